import MoneyAndDates
import SQLDatabase

/// The lines that are read beside the jobs.
extension CoverageReader {
    /// Beyond so many people with lines for earlier months all lines are read, in the order of the table.
    private static let fewPeople = 50_000

    /// Marks the months by the jobs; reads the lines of months that differ from them, and all lines of people
    /// who have some for earlier months: there the amounts say whether a month is paid.
    ///
    /// - Returns: false where so much is to be read that reading all is quicker; nothing is marked then.
    func lines(
        _ sealed: SealedMonths, _ claims: inout MonthClaims, into cells: inout CoverageCells
    ) throws -> Bool {
        var corrected: Set<Int64> = []
        for (registration, place) in claims.withDifferences {
            try connection.query(
                """
                SELECT DISTINCT person_id FROM assessment
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND for_month < $2
                ORDER BY person_id
                """, key(registration, place)
            ) { corrected.insert(try $0.integer(0)) }
            if corrected.count > Self.fewPeople { return false }
        }
        var rows: Set<Int> = []
        for person in corrected { if let row = cells.row(of: person) { rows.insert(row) } }
        for (registration, place) in sealed.mark(&cells, without: rows) {
            try connection.stream(
                """
                SELECT \(Self.lineColumns)
                FROM assessment
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND for_month = $2
                    AND refusal = 0 AND programmes <> 0
                ORDER BY spell_id
                """, key(registration, place)
            ) { row in
                if corrected.contains(try row.integer(0)) { return }
                try take(row, &claims, into: &cells)
            }
        }
        try lines(of: corrected.sorted(), &claims, into: &cells)
        return true
    }

    private func key(_ registration: Int64, _ place: Int) -> [SQLValue] {
        [
            .integer(question.government),
            .integer(Int64(question.firstMonth.adding(place).yyyymm)), .integer(registration),
        ]
    }

    private func lines(
        of people: [Int64], _ claims: inout MonthClaims, into cells: inout CoverageCells
    ) throws {
        let size = 500
        for start in stride(from: 0, to: people.count, by: size) {
            let part = people[start..<min(start + size, people.count)]
            let places = part.indices.map { "$\($0 - start + 4)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT \(Self.lineColumns)
                FROM assessment
                WHERE gov_id = $1 AND period >= $2 AND for_month >= $2 AND for_month <= $3 AND refusal = 0
                    AND (programmes <> 0 OR for_month < period) AND person_id IN (\(places))
                ORDER BY person_id, for_month, period, spell_id, registration_id
                """,
                [
                    .integer(question.government), .integer(Int64(question.firstMonth.yyyymm)),
                    .integer(Int64(question.lastMonth.yyyymm)),
                ] + part.map { .integer($0) }
            ) { try take($0, &claims, into: &cells) }
        }
    }
}
