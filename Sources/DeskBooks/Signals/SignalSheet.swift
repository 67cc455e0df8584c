package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore
package import SignalBooks
package import Signals

/// A case with what lies beside each other: the people, their jobs and what was told of them. Numbers that
/// name a person are masked.
package struct SignalSheet: Sendable {
    /// One of those it is about.
    package struct Person: Sendable, Hashable {
        package let person: PersonID
        package let name: String
        package let maskedNIK: String
        package let born: Day?
        package let died: Day?
        package let statements: [KeptStatement]
    }

    /// A job that holds or held.
    package struct Job: Sendable, Hashable {
        package let person: PersonID
        package let personName: String
        package let unit: String
        /// Who is billed: the registration's name and number; nil where nobody is.
        package let payer: String?
        package let segment: String
        package let from: Day
        /// Nil while no end is known.
        package let through: Day?
        package let wage: Rupiah
    }

    package let signal: SignalCase
    package let rule: SignalRules.Rule
    package let people: [Person]
    /// At most a hundred, the newest first.
    package let jobs: [Job]
    /// The case of the same before it.
    package let previous: SignalCase?
    /// The row of a near pair beside the person; nil for other kinds, and where it is not there any more.
    package let pair: PairView?

    init(_ id: Int64, _ rules: SignalRules, _ office: Office, _ connection: any SQLConnection) throws {
        signal = try SignalBook.one(id, government: office.government, on: connection)
        rule = rules[signal.kind]
        previous = try signal.previous.map {
            try SignalBook.one($0, government: office.government, on: connection)
        }
        people = try SignalSheet.people(id, office, connection)
        jobs = try SignalSheet.jobs(id, office, connection)
        if let submission = signal.facts[.submission], let line = signal.facts[.line] {
            pair = try PairDesk.pair(Int(line), of: submission, office, connection)
        } else {
            pair = nil
        }
    }

    private static func people(
        _ id: Int64, _ office: Office, _ connection: any SQLConnection
    ) throws -> [Person] {
        let found = try connection.rows(
            """
            SELECT p.person_id, p.name, p.nik_sealed, p.born, p.died FROM signal_person k
            JOIN person p ON p.gov_id = k.gov_id AND p.person_id = k.person_id
            WHERE k.gov_id = $1 AND k.signal_id = $2 ORDER BY p.name, p.person_id
            """, [.integer(office.government), .integer(id)]
        ) { row in
            let number = try row.integer(0)
            let nik = try office.sealing.open(
                try row.text(2),
                FieldSealing.Place("person.nik", government: office.government, row: number))
            return (
                number, try row.text(1), NIK.masked(nik), try row.optionalDay(3, "person.born"),
                try row.optionalDay(4, "person.died")
            )
        }
        let told = try StatementBook.list(of: found.map(\.0), office, on: connection)
        return found.map { number, name, nik, born, died in
            Person(
                person: PersonID(number), name: name, maskedNIK: nik, born: born, died: died,
                statements: told[number] ?? [])
        }
    }

    private static func jobs(
        _ id: Int64, _ office: Office, _ connection: any SQLConnection
    ) throws -> [Job] {
        try connection.rows(
            """
            SELECT s.person_id, p.name, u.name, r.name, r.npp, s.segment, s.valid_from, s.valid_to, s.wage
            FROM signal_person k
            JOIN job_spell s ON s.gov_id = k.gov_id AND s.person_id = k.person_id
            JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
            JOIN unit u ON u.gov_id = s.gov_id AND u.unit_id = s.unit_id
            LEFT JOIN registration r ON r.gov_id = s.gov_id AND r.registration_id = s.registration_id
            WHERE k.gov_id = $1 AND k.signal_id = $2 AND s.superseded_ms = 9223372036854775807
            ORDER BY s.valid_from DESC, k.signal_id, k.person_id, s.spell_id, s.version LIMIT 100
            """, [.integer(office.government), .integer(id)]
        ) { row in
            let payer = row.optionalText(3).map { "\($0) (\(row.optionalText(4) ?? "–"))" }
            return Job(
                person: PersonID(try row.integer(0)), personName: try row.text(1), unit: try row.text(2),
                payer: payer, segment: try row.text(5), from: try row.day(6, "job_spell.valid_from"),
                through: try row.endDay(7, "job_spell.valid_to"), wage: Rupiah(try row.integer(8)))
        }
    }
}
