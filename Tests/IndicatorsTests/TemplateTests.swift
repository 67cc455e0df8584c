import EmbeddedFiles
import IndicatorFiles
import Indicators
import MoneyAndDates
import Testing
import Words

@Suite("The templates of indicators and figures")
struct IndicatorTemplateTests {
    private func text(_ path: String) throws -> String { try #require(EmbeddedFiles.text(at: path)) }

    @Test("Ours are read, and every published share is of an indicator that is defined")
    func ours() throws {
        let catalogue = try IndicatorCatalog(yaml: text(IndicatorCatalog.path))
        let figures = try PublishedFigures(yaml: text(PublishedFigures.path))
        for figure in figures.all {
            guard case .percent = figure.value else { continue }
            let key = try #require(figure.indicator, "\(figure.key)")
            #expect(catalogue.definition(key, on: figure.asOf) != nil, "\(figure.key)")
        }
        #expect(try Suppression(yaml: text(Suppression.path)).threshold == 10)
        let stories = try SeedStories(yaml: text(SeedStories.path), figures: figures)
        #expect(stories.all.map(\.key) == ["palembang-2019", "sumbagsel-2022"])
    }

    @Test("The arithmetic of print is known: Kendari's agrees, Kendal's is swapped, Kontan's was cut")
    func arithmetic() throws {
        let figures = try PublishedFigures(yaml: text(PublishedFigures.path))
        #expect(figures["kendari-coverage-2025"]?.arithmetic == .agrees)
        #expect(figures["kendal-sponsors-2025"]?.arithmetic == .swappedDigits(computed: 942))
        guard case .roundedDenominator = figures["national-non-civil-servants-2021"]?.arithmetic else {
            Issue.record("not explained")
            return
        }
    }

    @Test("Every name of the templates is a word in both languages", arguments: Language.allCases)
    func names(_ language: Language) throws {
        let words = try Words(language, yaml: text("words/coverage/\(language.rawValue).yaml"))
        let known = Set(words.keys)
        let catalogue = try IndicatorCatalog(yaml: text(IndicatorCatalog.path))
        for definition in catalogue.definitions {
            for key in [
                definition.labelKey, definition.numerator.labelKey, definition.denominator.labelKey,
                definition.numerator.populationKey, definition.numerator.unit.labelKey,
            ] { #expect(known.contains(key), "\(key)") }
        }
        let figures = try PublishedFigures(yaml: text(PublishedFigures.path))
        for figure in figures.all { #expect(known.contains(figure.labelKey), "\(figure.labelKey)") }
        for story in try SeedStories(yaml: text(SeedStories.path), figures: figures).all {
            #expect(known.contains(story.labelKey), "\(story.labelKey)")
            for step in story.steps {
                #expect(known.contains(story.stepKey(step)), "\(story.stepKey(step))")
            }
        }
    }

    private static let good = """
        - indicator: a
          version: 1
          from: 2025-01-01
          numerator: b
          denominator: c
          unit: people
          population: d
          part: no
          older-days: 1
          younger-days: 0
          source: "e"
        """

    @Test("A definition is read to its last key or refused with its line")
    func refusedDefinitions() throws {
        #expect(try IndicatorCatalog(yaml: Self.good).definitions.count == 1)
        for (old, new, fault) in [
            ("unit: people", "unit: sheep", FigureFileRefusal.Fault.valueWrong),
            ("part: no", "part: perhaps", .valueWrong), ("version: 1", "version: 0", .valueWrong),
            ("older-days: 1", "older-days: -1", .valueWrong),
            ("from: 2025-01-01", "from: 2025-02-30", .valueWrong),
            ("  source: \"e\"", "  sauce: \"e\"", .keyUnknown), ("  population: d\n", "", .keyMissing),
        ] {
            let text = Self.good.replacing(old, with: new)
            let refusal = #expect(throws: FigureFileRefusal.self) { try IndicatorCatalog(yaml: text) }
            #expect(refusal?.fault == fault, "\(new)")
            #expect((refusal?.line ?? 0) > 0, "\(new)")
        }
        let twice = Self.good + "\n" + Self.good
        #expect(throws: FigureFileRefusal.self) { try IndicatorCatalog(yaml: twice) }
        #expect(throws: FigureFileRefusal.self) { try IndicatorCatalog(yaml: "a: [") }
        #expect(throws: FigureFileRefusal.self) { try IndicatorCatalog(yaml: "a: b") }
    }

    @Test("A published figure has one value, and a count its unit")
    func refusedFigures() throws {
        let good = "- {figure: a, percent: \"5\", as-of: 2025-01-01, document: b}"
        #expect(try PublishedFigures(yaml: good).all.count == 1)
        for (old, new) in [
            ("percent: \"5\"", "percent: \"5,123\""), ("percent: \"5\"", "percent: \"5\", count: 3"),
            ("percent: \"5\"", "count: 3"), ("percent: \"5\", ", ""), ("document: b", "document: \"\""),
            ("document: b", "document: b, parts: {numerator: 1, denominator: 0}"),
            ("document: b", "document: b, region: \"abc\""),
        ] {
            #expect(throws: FigureFileRefusal.self, "\(new)") {
                try PublishedFigures(yaml: good.replacing(old, with: new))
            }
        }
        #expect(throws: FigureFileRefusal.self) { try PublishedFigures(yaml: good + "\n" + good) }
        #expect(try Suppression(yaml: "{smallest-shown: 2, source: a}").threshold == 2)
        #expect(throws: FigureFileRefusal.self) { try Suppression(yaml: "{smallest-shown: 1, source: a}") }
    }

    @Test("A story tells only figures of its own article and line")
    func refusedStories() throws {
        let figures = try PublishedFigures(
            yaml: "- {figure: a, percent: \"5\", as-of: 2025-01-01, document: b, seed: seed009, line: 3}")
        let good = """
            - story: s
              region: "16"
              seed: seed009
              steps: [{step: x, on: 2025-01-01, line: 3, figures: [a]}]
            """
        #expect(try SeedStories(yaml: good, figures: figures).all.count == 1)
        for (old, new) in [
            ("line: 3", "line: 4"), ("seed: seed009", "seed: seed008"), ("[a]", "[b]"),
            ("line: 3", "line: 0"),
        ] {
            #expect(throws: FigureFileRefusal.self, "\(new)") {
                try SeedStories(yaml: good.replacing(old, with: new), figures: figures)
            }
        }
    }
}
