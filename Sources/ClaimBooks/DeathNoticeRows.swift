import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads and writes notices of death.
struct DeathNoticeRows {
    let office: Office
    let connection: any SQLConnection

    struct Match {
        let state: DeathNotice.State
        let person: PersonID?
    }

    /// People of this government by the index of their NIK.
    func people(byNIK numbers: [NIK]) throws -> [String: Int64] {
        let indexes = Array(Set(numbers.map { office.sealing.index($0.description, kind: "nik") })).sorted()
        guard !indexes.isEmpty else { return [:] }
        let places = indexes.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        var found: [String: Int64] = [:]
        try connection.query(
            """
            SELECT n.nik_index, n.person_id FROM person_nik n
            WHERE n.gov_id = $1 AND n.nik_index IN (\(places)) ORDER BY n.nik_index
            """, [.integer(office.government)] + indexes.map(SQLValue.text)
        ) { row in found[try row.text(0)] = try row.integer(1) }
        return found
    }

    /// The one person of a name in capitals; names that several have are not there.
    func people(named names: [String]) throws -> [String: Int64] {
        let wanted = Array(Set(names.map(plain))).sorted()
        guard !wanted.isEmpty else { return [:] }
        let places = wanted.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        var found: [String: [Int64]] = [:]
        try connection.query(
            """
            SELECT upper(name), person_id FROM person
            WHERE gov_id = $1 AND upper(name) IN (\(places)) ORDER BY person_id
            """, [.integer(office.government)] + wanted.map(SQLValue.text)
        ) { row in found[try row.text(0), default: []].append(try row.integer(1)) }
        return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    func match(_ draft: DeathNoticeDraft, _ people: [String: Int64], _ named: [String: Int64]) -> Match {
        if let nik = draft.nik {
            let person = people[office.sealing.index(nik.description, kind: "nik")]
            return Match(state: person == nil ? .unknown : .matched, person: person.map { PersonID($0) })
        }
        let person = named[plain(draft.name)]
        return Match(state: person == nil ? .unknown : .possible, person: person.map { PersonID($0) })
    }

    private func plain(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
    }

    /// - Returns: false where the same notice was there.
    func insert(_ draft: DeathNoticeDraft, _ id: Int64, _ match: Match, at now: Int64) throws -> Bool {
        let nik = draft.nik?.description
        return try connection.execute(
            """
            INSERT INTO death_notice (gov_id, notice_id, source, reference, nik_index, nik_sealed,
                name_sealed, died, is_accident, state, person_id, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (gov_id, source, reference) DO NOTHING
            """,
            [
                .integer(office.government), .integer(id), .text(draft.source.rawValue),
                .text(draft.reference), SQLValue(nik.map { office.sealing.index($0, kind: "nik") }),
                SQLValue(nik.map { office.sealing.seal($0, place("nik", id)) }),
                .text(office.sealing.seal(draft.name, place("name", id))), .integer(draft.died.number),
                .integer(draft.isAccident ? 1 : 0), .text(match.state.rawValue),
                SQLValue(match.person?.number), .text(office.actor), .integer(now),
            ]) > 0
    }

    private static let columns = """
        notice_id, source, reference, name_sealed, nik_sealed, died, is_accident, state, person_id, \
        claim_id, reason, recorded_ms
        """

    func notice(_ id: Int64, isHeld: Bool = false) throws -> DeathNotice? {
        try connection.first(
            """
            SELECT \(DeathNoticeRows.columns) FROM death_notice
            WHERE gov_id = $1 AND notice_id = $2\(isHeld ? connection.engine.lockClause : "")
            """, [.integer(office.government), .integer(id)]
        ) { try notice($0) }
    }

    func list(_ state: DeathNotice.State?, after: Int64?, limit: Int) throws -> [DeathNotice] {
        let wanted = state.map { "state = '\($0.rawValue)'" } ?? "state IN ('matched', 'possible', 'unknown')"
        return try connection.rows(
            """
            SELECT \(DeathNoticeRows.columns) FROM death_notice
            WHERE gov_id = $1 AND \(wanted) AND notice_id < $2
            ORDER BY notice_id DESC LIMIT \(max(1, min(limit, 1_000)))
            """, [.integer(office.government), .integer(after ?? .max)]
        ) { try notice($0) }
    }

    private func notice(_ row: SQLRow) throws -> DeathNotice {
        let id = try row.integer(0)
        let nik = try row.optionalText(4).map { try office.sealing.open($0, place("nik", id)) }
        return DeathNotice(
            id: id, source: try coded(try row.text(1), "death_notice"), reference: try row.text(2),
            name: try office.sealing.open(try row.text(3), place("name", id)),
            maskedNIK: nik.map { String(repeating: "*", count: max(0, $0.count - 4)) + $0.suffix(4) },
            died: try Day(number: try row.integer(5), "death_notice"), isAccident: try row.integer(6) == 1,
            state: try coded(try row.text(7), "death_notice"),
            person: try row.optionalInteger(8).map { PersonID($0) },
            claim: try row.optionalInteger(9).map { ClaimCaseID($0) }, reason: row.optionalText(10),
            recordedAt: Instant(epochMilliseconds: try row.integer(11)))
    }

    func decide(
        _ id: Int64, _ state: DeathNotice.State, _ person: PersonID?, _ claim: ClaimCaseID?, reason: String?,
        at now: Int64
    ) throws {
        try connection.execute(
            """
            UPDATE death_notice SET state = $1, person_id = $2, claim_id = $3, reason = $4, decided_by = $5,
                decided_ms = $6
            WHERE gov_id = $7 AND notice_id = $8
            """,
            [
                .text(state.rawValue), SQLValue(person?.number), SQLValue(claim?.number), SQLValue(reason),
                .text(office.actor), .integer(now), .integer(office.government), .integer(id),
            ])
    }

    /// Lines of finalised periods for months after the one of the death, without what was corrected since.
    func billed(after died: Day, for person: PersonID) throws -> BilledAfterDeath {
        let rows = try connection.rows(
            """
            SELECT a.for_month, CAST(SUM(a.work_accident + a.death + a.old_age_employer + a.old_age_worker
                + a.pension_employer + a.pension_worker + a.job_loss) AS BIGINT)
            FROM assessment a
            JOIN period p ON p.gov_id = a.gov_id AND p.period = a.period
                AND p.registration_id = a.registration_id
            WHERE a.gov_id = $1 AND a.person_id = $2 AND a.for_month > $3 AND a.refusal = 0 AND p.state >= 2
            GROUP BY a.for_month ORDER BY a.for_month
            """,
            [
                .integer(office.government), .integer(person.number),
                .integer(Int64(Month(of: died).yyyymm)),
            ]
        ) { (number: try $0.integer(0), amount: Rupiah(try $0.integer(1))) }
        let months = rows.filter { $0.amount > .zero }
        return BilledAfterDeath(
            months: months.compactMap { Month(Int($0.number / 100), Int($0.number % 100)) },
            amount: months.map(\.amount).sum())
    }

    private func place(_ field: String, _ id: Int64) -> FieldSealing.Place {
        FieldSealing.Place("death_notice.\(field)", government: office.government, row: id)
    }
}
