package import MoneyAndDates
package import SQLDatabase

/// The spells that held in a month, column by column, ready for the batch kernel.
package struct SpellColumns: Sendable, Equatable {
    package var spells: [Int64] = []
    package var persons: [Int64] = []
    package var registrations: [Int64] = []
    package var wages: [Int64] = []
    package var programmes: [Int64] = []
    /// The risk class of the spell, or of its registration; nought where neither has one.
    package var riskClasses: [Int64] = []

    package init() {}

    package var count: Int { spells.count }
}

/// Reads and corrects job spells: what held, and when we knew it.
package enum SpellBook {
    /// Every spell of a government that touches a month and reports under a registration, as it was known at
    /// an instant, in the order of their numbers.
    ///
    /// - Parameter known: milliseconds since 1970; `.max` less one for what is known now.
    package static func columns(
        government: Int64, month: Month, known: Int64, on connection: any SQLConnection
    ) throws -> SpellColumns {
        let classes = try RegistrationClasses.read(government: government, known: known, on: connection)
            .all(in: month)
        var columns = SpellColumns()
        try connection.stream(
            """
            SELECT s.spell_id, s.person_id, s.registration_id, s.wage, s.programmes,
                COALESCE(s.risk_class, 0)
            FROM job_spell s
            WHERE s.gov_id = $1 AND s.registration_id IS NOT NULL AND s.valid_from <= $2 AND s.valid_to >= $3
                AND s.recorded_ms <= $4 AND s.superseded_ms > $4
            ORDER BY s.spell_id
            """,
            [
                .integer(government), .integer(Int64(month.lastDay.yyyymmdd)),
                .integer(Int64(month.firstDay.yyyymmdd)), .integer(known),
            ]
        ) { row in
            columns.spells.append(try row.integer(0))
            columns.persons.append(try row.integer(1))
            columns.registrations.append(try row.integer(2))
            columns.wages.append(try row.integer(3))
            columns.programmes.append(try row.integer(4))
            let own = try row.integer(5)
            columns.riskClasses.append(own == 0 ? classes[try row.integer(2)] ?? 0 : own)
        }
        return columns
    }

    /// The person behind a NIK, by its index: one look-up by key.
    package static func person(nikIndex: String, on connection: any SQLConnection) throws -> Int64? {
        try connection.integer("SELECT person_id FROM person_nik WHERE nik_index = $1", [.text(nikIndex)])
    }
}
