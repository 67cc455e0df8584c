import Access
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// `/cakupan/dasar`: numbers that others counted, the figures they give, and targets.
enum BaseFigurePages {
    static let routes: [Route] = [
        .page(
            "/cakupan/dasar", .right(.seeAggregates),
            purpose: "For who reports coverage: the base numbers with their day and source, and the targets."
        ) { try await page($0, refused: nil) },
        .act("/cakupan/dasar", .right(.manageFigures)) { try await record($0) },
        .act("/cakupan/target", .right(.manageFigures)) { try await target($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.coverage()
        let entered = try await desk.entered()
        let figures = try await desk.regionFigures()
        let own = try await desk.ownRegion()
        return .page(
            asking("coverage.base.title"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(asking("coverage.base.title"), asking("coverage.base.lead"))
            CoverageBar.write(asking, here: "/cakupan/dasar", &html)
            if let refused { html.notice(.bad, refused) }
            for figure in figures { regionFigure(figure, asking, &html) }
            table(entered.figures, desk.templates, asking, &html)
            if asking.may(.manageFigures) {
                html.element("div", ["class": "two"]) { html in
                    numberForm(entered.measures, own, asking, &html)
                    targetForm(desk.templates.catalog, asking, &html)
                }
            }
        }
    }

    private static func regionFigure(_ figure: RegionFigure, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", "\(asking(figure.definition.labelKey)), \(figure.regionName)")
            html.element("ul", ["class": "cards"]) { $0.figure(figure.answer, asking) }
            for comparison in figure.comparisons { PublishedComparison.write(comparison, asking, &html) }
        }
    }

    private static func table(
        _ figures: [PopulationFigure], _ templates: FigureTemplates, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.element("h2", asking("coverage.base.numbers"))
        guard !figures.isEmpty else { return html.empty(asking("coverage.base.none")) }
        html.table(
            asking("coverage.base.table"),
            [
                Column(asking("coverage.base.what")), Column(asking("coverage.region")),
                Column(asking("coverage.base.day")), Column(asking("coverage.base.count"), isAmount: true),
                Column(asking("coverage.source")),
            ]
        ) { html in
            for figure in figures.prefix(200) {
                let draft = figure.draft
                html.element("tr") { html in
                    html.element(
                        "th", ["scope": "row"],
                        "\(asking("measure.\(draft.measure)")): \(asking("population.\(draft.population)"))")
                    html.cell(templates.regions.name(of: draft.region) ?? draft.region.digits)
                    html.cell(asking.words.text(draft.asOf))
                    html.cell(asking.count(draft.count), isAmount: true)
                    html.cell(draft.source)
                }
            }
        }
    }

    private static func numberForm(
        _ measures: [Measure], _ own: KemendagriCode?, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("coverage.base.enter"))
            html.form("/cakupan/dasar", asking, style: "stack") { html in
                html.choice(
                    "ukuran", asking("coverage.base.what"),
                    measures.map { measure in
                        (
                            value: "\(measure.key) \(measure.population)",
                            label: "\(asking(measure.labelKey)): \(asking(measure.populationKey))"
                        )
                    }, chosen: asking.form["ukuran"])
                html.field(
                    Field("kode", asking("coverage.code")).with {
                        $0.value = asking.form["kode"] ?? own?.digits
                        $0.isRequired = true
                        $0.hint = asking("coverage.base.code-hint")
                    })
                html.field(
                    Field("tanggal", asking("coverage.base.day")).with {
                        $0.type = "date"
                        $0.value = asking.form["tanggal"]
                        $0.isRequired = true
                    })
                html.field(
                    Field("jumlah", asking("coverage.base.count")).with {
                        $0.value = asking.form["jumlah"]
                        $0.isRequired = true
                        $0.inputMode = "numeric"
                    })
                html.field(
                    Field("sumber", asking("coverage.source")).with {
                        $0.value = asking.form["sumber"]
                        $0.isRequired = true
                        $0.hint = asking("coverage.base.source-hint")
                    })
                html.submit(asking("coverage.base.enter-do"))
            }
        }
    }

    private static func targetForm(
        _ catalog: IndicatorCatalog, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("coverage.target.enter"))
            html.form("/cakupan/target", asking, style: "stack") { html in
                html.choice(
                    "indikator", asking("coverage.target.indicator"),
                    ["coverage-local-workers", "coverage-workforce"].map {
                        (value: $0, label: asking("indicator.\($0)"))
                    }, chosen: asking.form["indikator"])
                html.field(
                    Field("sampai", asking("coverage.target.month")).with {
                        $0.type = "month"
                        $0.value = asking.form["sampai"]
                        $0.isRequired = true
                    })
                html.field(
                    Field("persen", asking("coverage.target.share")).with {
                        $0.value = asking.form["persen"]
                        $0.isRequired = true
                        $0.inputMode = "decimal"
                        $0.hint = asking("coverage.target.hint")
                    })
                html.optional(
                    "target-sumber", name: "asal", asking("coverage.source"), value: asking.form["asal"])
                html.submit(asking("coverage.target.enter-do"))
            }
        }
    }

    private static func record(_ asking: Asking) async throws -> Answer {
        do {
            let form = asking.form
            let measure = (form["ukuran"] ?? "").split(separator: " ").map(String.init)
            guard measure.count == 2 else { throw FormRefusal("coverage.base.no-measure") }
            guard let region = form["kode"].flatMap({ KemendagriCode($0) }) else {
                throw IndicatorBookRefusal.noSuchRegion(String((form["kode"] ?? "").prefix(20)))
            }
            guard let day = form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw FormRefusal("coverage.base.no-day")
            }
            guard let count = form["jumlah"].flatMap({ WrittenAmount($0) })?.rupiah.amount else {
                throw FormRefusal("coverage.base.no-count")
            }
            try await asking.coverage().record([
                PopulationDraft(
                    measure: measure[0], population: measure[1], region: region, asOf: day, count: count,
                    source: form["sumber"] ?? "")
            ])
            return .see("/cakupan/dasar", told: "told.coverage.recorded")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func target(_ asking: Asking) async throws -> Answer {
        do {
            let form = asking.form
            guard let month = form["sampai"].flatMap({ Month(iso: $0) }) else {
                throw FormRefusal("whatif.no-month")
            }
            guard let share = form["persen"].flatMap({ PrintedPercent($0) }) else {
                throw IndicatorBookRefusal.targetOutOfRange
            }
            try await asking.coverage().set(
                CoverageTarget(
                    indicator: form["indikator"] ?? "", by: month,
                    share: Rate(millionths: share.hundredths * 100), source: form["asal"] ?? ""))
            return .see("/cakupan", told: "told.coverage.target")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}

/// A figure of ours beside a published one.
enum PublishedComparison {
    static func write(_ comparison: Comparison, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h3", asking("coverage.compare.title"))
        html.element(
            "p",
            asking(
                "coverage.compare.line",
                [
                    "ours": .text(asking.percent(comparison.ours.share)),
                    "theirs": .text(asking.value(comparison.published)),
                    "source": .text(asking.source(comparison.published)),
                    "gap": .text(asking.percent(hundredths: comparison.gap)),
                ]))
        html.element("ul") { html in
            for reason in comparison.reasons { html.element("li", text(reason, asking)) }
        }
    }

    static func text(_ reason: Comparison.Reason, _ asking: Asking) -> String {
        switch reason {
        case .same: asking("coverage.compare.same")
        case .rounding: asking("coverage.compare.rounding")
        case .asOf(let ours, let theirs):
            asking("coverage.compare.as-of", ["ours": .day(ours), "theirs": .day(theirs)])
        case .population(let ours, let theirs):
            asking(
                "coverage.compare.population",
                ["ours": .word("population.\(ours)"), "theirs": .word("population.\(theirs)")])
        case .numerator(let ours, let theirs):
            asking(
                "coverage.compare.numerator",
                ["ours": .word("measure.\(ours)"), "theirs": .word("measure.\(theirs)")])
        case .theirArithmetic(let arithmetic): text(arithmetic, asking)
        case .atLeast: asking("coverage.compare.at-least")
        case .unexplained: asking("coverage.compare.unexplained")
        }
    }

    static func text(_ arithmetic: PrintedArithmetic, _ asking: Asking) -> String {
        switch arithmetic {
        case .unknown: asking("coverage.print.unknown")
        case .agrees: asking("coverage.print.agrees")
        case .swappedDigits(let computed):
            asking("coverage.print.swapped", ["computed": .text(asking.percent(hundredths: computed))])
        case .roundedDenominator(let computed, let least, let most):
            asking(
                "coverage.print.rounded",
                [
                    "computed": .text(asking.percent(hundredths: computed)),
                    "least": .text(asking.percent(hundredths: least)),
                    "most": .text(asking.percent(hundredths: most)),
                ])
        case .slip(let computed):
            asking("coverage.print.slip", ["computed": .text(asking.percent(hundredths: computed))])
        }
    }
}
