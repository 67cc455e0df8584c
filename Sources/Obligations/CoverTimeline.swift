package import MoneyAndDates

/// Days in a row.
package struct DaySpan: Sendable, Hashable {
    package let from: Day
    package let through: Day

    /// - Precondition: it does not end before it begins.
    package init(_ from: Day, _ through: Day) {
        precondition(from <= through, "a span of days does not end before it begins")
        self.from = from
        self.through = through
    }

    /// How many they are.
    package var days: Int { through.sinceEpoch - from.sinceEpoch + 1 }

    /// Whether a day is among them.
    package func holds(_ day: Day) -> Bool { from <= day && day <= through }
}

/// What stands on the time-line of a unit.
package enum TimelineKind: String, Sendable, Hashable, CaseIterable {
    case agreement = "pks"
    case budget = "dpa"

    /// The key of its name in `words/`.
    package var labelKey: String { "timeline.\(rawValue)" }
}

/// An agreement or a budget on the time-line.
package struct TimelineBar: Sendable, Hashable {
    package let kind: TimelineKind
    package let span: DaySpan
    /// Whether it can be relied upon; what is only expected or drafted covers no day.
    package let isSigned: Bool
    package let number: String
    /// The agreement in the books; nil for other papers.
    package let agreement: Int64?

    package init(kind: TimelineKind, span: DaySpan, isSigned: Bool, number: String, agreement: Int64? = nil) {
        self.kind = kind
        self.span = span
        self.isSigned = isSigned
        self.number = number
        self.agreement = agreement
    }
}

/// Days on which something is missing.
package struct TimelineGap: Sendable, Hashable {
    package let span: DaySpan
    /// In the order of their kinds; at least one.
    package let lacks: [TimelineKind]

    package init(span: DaySpan, lacks: [TimelineKind]) {
        self.span = span
        self.lacks = lacks
    }
}

/// Agreements and budgets of a unit side by side, and the days that neither or only one of them covers.
package struct CoverTimeline: Sendable, Hashable {
    package let horizon: DaySpan
    package let bars: [TimelineBar]
    /// In the order of their days; each day at most once.
    package let gaps: [TimelineGap]

    /// - Parameters:
    ///   - bars: those that end before the horizon or begin after it are passed over.
    ///   - bridges: days that a bridging clause covers without a budget.
    package init(horizon: DaySpan, bars: [TimelineBar], bridges: [DaySpan] = []) {
        self.horizon = horizon
        self.bars = bars.filter { $0.span.from <= horizon.through && $0.span.through >= horizon.from }
        let signed = self.bars.filter(\.isSigned)
        let agreed = signed.filter { $0.kind == .agreement }.map(\.span)
        let budgeted = signed.filter { $0.kind == .budget }.map(\.span) + bridges
        // Only where a span begins, or the day after it ends, can anything change.
        let edges = (agreed + budgeted).flatMap { [$0.from, $0.through.adding(days: 1)] }
        let days = Set(edges + [horizon.from]).filter(horizon.holds).sorted()
        var gaps: [TimelineGap] = []
        for (place, day) in days.enumerated() {
            var lacks: [TimelineKind] = []
            if !agreed.contains(where: { $0.holds(day) }) { lacks.append(.agreement) }
            if !budgeted.contains(where: { $0.holds(day) }) { lacks.append(.budget) }
            if lacks.isEmpty { continue }
            let end = place + 1 < days.count ? days[place + 1].adding(days: -1) : horizon.through
            if let last = gaps.last, last.lacks == lacks, last.span.through.adding(days: 1) == day {
                gaps[gaps.count - 1] = TimelineGap(span: DaySpan(last.span.from, end), lacks: lacks)
            } else {
                gaps.append(TimelineGap(span: DaySpan(day, end), lacks: lacks))
            }
        }
        self.gaps = gaps
    }

    /// Days without a signed agreement or without a budget.
    package var uncoveredDays: Int { gaps.reduce(0) { $0 + $1.span.days } }
}
