/// A database: readers that do not hold each other up, and writers whose transactions are kept whole.
///
/// A closure given to `read` or `write` runs on the thread of one connection, inside one transaction, and may
/// run as many statements as it likes there: the way between threads is paid once. Where two transactions
/// meet or the server goes away, the whole closure runs again; so it must do nothing but ask the database.
package final class SQLDatabase: Sendable {
    /// What to do when the connection goes while a transaction is being committed, so that nobody knows
    /// whether it was kept.
    package enum UnknownCommit: Sendable {
        /// Report it as `commitUnknown`.
        case refuse
        /// Run it again: right only where a second run changes nothing, by a key of the caller's.
        case runAgain
    }

    package let engine: SQLEngine
    private let writers: ConnectionPool
    private let readers: ConnectionPool
    private let watcher: DataWatcher
    private let gathering = WriteGathering()
    private let patience: Duration

    /// - Parameter patience: how long a transaction is tried again before its fault is reported. A failover
    ///   of PostgreSQL under Patroni was measured at 21 seconds.
    package init(
        engine: SQLEngine, writers count: Int, readers readerCount: Int?, patience: Duration = .seconds(60),
        open: @escaping @Sendable (_ writing: Bool) throws -> any SQLConnection
    ) {
        self.engine = engine
        self.patience = patience
        writers = ConnectionPool(
            (1...count).map { number in
                ConnectionThread(name: "writer \(number)") { try open(true) }
            })
        readers =
            readerCount.map { many in
                ConnectionPool(
                    (1...many).map { number in ConnectionThread(name: "reader \(number)") { try open(false) }
                    })
            } ?? writers
        watcher = DataWatcher(engine: engine) { try open(false) }
    }

    /// A mark of what is committed now: who kept something beside an equal one may give it again.
    ///
    /// - Returns: nil where the engine cannot tell, or not now.
    package func mark() async throws -> DataMark? {
        do {
            return try await watcher.mark()
        } catch let fault as SQLFault where fault.mayPass {
            return nil
        }
    }

    /// Reads at one moment: every statement inside sees the same data. A write inside is refused.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await untilItPasses(readers, writing: false, onUnknown: .runAgain, body)
    }

    /// Writes everything that `body` does, or nothing.
    @discardableResult
    package func write<Result: Sendable>(
        ifCommitIsUnknown onUnknown: UnknownCommit = .refuse,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await untilItPasses(writers, writing: true, onUnknown: onUnknown, body)
    }

    /// Writes everything that `body` does, or nothing, in one transaction with others that come at the same
    /// time: for small writes that many make at once, and of which a second run changes nothing, by a key of
    /// the caller's. It reads nothing that the others write.
    package func writeTogether(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws {
        try await gathering.add(body, to: self)
    }

    /// Whether the database can be reached, asked once and without patience: for the start of a program,
    /// where a wrong address should be told at once.
    package func greet() async throws {
        _ = try await writers.run { connection in try connection.integer("SELECT 1") }
    }

    /// Closes the connections once the work at hand is done. Nothing may be asked afterwards.
    package func close() {
        // The writer last: what closes last puts SQLite's log into the file.
        watcher.close()
        if readers !== writers { readers.close() }
        writers.close()
    }

    private func untilItPasses<Result: Sendable>(
        _ pool: ConnectionPool, writing: Bool, onUnknown: UnknownCommit,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let started = ContinuousClock.now
        var pause = Duration.milliseconds(5)
        while true {
            do {
                return try await pool.run { connection in
                    try transaction(on: connection, writing: writing, body)
                }
            } catch let fault as SQLFault {
                let again = fault.mayPass || (fault.kind == .commitUnknown && onUnknown == .runAgain)
                guard again, ContinuousClock.now - started + pause < patience else { throw fault }
                // A little chance, so that two that met do not meet again.
                try await Task.sleep(for: pause * Int.random(in: 50...150) / 100)
                pause = min(pause * 2, .seconds(2))
            }
        }
    }
}

private func transaction<Result>(
    on connection: any SQLConnection, writing: Bool, _ body: (any SQLConnection) throws -> Result
) throws -> Result {
    try connection.begin(writing: writing)
    let result: Result
    do {
        result = try body(connection)
    } catch {
        connection.rollback()
        throw error
    }
    do {
        try connection.commit()
    } catch let fault as SQLFault where fault.kind == .connectionLost && writing {
        throw SQLFault(kind: .commitUnknown, code: fault.code, detail: fault.detail)
    } catch {
        connection.rollback()
        throw error
    }
    return result
}

extension SQLConnection {
    /// The statement that begins a transaction on this engine; drivers run it.
    package func beginStatement(writing: Bool) -> String {
        writing ? engine.beginWriting : engine.beginReading
    }
}
