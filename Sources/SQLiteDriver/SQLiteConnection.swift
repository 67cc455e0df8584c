import CSQLite
import Glibc
import SQLDatabase

/// A connection to a SQLite file.
final class SQLiteConnection: SQLConnection {
    let engine = SQLEngine.sqlite
    private let database: OpaquePointer
    private let isWriter: Bool
    private var statistics: StatisticsUpkeep
    /// Prepared statements that nobody uses at the moment.
    private var prepared: [String: SQLiteStatement] = [:]
    private static let mostPrepared = 300

    /// A reader is opened anew once the statistics are others: it read them when it was opened.
    var isUsable: Bool { isWriter || statistics.isCurrent }

    init(path: String, writing: Bool, creating: Bool, age: StatisticsAge) throws {
        isWriter = writing
        statistics = StatisticsUpkeep(age)
        if creating { keepFromOthers(path) }
        var opened: OpaquePointer?
        let create = creating ? SQLITE_OPEN_CREATE : 0
        let code = sqlite3_open_v2(
            path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | create, nil)
        guard code == SQLITE_OK, let opened else {
            let fault = sqliteFault(code, opened)
            sqlite3_close_v2(opened)
            throw fault
        }
        database = opened
        do {
            try settle(writing: writing)
        } catch {
            sqlite3_close_v2(opened)
            throw error
        }
    }

    deinit {
        prepared.removeAll()
        if isWriter { try? run(script: "PRAGMA analysis_limit = 1000; PRAGMA optimize;") }
        sqlite3_close_v2(database)
    }

    /// Write-ahead log with a sync at every commit: readers do not wait, and what was acknowledged is on
    /// the disk. Foreign keys are checked, which SQLite leaves out unless asked.
    private func settle(writing: Bool) throws {
        sqlite3_busy_timeout(database, 5_000)
        try run(
            script: """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA foreign_keys = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = \(writing ? -262_144 : -65_536);
                PRAGMA journal_size_limit = 67108864;
                \(writing ? "" : "PRAGMA query_only = ON;")
                """)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try using(sql) { statement in
            try statement.bind(values)
            while try statement.step() {}
            return Int(sqlite3_changes64(database))
        }
    }

    func query(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws {
        try using(sql) { statement in
            try statement.bind(values)
            let row = SQLRow(statement)
            while try statement.step() { try body(row) }
        }
    }

    func stream(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws {
        try query(sql, values, each: body)
    }

    func run(script: String) throws {
        let code = sqlite3_exec(database, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw sqliteFault(code, database) }
    }

    func write(_ rows: BulkRows) throws -> Int {
        try rows.refuseNulBytes()
        let before = sqlite3_total_changes64(database)
        try using(rows.insert) { statement in
            try withBytes(of: rows.values) { bytes in
                for row in 0..<rows.count {
                    try bind(row, of: rows, bytes, to: statement)
                    while try statement.step() {}
                    sqlite3_reset(statement.pointer)
                }
            }
        }
        let written = Int(sqlite3_total_changes64(database) - before)
        statistics.wrote(written)
        return written
    }

    func begin(writing: Bool) throws { _ = try execute(beginStatement(writing: writing), []) }

    func commit() throws {
        _ = try execute("COMMIT", [])
        guard statistics.isDue else { return }
        // What was committed stands, whatever comes of this.
        try? run(script: "PRAGMA analysis_limit = 1000; ANALYZE;")
        statistics.taken()
    }

    func rollback() {
        // Some faults (a full disk) have rolled back already.
        if sqlite3_get_autocommit(database) == 0 { try? run(script: "ROLLBACK") }
    }

    /// Lends a prepared statement; one that is in use further out is prepared a second time.
    private func using<Result>(
        _ sql: String, _ body: (SQLiteStatement) throws -> Result
    ) throws -> Result {
        let statement = try prepared.removeValue(forKey: sql) ?? SQLiteStatement(sql, in: database)
        defer {
            statement.reset()
            if prepared.count >= SQLiteConnection.mostPrepared { prepared.removeAll() }
            prepared[sql] = statement
        }
        return try body(statement)
    }
}

/// A new file is its owner's alone; SQLite gives its log the same rights. One that is there stays as it is.
private func keepFromOthers(_ path: String) {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { Glibc.close(descriptor) }
}

private func bind(
    _ row: Int, of rows: BulkRows, _ bytes: [UnsafeBufferPointer<UInt8>], to statement: SQLiteStatement
) throws {
    for (column, values) in rows.values.enumerated() {
        switch values {
        case .integers(let numbers): try statement.bind(numbers[row], at: column)
        case .optionalIntegers(let numbers):
            if let number = numbers[row] {
                try statement.bind(number, at: column)
            } else {
                try statement.check(sqlite3_bind_null(statement.pointer, Int32(column + 1)))
            }
        case .texts(let texts):
            if let range = texts.range(row) {
                let text = UnsafeBufferPointer(rebasing: bytes[column][range])
                try statement.check(statement.bind(utf8: text, at: column, copied: false))
            } else {
                try statement.check(sqlite3_bind_null(statement.pointer, Int32(column + 1)))
            }
        case .constant(let value):
            if row == 0 { try statement.bind(value, at: column) }
        }
    }
}

/// The memory of every text column at once, so that SQLite reads the texts where they are.
private func withBytes(
    of columns: [BulkRows.Values], _ gathered: [UnsafeBufferPointer<UInt8>] = [],
    _ body: ([UnsafeBufferPointer<UInt8>]) throws -> Void
) throws {
    guard gathered.count < columns.count else { return try body(gathered) }
    guard case .texts(let texts) = columns[gathered.count] else {
        return try withBytes(of: columns, gathered + [UnsafeBufferPointer(start: nil, count: 0)], body)
    }
    try texts.bytes.withUnsafeBufferPointer { bytes in
        try withBytes(of: columns, gathered + [bytes], body)
    }
}
