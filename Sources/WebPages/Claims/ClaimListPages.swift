import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/klaim`: the claims within reach, those whose clock is due next first.
enum ClaimListPages {
    static let routes: [Route] = [
        .page(
            "/klaim", .right(.seeClaims),
            purpose: "For who gathers the papers of claims: what waits, and which clock runs out next."
        ) { try await list($0) }
    ]

    /// Of so many units one may choose from a list; of more one types a part of the name.
    private static let choices = 80

    private static func list(_ asking: Asking) async throws -> Answer {
        var asked = ClaimsAsked()
        asked.tab = asking.query["bagian"].flatMap(ClaimsAsked.Tab.init) ?? .open
        asked.type = asking.query["jenis"].flatMap(ClaimType.init)
        asked.unit = asking.query["unit"].flatMap { Int64($0) }
        asked.unitText = String((asking.query["nama-unit"] ?? "").prefix(100))
        let desk = try asking.claims()
        let part = try await desk.list(asked, after: asking.query["sesudah"])
        let counts = try await desk.counts(asked)
        let units =
            ClaimBar.isOwn(asking)
            ? [] : try await UnitChoices(try asking.desk()).list(.seeClaims, atMost: choices + 1)
        let wanted = asked
        return .page(asking("claims.title")) { html in
            html.titlebar(asking("claims.title"), asking("claims.lead")) { html in
                guard asking.may(.fileClaims) else { return }
                html.element("a", ["class": "button", "href": "/klaim/baru"], asking("claims.open"))
            }
            ClaimBar.write(asking, here: "/klaim", &html)
            tabs(wanted, counts, asking, &html)
            filters(wanted, units, asking, &html)
            table(part, wanted, asking, &html)
        }
    }

    private static func tabs(
        _ asked: ClaimsAsked, _ counts: [ClaimsAsked.Tab: Int], _ asking: Asking, _ html: inout HTMLText
    ) {
        // What is chosen beside the part stays chosen.
        let kept = asking.query.with("sesudah", nil).with("kabar", nil)
        html.element("ul", ["class": "cards states"]) { html in
            for tab in ClaimsAsked.Tab.allCases {
                let count = counts[tab] ?? 0
                if count == 0, tab != asked.tab, tab != .open { continue }
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card",
                            "href": "/klaim?\(kept.with("bagian", tab.rawValue).urlEncoded)",
                            "aria-current": tab == asked.tab ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], String(count))
                        html.element("span", ["class": "of"], asking(tab.labelKey))
                    }
                }
            }
        }
    }

    private static func filters(
        _ asked: ClaimsAsked, _ units: [UnitChoice], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.asks("/klaim") { html in
            html.hidden("bagian", asked.tab.rawValue)
            filter(asked, units, asking, &html)
            html.choice(
                "jenis", asking("claims.type"),
                [(value: "", label: asking("claims.every-type"))]
                    + ClaimType.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: asked.type?.rawValue)
            html.submit(asking("claims.show"), style: "quiet")
            if asked.unit != nil || asked.type != nil || !asked.unitText.isEmpty {
                html.element("a", ["href": "/klaim?bagian=\(asked.tab.rawValue)"], asking("people.clear"))
            }
        }
    }

    /// By unit, where somebody has more than one.
    private static func filter(
        _ asked: ClaimsAsked, _ units: [UnitChoice], _ asking: Asking, _ html: inout HTMLText
    ) {
        guard units.count > 1 else { return }
        guard units.count > choices else {
            return html.choice(
                "unit", asking("people.unit"),
                [(value: "", label: asking("people.every-unit"))]
                    + units.map { (value: $0.id.description, label: $0.name) },
                chosen: asked.unit.map(String.init))
        }
        html.field(
            Field("nama-unit", asking("claims.unit-text")).with {
                $0.type = "search"
                $0.value = asked.unitText.isEmpty ? nil : asked.unitText
                $0.autocomplete = "off"
            })
    }

    private static func table(
        _ part: Listed<ClaimDesk.Line>, _ asked: ClaimsAsked, _ asking: Asking, _ html: inout HTMLText
    ) {
        guard !part.rows.isEmpty else {
            return html.empty(
                asking("claims.empty.\(asked.tab.rawValue)"),
                asking.may(.fileClaims) ? ("/orang", asking("claims.find-person")) : nil)
        }
        ClaimTable.write(part.rows, asking(asked.tab.labelKey), asking, &html)
        html.pager(asking, next: part.next)
    }
}

/// Claims, a line each.
enum ClaimTable {
    static func write(
        _ lines: [ClaimDesk.Line], _ caption: String, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            caption,
            [
                Column(asking("claims.person")), Column(asking("claims.type")),
                Column(asking("claims.event-day")), Column(asking("claims.stage")),
                Column(asking("claims.clock")), Column(asking("claims.likely"), isAmount: true),
                Column(asking("claims.paid"), isAmount: true),
            ]
        ) { html in
            for line in lines { html.element("tr") { row(line, asking, &$0) } }
        }
    }

    private static func row(_ line: ClaimDesk.Line, _ asking: Asking, _ html: inout HTMLText) {
        let claim = line.claim
        html.element("th", ["scope": "row"]) { html in
            html.element("a", ["href": "/klaim/\(claim.id)"], claim.name)
            html.element("div", ["class": "hint"], line.unitName ?? "–")
        }
        html.cell(asking(claim.type.labelKey))
        html.cell(asking.words.text(claim.eventDay))
        html.element("td") { html in
            html.state(asking(claim.stage.labelKey), claim.stage.tone)
            if claim.isHeld { html.state(asking("claims.held"), .bad) }
            if claim.waits != .nothing { html.state(asking("claims.waits"), .wait) }
            if let code = claim.refusalCode, claim.stage == .refused {
                html.element("div", ["class": "hint"], code)
            }
        }
        html.element("td") { clock(claim, asking, &$0) }
        html.cell(asking.range(claim.low, claim.high), isAmount: true)
        html.cell(claim.paid == .zero ? "–" : claim.paid.description, isAmount: true)
    }

    private static func clock(_ claim: ClaimRow, _ asking: Asking, _ html: inout HTMLText) {
        guard !claim.stage.isEnd, let due = claim.due else { return html.text("–") }
        let words = ClockWords(until: due, now: asking.portal.now(), asking)
        html.state(words.text, words.tone)
        if let name = claim.dueClock { html.element("div", ["class": "hint"], asking("claim.clock.\(name)")) }
    }
}
