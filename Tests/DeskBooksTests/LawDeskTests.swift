import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Another figure of the law` {
    @Test(arguments: TestEngine.atHand)
    func `is weighed over all people of a government, and nothing is stored`(engine: TestEngine) async throws
    {
        try await withTown(engine) { town async throws in
            let proposal = try #require(town.proposal(.manpowerOffice))
            let before = try await town.weigh(.manpowerOffice, proposal)
            #expect(before.people == 4 && before.changed == 4 && before.refused == 0)
            #expect(before.after.total > before.before.total)
            #expect(before.after.workAccident == before.before.workAccident * 2)
            #expect(before.after.death == before.before.death)
            let again = try await town.weigh(.manpowerOffice, proposal)
            #expect(again.before == before.before)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `reaches the people of one's own units only`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let proposal = try #require(town.proposal(.opdOperator))
            let own = try await town.weigh(.opdOperator, proposal)
            #expect(own.people == 3)
            #expect(own.registrations.map(\.name) == ["Dinas Kesehatan"])
        }
    }

    @Test func `is refused to those who may not see money`() async throws {
        try await withTown(.sqlite) { town async throws in
            let proposal = try #require(town.proposal(.manpowerOffice))
            for role in [Role.verifier, .administrator, .ministry, .worker] {
                await #expect(throws: AccessRefusal.forbidden(.seeMoney)) {
                    try await town.weigh(role, proposal)
                }
            }
        }
    }

    @Test func `is refused for a figure or a key that is not there, and for what no amount depends on`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            let month = try #require(Month(2026, 3))
            for (parameter, key) in [
                ("jkk/no-such", nil), ("jkk/rate", "IX"), ("jkk/rate", nil), ("due/day-of-month", nil),
                ("minimum-wage/province", nil),
            ] as [(String, String?)] {
                let proposal = LawProposal(parameter: parameter, key: key, value: 1, from: month)
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await town.weigh(.manpowerOffice, proposal)
                }
            }
        }
    }

    @Test func `tells of a month that the book does not answer for`() async throws {
        try await withTown(.sqlite) { town async throws in
            let month = try #require(Month(2199, 1))
            let proposal = LawProposal(parameter: "jkk/rate", key: "I", value: 1, from: month)
            await #expect(throws: LawGap.self) { try await town.weigh(.manpowerOffice, proposal) }
        }
    }
}

extension PortalTown {
    /// The present accident rate of the lowest class, doubled.
    fileprivate func proposal(_ role: Role) -> LawProposal? {
        guard let month = Month(2026, 3), let rate = portal.law.book.parameters["jkk/rate"]?.values.last,
            let value = rate.value.value(for: "I").number
        else { return nil }
        return LawProposal(parameter: "jkk/rate", key: "I", value: value * 2, from: month)
    }

    fileprivate func weigh(_ role: Role, _ proposal: LawProposal) async throws -> LawEffect {
        let desk = try await desk(role)
        return try await LawDesk(desk, book: portal.law.book, law: portal.law.period).effect(of: proposal)
    }
}
