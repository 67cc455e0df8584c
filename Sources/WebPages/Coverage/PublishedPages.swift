import Access
import DeskBooks
import HTML
import IndicatorFiles
import Indicators
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

extension Asking {
    /// What was printed, as it was.
    func value(_ figure: PublishedFigure) -> String {
        let text =
            switch figure.value {
            case .percent(let printed): percent(hundredths: printed.hundredths, decimals: printed.decimals)
            case .count(let number):
                [count(number), figure.unit.map { self($0.labelKey) } ?? ""]
                    .joined(separator: " ")
            case .rupiah(let amount): amount.description
            }
        return figure.isAtLeast ? self("coverage.at-least", ["value": .text(text)]) : text
    }

    /// Who printed it, and the line of the article that the project began with.
    func source(_ figure: PublishedFigure) -> String {
        guard let seed = figure.source.seed, let line = figure.source.line else {
            return figure.source.document
        }
        return self(
            "coverage.seed-line",
            ["document": .text(figure.source.document), "seed": .text(seed), "line": .number(line)])
    }
}

/// `/cakupan/terbitan` and `/cakupan/arsip`: what others made known, and the years of the articles.
enum PublishedPages {
    static let routes: [Route] = [
        .page(
            "/cakupan/terbitan", .right(.seeAggregates),
            purpose: "For who is asked about a printed figure: where it stands, and whether it adds up."
        ) { try published($0) },
        .page(
            "/cakupan/arsip", .right(.seeAggregates),
            purpose: "For who wants to know where it began: the years that the articles tell of."
        ) { try archive($0) },
        .page(
            "/cakupan/arsip/{cerita}", .right(.seeAggregates),
            purpose: "For who replays a year or a meeting: each step with its figures, traced to their lines."
        ) { try story($0) },
    ]

    private static func published(_ asking: Asking) throws -> Answer {
        let templates = try FigureTemplates.embedded()
        return .page(
            asking("coverage.published.title"), crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(asking("coverage.published.title"), asking("coverage.published.lead"))
            CoverageBar.write(asking, here: "/cakupan/terbitan", &html)
            figures(
                templates.published.all, asking("coverage.published.table"), templates, asking, &html)
        }
    }

    private static func figures(
        _ figures: [PublishedFigure], _ caption: String, _ templates: FigureTemplates, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.table(
            caption,
            [
                Column(asking("coverage.base.what")), Column(asking("coverage.region")),
                Column(asking("coverage.base.day")),
                Column(asking("coverage.published.value"), isAmount: true),
                Column(asking("coverage.source")), Column(asking("coverage.published.check")),
            ]
        ) { html in
            for figure in figures {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(figure.labelKey))
                    html.cell(figure.region.flatMap { templates.regions.name(of: $0) } ?? "–")
                    html.cell(asking.words.text(figure.asOf))
                    html.cell(asking.value(figure), isAmount: true)
                    html.cell(asking.source(figure))
                    html.cell(PublishedComparison.text(figure.arithmetic, asking))
                }
            }
        }
    }

    private static func archive(_ asking: Asking) throws -> Answer {
        let templates = try FigureTemplates.embedded()
        return .page(
            asking("coverage.archive.title"), crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(asking("coverage.archive.title"), asking("coverage.archive.lead"))
            CoverageBar.write(asking, here: "/cakupan/arsip", &html)
            html.element("ul", ["class": "cards"]) { html in
                for story in templates.stories.all {
                    html.element("li") { html in
                        html.element("a", ["class": "card", "href": "/cakupan/arsip/\(story.key)"]) { html in
                            html.element("h2", asking(story.labelKey))
                            html.element(
                                "p", ["class": "of"],
                                asking("coverage.archive.steps", ["count": .count(story.steps.count)]))
                        }
                    }
                }
            }
        }
    }

    private static func story(_ asking: Asking) throws -> Answer {
        let templates = try FigureTemplates.embedded()
        guard let story = templates.stories.all.first(where: { $0.key == asking.parameters["cerita"] })
        else { throw NotThere() }
        let crumbs = [
            Page.Crumb(asking("coverage.title"), "/cakupan"),
            Page.Crumb(asking("coverage.archive.title"), "/cakupan/arsip"),
        ]
        return .page(asking(story.labelKey), crumbs: crumbs) { html in
            html.titlebar(
                asking(story.labelKey),
                asking(
                    "coverage.archive.story",
                    [
                        "region": .text(templates.regions.name(of: story.region) ?? story.region.digits),
                        "seed": .text(story.seed),
                    ]))
            CoverageBar.write(asking, here: "/cakupan/arsip", &html)
            html.element("ol", ["class": "todo"]) { html in
                for step in story.steps { write(step, story, asking, &html) }
            }
            let told = story.steps.flatMap(\.figures)
            map(told, asking(story.labelKey), templates, asking, &html)
            figures(told, asking("coverage.archive.table"), templates, asking, &html)
        }
    }

    private static func write(
        _ step: SeedStory.Step, _ story: SeedStory, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("li") { html in
            html.element("div", [:]) { html in
                html.element("p", asking(story.stepKey(step)))
                if !step.figures.isEmpty {
                    html.element("ul") { html in
                        for figure in step.figures {
                            html.element("li") { html in
                                html.text("\(asking(figure.labelKey)): ")
                                html.element("strong", asking.value(figure))
                            }
                        }
                    }
                }
                html.element(
                    "p", ["class": "hint"],
                    asking(
                        "coverage.archive.line",
                        ["day": .day(step.day), "seed": .text(story.seed), "line": .number(step.line)]))
            }
        }
    }

    /// The provinces of which a share was told.
    private static func map(
        _ figures: [PublishedFigure], _ title: String, _ templates: FigureTemplates, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        var shares: [KemendagriCode: PrintedPercent] = [:]
        for figure in figures {
            if case .percent(let printed) = figure.value, let region = figure.region {
                shares[region] = printed
            }
        }
        guard !shares.isEmpty else { return }
        let tiles = ProvinceGrid.embedded.places.map { place in
            let share = shares[place.code]
            return Tile(
                column: place.column, row: place.row, short: place.short,
                name: templates.regions.name(of: place.code) ?? place.short,
                figure: share.map { asking.percent(hundredths: $0.hundredths, decimals: $0.decimals) }
                    ?? "–",
                band: TileMap.band(share?.hundredths), path: nil)
        }
        TileMap(tiles).show(title, &html)
    }
}
