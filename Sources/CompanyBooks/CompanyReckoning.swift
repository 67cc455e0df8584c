import CompanyDuty
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Lays companies beside the registers: who is enrolled, at which wage, under which programmes, and what is
/// not paid. Every number comes from the tables of the register, the months and the ledger; a statement a
/// question, whatever the number of companies.
struct CompanyReckoning {
    /// A company with its branches, as it was found.
    struct Found {
        let id: UnitID
        var places: [UnitID]
        var profile: CompanyProfile?
        var sightings: [Int64: [HeadcountSighting]] = [:]
        var facts = CompanyFacts(isRegistered: false)
        var size: CompanySize?
        var stage: SanctionStage?
        var findings: [CompanyFinding] = []
    }

    let government: Int64
    let law: CompanyLaw
    let today: Day
    let connection: any SQLConnection

    /// Every company, or the one to which a unit belongs.
    func companies(of unit: UnitID? = nil) throws -> [Found] {
        let tree = try tree()
        var found: [Int64: Found] = [:]
        for place in tree.keys.sorted() {
            let head = tree.head(of: place)
            found[head, default: Found(id: UnitID(head), places: [])].places.append(UnitID(place))
        }
        if let unit {
            let head = tree.head(of: unit.number)
            found = found.filter { $0.key == head }
        }
        let places = unit == nil ? nil : found.values.flatMap(\.places).map(\.number).sorted()
        if found.isEmpty { return [] }
        try read(places, tree, into: &found)
        var all = found.values.sorted { $0.id < $1.id }
        let region = try self.region()
        for place in all.indices { try judge(&all[place], region) }
        return all
    }

    /// The head office of a place.
    func head(of place: UnitID) throws -> UnitID { UnitID(try tree().head(of: place.number)) }

    /// Which unit of a company stands under which.
    private func tree() throws -> [Int64: Int64?] {
        var tree: [Int64: Int64?] = [:]
        try connection.query(
            """
            SELECT unit_id, parent_unit_id FROM unit WHERE gov_id = $1 AND kind = 'perusahaan'
            ORDER BY unit_id
            """, [.integer(government)]
        ) { tree.updateValue(try $0.optionalInteger(1), forKey: try $0.integer(0)) }
        return tree
    }

    /// The region whose minimum wage counts.
    private func region() throws -> String {
        let number = try connection.integer(
            "SELECT region_id FROM government WHERE gov_id = $1", [.integer(government)])
        return number.map(String.init) ?? ""
    }

    private func read(_ places: [Int64]?, _ tree: [Int64: Int64?], into found: inout [Int64: Found]) throws {
        func add(_ unit: Int64, _ change: (inout Found) throws -> Void) rethrows {
            let head = tree.head(of: unit)
            guard var company = found[head] else { return }
            try change(&company)
            found[head] = company
        }
        let scope = Scope(places)
        try connection.query(
            """
            SELECT nib, licence, sector, address, capital, sales, stated_size, is_state, source, unit_id
            FROM company_profile
            WHERE gov_id = $1 AND superseded_ms = 9223372036854775807\(scope.sql("unit_id", from: 2))
            ORDER BY unit_id
            """, [.integer(government)] + scope.values
        ) { row in
            let unit = try row.integer(9)
            let profile = try CompanyRows.profile(row)
            // A branch says nothing about the size of the whole.
            if tree.head(of: unit) == unit { add(unit) { $0.profile = profile } }
        }
        try connection.query(
            """
            SELECT unit_id, seen_on, source, persons FROM company_sighting
            WHERE gov_id = $1\(scope.sql("unit_id", from: 2)) ORDER BY unit_id, sighting_id
            """, [.integer(government)] + scope.values
        ) { row in
            let unit = try row.integer(0)
            let sighting = HeadcountSighting(
                on: try row.day(1, "company_sighting.seen_on"),
                source: try row.code(2, "company_sighting.source"), persons: Int(try row.integer(3)))
            add(unit) { $0.sightings[unit, default: []].append(sighting) }
        }
        try connection.query(
            """
            SELECT unit_id, stage FROM sanction_case WHERE gov_id = $1\(scope.sql("unit_id", from: 2))
            ORDER BY unit_id, is_open, case_id
            """, [.integer(government)] + scope.values
        ) { row in
            let stage: SanctionStage = try row.code(1, "sanction_case.stage")
            add(try row.integer(0)) { $0.stage = stage }
        }
        for key in found.keys {
            guard let profile = found[key]?.profile else { continue }
            found[key]?.size = (try? law.sizing(of: profile, on: today))?.size ?? profile.statedSize
        }
        try people(scope, add)
        try money(scope, add)
    }

    private func people(_ scope: Scope, _ add: (Int64, (inout Found) throws -> Void) throws -> Void) throws {
        let minimum = law.minimumWage(of: try region(), on: today)?.value.amount ?? 0
        var owed: [CompanySize: ProgrammeSet] = [:]
        for size in CompanySize.allCases {
            owed[size] = (try? law.programmes(of: size, on: today)).map { ProgrammeSet($0.owed) } ?? []
        }
        try connection.query(
            """
            SELECT s.unit_id, s.programmes, COUNT(DISTINCT s.person_id),
                CAST(SUM(CASE WHEN s.wage < $1 THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN s.wage < $1 THEN $1 - s.wage ELSE 0 END) AS BIGINT)
            FROM job_spell s JOIN unit u ON u.gov_id = s.gov_id AND u.unit_id = s.unit_id
            WHERE s.gov_id = $2 AND u.kind = 'perusahaan' AND s.superseded_ms = 9223372036854775807
                AND s.registration_id IS NOT NULL AND s.segment = 'pu' AND s.valid_from <= $3
                AND s.valid_to >= $3\(scope.sql("s.unit_id", from: 4))
            GROUP BY s.unit_id, s.programmes ORDER BY s.unit_id, s.programmes
            """, [.integer(minimum), .integer(government), .integer(today.number)] + scope.values
        ) { row in
            let programmes = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(1)))
            let (count, under, shortfall) = (try row.integer(2), try row.integer(3), try row.integer(4))
            try add(try row.integer(0)) { company in
                let needed = owed[company.size ?? .micro] ?? []
                company.facts.enrolled += Int(count)
                company.facts.underMinimum += Int(under)
                company.facts.shortfall += Rupiah(shortfall)
                if !programmes.isSuperset(of: needed) { company.facts.lacking += Int(count) }
            }
        }
    }

    private func money(_ scope: Scope, _ add: (Int64, (inout Found) throws -> Void) throws -> Void) throws {
        var units: [Int64: [Int64]] = [:]
        try connection.query(
            """
            SELECT l.registration_id, l.unit_id FROM unit_registration l
            JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
            WHERE l.gov_id = $1 AND u.kind = 'perusahaan' AND l.valid_from <= $2
                AND l.valid_to >= $2\(scope.sql("l.unit_id", from: 3))
            ORDER BY l.registration_id, l.unit_id, l.valid_from
            """, [.integer(government), .integer(today.number)] + scope.values
        ) { units[try $0.integer(0), default: []].append(try $0.integer(1)) }
        for unit in Set(units.values.joined()) { try add(unit) { $0.facts.isRegistered = true } }
        if units.isEmpty { return }
        let registrations = scope.isWhole ? Scope(nil) : Scope(units.keys.sorted())
        try connection.query(
            """
            SELECT c.registration_id, CAST(SUM(c.still_open) AS BIGINT) FROM claim_state c
            WHERE c.gov_id = $1 AND c.due < $2 AND c.still_open > 0
                AND c.superseded_ms = 9223372036854775807\(registrations.sql("c.registration_id", from: 3))
            GROUP BY c.registration_id ORDER BY c.registration_id
            """, [.integer(government), .integer(today.number)] + registrations.values
        ) { row in
            let open = Rupiah(try row.integer(1))
            // What several branches report together is owed once.
            if let unit = units[try row.integer(0)]?.first { try add(unit) { $0.facts.arrears += open } }
        }
    }

    private func judge(_ company: inout Found, _ region: String) throws {
        let sightings = company.places.map { company.sightings[$0.number] ?? [] }
        let seen = SeenWorkers(sightings, on: today)
        company.facts.seen = seen?.persons
        company.facts.seenOn = seen?.since
        company.findings =
            (try? law.findings(company.facts, size: company.size, place: region, on: today)) ?? []
    }
}

/// Keeps a statement to some units, or to none.
private struct Scope {
    let values: [SQLValue]
    let isWhole: Bool

    init(_ numbers: [Int64]?) {
        isWhole = numbers == nil
        values = numbers.map { $0.map(SQLValue.integer) } ?? []
    }

    func sql(_ column: String, from place: Int) -> String {
        if isWhole { return "" }
        let places = values.indices.map { "$\($0 + place)" }.joined(separator: ", ")
        return " AND \(column) IN (\(places))"
    }
}

extension [Int64: Int64?] {
    /// The head office of a place: the highest of its kind above it.
    fileprivate func head(of place: Int64) -> Int64 {
        var (last, steps) = (place, 0)
        while let above = self[last] ?? nil, self[above] != nil, steps < count {
            (last, steps) = (above, steps + 1)
        }
        return last
    }
}
