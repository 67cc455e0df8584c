import DuesBooks
import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

/// Events of registration 7: bills and corrections and payments in any order, then what depends on them.
private func history(_ dice: inout Dice) throws -> (free: [(String, DuesEvent)], then: [(String, DuesEvent)])
{
    var free: [(String, DuesEvent)] = []
    var then: [(String, DuesEvent)] = []
    for number in 1...4 {
        let raised = try bill(
            Int64(number), number, jkk: dice.within(1...500), jkm: dice.within(1...500),
            due: day(2026, number + 1, 15))
        free.append(("b\(number)", .billRaised(raised, on: month(number).lastDay)))
        free.append(
            (
                "p\(number)",
                .paid(
                    payment(
                        Int64(100 + number), day(2026, number + 1, Int(dice.within(1...28))),
                        dice.within(1...900), inAdvance: dice.within(0...1) == 0,
                        documents: [paper(.bankReference, "a\"b\\c\n\(number) 🏦")]))
            ))
        let correction = try BillCorrection(
            id: CorrectionID(Int64(200 + number)), government: GovernmentID(1671), unit: UnitID(7),
            month: month(number), bookedIn: month(number + 1), why: .wageReportedLate,
            lines: [
                BillLine(accident, .employer, rp(dice.within(1...90))),
                BillLine(death, .worker, rp(-dice.within(1...90))),
            ])
        free.append(("c\(number)", .corrected(correction, on: day(2026, number + 1, 20))))
        if let fine = FineCharge(
            of: BillID(Int64(number)), unit: UnitID(7), day: day(2026, number + 2, 1),
            bookedIn: month(number + 2), amount: rp(dice.within(1...9))), number == 2
        {
            then.append(("f\(number)", .fined(fine)))
        }
    }
    return (free, then)
}

@Suite struct `Any history in the store` {
    @Test(arguments: TestEngine.atHand, [1, 2, 3] as [UInt64])
    func `gives the same balances in any order, and everything follows from it`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        var dice = Dice(seed: seed)
        let (free, then) = try history(&dice)
        let shuffled = free.shuffled(using: &dice)
        let first = try await play(free + then, engine)
        let second = try await play(shuffled + then, engine)
        #expect(first == second)
        #expect(first.values.sum() == .zero)
    }

    private func play(_ events: [(String, DuesEvent)], _ engine: TestEngine) async throws -> [String: Rupiah]
    {
        try await withDesk(engine) { desk in
            for event in events { try await desk.record(event) }
            #expect(try await desk.check() == .init(registrations: 1, events: events.count))
            let again = try await desk.record(events)
            #expect(!again.isNew)
            #expect(again.events == events.map(\.1))
            return try await desk.balances()
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is written one by one or all at once with the same end`(engine: TestEngine) async throws {
        var dice = Dice(seed: 9)
        let (free, then) = try history(&dice)
        let single = try await play(free + then, engine)
        let together = try await withDesk(engine) { desk in
            _ = try await desk.record(free + then)
            #expect(try await desk.check().events == free.count + then.count)
            return try await desk.balances()
        }
        #expect(single == together)
    }
}

@Suite struct `A check of the books` {
    @Test(
        arguments: TestEngine.atHand,
        [
            "UPDATE claim_state SET still_open = still_open - 1 WHERE gov_id = 1671 AND still_open > 0",
            "UPDATE settlement_part SET amount = amount + 1 WHERE gov_id = 1671",
            "DELETE FROM settlement_part WHERE gov_id = 1671",
            "UPDATE bill SET amount = amount + 1 WHERE gov_id = 1671",
            "UPDATE payment SET amount = amount + 1 WHERE gov_id = 1671",
            "UPDATE journal_line SET amount = amount * 2 WHERE gov_id = 1671",
            "UPDATE dues_event SET body = '{}' WHERE gov_id = 1671",
            "DELETE FROM dues_event WHERE gov_id = 1671 AND sequence = 2",
        ])
    func `finds what was changed from outside`(engine: TestEngine, sql: String) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            _ = try await PaymentActs.pay(desk.order(77, 130), by: desk.office)
            #expect(try await desk.check().events == 3)
            try await desk.database.write { _ = try $0.execute(sql) }
            let found = await refusal { try await desk.check() }
            #expect(found?.contains("differsFromEvents") == true || found?.contains("unreadable") == true)
        }
    }
}

@Suite struct `A group of acts` {
    @Test(arguments: TestEngine.atHand)
    func `is answered one by one, and one refused does not hold up the others`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            let group = PostingGroup(desk.office)
            let acts = (1...30).map { number -> DuesAct in
                let registration: Int64 = number == 5 ? 99 : number.isMultiple(of: 2) ? 7 : 8
                return DuesAct(
                    key: number == 7 ? "pay/9" : "pay/\(number)", registration: registration,
                    event: .paid(
                        payment(
                            Int64(number), day(2026, 2, 1), Int64(number), registration: registration)))
            }
            let refused = await withTaskGroup { tasks in
                for act in acts {
                    tasks.addTask { await refusal { try await group.record(act) } }
                }
                return await tasks.reduce(into: [String]()) { if let text = $1 { $0.append(text) } }
            }
            // Registration 99 is not there, and one of the two under the same key is another payment.
            #expect(refused.count == 2)
            #expect(refused.contains { $0.contains("noSuchRegistration") })
            #expect(refused.contains { $0.contains("keyReused") })
            #expect(try await desk.number("SELECT COUNT(*) FROM payment WHERE gov_id = 1671") == 28)
            #expect(try await desk.check().events == 29)
        }
    }
}

@Suite struct `A group that goes on` {
    @Test(arguments: TestEngine.atHand)
    func `sees what others booked between two of its acts, and what was refused leaves no trace`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            let group = PostingGroup(desk.office)
            func pay(_ number: Int64, _ amount: Int64) async throws -> DuesRecorded {
                try await group.record(
                    DuesAct(
                        key: "pay/\(number)", registration: 7,
                        event: .paid(payment(number, day(2026, 2, Int(number)), amount))))
            }
            #expect(try await pay(1, 60).isNew)
            _ = try await PaymentActs.pay(desk.order(77, 40, on: day(2026, 2, 5)), by: desk.office)
            #expect(try await desk.row(77).open == .zero)
            #expect(try await pay(6, 30).isNew)
            #expect(await refusal { try await pay(6, 31) }?.contains("keyReused") == true)
            #expect(try await !pay(6, 30).isNew)
            #expect(try await pay(7, 80).isNew)
            #expect(try await desk.row(78).open == .zero)
            #expect(try await desk.balances()["overpayment-carried-forward/7"] == rp(10))
            #expect(try await desk.check().events == 6)
        }
    }
}

@Suite struct `The treasury and the bank's word` {
    @Test(arguments: TestEngine.atHand)
    func `are booked once, and what was found outside stays as it was`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            func warrant(_ amount: Int64, on issued: Day, number: String = "900/1") -> TreasuryPaper {
                TreasuryPaper(
                    .warrant, number: number, registration: 7, month: month(1), day: issued,
                    amount: rp(amount))
            }
            #expect(try await TreasuryActs.enter(warrant(100, on: day(2026, 2, 1)), by: desk.office))
            #expect(try await !TreasuryActs.enter(warrant(100, on: day(2026, 2, 1)), by: desk.office))
            let differs = await refusal {
                try await TreasuryActs.enter(warrant(101, on: day(2026, 2, 1)), by: desk.office)
            }
            #expect(differs?.contains("differs") == true)
            let clearing = Account.bankClearing(UnitID(7))
            let wrong = await refusal {
                try await TreasuryActs.assert(
                    clearing, holds: rp(99), at: day(2026, 2, 5), by: desk.office)
            }
            #expect(wrong?.contains("balanceDiffers") == true)
            #expect(
                try await TreasuryActs.assert(
                    clearing, holds: rp(100), at: day(2026, 2, 5), by: desk.office))
            #expect(
                try await !TreasuryActs.assert(
                    clearing, holds: rp(100), at: day(2026, 2, 5), by: desk.office))
            let broken = await refusal {
                try await desk.record(("p", .paid(payment(1, day(2026, 2, 5), 30))))
            }
            #expect(broken?.contains("wouldChangeAssertedBalance") == true)
            try await desk.record(("p", .paid(payment(1, day(2026, 2, 6), 30))))
            #expect(try await desk.check().events == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `moves money between governments in two halves that come to nought`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            let other = try Desk(desk.database, government: 1672, node: 2)
            func give(_ amount: Int64) async throws -> GovernmentTransfer {
                try await TransferActs.give(
                    rp(amount), from: UnitID(7), to: (GovernmentID(1672), UnitID(8)), on: day(2026, 2, 1),
                    key: "t", by: desk.office)
            }
            let transfer = try await give(50)
            #expect(try await give(50) == transfer)
            let other51 = await refusal { try await give(51) }
            #expect(other51?.contains("keyReused") == true)
            #expect(try await TransferActs.unsent(by: desk.office) == [transfer])
            #expect(try await TransferActs.take(transfer, by: other.office))
            #expect(try await !TransferActs.take(transfer, by: other.office))
            try await TransferActs.sent(transfer, by: desk.office)
            #expect(try await TransferActs.unsent(by: desk.office).isEmpty)
            #expect(try await desk.balances()["between-governments/1672"] == rp(50))
            #expect(try await other.balances()["between-governments/1671"] == rp(-50))
            let ownHalf = await refusal { try await TransferActs.take(transfer, by: desk.office) }
            #expect(ownHalf != nil)
        }
    }
}
