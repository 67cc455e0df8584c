import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Work in the background` {
    @Test(arguments: TestEngine.atHand)
    func `is done once, and tells whoever ordered it how far it is and where its result is`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let queue = WorkQueue(town.office.database)
            let number = try await order(desk)
            #expect(try await queue.item(number, desk: desk)?.state == .waits)
            let runs = Mutex(0)
            let runner = runner(town) { item, argument, progress in
                runs.withLock { $0 += 1 }
                #expect(item.actor == "opd-operator" && argument == "77/x")
                try progress.tell("rows", 3, of: 7)
                return "/hasil/1"
            }
            #expect(try await runner.runOnce())
            #expect(try await !runner.runOnce())
            let item = try #require(try await queue.item(number, desk: desk))
            #expect(item.state == .done && item.resultPath == "/hasil/1" && item.subject == "daftar.xlsx")
            #expect(runs.withLock { $0 } == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is seen by whoever ordered it and by administrators, and is not there for anybody else`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let queue = WorkQueue(town.office.database)
            let number = try await order(try await town.desk(.opdOperator))
            #expect(try await queue.item(number, desk: town.desk(.administrator)) != nil)
            for role in [Role.verifier, .treasurer, .manpowerOffice, .inspectorate] {
                let desk = try await town.desk(role)
                #expect(try await queue.item(number, desk: desk) == nil)
                #expect(try await queue.mine(desk).rows.isEmpty)
            }
            #expect(try await queue.mine(town.desk(.opdOperator)).rows.map(\.id) == [number])
            #expect(try await queue.item(number + 1, desk: town.desk(.administrator)) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `fails with the sentence of what was refused, and with a number where nobody expected it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let queue = WorkQueue(town.office.database)
            let first = try await order(desk)
            _ = try await runner(town) { _, _, _ in throw AccessRefusal.loginTaken("rina") }.runOnce()
            let refused = try #require(try await queue.item(first, desk: desk))
            #expect(refused.state == .failed)
            #expect(refused.fault == Note("access.login-taken", ["login": .text("rina")]))
            let second = try await order(desk)
            _ = try await runner(town) { _, _, _ in throw Unexpected() }.runOnce()
            let broken = try #require(try await queue.item(second, desk: desk))
            #expect(broken.fault == Note("work.broken", ["number": .text(String(second))]))
            let third = try await order(desk)
            _ = try await WorkRunner(queue, handlers: [], owner: "b", now: town.portal.now).runOnce()
            #expect(try await queue.item(third, desk: desk)?.fault?.key == "work.unknown-kind")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `that a program left when it died is taken up by the next, and given up after three times`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let database = town.office.database
            let queue = WorkQueue(database)
            let number = try await order(desk)
            // As a program leaves it that was killed: begun, and its lease not over yet.
            try await left(number, until: town.clock.now() + 1_000, attempts: 1, database)
            let quiet = runner(town) { _, _, _ in nil }
            #expect(try await !quiet.runOnce())
            try await left(number, until: town.clock.now() - 1, attempts: 1, database)
            #expect(try await quiet.runOnce())
            #expect(try await queue.item(number, desk: desk)?.state == .done)
            let other = try await order(desk)
            try await left(other, until: town.clock.now() - 1, attempts: 3, database)
            #expect(try await quiet.runOnce())
            #expect(try await queue.item(other, desk: desk)?.fault?.key == "work.gave-up")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is put back when its program stops, and does not count as tried`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let queue = WorkQueue(town.office.database)
            let number = try await order(desk)
            let begun = AsyncStream<Void>.makeStream()
            let stopping = runner(town) { _, _, progress in
                begun.continuation.yield()
                while true {
                    try progress.tell("rows", 1)
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            let task = Task { await stopping.run() }
            for await _ in begun.stream { break }
            task.cancel()
            await task.value
            #expect(try await queue.item(number, desk: desk)?.state == .waits)
            #expect(try await runner(town) { _, _, _ in nil }.runOnce())
            #expect(try await queue.item(number, desk: desk)?.state == .done)
        }
    }

    @Test func `is not there where the act that ordered it was refused`() async throws {
        try await withTown(.sqlite) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let office = desk.office
            await #expect(throws: AccessRefusal.outOfReach) {
                try await office.act { connection, instant -> Act<Void> in
                    try WorkQueue.order(
                        sample, number: office.identifiers.next(), desk: desk, instant: instant,
                        on: connection)
                    throw AccessRefusal.outOfReach
                }
            }
            #expect(try await WorkQueue(town.office.database).mine(desk).rows.isEmpty)
            #expect(try await !runner(town) { _, _, _ in nil }.runOnce())
        }
    }

    private struct Unexpected: Error {}

    private let sample = WorkOrder(kind: "sample", subject: "daftar.xlsx", argument: "77/x")

    private func order(_ desk: Desk) async throws -> Int64 {
        let (office, number, sample) = (desk.office, desk.office.identifiers.next(), sample)
        try await office.act { connection, instant in
            try WorkQueue.order(sample, number: number, desk: desk, instant: instant, on: connection)
            return Act((), [])
        }
        return number
    }

    private func runner(
        _ town: PortalTown,
        _ run: @escaping @Sendable (WorkItem, String, WorkProgress) async throws -> String?
    ) -> WorkRunner {
        WorkRunner(
            WorkQueue(town.office.database), handlers: [WorkHandler("sample", run)], owner: "test",
            now: town.portal.now)
    }

    private func left(
        _ number: Int64, until: Int64, attempts: Int64, _ database: SQLDatabase
    ) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE job SET state = 1, owner = 'gone', lease_until_ms = $1, attempts = $2
                WHERE queue = 1 AND job_id = $3
                """, [.integer(until), .integer(attempts), .integer(number)])
        }
    }
}
