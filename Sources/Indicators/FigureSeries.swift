import MoneyAndDates

/// Figures side by side, of different cells or of different days, under one version of a definition.
package enum FigureSeries {
    /// The figure of several cells together, which must not overlap: regencies of a province, units of an
    /// office.
    ///
    /// - Parameter cell: what they are together.
    /// - Throws: `FigureRefusal` for none, for other definitions or versions, for numbers of different days
    ///   and for a cell that stands there twice.
    package static func sum(_ figures: [Figure], as cell: FigureCell) throws(FigureRefusal) -> Figure {
        guard let first = figures.first else { throw .nothing }
        var seen: Set<FigureCell> = []
        var (part, whole): (Int64, Int64) = (0, 0)
        for figure in figures {
            try refuseOther(figure, first)
            for (found, asked) in [
                (figure.numerator.asOf, first.numerator.asOf),
                (figure.denominator.asOf, first.denominator.asOf),
            ] where found != asked { throw .otherDay(found, asked: asked) }
            guard seen.insert(figure.cell).inserted else { throw .twice }
            part += figure.numerator.count
            whole += figure.denominator.count
        }
        return try Figure(
            Counted(
                first.definition.numerator, part, cell: cell, asOf: first.numerator.asOf,
                source: first.numerator.source),
            over: Counted(
                first.definition.denominator, whole, cell: cell, asOf: first.denominator.asOf,
                source: first.denominator.source), under: first.definition)
    }

    /// Figures of one cell in the order of their days.
    ///
    /// - Throws: `FigureRefusal` for other definitions or versions, other cells, and a day that stands there
    ///   twice: where the definition changed in between, there are two trends and not one.
    package static func trend(_ figures: [Figure]) throws(FigureRefusal) -> [Figure] {
        guard let first = figures.first else { return [] }
        var seen: Set<Day> = []
        for figure in figures {
            try refuseOther(figure, first)
            guard figure.cell == first.cell else { throw .otherCell }
            guard seen.insert(figure.numerator.asOf).inserted else { throw .twice }
        }
        return figures.sorted { $0.numerator.asOf < $1.numerator.asOf }
    }

    private static func refuseOther(_ figure: Figure, _ first: Figure) throws(FigureRefusal) {
        guard figure.definition == first.definition else {
            throw .otherDefinition(figure.definition.code, asked: first.definition.code)
        }
    }
}
