package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// The lines of a registration's month with whom they are of, for a list that people read.
package struct PeriodDetails: Sendable {
    package let registration: Registration
    package let month: Month
    /// How many lines there are.
    package let lines: Int
    /// The sums of the lines: JKK, JKM, JHT of employer and worker, JP of employer and worker.
    package let sums: [Rupiah]

    /// - Throws: `PeriodStepRefusal.noSuchRegistration`.
    package init(
        _ registration: String, _ month: Month, of government: Int64, on connection: any SQLConnection
    ) throws {
        let meant = try Registration.meant(by: registration, of: government, on: connection)
        self.registration = meant
        self.month = month
        let sums = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(work_accident) AS BIGINT), CAST(SUM(death) AS BIGINT),
                CAST(SUM(old_age_employer) AS BIGINT), CAST(SUM(old_age_worker) AS BIGINT),
                CAST(SUM(pension_employer) AS BIGINT), CAST(SUM(pension_worker) AS BIGINT)
            FROM assessment WHERE gov_id = $1 AND period = $2 AND registration_id = $3
            """, [.integer(government), .integer(Int64(month.yyyymm)), .integer(meant.id)]
        ) { row in try (0..<7).map { try row.optionalInteger($0) ?? 0 } }
        lines = Int(sums?.first ?? 0)
        self.sums = (sums ?? []).dropFirst().map { Rupiah($0) }
    }

    /// Gives each line with the NIK but for its last four digits hidden, by name; one is held at a time.
    package func forEach(
        by office: Office, on connection: any SQLConnection,
        _ body: (_ line: PeriodLine, _ maskedNIK: String) throws -> Void
    ) throws {
        try connection.stream(
            """
            SELECT p.name, a.person_id, a.spell_id, a.for_month, a.reason, a.refusal, a.programmes,
                a.wage, a.work_accident, a.death, a.old_age_employer, a.old_age_worker,
                a.pension_employer, a.pension_worker, p.nik_sealed
            FROM assessment a JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3
            ORDER BY p.name, a.spell_id, a.for_month
            """,
            [
                .integer(office.government), .integer(Int64(month.yyyymm)),
                .integer(registration.id),
            ]
        ) { row in
            let line = try PeriodLine(row)
            let place = FieldSealing.Place("person.nik", government: office.government, row: line.person)
            let nik = try office.sealing.open(try row.text(14), place)
            try body(line, String(repeating: "*", count: max(0, nik.utf8.count - 4)) + nik.suffix(4))
        }
    }
}
