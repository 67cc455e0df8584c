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
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The chain at a desk` {
    @Test(arguments: TestEngine.atHand)
    func `is read from its end, part by part, without a gap or a double`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = AuditDesk(try await town.desk(.inspectorate))
            var (numbers, cursor) = ([Int64](), Int64?.none)
            repeat {
                let part = try await desk.entries(AuditQuestion(), before: cursor, size: 7)
                numbers += part.rows.map(\.sequence)
                cursor = part.next.flatMap { Int64($0) }
            } while cursor != nil
            let root = try await desk.verify()
            #expect(numbers == Array((1...root.entries).reversed()))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes on looking where nothing fitted in the entries looked through`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = AuditDesk(try await town.desk(.inspectorate), window: 5)
            let question = AuditQuestion(act: "government.add")
            var (found, cursor, parts) = ([AuditEntry](), Int64?.none, 0)
            repeat {
                let part = try await desk.entries(question, before: cursor)
                found += part.rows
                cursor = part.next.flatMap { Int64($0) }
                parts += 1
            } while cursor != nil
            #expect(found.map(\.sequence) == [1])
            #expect(parts > 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `finds a day by its entries, and no other`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let before = try await AuditDesk(try await town.desk(.inspectorate)).verify().entries
            town.clock.pass(86_400_000)
            _ = try await town.accounts.resetPassword("worker")
            let desk = AuditDesk(try await town.desk(.inspectorate))
            let first = try await desk.entries(AuditQuestion(day: Day(2026, 3, 1)), size: 1_000)
            #expect(first.rows.count == Int(before))
            let second = try await desk.entries(AuditQuestion(day: Day(2026, 3, 2)))
            #expect(second.rows.map(\.change.act) == ["account.reset"])
            #expect(try await desk.entries(AuditQuestion(day: Day(2026, 3, 3))).rows.isEmpty)
            #expect(try await desk.entries(AuditQuestion(day: Day(1999, 1, 1))).rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is narrowed by actor and subject together`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = AuditDesk(try await town.desk(.inspectorate))
            let entry = try await town.accounts.account("worker")
            let subject = "account/\(entry.id)"
            let found = try await desk.entries(AuditQuestion(actor: "root", subject: subject))
            #expect(Set(found.rows.map(\.change.act)) == ["account.create", "account.password"])
            let none = try await desk.entries(AuditQuestion(actor: "nobody", subject: subject))
            #expect(none.rows.isEmpty && none.next == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `says where somebody wrote the past anew`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.database.write { connection in
                try connection.execute(
                    "UPDATE audit_entry SET actor = 'x' WHERE gov_id = 1671 AND sequence = 3")
            }
            let desk = AuditDesk(try await town.desk(.leadership))
            await #expect(throws: StoreRefusal.chainBroken(government: 1671, sequence: 3)) {
                try await desk.verify()
            }
        }
    }

    @Test func `is shut to all who may not read it, and a file to all who may not take one`() async throws {
        try await withTown(.sqlite) { town async throws in
            for role in Role.allCases where ![.leadership, .inspectorate].contains(role) {
                let desk = AuditDesk(try await town.desk(role))
                await #expect(throws: AccessRefusal.forbidden(.seeAudit)) {
                    try await desk.entries(AuditQuestion())
                }
                await #expect(throws: AccessRefusal.forbidden(.seeAudit)) { try await desk.verify() }
                await #expect(throws: AccessRefusal.self) {
                    try await desk.all(AuditQuestion(), atMost: 1) { _ in }
                }
            }
        }
    }

    @Test func `gives a file as many entries as it may hold`() async throws {
        try await withTown(.sqlite) { town async throws in
            let desk = AuditDesk(try await town.desk(.inspectorate))
            let told = try await desk.all(AuditQuestion(), atMost: 9) { #expect($0.count <= 9) }
            #expect(told == 9)
            #expect(try await desk.all(AuditQuestion(act: "government.add"), atMost: 9) { _ in } == 1)
        }
    }
}
