package import Indicators
import MoneyAndDates
import StrictYAML

extension IndicatorCatalog {
    /// Where the definitions stand.
    package static let path = "templates/indicators/indicators.yaml"

    private static let keys: Set<String> = [
        "indicator", "version", "from", "numerator", "denominator", "unit", "population", "part",
        "older-days", "younger-days", "source",
    ]

    /// Reads the definitions; `file` is named in refusals.
    ///
    /// - Throws: `FigureFileRefusal` for whatever is not understood to its last key.
    package init(yaml text: String, file: String = IndicatorCatalog.path) throws(FigureFileRefusal) {
        var definitions: [IndicatorDefinition] = []
        for node in try TemplateNode.parse(text, file: file).members() {
            let definition = try IndicatorCatalog.definition(node)
            for other in definitions where other.key == definition.key {
                guard other.version < definition.version, other.from < definition.from else {
                    throw node.refusal(.nameTwice, definition.code)
                }
            }
            definitions.append(definition)
        }
        self.init(definitions)
    }

    private static func definition(_ node: TemplateNode) throws(FigureFileRefusal) -> IndicatorDefinition {
        try node.allow(keys)
        let unitNode = try node.required("unit")
        guard let unit = MeasureUnit(rawValue: try unitNode.text()) else { throw unitNode.wrong() }
        let population = try node.required("population").name()
        let versionNode = try node.required("version")
        guard let version = Int(exactly: try versionNode.number()), version > 0 else {
            throw versionNode.wrong()
        }
        return IndicatorDefinition(
            key: try node.required("indicator").name(), version: version,
            from: try node.required("from").day(),
            numerator: Measure(
                key: try node.required("numerator").name(), unit: unit, population: population),
            denominator: Measure(
                key: try node.required("denominator").name(), unit: unit, population: population),
            isPart: try node.required("part").yes(), olderDays: try days(node.required("older-days")),
            youngerDays: try days(node.required("younger-days")), source: try node.required("source").text())
    }

    private static func days(_ node: TemplateNode) throws(FigureFileRefusal) -> Int {
        guard let days = Int(exactly: try node.number()), days < 10_000 else { throw node.wrong() }
        return days
    }
}

extension Suppression {
    /// Where the threshold stands.
    package static let path = "templates/indicators/public.yaml"

    /// Reads the threshold.
    package init(yaml text: String, file: String = Suppression.path) throws(FigureFileRefusal) {
        let node = try TemplateNode.parse(text, file: file)
        try node.allow(["smallest-shown", "source"])
        let smallest = try node.required("smallest-shown")
        guard try smallest.number() >= 2 else { throw smallest.wrong() }
        self.init(threshold: try smallest.number())
    }
}
