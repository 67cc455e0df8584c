import DuesBooks
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private func line(_ amount: Int64, _ text: String, on booked: Day = day(2026, 2, 10)) -> (
    day: Day, amount: Rupiah, text: String, reference: String?
) {
    (booked, rp(amount), text, nil)
}

private func statement(
    _ digest: String, _ lines: [(day: Day, amount: Rupiah, text: String, reference: String?)]
) -> StatementImport {
    let keys = StatementImport.keys(account: "••••1234", of: lines)
    return StatementImport(
        digest: digest, layout: "camt.053", account: "••••1234",
        lines: zip(lines, keys).map {
            StatementImport.Line(
                day: $0.day, amount: $0.amount, text: $0.text, reference: $0.reference, key: $1)
        })
}

@Suite struct `A statement of a bank` {
    @Test(arguments: TestEngine.atHand)
    func `pays what it names, and leaves the rest to a person`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 2)
            try await desk.raiseBills(through: 1, registration: 8, first: 87)
            guard let code = BillingCode("63230904880") else { return }
            try await BillActs.enter(code, for: BillID(77), by: desk.office)
            let file = statement(
                "a", [line(100, "IURAN 63230904880"), line(100, "BPJS"), line(55, "ATK")])
            let first = try await BankBook.take(file, by: desk.office)
            #expect(first.paid == 1)
            #expect(first.waiting == 2)
            #expect(try await desk.row(77).state?.paidOn == day(2026, 2, 10))
            let waiting = try await desk.database.read {
                try BankBook.lines(waitingOnly: true, of: 1671, on: $0)
            }
            // Bill 78 is raised later than the day of the line, so only 87 is left for the second.
            #expect(waiting.map(\.outcome).contains(.unknownPayer))
            #expect(try await desk.check().registrations == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `imported twice pays once, and so does a line that two files share`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            let shared = line(100, "BPJS  JAN")
            let file = statement("a", [shared])
            #expect(try await BankBook.take(file, by: desk.office).paid == 1)
            let again = try await BankBook.take(file, by: desk.office)
            #expect(!again.isNew)
            #expect(again.paid == 1)
            let overlap = try await BankBook.take(
                statement("b", [line(100, "BPJS JAN"), line(7, "X")]), by: desk.office)
            #expect(overlap.isNew)
            #expect(overlap.known == 1)
            #expect(overlap.paid == 0)
            #expect(try await desk.number("SELECT COUNT(*) FROM payment WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `imported by four at the same time pays once`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            let file = statement("a", [line(100, "BPJS"), line(7, "X")])
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask { _ = try await BankBook.take(file, by: desk.office) }
                }
                try await group.waitForAll()
            }
            #expect(try await desk.number("SELECT COUNT(*) FROM payment WHERE gov_id = 1671") == 1)
            #expect(try await desk.number("SELECT COUNT(*) FROM bank_line WHERE gov_id = 1671") == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keeps two equal movements of one day apart`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let outcome = try await BankBook.take(
                statement("a", [line(9, "X"), line(9, "X")]), by: desk.office)
            #expect(outcome.waiting == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has its lines decided by a person once`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.raiseBills(through: 1)
            try await desk.raiseBills(through: 1, registration: 8, first: 87)
            let outcome = try await BankBook.take(statement("a", [line(100, "BPJS")]), by: desk.office)
            #expect(outcome.waiting == 1)
            func decide(_ bill: Int64, _ number: Int = 1) async throws -> Bool {
                try await BankBook.decide(
                    statement: outcome.statement, line: number, bill: .number(BillID(bill)), by: desk.office)
            }
            #expect(try await decide(87))
            #expect(try await !decide(87))
            #expect(try await desk.row(87).state?.standing == .paid)
            let other = await refusal { try await decide(77) }
            #expect(other?.contains("alreadyPaid") == true)
            let none = await refusal { try await decide(77, 2) }
            #expect(none?.contains("noSuchLine") == true)
        }
    }
}
