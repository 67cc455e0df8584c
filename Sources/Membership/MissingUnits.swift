package import LawBook
package import MoneyAndDates

/// What is known of how many people a unit has, from every list that somebody keeps.
package struct UnitHeadcount: Sendable, Hashable {
    package let unit: UnitID
    /// The day by which its roster was asked for.
    package let due: Day
    /// People in the newest roster; nil where none was ever handed in.
    package let submitted: Int?
    package let lastYear: Int?
    /// People for whom the budget (DPA) has money.
    package let budgeted: Int?
    /// People who signed in to work.
    package let attendance: Int?

    package init(
        unit: UnitID, due: Day, submitted: Int?, lastYear: Int? = nil, budgeted: Int? = nil,
        attendance: Int? = nil
    ) {
        self.unit = unit
        self.due = due
        self.submitted = submitted
        self.lastYear = lastYear
        self.budgeted = budgeted
        self.attendance = attendance
    }
}

/// A unit whose roster is missing or far too short.
package struct MissingUnit: Sendable, Hashable {
    package let unit: UnitID
    /// In the order of the comparisons; never empty.
    package let reasons: [Why]
    /// People who are probably missing: the widest of the differences. Nought where no list tells.
    package let people: Int

    /// One thing that does not fit.
    package enum Why: Sendable, Hashable {
        /// No roster, so many days after it was due.
        case neverSubmitted(daysLate: Int)
        /// Fewer than a share of what another list has.
        case farBelow(List, submitted: Int, listed: Int)

        /// The key of its sentence in `words/`.
        package var key: String {
            switch self {
            case .neverSubmitted: "missing.never-submitted"
            case .farBelow(let list, _, _): "missing.far-below-\(list.rawValue)"
            }
        }

        package var arguments: [String: Term] {
            switch self {
            case .neverSubmitted(let days): ["days": .number(days)]
            case .farBelow(_, let submitted, let listed):
                ["submitted": .number(submitted), "listed": .number(listed)]
            }
        }
    }

    /// The lists that a roster is held against; the raw value ends the key of the sentence.
    package enum List: String, Sendable, Hashable, CaseIterable {
        case lastYear = "last-year"
        case budget
        case attendance
    }
}

/// When a roster is far too short. None of it is law: the office decides.
package struct MissingThresholds: Sendable, Hashable {
    /// The share of another list below which a roster is too short.
    package let share: [MissingUnit.List: Rate]
    /// Differences of fewer people than this are not worth a call.
    package let fewestPeople: Int

    package init(share: [MissingUnit.List: Rate], fewestPeople: Int) {
        self.share = share
        self.fewestPeople = fewestPeople
    }

    /// The same share of every list.
    ///
    /// - Parameter percent: below so much of another list a roster is too short.
    package init(percent: Int, fewestPeople: Int) {
        let share = Rate(millionths: Int64(percent) * 10_000)
        self.init(
            share: Dictionary(MissingUnit.List.allCases.map { ($0, share) }, uniquingKeysWith: { $1 }),
            fewestPeople: fewestPeople)
    }

    /// What an office is told without asking for anything else.
    package static let usualPercent = 90
    package static let usualFewest = 3
    package static let usual = MissingThresholds(percent: usualPercent, fewestPeople: usualFewest)
}

extension MissingUnit {
    /// The units with a missing or far too short roster, those that miss most people first.
    package static func found(
        in units: [UnitHeadcount], on day: Day, thresholds: MissingThresholds
    ) -> [MissingUnit] {
        units.compactMap { missing($0, on: day, thresholds) }
            .sorted { ($1.people, $0.unit) < ($0.people, $1.unit) }
    }

    private static func missing(
        _ unit: UnitHeadcount, on day: Day, _ thresholds: MissingThresholds
    ) -> MissingUnit? {
        let lists = [List.lastYear: unit.lastYear, .budget: unit.budgeted, .attendance: unit.attendance]
        guard let submitted = unit.submitted else {
            guard day > unit.due else { return nil }
            let late = day.sinceEpoch - unit.due.sinceEpoch
            return MissingUnit(
                unit: unit.unit, reasons: [.neverSubmitted(daysLate: late)],
                people: lists.values.compactMap(\.self).max() ?? 0)
        }
        var reasons: [Why] = []
        var people = 0
        for list in List.allCases {
            guard let listed = lists[list] ?? nil, let share = thresholds.share[list],
                listed - submitted >= thresholds.fewestPeople, isBelow(submitted, share, of: listed)
            else { continue }
            reasons.append(.farBelow(list, submitted: submitted, listed: listed))
            people = max(people, listed - submitted)
        }
        return reasons.isEmpty ? nil : MissingUnit(unit: unit.unit, reasons: reasons, people: people)
    }

    private static func isBelow(_ submitted: Int, _ share: Rate, of listed: Int) -> Bool {
        Int128(submitted) * Int128(Rate.whole.millionths) < Int128(listed) * Int128(share.millionths)
    }
}
