import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Signals

extension SignalFinders {
    /// Jobs of one person under two registrations that report one programme for the same days.
    func twoPayers(_ body: Body) throws {
        let since = Month(of: today).adding(-Int(rules.number(.months, of: .twoPayers))).firstDay
        try connection.stream(
            """
            SELECT s.person_id, s.registration_id, t.registration_id,
                MAX(CASE WHEN s.valid_from > t.valid_from THEN s.valid_from ELSE t.valid_from END),
                MAX(CASE WHEN s.valid_to < t.valid_to THEN s.valid_to ELSE t.valid_to END), MIN(s.unit_id)
            FROM job_spell s
            JOIN job_spell t ON t.gov_id = s.gov_id AND t.person_id = s.person_id
                AND s.registration_id < t.registration_id
            WHERE s.gov_id = $1 AND s.superseded_ms = 9223372036854775807
                AND t.superseded_ms = 9223372036854775807 AND s.valid_to >= $2 AND t.valid_to >= $2
                AND s.valid_from <= t.valid_to AND t.valid_from <= s.valid_to
                AND (s.programmes & t.programmes) > 0
            GROUP BY s.person_id, s.registration_id, t.registration_id
            ORDER BY s.person_id, s.registration_id, t.registration_id
            """, [place, .integer(Int64(since.yyyymmdd))]
        ) { row in
            let (person, first) = (try row.integer(0), try row.integer(3))
            let pair = "\(try row.integer(1))-\(try row.integer(2))"
            var numbers: [SignalFigure: Int64] = [.first: first]
            let last = try row.integer(4)
            if last != openEnd { numbers[.last] = last }
            try body(
                SignalCandidate(
                    .twoPayers, subject: "person/\(person)/\(pair)", mark: "from/\(first)",
                    facts: SignalFacts(numbers), unit: try row.integer(5), people: [person]))
        }
    }

    /// Agents, addresses and telephones that many people share.
    func clusters(_ kind: SignalKind, _ body: Body) throws {
        guard let contact = kind.contact else { preconditionFailure("\(kind.rawValue) is no cluster") }
        let smallest = rules.number(.people, of: kind)
        let since = Month(of: today).adding(-Int(rules.number(.months, of: kind))).firstDay
        try connection.stream(
            """
            SELECT c.value_index, COUNT(DISTINCT c.person_id),
                COUNT(DISTINCT CASE WHEN p.died IS NULL THEN NULL ELSE c.person_id END),
                COUNT(DISTINCT CASE WHEN s.is_ill = 1 THEN c.person_id ELSE NULL END),
                MIN(c.stated_on), MAX(c.stated_on)
            FROM statement_contact c
            JOIN person_statement s ON s.gov_id = c.gov_id AND s.statement_id = c.statement_id
            JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
            WHERE c.gov_id = $1 AND c.contact = $2 AND c.stated_on >= $3
            GROUP BY c.value_index HAVING COUNT(DISTINCT c.person_id) >= $4 ORDER BY c.value_index
            """, [place, .text(contact.rawValue), .integer(Int64(since.yyyymmdd)), .integer(smallest)]
        ) { row in
            let (people, deaths) = (try row.integer(1), try row.integer(2))
            let growth = SignalFacts.doublings(of: people, from: smallest)
            try body(
                SignalCandidate(
                    kind, subject: "\(contact.rawValue)/\(try row.text(0))",
                    mark: "\(growth) deaths/\(deaths)",
                    facts: SignalFacts([
                        .people: people, .deaths: deaths, .ill: try row.integer(3),
                        .first: try row.integer(4), .last: try row.integer(5),
                    ])))
        }
    }

    /// Wage earners whose terms are as they were before the last rise of the minimum wage, a unit at a time.
    func unchangedWages(_ body: Body) throws {
        let cut = Month(of: today).adding(-Int(rules.number(.months, of: .unchangedWage))).lastDay
        guard let floors, let before = try? floors.ifInForce(on: cut),
            let now = try? floors.ifInForce(on: today), now.from > cut, now.value > before.value
        else { return }
        try connection.stream(
            """
            SELECT s.unit_id, COUNT(*), MIN(s.valid_from), MIN(s.wage), MAX(s.wage),
                CAST(SUM(CASE WHEN s.wage < $1 THEN 1 ELSE 0 END) AS BIGINT)
            FROM job_spell s
            WHERE s.gov_id = $2 AND s.superseded_ms = 9223372036854775807 AND s.segment = 'pu'
                AND s.valid_from <= $3 AND s.valid_to >= $4
            GROUP BY s.unit_id HAVING COUNT(*) >= $5 ORDER BY s.unit_id
            """,
            [
                .integer(now.value.amount), place, .integer(Int64(cut.yyyymmdd)),
                .integer(Int64(today.yyyymmdd)), .integer(rules.number(.people, of: .unchangedWage)),
            ]
        ) { row in
            let unit = try row.integer(0)
            try body(
                SignalCandidate(
                    .unchangedWage, subject: "unit/\(unit)", mark: "floor/\(now.from)",
                    facts: SignalFacts([
                        .people: try row.integer(1), .first: try row.integer(2),
                        .lowWage: try row.integer(3), .highWage: try row.integer(4),
                        .below: try row.integer(5), .floorBefore: before.value.amount,
                        .floorNow: now.value.amount, .floorFrom: Int64(now.from.yyyymmdd),
                    ]), unit: unit))
        }
    }

    /// Pairs of the match engine that nobody called one person; the newest row of each writing counts.
    func nearPairs(_ body: Body) throws {
        var told: Set<String> = []
        try connection.stream(
            """
            SELECT p.submission_id, p.line, p.person_id, p.row_index, p.probability, p.decision, u.unit_id
            FROM roster_pair p
            JOIN roster_submission u ON u.gov_id = p.gov_id AND u.submission_id = p.submission_id
            WHERE p.gov_id = $1 AND p.probability >= $2 AND (p.decision IS NULL OR p.decision <> 'same')
                AND NOT EXISTS (SELECT 1 FROM pair_decision d WHERE d.gov_id = p.gov_id
                    AND d.row_index = p.row_index AND d.person_id = p.person_id AND d.decision = 'same')
            ORDER BY p.submission_id DESC, p.line
            """, [place, .integer(rules.number(.share, of: .nearPair))]
        ) { row in
            let person = try row.integer(2)
            let subject = "row/\(try row.text(3))/\(person)"
            guard told.insert(subject).inserted else { return }
            try body(
                SignalCandidate(
                    .nearPair, subject: subject, mark: row.optionalText(5) == "other" ? "other" : "open",
                    facts: SignalFacts([
                        .likeness: try row.integer(4), .submission: try row.integer(0),
                        .line: try row.integer(1),
                    ]), unit: try row.integer(6), people: [person]))
        }
    }
}
