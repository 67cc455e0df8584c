import CLibXLSXWriter
import Foundation
import Ledger
import MoneyAndDates
import Spreadsheets
import Testing

@testable import BankFiles

@Suite struct `A bank statement` {
    private let scratch = Result { try Scratch() }

    private func statement(_ text: String) throws -> BankStatement { try scratch.get().statement(text) }

    @Test func `tells its account, its balances and every movement`() throws {
        let text = """
            PT BANK PEMBANGUNAN DAERAH;;;;
            No. Rekening : 140-00-1234567;;;;
            Saldo Awal;;;;10.000.000,00
            Tanggal;Keterangan;Debet;Kredit;Saldo
            05/03/2026 10:15:00;IURAN 63230904882 SP2D NO 0123/SP2D/LS/2026;1.500.000,00;;8.500.000,00
            06/03/2026;SETORAN;0,00;2.000.000,00;10.500.000,00
            ;TOTAL;1.500.000,00;2.000.000,00;
            Saldo Akhir;;;;10.500.000,00
            Palembang, 7 Maret 2026;;;;
            """
        let file = try scratch.get().read(text)
        let statement = try #require(file.statements.first)
        #expect(statement.account?.number == "140-00-1234567")
        #expect(statement.opening == rp(10_000_000))
        #expect(statement.closing == rp(10_500_000))
        #expect(statement.unread.isEmpty)
        #expect(statement.otherRows == 3)
        #expect(statement.balanceCheck == .agrees)
        #expect(statement.rowsOffBalance.isEmpty)
        #expect(statement.repeatedLines.isEmpty)
        #expect(statement.lines.map(\.row) == [5, 6])
        let paid = statement.lines[0]
        #expect(paid.day == day(2026, 3, 5))
        #expect(paid.amount == rp(1_500_000))
        #expect(paid.direction == .moneyOut)
        #expect(paid.balance == rp(8_500_000))
        #expect(paid.references.billingCodes == [code("63230904882")])
        #expect(paid.references.paymentWarrant == "0123/SP2D/LS/2026")
        #expect(statement.lines[1].signed == rp(2_000_000))
        #expect(file.name == "rekening")
        #expect(file.bytes == text.utf8.count)
    }

    @Test func `is known again by its bytes`() throws {
        let one = try scratch.get().read(debitsAndCredits("05/03/2026;abc;1;;"))
        let again = try scratch.get().read(debitsAndCredits("05/03/2026;abc;1;;"))
        let other = try scratch.get().read(debitsAndCredits("05/03/2026;abd;1;;"))
        #expect(one.sha256 == again.sha256)
        #expect(one.sha256 != other.sha256)
        #expect(one.sha256.utf8.count == 64)
    }

    @Test func `may hold no movement at all`() throws {
        let quiet = try statement("Saldo Awal: 5.000\n" + debitsAndCredits() + "Saldo Akhir;;;;5.000\n")
        #expect(quiet.lines.isEmpty)
        #expect(quiet.balanceCheck == .agrees)
    }

    @Test func `may have one column of amounts with a mark, or a sign`() throws {
        let marked = try statement(
            "Tanggal;Keterangan;Jumlah;D/K\n05/03/2026;a;1.500;D\n05/03/2026;b;700;CR\n")
        #expect(marked.lines.map(\.signed) == [rp(-1500), rp(700)])
        let behind = try statement(
            "Tanggal;Keterangan;Jumlah\n05/03/2026;a;1.500,00 DB\n05/03/2026;b;700 CR\n")
        #expect(behind.lines.map(\.signed) == [rp(-1500), rp(700)])
        let signed = try statement("Date,Description,Amount\n2026-03-05,a,\"-1,500.00\"\n2026-03-05,b,700\n")
        #expect(signed.lines.map(\.signed) == [rp(-1500)])
        #expect(signed.unread.map(\.reason) == [.noDirection("")])
    }

    @Test func `is read from a workbook by its own numbers and days`() throws {
        let scratch = try scratch.get()
        let path = scratch.folder.appendingPathComponent("rekening.xlsx").path
        let workbook = workbook_new(path)
        let sheet = workbook_add_worksheet(workbook, "Maret")
        let asDay = workbook_add_format(workbook)
        format_set_num_format(asDay, "yyyy-mm-dd")
        for (column, header) in ["Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"].enumerated() {
            worksheet_write_string(sheet, 0, UInt16(column), header, nil)
        }
        // 46086 is 5 March 2026.
        for (row, amount) in [(1, 1500.0), (2, 1500.5), (3, 123_456_789_012)] {
            worksheet_write_number(sheet, UInt32(row), 0, 46_086, asDay)
            worksheet_write_string(sheet, UInt32(row), 1, "a", nil)
            worksheet_write_number(sheet, UInt32(row), 2, amount, nil)
        }
        #expect(workbook_close(workbook) == LXW_NO_ERROR)
        let file = try BankFileReader(templates: shippedTemplates()).read(path: path, name: "rekening.xlsx")
        let statement = try #require(file.statements.first)
        #expect(statement.lines.map(\.signed) == [rp(-1500), rp(-123_456_789_012)])
        #expect(statement.lines.map(\.day) == [day(2026, 3, 5), day(2026, 3, 5)])
        #expect(statement.unread.map(\.reason) == [.fraction("1500.5")])
    }

    @Test(arguments: [
        ("05/03/2026;a;1.500,50;;", UnreadReason.fraction("1.500,50")),
        ("05/03/2026;a;;;", .noAmount), ("05/03/2026;a;0;0,00;", .noAmount),
        ("05/03/2026;a;1;2;", .bothWays), (";a;1;;", .noDay),
        ("31/02/2026;a;1;;", .dayUnreadable("31/02/2026")), ("kemarin;a;1;;", .dayUnreadable("kemarin")),
        ("05/03/2026;a;-1;;", .negative("-1")), ("05/03/2026;a;;(1);", .negative("(1)")),
        ("05/03/2026;a;seribu;;", .amountUnreadable("seribu")),
        ("05/03/2026;a;USD 5;;", .currency("USD")), ("05/03/2026;a;5 CR;;", .noDirection("CR")),
        ("05/03/2026;a;9999999999999999;;", .beyondRange("9999999999999999")),
        ("05/03/2026;a;1;;banyak", .balanceUnreadable("banyak")),
    ])
    func `keeps a line that cannot be read beside its reason, and goes on`(row: String, reason: UnreadReason)
        throws
    {
        let good = "06/03/2026;b;7;;"
        let statement = try statement(debitsAndCredits(good, row, good))
        #expect(statement.unread.map(\.row) == [3])
        #expect(statement.lines.map(\.row) == [2, 4])
        let expected: UnreadReason =
            if case .amountUnreadable = reason { statement.unread[0].reason } else { reason }
        #expect(statement.unread[0].reason == expected)
        #expect(statement.unread[0].text.contains("a"))
    }

    @Test func `of another currency has no line in rupiah`() throws {
        let head = "Mata Uang: USD\n"
        #expect(
            try statement(head + debitsAndCredits("05/03/2026;a;1;;")).unread.map(\.reason) == [
                .currency("USD")
            ])
        let rupiah = "Mata Uang;IDR - Rupiah\n"
        #expect(try statement(rupiah + debitsAndCredits("05/03/2026;a;1;;")).lines.count == 1)
        let column = "Tanggal;Keterangan;Debet;Kredit;Ccy\n05/03/2026;a;1;;SGD\n05/03/2026;a;1;;IDR\n"
        let mixed = try statement(column)
        #expect(mixed.unread.map(\.reason) == [.currency("SGD")])
        #expect(mixed.lines.count == 1)
    }

    @Test func `tells by how much it does not add up`() throws {
        let head = "Saldo Awal;;;;10.000\n"
        let rows = debitsAndCredits("05/03/2026;a;1.000;;", "05/03/2026;b;;500,25;")
        let statement = try statement(head + rows + "Saldo Akhir;;;;9.500\n")
        #expect(statement.balanceCheck == .differs(computed: rp(9_000), given: rp(9_500)))
        #expect(statement.balanceCheck.difference == rp(500))
        #expect(statement.unread.count == 1)
        let off = try self.statement(
            head + debitsAndCredits("05/03/2026;a;1.000;;") + "Saldo Akhir;;;;9.001\n")
        #expect(off.balanceCheck.difference == rp(1))
    }

    @Test func `says nothing of balances that it does not tell`() throws {
        let bare = try statement("Tanggal;Keterangan;Debet;Kredit\n05/03/2026;a;1;;\n")
        #expect(bare.balanceCheck == .notGiven)
        let sen = try statement(
            "Saldo Awal;;;;10.000,75\n" + debitsAndCredits("05/03/2026;a;1.000;;9.000,75")
                + "Saldo Akhir;;;;9.000,75\n")
        #expect(sen.balanceCheck == .notGiven)
        #expect(
            sen.lines.count == 1, "an account with interest has parts of a rupiah, its payments have none")
    }

    @Test func `takes its balances from its lines, whichever way it is sorted`() throws {
        let rows = ["05/03/2026;a;1.000;;9.000", "06/03/2026;b;;500;9.500", "06/03/2026;c;200;;9.300"]
        let up = try statement(debitsAndCredits(rows[0], rows[1], rows[2]))
        let down = try statement(debitsAndCredits(rows[2], rows[1], rows[0]))
        for statement in [up, down] {
            #expect(statement.opening == rp(10_000))
            #expect(statement.closing == rp(9_300))
            #expect(statement.rowsOffBalance.isEmpty)
            #expect(statement.balanceCheck == .agrees)
        }
        let sameDay = try statement(debitsAndCredits("06/03/2026;c;200;;9.300", "06/03/2026;b;;500;9.500"))
        #expect(sameDay.opening == rp(9_000))
    }

    @Test func `names the row whose balance does not follow`() throws {
        let statement = try statement(
            debitsAndCredits(
                "05/03/2026;a;1.000;;9.000", "06/03/2026;b;;500;9.600", "06/03/2026;c;100;;9.500"))
        #expect(statement.rowsOffBalance == [3])
    }

    @Test func `names rows that nothing tells apart, and leaves none out`() throws {
        let twice = try statement(
            debitsAndCredits("05/03/2026;BAYAR A;1;;", "05/03/2026;BAYAR  A;1;;", "05/03/2026;BAYAR B;1;;"))
        #expect(twice.repeatedLines == [[2, 3]])
        #expect(twice.lines.count == 3)
        let apart = try statement(debitsAndCredits("05/03/2026;A;1;;9", "05/03/2026;A;1;;8"))
        #expect(apart.repeatedLines.isEmpty)
    }

    @Test func `passes over headers that stand again, and takes an opening balance among the lines`() throws {
        let header = "Tanggal;Keterangan;Debet;Kredit;Saldo"
        let statement = try statement(
            debitsAndCredits(
                "01/03/2026;SALDO AWAL;;;10.000", "05/03/2026;a;1.000;;9.000", header,
                "06/03/2026;b;;500;9.500", "31/03/2026;Saldo Akhir;0;0;9.500"))
        #expect(statement.lines.count == 2)
        #expect(statement.unread.isEmpty)
        #expect(statement.opening == rp(10_000))
        #expect(statement.closing == rp(9_500))
        #expect(statement.balanceCheck == .agrees)
    }

    @Test func `does not take a payment called a balance for one`() throws {
        let statement = try statement(debitsAndCredits("05/03/2026;SALDO AWAL;1.000;;9.000"))
        #expect(statement.lines.count == 1)
    }

    @Test func `has a text of bounded length`() throws {
        let long = String(repeating: "x", count: StatementLine.textLimit)
        #expect(try statement(debitsAndCredits("05/03/2026;\(long);1;;")).lines.count == 1)
        let longer = try statement(debitsAndCredits("05/03/2026;\(long)x;1;;"))
        #expect(longer.unread.map(\.reason) == [.textTooLong(limit: StatementLine.textLimit)])
        #expect(longer.unread[0].text.utf8.count <= UnreadLine.textLength)
    }

    @Test func `cannot be made to overflow`() throws {
        let most = "05/03/2026;a;1000000000000000;;"
        let statement = try statement(
            "Saldo Awal;;;;-1000000000000000\n" + debitsAndCredits(most, most)
                + "Saldo Akhir;;;;1000000000000000\n")
        #expect(statement.balanceCheck.difference == rp(4_000_000_000_000_000))
        let line = statement.lines[0]
        // So many of them are beyond sixty-four bits.
        let many = BankStatement(opening: rp(0), closing: rp(1), lines: Array(repeating: line, count: 10_000))
        #expect(many.balanceCheck.difference == rp(1_000_000_000_000_000_001))
    }

    @Test func `hides its account where it is not asked for it by name`() throws {
        let account = BankAccount(number: "1400012345678")
        #expect("\(account)" == "••••5678")
        #expect(BankAccount(number: "5678").masked == "••••")
        #expect(account.number == "1400012345678")
    }

    @Test(arguments: [
        ("<html><table><tr><td>Tanggal</td></tr></table></html>", "table.is-web-page"), ("", "table.empty"),
        ("%PDF-1.7 …", "table.is-pdf"), ("\"Tanggal;Keterangan\n", "table.unclosed-quote"),
    ])
    func `is refused where it is no table`(text: String, key: String) throws {
        #expect(try scratch.get().refusal(text)?.key == key)
    }

    @Test func `is refused where it cannot be opened, or is too large`() throws {
        let reader = BankFileReader(templates: try shippedTemplates())
        let error = #expect(throws: BankFileRefusal.self) { try reader.read(path: "/tidak/ada", name: "a") }
        #expect(error?.key == "table.unreadable")
        var limits = BankFileReader.limits
        limits.fileBytes = 50
        let text = debitsAndCredits("05/03/2026;a;1;;")
        let refusal = #expect(throws: BankFileRefusal.self) { try scratch.get().read(text, limits: limits) }
        #expect(refusal == .table(.tooLarge(bytes: text.utf8.count, limit: 50)))
    }

    @Test func `written in UTF-16 or Windows-1252 is read`() throws {
        let text = debitsAndCredits("05/03/2026;café;1;;")
        #expect(try scratch.get().read(utf16(text)).statements.first?.lines.first?.text == "café")
        let latin = text.unicodeScalars.map { UInt8($0.value) }
        #expect(try scratch.get().read(latin).statements.first?.lines.first?.text == "café")
    }
}
