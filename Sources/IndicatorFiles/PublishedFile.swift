package import Indicators
import Membership
import MoneyAndDates
import StrictYAML

/// What others published, by its key.
package struct PublishedFigures: Sendable {
    /// In the order of the file.
    package let all: [PublishedFigure]

    /// Where they stand.
    package static let path = "templates/figures/published.yaml"

    private static let keys: Set<String> = [
        "figure", "indicator", "percent", "count", "rupiah", "unit", "at-least", "region", "population",
        "measure", "as-of", "parts", "document", "seed", "line",
    ]

    /// Reads the figures; `file` is named in refusals.
    ///
    /// - Throws: `FigureFileRefusal` for whatever is not understood to its last key.
    package init(yaml text: String, file: String = PublishedFigures.path) throws(FigureFileRefusal) {
        var all: [PublishedFigure] = []
        for node in try TemplateNode.parse(text, file: file).members() {
            let figure = try PublishedFigures.figure(node)
            if all.contains(where: { $0.key == figure.key }) { throw node.refusal(.nameTwice, figure.key) }
            all.append(figure)
        }
        self.all = all
    }

    /// The figure of a key; nil where there is none.
    package subscript(key: String) -> PublishedFigure? { all.first { $0.key == key } }

    private static func figure(_ node: TemplateNode) throws(FigureFileRefusal) -> PublishedFigure {
        try node.allow(keys)
        let line = try node.part("line")?.number()
        return PublishedFigure(
            key: try node.required("figure").name(), indicator: try node.part("indicator")?.name(),
            value: try value(node), isAtLeast: try node.part("at-least")?.yes() ?? false,
            region: try node.part("region")?.region(), unit: try unit(node),
            population: try node.part("population")?.name(),
            numeratorMeasure: try node.part("measure")?.name(), asOf: try node.required("as-of").day(),
            parts: try parts(node.part("parts")),
            source: PublishedFigure.Source(
                document: try node.required("document").text(), seed: try node.part("seed")?.name(),
                line: line.flatMap { Int(exactly: $0) }))
    }

    /// One of three.
    private static func value(_ node: TemplateNode) throws(FigureFileRefusal) -> PublishedFigure.Value {
        let (percent, count, rupiah) = (node.part("percent"), node.part("count"), node.part("rupiah"))
        switch (percent, count, rupiah) {
        case (let percent?, nil, nil):
            guard let printed = PrintedPercent(try percent.text()) else { throw percent.wrong() }
            return .percent(printed)
        case (nil, let count?, nil):
            guard node.part("unit") != nil else { throw node.refusal(.keyMissing, "unit") }
            return .count(try count.number())
        case (nil, nil, let rupiah?): return .rupiah(Rupiah(try rupiah.number()))
        default: throw node.refusal(.keyMissing, "percent/count/rupiah")
        }
    }

    private static func unit(_ node: TemplateNode) throws(FigureFileRefusal) -> MeasureUnit? {
        guard let part = node.part("unit") else { return nil }
        guard let unit = MeasureUnit(rawValue: try part.text()) else { throw part.wrong() }
        return unit
    }

    private static func parts(_ node: TemplateNode?) throws(FigureFileRefusal) -> PublishedFigure.Parts? {
        guard let node else { return nil }
        try node.allow(["numerator", "denominator", "step"])
        let denominator = try node.required("denominator")
        guard try denominator.number() > 0 else { throw denominator.wrong() }
        let step = try node.part("step")?.number() ?? 1
        guard step > 0 else { throw node.wrong() }
        return PublishedFigure.Parts(
            try node.required("numerator").number(), of: try denominator.number(), inStepsOf: step)
    }
}
