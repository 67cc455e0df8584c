import ClaimBooks
import Claims
import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Notices of death` {
    private func notice(
        _ number: Int64?, reference: String = "AKTA-1", name: String = "ORANG", died: Int = 20_260_115,
        isAccident: Bool = false
    ) -> DeathNoticeDraft {
        DeathNoticeDraft(
            source: .registry, reference: reference, nik: number.flatMap { NIK(Town.nik($0)) }, name: name,
            died: day(died), isAccident: isAccident)
    }

    @Test(arguments: TestEngine.atHand)
    func `a confirmed death ends the jobs, opens the claim once, and says what was billed after it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.months(of: [1], from: month(202_512), unpaid: 0)
            let taken = try await town.notices.take([notice(1)])
            #expect(taken.matched == 1 && taken.new == 1)
            let open = try #require(try await town.notices.list().first)
            #expect(open.state == .matched && open.person == person)
            #expect(open.maskedNIK == "************0001")
            let confirmed = try await town.notices.confirm(open.id)
            #expect(confirmed.isNew && confirmed.billedAfter.months == [month(202_602)])
            #expect(confirmed.billedAfter.amount == Rupiah(10))
            let job = try await town.count(
                "SELECT valid_to FROM job_spell WHERE gov_id = 1671 AND superseded_ms = 9223372036854775807")
            #expect(job == 20_260_115)
            let claim = try await town.book.show(confirmed.claim)
            #expect(claim.type == .death && claim.opening.eventDay == day(20_260_115))
            let again = try await town.notices.confirm(open.id)
            #expect(again.claim == confirmed.claim && !again.isNew)
            #expect(try await town.count("SELECT COUNT(*) FROM claim_case WHERE gov_id = 1671") == 1)
            try await town.database.read { _ = try AuditBook.verify(government: 1671, on: $0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a second notice of the same death leads to the same claim`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.notices.take([notice(1), notice(1, reference: "AKTA-2")])
            let both = try await town.notices.list()
            #expect(both.count == 2)
            let first = try await town.notices.confirm(both[0].id)
            let second = try await town.notices.confirm(both[1].id)
            #expect(first.claim == second.claim && !second.isNew)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the same notice again is told, and not taken`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.notices.take([notice(1)])
            let again = try await town.notices.take([notice(1), notice(2, reference: "AKTA-2")])
            #expect(again.repeated == 1 && again.unknown == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a name alone is only possible, and somebody must say who it is`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1, name: "Siti Aminah")
            try await town.person(2, name: "BUDI")
            try await town.person(3, name: "Budi")
            try await town.notices.take([
                notice(nil, name: "siti  aminah"), notice(nil, reference: "AKTA-2", name: "Budi"),
            ])
            let notices = try await town.notices.list()
            #expect(notices.map(\.state) == [.unknown, .possible])
            #expect(
                await refusal(ClaimBookRefusal.self) { try await town.notices.confirm(notices[1].id) }
                    == .personNotChosen)
            let confirmed = try await town.notices.confirm(notices[1].id, as: person)
            #expect(try await town.book.show(confirmed.claim).opening.person == person)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `somebody of another government is nobody here`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1, government: 1672)
            try await town.notices.take([notice(1)])
            let open = try #require(try await town.notices.list().first)
            #expect(open.state == .unknown && open.person == nil)
            #expect(
                await refusal(RegisterRefusal.self) {
                    try await town.notices.confirm(open.id, as: PersonID(1))
                } == .unknownPerson)
            let there = DeathNotices(town.stranger, rules: town.rules)
            #expect(try await there.list().isEmpty)
            #expect(await refusal(ClaimBookRefusal.self) { try await there.show(open.id) } == .noSuchNotice)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an accident opens the claim of work accidents`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.notices.take([notice(1, isAccident: true)])
            let open = try #require(try await town.notices.list().first)
            let confirmed = try await town.notices.confirm(open.id)
            #expect(try await town.book.show(confirmed.claim).type == .workAccident)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `another day of death, a day to come and a day before the law are refused`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            for yyyymmdd in [20_260_311, 20_150_630] {
                #expect(
                    await refusal(ClaimBookRefusal.self) {
                        try await town.notices.take([notice(1, died: yyyymmdd)])
                    } == .deathDay(day(yyyymmdd)))
            }
            #expect(
                await refusal(ClaimBookRefusal.self) { try await town.notices.take([notice(1, name: " ")]) }
                    == .emptyName)
            #expect(try await town.notices.list().isEmpty)
            try await town.notices.take([notice(1), notice(1, reference: "AKTA-2", died: 20_260_116)])
            let both = try await town.notices.list()
            try await town.notices.confirm(both[1].id)
            #expect(
                await refusal(JobRefusal.self) { try await town.notices.confirm(both[0].id) }
                    == .diedBefore(day(20_260_115)))
            #expect(try await town.notices.show(both[0].id).state == .matched)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a month that is finalised stands, and does not keep the family waiting`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.write(
                "period",
                ["period": 202_602, "registration_id": 7, "state": 2, "changed_ms": 0, "revision": 0])
            try await town.notices.take([notice(1)])
            let open = try #require(try await town.notices.list().first)
            let confirmed = try await town.notices.confirm(open.id)
            #expect(confirmed.isNew)
            #expect(try await town.count("SELECT COUNT(*) FROM claim_case WHERE gov_id = 1671") == 1)
            #expect(
                try await town.count("SELECT state FROM period WHERE gov_id = 1671 AND period = 202602") == 2)
            let ended = try await town.count(
                "SELECT valid_to FROM job_spell WHERE gov_id = 1671 AND superseded_ms = 9223372036854775807")
            #expect(ended == 20_260_115)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what is dismissed has a reason and is not confirmed any more`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.notices.take([notice(1)])
            let open = try #require(try await town.notices.list().first)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await town.notices.dismiss(open.id, reason: " ") }
                    == .noReason)
            try await town.notices.dismiss(open.id, reason: "masih hidup")
            #expect(
                await refusal(ClaimBookRefusal.self) { try await town.notices.confirm(open.id) }
                    == .noticeDecided)
            #expect(try await town.notices.list().isEmpty)
            #expect(try await town.notices.list(.dismissed).map(\.reason) == ["masih hidup"])
        }
    }
}
