import HTML
import LawBook
import UseCases
import Words

/// Who is covered already: a bar, and its table beside it.
struct PeopleSection {
    let page: SummaryPage
    private var people: PeopleCount { page.summary.people }
    private var words: Words { page.words }

    private var parts: [(kind: String, colour: String, count: Int, key: String)] {
        [
            ("good", "leaf", people.matched, "decision.cocok"),
            ("look", "amber", people.toReview, "decision.periksa"),
            ("new", "sky", people.new, "decision.baru"),
        ]
    }

    func write(_ html: inout HTMLText) {
        html.element("h2", words("summary.people.title"))
        SegmentedBar(parts: parts.map { ($0.colour, Int64($0.count)) }, label: words("summary.people.title"))
            .write(&html)
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.decision", false), ("summary.column.people", true),
                ("summary.column.share", true), ("summary.column.meaning", false),
            ]
        ) { html in
            for part in parts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { html in
                        html.element("span", ["class": "tag \(part.kind)"], words(part.key))
                    }
                    html.element("td", ["class": "n"], words.text(part.count))
                    html.element("td", ["class": "n"], words.percent(part.count, of: people.people))
                    html.element("td", ["class": "t"], words(part.key + ".means"))
                }
            }
        }
        if people.inactive > 0 {
            html.element(
                "p", ["class": "notice"],
                words("summary.people.inactive", ["people": .text(words.text(people.inactive))]))
        }
        if people.duplicates > 0 {
            html.element(
                "p", words("summary.people.duplicates", ["rows": .text(words.text(people.duplicates))]))
        }
    }
}
