package import CompanyDuty
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// A company as lists show it, with all its branches.
package struct CompanyLine: Sendable, Hashable {
    package let id: UnitID
    package let code: String
    package let name: String
    package let businessNumber: String?
    package let size: CompanySize?
    package let isRegistered: Bool
    /// Nil where nobody ever counted.
    package let seen: Int?
    package let enrolled: Int
    package let arrears: Rupiah
    package let findings: [CompanyFindingKind]
    /// Of the case that goes on, or of the last; nil where there was none.
    package let stage: SanctionStage?

    /// What a statement selects of `company_standing c`, `unit u` and `company_profile p`.
    package static let columns = """
        c.unit_id, u.code, u.name, p.nib, c.company_size, c.is_registered, c.seen, c.enrolled, c.arrears, \
        c.findings, c.stage
        """

    package static let tables = """
        company_standing c JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id \
        LEFT JOIN company_profile p ON p.gov_id = c.gov_id AND p.unit_id = c.unit_id \
        AND p.superseded_ms = 9223372036854775807
        """

    /// Out of a row of `columns`.
    package init(_ row: SQLRow) throws {
        id = UnitID(try row.integer(0))
        code = row.optionalText(1) ?? ""
        name = try row.text(2)
        businessNumber = row.optionalText(3)
        size = CompanySize(rawValue: try row.text(4))
        isRegistered = try row.integer(5) == 1
        let counted = Int(try row.integer(6))
        seen = counted < 0 ? nil : counted
        enrolled = Int(try row.integer(7))
        arrears = Rupiah(try row.integer(8))
        findings = CompanyFindingKind.of(Int(try row.integer(9)))
        stage = SanctionStage(rawValue: try row.text(10))
    }
}

/// The kept list of companies, reckoned anew as the registers change.
package struct CompanyStandings: Sendable {
    private let office: Office
    private let law: CompanyLaw

    package init(_ office: Office, law: CompanyLaw) {
        self.office = office
        self.law = law
    }

    /// Brings the list to the end of the audit chain: one pass over the companies' people at one moment,
    /// while others write. Questions at the counter and whatever else changes no company cost no pass.
    ///
    /// - Returns: whether anything had changed since that the list could follow from.
    @discardableResult
    package func refresh() async throws -> Bool {
        let (office, law) = (office, law)
        let reckoned = try await office.database.read { connection in
            try CompanyStandings.reckon(office, law, connection)
        }
        guard let reckoned else { return false }
        try await office.database.write { connection in
            try CompanyStandings.write(reckoned.rows, reckoned.sequence, office, connection)
        }
        return reckoned.isChanged
    }

    private static func reckon(
        _ office: Office, _ law: CompanyLaw, _ connection: any SQLConnection
    ) throws -> (rows: [CompanyReckoning.Found], sequence: Int64, isChanged: Bool)? {
        let key: [SQLValue] = [.integer(office.government)]
        let chain = try connection.integer("SELECT sequence FROM audit_head WHERE gov_id = $1", key) ?? 0
        let head = try connection.first(
            "SELECT sequence, reckoned_on FROM company_head WHERE gov_id = $1", key
        ) { (try $0.integer(0), try $0.integer(1)) }
        if let head, head.1 == office.today.number {
            if head.0 == chain { return nil }
            if try !touches(companiesAfter: head.0, office, connection) { return ([], chain, false) }
        }
        let rows = try CompanyReckoning(
            government: office.government, law: law, today: office.today, connection: connection
        ).companies()
        return (rows, chain, true)
    }

    /// Whether something stands in the chain after an entry that a company's line may follow from. What is
    /// only asked, looked at, given out or done to accounts changes none.
    private static func touches(
        companiesAfter sequence: Int64, _ office: Office, _ connection: any SQLConnection
    ) throws -> Bool {
        try connection.integer(
            """
            SELECT sequence FROM audit_entry WHERE gov_id = $1 AND sequence > $2
                AND act NOT IN ('company.check', 'document.issue', 'data.export', 'signal.look',
                    'signal.decide', 'signal.run')
                AND act NOT LIKE 'account.%' AND act NOT LIKE 'token.%' AND act NOT LIKE 'vulnerable.%'
                AND act NOT LIKE 'meeting.%' AND act NOT LIKE 'outreach.%' AND act NOT LIKE 'budget.%'
            ORDER BY sequence LIMIT 1
            """, [.integer(office.government), .integer(sequence)]) != nil
    }

    private static func write(
        _ found: [CompanyReckoning.Found], _ sequence: Int64, _ office: Office,
        _ connection: any SQLConnection
    ) throws {
        if !found.isEmpty {
            func numbers(_ of: (CompanyReckoning.Found) -> Int) -> BulkRows.Values {
                .integers(found.map { Int64(of($0)) })
            }
            let columns: [(String, BulkRows.Values)] = [
                ("company_size", .texts(TextColumn(found.map { $0.size?.rawValue ?? "-" }))),
                ("is_registered", numbers { $0.facts.isRegistered ? 1 : 0 }),
                ("seen", numbers { $0.facts.seen ?? -1 }),
                ("seen_on", numbers { $0.facts.seenOn.map { Int($0.yyyymmdd) } ?? 0 }),
                ("enrolled", numbers { $0.facts.enrolled }),
                ("under_minimum", numbers { $0.facts.underMinimum }),
                ("shortfall", .integers(found.map(\.facts.shortfall.amount))),
                ("lacking", numbers { $0.facts.lacking }),
                ("arrears", .integers(found.map(\.facts.arrears.amount))),
                ("findings", numbers { $0.findings.reduce(0) { $0 | $1.kind.bit } }),
                ("stage", .texts(TextColumn(found.map { $0.stage?.rawValue ?? "-" }))),
            ]
            let key = ["gov_id", "unit_id"]
            _ = try connection.write(
                BulkRows(
                    "company_standing",
                    [
                        ("gov_id", .constant(.integer(office.government))),
                        ("unit_id", .integers(found.map(\.id.number))),
                    ] + columns, conflict: .replaceDifferent(key: key, columns: columns.map(\.0))))
        }
        try connection.execute(
            """
            INSERT INTO company_head (gov_id, sequence, reckoned_on) VALUES ($1, $2, $3)
            ON CONFLICT (gov_id) DO UPDATE SET sequence = excluded.sequence,
                reckoned_on = excluded.reckoned_on
            """, [.integer(office.government), .integer(sequence), .integer(office.today.number)])
    }
}

/// A company with everything that its page shows.
package struct CompanySheet: Sendable {
    package let id: UnitID
    package let code: String
    package let name: String
    package let places: [Place]
    package let profile: CompanyProfile?
    package let sizing: CompanySizing?
    package let facts: CompanyFacts
    package let findings: [CompanyFinding]
    package let sightings: [(place: String, sighting: HeadcountSighting)]
    /// `NPP/division` of each registration, with its risk class this month, 1 to 5; nought where none is
    /// known.
    package let registrations: [(id: Int64, code: String, riskClass: Int)]
    package let threshold: CompanyThreshold?
    package let cases: [SanctionRow]

    /// The head office or a branch.
    package struct Place: Sendable, Hashable {
        package let id: UnitID
        package let name: String
    }
}

extension CompanyBook {
    /// One company as the books stand today, with its branches.
    ///
    /// - Parameter unit: the company, or a branch of it.
    /// - Throws: `CompanyBookRefusal.noSuchCompany`.
    package func sheet(_ unit: UnitID) async throws -> CompanySheet {
        let (office, law) = (office, law)
        return try await office.database.read { connection in
            try CompanyBook.sheet(unit, office, law, connection)
        }
    }

    static func sheet(
        _ unit: UnitID, _ office: Office, _ law: CompanyLaw, _ connection: any SQLConnection
    ) throws -> CompanySheet {
        let reckoning = CompanyReckoning(
            government: office.government, law: law, today: office.today, connection: connection)
        guard let found = try reckoning.companies(of: unit).first(where: { $0.places.contains(unit) }) else {
            throw CompanyBookRefusal.noSuchCompany(unit.description)
        }
        let numbers = found.places.map(\.number)
        let scope = numbers.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let values = [.integer(office.government)] + numbers.map(SQLValue.integer)
        var names: [Int64: (code: String, name: String)] = [:]
        try connection.query(
            """
            SELECT unit_id, code, name FROM unit WHERE gov_id = $1 AND unit_id IN (\(scope)) ORDER BY unit_id
            """, values
        ) { names[try $0.integer(0)] = ($0.optionalText(1) ?? "", try $0.text(2)) }
        let registrations = try connection.rows(
            """
            SELECT DISTINCT r.registration_id, r.npp, r.division FROM registration r
            JOIN unit_registration l ON l.gov_id = r.gov_id AND l.registration_id = r.registration_id
            WHERE l.gov_id = $1 AND l.unit_id IN (\(scope)) ORDER BY r.npp, r.division, r.registration_id
            """, values
        ) { (id: try $0.integer(0), code: "\(try $0.text(1))/\(try $0.text(2))") }
        let classes = try RegistrationClasses.read(government: office.government, on: connection)
        let own = names[found.id.number] ?? ("", "")
        return CompanySheet(
            id: found.id, code: own.code, name: own.name,
            places: found.places.map { .init(id: $0, name: names[$0.number]?.name ?? "") },
            profile: found.profile,
            sizing: try? found.profile.map { try law.sizing(of: $0, on: office.today) }, facts: found.facts,
            findings: found.findings,
            sightings: found.places.flatMap { place in
                (found.sightings[place.number] ?? []).map { (names[place.number]?.name ?? "", $0) }
            }.sorted { $0.sighting.prevails(over: $1.sighting) },
            registrations: registrations.map {
                ($0.id, $0.code, Int(classes.riskClass(of: $0.id, in: Month(of: office.today))))
            },
            threshold: try CompanyBook.threshold(
                on: office.today, government: office.government, on: connection),
            cases: try SanctionRow.of(found.id, office.government, connection))
    }
}

extension CompanyBook {
    /// Every company as it was last reckoned, by name.
    package func lines() async throws -> [CompanyLine] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT \(CompanyLine.columns) FROM \(CompanyLine.tables) WHERE c.gov_id = $1
                ORDER BY u.name, c.unit_id
                """, [.integer(government)], CompanyLine.init)
        }
    }
}
