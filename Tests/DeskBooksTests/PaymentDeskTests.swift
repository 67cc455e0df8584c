import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `A payment with four eyes` {
    private func draft(
        _ bill: BillID, _ amount: Int64 = 10_000, key: String = "k1", reference: String = "TRF-1",
        day: Day? = Day(2026, 3, 1)
    ) throws -> PaymentDraft {
        PaymentDraft(
            bill: bill, amount: Rupiah(amount), day: try #require(day), bankReference: reference, key: key)
    }

    @Test(arguments: TestEngine.atHand)
    func `is booked by another hand, once, with its decision`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.02"])
            let treasurer = PaymentDesk(try await town.desk(.treasurer))
            let number = try await treasurer.propose(try draft(bill))
            #expect(try await treasurer.payments().rows.isEmpty)
            let head = PaymentDesk(try await town.desk(.unitHead))
            let payment = try await head.confirm(number)
            #expect(try await head.confirm(number) == payment)
            let rows = try await treasurer.payments().rows
            #expect(rows.map(\.id) == [payment] && rows.map(\.amount) == [Rupiah(10_000)])
            let kept = try await treasurer.proposal(number)
            #expect(kept.decision == .confirmed && kept.decidedBy == Role.unitHead.rawValue)
            #expect(try await treasurer.receipt(payment).bankReference == "TRF-1")
            let sheet = try await BillDesk(try await town.desk(.treasurer)).sheet(bill)
            #expect(sheet.bill.open == sheet.bill.total - Rupiah(10_000))
            #expect(sheet.payments.map(\.amount) == [Rupiah(10_000)] && sheet.history.count == 2)
            let late = await refusal { try await head.refuse(number, reason: "salah rekening") }
            #expect(late?.key == "money.already-decided")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is neither booked nor refused by who put it forward`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.03"])
            let finance = PaymentDesk(try await town.desk(.financeAgency))
            let number = try await finance.propose(try draft(bill))
            #expect(await refusal { try await finance.confirm(number) }?.key == "money.same-hand")
            let own = await refusal { try await finance.refuse(number, reason: "salah rekening") }
            #expect(own?.key == "money.same-hand")
            #expect(try await finance.payments().rows.isEmpty)
            #expect(try await finance.proposals(waiting: true).rows.map(\.id) == [number])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is given back with a reason, and stays unbooked`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.02"])
            let treasurer = PaymentDesk(try await town.desk(.treasurer))
            let number = try await treasurer.propose(try draft(bill))
            let head = PaymentDesk(try await town.desk(.unitHead))
            #expect(
                await refusal { try await head.refuse(number, reason: " no  ") }?.key == "money.reason-needed"
            )
            try await head.refuse(number, reason: "salah rekening")
            #expect(await refusal { try await head.confirm(number) }?.key == "money.already-decided")
            #expect(try await treasurer.proposals(waiting: true).rows.isEmpty)
            #expect(try await treasurer.proposals(waiting: false).rows.map(\.reason) == ["salah rekening"])
            #expect(try await treasurer.payments().rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is one proposal however often the form is sent, and refuses what cannot be`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.02"])
            let desk = PaymentDesk(try await town.desk(.treasurer))
            let number = try await desk.propose(try draft(bill))
            #expect(try await desk.propose(try draft(bill)) == number)
            let others: [(PaymentDraft, String)] = [
                (try draft(bill, 10_001), "money.key-reused"),
                (try draft(bill, 0, key: "k2"), "payment.nothing"),
                (try draft(bill, -1, key: "k2"), "payment.nothing"),
                (try draft(bill, key: "k2", reference: "  "), "money.reference-needed"),
                (try draft(bill, key: "k2", day: Day(2026, 3, 2)), "payment.not-yet"),
            ]
            for (draft, key) in others {
                #expect(await refusal { try await desk.propose(draft) }?.key == key)
            }
            #expect(try await desk.proposals(waiting: true).rows.count == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `stays within the reach of who proposes, sees and decides`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.03"])
            let treasurer = PaymentDesk(try await town.desk(.treasurer))
            #expect(await refusal { try await treasurer.propose(try draft(bill)) } == outOfReach)
            let number = try await PaymentDesk(try await town.desk(.financeAgency)).propose(try draft(bill))
            let head = PaymentDesk(try await town.desk(.unitHead))
            for asked in [number, 4_711] {
                #expect(await refusal { try await head.proposal(asked) } == outOfReach)
                #expect(await refusal { try await head.confirm(asked) } == outOfReach)
                #expect(await refusal { try await head.refuse(asked, reason: "bukan saya") } == outOfReach)
            }
            #expect(try await head.proposals(waiting: true).rows.isEmpty)
            #expect(
                await refusal { try await BillDesk(try await town.desk(.unitHead)).sheet(bill) } == outOfReach
            )
        }
    }
}
