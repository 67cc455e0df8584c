import MoneyAndDates
import Testing

@Suite("Western Indonesian time")
struct WesternTimeTests {
    @Test(
        "A day begins at seven in the evening before in Greenwich, and ends a millisecond earlier",
        arguments: [
            (Int64(0), 19_700_101), (-7 * 3_600_000, 19_700_101), (-7 * 3_600_000 - 1, 19_691_231),
            (17 * 3_600_000 - 1, 19_700_101), (17 * 3_600_000, 19_700_102),
            (1_783_616_400_000, 20_260_710), (1_783_616_399_999, 20_260_709),
            (-94_694_400_000 - 7 * 3_600_000, 19_670_101), (-94_694_400_001 - 7 * 3_600_000, 19_661_231),
        ] as [(Int64, Int)])
    func day(instant: Int64, yyyymmdd: Int) {
        #expect(Int(WesternTime.day(of: instant).yyyymmdd) == yyyymmdd)
    }

    @Test(
        "The clock shows the first and the last minute and second of a day",
        arguments: [
            (Int64(-7 * 3_600_000), 0), (-7 * 3_600_000 - 1, 86_399), (0, 25_200), (59_999, 25_259),
            (60_000, 25_260), (17 * 3_600_000 - 1, 86_399), (17 * 3_600_000, 0),
        ] as [(Int64, Int)])
    func clock(instant: Int64, second: Int) {
        #expect(WesternTime.second(of: instant) == second)
        #expect(WesternTime.minute(of: instant) == second / 60)
    }

    @Test("The start of a day is on that day, and the millisecond before it is not")
    func start() throws {
        for number in [10_101, 19_691_231, 19_700_101, 20_240_229, 20_260_710, 99_991_231] {
            let day = try #require(Day(yyyymmdd: number))
            let start = WesternTime.start(of: day)
            #expect(WesternTime.day(of: start) == day && WesternTime.second(of: start) == 0)
            if number > 10_101 { #expect(WesternTime.day(of: start - 1) == day.adding(days: -1)) }
        }
    }
}
