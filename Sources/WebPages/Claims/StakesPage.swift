import Access
import AccessBooks
import Benefits
import ClaimBooks
import Claims
import Continuity
import CoverageBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import UseCases
import WebGate
import Words

/// `/klaim/belum-pasti`: which values of the law are not settled, by the rupiah that hang on each.
enum StakesPage {
    /// Of so many units one may choose from a list; of more the whole government is shown.
    private static let choices = 200

    static let routes: [Route] = [
        .page(
            "/klaim/belum-pasti", .right(.seeClaims),
            purpose: "For who answers families: which benefits rest on law that is not settled, and how much."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let units = try await UnitChoices(desk).list(.seeClaims, atMost: choices)
        let isWhole = try desk.reach(.seeClaims) == .government
        let chosen = asking.query["unit"].flatMap { Int64($0) }
        let unit = chosen ?? (isWhole ? nil : units.first?.id.number)
        guard isWhole || unit != nil else { throw NotThere() }
        let rules = asking.portal.law.claims
        let members = try await StakesDesk(desk, rules: rules).members(of: unit)
        let liability = try members.map {
            try Liability(
                $0.answers, under: rules.law.benefits, annualReturn: nil, children: $0.children)
        }
        return .page(
            asking("claims.menu.stakes"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.titlebar(asking("claims.menu.stakes"), asking("stakes.lead"))
            ClaimBar.write(asking, here: "/klaim/belum-pasti", &html)
            if units.count > 1 { form(units, unit, isWhole, asking, &html) }
            guard let liability else {
                return html.notice(.wait, asking("stakes.too-many", ["count": .count(Int(StakesDesk.most))]))
            }
            write(liability, asking, &html)
        }
    }

    private static func form(
        _ units: [UnitChoice], _ unit: Int64?, _ isWhole: Bool, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.asks("/klaim/belum-pasti") { html in
            html.choice(
                "unit", asking("people.unit"),
                (isWhole ? [(value: "", label: asking("people.every-unit"))] : [])
                    + units.map { (value: $0.id.description, label: $0.name) },
                chosen: unit.map(String.init))
            html.submit(asking("claims.show"), style: "quiet")
        }
    }

    private static func write(_ liability: Liability, _ asking: Asking, _ html: inout HTMLText) {
        let people = liability.protected.people
        html.element("p") {
            $0.text(asking("stakes.people", ["count": .text(asking.words.text(people))]))
        }
        let stakes = liability.stakes.filter { $0.amount > .zero }
        guard !stakes.isEmpty else { return html.empty(asking("stakes.none")) }
        html.table(
            asking("stakes.caption"),
            [
                Column(asking("stakes.value")), Column(asking("stakes.benefit")),
                Column(asking("stakes.status")), Column(asking("stakes.persons"), isAmount: true),
                Column(asking("claims.amount"), isAmount: true),
            ]
        ) { html in
            for stake in stakes { html.element("tr") { row(stake, asking, &$0) } }
        }
        html.element("p", ["class": "hint"], asking("stakes.hint"))
        html.notice(.wait, asking("liability.note.decided-by-bpjs"))
    }

    private static func row(_ stake: LiabilityStake, _ asking: Asking, _ html: inout HTMLText) {
        let (basis, words) = (stake.basis, asking.words)
        let parameter = asking.portal.law.book.parameters[basis.parameter]
        html.element("th", ["scope": "row"]) { html in
            html.element(
                "a", ["href": "/hukum/\(basis.parameter)"],
                parameter.map { words.meaning($0) } ?? basis.parameter)
            html.element("div", ["class": "hint"]) { $0.element("cite", basis.citation.description) }
        }
        html.cell(asking("claim.\(stake.claim.rawValue)"))
        html.element("td") { $0.state(asking("status.\(basis.status.rawValue)"), .wait) }
        html.cell(words.text(stake.people), isAmount: true)
        html.cell(stake.amount.description, isAmount: true)
    }
}
