import MoneyAndDates
import Testing

@testable import BankFiles

@Suite struct `An amount in a bank’s file` {
    @Test(
        arguments: [
            ("1.234.567,00", 1_234_567), ("1.234.567", 1_234_567), ("1234567,0", 1_234_567), ("0", 0),
            ("Rp 1.500,00", 1_500), ("Rp. 1.500", 1_500), ("IDR1.500", 1_500), ("1.500 IDR", 1_500),
            ("1\u{A0}500", 1_500), ("000001", 1), ("+25", 25),
        ] as [(String, Int64)])
    func `is read with points for thousands and a comma for decimals`(text: String, amount: Int64) throws {
        #expect(
            try AmountText.read(text, .comma) == AmountText(amount: rp(amount), isNegative: false, mark: nil))
    }

    @Test(
        arguments: [
            ("1,234,567.00", 1_234_567), ("1,234,567", 1_234_567), ("1500.0", 1_500), ("100", 100),
        ] as [(String, Int64)])
    func `is read with commas for thousands and a point for decimals`(text: String, amount: Int64) throws {
        #expect(try AmountText.read(text, .dot)?.amount == rp(amount))
    }

    @Test(
        arguments: [
            ("1.234.567,00", 1_234_567), ("1,234,567.00", 1_234_567), ("1.234", 1_234), ("1,234", 1_234),
            ("1.234.567", 1_234_567), ("12,00", 12), ("12.0", 12), ("1234567", 1_234_567),
        ] as [(String, Int64)])
    func `tells its own decimals where the template cannot`(text: String, amount: Int64) throws {
        #expect(try AmountText.read(text, .either)?.amount == rp(amount))
    }

    @Test(
        arguments: [
            ("1.500,00-", true, nil), ("-1.500", true, nil), ("(1.500)", true, nil), ("Rp -1.500", true, nil),
            ("1.500,00 DB", false, "DB"), ("1.500 cr", false, "CR"), ("D 1.500", false, "D"),
        ] as [(String, Bool, String?)])
    func `keeps its sign and its mark`(text: String, isNegative: Bool, mark: String?) throws {
        #expect(
            try AmountText.read(text, .comma)
                == AmountText(amount: rp(1_500), isNegative: isNegative, mark: mark))
    }

    @Test(arguments: ["", "  ", "-", "\u{A0}"])
    func `is nothing in an empty cell`(text: String) throws {
        #expect(try AmountText.read(text, .comma) == nil)
    }

    @Test(arguments: [
        ("1.234.567,50", DecimalStyle.comma), ("0,01", .comma), ("1,234.5", .dot), ("12.34", .either),
        ("12,99", .either),
    ])
    func `with a part of a rupiah is refused and not rounded`(text: String, style: DecimalStyle) {
        #expect(throws: UnreadReason.fraction(text)) { try AmountText.read(text, style) }
    }

    @Test(arguments: [
        ("1,234,567.00", DecimalStyle.comma), ("1.234.567,00", .dot), ("1.23.456", .comma),
        ("12.3456", .comma),
        ("1234.567", .comma), (",50", .comma), ("1,", .comma), ("1,000,00", .comma), ("1,234", .comma),
        ("--5", .comma), ("-(5)", .comma), ("-5-", .comma), ("1e5", .comma), ("１２３", .comma), ("abc", .comma),
        ("5 juta", .comma), ("1.2.3", .either), ("1,2,3", .either), ("1.234,567.8", .either), (".", .comma),
        ("=1+1", .comma),
    ])
    func `that is not written as the template says is refused`(text: String, style: DecimalStyle) {
        let error = #expect(throws: UnreadReason.self) { () throws in
            guard let read = try AmountText.read(text, style) else { return }
            // A word behind the digits is a mark, which the template does not know.
            if read.mark == "JUTA" { throw UnreadReason.noDirection("JUTA") }
        }
        #expect(error != nil, "\(text)")
    }

    @Test(arguments: [("USD 1.500", "USD"), ("US$1.500", "US$"), ("SGD1", "SGD")])
    func `of another currency is refused`(text: String, currency: String) {
        #expect(throws: UnreadReason.currency(currency)) { try AmountText.read(text, .comma) }
    }

    @Test func `ends at what a government can have`() throws {
        #expect(try AmountText.read("1000000000000000", .comma)?.amount == AmountText.limit)
        #expect(throws: UnreadReason.beyondRange("1000000000000001")) {
            try AmountText.read("1000000000000001", .comma)
        }
        let long = String(repeating: "9", count: 400)
        #expect(throws: UnreadReason.beyondRange(long)) { try AmountText.read(long, .comma) }
    }

    @Test(
        arguments: [
            ("1500000", 1_500_000), ("1500000.00", 1_500_000), ("1.5E+6", 1_500_000), ("1.5e6", 1_500_000),
            ("15000000E-1", 1_500_000), ("1.50E1", 15),
        ] as [(String, Int64)])
    func `of a workbook is its exact number`(text: String, amount: Int64) throws {
        #expect(try AmountText.plain(text, allowsSign: true).amount == rp(amount))
    }

    @Test func `of a workbook is refused where it is no whole number`() {
        #expect(throws: UnreadReason.fraction("1.5")) { try AmountText.plain("1.5", allowsSign: true) }
        #expect(throws: UnreadReason.fraction("15E-1")) { try AmountText.plain("15E-1", allowsSign: true) }
        #expect(throws: UnreadReason.fraction("1E-300")) { try AmountText.plain("1E-300", allowsSign: true) }
        #expect(throws: UnreadReason.beyondRange("1E300")) { try AmountText.plain("1E300", allowsSign: true) }
        for text in ["1E301", "1E", "E5", "1.2.3", "", ".5", "5.", "0x10", "NaN", "1E9999999999999999999"] {
            #expect(throws: UnreadReason.amountUnreadable(text)) {
                try AmountText.plain(text, allowsSign: true)
            }
        }
        #expect(throws: UnreadReason.amountUnreadable("-5")) { try AmountText.plain("-5", allowsSign: false) }
    }
}

@Suite struct `A day in a bank’s file` {
    @Test(arguments: [
        ("dd/MM/yyyy", "05/03/2026"), ("dd/MM/yyyy", "5/3/2026"), ("dd/MM/yy", "05/03/26"),
        ("yyyy-MM-dd", "2026-03-05"), ("dd MMM yyyy", "5 Maret 2026"), ("dd-MMM-yy", "05-Mar-26"),
        ("dd/MM/yyyy", "05/03/2026 13:45:01"), ("dd/MM/yyyy", "05/03/2026 13.45 WIB"),
        ("yyyy-MM-dd", "2026-03-05T13:45:01.000+07:00"), ("MM/dd/yyyy", "03/05/2026"),
        ("dd.MM.yyyy", "05.03.2026"),
    ])
    func `is read by its pattern, whatever time stands behind`(pattern: String, text: String) throws {
        #expect(try #require(DayPattern(pattern)).day(text) == day(2026, 3, 5))
    }

    @Test(arguments: ["Agustus", "Ags", "AGT", "Aug", "agu."])
    func `knows the months of both languages`(month: String) throws {
        #expect(try #require(DayPattern("dd MMM yyyy")).day("17 \(month) 2026") == day(2026, 8, 17))
    }

    @Test(arguments: [
        ("dd/MM/yyyy", "31/02/2026"), ("dd/MM/yyyy", "13/13/2026"), ("dd/MM/yyyy", "2026/03/05"),
        ("dd/MM/yyyy", "05-03-2026"), ("dd/MM/yyyy", "05/03/26"), ("dd/MM/yy", "05/03/2026"),
        ("dd/MM/yyyy", "05/03/2026x"), ("dd/MM/yyyy", "05/03/2026 dan seterusnya"), ("dd/MM/yyyy", ""),
        ("dd/MM/yyyy", "005/03/2026"), ("dd MMM yyyy", "5 Foo 2026"), ("dd/MM/yyyy", "０5/03/2026"),
        ("dd/MM/yyyy", "05/03/2026 123"),
    ])
    func `is refused where it is another, or none`(pattern: String, text: String) throws {
        #expect(try #require(DayPattern(pattern)).day(text) == nil)
    }

    @Test(arguments: ["dd/MM", "dd/MM/yyyy/yy", "hh/MM/yyyy", "", "dd/dd/yyyy", "dd/MM/MMM/yyyy"])
    func `has no pattern without day, month and year once each`(pattern: String) {
        #expect(DayPattern(pattern) == nil)
    }

    @Test(arguments: ["03-2026", "3/2026", "2026-03", "032026", "202603", "01-03-2026", "2026-03-01"])
    func `of dues may be a month`(text: String) {
        #expect(MonthText.month(text) == Month(2026, 3))
    }

    @Test(arguments: ["13-2026", "00/2026", "2026", "202613", "03-26", "", "Maret"])
    func `of dues is refused where it is no month`(text: String) {
        #expect(MonthText.month(text) == nil)
    }
}
