import Indicators
import Membership
import MoneyAndDates
import Testing

let activePeople = Measure(
    key: "active-participants", unit: .people, population: "workforce-without-civil-servants")
let workforce = Measure(key: "workforce", unit: .people, population: "workforce-without-civil-servants")

func definition(
    version: Int = 1, from: String = "2000-01-01", isPart: Bool = false, older: Int = 400, younger: Int = 31
) throws -> IndicatorDefinition {
    IndicatorDefinition(
        key: "coverage-workforce", version: version, from: try day(from), numerator: activePeople,
        denominator: workforce, isPart: isPart, olderDays: older, youngerDays: younger, source: "a test")
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
func month(_ text: String) throws -> Month { try #require(Month(iso: text)) }

func counted(
    _ measure: Measure, _ count: Int64, on text: String = "2025-06-30", region: String? = "74.71"
) throws -> Counted {
    let cell = FigureCell(region: region.flatMap { KemendagriCode($0) })
    return Counted(measure, count, cell: cell, asOf: try day(text), source: "a test")
}

func figure(_ part: Int64, _ whole: Int64, on text: String = "2025-06-30", region: String? = "74.71") throws
    -> Figure
{
    try Figure(
        try counted(activePeople, part, on: text, region: region),
        over: try counted(workforce, whole, on: text, region: region), under: try definition())
}
