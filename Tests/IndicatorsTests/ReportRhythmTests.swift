import Indicators
import MoneyAndDates
import Testing

@Suite struct `The days on which a report is due` {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test(arguments: [
        ("2026-03-04", "2026-03-05"), ("2026-03-05", "2026-03-05"), ("2026-03-06", "2026-04-05"),
        ("2026-12-06", "2027-01-05"),
    ])
    func `come every month on their day`(from: String, due: String) throws {
        let rhythm = try ReportRhythm("monthly", day: 5)
        let expected = try day(due)
        let found = rhythm.due(onOrAfter: try day(from))
        #expect(found == expected)
    }

    /// 2 March 2026 is a Monday.
    @Test(arguments: [
        ("2026-03-01", "2026-03-02"), ("2026-03-02", "2026-03-02"), ("2026-03-03", "2026-03-09"),
    ])
    func `come every week on their day`(from: String, due: String) throws {
        let rhythm = try ReportRhythm("weekly", day: 1)
        let expected = try day(due)
        let found = rhythm.due(onOrAfter: try day(from))
        #expect(found == expected)
    }

    @Test func `are none the day before and one on the day`() throws {
        let rhythm = try ReportRhythm("monthly", day: 5)
        let (first, before, on) = (try day("2026-03-01"), try day("2026-03-04"), try day("2026-03-05"))
        #expect(rhythm.due(.coverage, from: first, through: before).isEmpty)
        #expect(rhythm.due(.coverage, from: first, through: on) == [on])
    }

    @Test func `are made up for after two months without the program, but for what is as of a day`() throws {
        let rhythm = try ReportRhythm("monthly", day: 5)
        let (first, last) = (try day("2026-01-06"), try day("2026-04-04"))
        let (february, march, sunday) = (
            try day("2026-02-05"), try day("2026-03-05"), try day("2026-03-29")
        )
        #expect(rhythm.due(.claims, from: first, through: last) == [february, march])
        #expect(rhythm.due(.arrears, from: first, through: last) == [march])
        let weekly = try ReportRhythm("weekly", day: 7)
        #expect(weekly.due(.claims, from: first, through: last) == [sunday])
    }

    @Test func `are twelve at most`() throws {
        let rhythm = try ReportRhythm("monthly", day: 1)
        let days = rhythm.due(.coverage, from: try day("2020-01-01"), through: try day("2026-03-01"))
        let first = try day("2025-04-01")
        #expect(days.count == 12 && days.first == first)
    }

    @Test(arguments: [
        ("monthly", 1, true), ("monthly", 28, true), ("monthly", 0, false), ("monthly", 29, false),
        ("weekly", 1, true), ("weekly", 7, true), ("weekly", 0, false), ("weekly", 8, false),
        ("daily", 1, false), ("", 1, false),
    ])
    func `are of every month or week`(code: String, day: Int, isTaken: Bool) {
        #expect(((try? ReportRhythm(code, day: day)) != nil) == isTaken)
    }
}
