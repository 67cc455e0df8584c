import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLStore
import TestDatabases
import Testing
import VulnerableBooks
import VulnerableWorkers

extension Village {
    /// Runs a month of the shared registration to its bill.
    fileprivate func bill(_ month: Month) async throws -> Bill {
        let law = try PeriodLaw(from: law, workingDays: WorkingDays(from: law))
        func book(_ actor: String) -> PeriodBook {
            PeriodBook(office: office(actor, today: 20_260_510), law: law)
        }
        let name = String(registration)
        try await book("ani").open(.one(name), month)
        _ = try await book("ani").calculate(.one(name), month)
        return try #require(try await book("budi").finalise(name, month).bill)
    }

    fileprivate func view(_ unit: UnitID, today: Int = 20_260_510) async throws -> VillageView {
        let usual = try TrancheCalendar([.init(number: 1, month: 3, percent: 100)])
        return try await VillageBook(office(today: today), rules: rules, usual: usual).view(unit, year: 2026)
    }
}

@Suite struct `The money of a village` {
    @Test(arguments: TestEngine.atHand)
    func `of a bill that villages share is split by whose people it is for, also when paid in part`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.take([village.draft(1), village.draft(2)], quota)
            try await village.take([village.draft(3)], quota, unit: village.b, digest: "b")
            _ = try await village.proposals("budi").verifyAll(quota)
            _ = try await village.postings().post(quota)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1, 2, 3]), to: batch.id)
            for unit in [village.a, village.b] {
                try await RegistrationBook.link(
                    unit: unit, registration: village.registration, from: day(20_260_101),
                    by: village.office())
            }
            let bill = try await village.bill(month(202_604))
            #expect(bill.total == Rupiah(50_400))
            let (a, b) = (try await village.view(village.a), try await village.view(village.b))
            #expect(a.tranches.first?.billed == Rupiah(33_600) && a.sharedWith == 1)
            #expect(b.tranches.first?.billed == Rupiah(16_800) && b.bills.map(\.open) == [Rupiah(16_800)])
            #expect(b.arrears == Rupiah(16_800))

            _ = try await PaymentActs.pay(
                PaymentOrder(
                    for: .bill(.number(bill.id)), on: day(20_260_510), amount: Rupiah(10_001), key: "t/1"),
                by: village.office("citra", today: 20_260_510))
            // Of 40.399 that are open two thirds and one third, rounded down.
            #expect(try await village.view(village.a).bills.map(\.open) == [Rupiah(26_932)])
            #expect(try await village.view(village.b).bills.map(\.open) == [Rupiah(13_466)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `under a number of its own is the whole bill, and none of a village without one`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 1)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1]), to: batch.id)
            try await RegistrationBook.link(
                unit: village.a, registration: village.registration, from: day(20_260_101),
                by: village.office())
            let bill = try await village.bill(month(202_604))
            #expect(try await village.view(village.a).bills.map(\.open) == [bill.total])
            #expect(try await village.view(village.b).bills.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `who pays himself through a group is billed there from the day after`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 1)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1]), to: batch.id)
            let row = try #require(try await village.rows(quota, .accepted).first)
            try await village.places(today: 20_261_201).handBack(
                row.id, .continuesHimself(under: village.registration))
            let person = try #require(row.person)
            let job = try #require(try await village.spells(person).last)
            #expect(job.terms.payer == UnitID(village.registration) && job.terms.funding == .oneself)
            #expect(job.start == day(20_270_101) && job.terms.category == .informal)
        }
    }
}
