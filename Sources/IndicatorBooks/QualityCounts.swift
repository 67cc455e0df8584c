package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Of how many people in work what is on record.
package struct QualityCounts: Sendable, Hashable {
    package let asOf: Day
    package let people: Int64
    package let withMother: Int64
    package let withHeir: Int64
    package let withCard: Int64
    package let withBirthAndSex: Int64

    /// Counts the people of a government who are in work on a day: one pass over its jobs.
    package static func read(
        government: Int64, on day: Day, by connection: any SQLConnection
    ) throws -> QualityCounts {
        let counts = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(CASE WHEN p.mother_sealed IS NULL THEN 0 ELSE 1 END) AS BIGINT),
                CAST(SUM(CASE WHEN p.born IS NULL OR p.sex IS NULL THEN 0 ELSE 1 END) AS BIGINT),
                CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM heir h WHERE h.gov_id = p.gov_id
                    AND h.person_id = p.person_id AND h.superseded_ms = 9223372036854775807
                    AND h.ended_on IS NULL) THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM participant_number k WHERE k.gov_id = p.gov_id
                    AND k.person_id = p.person_id) THEN 1 ELSE 0 END) AS BIGINT)
            FROM person p
            WHERE p.gov_id = $1 AND EXISTS (SELECT 1 FROM job_spell s WHERE s.gov_id = p.gov_id
                AND s.person_id = p.person_id AND s.superseded_ms = 9223372036854775807
                AND s.valid_from <= $2 AND s.valid_to >= $2)
            """, [.integer(government), .integer(Int64(day.yyyymmdd))]
        ) { row in
            QualityCounts(
                asOf: day, people: try row.integer(0), withMother: try row.optionalInteger(1) ?? 0,
                withHeir: try row.optionalInteger(3) ?? 0, withCard: try row.optionalInteger(4) ?? 0,
                withBirthAndSex: try row.optionalInteger(2) ?? 0)
        }
        return counts
            ?? QualityCounts(
                asOf: day, people: 0, withMother: 0, withHeir: 0, withCard: 0, withBirthAndSex: 0)
    }
}
