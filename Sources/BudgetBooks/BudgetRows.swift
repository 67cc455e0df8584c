import Budgets
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Budgets as rows.
struct BudgetRows {
    let office: Office

    init(_ office: Office) { self.office = office }

    private var government: SQLValue { .integer(office.government) }

    /// Holds a unit until the end of the transaction, so that one version follows the other.
    func lock(_ unit: UnitID, on connection: any SQLConnection) throws {
        let there = try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2" + connection.engine.lockClause,
            [government, .integer(unit.number)])
        if there == nil { throw BudgetRefusal.unknownUnit(unit.description) }
    }

    func refuseUnknown(_ units: Set<UnitID>, on connection: any SQLConnection) throws {
        for unit in units.sorted() {
            let there = try connection.integer(
                "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2",
                [government, .integer(unit.number)])
            if there == nil { throw BudgetRefusal.unknownUnit(unit.description) }
        }
    }

    /// Nought where there is none.
    func lastVersion(_ draft: BudgetDraft, on connection: any SQLConnection) throws -> Int {
        let last = try connection.integer(
            """
            SELECT MAX(version) FROM budget WHERE gov_id = $1 AND unit_id = $2 AND year = $3 AND stage = $4
            """,
            [
                government, .integer(draft.unit.number), .integer(Int64(draft.year)),
                .text(draft.stage.rawValue),
            ])
        return Int(last ?? 0)
    }

    func insert(
        _ id: BudgetID, _ draft: BudgetDraft, _ lines: [PricedLine], version: Int, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO budget (gov_id, budget_id, unit_id, year, stage, version, state, total, recorded_by,
                recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9)
            """,
            [
                government, .integer(id.number), .integer(draft.unit.number), .integer(Int64(draft.year)),
                .text(draft.stage.rawValue), .integer(Int64(version)),
                .integer(lines.map(\.total).sum().amount), .text(office.actor), .integer(instant),
            ])
        if lines.isEmpty { return }
        _ = try connection.write(lineRows(id, lines.map(\.line)))
        let amounts = StoredAmount.of(lines)
        if !amounts.isEmpty { _ = try connection.write(amountRows(id, amounts)) }
    }

    private func lineRows(_ id: BudgetID, _ lines: [BudgetLine]) -> BulkRows {
        let wages = lines.map(StoredWage.init)
        return BulkRows(
            "budget_line",
            [
                ("gov_id", .constant(government)), ("budget_id", .constant(.integer(id.number))),
                ("line", .integers(lines.indices.map { Int64($0 + 1) })),
                ("unit_id", .integers(lines.map(\.unit.number))),
                ("category", .texts(TextColumn(lines.map(\.category.rawValue)))),
                ("people_group", .texts(TextColumn(lines.map(\.group)))),
                ("segment", .texts(TextColumn(lines.map(\.segment.rawValue)))),
                ("programmes", .integers(lines.map { Int64($0.programmes.rawValue) })),
                ("risk_class", .integers(lines.map { $0.riskClass.number })),
                ("funding", .texts(TextColumn(lines.map(\.funding.rawValue)))),
                ("persons", .integers(lines.map { Int64($0.people) })),
                ("from_month", .integers(lines.map { Int64($0.from.yyyymm) })),
                ("to_month", .integers(lines.map { Int64($0.through.yyyymm) })),
                ("wage_kind", .texts(TextColumn(lines.map(\.wage.code)))),
                ("wage", .integers(wages.map(\.wage))), ("growth", .integers(wages.map(\.growth))),
                ("place", .texts(TextColumn(wages.map(\.place)))),
                ("bears_worker", .integers(lines.map { $0.bearsWorkerShare ? 1 : 0 })),
                ("sub_activity", .texts(TextColumn(lines.map { $0.subActivity?.description ?? "" }))),
            ])
    }

    private func amountRows(_ id: BudgetID, _ amounts: [StoredAmount]) -> BulkRows {
        BulkRows(
            "budget_amount",
            [
                ("gov_id", .constant(government)), ("budget_id", .constant(.integer(id.number))),
                ("line", .integers(amounts.map { Int64($0.line) })),
                ("programme", .texts(TextColumn(amounts.map(\.programme.rawValue)))),
                ("from_month", .integers(amounts.map { Int64($0.from.yyyymm) })),
                ("to_month", .integers(amounts.map { Int64($0.through.yyyymm) })),
                ("account", .texts(TextColumn(amounts.map { $0.account?.description ?? "" }))),
                ("dues", .integers(amounts.map(\.dues.amount))),
                ("amount", .integers(amounts.map(\.amount.amount))),
            ])
    }

    func header(_ id: BudgetID, on connection: any SQLConnection) throws -> BudgetHeader? {
        try connection.first(
            Self.selection + " AND b.budget_id = $2", [government, .integer(id.number)], Self.header)
    }

    func headers(_ unit: UnitID, _ year: Int, on connection: any SQLConnection) throws -> [BudgetHeader] {
        try connection.rows(
            Self.selection + " AND b.unit_id = $2 AND b.year = $3 ORDER BY b.budget_id",
            [government, .integer(unit.number), .integer(Int64(year))], Self.header
        ).sorted { ($1.stage, $1.version) < ($0.stage, $0.version) }
    }

    /// The versions of a year that count: each unit's drafts and decided ones.
    func current(_ year: Int, on connection: any SQLConnection) throws -> [BudgetHeader] {
        try connection.rows(
            Self.selection + " AND b.year = $2 AND b.state <> 'superseded' ORDER BY b.budget_id",
            [government, .integer(Int64(year))], Self.header)
    }

    private static let selection = """
        SELECT b.budget_id, b.unit_id, u.name, b.year, b.stage, b.version, b.state, b.number, b.total,
            b.recorded_by, b.recorded_ms, b.decided_by, b.decided_ms
        FROM budget b JOIN unit u ON u.gov_id = b.gov_id AND u.unit_id = b.unit_id
        WHERE b.gov_id = $1
        """

    private static func header(_ row: SQLRow) throws -> BudgetHeader {
        BudgetHeader(
            id: BudgetID(try row.integer(0)), unit: UnitID(try row.integer(1)), unitName: try row.text(2),
            year: Int(try row.integer(3)), stage: try row.code(4, "budget.stage"),
            version: Int(try row.integer(5)), state: try row.code(6, "budget.state"),
            number: row.optionalText(7), total: Rupiah(try row.integer(8)), recordedBy: try row.text(9),
            recorded: try row.integer(10), decidedBy: row.optionalText(11),
            decided: try row.optionalInteger(12))
    }
}

/// A wage in its columns.
struct StoredWage {
    var wage: Int64 = 0
    var growth: Int64 = 0
    var place = ""

    init(_ line: BudgetLine) {
        switch line.wage {
        case .fixed(let amount): wage = amount.amount
        case .grown(let amount, let rate):
            wage = amount.amount
            growth = rate.millionths
        case .minimum(let place): self.place = place
        }
    }
}

extension RiskClass? {
    /// 1 to 5, nought for none: as in the registrations.
    var number: Int64 {
        flatMap { wanted in RiskClass.allCases.firstIndex { $0 == wanted } }.map { Int64($0) + 1 } ?? 0
    }
}
