import Ledger
import Membership
import MoneyAndDates
import Testing

@testable import BankFiles

@Suite struct `A list of EPS` {
    private let scratch = Result { try Scratch() }
    private let header = "Kode Iuran;NPP;BLTH;Nominal;Tanggal Bayar;Status\n"

    private func list(_ rows: String...) throws -> ConfirmationList {
        let file = try scratch.get().read(header + rows.map { $0 + "\n" }.joined())
        #expect(file.statements.isEmpty)
        return try #require(file.confirmations)
    }

    @Test func `tells what is paid and what is not`() throws {
        let list = try list(
            "'63230904882;ab123456;03-2026;1.500.000,00;10/04/2026;PAID",
            "63230904883;AB123456;Maret 2026;700;;UNPAID", "TOTAL;;;1.500.700;;")
        #expect(list.unread.isEmpty)
        #expect(list.otherRows == 1)
        let paid = list.confirmations[0]
        #expect(paid.code == code("63230904882"))
        #expect(paid.employer == EmployerNumber("AB123456"))
        #expect(paid.month == Month(2026, 3))
        #expect(paid.amount == rp(1_500_000))
        #expect(paid.status == .paid)
        #expect(paid.paidOn == day(2026, 4, 10))
        #expect(list.confirmations[1].status == .unpaid)
        #expect(list.confirmations[1].paidOn == nil)
        #expect(list.confirmations[1].month == Month(2026, 3))
    }

    @Test(arguments: [
        ("1234567;;;1;;UNPAID", UnreadReason.codeUnreadable("1234567")),
        ("6,3231E+10;;;1;;UNPAID", .codeUnreadable("6,3231E+10")), (";;;1;;UNPAID", .codeUnreadable("")),
        ("63230904882;AB1;;1;;UNPAID", .employerUnreadable("AB1")),
        ("63230904882;;13-2026;1;;UNPAID", .monthUnreadable("13-2026")),
        ("63230904882;;;;;UNPAID", .noAmount), ("63230904882;;;0;;UNPAID", .noAmount),
        ("63230904882;;;-5;;UNPAID", .negative("-5")), ("63230904882;;;1,50;;UNPAID", .fraction("1,50")),
        ("63230904882;;;1;;", .statusUnknown("")), ("63230904882;;;1;;PROSES", .statusUnknown("PROSES")),
        ("63230904882;;;1;;PAID", .noDay), ("63230904882;;;1;32/01/2026;PAID", .dayUnreadable("32/01/2026")),
    ])
    func `keeps a line that cannot be read beside its reason`(row: String, reason: UnreadReason) throws {
        let good = "63230904883;;;1;;BELUM BAYAR"
        let list = try list(good, row, good)
        #expect(list.unread.map(\.reason) == [reason])
        #expect(list.unread.map(\.row) == [3])
        #expect(list.confirmations.count == 2)
    }

    @Test func `gives each billing code once`() throws {
        let once = "63230904882;;;1;;UNPAID"
        let other = "63230904883;;;1;;UNPAID"
        #expect(try list(once, other).repeatedCodes.isEmpty)
        #expect(try list(once, other, once).repeatedCodes == [[2, 4]])
    }

    @Test func `takes a code of 8 to 20 digits`() throws {
        for (length, isCode) in [(7, false), (8, true), (20, true), (21, false)] {
            let list = try list("\(String(repeating: "7", count: length));;;1;;UNPAID")
            #expect(list.confirmations.count == (isCode ? 1 : 0), "\(length)")
        }
    }
}

@Suite struct `What was paid` {
    private let scratch = Result { try Scratch() }
    private func number(_ place: Int) -> EventID { EventID(Int64(100 + place)) }

    private func bill(_ id: Int64, _ digits: String?, _ open: Int64) -> PayableBill {
        PayableBill(
            bill: BillID(id), code: digits.map(code), open: rp(open), total: rp(open),
            raised: day(2026, 3, 1))
    }

    @Test func `leaves the account and is matched with its bill by code or amount`() throws {
        let file = try scratch.get().read(
            debitsAndCredits(
                "05/03/2026;IURAN 63230904882;1.500;;", "06/03/2026;SETORAN 63230904882;;1.500;",
                "07/03/2026;PEMBAYARAN BPJSTK;700;;", "08/03/2026;BEBAN ADM;5;;"))
        let lines = file.bankLines(numbered: number)
        #expect(lines.map(\.id) == [EventID(100), EventID(101), EventID(102)])
        let matches = BankMatch.match(
            lines, with: [bill(1, "63230904882", 1_500), bill(2, nil, 700)], window: 30)
        #expect(matches.map(\.outcome) == [.matched(BillID(1)), .matched(BillID(2)), .unknownPayer])
    }

    @Test func `may be told by the bank’s own reference`() throws {
        let text = "Tanggal;Keterangan;Debet;Kredit;No. Ref\n05/03/2026;BAYAR;1.500;;63230904882\n"
        let lines = try scratch.get().read(text).bankLines(numbered: number)
        #expect(lines.map(\.text) == ["BAYAR 63230904882"])
        let matches = BankMatch.match(lines, with: [bill(1, "63230904882", 1_500)], window: 30)
        #expect(matches.map(\.outcome) == [.matched(BillID(1))])
    }

    @Test func `of a list of EPS is what is paid, under its code`() throws {
        let text = """
            Kode Iuran;Nominal;Tanggal Bayar;Status
            63230904882;1.500;10/03/2026;PAID
            63230904883;700;;UNPAID

            """
        let lines = try scratch.get().read(text).bankLines(numbered: number)
        #expect(lines.count == 1)
        let matches = BankMatch.match(lines, with: [bill(1, "63230904882", 1_500)], window: 30)
        #expect(matches.map(\.outcome) == [.matched(BillID(1))])
    }
}

@Suite struct `The references of a line` {
    @Test(
        arguments: [
            ("SP2D NO 0123/LS/2026 BPJS", "0123/LS/2026"), ("Sp2d: 00456", "00456"),
            ("BAYAR 0123/SP2D-LS/2.01/2026;IURAN", "0123/SP2D-LS/2.01/2026"), ("SP2D NOMOR : 77", "77"),
            ("SP2D BELUM ADA", nil), ("SPM 0123", nil), ("SP2D", nil), ("", nil),
        ] as [(String, String?)])
    func `name the SP2D`(text: String, warrant: String?) {
        #expect(PaymentReferences(in: text, bank: nil).paymentWarrant == warrant)
    }

    @Test func `hold every number as long as a billing code once`() {
        let references = PaymentReferences(
            in: "IURAN 63230904882/20260305 no 1234567 63230904882", bank: "X99887766")
        #expect(references.billingCodes == [code("63230904882"), code("20260305"), code("99887766")])
        #expect(PaymentReferences(in: "tanpa angka 123", bank: nil).billingCodes.isEmpty)
    }
}
