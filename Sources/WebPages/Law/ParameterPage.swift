import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// One figure of the law through time.
enum ParameterPage {
    /// Values shown at most; a table of minimum wages has thousands.
    private static let most = 60

    /// The parameter that the address names.
    static func parameter(_ asking: Asking) throws -> Parameter {
        let id = "\(asking.parameters["folder"] ?? "")/\(asking.parameters["nama"] ?? "")"
        guard let found = asking.portal.law.book.parameters[id] else { throw NotThere() }
        return found
    }

    static func page(_ asking: Asking) throws -> Answer {
        let parameter = try parameter(asking)
        let title = asking.words.meaning(parameter)
        let key = asking.query["kunci"]
        let values = parameter.values.reversed().filter { key == nil || $0.value.holds(key ?? "") }
        let mayWeigh = asking.may(.seeMoney) && LawProposal.isWeighable(parameter)
        return .page(title, crumbs: [LawPages.crumb(asking)]) { html in
            html.titlebar(title, parameter.id)
            html.element("section", ["class": "sheet"]) { facts(parameter, asking, &$0) }
            if parameter.keyedBy != nil, parameter.keptByRows {
                html.asks("/hukum/\(parameter.id)") { html in
                    html.field(Field("kunci", asking("lawbook.key")).with { $0.value = key })
                    html.submit(asking("accounts.find"), style: "quiet")
                }
            }
            guard !values.isEmpty else {
                html.empty(asking("lawbook.no-key"), ("/hukum/\(parameter.id)", asking("lawbook.all")))
                return
            }
            history(Array(values.prefix(most)), parameter, asking, &html)
            if values.count > most {
                html.element(
                    "p", ["class": "hint"],
                    asking("lawbook.more", ["count": .text(asking.words.text(values.count - most))]))
            }
            if mayWeigh {
                html.element("section", ["class": "sheet"]) { html in
                    html.element("h2", asking("whatif.title"))
                    WhatIfPage.form(parameter, asking, errors: [:], &html)
                }
            }
        }
    }

    private static func facts(_ parameter: Parameter, _ asking: Asking, _ html: inout HTMLText) {
        let today = asking.portal.today()
        var facts: [(term: String, fact: String)] = []
        if let now = parameter.now(today), !parameter.keptByRows {
            facts.append((asking("lawbook.now"), asking.words.text(now.value, in: parameter.unit)))
            facts.append((asking("lawbook.since"), asking.words.text(now.from)))
            facts.append((asking("lawbook.text"), now.citation.description))
        }
        facts.append((asking("lawbook.unit"), asking("unit.\(parameter.unit.rawValue)")))
        facts.append((asking("lawbook.verified"), asking.words.text(parameter.verifiedThrough)))
        if let next = parameter.nextRevision {
            facts.append((asking("lawbook.awaited"), asking.words.text(next)))
        }
        html.facts(facts)
        if let now = parameter.now(today), now.status != .enacted {
            html.notice(.wait, asking("lawbook.weak.\(now.status.rawValue)"))
        }
    }

    private static func history(
        _ values: [Dated<ParameterValue>], _ parameter: Parameter, _ asking: Asking, _ html: inout HTMLText
    ) {
        let columns = ["lawbook.since", "lawbook.value", "lawbook.text", "lawbook.status", "lawbook.note"].map
        {
            Column(asking($0))
        }
        html.table(asking("lawbook.history"), columns) { html in
            for dated in values {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking.words.text(dated.from))
                    html.cell(asking.words.text(dated.value, in: parameter.unit))
                    html.cell(dated.citation.description)
                    html.element("td") { $0.lawState(dated.status, asking) }
                    html.cell(dated.notes[asking.words.language.rawValue] ?? "")
                }
            }
        }
    }
}
