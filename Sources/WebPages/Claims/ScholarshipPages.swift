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

/// `/klaim/beasiswa`: the years of scholarship that are to be claimed, child by child.
enum ScholarshipPages {
    /// How far ahead the tracker looks.
    private static let ahead = 90

    static let routes: [Route] = [
        .page(
            "/klaim/beasiswa", .right(.seeClaims),
            purpose:
                "For who looks after families: the children whose next year of scholarship is to be claimed."
        ) { try await list($0) },
        act("mulai", "told.claims.child-begun") { desk, heir, claim, _ in
            try await desk.begin(heir, of: claim)
        },
        act("tahun", "told.claims.child-renewed") { desk, heir, claim, asking in
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw ClaimDeskRefusal.dayNeeded
            }
            try await desk.renew(heir, of: claim, on: day)
        },
        act("akhiri", "told.claims.child-ended") { desk, heir, claim, asking in
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }),
                let reason = asking.form["sebab"].flatMap(ScholarshipEnd.Reason.init)
            else { throw ClaimDeskRefusal.dayNeeded }
            try await desk.end(heir, of: claim, on: day, because: reason)
        },
    ]

    private static func act(
        _ name: String, _ told: String,
        _ body: @escaping @Sendable (ScholarshipDesk, HeirID, ClaimCaseID, Asking) async throws -> Void
    ) -> Route {
        .act("/klaim/{id}/beasiswa/{anak}/\(name)", .right(.fileClaims)) { asking in
            try await ClaimActs.done(asking, told) { _, claim in
                let desk = ScholarshipDesk(try asking.desk(), rules: asking.portal.law.claims)
                try await body(desk, HeirID(try asking.number("anak")), claim, asking)
            }
        }
    }

    private static func list(_ asking: Asking) async throws -> Answer {
        let desk = ScholarshipDesk(try asking.desk(), rules: asking.portal.law.claims)
        let children = try await desk.renewals(ahead: ahead)
        return .page(
            asking("claims.menu.scholarships"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.titlebar(
                asking("claims.menu.scholarships"),
                asking("claims.scholarships-lead", ["days": .number(ahead)]))
            ClaimBar.write(asking, here: "/klaim/beasiswa", &html)
            guard !children.isEmpty else { return html.empty(asking("claims.scholarships-none")) }
            table(children, asking, &html)
        }
    }

    private static func table(
        _ children: [ScholarshipBook.Kept], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("claims.menu.scholarships"),
            [
                Column(asking("claims.child")), Column(asking("claims.parent")),
                Column(asking("claims.next-year")), Column(asking("claims.due-on")),
                Column(asking("claims.stops-on")),
            ]
        ) { html in
            for kept in children {
                guard let next = kept.years.next else { continue }
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/klaim/\(kept.claim)#anak"], kept.years.child.name)
                    }
                    html.cell(kept.personName)
                    html.cell("\(next.number): \(next.school.code)")
                    html.element("td") { html in
                        let isDue = next.dueOn <= asking.portal.today()
                        html.state(asking.words.text(next.dueOn), isDue ? .bad : .wait)
                    }
                    html.cell(asking.text(kept.years.ageLimitOn))
                }
            }
        }
    }
}

/// One child with the years of the ladder.
enum ScholarshipChildPart {
    static func write(_ kept: ScholarshipBook.Kept, _ asking: Asking, _ html: inout HTMLText) {
        let (years, child) = (kept.years, kept.years.child)
        html.element("h3", child.name)
        html.facts(facts(years, asking))
        html.element("ul", ["class": "strip"]) { html in
            for year in years.years {
                let (tone, key) = state(year)
                html.element("li", ["class": tone.rawValue]) { html in
                    html.element("b", year.school.code)
                    html.text(asking(key, ["day": .day(year.dueOn)]))
                }
            }
        }
        for reason in years.reasons { ReasonText.write(reason, asking, &html) }
        guard child.ended == nil, asking.may(.fileClaims) else { return }
        forms(kept, asking, &html)
    }

    private static func facts(
        _ years: ScholarshipYears, _ asking: Asking
    ) -> [(term: String, fact: String)] {
        var facts = [(term: asking("heirs.born"), fact: asking.text(years.child.born))]
        if let limit = years.ageLimitOn {
            facts.append((term: asking("claims.stops-on"), fact: asking.words.text(limit)))
        }
        if let ended = years.child.ended {
            let text = "\(asking.words.text(ended.day)), \(asking(ended.reason.labelKey))"
            facts.append((term: asking("claims.ended"), fact: text))
        }
        return facts
    }

    private static func state(_ year: ScholarshipYears.Year) -> (Tone, String) {
        switch year.state {
        case .claimed: (.good, "claims.year.claimed")
        case .due: (.bad, "claims.year.due")
        case .ahead: (.plain, "claims.year.ahead")
        }
    }

    private static func forms(_ kept: ScholarshipBook.Kept, _ asking: Asking, _ html: inout HTMLText) {
        let heir = kept.years.child.heir
        let path = "/klaim/\(kept.claim)/beasiswa/\(heir)"
        let today = asking.portal.today().description
        if let next = kept.years.next, next.state == .due {
            html.form("\(path)/tahun", asking, style: "row") { html in
                html.field(
                    "tahun-\(heir)", name: "tanggal", asking("claims.year-claimed-on"), type: "date",
                    value: today)
                html.submit(asking("claims.claim-year", ["school": .text(next.school.code)]))
            }
        }
        html.element("details") { html in
            html.element("summary", asking("claims.end-child"))
            html.form("\(path)/akhiri", asking, style: "stack") { html in
                html.field(
                    "akhir-\(heir)", name: "tanggal", asking("claims.day"), type: "date", value: today)
                html.element("div") { html in
                    html.element("label", ["for": "sebab-\(heir)"], asking("claims.reason"))
                    html.element("select", ["id": "sebab-\(heir)", "name": "sebab"]) { html in
                        for reason in ScholarshipEnd.Reason.allCases {
                            html.element("option", ["value": reason.rawValue], asking(reason.labelKey))
                        }
                    }
                }
                html.submit(asking("claims.end-child"), style: "danger")
            }
        }
    }
}
