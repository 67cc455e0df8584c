import LawBook
import MoneyAndDates
import TestKit
import Testing

/// A value of 10 from 2001, 20 from 2003, nothing from 2005; answered through 2009, newer expected in 2008.
@Suite struct `A line of values through time` {
    private let day = InventedLaw.day
    private let line = Timeline<Int>(
        parameter: "test/value",
        entries: [
            Self.entry(2001, 10), Self.entry(2003, 20), Self.entry(2005, nil), Self.entry(2007, 30),
        ], nextRevision: InventedLaw.day(2008, 1, 1), answeredThrough: InventedLaw.day(2009, 12, 31))

    @Test func `gives the value of the day and not of today`() throws {
        #expect(try line.inForce(on: day(2002, 12, 31)).value == 10)
        #expect(try line.inForce(on: day(2003, 1, 1)).value == 20)
    }

    @Test func `refuses a day before the first value instead of taking the nearest`() {
        let gap = LawGap(parameter: "test/value", day: day(2000, 12, 31), why: .before(day(2001, 1, 1)))
        #expect(throws: gap) { try line.inForce(on: day(2000, 12, 31)) }
        #expect(throws: gap) { try line.ifInForce(on: day(2000, 12, 31)) }
    }

    @Test func `refuses a day after the last one it answers for`() throws {
        #expect(try line.inForce(on: day(2009, 12, 31)).value == 30)
        let gap = LawGap(parameter: "test/value", day: day(2010, 1, 1), why: .after(day(2009, 12, 31)))
        #expect(throws: gap) { try line.inForce(on: day(2010, 1, 1)) }
    }

    @Test func `knows that nothing was in force, which is not the same as not knowing`() throws {
        #expect(try line.ifInForce(on: day(2005, 6, 1)) == nil)
        #expect(throws: LawGap.self) { try line.inForce(on: day(2005, 6, 1)) }
    }

    @Test func `marks a value that is carried on past its expected revision as projected`() throws {
        #expect(try line.inForce(on: day(2007, 12, 31)).status == .enacted)
        #expect(try line.inForce(on: day(2008, 1, 1)).status == .projected)
    }

    private static func entry(_ year: Int, _ value: Int?) -> Dated<Int?> {
        Dated(
            from: InventedLaw.day(year, 1, 1), value: value, status: .enacted,
            citation: Citation(document: "Act \(year)"))
    }
}

@Suite struct `A law book` {
    @Test func `names the parameter that a rule misses`() {
        let book = LawBook(
            parameters: InventedLaw.book().sorted.filter { $0.id != "jkm/rate" },
            coverage: InventedLaw.book().coverage)
        #expect(throws: LawBook.Fault.missing(parameter: "jkm/rate")) { try ContributionLaw(from: book) }
    }

    @Test func `names the key that a rule misses`() {
        let changed = ["jkk/rate": [InventedLaw.dated(InventedLaw.keyed(["I": 1]))]]
        #expect(throws: LawBook.Fault.missingKey(parameter: "jkk/rate", key: "II")) {
            try InventedLaw.law(changing: changed)
        }
    }

    @Test func `tells what was never in force from what nobody set`() throws {
        let book = InventedLaw.book(changing: [
            "test/never": [InventedLaw.dated(.none)], "test/empty": [],
            "test/words": [InventedLaw.dated(.words(["a"]))],
        ])
        let never = try book.datedNumbers("test/never")
        #expect(try never.ifInForce(on: InventedLaw.day(2005, 1, 1)) == nil)
        func strict(_ id: String) throws { _ = try book.timeline(id, wanted: "a number") { $0.number } }
        #expect(throws: LawBook.Fault.missingKey(parameter: "test/never", key: "")) {
            try strict("test/never")
        }
        #expect(throws: LawBook.Fault.missingKey(parameter: "test/empty", key: "")) {
            try book.datedNumbers("test/empty")
        }
        #expect(throws: LawBook.Fault.missing(parameter: "test/none")) { try book.datedNumbers("test/none") }
        #expect(throws: LawBook.Fault.wrongShape(parameter: "test/words", wanted: "a number")) {
            try book.datedNumbers("test/words")
        }
    }

    @Test func `refuses a parameter of another shape than the rule reads`() {
        let changed = ["jkm/rate": [InventedLaw.dated(.words(["much"]))]]
        #expect(throws: LawBook.Fault.wrongShape(parameter: "jkm/rate", wanted: "millionths")) {
            try InventedLaw.law(changing: changed)
        }
    }

    @Test func `tells what changed between two days and nothing else`() throws {
        let later = InventedLaw.dated(.number(1200), from: InventedLaw.day(2003, 1, 1))
        let book = InventedLaw.book(changing: [
            "jp/wage-ceiling": [InventedLaw.dated(.number(1000)), later]
        ])
        let before = InventedLaw.day(2002, 12, 31)
        let changes = LawChange.between(before, InventedLaw.day(2003, 1, 1), in: book)
        #expect(changes.map(\.parameter.id) == ["jp/wage-ceiling"])
        #expect(changes.first?.before?.value == .number(1000))
        #expect(changes.first?.steps.map(\.value) == [.number(1200)])
        #expect(LawChange.between(later.from, InventedLaw.day(2004, 1, 1), in: book).isEmpty)
    }

    @Test func `takes the weaker of two statuses`() {
        #expect(LawStatus.enacted.weaker(.projected) == .projected)
        #expect(LawStatus.unverified.weaker(.projected) == .unverified)
        #expect(LawStatus.enacted.weaker(.enacted) == .enacted)
    }
}
