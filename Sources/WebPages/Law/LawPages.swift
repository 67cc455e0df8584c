import Access
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// The law book as people read it: what holds, since when, by which text, and whether somebody looked.
enum LawPages {
    static let routes: [Route] = [
        .page(
            "/hukum", .right(.seeToday),
            purpose: "For everybody who works here, to find a figure of the law and the text that set it."
        ) { list($0) },
        .page(
            "/hukum/banding", .right(.seeToday),
            purpose: "For whoever prepares a budget or an answer, to see what changed between two days."
        ) { LawDifferencePage.page($0) },
        .page(
            "/hukum/{folder}/{nama}", .right(.seeToday),
            purpose: "For whoever must answer for an amount, to see the history of one figure with its texts."
        ) { try ParameterPage.page($0) },
        .page(
            "/hukum/{folder}/{nama}/andai", .right(.seeMoney),
            purpose: "For whoever plans, to see what another figure would do to the dues of this month."
        ) { try await WhatIfPage.page($0) },
    ]

    static func crumb(_ asking: Asking) -> Page.Crumb { Page.Crumb(asking("menu.law"), "/hukum") }

    /// Parameters a page.
    private static let size = 40

    private static func list(_ asking: Asking) -> Answer {
        let today = asking.portal.today()
        let fitting = found(asking, today)
        let rest = fitting.drop { $0.id <= asking.query["sesudah"] ?? "" }
        let part = Array(rest.prefix(size))
        return .page(asking("menu.law")) { html in
            html.titlebar(asking("menu.law"), asking("lawbook.lead")) {
                $0.element(
                    "a", ["class": "button quiet", "href": "/hukum/banding"], asking("lawbook.compare"))
            }
            coverage(asking, &html)
            search(asking, &html)
            guard !part.isEmpty else {
                html.empty(asking("lawbook.none"), ("/hukum", asking("lawbook.all")))
                return
            }
            table(part, today, asking, &html)
            let count = asking("lawbook.count", ["count": .count(fitting.count)])
            html.element("p", ["class": "hint"], count)
            html.pager(asking, next: rest.count > size ? part.last?.id : nil)
        }
    }

    private static func coverage(_ asking: Asking, _ html: inout HTMLText) {
        let coverage = asking.portal.law.book.coverage
        html.element(
            "p", ["class": "hint"],
            asking(
                "law.coverage",
                [
                    "from": .month(coverage.from), "through": .month(coverage.through),
                    "by": .text(coverage.verifiedBy),
                ]))
    }

    private static func found(_ asking: Asking, _ today: Day) -> [Parameter] {
        let wanted = asking.query["cari"]?.lowercased()
        let folder = asking.query["bagian"]
        let status = asking.query["status"].flatMap { LawStatus(rawValue: $0) }
        return asking.portal.law.book.sorted.filter { parameter in
            if let folder, !parameter.id.hasPrefix(folder + "/") { return false }
            if let status, parameter.now(today)?.status != status { return false }
            guard let wanted else { return true }
            return
                ([parameter.id, asking.words.meaning(parameter)]
                + parameter.values.suffix(20).map(\.citation.description))
                .contains { $0.lowercased().contains(wanted) }
        }
    }

    private static func search(_ asking: Asking, _ html: inout HTMLText) {
        let folders = Set(
            asking.portal.law.book.parameters.keys.compactMap { $0.split(separator: "/").first })
        let parts = folders.map { (value: String($0), label: asking("lawbook.part.\($0)")) }
            .sorted { $0.label < $1.label }
        html.asks("/hukum") { html in
            html.field(Field("cari", asking("lawbook.search")).with { $0.value = asking.query["cari"] })
            html.choice(
                "bagian", asking("lawbook.part"), [("", asking("lawbook.every-part"))] + parts,
                chosen: asking.query["bagian"] ?? "")
            html.choice(
                "status", asking("lawbook.status"),
                [("", asking("lawbook.every-status"))]
                    + LawStatus.allCases.map { ($0.rawValue, asking("status.\($0.rawValue)")) },
                chosen: asking.query["status"] ?? "")
            html.submit(asking("accounts.find"), style: "quiet")
        }
    }

    private static func table(
        _ parameters: [Parameter], _ today: Day, _ asking: Asking, _ html: inout HTMLText
    ) {
        let columns = ["lawbook.figure", "lawbook.now", "lawbook.since", "lawbook.text", "lawbook.status"].map
        {
            Column(asking($0))
        }
        html.table(asking("menu.law"), columns) { html in
            for parameter in parameters {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/hukum/\(parameter.id)"], asking.words.meaning(parameter))
                    }
                    guard let now = parameter.now(today) else {
                        html.element("td", ["colspan": "4"], asking("lawbook.not-yet"))
                        return
                    }
                    html.cell(asking.words.brief(now.value, of: parameter))
                    html.cell(asking.words.text(now.from))
                    html.cell(now.citation.description)
                    html.element("td") { $0.lawState(now.status, asking) }
                }
            }
        }
    }
}

extension Parameter {
    /// What is written for a day; of a table the latest row.
    func now(_ day: Day) -> Dated<ParameterValue>? { values.last { $0.from <= day } }
}

extension Words {
    /// A value in one line; of a table with many keys only how many there are.
    func brief(_ value: ParameterValue, of parameter: Parameter) -> String {
        if parameter.keptByRows {
            return self("lawbook.rows", ["count": .text(text(parameter.values.count))])
        }
        if case .steps(let steps) = value, steps.count > 3 {
            return self("lawbook.steps", ["count": .count(steps.count)])
        }
        return text(value, in: parameter.unit)
    }
}

extension HTMLText {
    /// How far a value of the law may be trusted.
    mutating func lawState(_ status: LawStatus, _ asking: Asking) {
        state(asking("status.\(status.rawValue)"), status == .enacted ? .good : .wait)
    }
}
