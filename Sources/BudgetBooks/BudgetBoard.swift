package import Budgets
package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A unit on the board of a year.
package struct BudgetBoardRow: Sendable, Hashable {
    package let unit: UnitID
    /// Of the register today.
    package let people: Int
    /// What the register's people cost in each month of the year, by the law.
    package let bills: [Rupiah]
    /// What is asked for at the latest stage that is not spendable; nil where nothing was written.
    package let proposed: (stage: BudgetStage, total: Rupiah)?
    /// What may be spent, with the number of its document; nil where nothing was decided.
    package let decided: (stage: BudgetStage, total: Rupiah, number: String)?
    /// What a dump of another program has for the unit; nil where there is none.
    package let imported: Rupiah?
    /// From the first month of the budget on, of the twelve of the year.
    package let funded: MonthsFunded
    /// The first month of the budget; January where there is none.
    package let begins: Month
    /// Kinds of people whom the law does not price for lack of a fact, such as a risk class.
    package let unpriced: Int

    /// The money that the months are funded with.
    package var money: Rupiah? { decided?.total ?? imported }

    package static func == (left: BudgetBoardRow, right: BudgetBoardRow) -> Bool {
        left.unit == right.unit && left.funded == right.funded && left.people == right.people
    }

    /// By its unit.
    package func hash(into hasher: inout Hasher) { hasher.combine(unit) }
}

/// The budgets of a year, a row a unit that has people or a budget.
package struct BudgetBoard: Sendable {
    package let year: Int
    package let asOf: Day
    /// Fewer funded months than this are too few for a full death benefit.
    package let least: Int
    /// By unit.
    package let rows: [UnitID: BudgetBoardRow]
}

extension BudgetBook {
    /// The board of a year: the budgets that count, and what the people of the register cost.
    ///
    /// Four statements, whatever the number of units; each kind of people is priced once a month.
    package func board(_ year: Int) async throws -> BudgetBoard {
        let office = office
        let read = try await office.database.read { connection in
            (
                cells: try RegisterCells.kept(office, on: connection),
                current: try BudgetRows(office).current(year, on: connection),
                money: try BoardMoney.byLineUnit(year, office.government, on: connection),
                dumps: try BoardMoney.imported(year, office.government, on: connection)
            )
        }
        var pricing = rules.pricing
        let first = Month(year, 1) ?? Month(of: office.today)
        let cells = Dictionary(grouping: read.cells.filter { $0.funding != .oneself }, by: \.unit)
        let budgets = Dictionary(grouping: read.current, by: \.unit)
        var rows: [UnitID: BudgetBoardRow] = [:]
        let units = Set(cells.keys).union(budgets.keys).union(read.money.keys).union(read.dumps.keys)
        for unit in units {
            var unpriced = 0
            var bills = [Rupiah](repeating: .zero, count: 12)
            for cell in cells[unit] ?? [] {
                guard let line = cell.line(year: year, WageOutlook(), isAlone: true),
                    let runs = try? pricing.runs(of: line, year: year)
                else {
                    unpriced += 1
                    continue
                }
                for run in runs {
                    for place in 0..<run.months {
                        bills[run.from.month - 1 + place] += run.perPerson * Int64(cell.people)
                    }
                }
            }
            let own = budgets[unit] ?? []
            let proposal = own.filter { !$0.stage.isSpendable }.max { $0.stage < $1.stage }
            let decided = BoardMoney.spendable(own)
            let money = read.money[unit]
            let begins = money.map { max(first, $0.begins) } ?? first
            rows[unit] = BudgetBoardRow(
                unit: unit, people: (cells[unit] ?? []).map(\.people).reduce(0, +), bills: bills,
                proposed: proposal.map { ($0.stage, $0.total) },
                decided: money.map { (decided?.stage ?? .executed, $0.sum, decided?.number ?? "") },
                imported: read.dumps[unit],
                funded: MonthsFunded(
                    money?.sum ?? read.dumps[unit] ?? .zero, bills: Array(bills.dropFirst(begins.month - 1)),
                    from: begins, of: 12),
                begins: begins,
                unpriced: unpriced)
        }
        return BudgetBoard(year: year, asOf: office.today, least: rules.leastMonths(in: year), rows: rows)
    }
}

/// Money of a year, by the unit whose people it is for.
enum BoardMoney {
    /// The one that counts of a unit's decided budgets: the revised one before the first.
    static func spendable(_ budgets: [BudgetHeader]) -> BudgetHeader? {
        budgets.filter { $0.state == .decided && $0.stage.isSpendable }.max { $0.stage < $1.stage }
    }

    /// What decided budgets have for each unit, and from which month on; a revised budget takes the place of
    /// the first.
    static func byLineUnit(
        _ year: Int, _ government: Int64, on connection: any SQLConnection
    ) throws -> [UnitID: (sum: Rupiah, begins: Month)] {
        var money: [UnitID: (sum: Rupiah, begins: Month)] = [:]
        try connection.query(
            """
            SELECT l.unit_id, CAST(SUM(a.amount) AS BIGINT), MIN(l.from_month)
            FROM budget b
            JOIN budget_line l ON l.gov_id = b.gov_id AND l.budget_id = b.budget_id
            JOIN budget_amount a ON a.gov_id = l.gov_id AND a.budget_id = l.budget_id AND a.line = l.line
            WHERE \(counted)
            GROUP BY l.unit_id ORDER BY l.unit_id
            """, [.integer(government), .integer(Int64(year))]
        ) { row in
            money[UnitID(try row.integer(0))] = (
                Rupiah(try row.integer(1)), try row.month(2, "budget_line.from_month")
            )
        }
        return money
    }

    /// Decided budgets of a year by which money may be spent. $1 is the government, $2 the year.
    static let counted = """
        b.gov_id = $1 AND b.year = $2 AND b.state = 'decided' AND b.stage IN ('dpa', 'apbd-p')
            AND NOT EXISTS (SELECT 1 FROM budget r WHERE r.gov_id = b.gov_id AND r.unit_id = b.unit_id
                AND r.year = b.year AND r.state = 'decided' AND r.stage = 'apbd-p' AND b.stage = 'dpa')
        """

    /// What the latest dump of the year has for each unit.
    static func imported(
        _ year: Int, _ government: Int64, on connection: any SQLConnection
    ) throws -> [UnitID: Rupiah] {
        var money: [UnitID: Rupiah] = [:]
        try connection.query(
            """
            SELECT i.unit_id, CAST(SUM(i.amount) AS BIGINT) FROM budget_import_row i
            WHERE i.gov_id = $1 AND i.year = $2 AND i.refusal = ''
                AND i.import_id = (SELECT MAX(n.import_id) FROM budget_import_row n
                    WHERE n.gov_id = i.gov_id AND n.year = i.year)
            GROUP BY i.unit_id ORDER BY i.unit_id
            """, [.integer(government), .integer(Int64(year))]
        ) { money[UnitID(try $0.integer(0))] = Rupiah(try $0.integer(1)) }
        return money
    }
}
