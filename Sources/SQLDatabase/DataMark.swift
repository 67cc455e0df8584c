import Synchronization

/// Which data somebody sees: where two marks of a database are equal, nothing was committed between them, by
/// this program or any other.
package struct DataMark: Sendable, Hashable {
    let opening: Int
    let text: String
}

/// Reads the marks of one database, on a connection of its own: SQLite counts the commits of others for each
/// connection by itself, and counts anew on a new one.
final class DataWatcher: Sendable {
    private let statement: String?
    private let thread: ConnectionThread
    private let openings: Openings

    init(engine: SQLEngine, open: @escaping @Sendable () throws -> any SQLConnection) {
        let openings = Openings()
        self.openings = openings
        statement = engine.markStatement
        thread = ConnectionThread(name: "watcher") {
            openings.count.add(1, ordering: .relaxed)
            return try open()
        }
    }

    /// Nil where the engine cannot tell.
    func mark() async throws -> DataMark? {
        guard let statement else { return nil }
        return try await thread.run { [openings] connection in
            try connection.first(statement) { row in
                let text = connection.engine == .sqlite ? String(try row.integer(0)) : try row.text(0)
                return DataMark(opening: openings.count.load(ordering: .relaxed), text: text)
            }
        }
    }

    func close() { thread.close() }
}

/// How often the connection was opened. Touched by its thread only.
private final class Openings: Sendable {
    let count = Atomic(0)
}
