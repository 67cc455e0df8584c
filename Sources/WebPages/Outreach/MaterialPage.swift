import Benefits
import Contributions
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import Outreach
import WebGate
import Words

/// `/materi`: what happens if, what it costs, what my family gets; with the reader's own wage.
enum MaterialPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let rules = try OutreachTemplates.embedded()
        guard let first = rules.audiences.first else { throw NotThere() }
        let audience = asking.query["sasaran"].flatMap { rules.audience($0) } ?? first
        let typed = asking.query["upah"].map { WrittenAmount($0)?.rupiah }
        let wage = (typed ?? nil) ?? audience.wage
        let isWrong = typed == .some(nil) || !wage.isPayable || wage > Rupiah(1_000_000_000)
        let view = MaterialView(asking: asking, rules: rules, audience: audience, wage: wage)
        return .page(asking("outreach.material-title"), status: isWrong ? 422 : 200) { html in
            html.titlebar(asking("outreach.material-title"), asking(audience.labelKey))
            view.form(&html)
            if isWrong { return html.notice(.bad, asking("outreach.wage-wrong")) }
            view.write(&html)
        }
    }
}

private struct MaterialView {
    let asking: Asking
    let rules: OutreachRules
    let audience: OutreachAudience
    let wage: Rupiah

    func form(_ html: inout HTMLText) {
        html.asks("/materi") { html in
            html.choice(
                "sasaran", asking("outreach.audience"),
                rules.audiences.map { (value: $0.code, label: asking($0.labelKey)) }, chosen: audience.code)
            html.field(
                Field("upah", asking("outreach.your-wage")).with {
                    $0.inputMode = "numeric"
                    $0.value = asking.query["upah"] ?? wage.description
                })
            html.submit(asking("outreach.reckon"))
        }
    }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.what-if"))
            html.element("p", asking("outreach.what-if-says"))
        }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.costs"))
            costs(&html)
        }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.family"))
            family(.workAccidentDeath, "outreach.if-accident", &html)
            family(.death, "outreach.if-death", &html)
            html.element("p") { $0.element("a", ["href": "/manfaat"], asking("sponsor.gets.more")) }
        }
    }

    private func costs(_ html: inout HTMLText) {
        var facts = ContributionFacts(segment: audience.segment, month: Month(of: asking.portal.today()))
        facts.programmes = [.workAccident, .death]
        if audience.segment == .selfEmployed {
            facts.income = wage
            facts.funder = .oneself
        } else {
            facts.wage = wage
            facts.riskClass = .veryLow
        }
        guard let owed = try? Assessment.assess(facts, under: asking.portal.law.contributions) else {
            return html.element("p", asking("outreach.not-told"))
        }
        let key = audience.segment == .selfEmployed ? "outreach.costs-bpu" : "outreach.costs-pu"
        html.element("p") { html in
            html.element("strong", asking(key, ["amount": .rupiah(owed.total)]))
            doubt(owed.status, &html)
        }
        for line in owed.lines {
            html.element("p", "\(line.code): \(line.amount)")
            html.reasons(line.reasons, asking)
        }
    }

    /// By the same engine that reckons claims.
    private func family(_ claim: BenefitClaim, _ key: String, _ html: inout HTMLText) {
        var facts = BenefitFacts(claim: claim)
        facts.eventDay = asking.portal.today()
        facts.segment = audience.segment
        if claim == .workAccidentDeath {
            if audience.segment == .selfEmployed { facts.income = wage } else { facts.wage = wage }
        } else {
            facts.membershipMonths = 12
        }
        guard let due = try? BenefitAnswer.assess(facts, under: asking.portal.law.benefits) else {
            return html.element("p", asking("outreach.not-told"))
        }
        html.element("h3", asking(key))
        html.element("p") { html in
            html.element("strong", due.total.description)
            doubt(due.status, &html)
        }
        html.element("ul") { html in
            for line in due.lines {
                html.element("li", "\(asking("component.\(line.component.rawValue)")): \(line.amount)")
            }
        }
    }

    private func doubt(_ status: LawStatus, _ html: inout HTMLText) {
        guard status != .enacted else { return }
        html.text(" ")
        html.state(asking("sponsor.estimate"), .wait)
    }
}
