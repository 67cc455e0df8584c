package import LawBook
package import MoneyAndDates

/// What it costs to leave something undone, the dearest first.
package enum TodayCost: Int, Sendable, CaseIterable, Comparable {
    /// A family waits for money that has been theirs since something happened.
    case family
    /// Somebody is without protection, or will be.
    case protection
    /// A fine, or money that is not where it belongs.
    case money
    /// Others wait for it.
    case delay
    /// Something is believed that nobody has looked at.
    case knowledge

    package static func < (left: TodayCost, right: TodayCost) -> Bool { left.rawValue < right.rawValue }
}

/// One thing to be done today, one click away.
package struct TodayItem: Sendable, Hashable {
    /// Its sentences are `today.<kind>.title`, `.why` and `.do`, all filled by the same arguments.
    package let kind: String
    package let cost: TodayCost
    /// By when it is to be done; nil where no day is set.
    package let day: Day?
    /// How many people, units or rows bear it: of two that are as dear and as near, the larger comes first.
    package let weight: Int64
    package let arguments: [String: Term]
    /// Where it is done.
    package let path: String

    package init(
        _ kind: String, _ cost: TodayCost, by day: Day? = nil, weight: Int64, path: String,
        _ arguments: [String: Term]
    ) {
        self.kind = kind
        self.cost = cost
        self.day = day
        self.weight = weight
        self.arguments = arguments
        self.path = path
    }

    /// By what it costs to leave it; then by its day, the open ones last; then by how many bear it.
    static func isBefore(_ left: TodayItem, _ right: TodayItem) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        let days = (left.day?.yyyymmdd ?? .max, right.day?.yyyymmdd ?? .max)
        if days.0 != days.1 { return days.0 < days.1 }
        if left.weight != right.weight { return left.weight > right.weight }
        return left.kind < right.kind
    }
}
