package import LawBook
package import MoneyAndDates

/// The dated rules of a window as small tables, so that a million people ask the law book once.
package struct CoverageRules: Sendable {
    let firstMonth: Month
    /// Months of the window, and of it with the months beyond in which the last grace may end.
    let width: Int
    let length: Int
    /// By segment and place of the last paid month: the first month that it does not protect.
    let firstLapsed: [Int32]
    /// By place: unpaid months in a row that a wage earner may have.
    let tolerated: [Int32]
    /// By place: the age from which nobody registers as self-employed; far above any age where there is none.
    let entryAge: [Int32]
    /// By place: the first day of the month, as `yyyymmdd`.
    let firstDay: [Int32]

    /// - Throws: a `LawGap` where the book does not answer for a month of the window, or for one in which
    ///   its last grace may end.
    package init(firstMonth: Month, width: Int, under law: ContinuityLaw) throws(LawGap) {
        self.firstMonth = firstMonth
        self.width = width
        var longest = 0
        for segment in Segment.allCases {
            longest = max(longest, law.grace[segment].map(CoverageRules.highest) ?? 0)
        }
        longest = max(longest, CoverageRules.highest(law.arrearsTolerated))
        length = width + longest + 1
        firstDay = (0..<length + 1).map { firstMonth.adding($0).firstDay.yyyymmdd }
        let tables = try CoverageRules.tables(firstMonth, length, under: law)
        tolerated = tables.tolerated
        entryAge = tables.entryAge
        var lapses: [Int32] = []
        for segment in CoverageRules.segments {
            for place in 0..<width {
                lapses.append(try CoverageRules.lapse(after: place, segment, firstMonth, law))
            }
        }
        firstLapsed = lapses
    }

    /// In the order of the two lowest bits of `MonthFlags`.
    private static let segments: [Segment] = (0..<4).map { MonthFlags(rawValue: $0).segment }

    private static func highest(_ timeline: Timeline<Int>) -> Int {
        timeline.entries.compactMap(\.value).max() ?? 0
    }

    private static func tables(
        _ first: Month, _ length: Int, under law: ContinuityLaw
    ) throws(LawGap) -> (tolerated: [Int32], entryAge: [Int32]) {
        var tolerated: [Int32] = []
        var ages: [Int32] = []
        for place in 0..<length {
            let day = first.adding(place).firstDay
            let months = try law.arrearsTolerated.ifInForce(on: day)?.value ?? 0
            let ends = try law.wageEarnerDeactivation.ifInForce(on: day)?.value ?? months
            tolerated.append(Int32(min(months, ends)))
            ages.append(Int32(try law.entryAge.ifInForce(on: day)?.value ?? Int(Int16.max)))
        }
        return (tolerated, ages)
    }

    private static func lapse(
        after paid: Int, _ segment: Segment, _ first: Month, _ law: ContinuityLaw
    ) throws(LawGap) -> Int32 {
        var place = paid + 1
        while try place - paid <= law.grace[segment]?.ifInForce(on: first.adding(place).firstDay)?.value ?? 0
        {
            place += 1
        }
        return Int32(place)
    }
}
