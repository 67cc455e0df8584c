import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

extension Desk {
    /// Records events of a registration in one act.
    @discardableResult
    func record(_ events: (String, DuesEvent)..., registration: Int64 = 7) async throws -> DuesRecorded {
        try await record(events.map { ($0.0, $0.1) }, registration: registration)
    }

    func record(_ events: [(String, DuesEvent)], registration: Int64 = 7) async throws -> DuesRecorded {
        let office = office
        return try await office.act { connection, instant in
            let recorded = try DuesBook.record(
                events.map { (key: $0.0, event: $0.1) }, registration: registration, by: office, at: instant,
                on: connection)
            return Act(recorded, recorded.changes)
        }
    }

    /// The one number that a question answers with.
    func number(_ sql: String) async throws -> Int64? {
        try await database.read { try $0.integer(sql) }
    }

    func balances() async throws -> [String: Rupiah] {
        try await JournalBook(database, office.identifiers)
            .balances(government: office.government, through: day(2030, 1, 1)).filter { $0.value != .zero }
    }
}

@Suite struct `The book of dues` {
    @Test(arguments: TestEngine.atHand)
    func `keeps a bill, its lines, its claim and its entry in one act`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let raised = DuesEvent.billRaised(try bill(77, 1, due: day(2026, 2, 15)), on: day(2026, 1, 31))
            let recorded = try await desk.record(("jan", raised))

            #expect(recorded.isNew)
            #expect(recorded.entries.map(\.key.text) == ["bill/77/v1"])
            #expect(try await desk.number("SELECT amount FROM bill WHERE gov_id = 1671 AND state = 1") == 100)
            #expect(try await desk.number("SELECT COUNT(*) FROM bill_line WHERE gov_id = 1671") == 2)
            #expect(
                try await desk.number(
                    "SELECT still_open FROM claim_state WHERE gov_id = 1671 AND claim = 'bill/77'") == 100)
            #expect(try await desk.number("SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671") == 1)
            #expect(
                try await desk.balances() == [
                    "contribution-expense/7/JKK": rp(60), "contribution-expense/7/JKM": rp(40),
                    "contributions-payable/7/JKK": rp(-60), "contributions-payable/7/JKM": rp(-40),
                ])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes the same act once, whatever number it was given anew`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let first = try await desk.record(("jan", .billRaised(try bill(77, 1), on: day(2026, 1, 31))))
            let again = try await desk.record(("jan", .billRaised(try bill(78, 1), on: day(2026, 1, 31))))
            #expect(!again.isNew)
            #expect(again.events == first.events)
            let paid = try await desk.record(("p", .paid(payment(1, day(2026, 2, 1), 30))))
            let paidAgain = try await desk.record(("p", .paid(payment(2, day(2026, 2, 1), 30))))
            #expect(paid.receipts == [PaymentID(1): "KW/1671/2026/0000001"])
            #expect(paidAgain.events == paid.events)
            #expect(try await desk.number("SELECT COUNT(*) FROM payment WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuses a key that stood for something else`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.record(("p", .paid(payment(1, day(2026, 2, 1), 30))))
            let otherAmount = await refusal {
                try await desk.record(("p", .paid(payment(2, day(2026, 2, 1), 31))))
            }
            #expect(otherAmount == "\(DuesBookRefusal.keyReused(key: "p"))")
            let otherRegistration = await refusal {
                try await desk.record(
                    ("p", .paid(payment(2, day(2026, 2, 1), 30, registration: 8))), registration: 8)
            }
            #expect(otherRegistration == "\(DuesBookRefusal.keyReused(key: "p"))")
            #expect(try await desk.number("SELECT COUNT(*) FROM dues_event WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keeps nothing of an act of which one event is refused`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let refused = await refusal {
                try await desk.record(
                    ("a", .billRaised(try bill(77, 1), on: day(2026, 1, 31))),
                    ("b", .billCancelled(BillID(76), version: 1, on: day(2026, 1, 31))))
            }
            #expect(refused == "\(DuesRefusal.noSuchClaim(.bill(BillID(76))))")
            for table in ["dues_event", "bill", "journal_entry", "claim_state", "audit_entry"] {
                let rows = try await desk.number("SELECT COUNT(*) FROM \(table)")
                #expect(rows == 0, "\(table)")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `says how far a claim is paid now, and what was believed before`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.record(("jan", .billRaised(try bill(77, 1), on: day(2026, 1, 31))))
            let between = desk.clock.looked
            try await desk.record(("p", .paid(payment(1, day(2026, 2, 1), 30))))
            try await desk.record(("q", .paid(payment(2, day(2026, 2, 9), 80))))

            let open = "SELECT still_open FROM claim_state WHERE gov_id = 1671 AND claim = 'bill/77'"
            #expect(try await desk.number("\(open) AND superseded_ms = 9223372036854775807") == 0)
            let then = try await desk.number(
                "\(open) AND recorded_ms <= \(between) AND superseded_ms > \(between)")
            #expect(then == 100)
            #expect(
                try await desk.number(
                    "SELECT paid_on FROM claim_state WHERE gov_id = 1671 ORDER BY recorded_ms DESC LIMIT 1")
                    == 20_260_209)
            #expect(
                try await desk.number("SELECT CAST(SUM(amount) AS BIGINT) FROM settlement_part") == 100)
            let replayed = try await desk.database.read {
                try DuesBook.dues(of: 7, in: GovernmentID(1671), known: between, on: $0)
            }
            #expect(replayed.state(of: .bill(BillID(77)))?.open == rp(100))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes on in order when the clock is moved back or stands still`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.record(("jan", .billRaised(try bill(77, 1), on: day(2026, 1, 31))))
            desk.clock.set(noon - 1_000_000)
            try await desk.record(("p", .paid(payment(1, day(2026, 2, 1), 30))))
            desk.clock.set(noon - 1_001_000)
            try await desk.record(("q", .paid(payment(2, day(2026, 2, 1), 30))))
            #expect(try await desk.number("SELECT COUNT(*) FROM claim_state WHERE gov_id = 1671") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes a bill back and raises it anew under the same number`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.record(("a", .billRaised(try bill(77, 1), on: day(2026, 1, 31))))
            try await desk.record(("b", .billCancelled(BillID(77), version: 1, on: day(2026, 2, 1))))
            #expect(try await desk.number("SELECT state FROM bill WHERE gov_id = 1671") == 0)
            #expect(try await desk.balances().isEmpty)
            let other = await refusal {
                try await desk.record(("c", .billRaised(try bill(78, 1), on: day(2026, 2, 1))))
            }
            #expect(other == "\(DuesBookRefusal.monthHasBill(month: month(1), bill: BillID(77)))")
            try await desk.record(
                ("c", .billRaised(try bill(77, 1, jkk: 10, version: 2), on: day(2026, 2, 1))))
            #expect(try await desk.number("SELECT amount FROM bill WHERE gov_id = 1671") == 50)
            #expect(try await desk.number("SELECT COUNT(*) FROM bill_line WHERE gov_id = 1671") == 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes a payment that twenty writers make at the same time once`(engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await desk.record(("jan", .billRaised(try bill(77, 1), on: day(2026, 1, 31))))
            let news = try await withThrowingTaskGroup { group in
                for number in 0..<20 as Range<Int64> {
                    group.addTask {
                        try await desk.record(("p", .paid(payment(number + 1, day(2026, 2, 1), 30)))).isNew
                    }
                }
                return try await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(news.filter { $0 }.count == 1)
            #expect(try await desk.number("SELECT COUNT(*) FROM payment WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuses a registration that there is not, and one of another government`(
        engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            let stranger = await refusal {
                try await desk.record(
                    ("p", .paid(payment(1, day(2026, 2, 1), 30, registration: 9))), registration: 9)
            }
            #expect(stranger == "\(DuesBookRefusal.noSuchRegistration(9))")
            let others = await refusal {
                try await desk.record(("p", .paid(payment(1, day(2026, 2, 1), 30, government: 1672))))
            }
            #expect(others == "\(DuesRefusal.otherUnit(UnitID(7)))")
        }
    }
}
