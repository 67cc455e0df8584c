/// Many rows for one table, given column by column: COPY on PostgreSQL, one prepared statement on SQLite.
package struct BulkRows: Sendable {
    /// The values of one column.
    package enum Values: Sendable {
        case integers([Int64])
        case optionalIntegers([Int64?])
        case texts(TextColumn)
        /// The same in every row.
        case constant(SQLValue)

        var count: Int? {
            switch self {
            case .integers(let values): values.count
            case .optionalIntegers(let values): values.count
            case .texts(let values): values.count
            case .constant: nil
            }
        }
    }

    /// What to do with a row whose key is there already.
    package enum Conflict: Sendable, Equatable {
        /// The whole write fails as a duplicate.
        case refuse
        /// The row that is there stays.
        case keep(key: [String])
        /// The named columns take the new values.
        case replace(key: [String], columns: [String])
        /// The same, but a row in which they are equal already is left alone and not counted. None of the
        /// columns may be NULL.
        case replaceDifferent(key: [String], columns: [String])
    }

    package let table: String
    package let names: [String]
    package let values: [Values]
    package let count: Int
    package let conflict: Conflict

    /// - Precondition: all columns are of the same length, and at least one is no constant.
    package init(_ table: String, _ columns: [(String, Values)], conflict: Conflict = .refuse) {
        let counts = Set(columns.compactMap(\.1.count))
        precondition(counts.count == 1, "the columns of \(table) have the same number of rows")
        self.table = table
        names = columns.map(\.0)
        values = columns.map(\.1)
        count = counts.first ?? 0
        self.conflict = conflict
    }

    /// `INSERT INTO table (…) VALUES ($1, …) ON CONFLICT …`.
    package var insert: String {
        let places = (1...names.count).map { "$\($0)" }.joined(separator: ", ")
        return "INSERT INTO \(table) (\(list)) VALUES (\(places))\(conflictClause)"
    }

    /// The names of the columns, with commas.
    package var list: String { names.joined(separator: ", ") }

    /// ` ON CONFLICT (…) DO …`, or nothing.
    package var conflictClause: String {
        switch conflict {
        case .refuse: ""
        case .keep(let key): " ON CONFLICT (\(key.joined(separator: ", "))) DO NOTHING"
        case .replace(let key, let columns): updating(key, columns)
        case .replaceDifferent(let key, let columns):
            updating(key, columns) + " WHERE "
                + columns.map { "\(table).\($0) <> excluded.\($0)" }.joined(separator: " OR ")
        }
    }

    private func updating(_ key: [String], _ columns: [String]) -> String {
        " ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET "
            + columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    }

    /// One value, for writes too small for COPY.
    package func value(_ column: Int, _ row: Int) -> SQLValue {
        switch values[column] {
        case .integers(let numbers): .integer(numbers[row])
        case .optionalIntegers(let numbers): SQLValue(numbers[row])
        case .texts(let texts): SQLValue(texts[row])
        case .constant(let value): value
        }
    }

    /// Refuses a text with a byte of nought, which PostgreSQL cannot hold; drivers ask before they write.
    package func refuseNulBytes() throws(SQLFault) {
        for column in values {
            if case .texts(let texts) = column { try SQLFault.refuseNulBytes(in: texts.bytes) }
        }
    }
}
