import EmbeddedFiles
import LawBook
import LawFiles
import Ledger
import MoneyAndDates
import TestKit
import Testing

/// The calendar of the product: days that anybody can look up.
@Suite struct `The working days of the law` {
    private let book = Result { () throws(LawFileFault) -> LawBook in
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst("law/".count)) }
        return try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
    }

    @Test(arguments: [
        // The 15th on a holiday, at a weekend, and on a working day.
        (day(2024, 6, 15), day(2024, 6, 18)), (day(2025, 6, 15), day(2025, 6, 16)),
        (day(2025, 1, 15), day(2025, 1, 15)), (day(2026, 3, 19), day(2026, 3, 20)),
        (day(2026, 8, 15), day(2026, 8, 18)), (day(2023, 4, 22), day(2023, 4, 24)),
    ])
    func `move a due day past national holidays and weekends`(nominal: Day, due: Day) throws {
        let calendar = try WorkingDays(from: try book.get())
        #expect(try calendar.dueDay(nominal: nominal) == due)
    }

    @Test func `stay on joint leave, which no source lets move a due day`() throws {
        let book = try book.get()
        let calendar = try WorkingDays(from: book)
        #expect(try book.calendar?.holiday(on: day(2024, 4, 15))?.kind == .jointLeave)
        #expect(try calendar.dueDay(nominal: day(2024, 4, 15)) == day(2024, 4, 15))
    }

    @Test func `move past joint leave once the law says so`() throws {
        let own = try book.get()
        let closing = InventedLaw.parameter(
            "due/closed-by",
            [
                InventedLaw.dated(.words(["national"])),
                InventedLaw.dated(.words(["national", "joint-leave"]), from: day(2025, 1, 1)),
            ])
        let changed = LawBook(
            parameters: own.sorted + [closing], coverage: own.coverage, calendar: own.calendar)
        let calendar = try WorkingDays(from: changed)
        #expect(try calendar.dueDay(nominal: day(2024, 4, 15)) == day(2024, 4, 15))
        // 28 March 2025 is joint leave before Nyepi, Eid and its joint leave up to 7 April.
        #expect(try calendar.dueDay(nominal: day(2025, 3, 28)) == day(2025, 4, 8))
    }

    @Test func `are refused for a year that has no file`() throws {
        let calendar = try WorkingDays(from: try book.get())
        let first = try #require(try book.get().calendar?.firstDay)
        let last = try #require(try book.get().calendar?.lastDay)
        #expect(try calendar.dueDay(nominal: last) == last)
        #expect(throws: LawGap(parameter: "calendar/holidays", day: last.adding(days: 1), why: .after(last)))
        {
            try calendar.dueDay(nominal: last.adding(days: 1))
        }
        #expect(throws: Never.self) { try calendar.dueDay(nominal: first) }
        let before = first.adding(days: -1)
        #expect(throws: LawGap(parameter: "calendar/holidays", day: before, why: .before(first))) {
            try calendar.dueDay(nominal: before)
        }
    }

    @Test func `need a calendar, and kinds of holidays that exist`() throws {
        #expect(throws: LawBook.Fault.missing(parameter: "calendar/holidays")) {
            try WorkingDays(from: InventedLaw.book())
        }
        let own = try book.get()
        let closing = InventedLaw.parameter("due/closed-by", [InventedLaw.dated(.words(["nationl"]))])
        let wrong = LawBook(
            parameters: own.sorted + [closing], coverage: own.coverage, calendar: own.calendar)
        #expect(
            throws: LawBook.Fault.wrongShape(parameter: "due/closed-by", wanted: "holiday kinds")
        ) { try WorkingDays(from: wrong) }
    }
}
