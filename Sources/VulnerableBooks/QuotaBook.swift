import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// The quotas of a government: whose money, how much, for whom and when.
package struct QuotaBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// Writes one down.
    ///
    /// - Throws: `VulnerableRefusal`, `VulnerableBookRefusal`, `RegisterRefusal.unknownRegistration`.
    package func add(_ terms: QuotaTerms) async throws -> QuotaID {
        try terms.check()
        let dues = try terms.duesOfOne(under: rules.contributions)
        let (office, id) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let payer = try RegistrationBook.entry(
                terms.registration, government: office.government, on: connection)
            guard let payer else { throw RegisterRefusal.unknownRegistration(String(terms.registration)) }
            guard payer.segment == .selfEmployed else {
                throw VulnerableBookRefusal.notForSelfEmployed(payer.name)
            }
            let taken = try connection.integer(
                "SELECT quota_id FROM vulnerable_quota WHERE gov_id = $1 AND name = $2",
                [.integer(office.government), .text(terms.name)])
            if taken != nil { throw VulnerableBookRefusal.nameTaken(terms.name) }
            try QuotaRows(office, connection).write(terms, as: id, dues: dues, at: now)
            let after =
                "\(terms.funding.rawValue) \(terms.ceiling.amount) \(terms.from)..\(terms.through)"
                + " dues=\(dues.amount) places=\(terms.places(at: dues))"
            return Act(
                QuotaID(id), [office.change("vulnerable.quota", of: "quota/\(id)", after: after)])
        }
    }

    /// Gives a unit so many places at most; the same again changes nothing.
    package func share(_ quota: QuotaID, unit: UnitID, places: Int) async throws {
        guard places >= 0 else { throw VulnerableRefusal.ceilingWrong }
        let office = office
        try await office.act { connection, _ in
            _ = try QuotaRows(office, connection).hold(quota)
            _ = try UnitBook.unit(unit.description, government: office.government, on: connection)
            try connection.execute(
                """
                INSERT INTO vulnerable_share (gov_id, quota_id, unit_id, places) VALUES ($1, $2, $3, $4)
                ON CONFLICT (gov_id, quota_id, unit_id) DO UPDATE SET places = excluded.places
                """,
                [
                    .integer(office.government), .integer(quota.number), .integer(unit.number),
                    .integer(Int64(places)),
                ])
            return Act(
                (),
                [
                    office.change(
                        "vulnerable.share", of: "quota/\(quota)", after: "unit=\(unit) places=\(places)")
                ])
        }
    }

    /// All of them, the newest first; there are some tens in a year.
    package func list() async throws -> [QuotaView] {
        let office = office
        return try await office.database.read { try QuotaRows(office, $0).views(nil) }
    }

    /// One of them.
    package func view(_ quota: QuotaID) async throws -> QuotaView {
        let office = office
        return try await office.database.read { connection in
            guard let view = try QuotaRows(office, connection).views(quota).first else {
                throw VulnerableBookRefusal.noSuchQuota(quota.description)
            }
            return view
        }
    }
}

/// A quota with how many are how far.
package struct QuotaView: Sendable {
    package let id: QuotaID
    package let terms: QuotaTerms
    /// Of one person for all the months.
    package let dues: Rupiah
    package let places: Int
    package let counts: [ProposalStage: Int]
    /// Whom the check keeps back.
    package let held: Int
    package let payer: String

    /// How many places are taken.
    package var taken: Int { counts.filter { $0.key.takesPlace }.map(\.value).reduce(0, +) }
    package var free: Int { max(0, places - taken) }
    package var waiting: Int { counts[.waiting] ?? 0 }
    package var people: Int { counts.values.reduce(0, +) }
    /// What all the taken places cost.
    package var cost: Rupiah { dues * Int64(taken) }
}

/// Reads and writes quotas.
struct QuotaRows {
    let office: Office
    let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    struct Held {
        let id: QuotaID
        let terms: QuotaTerms
        let places: Int
    }

    /// Makes this act wait for others upon the quota.
    func hold(_ quota: QuotaID) throws -> Held {
        try connection.execute(
            "UPDATE vulnerable_quota SET changes = changes + 1 WHERE gov_id = $1 AND quota_id = $2",
            [.integer(office.government), .integer(quota.number)])
        return try read(quota)
    }

    /// The same without waiting.
    func read(_ quota: QuotaID) throws -> Held {
        let found = try connection.first(
            "SELECT \(QuotaRows.columns), places FROM vulnerable_quota WHERE gov_id = $1 AND quota_id = $2",
            [.integer(office.government), .integer(quota.number)]
        ) { Held(id: quota, terms: try QuotaRows.terms($0), places: Int(try $0.integer(10))) }
        guard let found else { throw VulnerableBookRefusal.noSuchQuota(quota.description) }
        return found
    }

    private static let columns = """
        quota_id, name, funding, ceiling, from_month, to_month, income, largest_decile, posting_days,
            registration_id
        """

    private static func terms(_ row: SQLRow) throws -> QuotaTerms {
        QuotaTerms(
            name: try row.text(1), funding: try row.code(2, "vulnerable_quota.funding"),
            ceiling: Rupiah(try row.integer(3)), from: try row.month(4, "vulnerable_quota.from_month"),
            through: try row.month(5, "vulnerable_quota.to_month"), income: Rupiah(try row.integer(6)),
            largestDecile: try row.optionalInteger(7).map { Int($0) }, postingDays: Int(try row.integer(8)),
            registration: try row.integer(9))
    }

    func write(_ terms: QuotaTerms, as id: Int64, dues: Rupiah, at now: Int64) throws {
        try connection.execute(
            """
            INSERT INTO vulnerable_quota (gov_id, quota_id, name, funding, ceiling, from_month, to_month,
                income, largest_decile, posting_days, registration_id, dues, places, changes, recorded_by,
                recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15)
            """,
            [
                .integer(office.government), .integer(id), .text(terms.name), .text(terms.funding.rawValue),
                .integer(terms.ceiling.amount), .integer(terms.from.number), .integer(terms.through.number),
                .integer(terms.income.amount), SQLValue(terms.largestDecile.map(Int64.init)),
                .integer(Int64(terms.postingDays)), .integer(terms.registration), .integer(dues.amount),
                .integer(Int64(terms.places(at: dues))), .text(office.actor), .integer(now),
            ])
    }

    /// All quotas, or one, with the counts of their rows.
    func views(_ quota: QuotaID?) throws -> [QuotaView] {
        let one = quota.map { ("\n    AND q.quota_id = $2", [SQLValue.integer($0.number)]) } ?? ("", [])
        var counts: [Int64: [ProposalStage: Int]] = [:]
        var held: [Int64: Int] = [:]
        try connection.query(
            """
            SELECT q.quota_id, q.stage, COUNT(*), CAST(SUM(q.is_held) AS BIGINT) FROM vulnerable_row q
            WHERE q.gov_id = $1\(one.0)
            GROUP BY q.quota_id, q.stage ORDER BY q.quota_id, q.stage
            """, [.integer(office.government)] + one.1
        ) { row in
            let stage: ProposalStage = try row.code(1, "vulnerable_row.stage")
            let id = try row.integer(0)
            counts[id, default: [:]][stage] = Int(try row.integer(2))
            if stage == .proposed { held[id] = Int(try row.integer(3)) }
        }
        let columns = QuotaRows.columns.split(separator: ",").map {
            "q." + $0.filter { !$0.isWhitespace }
        }.joined(separator: ", ")
        return try connection.rows(
            """
            SELECT \(columns), q.places, q.dues, r.name FROM vulnerable_quota q
            JOIN registration r ON r.gov_id = q.gov_id AND r.registration_id = q.registration_id
            WHERE q.gov_id = $1\(one.0) ORDER BY q.from_month DESC, q.quota_id DESC
            """, [.integer(office.government)] + one.1
        ) { row in
            let id = try row.integer(0)
            return QuotaView(
                id: QuotaID(id), terms: try QuotaRows.terms(row), dues: Rupiah(try row.integer(11)),
                places: Int(try row.integer(10)), counts: counts[id] ?? [:], held: held[id] ?? 0,
                payer: try row.text(12))
        }
    }
}
