package import MoneyAndDates

/// One value of the law with the day it began to count and the text that set it.
package struct Dated<Value: Sendable>: Sendable {
    package let from: Day
    package let value: Value
    package let status: LawStatus
    package let citation: Citation
    /// What a reader must know beside the value, by language code: conflicts between sources, how it was
    /// derived. Empty where there is nothing to say.
    package let notes: [String: String]

    package init(
        from: Day, value: Value, status: LawStatus, citation: Citation, notes: [String: String] = [:]
    ) {
        self.from = from
        self.value = value
        self.status = status
        self.citation = citation
        self.notes = notes
    }

    func mapped<Other>(_ transform: (Value) -> Other) -> Dated<Other> {
        Dated<Other>(from: from, value: transform(value), status: status, citation: citation, notes: notes)
    }
}

extension Dated: Equatable where Value: Equatable {}

/// The values of one parameter through time. Each holds until the next begins, so the book has
/// neither gap nor overlap; “nothing in force” is a value too (`nil`), set by a text like any other.
package struct Timeline<Value: Sendable>: Sendable {
    package let parameter: String
    /// In rising order of their first day, never empty.
    package let entries: [Dated<Value?>]
    /// From this day on a newer figure is expected, so what is carried on is `projected`.
    package let nextRevision: Day?
    /// The last day for which the book answers at all.
    package let answeredThrough: Day

    /// - Precondition: entries are not empty and rise strictly; the law files are checked on loading.
    package init(
        parameter: String, entries: [Dated<Value?>], nextRevision: Day? = nil, answeredThrough: Day
    ) {
        precondition(!entries.isEmpty, "\(parameter) has at least one value")
        precondition(
            zip(entries, entries.dropFirst()).allSatisfy { $0.from < $1.from }, "\(parameter) rises in time")
        self.parameter = parameter
        self.entries = entries
        self.nextRevision = nextRevision
        self.answeredThrough = answeredThrough
    }

    /// What holds on a day, or nil where a text says that nothing of the kind is in force.
    package func ifInForce(on day: Day) throws(LawGap) -> Dated<Value>? {
        guard let first = entries.first, day >= first.from else {
            throw LawGap(parameter: parameter, day: day, why: .before(entries[0].from))
        }
        guard day <= answeredThrough else {
            throw LawGap(parameter: parameter, day: day, why: .after(answeredThrough))
        }
        guard let entry = entries.last(where: { $0.from <= day }), let value = entry.value else { return nil }
        return Dated(
            from: entry.from, value: value, status: status(of: entry, on: day), citation: entry.citation,
            notes: entry.notes)
    }

    /// What holds on a day.
    ///
    /// Refuses with a `LawGap` also where nothing is in force: the caller has no use for a missing rate.
    package func inForce(on day: Day) throws(LawGap) -> Dated<Value> {
        guard let dated = try ifInForce(on: day) else {
            throw LawGap(parameter: parameter, day: day, why: .before(firstDayInForce(after: day)))
        }
        return dated
    }

    /// The days on which something changes.
    package var changes: [Day] { entries.map(\.from) }

    private func firstDayInForce(after day: Day) -> Day {
        entries.first { $0.from > day && $0.value != nil }?.from ?? entries[0].from
    }

    private func status(of entry: Dated<Value?>, on day: Day) -> LawStatus {
        guard let nextRevision, day >= nextRevision, entry.from < nextRevision else { return entry.status }
        return entry.status.weaker(.projected)
    }
}
