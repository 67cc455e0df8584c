package import MoneyAndDates
import SQLDatabase
import SQLStore

/// One line of a period: what a person owes for a month, or by how much an earlier month differs.
package struct PeriodLine: Sendable, Hashable {
    package let name: String
    package let person: Int64
    package let spell: Int64
    /// Earlier than the period in a difference line.
    package let forMonth: Month
    /// `regular`, or the cause of the difference.
    package let reason: String
    /// Why the law gives no amount; nil where it gives one.
    package let refusal: RowRefusal?
    /// JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up.
    package let programmes: Int64
    package let wage: Rupiah
    /// JKK, JKM, JHT of employer and worker, JP of employer and worker.
    package let amounts: [Rupiah]

    package var total: Rupiah { amounts.sum() }
}

extension PeriodBook {
    /// The lines of a registration’s month, by job.
    package func lines(_ registration: String, _ month: Month) async throws -> [PeriodLine] {
        let government = office.government
        return try await office.database.read { connection in
            let registration = try Registration.meant(by: registration, of: government, on: connection)
            return try connection.rows(
                """
                SELECT p.name, a.person_id, a.spell_id, a.for_month, a.reason, a.refusal, a.programmes,
                    a.wage, a.work_accident, a.death, a.old_age_employer, a.old_age_worker,
                    a.pension_employer, a.pension_worker
                FROM assessment a JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
                WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3
                ORDER BY a.spell_id, a.for_month
                """,
                [.integer(government), .integer(Int64(month.yyyymm)), .integer(registration.id)]
            ) { row in
                try PeriodLine(row)
            }
        }
    }
}

extension PeriodLine {
    /// A row of name, person, spell, month, reason, refusal, programmes, wage and six amounts.
    init(_ row: SQLRow) throws {
        self.init(
            name: try row.text(0), person: try row.integer(1), spell: try row.integer(2),
            forMonth: try row.month(3, "assessment.for_month"), reason: try row.text(4),
            refusal: RowRefusal(rawValue: try row.integer(5)), programmes: try row.integer(6),
            wage: Rupiah(try row.integer(7)),
            amounts: try (8..<14).map { Rupiah(try row.integer($0)) })
    }
}
