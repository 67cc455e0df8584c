import MoneyAndDates
import Testing

@Suite struct `A share of an amount` {
    @Test func `rounds half a rupiah up and less than half down`() {
        // 0.3% of 10,547,400 is 31,642.2; of 500 it is 1.5; of 499 it is 1.497.
        let rate = Rate(millionths: 3_000)
        #expect(rate.of(Rupiah(10_547_400), rounded: .halfUp) == Rupiah(31_642))
        #expect(rate.of(Rupiah(500), rounded: .halfUp) == Rupiah(2))
        #expect(rate.of(Rupiah(499), rounded: .halfUp) == Rupiah(1))
    }

    @Test func `drops or lifts the part when told to`() {
        let rate = Rate(millionths: 3_000)
        #expect(rate.of(Rupiah(500), rounded: .down) == Rupiah(1))
        #expect(rate.of(Rupiah(334), rounded: .up) == Rupiah(2))  // 1.002
    }

    @Test func `does not overflow on the largest contracts`() {
        #expect(
            Rate(millionths: 900).of(Rupiah(9_000_000_000_000_000), rounded: .halfUp)
                == Rupiah(8_100_000_000_000))
    }

    @Test(arguments: [
        (2_400, "0.24%"), (57_000, "5.7%"), (24, "0.0024%"), (1_000_000, "100%"), (10_000, "1%"),
    ])
    func `is written as a percentage`(millionths: Int64, text: String) {
        #expect("\(Rate(millionths: millionths))" == text)
    }
}

@Suite struct `A day` {
    @Test func `exists in the calendar or not at all`() {
        #expect(Day(2024, 2, 29) != nil)
        #expect(Day(2023, 2, 29) == nil)
        #expect(Day(1900, 2, 29) == nil)
        #expect(Day(2000, 2, 29) != nil)
        #expect(Day(2024, 4, 31) == nil)
        #expect(Day(2024, 13, 1) == nil)
        #expect(Day(2024, 0, 1) == nil)
    }

    @Test func `counts days across four centuries without losing one`() throws {
        var day = try #require(Day(1800, 1, 1))
        let start = day.sinceEpoch
        for step in 0..<150_000 {
            #expect(day.sinceEpoch == start + step)
            let next = day.adding(days: 1)
            #expect(next > day)
            day = next
        }
        #expect(Day(1970, 1, 1)?.sinceEpoch == 0)
        #expect(Day(2026, 11, 22)?.weekday == 7)
    }

    @Test func `reads only the ISO form`() {
        #expect(Day(iso: "2026-03-05") == Day(2026, 3, 5))
        #expect(Day(iso: "2026-3-5") == nil)
        #expect(Day(iso: "05-03-2026") == nil)
    }

    @Test(arguments: [
        ("1900-01-01", true), ("1899-12-31", false), ("2199-12-31", true), ("2200-01-01", false),
        ("0001-01-01", false), ("9999-12-31", false), ("+026-01-01", false),
    ])
    func `is of a year in which somebody lives`(text: String, isThere: Bool) {
        #expect((Day(iso: text) != nil) == isThere)
        #expect((Month(iso: text.dropLast(3)) != nil) == isThere)
    }

    @Test func `completes a year on the birthday and not the day before`() throws {
        let born = try #require(Day(1990, 3, 5))
        #expect(born.completedYears(on: try #require(Day(2026, 3, 4))) == 35)
        #expect(born.completedYears(on: try #require(Day(2026, 3, 5))) == 36)
    }
}

@Suite struct `A month` {
    @Test func `knows its first and last day and its neighbours`() throws {
        let month = try #require(Month(2024, 2))
        #expect(month.firstDay == Day(2024, 2, 1))
        #expect(month.lastDay == Day(2024, 2, 29))
        #expect(month.adding(-2) == Month(2023, 12))
        #expect(month.adding(11) == Month(2025, 1))
        #expect(Month(2023, 12)?.months(until: month) == 2)
    }
}
