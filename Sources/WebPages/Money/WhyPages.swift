import Access
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import WebGate
import Words

/// `/iuran/{bulan}/{npp}/sebab`: why a month costs more or less than another.
enum WhyPages {
    static let routes: [Route] = [
        .page(
            "/iuran/{bulan}/{npp}/sebab", .right(.seePeriods),
            purpose: "For who is asked why the bill changed: joiners, leavers, wages, law, to the rupiah."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let desk = try asking.periods()
        let row = try await desk.boardRow(month, registration)
        let other = asking.query["banding"].flatMap { Month(iso: $0) } ?? month.adding(-1)
        let effect = asking.query["unsur"].flatMap { ChangeEffect(rawValue: $0) }
        let found = try await desk.why(month, than: other, registration, behind: effect)
        let body = WhyBody(
            asking: asking, row: row, other: other, effect: effect, why: found.why, people: found.people)
        return .page(
            asking("money.why.title"),
            crumbs: [
                Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(month)"),
                Page.Crumb(row.name, "/iuran/\(month)/\(registration)"),
            ]
        ) { body.write(&$0) }
    }
}

private struct WhyBody {
    let asking: Asking
    let row: PeriodBoardRow
    let other: Month
    let effect: ChangeEffect?
    let why: WhyItChanged
    let people: [EffectOfPerson]

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("money.why.title"),
            asking(
                "money.why.lead",
                ["name": .text(row.name), "from": .month(other), "to": .month(row.month)]))
        html.asks(asking.path) { html in
            html.choice(
                "banding", asking("money.why.than"),
                (1...24).map { row.month.adding(-$0) }.map { ($0.description, asking.words.text($0)) },
                chosen: other.description)
            html.submit(asking("money.show"), style: "quiet")
        }
        html.facts([
            (asking.words.text(other), why.before.description),
            (asking.words.text(row.month), why.after.description),
            (asking("money.difference"), why.difference.description),
        ])
        parts(&html)
        if let effect { behind(effect, &html) }
    }

    private func parts(_ html: inout HTMLText) {
        let parts = why.parts.filter { $0.amount != .zero || $0.people > 0 }
        guard !parts.isEmpty else { return html.empty(asking("money.why.same")) }
        html.table(
            asking("money.why.parts"),
            [
                Column(asking("money.cause")), Column(asking("money.persons"), isAmount: true),
                Column(asking("money.amount"), isAmount: true),
            ]
        ) { html in
            for part in parts {
                html.element("tr") {
                    $0.linkCell(
                        "\(asking.path)?banding=\(other)&unsur=\(part.effect.rawValue)#orang",
                        asking(part.effect.labelKey))
                    $0.cell(asking.words.text(part.people), isAmount: true)
                    $0.cell(part.amount.description, isAmount: true)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "2"], asking("money.difference"))
                html.cell(why.difference.description, isAmount: true)
            }
        }
    }

    private func behind(_ effect: ChangeEffect, _ html: inout HTMLText) {
        html.element(
            "h2", ["id": "orang"], asking("money.why.people", ["cause": .word(effect.labelKey)]))
        if people.isEmpty { return html.empty(asking("money.why.nobody")) }
        html.table(
            asking("money.why.people", ["cause": .word(effect.labelKey)]),
            [Column(asking("money.name")), Column(asking("money.amount"), isAmount: true)]
        ) { html in
            for person in people {
                html.element("tr") {
                    $0.cell(person.name)
                    $0.cell(person.amount.description, isAmount: true)
                }
            }
        }
    }
}
