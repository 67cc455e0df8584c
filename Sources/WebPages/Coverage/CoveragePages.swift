import Access
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import WebGate
import Words

/// How many are covered, who has not, and what others say of it.
enum CoveragePages {
    static let routes: [Route] = [
        CoveragePage.routes, TileMapPages.routes, GapPages.routes, BaseFigurePages.routes,
        PublishedPages.routes, ParitranaPage.routes, OpenDataFiles.routes, NationPage.routes,
        OpenCoveragePage.routes, MeetingLetterFiles.routes, CoverageSheets.routes,
    ].flatMap(\.self)
}

/// `/cakupan`: the coverage of a month, by unit, segment, category, sex or region; every step is an address.
enum CoveragePage {
    static let routes: [Route] = [
        .page(
            "/cakupan", .right(.seeAggregates),
            purpose: "For who answers for coverage: how many of whom are paid for, and where it is least."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        if asking.isNational { return .see("/nasional") }
        let present = Month(of: asking.portal.today())
        let typed = asking.query["bulan"]
        let month = typed.map { Month(iso: $0) } ?? present.adding(-1)
        let measure = asking.query["menurut"].flatMap(RollupMeasure.init) ?? .unit
        let desk = try asking.coverage()
        let view = try await desk.view(month ?? present.adding(-1), by: measure, filter(asking))
        let paths = try await desk.paths(from: view)
        let settled = try await desk.settledMonth()
        let parts = CoverageView.Parts(view: view, asking: asking)
        return .page(asking("coverage.title"), status: month == nil ? 422 : 200) { html in
            html.titlebar(asking("coverage.title"), asking("coverage.lead", ["month": .month(view.month)]))
            CoverageBar.write(asking, here: "/cakupan", &html)
            parts.form(isWrong: month == nil, &html)
            if view.isWaiting, let head = view.head {
                html.notice(.wait, asking("coverage.behind", ["time": .text(moment(head, asking))]))
            } else if view.isWaiting {
                html.notice(.wait, asking("coverage.never-counted"))
            }
            if view.month > settled { html.notice(.wait, asking("coverage.not-due")) }
            html.element("ul", ["class": "cards"]) { html in
                for figure in view.figures { html.figure(figure, asking) }
            }
            for entry in paths { parts.path(entry.target, entry.path, &html) }
            parts.table(&html)
            parts.trend(&html)
            parts.files(&html)
        }
    }

    private static func moment(_ head: RollupHead, _ asking: Asking) -> String {
        asking.words.text(WesternTime.day(of: head.counted))
    }

    static func filter(_ asking: Asking) -> RollupFilter {
        var filter = RollupFilter()
        filter.unit = asking.query["unit"].flatMap { Int64($0) }
        filter.segment = asking.query["segmen"]
        filter.category = asking.query["kategori"]
        filter.sex = asking.query["kelamin"]
        return filter
    }
}

extension CoverageView {
    /// The parts of the page.
    struct Parts {
        let view: CoverageView
        let asking: Asking

        func form(isWrong: Bool, _ html: inout HTMLText) {
            html.asks("/cakupan") { html in
                html.field(
                    Field("bulan", asking("leader.month")).with {
                        $0.type = "month"
                        $0.value = view.month.description
                        $0.error = isWrong ? asking("whatif.no-month") : nil
                    })
                html.choice(
                    "menurut", asking("coverage.by"),
                    RollupMeasure.allCases.map {
                        (value: $0.rawValue, label: asking("coverage.by.\($0.rawValue)"))
                    }, chosen: view.measure.rawValue)
                for name in ["unit", "segmen", "kategori", "kelamin"] {
                    if let value = asking.query[name] { html.hidden(name, value) }
                }
                html.submit(asking("claims.show"), style: "quiet")
            }
            if view.filter != RollupFilter() {
                html.element("p") { html in
                    html.text(asking("coverage.filtered") + " ")
                    html.element("a", ["href": "/cakupan?bulan=\(view.month)"], asking("coverage.all"))
                }
            }
        }

        func path(_ target: CoverageTarget, _ path: TargetPath, _ html: inout HTMLText) {
            let arguments: [String: Term] = [
                "share": .rate(target.share), "month": .month(target.by), "source": .text(target.source),
            ]
            switch path {
            case .reached: html.notice(.good, asking("coverage.path.reached", arguments))
            case .tooLate: html.notice(.bad, asking("coverage.path.too-late", arguments))
            case .beyondWhole: html.notice(.bad, asking("coverage.path.beyond", arguments))
            case .needs(let people, let perMonth, let months):
                html.notice(
                    .wait,
                    asking(
                        "coverage.path.needs",
                        arguments.merging([
                            "people": .text(asking.count(people)), "each": .text(asking.count(perMonth)),
                            "months": .number(months),
                        ]) { $1 }))
            }
        }

        func table(_ html: inout HTMLText) {
            guard !view.parts.isEmpty else { return html.empty(asking("coverage.nobody")) }
            let columns =
                [Column(asking("coverage.by.\(view.measure.rawValue)"))]
                + ["coverage.persons", "coverage.reported", "coverage.paid", "coverage.share"].map {
                    Column(asking($0), isAmount: true)
                }
            html.table(asking("coverage.table", ["month": .month(view.month)]), columns) { html in
                for part in view.parts.prefix(200) {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) { html in
                            if let address = address(part) {
                                html.element("a", ["href": address], name(part))
                            } else {
                                html.text(name(part))
                            }
                        }
                        for count in [part.persons, part.reported, part.paid] {
                            html.cell(asking.count(count), isAmount: true)
                        }
                        html.cell(asking.percent(Share(part.paid, of: part.persons)), isAmount: true)
                    }
                }
            }
            if view.parts.count > 200 {
                html.element(
                    "p", ["class": "hint"],
                    asking("coverage.more", ["count": .count(view.parts.count - 200)]))
            }
        }

        /// One step further down.
        private func address(_ part: RollupPart) -> String? {
            let query = asking.query.with("kabar", nil).with("bulan", view.month.description)
            switch view.measure {
            case .district, .village:
                if part.code == "-" { return nil }
                return "/cakupan?\(query.with("unit", part.code).with("menurut", "category").urlEncoded)"
            case .unit:
                return "/cakupan?\(query.with("unit", part.code).with("menurut", "category").urlEncoded)"
            case .segment:
                return "/cakupan?\(query.with("segmen", part.code).with("menurut", "category").urlEncoded)"
            case .category:
                return "/cakupan?\(query.with("kategori", part.code).with("menurut", "unit").urlEncoded)"
            case .sex:
                return "/cakupan?\(query.with("kelamin", part.code).with("menurut", "unit").urlEncoded)"
            case .region, .decile: return nil
            }
        }

        func name(_ part: RollupPart) -> String {
            switch view.measure {
            case .district, .village: part.code == "-" ? asking("coverage.place-none") : part.name
            case .unit, .region: part.name.isEmpty ? part.code : part.name
            case .segment: asking("segment.\(part.code)")
            case .category: asking("people.category.\(part.code)")
            case .decile:
                part.code == "-"
                    ? asking("coverage.decile-unknown")
                    : asking("coverage.decile", ["decile": .text(part.code)])
            case .sex: part.code == "-" ? asking("coverage.sex-unknown") : asking("person.sex.\(part.code)")
            }
        }

        func trend(_ html: inout HTMLText) {
            guard view.trend.count > 1 else { return }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("coverage.trend"))
                html.element(
                    "div",
                    [
                        "class": "scroll", "tabindex": "0", "role": "group",
                        "aria-label": asking("coverage.trend"),
                    ]
                ) { ShareTrend(view.trend, asking).show(asking("coverage.trend"), &$0) }
                html.table(
                    asking("coverage.trend-table"),
                    [
                        Column(asking("leader.month")), Column(asking("coverage.paid"), isAmount: true),
                        Column(asking("coverage.persons"), isAmount: true),
                        Column(asking("coverage.share"), isAmount: true),
                    ]
                ) { html in
                    for figure in view.trend.reversed() {
                        html.element("tr") { html in
                            html.element(
                                "th", ["scope": "row"], asking.words.text(Month(of: figure.numerator.asOf)))
                            html.cell(asking.count(figure.numerator.count), isAmount: true)
                            html.cell(asking.count(figure.denominator.count), isAmount: true)
                            html.cell(asking.percent(figure.share), isAmount: true)
                        }
                    }
                }
            }
        }

        func files(_ html: inout HTMLText) {
            html.element("p", ["class": "noprint"]) { html in
                for (path, key) in [
                    ("/cakupan/satu-data.csv", "coverage.file.csv"),
                    ("/cakupan/satu-data.json", "coverage.file.card"),
                    ("/cakupan/sdg.csv", "coverage.file.sdg"),
                ] {
                    html.element("a", ["href": "\(path)?bulan=\(view.month)"], asking(key))
                    html.text(" ")
                }
                let query = asking.query.with("kabar", nil).with("bulan", view.month.description)
                html.element(
                    "a", ["href": "/cakupan/tabel.xlsx?\(query.urlEncoded)"], asking("coverage.file.xlsx"))
            }
        }
    }
}
