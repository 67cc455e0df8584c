package import LawBook
package import MoneyAndDates

/// Where a value in force stands written. One for each value and regime, shared by all that rests on it, so
/// that whoever writes many answers need write it only once.
package final class Basis: Sendable {
    /// The path of the parameter: `jkk/funeral`.
    package let parameter: String
    package let citation: Citation
    package let since: Day
    package let status: LawStatus

    init(parameter: String, citation: Citation, since: Day, status: LawStatus) {
        self.parameter = parameter
        self.citation = citation
        self.since = since
        self.status = status
    }
}

/// A value in force, with where it stands.
struct InForce<Value: Sendable>: Sendable {
    let value: Value
    let basis: Basis
}

/// Reads timelines for one day and notes until when all that was read stays as it is.
struct TermsReader {
    let day: Day
    /// The first later day on which something changes; nil where nothing does.
    private(set) var nextChange: Day?

    init(day: Day) { self.day = day }

    /// The value of a timeline; nil where nothing is in force.
    mutating func read<Value>(_ timeline: Timeline<Value>) throws(LawGap) -> InForce<Value>? {
        note(timeline)
        guard let dated = try timeline.ifInForce(on: day) else { return nil }
        let basis = Basis(
            parameter: timeline.parameter, citation: dated.citation, since: dated.from, status: dated.status)
        return InForce(value: dated.value, basis: basis)
    }

    /// The same where that nothing is in force is said by a text too, and may be in doubt.
    mutating func state<Value>(_ timeline: Timeline<Value>) throws(LawGap) -> InForce<Value?> {
        if let value = try read(timeline) { return InForce(value: value.value, basis: value.basis) }
        let entry = timeline.entries.last { $0.from <= day } ?? timeline.entries[0]
        let basis = Basis(
            parameter: timeline.parameter, citation: entry.citation, since: entry.from, status: entry.status)
        return InForce(value: nil, basis: basis)
    }

    /// Every line of a closed list.
    mutating func read<Key, Value>(
        _ timelines: [Key: Timeline<Value>]
    ) throws(LawGap) -> [Key: InForce<Value>] {
        var values: [Key: InForce<Value>] = [:]
        for (key, timeline) in timelines { values[key] = try read(timeline) }
        return values
    }

    private mutating func note<Value>(_ timeline: Timeline<Value>) {
        let days = timeline.changes + [timeline.nextRevision].compactMap(\.self)
        for later in days where later > day { nextChange = min(nextChange ?? later, later) }
    }
}
