import LawBook
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// A masked list that everybody may read for some days.
package struct Posting: Sendable, Hashable {
    package let government: Int64
    package let id: Int64
    package let quota: QuotaID
    package let quotaName: String
    package let from: Day
    /// The last day on which corrections are taken.
    package let through: Day
    package let people: Int
    package let openCorrections: Int

    /// Whether corrections are taken on a day.
    package func isOpen(on day: Day) -> Bool { from <= day && day <= through }

    /// As it stands in addresses: `1671-42`.
    package var address: String { "\(government)-\(id)" }

    /// What an address names; nil for what is none.
    package static func parts(of address: String) -> (government: Int64, id: Int64)? {
        let parts = address.split(separator: "-").compactMap { Int64($0) }
        return parts.count == 2 && address.split(separator: "-").count == 2 ? (parts[0], parts[1]) : nil
    }
}

/// What the public list shows of somebody.
package struct PostedLine: Sendable, Hashable {
    package let line: Int
    package let maskedName: String
    package let unitName: String
    package let work: String
}

/// What somebody says about a line.
package struct Correction: Sendable, Hashable {
    package let id: Int64
    package let line: Int?
    package let text: String
    package let contact: String
    package let isOpen: Bool
    package let answer: String
}

/// Lists that hang out, and what the public says about them.
package struct PostingBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// Hangs out everybody of a quota who is verified.
    ///
    /// - Returns: the number of the posting, and how many stand on it.
    package func post(_ quota: QuotaID) async throws -> (id: Int64, people: Int) {
        let (book, office, id) = (self, office, office.identifiers.next())
        return try await office.act { connection, now in
            let held = try QuotaRows(office, connection).hold(quota)
            let writer = StepWriter(office: office, connection: connection, now: now)
            let through = book.rules.day(after: office.today, workingDays: held.terms.postingDays)
            try connection.execute(
                """
                INSERT INTO vulnerable_posting (gov_id, posting_id, quota_id, from_day, to_day, persons,
                    recorded_by, recorded_ms) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
                """,
                [
                    .integer(office.government), .integer(id), .integer(quota.number),
                    .integer(office.today.number), .integer(through.number), .text(office.actor),
                    .integer(now),
                ])
            let people = try writer.step(
                .post, RowCondition("quota_id = ?", [.integer(quota.number)]), note: String(id),
                setting: [("posting_id", .integer(id))])
            guard people > 0 else { throw VulnerableBookRefusal.nobodyThere }
            try writer.number("posting_line", of: ("posting_id", id))
            try connection.execute(
                "UPDATE vulnerable_posting SET persons = $1 WHERE gov_id = $2 AND posting_id = $3",
                [.integer(Int64(people)), .integer(office.government), .integer(id)])
            return Act(
                (id, people),
                [
                    office.change(
                        "vulnerable.post", of: "quota/\(quota)",
                        after: "posting=\(id) people=\(people) through=\(through)")
                ])
        }
    }

    /// The postings of a quota, the newest first.
    package func postings(of quota: QuotaID) async throws -> [Posting] {
        let office = office
        return try await office.database.read { connection in
            try PostingRows(office, connection).postings("p.quota_id = $2", quota.number)
        }
    }

    /// One posting.
    package func posting(_ id: Int64) async throws -> Posting {
        let office = office
        return try await office.database.read { try PostingRows(office, $0).posting(id) }
    }

    /// A part of what everybody may read: no NIK, no birth day, letters of the name.
    package func lines(of posting: Int64, after line: Int, atMost size: Int) async throws -> [PostedLine] {
        let office = office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT r.posting_line, r.name, u.name, r.work FROM vulnerable_row r
                JOIN unit u ON u.gov_id = r.gov_id AND u.unit_id = r.unit_id
                WHERE r.gov_id = $1 AND r.posting_id = $2 AND r.posting_line > $3
                ORDER BY r.posting_line, r.row_id LIMIT \(size)
                """, [.integer(office.government), .integer(posting), .integer(Int64(line))]
            ) { row in
                PostedLine(
                    line: Int(try row.integer(0)), maskedName: MaskedIdentity.name(try row.text(1)),
                    unitName: try row.text(2), work: try row.text(3))
            }
        }
    }

    /// Takes what somebody says about the list while it hangs out.
    package func correct(_ posting: Int64, line: Int?, text: String, contact: String) async throws {
        let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard plain.count >= 5 else { throw VulnerableBookRefusal.correctionEmpty }
        let (office, id) = (office, office.identifiers.next())
        try await office.act { connection, now in
            let held = try PostingRows(office, connection).posting(posting)
            guard held.isOpen(on: office.today) else { throw VulnerableBookRefusal.noSuchPosting }
            if let line, !(1...max(1, held.people)).contains(line) { throw VulnerableBookRefusal.noSuchRow }
            func sealed(_ text: String, _ field: String) -> SQLValue {
                .text(
                    office.sealing.seal(
                        String(text.prefix(1_000)),
                        FieldSealing.Place(
                            "vulnerable_correction.\(field)", government: office.government, row: id)))
            }
            try connection.execute(
                """
                INSERT INTO vulnerable_correction (gov_id, correction_id, posting_id, posting_line,
                    text_sealed, contact_sealed, state, answer, recorded_ms, changed_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
                """,
                [
                    .integer(office.government), .integer(id), .integer(posting),
                    SQLValue(line.map(Int64.init)), sealed(plain, "text"), sealed(contact, "contact"),
                    .text(CorrectionState.open.rawValue), "", .integer(now),
                ])
            return Act(
                (), [office.change("vulnerable.correction", of: "posting/\(posting)/correction/\(id)")])
        }
    }

    /// What was said about a posting, what is open first.
    package func corrections(of posting: Int64) async throws -> [Correction] {
        let office = office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT correction_id, posting_line, text_sealed, contact_sealed, state, answer
                FROM vulnerable_correction WHERE gov_id = $1 AND posting_id = $2
                ORDER BY state, correction_id LIMIT 500
                """, [.integer(office.government), .integer(posting)]
            ) { row in
                let id = try row.integer(0)
                func opened(_ column: Int, _ field: String) throws -> String {
                    try office.sealing.open(
                        try row.text(column),
                        FieldSealing.Place(
                            "vulnerable_correction.\(field)", government: office.government, row: id))
                }
                let state: CorrectionState = try row.code(4, "vulnerable_correction.state")
                return Correction(
                    id: id, line: try row.optionalInteger(1).map { Int($0) }, text: try opened(2, "text"),
                    contact: try opened(3, "contact"), isOpen: state == .open, answer: try row.text(5))
            }
        }
    }

    /// Decides on what was said; where it is right, the person of its line leaves the list.
    package func decide(_ correction: Int64, isRight: Bool, answer: String) async throws {
        guard answer.contains(where: \.isLetter) else { throw VulnerableRefusal.reasonMissing }
        let office = office
        try await office.act { connection, now in
            let found = try connection.first(
                """
                SELECT c.posting_id, c.posting_line, c.state, p.quota_id FROM vulnerable_correction c
                JOIN vulnerable_posting p ON p.gov_id = c.gov_id AND p.posting_id = c.posting_id
                WHERE c.gov_id = $1 AND c.correction_id = $2
                """, [.integer(office.government), .integer(correction)]
            ) { (try $0.integer(0), try $0.optionalInteger(1), try $0.text(2), try $0.integer(3)) }
            guard let (posting, line, _, quota) = found else {
                throw VulnerableBookRefusal.noSuchCorrection
            }
            _ = try QuotaRows(office, connection).hold(QuotaID(quota))
            let changed = try connection.execute(
                """
                UPDATE vulnerable_correction SET state = $1, answer = $2, decided_by = $3, changed_ms = $4
                WHERE gov_id = $5 AND correction_id = $6 AND state = $7
                """,
                [
                    .text((isRight ? CorrectionState.upheld : .dismissed).rawValue),
                    .text(String(answer.prefix(500))), .text(office.actor), .integer(now),
                    .integer(office.government), .integer(correction), .text(CorrectionState.open.rawValue),
                ])
            guard changed == 1 else { throw VulnerableBookRefusal.alreadyDecided }
            if isRight, let line {
                try StepWriter(office: office, connection: connection, now: now).step(
                    .object,
                    RowCondition(
                        "posting_id = ? AND posting_line = ?", [.integer(posting), .integer(line)]),
                    note: String(correction))
            }
            return Act(
                (),
                [
                    office.change(
                        "vulnerable.correction.decide", of: "posting/\(posting)/correction/\(correction)",
                        after: isRight ? "upheld" : "dismissed")
                ])
        }
    }
}

/// How far a correction is; the raw value stands in the table.
enum CorrectionState: String, CaseIterable {
    case open = "buka"
    case upheld = "dibenarkan"
    case dismissed = "ditolak"
}

/// Reads postings.
struct PostingRows {
    let office: Office
    let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    func posting(_ id: Int64) throws -> Posting {
        guard let found = try postings("p.posting_id = $2", id).first else {
            throw VulnerableBookRefusal.noSuchPosting
        }
        return found
    }

    func postings(_ condition: String, _ value: Int64) throws -> [Posting] {
        let government = office.government
        return try connection.rows(
            """
            SELECT p.posting_id, p.quota_id, q.name, p.from_day, p.to_day, p.persons,
                (SELECT COUNT(*) FROM vulnerable_correction c WHERE c.gov_id = p.gov_id
                    AND c.posting_id = p.posting_id AND c.state = 'buka')
            FROM vulnerable_posting p
            JOIN vulnerable_quota q ON q.gov_id = p.gov_id AND q.quota_id = p.quota_id
            WHERE p.gov_id = $1 AND \(condition) ORDER BY p.posting_id DESC
            """, [.integer(government), .integer(value)]
        ) { row in
            Posting(
                government: government, id: try row.integer(0), quota: QuotaID(try row.integer(1)),
                quotaName: try row.text(2), from: try row.day(3, "vulnerable_posting.from_day"),
                through: try row.day(4, "vulnerable_posting.to_day"), people: Int(try row.integer(5)),
                openCorrections: Int(try row.integer(6)))
        }
    }
}
