import Foundation

/// A thread with one connection of its own. Engines block; this is where they may, so that they never hold
/// a thread of Swift's cooperative pool.
final class ConnectionThread: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by the condition.
    private var work: [() -> Void] = []
    private var isClosing = false
    private var hasEnded = false
    // Touched by the thread only.
    private var connection: (any SQLConnection)?
    private let open: @Sendable () throws -> any SQLConnection

    init(name: String, open: @escaping @Sendable () throws -> any SQLConnection) {
        self.open = open
        let thread = Thread { [self] in loop() }
        thread.name = name
        thread.start()
    }

    /// Runs on the thread, with the connection opened where it is not or no longer.
    func run<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            submit { [self] in
                continuation.resume(with: Swift.Result { try body(try usableConnection()) })
            }
        }
    }

    /// Lets the work that waits finish, closes the connection and ends the thread; returns when that is done,
    /// so that SQLite has put its log into the file by then.
    func close() {
        condition.lock()
        isClosing = true
        condition.broadcast()
        while !hasEnded { condition.wait() }
        condition.unlock()
    }

    private func usableConnection() throws -> any SQLConnection {
        if let connection, connection.isUsable { return connection }
        connection = nil
        let opened = try open()
        connection = opened
        return opened
    }

    private func submit(_ item: @escaping () -> Void) {
        condition.lock()
        precondition(!isClosing, "a closed database is not asked")
        work.append(item)
        condition.broadcast()
        condition.unlock()
    }

    private func loop() {
        while let item = next() { item() }
        connection = nil
        condition.lock()
        hasEnded = true
        condition.broadcast()
        condition.unlock()
    }

    private func next() -> (() -> Void)? {
        condition.lock()
        defer { condition.unlock() }
        while work.isEmpty {
            if isClosing { return nil }
            condition.wait()
        }
        return work.removeFirst()
    }
}
