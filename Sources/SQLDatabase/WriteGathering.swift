/// Gathers small writes that come at the same time into one transaction: a disk that can sync some hundred
/// times a second then takes thousands of them. The first goes at once; what comes while it is being kept
/// goes together after it.
actor WriteGathering {
    typealias Body = @Sendable (any SQLConnection) throws -> Void

    /// So many go into one transaction.
    private static let most = 200

    private var waiting: [(body: Body, answer: CheckedContinuation<Void, any Error>)] = []
    private var isRunning = false

    /// When it returns, what `body` wrote is kept.
    ///
    /// - Throws: what `body` throws, or why nothing could be kept: for this one alone.
    func add(_ body: @escaping Body, to database: SQLDatabase) async throws {
        try await withCheckedThrowingContinuation { answer in
            waiting.append((body, answer))
            if isRunning { return }
            isRunning = true
            Task { await run(database) }
        }
    }

    private func run(_ database: SQLDatabase) async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.most))
            waiting.removeFirst(group.count)
            if await fault(of: group.map(\.body), database) == nil {
                for member in group { member.answer.resume() }
                continue
            }
            // One of them failed, and nothing was kept: each by itself then, so that each has its own answer.
            for member in group {
                if let fault = await fault(of: [member.body], database) {
                    member.answer.resume(throwing: fault)
                } else {
                    member.answer.resume()
                }
            }
        }
        isRunning = false
    }

    private func fault(of bodies: [Body], _ database: SQLDatabase) async -> (any Error)? {
        do {
            try await database.write(ifCommitIsUnknown: .runAgain) { connection in
                for body in bodies { try body(connection) }
            }
            return nil
        } catch {
            return error
        }
    }
}
