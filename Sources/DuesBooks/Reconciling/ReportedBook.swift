package import LawBook
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// A person of SIPP's list of a month.
package struct ReportedPerson: Sendable, Hashable {
    package let nik: String?
    package let kpj: String?
    package let name: String
    package let wage: Rupiah
    package let dues: Rupiah

    package init(nik: String?, kpj: String?, name: String, wage: Rupiah, dues: Rupiah) {
        self.nik = nik
        self.kpj = kpj
        self.name = name
        self.wage = wage
        self.dues = dues
    }
}

/// Keeps what SIPP has of a month; a later list takes the place of an earlier one, which is kept too.
package enum ReportedBook {
    /// Keeps a list. The same file once more changes nothing.
    ///
    /// - Returns: whether it is new, and how many of its people the register does not know.
    /// - Throws: `ReconcileRefusal.noSuchPeriod`.
    package static func take(
        _ people: [ReportedPerson], registration: Int64, month: Month, digest: String, by office: Office
    ) async throws -> (isNew: Bool, unknown: Int) {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let place: [SQLValue] = [
                .integer(office.government), .integer(Int64(month.yyyymm)), .integer(registration),
            ]
            try lockPeriod(place, month, registration, on: connection)
            let before = try connection.first(
                """
                SELECT file_digest, recorded_ms FROM reported_line
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3
                    AND superseded_ms = 9223372036854775807 ORDER BY line LIMIT 1
                """, place
            ) { (try $0.text(0), try $0.integer(1)) }
            let persons = try people.map { try person($0, by: office, on: connection) }
            let unknown = persons.filter { $0 == nil }.count
            if before?.0 == digest { return Act((false, unknown), []) }
            let moment = max(instant, (before?.1 ?? 0) + 1)
            try connection.execute(
                """
                UPDATE reported_line SET superseded_ms = $1
                WHERE gov_id = $2 AND period = $3 AND registration_id = $4
                    AND superseded_ms = 9223372036854775807
                """, [.integer(moment)] + place)
            if !people.isEmpty {
                _ = try connection.write(rows(people, persons, place, digest: digest, at: moment))
            }
            let change = office.change(
                "sipp.reported", of: "registration/\(registration)/\(month)", before: before?.0 ?? "",
                after: "\(digest) \(people.count)")
            return Act((true, unknown), [change])
        }
    }

    /// By which a file is known again: SHA-256 of its bytes.
    package static func digest(of bytes: some Collection<UInt8>) -> String { sha256(bytes) }

    private static func lockPeriod(
        _ place: [SQLValue], _ month: Month, _ registration: Int64, on connection: any SQLConnection
    ) throws {
        let there = try connection.integer(
            """
            SELECT state FROM period WHERE gov_id = $1 AND period = $2 AND registration_id = $3
            """ + connection.engine.lockClause, place)
        if there == nil {
            throw ReconcileRefusal.noSuchPeriod(month: month, registration: registration)
        }
    }

    /// By NIK, else by the participant's number; two look-ups by key at most.
    private static func person(
        _ person: ReportedPerson, by office: Office, on connection: any SQLConnection
    ) throws -> Int64? {
        if let nik = person.nik {
            let index = office.sealing.index(nik, kind: "nik")
            if let found = try SpellBook.person(nikIndex: index, on: connection) { return found }
        }
        guard let kpj = person.kpj else { return nil }
        return try connection.integer(
            "SELECT person_id FROM person_kpj WHERE kpj_index = $1",
            [.text(office.sealing.index(kpj, kind: "kpj"))])
    }

    private static func rows(
        _ people: [ReportedPerson], _ persons: [Int64?], _ place: [SQLValue], digest: String, at moment: Int64
    ) -> BulkRows {
        BulkRows(
            "reported_line",
            [
                ("gov_id", .constant(place[0])), ("period", .constant(place[1])),
                ("registration_id", .constant(place[2])),
                ("line", .integers((1...people.count).map { Int64($0) })),
                ("person_id", .optionalIntegers(persons)), ("name", .texts(TextColumn(people.map(\.name)))),
                ("wage", .integers(people.map(\.wage.amount))),
                ("dues", .integers(people.map(\.dues.amount))), ("file_digest", .constant(.text(digest))),
                ("recorded_ms", .constant(.integer(moment))), ("superseded_ms", .constant(.integer(.max))),
            ])
    }
}

/// Why a month is not reconciled.
package enum ReconcileRefusal: TellableRefusal, Hashable {
    /// The month of the registration was never opened.
    case noSuchPeriod(month: Month, registration: Int64)

    package var note: Note {
        switch self {
        case .noSuchPeriod(let month, let registration):
            Note(
                "reconcile.no-such-period",
                ["month": .month(month), "registration": .text(String(registration))])
        }
    }
}
