import Budgets
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What a line needs for a programme in months that cost the same.
struct StoredAmount {
    let line: Int
    let programme: Programme
    let from: Month
    let through: Month
    let account: AccountCode?
    let dues: Rupiah
    let amount: Rupiah

    /// Of lines that are numbered from 1.
    static func of(_ lines: [PricedLine]) -> [StoredAmount] {
        lines.enumerated().flatMap { place, line in
            line.runs.flatMap { run in
                run.dues.map { dues in
                    StoredAmount(
                        line: place + 1, programme: dues.programme, from: run.from, through: run.through,
                        account: line.amounts.first { $0.programme == dues.programme }?.account,
                        dues: dues.amount, amount: dues.amount * Int64(line.line.people * run.months))
                }
            }
        }
    }
}

/// The lines of a version, read back.
enum StoredLines {
    static func read(
        _ header: BudgetHeader, _ pricing: BudgetPricing, government: Int64,
        on connection: any SQLConnection
    ) throws -> [PricedLine] {
        var pricing = pricing
        let key: [SQLValue] = [.integer(government), .integer(header.id.number)]
        var amounts: [Int64: [LineAmount]] = [:]
        try connection.query(
            """
            SELECT line, programme, account, CAST(SUM(amount) AS BIGINT) FROM budget_amount
            WHERE gov_id = $1 AND budget_id = $2 GROUP BY line, programme, account
            ORDER BY line, programme, account
            """, key
        ) { row in
            let account = row.optionalText(2).flatMap { AccountCode($0) }
            amounts[try row.integer(0), default: []].append(
                LineAmount(
                    try row.code(1, "budget_amount.programme"), account, Rupiah(try row.integer(3))))
        }
        return try connection.rows(selection, key) { row in
            let stored = amounts[try row.integer(0)] ?? []
            var line = try self.line(row)
            for amount in stored { line.accounts[amount.programme] = amount.account }
            let ordered = line.programmes.programmes.flatMap { programme in
                stored.filter { $0.programme == programme }
            }
            return PricedLine(
                line: line, runs: (try? pricing.runs(of: line, year: header.year)) ?? [], amounts: ordered)
        }
    }

    /// The lines without their amounts.
    static func lines(
        _ header: BudgetHeader, government: Int64, on connection: any SQLConnection
    ) throws -> [BudgetLine] {
        try connection.rows(selection, [.integer(government), .integer(header.id.number)], line)
    }

    private static let selection = """
        SELECT line, unit_id, category, people_group, segment, programmes, risk_class, funding, persons,
            from_month, to_month, wage_kind, wage, growth, place, bears_worker, sub_activity
        FROM budget_line WHERE gov_id = $1 AND budget_id = $2 ORDER BY line
        """

    private static func line(_ row: SQLRow) throws -> BudgetLine {
        var line = BudgetLine(
            unit: UnitID(try row.integer(1)), category: try row.code(2, "budget_line.category"),
            segment: try row.code(4, "budget_line.segment"),
            programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(5))),
            riskClass: RegisterCells.riskClass(try row.integer(6)),
            funding: try row.code(7, "budget_line.funding"), people: Int(try row.integer(8)),
            from: try row.month(9, "budget_line.from_month"),
            through: try row.month(10, "budget_line.to_month"), wage: try wage(row))
        line.group = try row.text(3)
        line.bearsWorkerShare = try row.integer(15) == 1
        line.subActivity = row.optionalText(16).flatMap { AccountCode($0) }
        return line
    }

    private static func wage(_ row: SQLRow) throws -> BudgetWage {
        let wage = Rupiah(try row.integer(12))
        return switch try row.text(11) {
        case "naik": .grown(wage, by: Rate(millionths: try row.integer(13)))
        case "minimum": .minimum(place: try row.text(14))
        default: .fixed(wage)
        }
    }
}
