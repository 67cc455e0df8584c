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

@Suite struct `The text of a line` {
    private let scratch = Result { try Scratch() }

    @Test(arguments: [
        ("BAYAR;1.500;;63230904882", "BAYAR 63230904882"), (";1.500;;63230904882", "63230904882"),
        ("BAYAR 63230904882;1.500;;63230904882", "BAYAR 63230904882"), ("BAYAR;1.500;;", "BAYAR"),
    ])
    func `has the bank’s own reference behind it, once`(row: String, text: String) throws {
        let file = try scratch.get().read("Tanggal;Keterangan;Debet;Kredit;No. Ref\n05/03/2026;\(row)\n")
        #expect(file.statements.flatMap(\.lines).map(\.matchingText) == [text])
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
