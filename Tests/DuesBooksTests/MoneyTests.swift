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

extension Desk {
    /// Raises the bills of January to so many months, 100 rupiah each, due on the fifteenth of the next.
    func raiseBills(through last: Int, registration: Int64 = 7, first id: Int64 = 77) async throws {
        for number in 1...last {
            let raised = try bill(
                id + Int64(number) - 1, number, registration: registration, due: day(2026, number + 1, 15))
            try await record(
                ("raise/\(registration)/\(number)", .billRaised(raised, on: month(number).lastDay)),
                registration: registration)
        }
    }

    func order(
        _ bill: Int64, _ amount: Int64, on paid: Day = day(2026, 2, 10), key: String = "p"
    ) -> PaymentOrder {
        PaymentOrder(
            for: .bill(.number(BillID(bill))), on: paid, amount: rp(amount),
            documents: [paper(.bankReference, "FT1")], key: key)
    }

    func check() async throws -> DuesCheck.Report { try await DuesCheck.run(database) }

    func row(_ number: Int64) async throws -> BillRow {
        let government = office.government
        return try await database.read {
            try BillRegister.bill(.number(BillID(number)), of: government, on: $0)
        }
    }
}

private func code(_ digits: String) -> BillingCode {
    guard let code = BillingCode(digits) else { preconditionFailure("the test names a code") }
    return code
}

@Suite struct `A bill in the books` {
    @Test(arguments: TestEngine.atHand)
    func `gets its kode iuran once, and no other bill gets the same`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            #expect(try await BillActs.enter(code("63230904880"), for: BillID(77), by: desk.office))
            #expect(try await !BillActs.enter(code("63230904880"), for: BillID(77), by: desk.office))
            let taken = await refusal {
                try await BillActs.enter(code("63230904880"), for: BillID(78), by: desk.office)
            }
            #expect(taken == "\(BillBookRefusal.codeTaken(code("63230904880"), by: BillID(77)))")
            let none = await refusal {
                try await BillActs.enter(code("63230904881"), for: BillID(99), by: desk.office)
            }
            #expect(none == "\(BillBookRefusal.noSuchBill(.number(BillID(99))))")
            _ = try await PaymentActs.pay(desk.order(77, 100), by: desk.office)
            let paid = await refusal {
                try await BillActs.enter(code("63230904889"), for: BillID(77), by: desk.office)
            }
            #expect(paid == "\(BillBookRefusal.paidUnderCode(BillID(77), code("63230904880")))")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `gets one of two codes that come at the same time`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            let outcomes = await withTaskGroup { group in
                for bill in [77, 78] as [Int64] {
                    group.addTask {
                        await refusal {
                            try await BillActs.enter(
                                code("63230904880"), for: BillID(bill), by: desk.office)
                        }
                    }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0.contains("codeTaken") })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is paid in parts, and is paid on the day of the last`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            _ = try await PaymentActs.pay(desk.order(77, 99, on: day(2026, 2, 10)), by: desk.office)
            #expect(try await desk.row(77).state?.standing == .partlyPaid)
            #expect(try await desk.row(77).state?.paidOn == nil)
            _ = try await PaymentActs.pay(
                desk.order(77, 51, on: day(2026, 2, 20), key: "q"), by: desk.office)
            #expect(try await desk.row(77).state?.paidOn == day(2026, 2, 20))
            #expect(try await desk.row(78).open == rp(50))
            #expect(try await desk.check().events == 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not paid with nought, on a day to come, or from the books of another`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            for amount in [0, -1] as [Int64] {
                let nothing = await refusal {
                    try await PaymentActs.pay(desk.order(77, amount), by: desk.office)
                }
                #expect(nothing == "\(PaymentRefusal.nothingPaid(rp(amount)))")
            }
            let tomorrow = await refusal {
                try await PaymentActs.pay(desk.order(77, 1, on: day(2026, 3, 2)), by: desk.office)
            }
            #expect(tomorrow == "\(PaymentRefusal.notYet(day(2026, 3, 2)))")
            let other = try Desk(desk.database, government: 1672, node: 2)
            let foreign = await refusal {
                try await PaymentActs.pay(desk.order(77, 1), by: other.office)
            }
            #expect(foreign == "\(BillBookRefusal.noSuchBill(.number(BillID(77))))")
            let again = try await PaymentActs.pay(
                desk.order(77, 1, on: day(2026, 3, 1)), by: desk.office)
            #expect(again.isNew)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is written off by a decision, and never beyond what is open`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            let decision = paper(.decision, "SK 12/2026")
            let claim = ClaimID.bill(BillID(77))
            func writeOff(_ amount: Int64, _ key: String) async throws -> Bool {
                try await PaymentActs.writeOff(
                    rp(amount), of: claim, decision: decision, on: day(2026, 3, 1), key: key,
                    by: desk.office)
            }
            #expect(try await writeOff(60, "a"))
            #expect(try await !writeOff(60, "a"))
            let beyond = await refusal { try await writeOff(41, "b") }
            #expect(beyond == "\(DuesRefusal.writeOffBeyondOpen(claim, rp(40)))")
            #expect(try await desk.row(77).open == rp(40))
            #expect(try await desk.balances()["written-off/7"] == rp(-60))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `gives back what is over, and not a rupiah more`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            let (payment, _) = try await PaymentActs.pay(desk.order(77, 130), by: desk.office)
            func refund(_ amount: Int64, _ key: String) async throws -> Bool {
                try await PaymentActs.refund(
                    rp(amount), of: .payment(payment), on: day(2026, 3, 1), key: key, by: desk.office)
            }
            let beyond = await refusal { try await refund(31, "r") }
            #expect(beyond == "\(DuesRefusal.refundBeyondCredit(.payment(payment), left: rp(30)))")
            #expect(try await refund(30, "r"))
            #expect(try await !refund(30, "r"))
            #expect(try await desk.balances()["overpayment-carried-forward/7"] == nil)
            #expect(try await desk.check().registrations == 1)
        }
    }
}

@Suite struct `A receipt` {
    @Test(arguments: TestEngine.atHand)
    func `says for which months and programmes, to the rupiah`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            let (payment, _) = try await PaymentActs.pay(desk.order(77, 217), by: desk.office)
            let receipt = try await desk.database.read {
                try PaymentReceipt.find("KW/1671/2026/0000001", of: 1671, on: $0)
            }
            #expect(receipt.payment == payment)
            #expect(receipt.payer == "Dinas 7")
            #expect(receipt.parts.map(\.month) == [month(1), month(2)])
            #expect(receipt.parts.map(\.amount) == [rp(100), rp(100)])
            #expect(receipt.parts[0].programmes.map(\.amount) == [rp(60), rp(40)])
            #expect(receipt.left == rp(17))
            #expect(receipt.bankReference == "FT1")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has a number of its own, without a gap, and is not found elsewhere`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            try await withThrowingTaskGroup { group in
                for number in 1...12 as ClosedRange<Int64> {
                    group.addTask {
                        _ = try await PaymentActs.pay(
                            desk.order(77, number, key: "p\(number)"), by: desk.office)
                    }
                }
                try await group.waitForAll()
            }
            let receipts = try await desk.database.read {
                try $0.rows("SELECT receipt FROM payment WHERE gov_id = 1671 ORDER BY receipt") {
                    try $0.text(0)
                }
            }
            #expect(receipts.count == 12)
            #expect(receipts.first == "KW/1671/2026/0000001")
            #expect(receipts.last == "KW/1671/2026/0000012")
            let elsewhere = await refusal {
                try await desk.database.read { try PaymentReceipt.find(receipts[0], of: 1672, on: $0) }
            }
            #expect(elsewhere == "\(PaymentRefusal.noSuchReceipt(receipts[0]))")
        }
    }
}

@Suite struct `Arrears` {
    @Test(arguments: TestEngine.atHand)
    func `are told by age, now and as they were known`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 3)
            let before = desk.clock.looked
            _ = try await PaymentActs.pay(desk.order(77, 130), by: desk.office)
            func rows(_ today: Day, _ known: Int64 = .max - 1) async throws -> [ArrearsRow] {
                try await desk.database.read {
                    try ArrearsBook.rows(by: .registration, on: today, known: known, government: 1671, on: $0)
                }
            }
            // February is due on 15 March, March on 15 April.
            let onDueDay = try await rows(day(2026, 3, 15))
            #expect(onDueDay.map(\.amounts) == [[rp(0), rp(170), rp(0), rp(0), rp(0), rp(0)]])
            let dayAfter = try await rows(day(2026, 3, 16))
            #expect(dayAfter.map(\.amounts) == [[rp(0), rp(100), rp(70), rp(0), rp(0), rp(0)]])
            let thirty = try await rows(day(2026, 4, 14))
            #expect(thirty[0].amounts[2] == rp(70))
            let thirtyOne = try await rows(day(2026, 4, 15))
            #expect(thirtyOne[0].amounts[3] == rp(70))
            let known = try await rows(day(2026, 3, 16), before)
            #expect(known.map(\.open) == [rp(300)])
            #expect(known[0].claims == 3)
            let nowhere = try await desk.database.read {
                try ArrearsBook.rows(by: .region, on: day(2026, 3, 16), government: 1671, on: $0)
            }
            #expect(nowhere.map(\.open) == [rp(170)])
            let elsewhere = try await desk.database.read {
                try ArrearsBook.rows(by: .unit, on: day(2026, 3, 16), government: 1672, on: $0)
            }
            #expect(elsewhere.isEmpty)
        }
    }

    /// A government unit 1 with 2 and 3 below it; 7 reports for 2, 8 for 2 and 3 together.
    private func plant(_ desk: Desk) async throws {
        let units: [(Int64, Int64?, Int64)] = [(1, nil, 1671), (2, 1, 1671), (3, 1, 1672)]
        try await desk.database.write { connection in
            for (unit, parent, region) in units {
                try connection.execute(
                    """
                    INSERT INTO unit (gov_id, unit_id, parent_unit_id, kind, name, region_id, valid_from,
                        valid_to, recorded_ms)
                    VALUES (1671, $1, $2, 'opd', $3, $4, 20200101, 99991231, 1)
                    """,
                    [
                        .integer(unit), parent.map { .integer($0) } ?? .null, .text("Unit \(unit)"),
                        .integer(region),
                    ])
            }
            for (unit, registration) in [(2, 7), (2, 8), (3, 8)] as [(Int64, Int64)] {
                try connection.execute(
                    """
                    INSERT INTO unit_registration (gov_id, unit_id, registration_id, valid_from, valid_to)
                    VALUES (1671, $1, $2, 20200101, 99991231)
                    """, [.integer(unit), .integer(registration)])
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of a division that several units share are put to none of them alone`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await plant(desk)
            try await desk.record(("b7", .billRaised(try bill(7, 1), on: day(2026, 2, 1))))
            try await desk.record(
                ("b8", .billRaised(try bill(8, 1, jkk: 7, jkm: 3, registration: 8), on: day(2026, 2, 1))),
                registration: 8)
            let today = day(2026, 3, 1)
            let units = try await desk.database.read {
                try ArrearsBook.rows(by: .unit, on: today, government: 1671, on: $0)
            }
            #expect(units.map(\.names) == [["Unit 2"], ["Unit 2", "Unit 3"]])
            #expect(units.map(\.open) == [rp(100), rp(10)])
            let regions = try await desk.database.read {
                try ArrearsBook.rows(by: .region, on: today, government: 1671, on: $0)
            }
            #expect(regions.map(\.names.count) == [1, 2] && regions.map(\.open) == [rp(100), rp(10)])
            let tree = try await desk.database.read {
                try ArrearsBook.tree(on: today, government: 1671, on: $0)
            }
            #expect(tree.map(\.depth) == [0, 1])
            #expect(tree.map(\.row.names) == [["Unit 1"], ["Unit 2"]])
            #expect(tree.map(\.row.open) == [rp(110), rp(100)] && tree[0].row.claims == 2)
            // Before the links began nobody is named, and nothing is lost.
            let early = try await desk.database.read {
                try ArrearsBook.tree(on: day(2019, 12, 31), government: 1671, on: $0)
            }
            #expect(early.map(\.row.names) == [[]] && early.map(\.row.open) == [rp(110)])
        }
    }
}
