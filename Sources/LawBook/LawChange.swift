package import MoneyAndDates

/// A parameter, or one key of it, that changed between two days.
package struct LawChange: Sendable {
    package let parameter: Parameter
    /// The key, for values kept by key; nil for a single value.
    package let key: String?
    /// What was written before; nil where nothing was.
    package let before: Dated<ParameterValue>?
    /// What was set after it, in time: also what came and went, and the same value on a new text.
    package let steps: [Dated<ParameterValue>]

    /// What changed after `first` and up to `second`, in the order of the parameters’ paths; tables of many
    /// keys, such as minimum wages, stand last.
    package static func between(_ first: Day, _ second: Day, in book: LawBook) -> [LawChange] {
        let sorted = book.sorted
        return (sorted.filter { !$0.keptByRows } + sorted.filter(\.keptByRows)).flatMap { parameter in
            parameter.everyKey.compactMap { key in
                let before = parameter.value(on: first, key: key)
                let steps = parameter.steps(after: before, from: first, through: second, key: key)
                guard !steps.isEmpty else { return nil }
                return LawChange(parameter: parameter, key: key, before: before, steps: steps)
            }
        }
    }
}

extension Parameter {
    /// Every key that any of its values has; one nil for a single value.
    package var everyKey: [String?] {
        let keys = Set(values.flatMap(\.value.keys))
        return keys.isEmpty ? [nil] : keys.sorted().map(\.self)
    }

    /// What is written for a day, whether or not anything is in force; nil before the first.
    package func value(on day: Day, key: String?) -> Dated<ParameterValue>? {
        values.last { $0.from <= day && (!keptByRows || $0.value.holds(key ?? "")) }
    }

    fileprivate func steps(
        after before: Dated<ParameterValue>?, from first: Day, through second: Day, key: String?
    ) -> [Dated<ParameterValue>] {
        var last = before
        return values.filter { dated in
            guard dated.from > first, dated.from <= second, !keptByRows || dated.value.holds(key ?? "") else {
                return false
            }
            defer { last = dated }
            if dated.value.value(for: key) != last?.value.value(for: key) ?? .none { return true }
            // A new text that leaves all as it was is an extension; where it changed another key, it is not.
            return dated.value == last?.value && dated.value != .none
                && dated.citation.document != last?.citation.document
        }
    }
}
