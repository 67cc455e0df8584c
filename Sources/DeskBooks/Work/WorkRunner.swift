import LawBook
import SQLDatabase
import SQLStore
import Synchronization

/// What does one kind of work. It may be begun again after half of it: what it writes must not do twice.
package struct WorkHandler: Sendable {
    package let kind: String
    /// Does it, tells how far it is, and says where its result is shown; nil for where the order said.
    ///
    /// A refusal that can be told (`TellableRefusal`, `StoreRefusal`) ends it with its sentence.
    package let run: @Sendable (WorkItem, _ argument: String, WorkProgress) async throws -> String?

    package init(
        _ kind: String,
        _ run: @escaping @Sendable (WorkItem, _ argument: String, WorkProgress) async throws -> String?
    ) {
        self.kind = kind
        self.run = run
    }
}

/// How far a piece of work is: told as often as one likes, kept once in a while.
package final class WorkProgress: Sendable {
    struct Told: Sendable, Equatable {
        var step = ""
        var done = 0
        var total = 0
    }

    private let told = Mutex(Told())

    package init() {}

    var now: Told { told.withLock { $0 } }

    /// - Parameters:
    ///   - step: `work.step.` and this is the key of its sentence.
    ///   - total: nought where nobody knows.
    /// - Throws: `CancellationError` where the program stops.
    package func tell(_ step: String, _ done: Int, of total: Int = 0) throws {
        try Task.checkCancellation()
        told.withLock { $0 = Told(step: step, done: max(0, done), total: max(0, total)) }
    }
}

/// Does the work of the queue, one piece at a time; `naungan serve` runs two of them.
package struct WorkRunner: Sendable {
    /// How long a turn is kept without a word, in milliseconds: after that a program counts as gone.
    private static let lease: Int64 = 60_000

    private let queue: WorkQueue
    private let handlers: [String: WorkHandler]
    private let owner: String
    private let now: @Sendable () -> Int64
    private let onFault: @Sendable (String) -> Void

    /// - Parameters:
    ///   - owner: of this runner alone, among all programs.
    ///   - now: milliseconds since 1970.
    ///   - onFault: is told what was not expected, for the log.
    package init(
        _ queue: WorkQueue, handlers: [WorkHandler], owner: String, now: @escaping @Sendable () -> Int64,
        onFault: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.queue = queue
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { $1 })
        self.owner = owner
        self.now = now
        self.onFault = onFault
    }

    /// Works until its task is cancelled; what it is at then is put back and found by the next program.
    package func run() async {
        while !Task.isCancelled {
            do {
                if try await runOnce() { continue }
            } catch {
                onFault("\(error)")
            }
            try? await Task.sleep(for: .milliseconds(250))
        }
    }

    /// Does one piece, if there is one.
    ///
    /// - Returns: whether there was.
    @discardableResult
    package func runOnce() async throws -> Bool {
        guard let turn = try await queue.take(owner: owner, lease: WorkRunner.lease, now: now()) else {
            return false
        }
        do {
            try await work(turn)
        } catch is WorkLost {
            onFault("work \(turn.number) went to another program")
        }
        return true
    }

    private func work(_ turn: WorkTurn) async throws {
        guard turn.attempt <= WorkQueue.mostAttempts else {
            return try await queue.fail(turn, Note("work.gave-up"), now: now())
        }
        guard let handler = handlers[turn.kind],
            let item = try await queue.item(turn.number, government: turn.government)
        else { return try await queue.fail(turn, Note("work.unknown-kind"), now: now()) }
        do {
            let path = try await kept(turn) { try await handler.run(item, turn.argument, $0) }
            try await queue.finish(turn, resultPath: path, now: now())
        } catch {
            if Task.isCancelled || error is CancellationError {
                // The task is cancelled, the putting back must not be.
                let queue = queue
                try await Task.detached { try await queue.putBack(turn) }.value
                return
            }
            if error is WorkLost { throw error }
            try await queue.fail(turn, note(error, turn), now: now())
        }
    }

    /// Runs the work, and beside it what keeps the turn up.
    private func kept(
        _ turn: WorkTurn, _ body: @escaping @Sendable (WorkProgress) async throws -> String?
    ) async throws -> String? {
        let progress = WorkProgress()
        return try await withThrowingTaskGroup(of: String??.self) { group in
            group.addTask { .some(try await body(progress)) }
            group.addTask { try await keepUp(turn, progress) }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                if let path = outcome { return path }
            }
            return nil
        }
    }

    private func keepUp(_ turn: WorkTurn, _ progress: WorkProgress) async throws -> String?? {
        var (last, quiet) = (WorkProgress.Told(), 0)
        while true {
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return nil }
            let told = progress.now
            quiet = told == last ? quiet + 1 : 0
            // Said again every ten seconds where nothing moves, for the lease.
            if told != last || quiet % 20 == 19 {
                try await queue.tell(turn, told, lease: WorkRunner.lease, now: now)
                last = told
            }
        }
    }

    private func note(_ error: any Error, _ turn: WorkTurn) -> Note {
        switch error {
        case let refusal as any TellableRefusal: return refusal.note
        case let refusal as StoreRefusal:
            return Note(refusal.key, refusal.arguments.mapValues { Term.text($0) })
        default:
            onFault("work \(turn.number) \(turn.kind): \(error)")
            return Note("work.broken", ["number": .text(String(turn.number))])
        }
    }
}
