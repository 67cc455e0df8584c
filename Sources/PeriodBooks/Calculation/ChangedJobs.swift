import MoneyAndDates
import SQLDatabase

/// Which people have jobs of which something became known after a month was calculated.
struct ChangedJobs {
    /// A stretch of days on which a version of a job says something else than the one before.
    private struct Stretch {
        let person: Int64
        let recorded: Int64
        /// The first and the last day, `yyyymmdd`.
        let from: Int64
        let to: Int64
    }

    private var stretches: [Stretch] = []

    /// Clocks of two programs differ, and are moved back: what was recorded up to an hour before is looked at
    /// again. What comes out the same makes no line.
    static let slack: Int64 = 3_600_000

    /// - Parameters:
    ///   - registration: only people with a job there; nil for the whole government.
    ///   - instant: milliseconds since 1970; what was recorded after it counts, less the slack.
    static func read(
        government: Int64, registration: Int64?, after instant: Int64, on connection: any SQLConnection
    ) throws -> ChangedJobs {
        var jobs = ChangedJobs()
        let after = SQLValue.integer(instant - slack)
        if let registration {
            try connection.stream(
                """
                SELECT \(columns) FROM job_spell n
                    LEFT JOIN job_spell o ON o.gov_id = n.gov_id AND o.spell_id = n.spell_id
                        AND o.version = n.version - 1
                WHERE n.gov_id = $1 AND n.recorded_ms > $2 AND n.person_id IN (
                    SELECT h.person_id FROM job_spell h WHERE h.gov_id = $1 AND h.registration_id = $3)
                ORDER BY n.spell_id, n.version
                """, [.integer(government), after, .integer(registration)]
            ) { try jobs.take($0) }
            return jobs
        }
        try connection.stream(
            """
            SELECT \(columns) FROM job_spell n
                LEFT JOIN job_spell o ON o.gov_id = n.gov_id AND o.spell_id = n.spell_id
                    AND o.version = n.version - 1
            WHERE n.gov_id = $1 AND n.recorded_ms > $2
            ORDER BY n.spell_id, n.version
            """, [.integer(government), after]
        ) { try jobs.take($0) }
        return jobs
    }

    /// Nought where the two versions say the same of what is owed, but for their days.
    private static let columns = """
        n.person_id, n.recorded_ms, n.valid_from, n.valid_to, COALESCE(o.valid_from, 0), \
        COALESCE(o.valid_to, 0), CASE WHEN o.spell_id IS NULL THEN 1 \
        WHEN n.wage = o.wage AND n.programmes = o.programmes AND n.segment = o.segment \
        AND n.funding = o.funding AND COALESCE(n.risk_class, 0) = COALESCE(o.risk_class, 0) \
        AND COALESCE(n.registration_id, 0) = COALESCE(o.registration_id, 0) THEN 0 ELSE 1 END
        """

    private mutating func take(_ row: SQLRow) throws {
        let (from, to) = (try row.integer(2), try row.integer(3))
        let (before, until) = (try row.integer(4), try row.integer(5))
        let (person, recorded) = (try row.integer(0), try row.integer(1))
        if before == 0 {
            stretches.append(Stretch(person: person, recorded: recorded, from: from, to: to))
        } else if try row.integer(6) == 1 {
            stretches.append(
                Stretch(person: person, recorded: recorded, from: min(from, before), to: max(to, until)))
        } else {
            if from != before {
                stretches.append(
                    Stretch(
                        person: person, recorded: recorded, from: min(from, before), to: max(from, before)))
            }
            if to != until {
                stretches.append(
                    Stretch(person: person, recorded: recorded, from: min(to, until), to: max(to, until)))
            }
        }
    }

    /// The people of whom something became known after an instant that touches a month, in rising order.
    func people(in month: Month, after instant: Int64) -> [Int64] {
        let first = Int64(month.firstDay.yyyymmdd)
        let last = Int64(month.lastDay.yyyymmdd)
        let touched = stretches.lazy.filter {
            $0.recorded > instant - Self.slack && $0.from <= last && $0.to >= first
        }.map(\.person)
        return Set(touched).sorted()
    }
}
