import CompanyDuty
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Reads and writes what is known of companies.
struct CompanyRows {
    let office: Office
    let connection: any SQLConnection

    /// Makes this act wait for others upon the company, and refuses what is none of this government's.
    func hold(_ company: UnitID) throws {
        let found = try connection.integer(
            """
            SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2 AND kind = 'perusahaan'\
            \(connection.engine.lockClause)
            """, [.integer(office.government), .integer(company.number)])
        if found == nil { throw CompanyBookRefusal.noSuchCompany(company.description) }
    }

    /// The company that a text names; nil where this government has none.
    static func find(
        _ text: String, government: Int64, on connection: any SQLConnection
    ) throws -> UnitID? {
        let typed = text.split(whereSeparator: \.isWhitespace).joined()
        let digits = BusinessNumber(typed)?.digits ?? typed
        let byNumber = try connection.integer(
            """
            SELECT p.unit_id FROM company_profile p
            WHERE p.gov_id = $1 AND p.nib = $2 AND p.superseded_ms = 9223372036854775807
            """, [.integer(government), .text(digits)])
        if let byNumber { return UnitID(byNumber) }
        let byCode = try connection.integer(
            """
            SELECT unit_id FROM unit WHERE gov_id = $1 AND code = $2 AND kind = 'perusahaan'
            ORDER BY unit_id LIMIT 1
            """, [.integer(government), .text(typed)])
        if let byCode { return UnitID(byCode) }
        let employer = typed.split(separator: "/").first.map { $0.uppercased() } ?? typed
        let byEmployer = try connection.integer(
            """
            SELECT u.unit_id FROM registration r
            JOIN unit_registration l ON l.gov_id = r.gov_id AND l.registration_id = r.registration_id
            JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
            WHERE r.gov_id = $1 AND r.npp = $2 AND u.kind = 'perusahaan'
            ORDER BY u.unit_id, r.registration_id LIMIT 1
            """, [.integer(government), .text(employer)])
        if let byEmployer { return UnitID(byEmployer) }
        guard let number = Int64(typed) else { return nil }
        return try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2 AND kind = 'perusahaan'",
            [.integer(government), .integer(number)]
        ).map { UnitID($0) }
    }

    /// What is known of a company now, with its version; nil where nothing was ever recorded.
    func profile(of company: UnitID) throws -> (profile: CompanyProfile, version: Int64, recorded: Int64)? {
        try connection.first(
            """
            SELECT nib, licence, sector, address, capital, sales, stated_size, is_state, source, version,
                recorded_ms
            FROM company_profile
            WHERE gov_id = $1 AND unit_id = $2 AND superseded_ms = 9223372036854775807
            """, [.integer(office.government), .integer(company.number)]
        ) { row in
            (try CompanyRows.profile(row), try row.integer(9), try row.integer(10))
        }
    }

    /// A profile out of a row whose first nine columns are those of `profile(of:)`.
    static func profile(_ row: SQLRow) throws -> CompanyProfile {
        CompanyProfile(
            businessNumber: row.optionalText(0).flatMap { BusinessNumber($0) }, licence: try row.text(1),
            sector: try row.text(2), address: try row.text(3),
            capital: try row.optionalInteger(4).map(Rupiah.init),
            sales: try row.optionalInteger(5).map(Rupiah.init),
            statedSize: row.optionalText(6).flatMap(CompanySize.init),
            isStateOrganiser: try row.integer(7) == 1,
            source: try row.code(8, "company_profile.source"))
    }

    /// Writes a version in the place of the last; nothing where it is the same.
    func write(_ profile: CompanyProfile, of company: UnitID, at now: Int64) throws -> [AuditChange] {
        let before = try self.profile(of: company)
        if before?.profile == profile { return [] }
        if let number = profile.businessNumber { try holdFree(number, for: company) }
        let moment = max(now, (before?.recorded ?? 0) + 1)
        if before != nil {
            try connection.execute(
                """
                UPDATE company_profile SET superseded_ms = $1
                WHERE gov_id = $2 AND unit_id = $3 AND superseded_ms = 9223372036854775807
                """, [.integer(moment), .integer(office.government), .integer(company.number)])
        }
        try connection.execute(
            """
            INSERT INTO company_profile (gov_id, unit_id, version, nib, licence, sector, address, capital,
                sales, stated_size, is_state, source, recorded_by, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 9223372036854775807)
            """,
            [
                .integer(office.government), .integer(company.number),
                .integer((before?.version ?? 0) + 1), SQLValue(profile.businessNumber?.digits),
                .text(profile.licence), .text(profile.sector), .text(profile.address),
                SQLValue(profile.capital?.amount), SQLValue(profile.sales?.amount),
                SQLValue(profile.statedSize?.rawValue), .integer(profile.isStateOrganiser ? 1 : 0),
                .text(profile.source.rawValue), .text(office.actor), .integer(moment),
            ])
        return [
            office.change(
                "company.profile", of: "unit/\(company)", before: before?.profile.audit ?? "",
                after: profile.audit)
        ]
    }

    private func holdFree(_ number: BusinessNumber, for company: UnitID) throws {
        let taken = try connection.first(
            """
            SELECT p.unit_id, u.name FROM company_profile p
            JOIN unit u ON u.gov_id = p.gov_id AND u.unit_id = p.unit_id
            WHERE p.gov_id = $1 AND p.nib = $2 AND p.superseded_ms = 9223372036854775807
            """, [.integer(office.government), .text(number.digits)]
        ) { (try $0.integer(0), try $0.text(1)) }
        if let taken, taken.0 != company.number {
            throw CompanyBookRefusal.businessNumberTaken(number.digits, by: taken.1)
        }
    }

    /// Writes a count; nothing where the same one is there.
    func write(
        _ sighting: HeadcountSighting, of company: UnitID, as number: Int64, at now: Int64
    ) throws -> [AuditChange] {
        let there = try connection.integer(
            """
            SELECT COUNT(*) FROM company_sighting
            WHERE gov_id = $1 AND unit_id = $2 AND seen_on = $3 AND source = $4 AND persons = $5
            """,
            [
                .integer(office.government), .integer(company.number), .integer(sighting.on.number),
                .text(sighting.source.rawValue), .integer(Int64(sighting.persons)),
            ])
        if there != 0 { return [] }
        try connection.execute(
            """
            INSERT INTO company_sighting (gov_id, unit_id, sighting_id, seen_on, source, persons, recorded_by,
                recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(office.government), .integer(company.number), .integer(number),
                .integer(sighting.on.number), .text(sighting.source.rawValue),
                .integer(Int64(sighting.persons)), .text(office.actor), .integer(now),
            ])
        return [
            office.change(
                "company.sighting", of: "unit/\(company)",
                after: "\(sighting.on.yyyymmdd) \(sighting.source.rawValue) \(sighting.persons)")
        ]
    }
}

extension CompanyProfile {
    /// For auditors.
    fileprivate var audit: String {
        [
            businessNumber.map { "nib=\($0)" }, licence.isEmpty ? nil : "licence=\(licence)",
            capital.map { "capital=\($0.amount)" }, sales.map { "sales=\($0.amount)" },
            statedSize.map { "size=\($0.rawValue)" }, isStateOrganiser ? "state" : nil,
            "source=\(source.rawValue)",
        ].compactMap(\.self).joined(separator: " ")
    }
}
