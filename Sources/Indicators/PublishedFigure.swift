package import Membership
package import MoneyAndDates

/// A figure that somebody else made known, as it was printed, with where it stands.
package struct PublishedFigure: Sendable, Hashable {
    /// What was printed.
    package enum Value: Sendable, Hashable {
        case percent(PrintedPercent)
        case count(Int64)
        case rupiah(Rupiah)
    }

    /// Where it stands.
    package struct Source: Sendable, Hashable {
        /// Who printed it.
        package let document: String
        /// The file among the articles that the project began with, such as `seed002`.
        package let seed: String?
        /// The line of it.
        package let line: Int?

        package init(document: String, seed: String?, line: Int?) {
            self.document = document
            self.seed = seed
            self.line = line
        }
    }

    /// The numbers that were printed beside a percentage.
    package struct Parts: Sendable, Hashable {
        package let numerator: Int64
        package let denominator: Int64
        /// The denominator stands there in full units of this: 100,000 for “13.6 million”.
        package let step: Int64

        /// - Precondition: a denominator and a step above nought.
        package init(_ numerator: Int64, of denominator: Int64, inStepsOf step: Int64 = 1) {
            precondition(denominator > 0 && step > 0, "a denominator is not nought")
            self.numerator = numerator
            self.denominator = denominator
            self.step = step
        }
    }

    package let key: String
    /// The indicator that it is a value of; nil for a mere count.
    package let indicator: String?
    package let value: Value
    /// Whether it was printed as “more than” so much.
    package let isAtLeast: Bool
    package let region: KemendagriCode?
    /// What it is counted in where it is a count.
    package let unit: MeasureUnit?
    package let population: String?
    package let numeratorMeasure: String?
    /// The day that it speaks of, or on which it was said.
    package let asOf: Day
    package let parts: Parts?
    package let source: Source

    package init(
        key: String, indicator: String?, value: Value, isAtLeast: Bool, region: KemendagriCode?,
        unit: MeasureUnit?, population: String?, numeratorMeasure: String?, asOf: Day, parts: Parts?,
        source: Source
    ) {
        self.key = key
        self.indicator = indicator
        self.value = value
        self.isAtLeast = isAtLeast
        self.region = region
        self.unit = unit
        self.population = population
        self.numeratorMeasure = numeratorMeasure
        self.asOf = asOf
        self.parts = parts
        self.source = source
    }

    /// The key of what it is in `words/`.
    package var labelKey: String { "published.\(key)" }

    /// What its own parts come to, held against what was printed.
    package var arithmetic: PrintedArithmetic {
        guard let parts, case .percent(let printed) = value else { return .unknown }
        let share = Share(parts.numerator, of: parts.denominator)
        if printed.tells(share) { return .agrees }
        let computed = share.hundredths(rounded: .halfUp)
        if parts.step > 1, parts.denominator > parts.step {
            let least = Share(parts.numerator, of: parts.denominator + parts.step)
                .hundredths(rounded: .down)
            let most = Share(parts.numerator, of: parts.denominator - parts.step).hundredths(rounded: .up)
            if (least...most).contains(printed.hundredths) {
                return .roundedDenominator(computed: computed, least: least, most: most)
            }
        }
        if digits(printed.hundredths) == digits(computed) { return .swappedDigits(computed: computed) }
        return .slip(computed: computed)
    }

    private func digits(_ number: Int64) -> [Character] { String(number).sorted() }
}

/// Whether what was printed follows from the numbers beside it; percentages in hundredths of a percent.
package enum PrintedArithmetic: Sendable, Hashable {
    /// Nothing stands beside it.
    case unknown
    case agrees
    /// The same digits in another order.
    case swappedDigits(computed: Int64)
    /// It follows from a denominator that was rounded or cut for print.
    case roundedDenominator(computed: Int64, least: Int64, most: Int64)
    case slip(computed: Int64)
}
