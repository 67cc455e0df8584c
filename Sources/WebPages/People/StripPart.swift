import Continuity
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// The months of a person: a strip to be looked at, and the same in words with its reasons.
struct StripPart {
    let asking: Asking
    let strip: PersonStrip
    /// Months that are shown before the present one.
    var back = 23

    private var months: [(month: PersonMonth, paid: Rupiah)] {
        let present = Month(of: strip.strip.asOf)
        return zip(strip.strip.months, strip.paid).map { (month: $0, paid: $1) }
            .filter { $0.month.month >= present.adding(-back) }
    }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.months"))
            html.element("ol", ["class": "strip"]) { html in
                for entry in months { cell(entry.month, &html) }
            }
            waste(&html)
            html.element("details", [:]) { html in
                html.element("summary", asking("person.months-in-words"))
                table(&html)
            }
        }
    }

    private func cell(_ month: PersonMonth, _ html: inout HTMLText) {
        let isNow = month.month == Month(of: strip.strip.asOf)
        html.element(
            "li", ["class": tone(month).rawValue, "aria-current": isNow ? "date" : nil]
        ) { html in
            html.element("b", asking.words.text(month.month))
            html.text(asking("person.month.\(word(month))"))
        }
    }

    private func tone(_ month: PersonMonth) -> Tone {
        switch month.state {
        case .inForce(.paid), .paid: .good
        case .inForce(.unpaid), .inForce(.grace), .billed: .wait
        case .planned, .reported: .plain
        case .gap(let gap): gap.isLoss ? .bad : .plain
        }
    }

    /// The end of a key of `words/`.
    private func word(_ month: PersonMonth) -> String {
        switch month.state {
        case .planned: "planned"
        case .reported: "reported"
        case .billed: "billed"
        case .paid: "paid"
        case .inForce(.paid): "in-force"
        case .inForce(.unpaid): "unpaid"
        case .inForce(.grace): "grace"
        case .gap(.beforeJoining): "before"
        case .gap(.dead): "dead"
        case .gap(.left): "left"
        case .gap: "gap"
        }
    }

    private func waste(_ html: inout HTMLText) {
        let waste = strip.strip.waste
        guard !waste.months.isEmpty else { return }
        html.notice(
            .wait,
            asking(
                "person.waste",
                ["months": .number(waste.months.count), "amount": .rupiah(waste.rupiah)]))
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking("person.months"),
            [
                Column(asking("person.month")), Column(asking("person.state")),
                Column(asking("person.turn")), Column(asking("person.paid"), isAmount: true),
            ]
        ) { html in
            for entry in months.reversed() {
                html.element("tr") { row(entry.month, entry.paid, &$0) }
            }
        }
    }

    private func row(_ month: PersonMonth, _ paid: Rupiah, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"], asking.words.text(month.month))
        html.element("td", [:]) { html in
            html.text(asking(month.state.key, month.state.arguments))
            html.reasons(month.reasons, asking)
        }
        html.cell(month.turn == .nobody ? "–" : asking(month.turn.key))
        html.cell(paid == .zero ? "–" : paid.description, isAmount: true)
    }
}

extension HTMLText {
    /// Sentences of why, each with its article.
    mutating func reasons(_ reasons: [Reason], _ asking: Asking) {
        guard !reasons.isEmpty else { return }
        element("ul", [:]) { html in
            for reason in reasons {
                html.element("li") { html in
                    html.text(asking.words(reason) + " ")
                    html.element("cite", reason.citation.description)
                    if reason.status != .enacted {
                        html.text(" ")
                        html.state(asking("status.\(reason.status.rawValue)"), .wait)
                    }
                }
            }
        }
    }
}
