import AccessBooks
import HTML
import WebGate
import Words

/// Who looked at a person.
struct LooksPart {
    let asking: Asking
    let looks: [Look]

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.looks"))
            if looks.isEmpty { return html.element("p", asking("person.no-looks")) }
            html.table(
                asking("person.looks-caption"),
                [
                    Column(asking("person.when")), Column(asking("person.by")),
                    Column(asking("person.what")), Column(asking("person.reason")),
                ]
            ) { html in
                for look in looks {
                    html.element("tr") { html in
                        html.cell(asking.words.moment(look.instant))
                        html.cell("\(look.actor) (\(asking("role." + look.role)))")
                        html.cell(what(look))
                        html.cell(look.reason.isEmpty ? "–" : look.reason)
                    }
                }
            }
        }
    }

    /// In words where there are any; else as it was recorded.
    private func what(_ look: Look) -> String {
        let key = "person.look.\(look.act)"
        return asking.words.template(key) == nil ? look.act : asking(key)
    }
}
