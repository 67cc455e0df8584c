import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// The jobs of a person as they are believed, and as they were believed before.
struct JobsPart {
    let asking: Asking
    let file: PersonFile
    let today: Day

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.jobs"))
            if file.jobs.isEmpty {
                html.element("p", asking("person.no-job"))
            } else {
                table(&html)
            }
            if asking.may(.changeJobs), file.died == nil {
                html.element("p") {
                    $0.element(
                        "a", ["class": "button quiet", "href": "/orang/\(file.id)/pekerjaan-baru"],
                        asking("person.job-open"))
                }
            }
            if file.history.versions.count > file.jobs.count { versions(&html) }
        }
    }

    private func table(_ html: inout HTMLText) {
        let may = asking.may(.changeJobs)
        html.table(asking("person.jobs-caption"), columns + (may ? [Column(asking("person.acts"))] : [])) {
            html in
            for spell in file.jobs.reversed() {
                html.element("tr") { html in
                    cells(spell, &html)
                    if may { html.element("td", [:]) { links(spell, &$0) } }
                }
            }
        }
    }

    private var columns: [Column] {
        [
            Column(asking("people.unit")), Column(asking("people.category")),
            Column(asking("person.span")), Column(asking("person.programmes")),
            Column(asking("person.wage"), isAmount: true), Column(asking("person.funding")),
            Column(asking("person.payer")), Column(asking("person.decree")),
        ]
    }

    private func cells(_ spell: JobSpell, _ html: inout HTMLText) {
        let terms = spell.terms
        html.element("th", ["scope": "row"], file.unitName(terms.unit))
        html.cell(asking("people.category.\(terms.category.rawValue)"))
        html.element("td", [:]) { html in
            html.text(span(spell) + " ")
            if spell.holds(on: today) { html.state(asking("person.held"), .good) }
        }
        let programmes = terms.programmes.programmes.map(\.rawValue).joined(separator: ", ")
        html.cell("\(programmes) (\(asking("segment.\(terms.segment.rawValue)")))")
        html.cell(terms.wage.description, isAmount: true)
        html.cell(asking("people.funding.\(terms.funding.rawValue)"))
        html.cell(file.payerName(terms) ?? "–")
        html.cell(terms.letter?.number ?? file.extras[spell.id]?.decree ?? "–")
    }

    private func span(_ spell: JobSpell) -> String {
        let words = asking.words
        guard let end = spell.end else { return asking("person.since", ["day": .day(spell.start)]) }
        let why = spell.endReason.map { " (\(asking("people.end.\($0.rawValue)")))" } ?? ""
        return "\(words.text(spell.start)) – \(words.text(end))\(why)"
    }

    /// One of whose units is beyond the reach of whoever asks is refused when it is opened.
    private func links(_ spell: JobSpell, _ html: inout HTMLText) {
        guard file.died == nil else { return html.text("–") }
        let path = "/orang/\(file.id)/pekerjaan/\(spell.id)"
        let unit = file.unitName(spell.terms.unit)
        html.element(
            "a",
            ["href": "\(path)/ubah", "aria-label": asking("person.job-change-of", ["unit": .text(unit)])],
            asking("person.job-change"))
        guard spell.end == nil else { return }
        html.text(" · ")
        html.element(
            "a",
            ["href": "\(path)/akhiri", "aria-label": asking("person.job-close-of", ["unit": .text(unit)])],
            asking("person.job-close"))
    }

    /// What was believed, and when.
    private func versions(_ html: inout HTMLText) {
        html.element("details", [:]) { html in
            html.element("summary", asking("person.versions"))
            html.table(
                asking("person.versions-caption"),
                [
                    Column(asking("person.recorded")), Column(asking("person.superseded")),
                    Column(asking("people.unit")), Column(asking("person.span")),
                    Column(asking("person.wage"), isAmount: true),
                ]
            ) { html in
                for version in file.history.versions.suffix(50).reversed() {
                    html.element("tr") { row(version, &$0) }
                }
            }
        }
    }

    private func row(_ version: JobHistory.Version, _ html: inout HTMLText) {
        let knowledge = version.knowledge
        html.cell(asking.words.moment(knowledge.recorded.epochMilliseconds))
        html.cell(
            knowledge.superseded.map { asking.words.moment($0.epochMilliseconds) }
                ?? asking("person.still-believed"))
        html.cell(file.unitName(version.spell.terms.unit))
        html.cell(span(version.spell))
        html.cell(version.spell.terms.wage.description, isAmount: true)
    }
}
