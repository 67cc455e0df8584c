import SQLDatabase

/// How many rows a table has, and the SHA-256 of them all in the order of their key.
package struct TableSeal: Sendable, Equatable {
    package let table: String
    package let rows: Int
    package let digest: String
}

/// A table as lines of text: numbers and texts between tabs, `\N` for NULL, as in COPY, but on every engine.
struct TableDump {
    let table: TableShape

    /// Every table of the schema, but for the two books of `MigrationRunner`, which belong to their database.
    static func all(of migrations: [Migration]) -> [TableShape] {
        var tables: [TableShape] = []
        for statement in migrations.flatMap({ SchemaText($0.sql).statements }) {
            if let table = statement.table { tables.append(table) }
            if let dropped = statement.droppedTable { tables.removeAll { $0.name == dropped } }
            guard let added = statement.addedColumn,
                let place = tables.firstIndex(where: { $0.name == added.table })
            else { continue }
            tables[place] = tables[place].adding([added.column])
        }
        return tables
    }

    /// Hands over each row as a line and returns the seal over them.
    func read(
        on connection: any SQLConnection, each body: ([UInt8]) throws -> Void
    ) throws -> TableSeal {
        let names = table.columns.map(\.name).joined(separator: ", ")
        let key = table.primaryKey.joined(separator: ", ")
        var digest = RunningDigest()
        var rows = 0
        try connection.stream("SELECT \(names) FROM \(table.name) ORDER BY \(key)", []) { row in
            let line = try self.line(row)
            digest.add(line)
            rows += 1
            try body(line)
        }
        return TableSeal(table: table.name, rows: rows, digest: digest.finish())
    }

    private func line(_ row: SQLRow) throws -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(200)
        for (place, column) in table.columns.enumerated() {
            if place > 0 { line.append(UInt8(ascii: "\t")) }
            if column.isText {
                row.withText(place) { append($0, to: &line) }
            } else if let number = try row.optionalInteger(place) {
                line.append(contentsOf: String(number).utf8)
            } else {
                append(nil, to: &line)
            }
        }
        return line
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>?, to line: inout [UInt8]) {
        guard let text else { return line.append(contentsOf: "\\N".utf8) }
        for byte in text {
            switch byte {
            case UInt8(ascii: "\t"): line.append(contentsOf: "\\t".utf8)
            case UInt8(ascii: "\n"): line.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\\"): line.append(contentsOf: "\\\\".utf8)
            default: line.append(byte)
            }
        }
    }

    /// Lines as rows to be written. Refuses a line of another number of columns, or letters in a number.
    func rows(_ lines: [[UInt8]]) throws -> BulkRows {
        var texts = [TextColumn](repeating: TextColumn(), count: table.columns.count)
        var numbers = [[Int64?]](repeating: [], count: table.columns.count)
        for line in lines {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count == table.columns.count else { throw StoreRefusal.backupUnreadable }
            for (place, field) in fields.enumerated() {
                let isNull = field.elementsEqual("\\N".utf8)
                if table.columns[place].isText {
                    if isNull { texts[place].append(nil) } else { texts[place].append(utf8: plain(field)) }
                } else if isNull {
                    numbers[place].append(nil)
                } else {
                    guard let number = Int64(String(decoding: field, as: UTF8.self)) else {
                        throw StoreRefusal.backupUnreadable
                    }
                    numbers[place].append(number)
                }
            }
        }
        let columns = table.columns.enumerated().map { place, column -> (String, BulkRows.Values) in
            (column.name, column.isText ? .texts(texts[place]) : .optionalIntegers(numbers[place]))
        }
        return BulkRows(table.name, columns)
    }

    private func plain(_ field: ArraySlice<UInt8>) -> [UInt8] {
        guard field.contains(UInt8(ascii: "\\")) else { return Array(field) }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in field {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            switch byte {
            case UInt8(ascii: "t") where isEscaped: bytes.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "n") where isEscaped: bytes.append(UInt8(ascii: "\n"))
            default: bytes.append(byte)
            }
            isEscaped = false
        }
        return bytes
    }
}
