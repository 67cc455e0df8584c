import HTML
import Words

/// A table with a head, in a box that scrolls on a narrow screen and can be reached by keyboard.
struct SummaryTable {
    let page: SummaryPage

    func write(
        _ html: inout HTMLText, heads: [(key: String, isNumber: Bool)], _ rows: (inout HTMLText) -> Void
    ) {
        let label = heads.map { page.words($0.key) }.joined(separator: ", ")
        html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label]) {
            html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in heads {
                            html.element(
                                "th", ["scope": "col", "class": head.isNumber ? "n" : "t"],
                                page.words(head.key))
                        }
                    }
                }
                html.element("tbody") { rows(&$0) }
            }
        }
    }
}
