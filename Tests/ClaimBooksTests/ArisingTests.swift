import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Rights that come with time` {
    private func found(
        _ right: ArisingRight, in wanted: Month = month(202_603), _ town: Town
    ) async throws -> [ArisingPerson] {
        let book = ArisingBook(town.siti, rules: town.rules)
        var people: [ArisingPerson] = []
        for window in try book.windows(in: wanted) where window.right == right {
            people += try await book.people(of: window, atMost: 100)
        }
        return people
    }

    private func born(_ person: Int64, _ day: Int64, _ town: Town) async throws {
        try await town.database.write {
            try $0.execute(
                "UPDATE person SET born = $1 WHERE gov_id = 1671 AND person_id = $2",
                [.integer(day), .integer(person)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a self-employed job of January has its third month in March, of December and February not`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1, segment: "bpu", from: 20_251_231)
            try await town.person(2, segment: "bpu", from: 20_260_101)
            try await town.person(3, segment: "bpu", from: 20_260_131)
            try await town.person(4, segment: "bpu", from: 20_260_201)
            try await town.person(5, from: 20_260_115)
            try await town.months(of: [2, 3], from: month(202_601), unpaid: 1)
            let people = try await found(.fullDeathBenefit, town)
            #expect(people.map(\.person) == [PersonID(2), PersonID(3)])
            #expect(people.map { $0.paid?.months } == [1, 1])
            #expect(people.map { $0.paid?.missing } == [2, 2])
            #expect(people.map(\.unitName) == ["Dinas Kesehatan", "Dinas Kesehatan"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a job that goes on from another brings nothing anew, one after a gap does`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            for (person, ended) in [(1, 20_251_231), (2, 20_251_130)] as [(Int64, Int64)] {
                try await town.person(person, segment: "bpu", from: 20_260_101)
                try await town.write(
                    "job_spell",
                    [
                        "spell_id": .integer(person + 100), "version": 1, "person_id": .integer(person),
                        "unit_id": 2, "registration_id": 7, "valid_from": 20_250_101,
                        "valid_to": .integer(ended), "recorded_ms": 1, "superseded_ms": .integer(.max),
                        "category": "non-asn", "segment": "pu", "programmes": 3, "wage": 3_000_000,
                        "wage_basis": "honor", "funding": "apbd", "act_id": 1,
                    ])
            }
            #expect(try await found(.fullDeathBenefit, town).map(\.person) == [PersonID(2)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an age is reached in the month of the birthday, by who has the programme`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            for (person, day) in [(1, 19_700_228), (2, 19_700_301), (3, 19_700_331), (4, 19_700_401)] {
                try await town.person(Int64(person), programmes: 7)
                try await born(Int64(person), Int64(day), town)
            }
            try await town.person(5, programmes: 3)
            try await born(5, 19_700_315, town)
            #expect(try await found(.oldAge, town).map(\.person) == [PersonID(2), PersonID(3)])
            try await town.person(6, programmes: 15)
            try await born(6, 19_670_315, town)
            #expect(try await found(.pension, town).map(\.person) == [PersonID(6)])
            #expect(try await found(.pension, town).first?.paid == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `who died, left, or works for another government gets no word`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            for person in 1...3 as ClosedRange<Int64> {
                try await town.person(person, segment: "bpu", from: 20_260_101)
            }
            try await town.person(4, segment: "bpu", from: 20_260_101, government: 1672)
            try await town.database.write { connection in
                try connection.execute(
                    "UPDATE person SET died = 20260302 WHERE gov_id = 1671 AND person_id = 1", [])
                try connection.execute(
                    "UPDATE job_spell SET valid_to = 20260309 WHERE gov_id = 1671 AND person_id = 2", [])
                try connection.execute(
                    "UPDATE job_spell SET valid_to = 20260310 WHERE gov_id = 1671 AND person_id = 3", [])
            }
            #expect(try await found(.fullDeathBenefit, town).map(\.person) == [PersonID(3)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a claim that is open is shown, and parts follow each other`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            for person in 1...3 as ClosedRange<Int64> {
                try await town.person(person, programmes: 7)
                try await born(person, 19_700_305, town)
            }
            let claim = try await town.book.open(.oldAge, for: PersonID(2), on: day(20_260_305)).id
            #expect(try await found(.oldAge, town).map(\.claim) == [nil, claim, nil])
            try await town.book.withdraw(claim, reason: "salah orang")
            #expect(try await found(.oldAge, town).map(\.claim) == [nil, nil, nil])
            let book = ArisingBook(town.siti, rules: town.rules)
            let window = try #require(try book.windows(in: month(202_603)).first { $0.right == .oldAge })
            let rest = try await book.people(of: window, after: PersonID(1), atMost: 1)
            #expect(rest.map(\.person) == [PersonID(2)])
        }
    }

    private func record(
        _ subjects: [RightNoticeSubject], from number: Int64 = 71, by office: Office
    ) async throws {
        try await office.act { connection, instant in
            let drafts = subjects.enumerated().map { (subject: $1, number: number + Int64($0)) }
            return Act(
                (), try RightNotices.record(drafts, by: office, at: instant, on: connection))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `who was told of a right of a month shows it, of no other right, month or government`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            for person in 1...2 as ClosedRange<Int64> {
                try await town.person(person, programmes: 15)
                try await born(person, 19_700_305, town)
            }
            try await record([RightNoticeSubject(PersonID(1), .oldAge, in: month(202_603))], by: town.siti)
            try await record(
                [
                    RightNoticeSubject(PersonID(2), .oldAge, in: month(202_602)),
                    RightNoticeSubject(PersonID(2), .pension, in: month(202_603)),
                    RightNoticeSubject(PersonID(2), .oldAge, in: month(202_603), child: HeirID(5)),
                ], from: 81, by: town.siti)
            let notices = try await found(.oldAge, town).map(\.notice)
            #expect(notices.map { $0?.number } == [71, nil])
            #expect(notices[0]?.draftedBy == "siti" && notices[0]?.draftedOn == day(20_260_310))
            try await town.database.read { _ = try AuditBook.verify(government: 1671, on: $0) }
            let told = "SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671 AND act = 'right.draft'"
            #expect(try await town.count(told) == 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a letter that somebody else drafted in the same moment is refused with all beside it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.person(2)
            let first = RightNoticeSubject(PersonID(1), .oldAge, in: month(202_603))
            try await record([first], by: town.siti)
            await #expect(throws: ClaimBookRefusal.noticeDrafted) { () async throws in
                try await record(
                    [RightNoticeSubject(PersonID(2), .oldAge, in: month(202_603)), first], from: 91,
                    by: town.budi)
            }
            #expect(try await town.count("SELECT COUNT(*) FROM right_notice WHERE gov_id = 1671") == 1)
            try await record([], by: town.budi)
        }
    }

    @Test func `a month before the law is refused, and one before the three-month rule has no such window`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            let book = ArisingBook(town.siti, rules: town.rules)
            #expect(throws: LawGap.self) { try book.windows(in: month(201_506)) }
            let before = try book.windows(in: month(201_601)).map(\.right)
            #expect(!before.contains(.fullDeathBenefit) && before.contains(.oldAge))
        }
    }
}

@Suite struct `What anybody may read of benefits` {
    private func paid(
        _ claims: ClosedRange<Int64>, _ programme: String, on day: Int64 = 20_260_301, state: Int64 = 1,
        _ town: Town
    ) async throws {
        for claim in claims {
            try await town.write(
                "claim_case",
                [
                    "claim_id": .integer(claim), "claim_type": "jkm", "programme": .text(programme),
                    "person_id": 1, "event_day": 20_260_201, "stage": "paid", "opened_ms": 1,
                    "opened_by": "siti", "changed_ms": 1, "events": 1, "waits": 0, "arrears_months": 0,
                    "is_held": 0, "paid": 10,
                ])
            try await town.write(
                "claim_payment",
                [
                    "claim_id": .integer(claim), "payment": 1, "programme": .text(programme),
                    "amount": 42_000_000, "paid_on": .integer(day), "state": .integer(state),
                    "proposed_by": "siti", "recorded_ms": 1, "changed_ms": 1,
                ])
        }
    }

    private func year(_ town: Town) async throws -> [PublicClaimTotals] {
        try await PublicClaimTotals.read(
            from: day(20_260_101), through: day(20_261_231), in: town.database)
    }

    @Test(arguments: TestEngine.atHand)
    func `five claims of a programme are shown, four are left out of the sum as well`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await paid(1...5, "JKM", town)
            try await paid(6...9, "JKK", town)
            let all = try await year(town)
            #expect(all.count == 1 && all[0].hidesSome)
            #expect(all[0].lines.map(\.programme) == [.death])
            #expect(all[0].claims == 5 && all[0].amount == Rupiah(210_000_000))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what was only proposed, reversed, or paid in another year is not shown`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await paid(1...5, "JKM", state: 0, town)
            try await paid(11...15, "JKM", state: 2, town)
            try await paid(21...25, "JKM", on: 20_251_231, town)
            #expect(try await year(town).isEmpty)
            try await paid(31...35, "JKM", on: 20_261_231, town)
            #expect(try await year(town).first?.claims == 5)
        }
    }
}
