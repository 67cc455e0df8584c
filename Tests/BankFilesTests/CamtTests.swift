import Ledger
import MoneyAndDates
import Spreadsheets
import Testing

@testable import BankFiles

@Suite struct `A camt.053 statement` {
    private let scratch = Result { try Scratch() }

    private func statement(_ text: String) throws -> BankStatement { try scratch.get().statement(text) }

    @Test(arguments: ["02", "03", "04", "05", "06", "07", "08", "09", "10"])
    func `is read in each version`(version: String) throws {
        let number = try #require(Int(version))
        let entry = CamtWriter.entry(
            "1500000.00", version: number,
            details: CamtWriter.details(
                CamtWriter.transaction(
                    "IURAN 63230904882 SP2D 0123/2026",
                    references: "<EndToEndId>NOTPROVIDED</EndToEndId><TxId>T-9</TxId>")))
        let text = CamtWriter.document(
            entry, CamtWriter.entry("200", "CRDT", version: number),
            balances: [("OPBD", "2000000.00"), ("CLBD", "500200")], version: version)
        let file = try scratch.get().read(text)
        #expect(file.layout == .camt053(version: number))
        let statement = try #require(file.statements.first)
        #expect(statement.id == "S-1")
        #expect(statement.account?.number == "1400012345678")
        #expect(statement.balanceCheck == .agrees)
        #expect(statement.lines.map(\.signed) == [rp(-1_500_000), rp(200)])
        let paid = statement.lines[0]
        #expect(paid.day == day(2026, 3, 5))
        #expect(paid.text == "IURAN 63230904882 SP2D 0123/2026")
        #expect(paid.references.bank == "T-9")
        #expect(paid.references.billingCodes == [code("63230904882")])
        #expect(paid.references.paymentWarrant == "0123/2026")
    }

    @Test(arguments: ["01", "11", "8", "008", "0x"])
    func `of another version is refused by its name`(version: String) throws {
        let namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(version)"
        let text = CamtWriter.document(CamtWriter.entry("1"), version: version)
        #expect(try scratch.get().refusal(text) == .otherDocument(namespace))
    }

    @Test(arguments: [
        (
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"><Rpt/></Document>",
            BankFileRefusal.otherDocument("urn:iso:std:iso:20022:tech:xsd:camt.052.001.08")
        ),
        ("<Document><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document>", .otherDocument("")),
        ("<rekening/>", .otherDocument("rekening")),
        (CamtWriter().text, .noStatement),
    ])
    func `is not taken out of another document`(text: String, refusal: BankFileRefusal) throws {
        #expect(try scratch.get().refusal(text) == refusal)
    }

    @Test func `may be one of several, each with its own account and balances`() throws {
        let text = CamtWriter(statements: [
            .init(
                id: "A", account: "<IBAN>ID11</IBAN>", balances: [("OPBD", "10"), ("CLBD", "9")],
                entries: [CamtWriter.entry("1")]),
            .init(
                id: "B", account: "<Othr><Id>22</Id></Othr>", balances: [("OPBD", "-10"), ("CLBD", "-12")],
                entries: [CamtWriter.entry("1")]),
        ]).text
        let statements = try scratch.get().read(text).statements
        #expect(statements.map(\.account?.number) == ["ID11", "22"])
        #expect(statements.map { $0.lines.map(\.row) } == [[1], [1]])
        #expect(statements[0].balanceCheck == .agrees)
        #expect(statements[1].balanceCheck == .differs(computed: rp(-11), given: rp(-12)))
    }

    @Test func `that stands there twice is named`() throws {
        let same = CamtWriter.Statement(entries: [CamtWriter.entry("1")])
        var other = same
        other.account = "<IBAN>ID11</IBAN>"
        #expect(
            try scratch.get().read(CamtWriter(statements: [same, same]).text).repeatedStatements == ["S-1"])
        #expect(
            try scratch.get().read(CamtWriter(statements: [same, other]).text).repeatedStatements.isEmpty)
    }

    @Test(arguments: [
        (CamtWriter.entry("1.50"), UnreadReason.fraction("1.50")),
        (CamtWriter.entry("0.01"), .fraction("0.01")), (CamtWriter.entry("0"), .noAmount),
        (CamtWriter.entry(""), .noAmount), (CamtWriter.entry("-5"), .amountUnreadable("-5")),
        (CamtWriter.entry("1,000"), .amountUnreadable("1,000")),
        (CamtWriter.entry("99999999999999999"), .beyondRange("99999999999999999")),
        (CamtWriter.entry("1", currency: "USD"), .currency("USD")),
        (CamtWriter.entry("1", currency: ""), .currency("")),
        (CamtWriter.entry("1", "BOTH"), .noDirection("BOTH")), (CamtWriter.entry("1", ""), .noDirection("")),
        (CamtWriter.entry("1", status: "PDNG"), .notBooked("PDNG")),
        (CamtWriter.entry("1", status: "INFO", version: 2), .notBooked("INFO")),
        (CamtWriter.entry("1", day: nil), .noDay), (CamtWriter.entry("1", day: "<Dt/>"), .noDay),
        (CamtWriter.entry("1", day: "<Dt>2026-02-30</Dt>"), .dayUnreadable("2026-02-30")),
        (CamtWriter.entry("1", day: "<Dt>2026-03-05x</Dt>"), .dayUnreadable("2026-03-05x")),
        (CamtWriter.entry("1", day: "<Dt>05/03/2026</Dt>"), .dayUnreadable("05/03/2026")),
    ])
    func `keeps an entry that cannot be read beside its reason, and goes on`(
        entry: String, reason: UnreadReason
    ) throws {
        let good = CamtWriter.entry("7")
        let statement = try statement(CamtWriter.document(good, entry, good))
        #expect(statement.unread.map(\.reason) == [reason])
        #expect(statement.unread.map(\.row) == [2])
        #expect(statement.lines.map(\.row) == [1, 3])
    }

    @Test(arguments: [
        "<Dt>2026-03-05</Dt>", "<Dt>2026-03-05+07:00</Dt>", "<Dt>2026-03-05Z</Dt>",
        "<DtTm>2026-03-05T23:59:59+07:00</DtTm>",
    ])
    func `has the day that the bank says`(written: String) throws {
        let statement = try statement(CamtWriter.document(CamtWriter.entry("7", day: written)))
        #expect(statement.lines.map(\.day) == [day(2026, 3, 5)])
    }

    @Test func `takes the value day where no booking day is told`() throws {
        let entry = CamtWriter.entry("7", day: nil)
            .replacing("</Sts>", with: "</Sts><ValDt><Dt>2026-03-06</Dt></ValDt>")
        #expect(try statement(CamtWriter.document(entry)).lines.map(\.day) == [day(2026, 3, 6)])
    }

    @Test func `takes apart what was booked in one sum, where the parts come to it`() throws {
        let parts = CamtWriter.details(
            CamtWriter.transaction("IURAN 63230904882", "1000"),
            CamtWriter.transaction("IURAN 63230904883", "500"))
        let apart = try statement(CamtWriter.document(CamtWriter.entry("1500", details: parts)))
        #expect(apart.lines.map(\.amount) == [rp(1000), rp(500)])
        #expect(apart.lines.map(\.part) == [1, 2])
        #expect(apart.lines.map(\.references.billingCodes) == [[code("63230904882")], [code("63230904883")]])
        let whole = try statement(CamtWriter.document(CamtWriter.entry("1501", details: parts)))
        #expect(whole.lines.map(\.amount) == [rp(1501)])
        #expect(whole.lines.map(\.part) == [nil])
        #expect(whole.lines[0].references.billingCodes.count == 2)
        let fraction = parts.replacing(">500<", with: ">499.50<")
        let odd = try statement(CamtWriter.document(CamtWriter.entry("1500", details: fraction)))
        #expect(odd.lines.map(\.amount) == [rp(1500)])
    }

    @Test func `keeps equal parts of one sum, and names equal entries`() throws {
        let same = CamtWriter.transaction("IURAN", "500")
        let parts = CamtWriter.entry("1000", details: CamtWriter.details(same, same))
        #expect(try statement(CamtWriter.document(parts)).repeatedLines.isEmpty)
        let entry = CamtWriter.entry("7")
        #expect(try statement(CamtWriter.document(entry, entry)).repeatedLines == [[1, 2]])
    }

    @Test func `names the other party of a movement and joins all that was written`() throws {
        let details = """
            <NtryDtls><TxDtls><Refs><AcctSvcrRef>R1</AcctSvcrRef></Refs><RltdPties>\
            <Dbtr><Nm>KAS DAERAH</Nm></Dbtr><Cdtr><Pty><Nm>BPJS &amp; KETENAGAKERJAAN</Nm></Pty></Cdtr>\
            </RltdPties><RmtInf><Ustrd>satu</Ustrd><Ustrd><![CDATA[dua <x>]]></Ustrd>\
            <Strd><CdtrRefInf><Ref>63230904882</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>\
            <AddtlNtryInf>  LS </AddtlNtryInf>
            """
        let statement = try statement(CamtWriter.document(CamtWriter.entry("7", details: details)))
        #expect(statement.lines[0].text == "LS satu dua <x> 63230904882 BPJS & KETENAGAKERJAAN")
        #expect(statement.lines[0].references.bank == "R1")
    }

    @Test func `opens with the closing balance of the day before where it has no other`() throws {
        let entry = CamtWriter.entry("1")
        let before = try statement(
            CamtWriter.document(entry, balances: [("PRCD", "10"), ("CLBD", "9"), ("CLAV", "5")]))
        #expect(before.balanceCheck == .agrees)
        let own = try statement(
            CamtWriter.document(entry, balances: [("PRCD", "99"), ("OPBD", "10"), ("CLBD", "9")]))
        #expect(own.balanceCheck == .agrees)
        let none = try statement(CamtWriter.document(entry, balances: [("OPBD", "10.50"), ("CLBD", "9.50")]))
        #expect(none.balanceCheck == .notGiven)
    }

    @Test func `is bounded in lines and in text`() throws {
        var limits = BankFileReader.limits
        limits.rows = 3
        let entry = CamtWriter.entry("1")
        // The statement itself counts too.
        #expect(
            try scratch.get().read(CamtWriter.document(entry, entry), limits: limits).statements.count == 1)
        #expect(throws: BankFileRefusal.tooManyLines(limit: 3)) {
            try scratch.get().read(CamtWriter.document(entry, entry, entry), limits: limits)
        }
        let long = String(repeating: "x", count: StatementLine.textLimit + 1)
        let wordy = CamtWriter.entry("1", details: CamtWriter.details(CamtWriter.transaction(long)))
        #expect(
            try statement(CamtWriter.document(wordy)).unread.map(\.reason)
                == [.textTooLong(limit: StatementLine.textLimit)])
        let many = (0..<2000).map { _ in CamtWriter.transaction("sepuluh hu") }.joined()
        let crowd = CamtWriter.entry("1", details: "<NtryDtls>\(many)</NtryDtls>")
        #expect(
            try statement(CamtWriter.document(crowd)).unread.map(\.reason)
                == [.textTooLong(limit: StatementLine.textLimit)])
    }

    @Test func `may stand in an envelope, and in another encoding`() throws {
        let text = CamtWriter.document(CamtWriter.entry("7"))
        let envelope = text.replacing("<Document", with: "<Envelope><Document") + "</Envelope>"
        #expect(try statement(envelope).lines.count == 1)
        let plain = text.replacing("UTF-8", with: "UTF-16")
        #expect(try scratch.get().read(utf16(plain)).statements.first?.lines.count == 1)
    }
}

@Suite struct `A hostile XML file` {
    private let scratch = Result { try Scratch() }

    private func refusal(prolog: String, text: String = "") throws -> BankFileRefusal? {
        var writer = CamtWriter(statements: [
            .init(entries: [CamtWriter.entry("7", details: "<AddtlNtryInf>\(text)</AddtlNtryInf>")])
        ])
        writer.prolog = prolog
        return try scratch.get().refusal(writer.text)
    }

    @Test func `cannot read a file of the machine`() throws {
        let secret = try scratch.get().file(Array("rahasia".utf8), "rahasia.txt")
        let prolog = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file://\(secret)\">]>"
        #expect(try refusal(prolog: prolog, text: "&x;") == .documentType)
        #expect(
            try refusal(prolog: "<!DOCTYPE Document SYSTEM \"file://\(secret)\">") == .documentType)
        #expect(
            try refusal(prolog: "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"file://\(secret)\"> %p;]>")
                == .documentType)
    }

    @Test func `cannot blow up by its entities`() throws {
        var entities = "<!ENTITY a0 \"ha\">"
        for level in 1...20 {
            entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 20) + "\">"
        }
        #expect(try refusal(prolog: "<!DOCTYPE Document [\(entities)]>", text: "&a20;") == .documentType)
    }

    @Test func `cannot use an entity that nobody declared`() throws {
        guard case .malformedXML = try refusal(prolog: "", text: "&x;") else {
            Issue.record("nobody knows what it says")
            return
        }
    }

    @Test func `cannot include another document`() throws {
        let include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/hostname\"/>"
        let entry = CamtWriter.entry("7", details: "<AddtlNtryInf>a\(include)</AddtlNtryInf>")
        let lines = try scratch.get().statement(CamtWriter.document(entry)).lines
        #expect(lines.map(\.text) == [""])
    }

    @Test func `cannot nest without end`() throws {
        // Document, message, statement, entry: four stand around what is nested here.
        func nested(_ depth: Int) -> String {
            let entry = CamtWriter.entry(
                "7",
                details: String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth))
            return CamtWriter.document(entry)
        }
        let room = CamtReader.maximalDepth - 4
        #expect(try scratch.get().statement(nested(room)).lines.count == 1)
        #expect(try scratch.get().refusal(nested(room + 1)) == .tooDeep(limit: CamtReader.maximalDepth))
        #expect(try scratch.get().refusal(nested(100_000)) == .tooDeep(limit: CamtReader.maximalDepth))
    }

    @Test func `cannot be larger than the limit`() throws {
        var limits = BankFileReader.limits
        let text = CamtWriter.document(CamtWriter.entry("7"))
        limits.fileBytes = text.utf8.count
        #expect(try scratch.get().read(text, limits: limits).statements.count == 1)
        limits.fileBytes -= 1
        #expect(throws: BankFileRefusal.table(.tooLarge(bytes: text.utf8.count, limit: limits.fileBytes))) {
            try scratch.get().read(text, limits: limits)
        }
    }

    @Test func `cannot be cut off, or go on behind its end`() throws {
        let text = CamtWriter.document(CamtWriter.entry("7"))
        for broken in [String(text.dropLast(5)), text + "<Document/>", text.replacing("</Ntry>", with: "")] {
            guard case .malformedXML = try scratch.get().refusal(broken) else {
                Issue.record("it is broken")
                return
            }
        }
        let every = stride(from: 60, to: text.utf8.count - 1, by: 7)
        for length in every {
            let bytes = Array(text.utf8.prefix(length))
            #expect(throws: BankFileRefusal.self) { try scratch.get().read(bytes) }
        }
    }

    @Test func `cannot smuggle a movement in beside the statement`() throws {
        let entry = CamtWriter.entry("7")
        let beside = CamtWriter.document(entry)
            .replacing("<Stmt>", with: entry + "<Stmt>")
            .replacing(
                "<Document xmlns", with: "<Document x='<Ntry>' xmlns".replacing("<Ntry>", with: "Ntry"))
        #expect(try scratch.get().statement(beside).lines.count == 1)
        let nested = CamtWriter.document(CamtWriter.entry("7", details: "<NtryDtls>\(entry)</NtryDtls>"))
        #expect(try scratch.get().statement(nested).lines.map(\.amount) == [rp(7)])
    }
}
