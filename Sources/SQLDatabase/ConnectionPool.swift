import Synchronization

/// Hands out connections, one task at a time each, in the order in which they were asked for.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [ConnectionThread]
        var waiting: [CheckedContinuation<ConnectionThread, Never>] = []
    }

    private let threads: [ConnectionThread]
    private let state: Mutex<State>

    init(_ threads: [ConnectionThread]) {
        precondition(!threads.isEmpty, "a pool has at least one connection")
        self.threads = threads
        state = Mutex(State(idle: threads))
    }

    func run<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let thread = await take()
        defer { give(thread) }
        return try await thread.run(body)
    }

    func close() {
        for thread in threads { thread.close() }
    }

    private func take() async -> ConnectionThread {
        await withCheckedContinuation { continuation in
            let thread = state.withLock { state -> ConnectionThread? in
                if let idle = state.idle.popLast() { return idle }
                state.waiting.append(continuation)
                return nil
            }
            if let thread { continuation.resume(returning: thread) }
        }
    }

    private func give(_ thread: ConnectionThread) {
        let waiting = state.withLock { state -> CheckedContinuation<ConnectionThread, Never>? in
            if state.waiting.isEmpty {
                state.idle.append(thread)
                return nil
            }
            return state.waiting.removeFirst()
        }
        waiting?.resume(returning: thread)
    }
}
