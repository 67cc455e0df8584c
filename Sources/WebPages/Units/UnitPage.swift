import Access
import AccessBooks
import Continuity
import DeskBooks
import HTML
import LawBook
import Ledger
import Membership
import MoneyAndDates
import ObligationBooks
import RegisterBooks
import SQLStore
import WebGate
import Words

/// One unit.
enum UnitPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let law = asking.portal.law
        let desk = try asking.desk()
        let file = try await UnitDesk(desk, law: law.continuity, answered: law.book.coverage).open(
            try asking.number("id"))
        let timeline = try await asking.agreements().timeline(of: file.unit.id.number)
        let view = UnitView(asking: asking, file: file, today: desk.office.today, timeline: timeline)
        var crumbs = [Page.Crumb(asking("units.title"), "/unit")]
        if let parent = file.parent { crumbs.append(Page.Crumb(parent.name, "/unit/\(parent.id)")) }
        return .page(file.unit.name, crumbs: crumbs) { view.write(&$0) }
    }
}

private struct UnitView {
    let asking: Asking
    let file: UnitFile
    let today: Day
    /// Nil for who sees no agreements.
    let timeline: UnitTimeline?

    private var path: String { "/unit/\(file.unit.id)" }

    func write(_ html: inout HTMLText) {
        html.titlebar(
            file.unit.name, "\(asking("institution.\(file.unit.kind.rawValue)")) · \(file.unit.code)",
            actions)
        cards(&html)
        if let coverage = file.coverage, !coverage.gaps.isEmpty { gaps(coverage, &html) }
        if let periods = file.periods { self.periods(periods, &html) }
        if let timeline {
            TimelinePart(asking: asking, timeline: timeline, title: asking("timeline.title")).write(&html)
        }
        papers(&html)
        headcounts(&html)
        below(&html)
    }

    private func actions(_ html: inout HTMLText) {
        guard asking.may(.seePeople) else { return }
        html.element(
            "a", ["class": "button", "href": "/orang?unit=\(file.unit.id)"], asking("unit.people"))
    }

    private func cards(_ html: inout HTMLText) {
        html.element("ul", ["class": "cards"]) { html in
            if let coverage = file.coverage {
                card(asking("unit.coverage"), figure(coverage), of(coverage), &html)
                card(
                    asking("unit.ending"), asking.words.text(coverage.endingSoon), asking("unit.ending-of"),
                    &html)
            }
            if let arrears = file.arrears {
                card(asking("units.overdue"), arrears.overdue.description, open(arrears), &html)
            }
        }
    }

    private func card(_ title: String, _ figure: String, _ of: String, _ html: inout HTMLText) {
        html.element("li", ["class": "card"]) { html in
            html.element("h2", title)
            html.element("p", ["class": "figure"], figure)
            html.element("p", ["class": "of"], of)
        }
    }

    private func figure(_ coverage: UnitCoverage) -> String {
        guard let protected = coverage.protected else { return asking.words.text(coverage.people) }
        return asking.words.percent(protected, of: coverage.people)
    }

    private func of(_ coverage: UnitCoverage) -> String {
        guard let protected = coverage.protected else {
            return asking("unit.too-large", ["day": .day(coverage.asOf)])
        }
        return asking(
            "unit.protected-of",
            [
                "count": .text(asking.words.text(protected)),
                "people": .text(asking.words.text(coverage.people)), "day": .day(coverage.asOf),
            ])
    }

    private func open(_ arrears: UnitArrears) -> String {
        guard let oldest = arrears.oldestDue, arrears.open != .zero else {
            return asking("unit.nothing-open")
        }
        return asking("unit.open-since", ["amount": .rupiah(arrears.open), "day": .day(oldest)])
    }

    private func gaps(_ coverage: UnitCoverage, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("unit.gaps"))
            html.table(
                asking("unit.gaps-caption", ["day": .day(coverage.asOf)]),
                [
                    Column(asking("unit.gap")), Column(asking("person.turn")),
                    Column(asking("units.people"), isAmount: true),
                ]
            ) { html in
                for gap in coverage.gaps {
                    html.element("tr") { html in
                        html.cell(asking(gap.state.key, gap.state.arguments))
                        html.cell(asking(gap.turn.key))
                        html.cell(asking.words.text(gap.people), isAmount: true)
                    }
                }
            }
        }
    }

    private func periods(_ periods: [UnitPeriod], _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("unit.periods"))
            guard !periods.isEmpty else { return html.element("p", asking("unit.no-periods")) }
            html.table(
                asking("unit.periods-caption"),
                [
                    Column(asking("person.month")), Column(asking("unit.registration")),
                    Column(asking("person.state")), Column(asking("units.people"), isAmount: true),
                    Column(asking("unit.dues"), isAmount: true),
                ]
            ) { html in
                for period in periods { html.element("tr") { row(period, &$0) } }
            }
        }
    }

    private func row(_ period: UnitPeriod, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) {
            $0.element(
                "a", ["href": "/iuran/\(period.month)/\(period.registration)"],
                asking.words.text(period.month))
        }
        html.cell(period.registrationName)
        html.element("td", [:]) {
            $0.state(asking(period.stage.labelKey), period.stage.tone)
        }
        html.cell(period.persons.map { asking.words.text($0) } ?? "–", isAmount: true)
        html.cell(period.dues.map(\.description) ?? "–", isAmount: true)
    }

    private func papers(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("unit.papers"))
            guard !file.papers.isEmpty else { return html.element("p", asking("unit.no-papers")) }
            html.table(
                asking("unit.papers"),
                [
                    Column(asking("unit.paper")), Column(asking("unit.paper-number")),
                    Column(asking("person.span")), Column(asking("person.state")),
                ]
            ) { html in
                for paper in file.papers { html.element("tr") { row(paper, &$0) } }
            }
        }
    }

    private func row(_ paper: UnitPaper, _ html: inout HTMLText) {
        let words = asking.words
        html.element("th", ["scope": "row"], asking("unit.paper.\(paper.kind)"))
        html.cell(paper.number.isEmpty ? "–" : paper.number)
        html.cell("\(words.text(paper.from)) – \(words.text(paper.through))")
        html.element("td", [:]) { html in
            let isOver = paper.through < today
            if !paper.isSigned {
                html.state(asking("units.agreement.expected"), .wait)
            } else if isOver {
                html.state(asking("units.agreement.ended"), .plain)
            } else {
                html.state(asking("units.agreement.signed"), .good)
            }
        }
    }

    private func headcounts(_ html: inout HTMLText) {
        guard !file.headcounts.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("unit.headcounts"))
            html.element(
                "p", asking("unit.own-people", ["count": .text(asking.words.text(file.ownPeople))]))
            html.table(
                asking("unit.headcounts"),
                [
                    Column(asking("unit.list")), Column(asking("unit.as-of")),
                    Column(asking("units.people"), isAmount: true),
                    Column(asking("unit.missing"), isAmount: true),
                ]
            ) { html in
                for listed in file.headcounts {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking("unit.list.\(listed.list.rawValue)"))
                        html.cell(asking.words.text(listed.asOf))
                        html.cell(asking.words.text(listed.people), isAmount: true)
                        html.cell(
                            asking.words.text(max(0, listed.people - file.ownPeople)), isAmount: true)
                    }
                }
            }
        }
    }

    private func below(_ html: inout HTMLText) {
        guard !file.below.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("unit.below"))
            html.element("ul", [:]) { html in
                for unit in file.below {
                    html.element("li") { $0.element("a", ["href": "/unit/\(unit.id)"], unit.name) }
                }
            }
        }
    }
}
