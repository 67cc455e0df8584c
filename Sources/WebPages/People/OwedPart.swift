import Contributions
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// What the jobs of the month cost by law, line by line, with the articles.
struct OwedPart {
    let asking: Asking
    let file: PersonFile
    let owed: [OwedMonth]
    let month: Month

    func write(_ html: inout HTMLText) {
        guard !owed.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.owed", ["month": .month(month)]))
            for one in owed {
                if owed.count > 1 { html.element("h3", file.unitName(one.spell.terms.unit)) }
                switch one.answer {
                case .success(let assessment): lines(assessment, &html)
                case .failure(let refusal): html.notice(.wait, asking.words.sentence(of: refusal))
                }
            }
        }
    }

    private func lines(_ assessment: Assessment, _ html: inout HTMLText) {
        html.table(
            asking("person.owed", ["month": .month(month)]),
            [
                Column(asking("person.programme")), Column(asking("person.borne-by")),
                Column(asking("person.basis"), isAmount: true), Column(asking("person.rate"), isAmount: true),
                Column(asking("person.amount"), isAmount: true),
            ]
        ) { html in
            for line in assessment.lines { html.element("tr") { row(line, &$0) } }
            html.element("tr") { html in
                html.element("th", ["scope": "row", "colspan": "4"], asking("person.total"))
                html.element("td", ["class": "amount"]) {
                    $0.element("strong", assessment.total.description)
                }
            }
        }
        if let due = assessment.dueDay {
            html.element("p", asking("person.due", ["day": .day(due)]))
        }
        for note in assessment.notes { html.element("p", ["class": "hint"], asking.words(note)) }
        html.element("details", [:]) { html in
            html.element("summary", asking("person.why-owed"))
            for line in assessment.lines {
                html.element("h3", "\(line.code) · \(asking("payer.\(line.payer.rawValue)"))")
                html.reasons(line.reasons, asking)
            }
        }
    }

    private func row(_ line: ContributionLine, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"], line.code)
        html.cell(asking("payer.\(line.payer.rawValue)"))
        html.cell(line.basis?.description ?? "–", isAmount: true)
        html.cell(line.rate.map { asking.words.text($0) } ?? "–", isAmount: true)
        html.cell(line.amount.description, isAmount: true)
    }
}

extension Words {
    /// Why the law gives no amount.
    func sentence(of refusal: ContributionRefusal) -> String {
        switch refusal {
        case .missing(let fact): self("refusal.missing.\(fact)")
        case .notPositive(let fact): self("refusal.not-positive", ["fact": .text(fact)])
        case .absurd(let fact, let amount):
            self("refusal.absurd", ["fact": .text(fact), "amount": .rupiah(amount)])
        case .lawGap(let gap): self(gap.note)
        }
    }
}
