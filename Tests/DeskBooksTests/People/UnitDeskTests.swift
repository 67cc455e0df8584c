import Access
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Units at a desk` {
    private func list(_ town: PortalTown, _ role: Role) async throws -> UnitList {
        let law = town.portal.law
        return UnitList(try await town.desk(role), law: law.continuity, answered: law.book.coverage)
    }

    private func desk(_ town: PortalTown, _ role: Role) async throws -> UnitDesk {
        let law = town.portal.law
        return UnitDesk(try await town.desk(role), law: law.continuity, answered: law.book.coverage)
    }

    @Test(arguments: TestEngine.atHand)
    func `stand in the order of their tree, with the people of all below`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let rows = try await list(town, .manpowerOffice).part().list.rows
            #expect(rows.map(\.name).suffix(3) == ["Dinas Kesehatan", "Puskesmas", "Dinas PU"])
            let health = try #require(rows.first { $0.name == "Dinas Kesehatan" })
            #expect(health.people == 3 && health.protected == 0 && health.overdue == .zero)
            #expect(health.agreement == .none)
            #expect(rows.first { $0.name == "Puskesmas" }?.people == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are those within reach, and out of reach the same as none`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let rows = try await list(town, .opdOperator).part().list.rows
            #expect(rows.map(\.name) == ["Dinas Kesehatan", "Puskesmas"])
            let desk = try await desk(town, .opdOperator)
            for unit in [town.unit("1.03"), 77] {
                await #expect(throws: AccessRefusal.outOfReach) { try await desk.open(unit) }
            }
            let file = try await desk.open(town.unit("1.02.1"))
            #expect(file.unit.name == "Puskesmas" && file.parent?.name == "Dinas Kesehatan")
            #expect(file.coverage?.people == 1 && file.coverage?.protected == 0)
            #expect(file.coverage?.gaps.map(\.people) == [1])
            let top = try await desk.open(town.unit("1.02"))
            #expect(top.parent == nil && top.below.map(\.name) == ["Puskesmas"] && top.ownPeople == 2)
        }
    }

    @Test func `show no people and no money to who has no right to either`() async throws {
        try await withTown(.sqlite) { town async throws in
            let administrator = try await list(town, .administrator).part().list.rows
            #expect(administrator.allSatisfy { $0.people == nil && $0.overdue == nil })
            let file = try await desk(town, .administrator).open(town.unit("1.02"))
            #expect(file.coverage == nil && file.arrears == nil && file.periods == nil)
            let verifier = try await list(town, .verifier).part().list.rows
            #expect(verifier.allSatisfy { $0.people != nil && $0.overdue == nil })
            await #expect(throws: AccessRefusal.forbidden(.seeUnits)) {
                try await list(town, .worker).part()
            }
        }
    }

    @Test func `are found by a part of a name, part after part`() async throws {
        try await withTown(.sqlite) { town async throws in
            let list = try await list(town, .manpowerOffice)
            #expect(try await list.part("PUSK").list.rows.map(\.name) == ["Puskesmas"])
            #expect(try await list.part("tidak ada").list.rows.isEmpty)
            let first = try await list.part("dinas", size: 1).list
            #expect(first.rows.map(\.name) == ["Dinas Kesehatan"] && first.total == 2)
            let second = try await list.part("dinas", after: first.next, size: 1).list
            #expect(second.rows.map(\.name) == ["Dinas PU"] && second.next == nil)
        }
    }
}
