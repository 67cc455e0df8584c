import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Signals

/// Finds what is odd now, a kind at a time: one statement over the tables each, read as it comes, so that a
/// million people cost no memory.
struct SignalFinders {
    let government: Int64
    let today: Day
    let rules: SignalRules
    /// Minimum wages of the province through time; nil where the law has none for it.
    let floors: Timeline<Rupiah>?
    let connection: any SQLConnection

    typealias Body = (SignalCandidate) throws -> Void

    var place: SQLValue { .integer(government) }

    /// Hands over everything of a kind, in the order of the tables.
    func find(_ kind: SignalKind, _ body: Body) throws {
        switch kind {
        case .illnessDeclared: try illness(body)
        case .earlyDeath: try earlyDeaths(body)
        case .deadBilled: try deadBilled(body)
        case .abroadBilled: try abroadBilled(body)
        case .twoPayers: try twoPayers(body)
        case .agentCluster, .addressCluster, .phoneCluster: try clusters(kind, body)
        case .unchangedWage: try unchangedWages(body)
        case .nearPair: try nearPairs(body)
        }
    }

    private func illness(_ body: Body) throws {
        try connection.stream(
            """
            SELECT s.statement_id, s.person_id, s.stated_on, p.died FROM person_statement s
            JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
            WHERE s.gov_id = $1 AND s.is_ill = 1 ORDER BY s.statement_id
            """, [place]
        ) { row in
            let (statement, person) = (try row.integer(0), try row.integer(1))
            var numbers: [SignalFigure: Int64] = [.first: try row.integer(2)]
            numbers[.died] = try row.optionalInteger(3)
            try body(
                SignalCandidate(
                    .illnessDeclared, subject: "person/\(person)", mark: "statement/\(statement)",
                    facts: SignalFacts(numbers), people: [person]))
        }
    }

    /// Deaths at most a year after the first day of the first job; the days between are counted here.
    private func earlyDeaths(_ body: Body) throws {
        let limit = rules.number(.days, of: .earlyDeath)
        try connection.stream(
            """
            SELECT p.person_id, p.died, MIN(s.valid_from) FROM person p
            JOIN job_spell s ON s.gov_id = p.gov_id AND s.person_id = p.person_id
            WHERE p.gov_id = $1 AND p.died IS NOT NULL AND s.superseded_ms = 9223372036854775807
            GROUP BY p.person_id, p.died
            HAVING MIN(s.valid_from) >= p.died - 10000 AND MIN(s.valid_from) <= p.died
            ORDER BY p.person_id, p.died
            """, [place]
        ) { row in
            let person = try row.integer(0)
            let (died, first) = (try row.day(1, "person.died"), try row.day(2, "job_spell.valid_from"))
            let days = Int64(died.sinceEpoch - first.sinceEpoch)
            guard days < limit else { return }
            try body(
                SignalCandidate(
                    .earlyDeath, subject: "person/\(person)", mark: "\(first) \(died)",
                    facts: SignalFacts([
                        .first: Int64(first.yyyymmdd), .died: Int64(died.yyyymmdd), .days: days,
                    ]), people: [person]))
        }
    }

    /// Months after the month of the death that stand in a bill and were not taken back.
    private func deadBilled(_ body: Body) throws {
        try connection.stream(
            """
            SELECT m.person_id, m.died, COUNT(*), MAX(m.for_month), CAST(SUM(m.amount) AS BIGINT)
            FROM (SELECT p.gov_id, p.person_id, p.died, a.for_month,
                    CAST(SUM(a.work_accident + a.death + a.old_age_employer + a.old_age_worker
                        + a.pension_employer + a.pension_worker + a.job_loss) AS BIGINT) AS amount
                FROM person p
                JOIN assessment a ON a.gov_id = p.gov_id AND a.person_id = p.person_id
                JOIN period r ON r.gov_id = a.gov_id AND r.period = a.period
                    AND r.registration_id = a.registration_id
                WHERE p.gov_id = $1 AND p.died IS NOT NULL AND a.for_month > p.died / 100 AND r.state >= 2
                GROUP BY p.gov_id, p.person_id, p.died, a.for_month) m
            WHERE m.gov_id = $1 AND m.amount > 0
            GROUP BY m.person_id, m.died HAVING COUNT(*) >= $2 ORDER BY m.person_id, m.died
            """, [place, .integer(rules.number(.months, of: .deadBilled))]
        ) { try billed(.deadBilled, .died, $0, body) }
    }

    /// Months after somebody moved abroad, by a statement or by a job as a migrant worker, that stand in a
    /// bill of another job and were not taken back.
    private func abroadBilled(_ body: Body) throws {
        try connection.stream(
            """
            SELECT m.person_id, MIN(m.since), COUNT(*), MAX(m.for_month), CAST(SUM(m.amount) AS BIGINT)
            FROM (SELECT w.gov_id, w.person_id, MIN(w.since) AS since, a.for_month,
                    CAST(SUM(a.work_accident + a.death + a.old_age_employer + a.old_age_worker
                        + a.pension_employer + a.pension_worker + a.job_loss) AS BIGINT) AS amount
                FROM (SELECT t.gov_id, t.person_id, MAX(t.stated_on) AS since, 999912 AS through
                        FROM person_statement t WHERE t.gov_id = $1 AND t.kind = 'abroad'
                            AND NOT EXISTS (SELECT 1 FROM person_statement b WHERE b.gov_id = t.gov_id
                                AND b.person_id = t.person_id AND b.kind = 'returned'
                                AND b.stated_on >= t.stated_on)
                        GROUP BY t.gov_id, t.person_id
                    UNION
                    SELECT s.gov_id, s.person_id, s.valid_from AS since, s.valid_to / 100 AS through
                        FROM job_spell s WHERE s.gov_id = $1 AND s.segment = 'pmi'
                            AND s.superseded_ms = 9223372036854775807) w
                JOIN assessment a ON a.gov_id = w.gov_id AND a.person_id = w.person_id
                JOIN period r ON r.gov_id = a.gov_id AND r.period = a.period
                    AND r.registration_id = a.registration_id
                WHERE a.for_month > w.since / 100 AND a.for_month <= w.through AND r.state >= 2
                    AND NOT EXISTS (SELECT 1 FROM job_spell o WHERE o.gov_id = a.gov_id
                        AND o.spell_id = a.spell_id AND o.segment = 'pmi')
                GROUP BY w.gov_id, w.person_id, a.for_month) m
            WHERE m.gov_id = $1 AND m.amount > 0
            GROUP BY m.person_id HAVING COUNT(*) >= $2 ORDER BY m.person_id
            """, [place, .integer(rules.number(.months, of: .abroadBilled))]
        ) { try billed(.abroadBilled, .first, $0, body) }
    }

    /// Columns `person, day, months, last month, amount`; another month billed is a new fact.
    private func billed(_ kind: SignalKind, _ day: SignalFigure, _ row: SQLRow, _ body: Body) throws {
        let (person, month) = (try row.integer(0), try row.integer(3))
        try body(
            SignalCandidate(
                kind, subject: "person/\(person)", mark: "month/\(month)",
                facts: SignalFacts([
                    day: try row.integer(1), .months: try row.integer(2), .billed: month,
                    .amount: try row.integer(4),
                ]), people: [person]))
    }
}
