import Benefits
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// What the family would have a right to if something happened today, with the articles.
struct DuePart {
    let asking: Asking
    let due: [DueIfDied]
    let today: Day

    func write(_ html: inout HTMLText) {
        guard !due.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.due-if"))
            html.element("p", asking("person.due-if-lead", ["day": .day(today)]))
            for one in due {
                html.element("h3", asking("claim.\(one.claim.rawValue)"))
                switch one.answer {
                case .success(let answer): lines(answer, &html)
                case .failure: html.element("p", asking("person.due-unknown"))
                }
            }
        }
    }

    private func lines(_ answer: BenefitAnswer, _ html: inout HTMLText) {
        html.table(
            asking("claim.\(answer.claim.rawValue)"),
            [
                Column(asking("benefits.what")), Column(asking("person.amount"), isAmount: true),
                Column(asking("benefits.basis")),
            ]
        ) { html in
            for line in answer.lines { html.element("tr") { row(line, &$0) } }
            html.element("tr") { html in
                html.element("th", ["scope": "row"], asking("benefit.total"))
                html.element("td", ["class": "amount"]) { $0.element("strong", answer.total.description) }
                html.cell(answer.doubts.isEmpty ? "" : asking("benefit.estimate"))
            }
        }
        for note in answer.notes { html.element("p", ["class": "hint"], asking.words(note)) }
    }

    private func row(_ line: BenefitLine, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"], asking("component.\(line.component.rawValue)"))
        html.cell(line.amount.description, isAmount: true)
        html.element("td", [:]) { html in
            for reason in line.reasons {
                let arguments = Dictionary(reason.arguments.map { ($0.name, $0.term) }) { $1 }
                html.element("div", [:]) { html in
                    html.text(asking(reason.key, arguments) + " ")
                    html.element("cite", reason.basis.citation.description)
                    if reason.basis.status != .enacted {
                        html.text(" ")
                        html.state(asking("status.\(reason.basis.status.rawValue)"), .wait)
                    }
                }
            }
        }
    }
}
