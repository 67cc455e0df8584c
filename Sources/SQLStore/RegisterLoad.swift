package import SQLDatabase

/// People and their jobs, column by column, as a roster or a file of BPJS gives them: a row a person.
package struct RegisterColumns: Sendable {
    package var names = TextColumn()
    /// Sixteen digits.
    package var niks: [String] = []
    package var mothers: [String?] = []
    /// `yyyymmdd`.
    package var born: [Int64?] = []
    /// `L` or `P`.
    package var sexes = TextColumn()
    package var units: [Int64] = []
    package var registrations: [Int64?] = []
    package var categories = TextColumn()
    package var segments = TextColumn()
    /// JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up.
    package var programmes: [Int64] = []
    /// Whole rupiah a month.
    package var wages: [Int64] = []
    package var wageBases = TextColumn()
    package var funding = TextColumn()
    package var decrees = TextColumn()
    /// `yyyymmdd`; a spell that goes on ends on 99991231.
    package var from: [Int64] = []
    package var to: [Int64] = []
    /// Participants' numbers (KPJ), one a row; empty where the list has none at all.
    package var participantNumbers: [String?] = []

    package init() {}

    package var count: Int { niks.count }

    /// Whether no two rows have the same participant's number.
    var hasEachParticipantNumberOnce: Bool {
        var seen: Set<String> = []
        return participantNumbers.allSatisfy { number in number.map { seen.insert($0).inserted } ?? true }
    }

    /// What tells two loads under one key apart.
    var digest: String {
        var text = RunningDigest()
        for nik in niks { text.add(Array(nik.utf8)) }
        text.add(names.bytes)
        for numbers in [units, wages, programmes, from, to] {
            for number in numbers { text.add(Array(String(number).utf8)) }
        }
        return text.finish()
    }
}

/// The first load of a register, and any larger import of new spells: all of it or nothing, once.
package struct RegisterLoad: Sendable {
    /// What became of a load.
    package struct Outcome: Sendable, Equatable {
        package let rows: Int
        /// People whom the country did not know before.
        package let newPersons: Int
        /// False where the same load was done before and nothing was written.
        package let isNew: Bool
        /// Rows whose person is there and whose job was not taken.
        package let leftOut: Int

        package init(rows: Int, newPersons: Int, isNew: Bool, leftOut: Int = 0) {
            self.rows = rows
            self.newPersons = newPersons
            self.isNew = isNew
            self.leftOut = leftOut
        }
    }

    /// Asked inside the transaction, with the person of each row and the rows whose person was known before:
    /// which of these rows get no job. May be asked again where two transactions meet.
    package typealias Check =
        @Sendable (_ persons: [Int64], _ known: [Int], any SQLConnection) throws ->
        Set<Int>

    private static let tables = ["person", "participant_number", "person_word", "job_spell"]
    /// By what people are found; written without a look at who is there where each stands once.
    private static let keys = ["person_nik", "person_kpj"]

    private let database: SQLDatabase
    private let identifiers: IdentifierMaker
    private let sealing: FieldSealing
    private let many: Int

    /// - Parameter many: from so many rows on the indexes of empty tables are built afterwards, where the
    ///   engine is quicker that way.
    package init(
        _ database: SQLDatabase, _ identifiers: IdentifierMaker, _ sealing: FieldSealing,
        many: Int = 20_000
    ) {
        self.many = many
        self.database = database
        self.identifiers = identifiers
        self.sealing = sealing
    }

    /// Writes people whom the government does not have yet, and a spell for every row.
    ///
    /// - Parameters:
    ///   - key: of the load, for instance the digest of the file. The same key does nothing again.
    ///   - now: milliseconds since 1970.
    /// - Precondition: no NIK stands twice; the roster's checks have seen to it.
    package func load(
        _ columns: RegisterColumns, government: Int64, key: String, actor: String, now: Int64,
        check: @escaping Check = { _, _, _ in [] }
    ) async throws -> Outcome {
        let indexes = columns.niks.map { sealing.index($0, kind: "nik") }
        let (maker, keys, digest) = (identifiers, sealing, columns.digest)
        let isLarge = columns.count >= many
        let isUnique = isLarge && columns.hasEachParticipantNumberOnce
        return try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            guard try claim(key, digest, government, now, connection) else {
                return Outcome(rows: columns.count, newPersons: 0, isNew: false)
            }
            let laid = RegisterLoad.tables + (isUnique ? RegisterLoad.keys : [])
            let aside = isLarge ? try connection.layAside(indexesOf: laid) : nil
            let isFirst = aside != nil && isUnique
            var owners = NIKOwners(indexes, maker)
            // As if nobody were known: sealed while the owners of the NIK are settled.
            let guess = SealedPeople(
                RegisterRows(columns: columns, persons: owners.persons, government: government, now: now),
                keys, isFirst ? .first : .new)
            try owners.settle(government: government, isFirst: isFirst, on: connection)
            let rows = RegisterRows(
                columns: columns, persons: owners.persons, government: government, now: now)
            let people = owners.knownRows.isEmpty ? guess : SealedPeople(rows, keys, .mixed)
            try writePersons(rows, people, known: owners.knownRows, keys, connection)
            let leftOut = try check(rows.persons, owners.knownRows, connection)
            if leftOut.count < columns.count {
                _ = try connection.write(
                    rows.without(leftOut).spells(
                        identifiers: maker.next(max(columns.count, 1)), act: maker.next()))
            }
            try aside?.restore(on: connection)
            try AuditBook.append(
                [
                    AuditChange(
                        actor: actor, act: "register.load", subject: "register:\(key)", reason: "",
                        before: "",
                        after: "rows=\(columns.count) new=\(owners.newCount) left-out=\(leftOut.count)")
                ], government: government, now: now, on: connection)
            return Outcome(
                rows: columns.count, newPersons: owners.newCount, isNew: true, leftOut: leftOut.count)
        }
    }
}

extension RegisterLoad {
    /// Whether a load under this key was done before.
    package static func wasDone(
        _ key: String, government: Int64, on connection: any SQLConnection
    ) throws -> Bool {
        try connection.integer(
            "SELECT COUNT(*) FROM idempotency WHERE gov_id = $1 AND idem_key = $2",
            [.integer(government), .text("load:" + key)]) == 1
    }

    /// Writes the people of a list whom the country or the government does not have yet, inside the caller's
    /// transaction and without jobs.
    ///
    /// - Returns: the person of each row, and how many the country did not know.
    package static func admit(
        _ columns: RegisterColumns, government: Int64, now: Int64, _ identifiers: IdentifierMaker,
        _ sealing: FieldSealing, on connection: any SQLConnection
    ) throws -> (persons: [Int64], new: Int) {
        if columns.count == 0 { return ([], 0) }
        var owners = NIKOwners(columns.niks.map { sealing.index($0, kind: "nik") }, identifiers)
        try owners.settle(government: government, on: connection)
        let rows = RegisterRows(
            columns: columns, persons: owners.persons, government: government, now: now)
        let people = SealedPeople(rows, sealing, owners.knownRows.isEmpty ? .new : .mixed)
        try writePersons(rows, people, known: owners.knownRows, sealing, connection)
        return (owners.persons, owners.newCount)
    }
}

/// True where the key was free and is ours now.
private func claim(
    _ key: String, _ digest: String, _ government: Int64, _ now: Int64, _ connection: any SQLConnection
) throws -> Bool {
    let claimed = try connection.first(
        """
        INSERT INTO idempotency (gov_id, idem_key, request_digest, answer, recorded_ms)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (gov_id, idem_key) DO NOTHING RETURNING gov_id
        """,
        [.integer(government), .text("load:" + key), .text(digest), "", .integer(now)]
    ) { try $0.integer(0) }
    if claimed != nil { return true }
    let before = try connection.first(
        "SELECT request_digest FROM idempotency WHERE gov_id = $1 AND idem_key = $2",
        [.integer(government), .text("load:" + key)]
    ) { try $0.text(0) }
    guard before == digest else { throw StoreRefusal.keyReused(key: key) }
    return false
}

/// People whom this government has already stay as they are; a participant's number that somebody has
/// remains his.
private func writePersons(
    _ rows: RegisterRows, _ people: SealedPeople, known: [Int], _ sealing: FieldSealing,
    _ connection: any SQLConnection
) throws {
    let newcomers = try rows.newcomers(known, on: connection)
    var people = people
    while let tables = people.next() {
        for table in tables { _ = try connection.write(table) }
    }
    // Few and large portions: each goes once through the whole tree of words.
    let many = 500_000
    for start in stride(from: 0, to: newcomers.count, by: many) {
        let some = newcomers[start..<min(start + many, newcomers.count)]
        _ = try connection.write(rows.words(of: some, sealing))
    }
}
