import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import RegisterBooks
import WebGate
import Words

/// A version is approved and taken over, or sent back; by another hand than the one that sent it.
enum DecisionPages {
    static let routes: [Route] = [
        .act("/daftar/{submission}/setujui", .right(.decideRoster)) { try await approve($0) },
        .act("/daftar/{submission}/kembalikan", .right(.decideRoster)) { try await giveBack($0) },
    ]

    private static func approve(_ asking: Asking) async throws -> Answer {
        let number = try asking.number("submission")
        let desk = try asking.desk()
        do {
            let law = try MembershipLaw(from: asking.portal.law.book)
            let applied = try await SubmissionDesk(desk).approve(
                number, statement: asking.form["sptjm"] ?? "", law: law)
            let names = try await SubmissionDesk(desk).names(of: applied.vanished + applied.died)
            return done(number, applied, names, asking)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await SubmissionPages.page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func giveBack(_ asking: Asking) async throws -> Answer {
        let number = try asking.number("submission")
        do {
            let law = try MembershipLaw(from: asking.portal.law.book)
            try await SubmissionDesk(try asking.desk()).giveBack(
                number, reason: asking.form["alasan"] ?? "", law: law)
            return .see("/daftar/\(number)", told: "told.rosters-returned")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await SubmissionPages.page(asking, refused: asking.words(refusal.note))
        }
    }

    /// What taking it over did: shown once, as part of it is for somebody to act on.
    private static func done(
        _ number: Int64, _ applied: AppliedRoster, _ names: [PersonID: String], _ asking: Asking
    ) -> Answer {
        let crumbs = [Page.Crumb(asking("rosters.title"), "/daftar")]
        return .page(asking("rosters.applied"), crumbs: crumbs) { html in
            html.titlebar(asking("rosters.applied"), asking("rosters.applied-lead"))
            html.element("ul", ["class": "cards states"]) { html in
                for (key, count) in [
                    ("joined", applied.joined), ("changed", applied.changed),
                    ("unchanged", applied.unchanged), ("left", applied.left),
                ] {
                    html.element("li", ["class": "card"]) { html in
                        html.element("span", ["class": "figure"], asking.words.text(count))
                        html.element("span", asking("rosters.applied." + key))
                    }
                }
            }
            people("rosters.applied.vanished", applied.vanished, names, asking, &html)
            people("rosters.applied.died", applied.died, names, asking, &html)
            if !applied.refused.isEmpty {
                html.element("h2", asking("rosters.applied.refused"))
                html.element("ul") { html in
                    for row in applied.refused.prefix(100) {
                        html.element(
                            "li",
                            asking(
                                "rosters.applied.refused-row",
                                ["row": .number(row.line), "why": .text(asking.words(row.refusal.note))]))
                    }
                }
            }
            html.element("a", ["class": "button", "href": "/daftar/\(number)"], asking("rosters.to-version"))
        }
    }

    private static func people(
        _ key: String, _ people: [PersonID], _ names: [PersonID: String], _ asking: Asking,
        _ html: inout HTMLText
    ) {
        guard !people.isEmpty else { return }
        html.element("h2", asking(key))
        html.element("ul") { html in
            for person in people.prefix(100) {
                html.element("li") {
                    $0.element("a", ["href": "/orang/\(person.number)"], names[person] ?? "")
                }
            }
        }
        if people.count > 100 {
            html.element(
                "p", ["class": "hint"],
                asking("rosters.and-more", ["count": .count(people.count - 100)]))
        }
    }
}

/// The two forms of whoever decides; for whoever sent it a word of why he does not.
enum DecisionPart {
    static func show(_ view: SubmissionView, _ asking: Asking, _ html: inout HTMLText) {
        guard view.submission.decision == nil, asking.may(.decideRoster) else { return }
        if view.submission.submittedBy == asking.visitor.permit?.name {
            return html.notice(.wait, asking("rosters.own-hand"))
        }
        let path = "/daftar/\(view.submission.id)"
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("rosters.approve"))
                html.element("p", asking("rosters.approve-lead"))
                html.form("\(path)/setujui", asking, style: "stack") { html in
                    html.field(
                        Field("sptjm", asking("rosters.sptjm")).with {
                            $0.isRequired = true
                            $0.value = asking.form["sptjm"] ?? view.statement
                        })
                    html.submit(asking("rosters.approve-do"))
                }
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("rosters.return"))
                html.element("p", asking("rosters.return-lead"))
                html.form("\(path)/kembalikan", asking, style: "stack") { html in
                    html.field(
                        Field("alasan", asking("rosters.reason")).with {
                            $0.isRequired = true
                            $0.value = asking.form["alasan"]
                        })
                    html.submit(asking("rosters.return-do"), style: "quiet")
                }
            }
        }
    }
}
