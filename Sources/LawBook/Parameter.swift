package import MoneyAndDates

/// One dated parameter of the law as its file has it, before a rule gives it a type.
package struct Parameter: Sendable, Equatable {
    /// Its path in the law folder: `jkk/rate`.
    package let id: String
    /// What it is, by language code.
    package let means: [String: String]
    package let unit: ParameterUnit
    /// What the keys of its values are: `risk-class`, `province-code`; nil for a single value.
    package let keyedBy: String?
    /// Somebody looked on this day and found nothing newer.
    package let verifiedThrough: Day
    package let nextRevision: Day?
    /// Whether each value is a row of its own for one key (a table of minimum wages) rather than a map
    /// of all keys, in which a missing key means that nothing is in force for it.
    package let keptByRows: Bool
    /// In rising order of `from`; where it is kept by rows, in rising order within each key.
    package let values: [Dated<ParameterValue>]

    package init(
        id: String, means: [String: String], unit: ParameterUnit, keyedBy: String? = nil,
        verifiedThrough: Day, nextRevision: Day? = nil, keptByRows: Bool = false,
        values: [Dated<ParameterValue>]
    ) {
        self.id = id
        self.means = means
        self.unit = unit
        self.keyedBy = keyedBy
        self.verifiedThrough = verifiedThrough
        self.nextRevision = nextRevision
        self.keptByRows = keptByRows
        self.values = values
    }
}

/// In what a parameter is counted.
package enum ParameterUnit: String, Sendable, CaseIterable {
    case rupiah, millionths, months, days, years, persons
    case dayOfMonth = "day-of-month"
    /// How many of something there may be.
    case count
    /// Points of a scale: decibel, or hundredths of sight.
    case points
    /// Words of a closed list, such as programmes or payers.
    case codes
    /// The name of a rounding.
    case rounding
    /// Pairs of the lowest income of a band and the base that it counts as, in rupiah.
    case bands
    /// Pairs of the amount above which a slice begins, in rupiah, and its rate in millionths.
    case tiers
    /// Pairs of the months gone before and the share from then on, in millionths.
    case monthTiers = "month-tiers"
    /// Several amounts to choose from.
    case rupiahList = "rupiah-list"
    /// A list kept beside the file.
    case table
}

/// A value of the law as written.
package enum ParameterValue: Sendable, Hashable {
    /// Nothing of the kind is in force.
    case none
    case number(Int64)
    case words([String])
    case steps([Step])
    case keyed([String: ParameterValue])

    /// One step of a band or tier table.
    package struct Step: Sendable, Hashable {
        /// The lowest income of a band; the amount, or the months, above which a slice begins.
        package let start: Int64
        /// The base in rupiah, or the rate in millionths.
        package let value: Int64

        package init(start: Int64, value: Int64) {
            self.start = start
            self.value = value
        }
    }

    package var number: Int64? { if case .number(let number) = self { number } else { nil } }
    package var words: [String]? { if case .words(let words) = self { words } else { nil } }
    package var steps: [Step]? { if case .steps(let steps) = self { steps } else { nil } }

    /// Whether the value says anything for a key.
    package func holds(_ key: String) -> Bool {
        guard case .keyed(let values) = self else { return true }
        return values[key] != nil
    }

    /// The value under a key; a single value holds for every key.
    package func value(for key: String?) -> ParameterValue {
        guard case .keyed(let values) = self else { return self }
        guard let key else { return .none }
        return values[key] ?? .none
    }
}
