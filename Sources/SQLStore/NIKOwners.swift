import SQLDatabase

/// Which person each NIK belongs to: the one whom the country knows by it, or a new one.
struct NIKOwners {
    private let indexes: [String]
    private(set) var persons: [Int64]
    private(set) var newCount = 0
    /// Rows whose person was known before, rising.
    private(set) var knownRows: [Int] = []

    init(_ indexes: [String], _ identifiers: IdentifierMaker) {
        self.indexes = indexes
        persons = identifiers.next(max(indexes.count, 1))
    }

    /// Claims what nobody has, and takes over the numbers of those who are there.
    ///
    /// - Parameter isFirst: whether nobody at all is there, and nobody can come meanwhile.
    mutating func settle(
        government: Int64, isFirst: Bool = false, on connection: any SQLConnection
    ) throws {
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
                ], conflict: isFirst ? .refuse : .keep(key: ["nik_index"])))
        if newCount < indexes.count { try takeOver(from: government, on: connection) }
    }

    /// A long list is mostly this government's own and read in one go; what is left, and a short list, is
    /// asked in portions.
    private mutating func takeOver(from government: Int64, on connection: any SQLConnection) throws {
        var known: [String: Int64] = [:]
        if indexes.count > 50_000 {
            try connection.stream(
                "SELECT nik_index, person_id FROM person_nik WHERE gov_id = $1 ORDER BY nik_index",
                [.integer(government)]
            ) { row in known[try row.text(0)] = try row.integer(1) }
        }
        let open = indexes.filter { known[$0] == nil }
        for start in stride(from: 0, to: open.count, by: 500) {
            let portion = open[start..<min(start + 500, open.count)]
            let places = (1...portion.count).map { "$\($0)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT nik_index, person_id FROM person_nik WHERE nik_index IN (\(places))
                ORDER BY nik_index
                """, portion.map(SQLValue.text)
            ) { row in known[try row.text(0)] = try row.integer(1) }
        }
        for row in indexes.indices {
            guard let owner = known[indexes[row]], owner != persons[row] else { continue }
            persons[row] = owner
            knownRows.append(row)
        }
    }
}
