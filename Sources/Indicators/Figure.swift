package import LawBook
package import Membership
package import MoneyAndDates

/// Of whom or what a number is: nil where it is of all of them.
package struct FigureCell: Sendable, Hashable {
    package var region: KemendagriCode?
    package var unit: UnitID?
    /// PU, BPU or JAKON.
    package var segment: String?
    package var category: String?
    /// L or P.
    package var sex: String?
    /// 1 to 10.
    package var decile: Int?

    package init(region: KemendagriCode? = nil, unit: UnitID? = nil) {
        self.region = region
        self.unit = unit
    }
}

/// A number that was counted: of what, of whom, on which day, and who says so.
package struct Counted: Sendable, Hashable {
    package let measure: Measure
    package let count: Int64
    package let cell: FigureCell
    package let asOf: Day
    /// Where it comes from, in a form that leads there.
    package let source: String

    package init(_ measure: Measure, _ count: Int64, cell: FigureCell, asOf: Day, source: String) {
        self.measure = measure
        self.count = count
        self.cell = cell
        self.asOf = asOf
        self.source = source
    }
}

/// An indicator's value: both sides, each with its day and source, under one version of its definition. There
/// is none for what does not belong together.
package struct Figure: Sendable, Hashable {
    package let definition: IndicatorDefinition
    package let numerator: Counted
    package let denominator: Counted

    /// Divides one number by another.
    ///
    /// - Throws: `FigureRefusal` for a number of something else, of others or of another place, for a
    ///   denominator of nought, and for days that lie too far apart.
    package init(
        _ numerator: Counted, over denominator: Counted, under definition: IndicatorDefinition
    ) throws(FigureRefusal) {
        for (found, asked) in [
            (numerator.measure, definition.numerator), (denominator.measure, definition.denominator),
        ] {
            guard found.unit == asked.unit else { throw .otherUnit(found.unit, asked: asked.unit) }
            guard found.key == asked.key else { throw .otherMeasure(found.key, asked: asked.key) }
            guard found.population == asked.population else {
                throw .otherPopulation(found.population, asked: asked.population)
            }
        }
        guard numerator.cell == denominator.cell else { throw .otherCell }
        guard numerator.count >= 0, denominator.count >= 0 else { throw .negative }
        guard denominator.count > 0 else { throw .denominatorZero }
        guard min(numerator.asOf, denominator.asOf) >= definition.from else {
            throw .beforeDefinition(definition.from)
        }
        let older = numerator.asOf.sinceEpoch - denominator.asOf.sinceEpoch
        if older > definition.olderDays {
            throw .denominatorTooOld(
                denominator.asOf, numerator: numerator.asOf, allowed: definition.olderDays)
        }
        if -older > definition.youngerDays {
            throw .denominatorTooYoung(
                denominator.asOf, numerator: numerator.asOf, allowed: definition.youngerDays)
        }
        if definition.isPart, numerator.count > denominator.count { throw .partExceedsWhole }
        self.definition = definition
        self.numerator = numerator
        self.denominator = denominator
    }

    package var share: Share { Share(numerator.count, of: denominator.count) }
    package var cell: FigureCell { numerator.cell }
}

/// Why two numbers give no figure, or figures no sum and no trend.
package enum FigureRefusal: TellableRefusal, Hashable {
    case denominatorZero
    case negative
    case otherUnit(MeasureUnit, asked: MeasureUnit)
    case otherMeasure(String, asked: String)
    /// Such as participants with civil servants by a workforce without them.
    case otherPopulation(String, asked: String)
    /// Of another region, unit, segment, category, sex or decile.
    case otherCell
    case denominatorTooOld(Day, numerator: Day, allowed: Int)
    case denominatorTooYoung(Day, numerator: Day, allowed: Int)
    /// A day of which the definition does not speak yet.
    case beforeDefinition(Day)
    case partExceedsWhole
    /// Figures under definitions or versions that differ.
    case otherDefinition(String, asked: String)
    /// Figures of one sum that are of different days.
    case otherDay(Day, asked: Day)
    /// A cell that stands in a sum twice, or a day in a trend.
    case twice
    /// Nothing to add up.
    case nothing

    package var note: Note {
        switch self {
        case .denominatorZero: Note("figure.refusal.denominator-zero")
        case .negative: Note("figure.refusal.negative")
        case .otherUnit(let found, let asked):
            Note(
                "figure.refusal.other-unit", ["found": .word(found.labelKey), "asked": .word(asked.labelKey)])
        case .otherMeasure(let found, let asked):
            Note(
                "figure.refusal.other-measure",
                ["found": .word("measure.\(found)"), "asked": .word("measure.\(asked)")])
        case .otherPopulation(let found, let asked):
            Note(
                "figure.refusal.other-population",
                ["found": .word("population.\(found)"), "asked": .word("population.\(asked)")])
        case .otherCell: Note("figure.refusal.other-cell")
        case .denominatorTooOld(let day, let numerator, let allowed):
            Note(
                "figure.refusal.denominator-too-old",
                ["day": .day(day), "numerator": .day(numerator), "days": .number(allowed)])
        case .denominatorTooYoung(let day, let numerator, let allowed):
            Note(
                "figure.refusal.denominator-too-young",
                ["day": .day(day), "numerator": .day(numerator), "days": .number(allowed)])
        case .beforeDefinition(let day): Note("figure.refusal.before-definition", ["day": .day(day)])
        case .partExceedsWhole: Note("figure.refusal.part-exceeds-whole")
        case .otherDefinition(let found, let asked):
            Note("figure.refusal.other-definition", ["found": .text(found), "asked": .text(asked)])
        case .otherDay(let found, let asked):
            Note("figure.refusal.other-day", ["found": .day(found), "asked": .day(asked)])
        case .twice: Note("figure.refusal.twice")
        case .nothing: Note("figure.refusal.nothing")
        }
    }
}
