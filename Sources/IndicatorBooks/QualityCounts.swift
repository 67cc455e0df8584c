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
    /// Whose telephone was told.
    package let withPhone: Int64
    /// Whom nobody else in work shares name and day of birth with.
    package let withoutNamesake: Int64
    /// As the civil registry knows them, by answers about what stands in the register now.
    package let registryMatched: Int64
    /// Whom it has otherwise, has not, or has as dead.
    package let registryDiffering: Int64

    /// Of whom nobody asked it, or who were corrected since.
    package var registryUnchecked: Int64 { people - registryMatched - registryDiffering }

    /// Counts the people of a government who are in work on a day: a pass over its jobs, one over names.
    package static func read(
        government: Int64, on day: Day, by connection: any SQLConnection
    ) throws -> QualityCounts {
        let values: [SQLValue] = [.integer(government), .integer(Int64(day.yyyymmdd))]
        let namesakes = try namesakes(values, connection)
        let counts = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(CASE WHEN p.mother_sealed IS NULL THEN 0 ELSE 1 END) AS BIGINT),
                CAST(SUM(CASE WHEN p.born IS NULL OR p.sex IS NULL THEN 0 ELSE 1 END) AS BIGINT),
                CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM heir h WHERE h.gov_id = p.gov_id
                    AND h.person_id = p.person_id AND h.superseded_ms = 9223372036854775807
                    AND h.ended_on IS NULL) THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM participant_number k WHERE k.gov_id = p.gov_id
                    AND k.person_id = p.person_id) THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM statement_contact c WHERE c.gov_id = p.gov_id
                    AND c.person_id = p.person_id AND c.contact = 'phone') THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status = 'matched' THEN 1 ELSE 0 END)
                    AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status <> 'matched' THEN 1 ELSE 0 END)
                    AS BIGINT)
            FROM person p
            LEFT JOIN civil_registry_answer a ON a.gov_id = p.gov_id AND a.person_id = p.person_id
                AND a.superseded_ms = 9223372036854775807
            WHERE p.gov_id = $1 AND EXISTS (SELECT 1 FROM job_spell s WHERE s.gov_id = p.gov_id
                AND s.person_id = p.person_id AND s.superseded_ms = 9223372036854775807
                AND s.valid_from <= $2 AND s.valid_to >= $2)
            """, values
        ) { row in
            let people = try row.integer(0)
            return QualityCounts(
                asOf: day, people: people, withMother: try row.optionalInteger(1) ?? 0,
                withHeir: try row.optionalInteger(3) ?? 0, withCard: try row.optionalInteger(4) ?? 0,
                withBirthAndSex: try row.optionalInteger(2) ?? 0,
                withPhone: try row.optionalInteger(5) ?? 0, withoutNamesake: people - namesakes,
                registryMatched: try row.optionalInteger(6) ?? 0,
                registryDiffering: try row.optionalInteger(7) ?? 0)
        }
        return counts
            ?? QualityCounts(
                asOf: day, people: 0, withMother: 0, withHeir: 0, withCard: 0, withBirthAndSex: 0,
                withPhone: 0, withoutNamesake: 0, registryMatched: 0, registryDiffering: 0)
    }

    /// How many people in work share name and day of birth with another of them.
    private static func namesakes(_ values: [SQLValue], _ connection: any SQLConnection) throws -> Int64 {
        try connection.integer(
            """
            SELECT CAST(SUM(d.people) AS BIGINT) FROM (SELECT COUNT(*) AS people FROM person p
                WHERE p.gov_id = $1 AND p.born IS NOT NULL AND EXISTS (SELECT 1 FROM job_spell s
                    WHERE s.gov_id = p.gov_id AND s.person_id = p.person_id
                    AND s.superseded_ms = 9223372036854775807 AND s.valid_from <= $2 AND s.valid_to >= $2)
                GROUP BY p.born, p.name HAVING COUNT(*) > 1) d
            """, values) ?? 0
    }
}
