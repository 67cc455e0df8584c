import SQLDatabase

/// Which person each NIK belongs to: the one whom the country knows by it, or a new one.
struct NIKOwners {
    private let indexes: [String]
    private(set) var persons: [Int64]
    private(set) var newCount = 0

    init(_ indexes: [String], _ identifiers: IdentifierMaker) {
        self.indexes = indexes
        persons = identifiers.next(max(indexes.count, 1))
    }

    /// Claims what nobody has, and takes over the numbers of those who are there.
    mutating func settle(government: Int64, on connection: any SQLConnection) throws {
        guard !indexes.isEmpty else { return }
        // In the order of the key, so that SQLite appends to its tree rather than jumping about in it, and
        // two loads at once wait for each other rather than locking each other out.
        let order = indexes.indices.sorted { indexes[$0] < indexes[$1] }
        var column = TextColumn()
        column.reserve(texts: order.count, bytes: order.count * 22)
        for row in order { column.append(indexes[row]) }
        newCount = try connection.write(
            BulkRows(
                "person_nik",
                [
                    ("nik_index", .texts(column)), ("person_id", .integers(order.map { persons[$0] })),
                    ("gov_id", .constant(.integer(government))),
                ], conflict: .keep(key: ["nik_index"])))
        if newCount < indexes.count { try takeOver(from: government, on: connection) }
    }

    /// Most that are there are this government's own: those are read in one go, the others one by one.
    private mutating func takeOver(from government: Int64, on connection: any SQLConnection) throws {
        var known: [String: Int64] = [:]
        try connection.stream(
            "SELECT nik_index, person_id FROM person_nik WHERE gov_id = $1 ORDER BY nik_index",
            [.integer(government)]
        ) { row in known[try row.text(0)] = try row.integer(1) }
        for row in indexes.indices {
            let owner =
                try known[indexes[row]]
                ?? connection.integer(
                    "SELECT person_id FROM person_nik WHERE nik_index = $1", [.text(indexes[row])])
            persons[row] = owner ?? persons[row]
        }
    }
}
