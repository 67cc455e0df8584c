package import MoneyAndDates

/// A parameter, or one key of it, that was another on a later day.
package struct LawChange: Sendable {
    package let parameter: Parameter
    /// The key, for values kept by key; nil for a single value.
    package let key: String?
    package let before: Dated<ParameterValue>?
    package let after: Dated<ParameterValue>

    /// What changed after `first` and up to `second`, in the order of the parameters’ paths.
    package static func between(_ first: Day, _ second: Day, in book: LawBook) -> [LawChange] {
        book.sorted.flatMap { parameter in
            parameter.everyKey.compactMap { key in
                guard let after = parameter.value(on: second, key: key), after.from > first else {
                    return nil
                }
                let before = parameter.value(on: first, key: key)
                guard before?.value.value(for: key) != after.value.value(for: key) else { return nil }
                return LawChange(parameter: parameter, key: key, before: before, after: after)
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
}
