package import LawBook
package import MoneyAndDates

/// A figure of ours beside one that somebody published, and why they differ.
package struct Comparison: Sendable, Hashable {
    /// One reason; several may hold.
    package enum Reason: Sendable, Hashable {
        /// They are the same, told to as many decimals as were printed.
        case same
        /// Ours, told to as many decimals as were printed.
        case rounding
        case asOf(ours: Day, theirs: Day)
        case population(ours: String, theirs: String)
        case numerator(ours: String, theirs: String)
        /// What they printed does not follow from their own numbers.
        case theirArithmetic(PrintedArithmetic)
        /// They said “more than”.
        case atLeast
        /// None of what is known explains it.
        case unexplained
    }

    package let ours: Figure
    package let published: PublishedFigure
    /// What of it is ours less theirs, in hundredths of a percent.
    package let gap: Int64
    /// At least one.
    package let reasons: [Reason]

    /// - Throws: `ComparisonRefusal` for a figure of another indicator or region, and for a mere count.
    package init(_ ours: Figure, with published: PublishedFigure) throws(ComparisonRefusal) {
        guard case .percent(let printed) = published.value else { throw .notAShare }
        guard published.indicator == ours.definition.key else { throw .otherIndicator }
        guard published.region == ours.cell.region else { throw .otherRegion }
        self.ours = ours
        self.published = published
        gap = ours.share.hundredths(rounded: .halfUp) - printed.hundredths
        reasons = Comparison.reasons(ours, published, printed, gap)
    }

    private static func reasons(
        _ ours: Figure, _ published: PublishedFigure, _ printed: PrintedPercent, _ gap: Int64
    ) -> [Reason] {
        if printed.tells(ours.share) { return [gap == 0 ? .same : .rounding] }
        var reasons: [Reason] = []
        if published.asOf != ours.numerator.asOf {
            reasons.append(.asOf(ours: ours.numerator.asOf, theirs: published.asOf))
        }
        if let theirs = published.population, theirs != ours.denominator.measure.population {
            reasons.append(.population(ours: ours.denominator.measure.population, theirs: theirs))
        }
        if let theirs = published.numeratorMeasure, theirs != ours.numerator.measure.key {
            reasons.append(.numerator(ours: ours.numerator.measure.key, theirs: theirs))
        }
        switch published.arithmetic {
        case .unknown, .agrees: break
        case .swappedDigits, .roundedDenominator, .slip:
            reasons.append(.theirArithmetic(published.arithmetic))
        }
        if published.isAtLeast, gap > 0 { reasons.append(.atLeast) }
        return reasons.isEmpty ? [.unexplained] : reasons
    }
}

/// Why two figures are not held against each other.
package enum ComparisonRefusal: TellableRefusal, Hashable {
    case notAShare
    case otherIndicator
    case otherRegion

    package var note: Note {
        switch self {
        case .notAShare: Note("comparison.refusal.not-a-share")
        case .otherIndicator: Note("comparison.refusal.other-indicator")
        case .otherRegion: Note("comparison.refusal.other-region")
        }
    }
}
