import Access
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/rentan/{kuota}`: one quota, its people by stage, and what is to be done next.
enum QuotaPage {
    static let routes: [Route] = [
        .page(
            "/rentan/{kuota}", .right(.seeVulnerable),
            purpose: "For who protects vulnerable workers: a quota's people by stage, and the next step."
        ) { try await answer($0, refused: nil) }
    ]

    static func answer(_ asking: Asking, refused: String?, told: [String] = []) async throws -> Answer {
        let desk = try asking.vulnerable()
        let quota = try asking.quota()
        let sheet = try await desk.open(quota)
        let stage =
            asking.query["tahap"].flatMap(ProposalStage.init)
            ?? ProposalStage.allCases.first { (sheet.quota.counts[$0] ?? 0) > 0 } ?? .proposed
        let part = try await desk.rows(quota, stage, after: asking.query["sesudah"])
        return .page(
            sheet.quota.terms.name, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("vulnerable.title"), "/rentan")]
        ) { html in
            html.titlebar(sheet.quota.terms.name, lead(sheet.quota, asking))
            if let refused { html.notice(.bad, refused) }
            if !told.isEmpty {
                html.element("div", ["class": "good notice"]) { html in
                    for sentence in told { html.element("p", sentence) }
                }
            }
            money(sheet.quota, asking, &html)
            stages(sheet.quota, stage, asking, &html)
            QuotaSteps(asking: asking, sheet: sheet).write(&html)
            html.element("section", ["class": "sheet", "id": "orang", "aria-labelledby": "judul-orang"]) {
                html in
                html.element("h2", ["id": "judul-orang"], asking(stage.labelKey))
                people(part, stage, quota, asking, &html)
            }
        }
    }

    private static func lead(_ quota: QuotaView, _ asking: Asking) -> String {
        asking(
            "vulnerable.quota-lead",
            [
                "funding": .word(quota.terms.funding.labelKey), "from": .month(quota.terms.from),
                "through": .month(quota.terms.through), "payer": .text(quota.payer),
            ])
    }

    private static func money(_ quota: QuotaView, _ asking: Asking, _ html: inout HTMLText) {
        html.facts([
            (term: asking("vulnerable.ceiling"), fact: quota.terms.ceiling.description),
            (term: asking("vulnerable.dues"), fact: quota.dues.description),
            (term: asking("vulnerable.places"), fact: asking.words.text(quota.places)),
            (term: asking("vulnerable.free"), fact: asking.words.text(quota.free)),
            (term: asking("vulnerable.cost"), fact: quota.cost.description),
        ])
        let fit = quota.taken + quota.waiting + (quota.counts[.verified] ?? 0) + (quota.counts[.posted] ?? 0)
        if fit > quota.places {
            html.notice(
                .wait,
                asking(
                    "vulnerable.too-many",
                    ["fit": asking.counted(quota.places), "more": asking.counted(fit - quota.places)]))
        }
    }

    private static func stages(
        _ quota: QuotaView, _ shown: ProposalStage, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("ul", ["class": "cards states"]) { html in
            for stage in ProposalStage.allCases {
                let count = quota.counts[stage] ?? 0
                if count == 0, stage != shown { continue }
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/rentan/\(quota.id)?tahap=\(stage.rawValue)#orang",
                            "aria-current": stage == shown ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], asking.words.text(count))
                        html.element("span", ["class": "of"], asking(stage.labelKey))
                    }
                }
            }
        }
    }

    private static func people(
        _ part: Listed<ProposalRow>, _ stage: ProposalStage, _ quota: QuotaID, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        guard !part.rows.isEmpty else { return html.empty(asking("vulnerable.nobody")) }
        let mayCard = stage == .accepted && asking.mayForAll(.decreeVulnerable)
        if mayCard {
            html.form("/rentan/\(quota)/kartu", asking) { html in
                table(part.rows, stage, isChosen: true, asking, &html)
                html.field(
                    "hari-kartu", name: "tanggal", asking("vulnerable.card-day"), type: "date",
                    value: asking.portal.today().description)
                html.submit(asking("vulnerable.card-do"))
            }
        } else {
            table(part.rows, stage, isChosen: false, asking, &html)
        }
        html.pager(asking, at: ("/rentan/\(quota)", "#orang"), next: part.next)
    }

    private static func table(
        _ rows: [ProposalRow], _ stage: ProposalStage, isChosen: Bool, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        var columns = [
            Column(asking("vulnerable.person")), Column("NIK"), Column(asking("vulnerable.born")),
            Column(asking("vulnerable.unit")), Column(asking("vulnerable.work")),
            Column(asking("vulnerable.decile-short"), isAmount: true), Column(asking("vulnerable.what")),
        ]
        if isChosen { columns.insert(Column(asking("vulnerable.chosen")), at: 0) }
        html.table(asking(stage.labelKey), columns) { html in
            for row in rows {
                html.element("tr") { html in
                    if isChosen { choose(row, asking, &html) }
                    cells(row, asking, &html)
                }
            }
        }
    }

    private static func choose(_ row: ProposalRow, _ asking: Asking, _ html: inout HTMLText) {
        html.element("td") {
            $0.emptyElement(
                "input",
                [
                    "type": "checkbox", "name": "baris", "value": String(row.id),
                    "aria-label": asking("vulnerable.choose", ["name": .text(row.name)]),
                ])
        }
    }

    private static func cells(_ row: ProposalRow, _ asking: Asking, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/rentan/baris/\(row.id)"], row.name.isEmpty ? "–" : row.name)
        }
        html.cell(row.maskedNIK)
        html.cell(row.born.map { asking.words.text($0) } ?? "–")
        html.cell(row.unitName)
        html.cell(row.work.isEmpty ? "–" : row.work)
        html.cell(row.decile.isEmpty ? "–" : row.decile, isAmount: true)
        html.element("td") { html in
            for finding in row.findings.prefix(3) {
                html.element(
                    "div", ["class": finding.standsInTheWay ? "bad state" : "wait state"],
                    asking.words(finding.note))
            }
            if !row.answer.isEmpty { html.element("div", BatchAnswerText.of(row, asking)) }
            if let end = row.end { html.element("div", asking(end.labelKey)) }
            if let choice = row.choice { html.element("div", asking(choice.labelKey)) }
            let isPlain = row.findings.isEmpty && row.answer.isEmpty
            if isPlain, row.end == nil, row.choice == nil { html.text("–") }
        }
    }
}

/// What BPJS, or the register, said of somebody.
enum BatchAnswerText {
    static func of(_ row: ProposalRow, _ asking: Asking) -> String {
        asking.words.template(row.answer) == nil ? row.answer : asking("vulnerable.not-in-register")
    }
}
