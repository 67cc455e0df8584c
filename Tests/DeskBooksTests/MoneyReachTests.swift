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
import SIPPFiles
import SQLDatabase
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Arrears, reconciliation, bank and journal` {
    @Test(arguments: TestEngine.atHand)
    func `show arrears and sides of a month within reach only`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let strange = try await town.billedElsewhere()
            let own = try await town.registration("1.02")
            let all = try await ArrearsDesk(try await town.desk(.manpowerOffice)).rows()
            #expect(all.count == 2 && all.allSatisfy { $0.open > .zero && $0.since == february })
            let narrow = try await ArrearsDesk(try await town.desk(.treasurer)).rows()
            #expect(narrow == all.filter { $0.registration == own })
            let desk = ReconcileDesk(try await town.desk(.treasurer))
            let rows = try await desk.month(february).rows
            #expect(rows.map(\.registration) == [own])
            #expect(rows.first?.roster == rows.first?.bill && rows.first?.agrees == false)
            #expect(try await desk.differences(february, own).reconciliation.links.count == 4)
            for registration in [try await town.registration("1.03"), strange, 4_711] {
                #expect(await refusal { try await desk.differences(february, registration) } == outOfReach)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keep a bank's file sealed until it is taken, and book what is matched once`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let bill = try #require(try await town.billed()["1.02"])
            let sheet = try await BillDesk(try await town.desk(.financeAgency)).sheet(bill)
            let day = try #require(Day(2026, 3, 1))
            let lines = [(sheet.bill.total, "IURAN BPJS"), (Rupiah(7), "LAIN-LAIN")].map { amount, text in
                StatementImport.Line(day: day, amount: amount, text: text, reference: nil, key: text)
            }
            let statement = StatementImport(
                digest: "d1", layout: "bank", account: "••••1234", lines: lines)
            let desk = BankDesk(try await town.desk(.financeAgency))
            let number = try await desk.keep(
                [statement], findings: [BankDraftFinding("bank-balance.agrees", [:])], named: "a.csv")
            let draft = try await desk.draft(number)
            #expect(draft.statements == [statement] && !draft.isTaken && draft.findings.count == 1)
            #expect(try await desk.foresee(statement).map(\.outcome) == [.matched, .unknownPayer])
            #expect(try await PaymentDesk(try await town.desk(.financeAgency)).payments().rows.isEmpty)
            #expect(try await desk.take(number).map(\.paid) == [1])
            #expect(try await desk.take(number).map(\.isNew) == [false])
            #expect(try await desk.draft(number).isTaken)
            #expect(try await desk.waiting().map(\.text) == ["LAIN-LAIN"])
            #expect(try await desk.statements().rows.map(\.waiting) == [1])
            #expect(await refusal { try await desk.draft(4_711) } == outOfReach)
            let sealed = try await town.database.read { connection in
                try connection.first("SELECT body_sealed FROM bank_draft", []) { try $0.text(0) }
            }
            #expect(sealed?.contains("LAIN") == false)
            let other = BankDesk(try await town.desk(.treasurer))
            #expect(
                await refusal { try await other.waiting() }?.key
                    == AccessRefusal.forbidden(.importBank).note.key)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `put a waiting line to the bill that a person chooses`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bills = try await town.billed()
            let day = try #require(Day(2026, 3, 1))
            let line = StatementImport.Line(
                day: day, amount: Rupiah(5_000), text: "CICILAN", reference: nil, key: "c")
            let desk = BankDesk(try await town.desk(.financeAgency))
            let number = try await desk.keep(
                [StatementImport(digest: "d2", layout: "bank", account: "", lines: [line])], findings: [],
                named: "b.csv")
            _ = try await desk.take(number)
            let waiting = try #require(try await desk.waiting().first)
            #expect(Set(try await desk.candidates(for: waiting).map(\.id)) == Set(bills.values))
            let bill = try #require(bills["1.03"])
            #expect(
                try await desk.decide(statement: waiting.statement, line: waiting.line, bill: .number(bill)))
            #expect(try await desk.waiting().isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `hand the journal out whole, recorded, and to nobody of one unit`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let desk = JournalDesk(try await town.desk(.financeAgency))
            for format in PlainTextFormat.allCases {
                let file = try await desk.plainText(format)
                #expect(file.text.hasPrefix("; finance-agency (finance-agency), 2026-03-01, "))
                #expect(file.text.contains("2026-03-01"))
            }
            let found = try await desk.rows()
            let debit = found.rows.compactMap { Int64($0[5]) }.reduce(0, +)
            #expect(debit > 0 && debit == found.rows.compactMap { Int64($0[6]) }.reduce(0, +))
            let logged = try await town.database.read {
                try $0.integer(
                    "SELECT COUNT(*) FROM export_log WHERE gov_id = 1671 AND actor = 'finance-agency'")
            }
            #expect(logged == 3)
            let narrow = JournalDesk(try await town.desk(.treasurer))
            #expect(await refusal { try await narrow.rows() } == outOfReach)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `make SIPP's files of who may see numbers, with everybody in one of them`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.periods(.manpowerOffice)
            let next = february.adding(1)
            for month in [february, next] {
                try await desk.open(month)
                try await desk.calculateAll(month)
            }
            let own = try await town.registration("1.02")
            let operators = SIPPMonth(try await town.desk(.opdOperator))
            #expect(try await operators.counts(february, own) == [.newWorkers: 3])
            #expect(try await operators.counts(next, own) == [.wages: 3])
            let rows = try await operators.rows(.newWorkers, february, own)
            #expect(Set(rows.map { $0[.nik] }).contains("1671014101900001"))
            #expect(rows.allSatisfy { $0[.wage] == "3000000" && $0[.jobStart] == "01-01-2026" })
            #expect(try await operators.rows(.leavers, next, own).isEmpty)
            let treasurer = SIPPMonth(try await town.desk(.treasurer))
            #expect(try await treasurer.counts(february, own) == [.newWorkers: 3])
            let forbidden = await refusal { try await treasurer.rows(.newWorkers, february, own) }
            #expect(forbidden?.key == AccessRefusal.forbidden(.revealIdentity).note.key)
            let other = try await town.registration("1.03")
            #expect(await refusal { try await operators.counts(february, other) } == outOfReach)
            #expect(await refusal { try await operators.rows(.wages, february, other) } == outOfReach)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `take a billing code from who calculates or pays, for bills within reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let bills = try await town.billed()
            let (own, other) = (try #require(bills["1.02"]), try #require(bills["1.03"]))
            let code = try #require(BillingCode("12345678901"))
            for role in [Role.opdOperator, .treasurer] {
                let desk = BillDesk(try await town.desk(role))
                #expect(await refusal { try await desk.enter(code, for: other) } == outOfReach)
            }
            #expect(try await BillDesk(try await town.desk(.opdOperator)).enter(code, for: own))
            #expect(!(try await BillDesk(try await town.desk(.treasurer)).enter(code, for: own)))
            let finance = BillDesk(try await town.desk(.financeAgency))
            #expect(await refusal { try await finance.enter(code, for: other) }?.key == "bill.code-taken")
            let reader = BillDesk(try await town.desk(.leadership))
            let forbidden = await refusal { try await reader.enter(code, for: own) }
            #expect(forbidden?.key == AccessRefusal.forbidden(.calculatePeriod).note.key)
        }
    }
}
