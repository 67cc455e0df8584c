package import Continuity
package import LawBook
package import MoneyAndDates

/// A right that comes with time, without anything happening. The raw value stands in addresses and commands.
package enum ArisingRight: String, Sendable, Hashable, CaseIterable {
    /// The family of somebody gets the full death benefit from now on.
    case fullDeathBenefit = "santunan-penuh"
    /// And the children the scholarship.
    case scholarship = "beasiswa"
    /// Old-age savings may be taken in full.
    case oldAge = "jht"
    /// The pension may be asked for.
    case pension = "pensiun"
    /// A child with a scholarship comes into another school.
    case schoolLevel = "jenjang"

    /// The key of its name in `words/`.
    package var labelKey: String { "arising.\(rawValue)" }

    /// The type of claim that follows; nil where there is nothing to claim.
    package var claim: ClaimType? {
        switch self {
        case .fullDeathBenefit, .scholarship: nil
        case .oldAge: .oldAge
        case .pension: .pension
        case .schoolLevel: .scholarship
        }
    }
}

/// By what somebody is found to whom a right comes in a month.
package struct ArisingWindow: Sendable, Hashable {
    /// What of a person lies in the window.
    package enum Mark: Sendable, Hashable {
        /// The day of birth; her programmes must have this one.
        case birth(Programme)
        /// The first day of a job of a segment. Where `isFirst`, she had none before; otherwise none that
        /// reached to it.
        case job(Segment?, isFirst: Bool)
    }

    package let right: ArisingRight
    /// In which it comes.
    package let month: Month
    package let mark: Mark
    package let first: Day
    package let last: Day
    /// Years of age, or months paid, that the law asks for.
    package let number: Int
    /// The number, with its article.
    package let reason: Reason

    /// Those of a month, by the law of its last day; none where the law asks for nothing.
    ///
    /// Who was in a job before, with a gap between, has her months of before counted for the scholarship and
    /// is found when her first job is as old as the law asks: how many months lack is said beside her.
    ///
    /// - Throws: a `LawGap` for a month the law book does not answer for.
    package static func all(
        in month: Month, claims: ClaimLaw, continuity: ContinuityLaw
    ) throws(LawGap) -> [ArisingWindow] {
        let day = month.lastDay
        var windows: [ArisingWindow] = []
        for segment in Segment.allCases {
            guard let months = try continuity.fullDeathBenefit[segment]?.ifInForce(on: day),
                months.value > 0
            else { continue }
            windows.append(
                .begun(.fullDeathBenefit, .job(segment, isFirst: false), months, before: month))
        }
        if let months = try continuity.scholarship.ifInForce(on: day), months.value > 0 {
            windows.append(.begun(.scholarship, .job(nil, isFirst: true), months, before: month))
        }
        if let age = try claims.oldAge.ifInForce(on: day) {
            windows.append(.born(.oldAge, .birth(.oldAge), age, in: month))
        }
        if let age = try continuity.pensionAge.ifInForce(on: day) {
            windows.append(.born(.pension, .birth(.pension), age, in: month))
        }
        return windows
    }

    private static func begun(
        _ right: ArisingRight, _ mark: Mark, _ months: Dated<Int>, before month: Month
    ) -> ArisingWindow {
        let began = month.adding(1 - months.value)
        return ArisingWindow(
            right: right, month: month, mark: mark, first: began.firstDay, last: began.lastDay,
            number: months.value,
            reason: Reason("arising.reason.months", ["count": .count(months.value)], by: months))
    }

    private static func born(
        _ right: ArisingRight, _ mark: Mark, _ age: Dated<Int>, in month: Month
    ) -> ArisingWindow {
        let born = month.adding(-12 * age.value)
        return ArisingWindow(
            right: right, month: month, mark: mark, first: born.firstDay, last: born.lastDay,
            number: age.value,
            reason: Reason("arising.reason.age", ["count": .count(age.value)], by: age))
    }
}

extension ScholarshipYears {
    /// The year of a month in which the child comes from one level into the next, with the place before.
    package func changeOfLevel(in month: Month) -> (from: SchoolPlace, year: Year)? {
        for (before, year) in zip(years, years.dropFirst())
        where year.school.level != before.school.level && Month(of: year.dueOn) == month {
            return (before.school, year)
        }
        return nil
    }
}
