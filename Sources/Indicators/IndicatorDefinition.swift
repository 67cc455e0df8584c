package import MoneyAndDates

/// What a measure counts; the raw value is that of the templates.
package enum MeasureUnit: String, Sendable, Hashable, CaseIterable {
    case people, villages, units, governments, months, rupiah, cases, firms

    /// The key of its name in `words/`.
    package var labelKey: String { "indicator.unit.\(rawValue)" }
}

/// One side of an indicator: what is counted, in which unit, among whom.
package struct Measure: Sendable, Hashable {
    /// Such as `active-participants`; two measures with one key count the same.
    package let key: String
    package let unit: MeasureUnit
    /// Among whom it is counted, such as `workforce-without-civil-servants`.
    package let population: String

    package init(key: String, unit: MeasureUnit, population: String) {
        self.key = key
        self.unit = unit
        self.population = population
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "measure.\(key)" }

    /// The key of the name of its population in `words/`.
    package var populationKey: String { "population.\(population)" }
}

/// How an indicator is made, in one version of it; the versions of one key differ in what they count.
package struct IndicatorDefinition: Sendable, Hashable {
    package let key: String
    package let version: Int
    /// The first day of which it speaks.
    package let from: Day
    package let numerator: Measure
    package let denominator: Measure
    /// Whether the numerator is counted among what the denominator counts, and so never exceeds it.
    package let isPart: Bool
    /// So many days may the denominator be older than the numerator.
    package let olderDays: Int
    /// So many days may it be younger.
    package let youngerDays: Int
    /// Where the definition stands.
    package let source: String

    /// - Precondition: a version from 1, and one unit for both sides: people are not divided by villages.
    package init(
        key: String, version: Int, from: Day, numerator: Measure, denominator: Measure, isPart: Bool,
        olderDays: Int, youngerDays: Int, source: String
    ) {
        precondition(version > 0, "versions are counted from one")
        precondition(numerator.unit == denominator.unit, "both sides count in one unit")
        self.key = key
        self.version = version
        self.from = from
        self.numerator = numerator
        self.denominator = denominator
        self.isPart = isPart
        self.olderDays = olderDays
        self.youngerDays = youngerDays
        self.source = source
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "indicator.\(key)" }

    /// As pages and files name it: `coverage-workforce/1`.
    package var code: String { "\(key)/\(version)" }
}

/// Every definition, by key and version.
package struct IndicatorCatalog: Sendable {
    /// By key, then version.
    package let definitions: [IndicatorDefinition]

    /// - Precondition: no key has a version twice, and later versions begin later.
    package init(_ definitions: [IndicatorDefinition]) {
        let sorted = definitions.sorted { ($0.key, $0.version) < ($1.key, $1.version) }
        for (before, after) in zip(sorted, sorted.dropFirst()) where before.key == after.key {
            precondition(before.version < after.version, "a version stands once")
            precondition(before.from < after.from, "a later version begins later")
        }
        self.definitions = sorted
    }

    /// The version that speaks of a day; nil where none does yet.
    package func definition(_ key: String, on day: Day) -> IndicatorDefinition? {
        definitions.last { $0.key == key && $0.from <= day }
    }

    /// One version; nil where there is none.
    package func definition(_ key: String, version: Int) -> IndicatorDefinition? {
        definitions.first { $0.key == key && $0.version == version }
    }
}
