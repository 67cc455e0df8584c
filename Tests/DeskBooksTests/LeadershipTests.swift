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
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The page of the head of the region` {
    @Test(arguments: TestEngine.atHand)
    func `counts jobs, what was reported and what is paid, month by month`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let numbers = try await town.registrations(1671)
            try await town.bill(1671, numbers[0], people: 3, owed: 900, open: 0, due: 20_260_315)
            try await town.bill(1671, numbers[1], people: 1, owed: 300, open: 100, due: 20_260_228)
            let summary = try await LeadershipDesk(try await town.desk(.leadership)).summary()
            let month = try #require(summary.latest)
            #expect(summary.months.count == 12 && month.month == Month(2026, 2))
            #expect(month.jobs == 4 && month.reported == 4 && month.paid == 3)
            #expect(month.owed == Rupiah(1_200) && month.open == Rupiah(100))
            #expect(summary.overdue == Rupiah(100) && summary.dueLater == .zero)
            #expect(summary.behind.map(\.registration) == [numbers[1]] && summary.behindCount == 1)
            // Before they began to work nobody is counted.
            #expect(summary.months.prefix(10).allSatisfy { $0.jobs == 0 })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `knows nothing of another government`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let number = try await town.registrations(1601)[0]
            try await town.bill(1601, number, people: 9, owed: 900, open: 900, due: 20_260_215)
            let summary = try await LeadershipDesk(try await town.desk(.leadership)).summary()
            #expect(summary.latest?.reported == 0 && summary.overdue == .zero && summary.behind.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `says how many are protected today, and what January takes`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let law = town.portal.law
            let risks = try await LeadershipDesk(try await town.desk(.leadership)).risks(
                under: law.continuity, law.period, coverage: law.book.coverage)
            #expect(risks.people == 4 && risks.protected == 0 && risks.lapsed == 4)
            #expect(risks.lastDay == Day(2026, 12, 31))
            #expect(risks.gapPeople >= 0 && risks.gapUnits <= 3)
        }
    }

    @Test func `is shut to all who may not see it`() async throws {
        try await withTown(.sqlite) { town async throws in
            let readers: Set<Role> = [.manpowerOffice, .financeAgency, .leadership, .inspectorate]
            for role in Role.allCases where !readers.contains(role) {
                let desk = LeadershipDesk(try await town.desk(role))
                await #expect(throws: AccessRefusal.forbidden(.seeLeadership)) { try await desk.summary() }
            }
        }
    }
}

@Suite struct `Totals of governments` {
    @Test(arguments: TestEngine.atHand)
    func `are of all for the nation, and of one's own for whoever works in one`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (own, other) = (try await town.registrations(1671), try await town.registrations(1601))
            try await town.bill(1671, own[0], people: 30, owed: 900, open: 0, due: 20_260_315)
            try await town.bill(1601, other[0], people: 9, owed: 300, open: 300, due: 20_260_315)
            let month = try #require(Month(2026, 2))
            let all = try await TotalsDesk(try await town.desk(.ministry)).month(month)
            #expect(all.rows.map(\.government) == [1601, 1671])
            #expect(all.rows[1].people == 30 && all.rows[1].paid == 30)
            // Nine people are few enough to be found.
            #expect(all.rows[0].people == nil && all.rows[0].owed == nil)
            let one = try await TotalsDesk(try await town.desk(.manpowerOffice)).month(month)
            #expect(one.rows.map(\.government) == [1671])
            let first = try await TotalsDesk(try await town.desk(.ministry)).month(month, size: 1)
            #expect(first.next == "1601")
        }
    }

    @Test func `are not for whoever sees some units, or himself`() async throws {
        try await withTown(.sqlite) { town async throws in
            let month = try #require(Month(2026, 2))
            for role in [Role.opdOperator, .treasurer, .company, .sponsor] {
                let desk = TotalsDesk(try await town.desk(role))
                await #expect(throws: AccessRefusal.outOfReach) { try await desk.month(month) }
            }
            let own = TotalsDesk(try await town.desk(.worker))
            await #expect(throws: AccessRefusal.forbidden(.seeAggregates)) { try await own.month(month) }
        }
    }
}

extension PortalTown {
    fileprivate func registrations(_ government: Int64) async throws -> [Int64] {
        try await database.read { connection in
            try connection.rows(
                "SELECT registration_id FROM registration WHERE gov_id = $1 ORDER BY registration_id",
                [.integer(government)]
            ) { try $0.integer(0) }
        }
    }

    /// February of a registration, posted, with its bill.
    fileprivate func bill(
        _ government: Int64, _ registration: Int64, people: Int64, owed: Int64, open: Int64, due: Int64
    ) async throws {
        let period: [SQLValue] = [
            .integer(government), .integer(registration), .integer(noon), .integer(people),
            .integer(registration),
        ]
        let claim: [SQLValue] = [
            .integer(government), .text("bill/\(registration)"), .integer(noon), .integer(.max),
            .integer(registration), .integer(due), .integer(owed), .integer(open),
        ]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO period (gov_id, period, registration_id, state, changed_ms, persons, bill_id)
                VALUES ($1, 202602, $2, 3, $3, $4, $5)
                """, period)
            try connection.execute(
                """
                INSERT INTO claim_state (gov_id, claim, recorded_ms, superseded_ms, registration_id, kind,
                    claim_month, due, owed, still_open)
                VALUES ($1, $2, $3, $4, $5, 'bill', 202602, $6, $7, $8)
                """, claim)
        }
    }
}
