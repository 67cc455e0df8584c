import Access
import AccessBooks
import DeskBooks
package import WebGate

/// What the portal does after its requests were answered.
package enum PortalWork {
    /// Works off the queue until its task is cancelled.
    ///
    /// - Parameters:
    ///   - owner: of this program alone.
    ///   - onFault: is told what was not expected, for the log.
    package static func run(
        _ portal: Portal, owner: String, onFault: @escaping @Sendable (String) -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            // Two: one long piece does not hold up the short ones of others.
            for number in 1...2 {
                let runner = WorkRunner(
                    WorkQueue(portal.database), handlers: handlers(portal), owner: "\(owner) \(number)",
                    now: portal.now, onFault: onFault)
                group.addTask(executorPreference: WorkThreads.shared) { await runner.run() }
            }
            group.addTask { await forgetOldAttempts(portal, onFault) }
            group.addTask { await CoverageKeeping.run(portal, onFault) }
            group.addTask { await SignalKeeping.run(portal, onFault) }
            group.addTask { await ReportKeeping.run(portal, onFault) }
        }
    }

    /// Attempts to enter are kept for a day: they come from people who never get in, without end.
    private static func forgetOldAttempts(
        _ portal: Portal, _ onFault: @Sendable (String) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await RateLimit(portal.database).forget(before: portal.now() - 86_400_000)
            } catch { onFault("\(error)") }
            try? await Task.sleep(for: .seconds(3_600))
        }
    }

    /// Does one piece of work, if there is one.
    ///
    /// - Returns: whether there was.
    package static func runOnce(_ portal: Portal) async throws -> Bool {
        try await WorkRunner(
            WorkQueue(portal.database), handlers: handlers(portal), owner: "once", now: portal.now
        ).runOnce()
    }

    /// A handler for each kind of work.
    static func handlers(_ portal: Portal) -> [WorkHandler] {
        RosterWork.handlers(portal) + [
            WorkHandler(PeriodWork.kind) { item, argument, progress in
                let desk = PeriodDesk(try await portal.desk(of: item), law: portal.law.period)
                try await desk.perform(argument, progress)
                return nil
            },
            WorkHandler(ReportScheduleDesk.work) { item, _, progress in
                let desk = ReportScheduleDesk(
                    try await portal.desk(of: item), tools: try portal.reportTools())
                try await desk.perform(progress)
                return nil
            },
        ]
    }
}

extension Portal {
    /// The desk of whoever ordered a piece of work, with the rights that he has by now.
    ///
    /// - Throws: `.outOfReach` where his account was closed meanwhile.
    func desk(of item: WorkItem) async throws -> Desk {
        let role = try await AccountBook.role(of: item.account, item.government, in: database)
        guard let role else { throw AccessRefusal.outOfReach }
        return try desk(
            Permit(
                account: item.account, name: item.actor, display: item.actor, role: role,
                government: item.government, matrix: access.matrix))
    }
}
