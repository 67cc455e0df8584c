import Contributions
import HTML
import LawBook
package import MoneyAndDates
package import UseCases
package import Words

/// `ringkasan.html`: what a check found, on one page that prints and needs nothing from elsewhere.
package struct SummaryPage {
    let summary: CheckSummary
    let words: Words
    let styleSheet: String
    /// The day of the check, for the foot of the page.
    let day: Day

    package init(_ summary: CheckSummary, words: Words, styleSheet: String, day: Day) {
        self.summary = summary
        self.words = words
        self.styleSheet = styleSheet
        self.day = day
    }

    package var html: String {
        var html = HTMLText()
        html.markup("<!DOCTYPE html>")
        html.element("html", ["lang": words.language.rawValue]) { html in
            html.element("head") { head(&$0) }
            html.element("body") { html in
                html.element("main") { html in
                    title(&html)
                    cards(&html)
                    steps(&html)
                    PeopleSection(page: self).write(&html)
                    html.element("div", ["class": "columns"]) { html in
                        MoneySection(page: self).write(&html)
                        BudgetSection(page: self).write(&html)
                    }
                    AuditSection(page: self).write(&html)
                    DetailSections(page: self).write(&html)
                    foot(&html)
                }
            }
        }
        return html.text
    }

    private func head(_ html: inout HTMLText) {
        html.emptyElement("meta", ["charset": "utf-8"])
        html.emptyElement("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.element("title", words("summary.title") + (summary.unit.map { ": \($0)" } ?? ""))
        html.styleSheet(styleSheet)
    }

    private func title(_ html: inout HTMLText) {
        html.element("h1", summary.unit ?? words("summary.title"))
        let programmes = summary.programmes.map(\.rawValue).joined(separator: ", ")
        html.element("p", ["class": "lead"]) { html in
            html.text(
                words(
                    "summary.lead",
                    [
                        "month": .month(summary.month), "programmes": .text(programmes),
                        "segment": .word("segment.\(summary.segment.rawValue)"),
                    ]))
        }
        html.element(
            "p", ["class": "lead"],
            words(
                "summary.files",
                [
                    "files": .text(summary.files.map(\.name).joined(separator: ", ")),
                    "rows": .text(words.text(summary.people.rows)),
                    "participants": .text(words.text(summary.participants)),
                ]))
        if !summary.hasParticipants {
            html.element("p", ["class": "notice"], words("summary.no-participants"))
        }
    }

    private func cards(_ html: inout HTMLText) {
        let people = summary.people
        html.element("div", ["class": "cards"]) { html in
            card(&html, "", people.people, "summary.card.people")
            card(&html, "good", people.matched, "summary.card.matched")
            card(&html, "new", people.new, "summary.card.new")
            card(&html, "look", people.toReview, "summary.card.review")
            card(&html, "bad", people.toRepair, "summary.card.repair")
            html.element("div", ["class": "card wide"]) { html in
                html.element("b", "\(summary.money.total)")
                html.element("span", words("summary.card.money"))
            }
        }
    }

    private func card(_ html: inout HTMLText, _ kind: String, _ count: Int, _ key: String) {
        html.element("div", ["class": kind.isEmpty ? "card" : "card \(kind)"]) { html in
            html.element("b", words.text(count))
            html.element("span", words(key))
        }
    }

    private func steps(_ html: inout HTMLText) {
        html.element("h2", words("summary.next.title"))
        html.element("ol", ["class": "steps"]) { html in
            for step in NextSteps(summary: summary, words: words).steps { html.element("li", words(step)) }
        }
    }

    private func foot(_ html: inout HTMLText) {
        html.element("footer") { html in
            for note in summary.notes { html.element("p", words(note)) }
            let skipped = summary.files.map(\.skippedCount).reduce(0, +)
            if skipped > 0 {
                html.element("p", words("summary.skipped", ["rows": .text(words.text(skipped))]))
            }
            html.element("p", words("summary.foot", ["day": .day(day)]))
        }
    }
}

/// What to do next, in the order in which it helps most.
struct NextSteps {
    let summary: CheckSummary
    let words: Words

    var steps: [Note] {
        let people = summary.people
        var steps: [Note] = []
        if people.toRepair + people.toReview > 0 {
            steps.append(
                Note(
                    "summary.next.repair",
                    [
                        "repair": .text(words.text(people.toRepair)),
                        "review": .text(words.text(people.toReview)),
                    ]))
        }
        if people.gone > 0 {
            steps.append(Note("summary.next.gone", ["rows": .text(words.text(people.gone))]))
        }
        if people.duplicates > 0 {
            steps.append(Note("summary.next.duplicates", ["rows": .text(words.text(people.duplicates))]))
        }
        let rejected = summary.sipp.map(\.willBeRejected).reduce(0, +)
        if rejected > 0 {
            steps.append(Note("summary.next.sipp-incomplete", ["rows": .text(words.text(rejected))]))
        }
        let rows = summary.sipp.map(\.rows).reduce(0, +)
        if rows > 0 { steps.append(Note("summary.next.sipp-upload", ["rows": .text(words.text(rows))])) }
        if let budget = summary.budget, let month = budget.firstUncovered {
            steps.append(
                Note(
                    "summary.next.budget",
                    ["month": .month(month), "missing": .rupiah(Rupiah.zero - budget.balance)]))
        }
        return steps.isEmpty ? [Note("summary.next.nothing")] : steps
    }
}
