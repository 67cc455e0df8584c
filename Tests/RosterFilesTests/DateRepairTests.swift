import Membership
import MoneyAndDates
import Spreadsheets
import Testing

@testable import RosterFiles

@Suite struct `A birth date` {
    private let frame: DateFrame
    private let fifthOfMarch: Day

    init() throws {
        frame = DateFrame(agesOn: try #require(Day(2026, 11, 1)), youngest: 15, oldest: 80)
        fifthOfMarch = try #require(Day(1990, 3, 5))
    }

    private func read(_ text: String, _ kind: CellKind = .text, nik: String? = nil) -> DateReading {
        cell(text) { DateRepair.read($0, kind, nik: nik.flatMap { NIK($0) }, frame: frame) }
    }

    @Test(arguments: [
        "05-03-1990", "5-3-1990", "05/03/1990", "5.3.1990", "05.03.1990", "1990-03-05", "1990/3/5",
        " 05-03-1990 ", "'05-03-1990",
        "05 03 1990", "05-03-1990 00:00:00", "1990-03-05T00:00:00", "05 - 03 - 1990",
    ])
    func `is read in every order and with every mark`(text: String) {
        #expect(read(text) == DateReading(day: fifthOfMarch))
    }

    @Test(arguments: [
        "5 Maret 1990", "05 MARET 1990", "5 Mar 1990", "5-Mar-1990", "Senin, 5 Maret 1990", "5 March 1990",
        "March 5, 1990",
        "5 maret, 1990",
    ])
    func `is read with the name of its month`(text: String) {
        #expect(read(text) == DateReading(day: fifthOfMarch, repairs: [.dateMonthName]))
    }

    @Test(arguments: [
        ("Januari", 1), ("Pebruari", 2), ("Mei", 5), ("Juni", 6), ("Juli", 7), ("Agustus", 8), ("Agt", 8),
        ("Ags", 8),
        ("Sept", 9), ("Okt", 10), ("Nopember", 11), ("Nop", 11), ("Desember", 12), ("December", 12),
    ])
    func `knows the months old and new`(name: String, month: Int) {
        #expect(read("5 \(name) 1990").day == Day(1990, month, 5))
    }

    @Test func `is counted out from the day number of a spreadsheet`() {
        #expect(read("32937") == DateReading(day: fifthOfMarch, repairs: [.dateDayNumber]))
        #expect(read("32937", .number) == DateReading(day: fifthOfMarch, repairs: [.dateDayNumber]))
        #expect(read("32937.0").day == fifthOfMarch)
        #expect(read("32937.5").problem == .dateUnreadable)
        #expect(read("3654").day == Day(1910, 1, 1))
        #expect(read("60267").problem == .dateUnreadable)
    }

    @Test func `is believed from a date cell`() {
        #expect(read("1990-03-05", .date) == DateReading(day: fifthOfMarch))
        #expect(read("1990-03-05 07:30", .date) == DateReading(day: fifthOfMarch))
    }

    @Test func `has day and month exchanged where the month cannot be one`() {
        #expect(read("06-15-1990") == DateReading(day: Day(1990, 6, 15), repairs: [.dateSwapped]))
        #expect(read("1990-15-06") == DateReading(day: Day(1990, 6, 15), repairs: [.dateSwapped]))
        #expect(read("15-15-1990").problem == .dateImpossible)
    }

    @Test func `has day and month exchanged where the NIK holds them the other way`() {
        let nik = "1671020503900001"  // 5 March 1990
        #expect(
            read("03-05-1990", nik: nik) == DateReading(day: fifthOfMarch, repairs: [.dateSwappedThroughNIK]))
        #expect(
            read("1990-05-03", .date, nik: nik)
                == DateReading(day: fifthOfMarch, repairs: [.dateSwappedThroughNIK]))
        #expect(read("05-03-1990", nik: nik) == DateReading(day: fifthOfMarch))
        // The NIK of somebody else decides nothing.
        #expect(read("03-05-1990", nik: "1671021212600001") == DateReading(day: Day(1990, 5, 3)))
        #expect(read("5 Maret 1990", nik: "1671020305900001").day == fifthOfMarch)
    }

    @Test func `of two digits means the year of somebody who can be working`() {
        #expect(read("05-03-90") == DateReading(day: fifthOfMarch, repairs: [.dateTwoDigitYear]))
        #expect(
            read("5 Mar 90") == DateReading(day: fifthOfMarch, repairs: [.dateMonthName, .dateTwoDigitYear]))
        #expect(read("05-03-05").day == Day(2005, 3, 5))
        // Fifteen today, and a day short of it.
        #expect(read("01-11-11").day == Day(2011, 11, 1))
        #expect(read("02-11-11").problem == .dateYearUndecided)
        // Eighty until tomorrow, and eighty-one today.
        #expect(read("02-11-45").day == Day(1945, 11, 2))
        #expect(read("01-11-45").problem == .dateYearUndecided)
    }

    @Test func `of two digits is not chosen where both centuries can be`() throws {
        let wide = DateFrame(earliest: try #require(Day(1900, 1, 1)), latest: try #require(Day(2026, 1, 1)))
        let reading = cell("05-03-10") { DateRepair.read($0, .text, nik: nil, frame: wide) }
        #expect(reading == DateReading(problem: .dateYearUndecided))
    }

    @Test func `without marks is read where it is a day`() {
        #expect(read("05031990") == DateReading(day: fifthOfMarch, repairs: [.dateWithoutMarks]))
        #expect(read("19900305") == DateReading(day: fifthOfMarch, repairs: [.dateWithoutMarks]))
        #expect(read("5031990", .number) == DateReading(day: fifthOfMarch, repairs: [.dateWithoutMarks]))
        #expect(read("20101920").day == Day(1920, 10, 20))
        #expect(read("19101020").day == Day(1910, 10, 20))
        #expect(read("99999999").problem == .dateImpossible)
    }

    @Test(arguments: ["", "-", "0", "00-00-0000", "0000-00-00", "00/01/1900", "1/0/1900", "tidak ada"])
    func `is missing where the cell says so`(text: String) {
        #expect(read(text) == DateReading(isMissing: true))
    }

    @Test(arguments: [
        ("31-02-1990", FindingKey.dateImpossible), ("29-02-1991", .dateImpossible), ("1990", .dateYearOnly),
        ("lupa", .dateUnreadable), ("5 Maret", .dateUnreadable), ("12-1990", .dateUnreadable),
        ("1-2-3-1990", .dateUnreadable), ("05-03-990", .dateUnreadable), ("05-03-3990", .dateImpossible),
        ("5 Foo 1990", .dateUnreadable), ("123456789012345678901234567890", .dateUnreadable),
    ])
    func `is refused where it is no day`(text: String, problem: FindingKey) {
        #expect(read(text) == DateReading(problem: problem))
    }

    @Test func `exists on the leap day`() {
        #expect(read("29-02-1992").day == Day(1992, 2, 29))
    }
}
