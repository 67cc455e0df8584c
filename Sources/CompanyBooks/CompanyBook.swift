package import CompanyDuty
package import Membership
package import MoneyAndDates
import RegisterBooks
package import SQLDatabase
package import SQLStore

/// The companies of a government: their profiles, who counted their workers, and its threshold. Each company
/// is a unit of the register; its people, wages and dues are those of the register, the months and the
/// ledger.
package struct CompanyBook: Sendable {
    package let office: Office
    package let law: CompanyLaw

    package init(_ office: Office, law: CompanyLaw) {
        self.office = office
        self.law = law
    }

    /// Adds a company, or a branch of one, with what is known of it. The same again changes nothing.
    ///
    /// - Parameters:
    ///   - code: by which the register names it; nil for its business number.
    ///   - above: the code of the head office, of a branch.
    /// - Throws: `CompanyBookRefusal.unnamed`, `.nameMissing`, `.businessNumberTaken`; `RegisterRefusal`.
    @discardableResult
    package func add(
        _ name: String, code: String? = nil, above: String? = nil, profile: CompanyProfile
    ) async throws -> UnitID {
        guard let code = code ?? profile.businessNumber?.digits, !code.isEmpty else {
            throw CompanyBookRefusal.unnamed
        }
        if name.allSatisfy(\.isWhitespace) { throw CompanyBookRefusal.nameMissing }
        try profile.check()
        try await UnitBook.add(
            [UnitDraft(kind: .company, code: code, name: name, parent: above)], by: office)
        let (government, office) = (office.government, office)
        return try await office.act { connection, now in
            let unit = try UnitBook.unit(code, government: government, on: connection)
            let rows = CompanyRows(office: office, connection: connection)
            try rows.hold(unit.id)
            return Act(unit.id, try rows.write(profile, of: unit.id, at: now))
        }
    }

    /// Corrects what is known of a company.
    package func revise(_ company: UnitID, to profile: CompanyProfile) async throws {
        try profile.check()
        let office = office
        try await office.act { connection, now in
            let rows = CompanyRows(office: office, connection: connection)
            try rows.hold(company)
            return Act((), try rows.write(profile, of: company, at: now))
        }
    }

    /// Records how many workers somebody counted at a company or a branch of one.
    package func sight(_ sighting: HeadcountSighting, at company: UnitID) async throws {
        try sighting.check(today: office.today)
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, now in
            let rows = CompanyRows(office: office, connection: connection)
            try rows.hold(company)
            return Act((), try rows.write(sighting, of: company, as: number, at: now))
        }
    }

    /// Says from how many workers on the government acts.
    package func set(_ threshold: CompanyThreshold) async throws {
        try threshold.check()
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, now in
            try connection.execute(
                """
                INSERT INTO company_threshold (gov_id, threshold_id, valid_from, workers, basis, recorded_by,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(number), .integer(threshold.from.number),
                    .integer(Int64(threshold.workers)), .text(threshold.basis), .text(office.actor),
                    .integer(now),
                ])
            return Act(
                (),
                [
                    office.change(
                        "company.threshold", of: "government/\(office.government)",
                        after: "\(threshold.workers) \(threshold.basis) \(threshold.from.yyyymmdd)")
                ])
        }
    }

    /// The threshold on a day; nil where the government has none: then every employer is meant.
    package static func threshold(
        on day: Day, government: Int64, on connection: any SQLConnection
    ) throws -> CompanyThreshold? {
        try connection.first(
            """
            SELECT workers, basis, valid_from FROM company_threshold WHERE gov_id = $1 AND valid_from <= $2
            ORDER BY valid_from DESC, recorded_ms DESC, threshold_id DESC LIMIT 1
            """, [.integer(government), .integer(day.number)]
        ) { row in
            CompanyThreshold(
                workers: Int(try row.integer(0)), basis: try row.text(1),
                from: try row.day(2, "company_threshold.valid_from"))
        }
    }

    /// The company that people call by a code, a business number, a number at BPJS or its number in the
    /// books.
    ///
    /// - Throws: `CompanyBookRefusal.noSuchCompany`, also for one of another government.
    package func find(_ text: String) async throws -> UnitID {
        let government = office.government
        let found = try await office.database.read {
            try CompanyRows.find(text, government: government, on: $0)
        }
        guard let found else { throw CompanyBookRefusal.noSuchCompany(text) }
        return found
    }
}
