import Access
import HTML
import LawBook
import WebGate
import Words

/// Plain-language help: what one's role does here, what each page is for, what the words mean, whom to call.
enum HelpPages {
    static let routes: [Route] = [
        .page(
            "/bantuan", .open,
            purpose: "For everybody, to read in a minute what to do here and whom to call."
        ) { help($0) }
    ]

    /// The terms of the glossary, in the order of a month's work.
    private static let terms = [
        "npp", "kpj", "nik", "padan", "jkk", "jkm", "jht", "jp", "jkp", "upah", "daftar", "sptjm", "periksa",
        "hitung", "finalisasi", "posting", "kode-iuran", "tenggang", "pks", "dpa", "sk-bendahara", "sp2d",
        "jembatan",
    ]
    private static let steps = 1...3

    private static func help(_ asking: Asking) -> Answer {
        let own = asking.visitor.permit?.role
        return .page(asking("help.title")) { html in
            html.titlebar(asking("help.title"), asking("help.lead")) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("leader.print"))
            }
            if let own { role(own, asking, &html) } else { entrance(asking, &html) }
            places(asking, &html)
            html.element("section", ["class": "sheet"]) { call(asking, &$0) }
            html.element("section", [:]) { glossary(asking, &$0) }
            if own == nil { return }
            html.element("section", [:]) { others(but: own, asking, &$0) }
        }
    }

    private static func role(_ role: Role, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("help.yours", ["role": .word("role.\(role.rawValue)")]))
            list(role, asking, &html)
        }
    }

    private static func list(_ role: Role, _ asking: Asking, _ html: inout HTMLText) {
        html.element("ol") { html in
            for step in steps { html.element("li", asking("help.role.\(role.rawValue).\(step)")) }
        }
    }

    private static func entrance(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("help.entering"))
            html.element("ol") { html in
                for step in steps { html.element("li", asking("help.entering.\(step)")) }
            }
        }
    }

    /// The pages that this visitor's menu leads to.
    private static func places(_ asking: Asking, _ html: inout HTMLText) {
        let places = Menu.places.filter { place in
            place.isOpen ? asking.visitor.permit == nil : place.rights.contains { asking.may($0) }
        }
        guard !places.isEmpty else { return }
        html.element("h2", asking("help.pages"))
        html.element("dl", ["class": "facts"]) { html in
            for place in places {
                html.element("dt") { $0.element("a", ["href": place.path], asking(place.title)) }
                html.element("dd", asking("help.page.\(place.title.dropFirst("menu.".count))"))
            }
        }
    }

    private static func call(_ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("help.call"))
        html.facts(
            ["password", "wrong", "bpjs", "broken"].map {
                (asking("help.call.\($0)"), asking("help.call.\($0).who"))
            })
    }

    private static func glossary(_ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("help.glossary"))
        html.facts(terms.map { (asking("help.term.\($0)"), asking("help.means.\($0)")) })
    }

    private static func others(but own: Role?, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("help.others"))
        html.element("p", asking("help.others-lead"))
        for role in Role.allCases where role != own {
            html.element("details") { html in
                html.element("summary", asking("role.\(role.rawValue)"))
                list(role, asking, &html)
            }
        }
    }
}
