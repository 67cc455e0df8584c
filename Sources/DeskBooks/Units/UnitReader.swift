import Access
import AccessBooks
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore

/// What was read of a unit, before its coverage is known.
struct ReadUnit: Sendable {
    let unit: UnitEntry
    let parent: UnitChoice?
    let below: [UnitChoice]
    let periods: [UnitPeriod]?
    let arrears: UnitArrears?
    let papers: [UnitPaper]
    let headcounts: [ListedPeople]
    let ownPeople: Int
    /// People with a job on the day in the unit or below it.
    let branchPeople: Int

    func file(_ coverage: UnitCoverage?) -> UnitFile {
        UnitFile(
            unit: unit, parent: parent, below: below, coverage: coverage, periods: periods, arrears: arrears,
            papers: papers, headcounts: headcounts, ownPeople: ownPeople)
    }
}

/// Reads what stands about one unit.
struct UnitReader {
    let unit: Int64
    let office: Office
    let connection: any SQLConnection

    func read(_ reach: Reach, mayPeriods: Bool, mayMoney: Bool) throws -> ReadUnit {
        let all = try UnitBook.all(government: office.government, on: connection)
        guard let entry = all.first(where: { $0.id.number == unit }) else { throw AccessRefusal.outOfReach }
        let units = branch(of: unit, all)
        let registrations = try registrations(of: units)
        return ReadUnit(
            unit: entry, parent: try parent(of: entry, all, reach),
            below: all.filter { $0.parent == entry.id }.prefix(100).map(choice),
            periods: mayPeriods ? try periods(of: registrations) : nil,
            arrears: mayMoney ? try arrears(of: registrations) : nil,
            papers: try UnitPapers.papers(of: entry.id, government: office.government, on: connection)
                .map(\.paper), headcounts: try headcounts(), ownPeople: try people(in: [unit]),
            branchPeople: try people(in: units))
    }

    private func choice(_ entry: UnitEntry) -> UnitChoice {
        UnitChoice(id: entry.id, code: entry.code, name: entry.name)
    }

    /// A unit above that is beyond the reach is not named.
    private func parent(of entry: UnitEntry, _ all: [UnitEntry], _ reach: Reach) throws -> UnitChoice? {
        guard let above = all.first(where: { $0.id == entry.parent }) else { return nil }
        do {
            try ReachSQL.hold(
                unit: above.id.number, within: reach, government: office.government, on: connection)
        } catch AccessRefusal.outOfReach { return nil }
        return choice(above)
    }

    private func people(in units: [Int64]) throws -> Int {
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        let day = sql.place(.integer(Int64(office.today.yyyymmdd)))
        sql.add(
            """
            SELECT COUNT(DISTINCT person_id) FROM job_spell
            WHERE gov_id = \(owner) AND superseded_ms = \(Int64.max) AND valid_from <= \(day)
                AND valid_to >= \(day) AND unit_id IN (\(sql.places(units)))
            """)
        return Int(try connection.integer(sql.text, sql.values) ?? 0)
    }

    private func registrations(of units: [Int64]) throws -> [Int64] {
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        let day = sql.place(.integer(Int64(office.today.yyyymmdd)))
        sql.add(
            """
            SELECT DISTINCT registration_id FROM unit_registration
            WHERE gov_id = \(owner) AND valid_from <= \(day) AND valid_to >= \(day)
                AND unit_id IN (\(sql.places(units))) ORDER BY registration_id
            """)
        return try connection.rows(sql.text, sql.values) { try $0.integer(0) }
    }

    /// The latest twelve.
    private func periods(of registrations: [Int64]) throws -> [UnitPeriod] {
        guard !registrations.isEmpty else { return [] }
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        sql.add(
            """
            SELECT p.period, p.registration_id, r.name, p.state, p.persons, p.dues FROM period p
            JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
            WHERE p.gov_id = \(owner) AND p.registration_id IN (\(sql.places(registrations)))
            ORDER BY p.period DESC, p.registration_id LIMIT 12
            """)
        return try connection.rows(sql.text, sql.values) { row in
            UnitPeriod(
                month: try row.month(0, "period.period"), registration: try row.integer(1),
                registrationName: try row.text(2), stage: try row.stage(3),
                persons: try row.optionalInteger(4).map { Int($0) },
                dues: try row.optionalInteger(5).map { Rupiah($0) })
        }
    }

    private func arrears(of registrations: [Int64]) throws -> UnitArrears {
        guard !registrations.isEmpty else {
            return UnitArrears(open: .zero, overdue: .zero, oldestDue: nil)
        }
        var sql = NumberedSQL()
        let today = sql.place(.integer(Int64(office.today.yyyymmdd)))
        sql.add(
            """
            SELECT CAST(SUM(still_open) AS BIGINT),
                CAST(SUM(CASE WHEN due < \(today) THEN still_open ELSE 0 END) AS BIGINT), MIN(due)
            FROM claim_state
            """)
        let owner = sql.place(.integer(office.government))
        sql.add(" WHERE gov_id = \(owner) AND superseded_ms = \(Int64.max) AND still_open > 0")
        sql.add(" AND registration_id IN (\(sql.places(registrations)))")
        let found = try connection.first(sql.text, sql.values) { row in
            UnitArrears(
                open: Rupiah(try row.optionalInteger(0) ?? 0),
                overdue: Rupiah(try row.optionalInteger(1) ?? 0),
                oldestDue: try row.optionalDay(2, "claim_state.due"))
        }
        return found ?? UnitArrears(open: .zero, overdue: .zero, oldestDue: nil)
    }

    /// The newest of each list.
    private func headcounts() throws -> [ListedPeople] {
        var newest: [MissingUnit.List: ListedPeople] = [:]
        try connection.query(
            """
            SELECT source, as_of, persons FROM unit_headcount WHERE gov_id = $1 AND unit_id = $2
            ORDER BY as_of, source
            """, [.integer(office.government), .integer(unit)]
        ) { row in
            let list: MissingUnit.List = try row.code(0, "unit_headcount.source")
            newest[list] = ListedPeople(
                list: list, asOf: try row.day(1, "unit_headcount.as_of"),
                people: Int(try row.integer(2)))
        }
        return MissingUnit.List.allCases.compactMap { newest[$0] }
    }
}
