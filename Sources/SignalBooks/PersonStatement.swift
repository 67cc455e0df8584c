import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore
import Signals

/// What was told of a person, on its way into the books.
package struct StatementDraft: Sendable, Hashable {
    /// What it is about; the raw value stands in the books.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case enrolment
        /// Works abroad from that day on.
        case abroad
        /// Came back.
        case returned

        /// The key of its name in `words/`.
        package var labelKey: String { "signal.statement.\(rawValue)" }
    }

    package let person: PersonID
    package let kind: Kind
    package let on: Day
    /// Through whom: an agent of PERISAI, an association.
    package let agent: String
    package let address: String
    package let phone: String
    /// Nil where nobody said so; what he said where he is ill, empty without a word of it.
    package let illness: String?

    package init(
        person: PersonID, kind: Kind = .enrolment, on: Day, agent: String = "", address: String = "",
        phone: String = "", illness: String? = nil
    ) {
        self.person = person
        self.kind = kind
        self.on = on
        self.agent = agent
        self.address = address
        self.phone = phone
        self.illness = illness
    }
}

/// A statement as the books have it, its telephone masked.
package struct KeptStatement: Sendable, Hashable {
    package let id: Int64
    package let kind: StatementDraft.Kind
    package let on: Day
    package let isIll: Bool
    package let agent: String?
    package let address: String?
    package let maskedPhone: String?
    package let recordedBy: String
}

/// Statements of people: what connects enrolments that nothing else connects. None is changed or taken away.
package struct StatementBook: Sendable {
    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// Keeps a statement.
    ///
    /// - Returns: its number.
    /// - Throws: `SignalBookRefusal`.
    @discardableResult
    package func record(_ draft: StatementDraft) async throws -> Int64 {
        let (office, number) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let change = try StatementBook.record(draft, number, at: now, office, on: connection)
            return Act(number, [change])
        }
    }

    /// The same inside a transaction of the caller's, beside what else it writes.
    ///
    /// - Returns: what is to be appended to the audit chain; it says neither illness nor contact.
    package static func record(
        _ draft: StatementDraft, _ number: Int64, at now: Int64, _ office: Office,
        on connection: any SQLConnection
    ) throws -> AuditChange {
        let contacts = try StatementContacts(draft)
        if draft.on > office.today { throw SignalBookRefusal.dayAhead(draft.on) }
        let person = try connection.first(
            """
            SELECT born FROM person WHERE gov_id = $1 AND person_id = $2\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(draft.person.number)]
        ) { try $0.optionalDay(0, "person.born") }
        guard let person else { throw SignalBookRefusal.noSuchPerson }
        if let born = person, draft.on < born { throw SignalBookRefusal.beforeBirth(born) }
        try insert(draft, number, now, office, connection)
        try insert(contacts, of: draft, number, office, connection)
        return office.change(
            "statement.record", of: "person/\(draft.person)", after: "\(draft.kind.rawValue) \(draft.on)")
    }

    private static func insert(
        _ draft: StatementDraft, _ number: Int64, _ now: Int64, _ office: Office,
        _ connection: any SQLConnection
    ) throws {
        let place = FieldSealing.Place("statement.note", government: office.government, row: number)
        let note = draft.illness.flatMap { $0.isEmpty ? nil : office.sealing.seal($0, place) }
        try connection.execute(
            """
            INSERT INTO person_statement (gov_id, statement_id, person_id, kind, stated_on, is_ill,
                note_sealed, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .integer(office.government), .integer(number), .integer(draft.person.number),
                .text(draft.kind.rawValue), .integer(Int64(draft.on.yyyymmdd)),
                .integer(draft.illness == nil ? 0 : 1), SQLValue(note), .text(office.actor), .integer(now),
            ])
    }

    private static func insert(
        _ contacts: StatementContacts, of draft: StatementDraft, _ number: Int64, _ office: Office,
        _ connection: any SQLConnection
    ) throws {
        for (contact, value) in contacts.values {
            let place = contact.place(number, office)
            try connection.execute(
                """
                INSERT INTO statement_contact (gov_id, statement_id, contact, person_id, stated_on,
                    value_sealed, value_index)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(number), .text(contact.rawValue),
                    .integer(draft.person.number), .integer(Int64(draft.on.yyyymmdd)),
                    .text(office.sealing.seal(value.written, place)),
                    .text(office.sealing.index(value.plain, kind: contact.rawValue)),
                ])
        }
    }

    /// The statements of some people, by person, the newest first; at most twenty of each.
    package static func list(
        of people: [Int64], _ office: Office, on connection: any SQLConnection
    ) throws -> [Int64: [KeptStatement]] {
        if people.isEmpty { return [:] }
        let places = people.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let values = [.integer(office.government)] + people.map(SQLValue.integer)
        var contacts: [Int64: [StatementContact: String]] = [:]
        try connection.query(
            """
            SELECT c.statement_id, c.contact, c.value_sealed FROM statement_contact c
            WHERE c.gov_id = $1 AND c.person_id IN (\(places)) ORDER BY c.statement_id, c.contact
            """, values
        ) { row in
            let (id, contact): (Int64, StatementContact) = (
                try row.integer(0), try row.code(1, "statement_contact.contact")
            )
            contacts[id, default: [:]][contact] = try office.sealing.open(
                try row.text(2), contact.place(id, office))
        }
        var found: [Int64: [KeptStatement]] = [:]
        try connection.query(
            """
            SELECT s.statement_id, s.person_id, s.kind, s.stated_on, s.is_ill, s.recorded_by
            FROM person_statement s WHERE s.gov_id = $1 AND s.person_id IN (\(places))
            ORDER BY s.person_id, s.statement_id DESC
            """, values
        ) { row in
            let (id, person) = (try row.integer(0), try row.integer(1))
            guard found[person, default: []].count < 20 else { return }
            let told = contacts[id] ?? [:]
            found[person, default: []].append(
                KeptStatement(
                    id: id, kind: try row.code(2, "person_statement.kind"),
                    on: try row.day(3, "person_statement.stated_on"), isIll: try row.integer(4) == 1,
                    agent: told[.agent], address: told[.address],
                    maskedPhone: told[.phone].map(NIK.masked), recordedBy: try row.text(5)))
        }
        return found
    }
}

extension StatementContact {
    /// Where its sealed value belongs.
    func place(_ statement: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("statement.\(rawValue)", government: office.government, row: statement)
    }
}

/// What of a statement connects people: as it is written, and plain, so that two ways of writing are one.
struct StatementContacts {
    private(set) var values: [(contact: StatementContact, value: (written: String, plain: String))] = []

    init(_ draft: StatementDraft) throws(SignalBookRefusal) {
        for (contact, text) in [(StatementContact.agent, draft.agent), (.address, draft.address)] {
            let written = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if written.utf8.count > 300 { throw .textTooLong(limit: 300) }
            let plain = written.lowercased().filter { $0.isLetter || $0.isNumber }
            if !plain.isEmpty { values.append((contact, (written, plain))) }
        }
        if (draft.illness?.utf8.count ?? 0) > 2_000 { throw .textTooLong(limit: 2_000) }
        let phone = draft.phone.filter { !$0.isWhitespace }
        if !phone.isEmpty { values.append((.phone, try StatementContacts.phone(phone))) }
        if values.isEmpty, draft.illness == nil, draft.kind == .enrolment { throw .emptyStatement }
    }

    /// `0812…`, `+62812…` and `62812…` are one telephone.
    private static func phone(_ text: String) throws(SignalBookRefusal) -> (written: String, plain: String) {
        let allowed = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-().".contains($0)) }
        var digits = text.filter(\.isNumber)
        guard allowed, (8...15).contains(digits.utf8.count) else { throw .phoneWrong }
        if digits.hasPrefix("62") {
            digits = String(digits.dropFirst(2))
        } else if digits.hasPrefix("0") {
            digits = String(digits.dropFirst())
        }
        return (digits, digits)
    }
}
