import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// What changed in the law between two days.
enum LawDifferencePage {
    private static let most = 50

    static func page(_ asking: Asking) -> Answer {
        let today = asking.portal.today()
        let texts = (asking.query["dari"], asking.query["sampai"])
        let first = texts.0.map { Day(iso: $0) } ?? Day(today.year - 1, 1, 1)
        let last = texts.1.map { Day(iso: $0) } ?? today
        var errors: [String: String] = [:]
        if first == nil { errors["dari"] = asking("lawdiff.no-day") }
        if last == nil { errors["sampai"] = asking("lawdiff.no-day") }
        if let first, let last, first >= last { errors["sampai"] = asking("lawdiff.order") }
        let told = errors
        return .page(
            asking("lawdiff.title"), status: errors.isEmpty ? 200 : 422, crumbs: [LawPages.crumb(asking)]
        ) { html in
            html.titlebar(asking("lawdiff.title"), asking("lawdiff.lead"))
            html.asks("/hukum/banding") { html in
                for (name, day, text) in [("dari", first, texts.0), ("sampai", last, texts.1)] {
                    html.field(
                        Field(name, asking("lawdiff.\(name)")).with {
                            $0.type = "date"
                            $0.value = day?.description ?? text
                            $0.error = told[name]
                        })
                }
                html.submit(asking("lawdiff.show"))
            }
            guard told.isEmpty, let first, let last else { return }
            changes(first, last, asking, &html)
        }
    }

    private static func changes(_ first: Day, _ last: Day, _ asking: Asking, _ html: inout HTMLText) {
        let all = LawChange.between(first, last, in: asking.portal.law.book)
        guard !all.isEmpty else {
            html.empty(asking("lawdiff.nothing"))
            return
        }
        let count: [String: Term] = [
            "count": .count(all.count), "from": .text(asking.words.text(first)),
            "to": .text(asking.words.text(last)),
        ]
        let columns = [
            "lawbook.figure", "lawdiff.before", "lawdiff.after", "lawbook.since", "lawbook.text",
            "lawbook.status",
        ].map { Column(asking($0)) }
        html.table(asking("law.diff-title", count), columns) { html in
            for change in all.prefix(most) { row(change, asking, &html) }
        }
        if all.count > most {
            html.element(
                "p", ["class": "hint"],
                asking("lawbook.more", ["count": .text(asking.words.text(all.count - most))]))
        }
    }

    private static func row(_ change: LawChange, _ asking: Asking, _ html: inout HTMLText) {
        let unit = change.parameter.unit
        func shown(_ dated: Dated<ParameterValue>?) -> String {
            guard let dated else { return asking("law.nothing") }
            return asking.words.text(dated.value.value(for: change.key), in: unit)
        }
        guard let last = change.steps.last else { return }
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.element(
                    "a", ["href": "/hukum/\(change.parameter.id)"], asking.words.meaning(change.parameter))
                if let key = change.key { html.text(" (\(key))") }
            }
            html.cell(shown(change.before))
            html.cell(shown(last))
            html.cell(asking.words.text(last.from))
            html.cell(last.citation.description)
            html.element("td") { $0.lawState(last.status, asking) }
        }
    }
}
