import LawBook
package import Membership
import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Reads and writes the versions of jobs.
package enum JobTable {
    /// The jobs of one person, every version. Whoever will write holds the person's row first.
    package static func jobs(
        of person: PersonID, government: Int64, on connection: any SQLConnection
    ) throws -> StoredJobs {
        try jobs(of: [person], government: government, on: connection)[person] ?? StoredJobs(person: person)
    }

    /// The jobs of many people, in portions: a statement for five hundred of them.
    package static func jobs(
        of persons: [PersonID], government: Int64, on connection: any SQLConnection
    ) throws -> [PersonID: StoredJobs] {
        var found: [PersonID: [StoredSpell]] = [:]
        for portion in portions(persons.map(\.number)) {
            let places = (0..<portion.count).map { "$\($0 + 2)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT spell_id, person_id, unit_id, registration_id, valid_from, valid_to, recorded_ms,
                    superseded_ms, category, segment, programmes, risk_class, wage, wage_basis, funding,
                    decree, decree_signed, end_reason, version
                FROM job_spell WHERE gov_id = $1 AND person_id IN (\(places))
                ORDER BY person_id, spell_id, version
                """, [.integer(government)] + portion.map(SQLValue.integer)
            ) { row in
                let stored = try stored(row)
                found[stored.version.spell.person, default: []].append(stored)
            }
        }
        var jobs: [PersonID: StoredJobs] = [:]
        for (person, rows) in found { jobs[person] = StoredJobs(person: person, rows: rows) }
        return jobs
    }

    /// People with a job that is believed now in a unit, by number: everybody who has or had one there.
    package static func people(
        of unit: UnitID, government: Int64, on connection: any SQLConnection
    ) throws -> [PersonID] {
        try connection.rows(
            """
            SELECT DISTINCT person_id FROM job_spell
            WHERE gov_id = $1 AND unit_id = $2 AND superseded_ms = $3 ORDER BY person_id
            """, [.integer(government), .integer(unit.number), .integer(.max)]
        ) { PersonID(try $0.integer(0)) }
    }

    /// Writes what the acts have changed: what was believed gets its end, what is believed a row. And notes
    /// it in the periods that it touches.
    ///
    /// - Parameters:
    ///   - act: the number that the new versions carry.
    ///   - finalised: what becomes of a change that reaches into a finalised month.
    /// - Throws: `PeriodRefusal.finalised`.
    package static func write(
        _ changed: [StoredJobs], government: Int64, act: Int64, at instant: Int64,
        finalised: PeriodRevision.AtFinalised = .refuse, on connection: any SQLConnection
    ) throws {
        try refuseOrBump(changed.flatMap(\.touched), finalised, government, instant, connection)
        for portion in portions(changed.flatMap(\.superseded)) {
            let places = (0..<portion.count).map { "$\($0 + 4)" }.joined(separator: ", ")
            try connection.execute(
                """
                UPDATE job_spell SET superseded_ms = $1
                WHERE gov_id = $2 AND superseded_ms = $3 AND spell_id IN (\(places))
                """,
                [.integer(instant), .integer(government), .integer(.max)] + portion.map(SQLValue.integer))
        }
        let added = changed.flatMap(\.added)
        if added.isEmpty { return }
        _ = try connection.write(rows(added, government, act))
    }

    /// Each registration once, over all the months that its jobs touch.
    private static func refuseOrBump(
        _ touched: [TouchedMonths], _ finalised: PeriodRevision.AtFinalised, _ government: Int64,
        _ instant: Int64, _ connection: any SQLConnection
    ) throws {
        for (registration, months) in Dictionary(grouping: touched, by: \.registration)
            .sorted(by: { $0.key < $1.key })
        {
            guard let first = months.map(\.first).min() else { continue }
            let last = months.contains { $0.last == nil } ? nil : months.compactMap(\.last).max()
            try PeriodRevision.bump(
                [registration], from: first, through: last, finalised: finalised, government: government,
                at: instant, on: connection)
        }
    }

    private static func stored(_ row: SQLRow) throws -> StoredSpell {
        let superseded = try row.integer(7)
        let decree = row.optionalText(15)
        let signed = try row.optionalDay(16, "job_spell.decree_signed")
        let letter = decree.flatMap { number in
            signed.map { AppointmentLetter(number: number, signed: $0) }
        }
        let terms = JobTerms(
            unit: UnitID(try row.integer(2)), category: try coded(row.text(8), "job_spell.category"),
            segment: try coded(row.text(9), "job_spell.segment"),
            programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(10))),
            payer: UnitID(try row.optionalInteger(3) ?? 0),
            funding: try coded(row.text(14), "job_spell.funding"), wage: Rupiah(try row.integer(12)),
            wageBasis: try coded(row.text(13), "job_spell.wage_basis"), letter: letter)
        let spell = JobSpell(
            id: SpellID(try row.integer(0)), person: PersonID(try row.integer(1)), terms: terms,
            start: try row.day(4, "job_spell.valid_from"),
            end: try row.endDay(5, "job_spell.valid_to"),
            endReason: try row.optionalText(17).map { try coded($0, "job_spell.end_reason") })
        let knowledge = Knowledge(
            recorded: Instant(epochMilliseconds: try row.integer(6)),
            superseded: superseded == .max ? nil : Instant(epochMilliseconds: superseded))
        let extras = SpellExtras(riskClass: try row.optionalInteger(11), decree: decree)
        return StoredSpell(
            version: JobHistory.Version(spell: spell, knowledge: knowledge), number: try row.integer(18),
            extras: extras)
    }

    private static func rows(_ added: [StoredSpell], _ government: Int64, _ act: Int64) -> BulkRows {
        let spells = added.map(\.version.spell)
        let terms = spells.map(\.terms)
        func texts(_ values: [String?]) -> BulkRows.Values {
            var column = TextColumn()
            for value in values { column.append(value) }
            return .texts(column)
        }
        return BulkRows(
            "job_spell",
            [
                ("gov_id", .constant(.integer(government))), ("spell_id", .integers(spells.map(\.id.number))),
                ("version", .integers(added.map(\.number))),
                ("person_id", .integers(spells.map(\.person.number))),
                ("unit_id", .integers(terms.map(\.unit.number))),
                (
                    "registration_id",
                    .optionalIntegers(terms.map { $0.payer.number == 0 ? nil : $0.payer.number })
                ),
                ("valid_from", .integers(spells.map(\.start.number))),
                ("valid_to", .integers(spells.map { $0.end?.number ?? openEnd })),
                ("recorded_ms", .integers(added.map(\.version.knowledge.recorded.epochMilliseconds))),
                (
                    "superseded_ms",
                    .integers(added.map { $0.version.knowledge.superseded?.epochMilliseconds ?? .max })
                ),
                ("category", texts(terms.map(\.category.rawValue))),
                ("segment", texts(terms.map(\.segment.rawValue))),
                ("programmes", .integers(terms.map { Int64($0.programmes.rawValue) })),
                ("risk_class", .optionalIntegers(added.map(\.extras.riskClass))),
                ("wage", .integers(terms.map(\.wage.amount))),
                ("wage_basis", texts(terms.map(\.wageBasis.rawValue))),
                ("funding", texts(terms.map(\.funding.rawValue))),
                ("decree", texts(zip(terms, added).map { $0.letter?.number ?? $1.extras.decree })),
                ("decree_signed", .optionalIntegers(terms.map { $0.letter?.signed.number })),
                ("end_reason", texts(spells.map { $0.endReason?.rawValue })),
                ("act_id", .constant(.integer(act))),
            ])
    }
}

/// Parts of at most five hundred, for statements that name each value.
func portions<Element>(_ all: [Element]) -> [ArraySlice<Element>] {
    stride(from: 0, to: all.count, by: 500).map { all[$0..<min($0 + 500, all.count)] }
}
