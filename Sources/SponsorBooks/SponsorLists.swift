package import Membership
package import MoneyAndDates
package import RegisterBooks
package import SQLDatabase
package import SQLStore
package import Sponsorship

/// Something that was done to a sponsorship.
package struct SponsorshipEvent: Sendable, Hashable {
    package let act: SponsorshipAct
    package let note: String
    package let actor: String
    /// Milliseconds since 1970.
    package let at: Int64
}

/// A month of a sponsored worker that stands on a bill.
package struct SponsoredMonth: Sendable, Hashable {
    package let month: Month
    package let amount: Rupiah
    /// The day on which its bill was paid in full; nil while it is not.
    package let paidOn: Day?
    package let isPaid: Bool
}

/// What somebody who came back with his code sees.
package struct OwnSponsor: Sendable {
    package let office: Office
    package let sponsor: Int64
    package let name: String
    package let kind: SponsorKind
    /// The newest first, two hundred at most.
    package let rows: [SponsorshipRow]
    /// The last month whose bill is paid, by job.
    package let paidThrough: [SpellID: Month]
}

/// Reads sponsorships.
package enum SponsorLists {
    /// Most rows of one sponsor that a page shows.
    package static let mostOfOne = 200

    /// The sponsor whose code and day of birth somebody has; nil where they do not belong together, whichever
    /// of them is wrong. The caller counts the attempts.
    ///
    /// - Parameter office: any office of the database; the code names its own government.
    package static func own(code: String, born: Day, by office: Office) async throws -> OwnSponsor? {
        guard let document = DocumentCode(code, office.sealing),
            document.kind == SponsorLinkBook.sponsorKind
        else { return nil }
        let theirs = office.with(government: document.government)
        return try await office.database.read { connection in
            let key: [SQLValue] = [.integer(theirs.government), .integer(document.subject)]
            let found = try connection.first(
                "SELECT name, kind, born FROM sponsor WHERE gov_id = $1 AND sponsor_id = $2", key
            ) {
                (try $0.text(0), try $0.code(1, "sponsor.kind") as SponsorKind, try $0.day(2, "sponsor.born"))
            }
            guard let found, found.2 == born else { return nil }
            let rows = try connection.rows(
                """
                SELECT \(SponsorshipRow.columns) FROM \(SponsorshipRow.tables)
                WHERE s.gov_id = $1 AND s.sponsor_id = $2
                ORDER BY s.sponsorship_id DESC LIMIT \(mostOfOne)
                """, key
            ) { try SponsorshipRow($0, theirs) }
            return OwnSponsor(
                office: theirs, sponsor: document.subject, name: found.0, kind: found.1, rows: rows,
                paidThrough: try paidThrough(rows.compactMap(\.spell), theirs.government, connection))
        }
    }

    /// One sponsorship with all that was done.
    ///
    /// - Throws: `.notThere`.
    package static func open(
        _ id: Int64, by office: Office
    ) async throws -> (row: SponsorshipRow, events: [SponsorshipEvent], months: [SponsoredMonth]) {
        try await office.database.read { connection in
            let row = try SponsorReading(office: office, connection: connection).row(id)
            let events = try connection.rows(
                """
                SELECT act, note_sealed, actor, recorded_ms, sequence FROM sponsorship_event
                WHERE gov_id = $1 AND sponsorship_id = $2 ORDER BY sequence
                """, [.integer(office.government), .integer(id)]
            ) { found in
                let place = SponsorPlace.note(id, try found.integer(4), office)
                return SponsorshipEvent(
                    act: try found.code(0, "sponsorship_event.act"),
                    note: try office.sealing.open(try found.text(1), place), actor: try found.text(2),
                    at: try found.integer(3))
            }
            let months = try row.spell.map { try billed($0, row.term, office.government, connection) }
            return (row, events, months ?? [])
        }
    }

    /// The months of a job that bills have, within a term.
    static func billed(
        _ spell: SpellID, _ term: SponsorshipTerm, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [SponsoredMonth] {
        try connection.rows(
            """
            SELECT a.for_month, CAST(SUM(a.work_accident + a.death) AS BIGINT),
                CAST(SUM(c.still_open) AS BIGINT), MAX(c.last_paid)
            FROM assessment a JOIN claim_state c ON c.gov_id = a.gov_id
                AND c.registration_id = a.registration_id AND c.claim_month = a.period
                AND c.kind = 'bill' AND c.superseded_ms = \(Int64.max)
            WHERE a.gov_id = $1 AND a.spell_id = $2 AND a.for_month >= $3 AND a.for_month <= $4
            GROUP BY a.for_month ORDER BY a.for_month
            """,
            [
                .integer(government), .integer(spell.number), .integer(Int64(term.from.yyyymm)),
                .integer(Int64(term.last.yyyymm)),
            ]
        ) { row in
            let isPaid = try row.integer(2) == 0
            let day = try row.optionalInteger(3).flatMap { Day(yyyymmdd: Int($0)) }
            return SponsoredMonth(
                month: try row.month(0, "assessment.for_month"), amount: Rupiah(try row.integer(1)),
                paidOn: isPaid ? day : nil, isPaid: isPaid)
        }
    }

    /// Of some jobs the last month whose bill is paid: one statement.
    package static func paidThrough(
        _ spells: [SpellID], _ government: Int64, _ connection: any SQLConnection
    ) throws -> [SpellID: Month] {
        if spells.isEmpty { return [:] }
        let places = (2..<spells.count + 2).map { "$\($0)" }.joined(separator: ", ")
        let found = try connection.rows(
            """
            SELECT a.spell_id, MAX(a.for_month) FROM assessment a
            JOIN claim_state c ON c.gov_id = a.gov_id AND c.registration_id = a.registration_id
                AND c.claim_month = a.period AND c.kind = 'bill' AND c.superseded_ms = \(Int64.max)
            WHERE a.gov_id = $1 AND a.spell_id IN (\(places)) AND c.still_open = 0
            GROUP BY a.spell_id ORDER BY a.spell_id
            """, [.integer(government)] + spells.map { .integer($0.number) }
        ) { (SpellID(try $0.integer(0)), try $0.month(1, "assessment.for_month")) }
        return Dictionary(found, uniquingKeysWith: { $1 })
    }
}

extension SponsorBook {
    /// Who has the worker's number in the register of this government, masked; nil where nobody has.
    package func known(_ id: Int64) async throws -> PersonCard? {
        let office = office
        let number = try await office.database.read { connection in
            try SponsorReading(office: office, connection: connection).worker(of: id).nik
        }
        guard let number else { return nil }
        return try await PersonSearch(office).person(nik: number)
    }
}

extension SponsorLists {
    /// The staff number (NIP) of a civil servant or NIB of a firm, in full: for papers of his own.
    package static func staffNumber(of sponsor: Int64, by office: Office) async throws -> String {
        try await office.database.read { connection in
            try SponsorReading(office: office, connection: connection).identity(of: sponsor).number
        }
    }
}

extension SponsorLists {
    /// Sponsorships in a state, or all, by number; five hundred at once.
    ///
    /// - Parameter after: the last number of the part before.
    package static func list(
        _ state: SponsorshipState?, after: Int64 = 0, by office: Office
    ) async throws -> [SponsorshipRow] {
        let (condition, values) =
            state.map { (" AND s.state = $3", [SQLValue.text($0.rawValue)]) } ?? ("", [])
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT \(SponsorshipRow.columns) FROM \(SponsorshipRow.tables)
                WHERE s.gov_id = $1 AND s.sponsorship_id > $2\(condition)
                ORDER BY s.sponsorship_id LIMIT 500
                """, [.integer(office.government), .integer(after)] + values
            ) { try SponsorshipRow($0, office) }
        }
    }
}

extension SponsorLists {
    /// For a demonstration, in which nobody is real: code and day of birth of the first sponsor in force of
    /// the first government; nil where there is none.
    package static func example(by office: Office) async throws -> (code: String, born: Day)? {
        try await office.database.read { connection in
            guard let government = try GovernmentBook.numbers(on: connection).first else {
                return nil
            }
            return try connection.first(
                """
                SELECT p.sponsor_id, p.born FROM sponsorship s
                JOIN sponsor p ON p.gov_id = s.gov_id AND p.sponsor_id = s.sponsor_id
                WHERE s.gov_id = $1 AND s.state = 'berlaku' ORDER BY s.sponsorship_id, p.sponsor_id LIMIT 1
                """, [.integer(government)]
            ) { row in
                let theirs = office.with(government: government)
                return (
                    SponsorBook.code(of: try row.integer(0), theirs), try row.day(1, "sponsor.born")
                )
            }
        }
    }
}
