package import Access
package import AccessBooks
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// One person, looked at by somebody at a desk. Every look is recorded before it is answered.
package struct PersonDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The person's file.
    ///
    /// - Parameter reason: why she is looked at; needed from some roles.
    /// - Throws: `.forbidden`, `.outOfReach` for a stranger, `.reasonNeeded`.
    package func open(_ person: PersonID, reason: String = "") async throws -> PersonFile {
        let (reach, office) = (try desk.reach(.seePeople), desk.office)
        let file = try await office.database.read { connection in
            try ReachSQL.hold(
                person: person.number, within: reach, government: office.government, on: connection)
            return try PersonDesk.file(of: person, in: office, on: connection)
        }
        let told = try LookBook.told(reason, "person.open", desk)
        try await LookBook.record(people: [person.number], act: "person.open", reason: told, desk: desk)
        return file
    }

    /// Whether she is there for whoever asks, and how she is called; for forms, without a look.
    package func name(_ person: PersonID, right: Right) async throws -> String {
        try await hold(person, right)
        let government = desk.office.government
        let name = try await desk.office.database.read { connection in
            try connection.first(
                "SELECT name FROM person WHERE gov_id = $1 AND person_id = $2",
                [.integer(government), .integer(person.number)]
            ) { try $0.text(0) }
        }
        guard let name else { throw AccessRefusal.outOfReach }
        return name
    }

    /// NIK and KPJ in full. Who asks, when and why can be read by the person herself.
    ///
    /// - Throws: `.forbidden`, `.outOfReach`, `.reasonNeeded`.
    package func reveal(_ person: PersonID, reason: String) async throws -> RevealedNumbers {
        try await hold(person, .revealIdentity)
        try await LookBook.record(person: person.number, act: "nik.reveal", reason: reason, desk: desk)
        let office = desk.office
        return try await office.database.read { connection in
            let reader = PersonReader(person: person.number, office: office, connection: connection)
            let row = try reader.row()
            return RevealedNumbers(
                name: row.name, nik: row.nik, participantNumbers: try reader.participantNumbers())
        }
    }

    /// Who looked at her, the latest first: for those who read the chain of changes.
    package func looks(at person: PersonID) async throws -> [Look] {
        _ = try desk.reach(.seeAudit)
        try await hold(person, .seePeople)
        return try await LookBook.of(person.number, atMost: 20, in: desk.office).map(\.look)
    }

    private func hold(_ person: PersonID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(person: person.number, within: reach, government: government, on: connection)
        }
    }

    /// The file without asking who wants it: the caller has.
    static func file(of person: PersonID, in office: Office) async throws -> PersonFile {
        try await office.database.read { try file(of: person, in: office, on: $0) }
    }

    private static func file(
        of person: PersonID, in office: Office, on connection: any SQLConnection
    ) throws -> PersonFile {
        let reader = PersonReader(person: person.number, office: office, connection: connection)
        let row = try reader.row()
        let jobs = try JobTable.jobs(of: person, government: office.government, on: connection)
        let terms = jobs.history.versions.map(\.spell.terms)
        return PersonFile(
            id: person, name: row.name, maskedNIK: NIK.masked(row.nik),
            maskedNumbers: try reader.participantNumbers().map(NIK.masked), born: row.born, sex: row.sex,
            died: row.died, history: jobs.history, extras: jobs.extras,
            units: try reader.units(Set(terms.map(\.unit))),
            registrations: try reader.registrations(Set(terms.map(\.payer.number))))
    }
}

/// Reads what stands about one person.
struct PersonReader {
    let person: Int64
    let office: Office
    let connection: any SQLConnection

    struct Row {
        let name: String
        let nik: String
        let born: Day?
        let sex: Sex?
        let died: Day?
    }

    func row() throws -> Row {
        let place = FieldSealing.Place("person.nik", government: office.government, row: person)
        let row = try connection.first(
            """
            SELECT name, nik_sealed, born, sex, died FROM person WHERE gov_id = $1 AND person_id = $2
            """, [.integer(office.government), .integer(person)]
        ) { row in
            Row(
                name: try row.text(0), nik: try office.sealing.open(try row.text(1), place),
                born: try row.optionalDay(2, "person.born"),
                sex: try row.optionalText(3).map { try storedCode($0, "person.sex") },
                died: try row.optionalDay(4, "person.died"))
        }
        guard let row else { throw AccessRefusal.outOfReach }
        return row
    }

    func participantNumbers() throws -> [String] {
        let place = FieldSealing.Place(
            "participant_number.kpj", government: office.government, row: person)
        return try connection.rows(
            """
            SELECT kpj_sealed FROM participant_number WHERE gov_id = $1 AND person_id = $2
            ORDER BY recorded_ms, kpj_index
            """, [.integer(office.government), .integer(person)]
        ) { try office.sealing.open(try $0.text(0), place) }
    }

    func units(_ units: Set<UnitID>) throws -> [UnitID: String] {
        guard !units.isEmpty else { return [:] }
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        sql.add("SELECT unit_id, name FROM unit WHERE gov_id = \(owner)")
        sql.add(" AND unit_id IN (\(sql.places(units.map(\.number).sorted()))) ORDER BY unit_id")
        var names: [UnitID: String] = [:]
        try connection.query(sql.text, sql.values) { row in
            names[UnitID(try row.integer(0))] = try row.text(1)
        }
        return names
    }

    func registrations(_ numbers: Set<Int64>) throws -> [Int64: RegistrationEntry] {
        var found: [Int64: RegistrationEntry] = [:]
        for number in numbers where number != 0 {
            found[number] = try RegistrationBook.entry(
                number, government: office.government, on: connection)
        }
        return found
    }
}
