package import LawBook
package import Membership
package import MoneyAndDates

/// A paper without which a unit can pay nothing in the new year.
package enum YearEndPaper: String, Sendable, Hashable, CaseIterable {
    /// PKS with BPJS.
    case agreement = "pks"
    /// DPA, or the APBDes of a village.
    case budget = "dpa"
    /// SK of the treasurer.
    case treasurer = "sk-bendahara"
}

/// How a paper stands over the turn of the year.
package struct PaperDays: Sendable, Hashable {
    /// The last day of the present one; nil where there is none at all.
    package let through: Day?
    /// The day on which the next one is expected.
    package let nextReady: Day

    package init(through: Day?, nextReady: Day) {
        self.through = through
        self.nextReady = nextReady
    }
}

/// People of one unit who would be without protection from the same day, and what their months cost.
package struct BridgeGroup: Sendable, Hashable {
    package let segment: Segment
    package let people: Int
    /// If nothing more is paid: see `CoverageColumns.ends`.
    package let firstUncovered: Day
    /// The dues of the whole group for each month that is not paid yet, in order, in whole rupiah: each by
    /// the law of its month, so that a relief that ends with the year is in them.
    package let dues: [Rupiah]

    /// - Precondition: there is somebody in it, and no due is negative.
    package init(segment: Segment, people: Int, firstUncovered: Day, dues: [Rupiah]) {
        precondition(people > 0 && dues.allSatisfy { $0 >= .zero }, "a group has people, and owes")
        self.segment = segment
        self.people = people
        self.firstUncovered = firstUncovered
        self.dues = dues
    }

    /// The first uncovered day once so many more months are paid.
    func firstUncovered(paying months: Int) -> Day {
        months == 0 ? firstUncovered : Month(of: firstUncovered).adding(months).firstDay
    }

    /// The sum of the dues of the first so many months; nil where the caller gave fewer.
    func dues(of months: Int) -> Rupiah? { months <= dues.count ? dues.prefix(months).sum() : nil }

    /// Days of all its people between two days; nought where the second is not later.
    func personDays(from first: Day, to ready: Day) -> Int {
        max(0, ready.sinceEpoch - first.sinceEpoch) * people
    }
}

/// One unit over the turn of the year, and the hole that would open.
package struct YearEndUnit: Sendable, Hashable {
    package let unit: UnitID
    package let papers: [YearEndPaper: PaperDays]
    package let groups: [BridgeGroup]

    /// - Precondition: it says of every paper how it stands.
    package init(unit: UnitID, papers: [YearEndPaper: PaperDays], groups: [BridgeGroup]) {
        precondition(
            YearEndPaper.allCases.allSatisfy { papers[$0] != nil }, "a unit says how each paper stands")
        self.unit = unit
        self.papers = papers
        self.groups = groups
    }

    /// The papers that do not reach into the new year, in the order of `YearEndPaper`.
    package func missing(after lastDay: Day) -> [YearEndPaper] {
        YearEndPaper.allCases.filter { paper in
            guard let through = papers[paper]?.through else { return true }
            return through <= lastDay
        }
    }

    /// The gap that the missing papers make; nil where all reach into the new year.
    ///
    /// A group whose present payment protects it until the papers are there loses nothing and is not in it.
    package func gap(after lastDay: Day) -> YearEndGap? {
        let missing = missing(after: lastDay)
        let days = missing.compactMap { papers[$0]?.nextReady }
        guard let ready = days.max() else { return nil }
        let payable = max(ready, lastDay.adding(days: 1))
        let lost = groups.filter { $0.firstUncovered < payable }
        return YearEndGap(
            unit: unit, missing: missing, payableFrom: payable,
            people: lost.reduce(0) { $0 + $1.people },
            personDays: lost.reduce(0) { $0 + $1.personDays(from: $1.firstUncovered, to: payable) },
            firstUncovered: lost.map(\.firstUncovered).min())
    }
}

/// What a unit would lose at the turn of the year if nobody acts.
package struct YearEndGap: Sendable, Hashable {
    package let unit: UnitID
    package let missing: [YearEndPaper]
    /// The first day on which the unit can pay again.
    package let payableFrom: Day
    /// People who lose at least one day.
    package let people: Int
    /// Uncovered days of all of them together.
    package let personDays: Int
    /// Nil where the present payments last until the unit can pay again.
    package let firstUncovered: Day?

    /// The gaps of many units, the one with the most lost days first.
    package static func all(_ units: [YearEndUnit], after lastDay: Day) -> [YearEndGap] {
        units.compactMap { $0.gap(after: lastDay) }
            .sorted { ($1.personDays, $0.unit) < ($0.personDays, $1.unit) }
    }
}
