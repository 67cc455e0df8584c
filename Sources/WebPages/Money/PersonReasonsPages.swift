import Access
import Contributions
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import WebGate
import Words

/// `/iuran/{bulan}/{npp}/orang/{kerja}`: what one person owes, line by line, with the articles.
enum PersonReasonsPages {
    static let routes: [Route] = [
        .page(
            "/iuran/{bulan}/{npp}/orang/{kerja}", .right(.seeDuesOfPeople),
            purpose: "For who must explain an amount: every line with its reason and its article."
        ) { try await page($0) },
        // With a reason, for those who must give one: it does not stand in the address.
        .act("/iuran/{bulan}/{npp}/orang/{kerja}", .right(.seeDuesOfPeople)) { try await page($0) },
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let above = "/iuran/\(month)/\(registration)"
        let found: PersonReasons
        do {
            found = try await asking.periods().reasons(
                month, registration, spell: try asking.number("kerja"),
                reason: asking.form["alasan"] ?? "")
        } catch AccessRefusal.reasonNeeded {
            return askReason(asking, isSecondTry: asking.form["alasan"] != nil)
        }
        let crumbs = [
            Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(month)"),
            Page.Crumb(found.registrationName, above),
        ]
        return .page(found.name, crumbs: crumbs) { html in
            html.titlebar(found.name, asking("money.reasons.lead", ["month": .month(month)])) { html in
                if asking.may(.seePeople) {
                    html.element(
                        "a", ["class": "button quiet", "href": "/orang/\(found.person)"],
                        asking("money.reasons.person"))
                }
            }
            lines(found, asking, &html)
            if let assessment = found.assessment {
                if !found.isAsStored { html.notice(.wait, asking("money.reasons.changed")) }
                assessed(assessment, asking, &html)
            }
        }
    }

    private static func askReason(_ asking: Asking, isSecondTry: Bool) -> Answer {
        .page(asking("money.reason.title"), status: isSecondTry ? 422 : 200, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("money.reason.title"))
                html.element("p", asking("money.reason.lead"))
                html.form(asking.path, asking, style: "stack") { html in
                    html.reasonField(asking, isSecondTry: isSecondTry)
                    html.submit(asking("money.reason.go"))
                }
            }
        }
    }

    private static func lines(_ found: PersonReasons, _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            asking("money.reasons.lines"),
            [
                Column(asking("money.for-month")), Column(asking("money.wage"), isAmount: true),
                Column(asking("money.dues"), isAmount: true), Column(asking("money.remark")),
            ]
        ) { html in
            for line in found.lines {
                html.element("tr") { html in
                    html.cell(asking.words.text(line.forMonth))
                    html.cell(line.wage.description, isAmount: true)
                    html.cell(line.refusal == nil ? line.total.description : "–", isAmount: true)
                    let remark = line.refusal?.labelKey ?? line.cause?.labelKey
                    html.cell(remark.map { asking($0) } ?? asking("money.reasons.regular"))
                }
            }
        }
    }

    private static func assessed(_ assessment: Assessment, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("money.reasons.how"))
        for line in assessment.lines {
            html.element("section", ["class": "sheet"]) { html in
                html.element("h3") { html in
                    html.text("\(line.code), \(asking("payer.\(line.payer.rawValue)")): ")
                    html.element("span", ["class": "number"], line.amount.description)
                }
                html.element("ol") { html in
                    for reason in line.reasons { write(reason, asking, &html) }
                }
            }
        }
        html.facts([
            (asking("contribution.employer-total"), assessment.employerTotal.description),
            (asking("contribution.worker-total"), assessment.workerTotal.description),
            (asking("contribution.total"), assessment.total.description),
        ])
        guard !assessment.notes.isEmpty else { return }
        html.element("h2", asking("money.reasons.notes"))
        html.element("ul") { html in
            for note in assessment.notes { html.element("li", asking.words(note)) }
        }
    }

    private static func write(_ reason: Reason, _ asking: Asking, _ html: inout HTMLText) {
        html.element("li") { html in
            html.text(asking.words(reason))
            html.element("div", ["class": "hint"]) { html in
                html.text(
                    asking(
                        "money.reasons.citation",
                        ["citation": .text(reason.citation.description), "since": .day(reason.since)]))
                if reason.status != .enacted {
                    html.text(" ")
                    html.state(asking("status.\(reason.status.rawValue)"), .wait)
                }
            }
        }
    }
}
