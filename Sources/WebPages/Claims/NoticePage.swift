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

/// `/klaim/kematian/{kabar}`: one notice beside the person whom it may mean.
enum NoticePage {
    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let (line, alike) = try await NoticePages.desk(asking).open(try asking.number("kabar"))
        return .page(
            line.notice.name, status: refused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("claims.title"), "/klaim"),
                Page.Crumb(asking("notices.title"), "/klaim/kematian"),
            ]
        ) { html in
            html.titlebar(line.notice.name, asking(line.notice.state.labelKey))
            if let refused { html.notice(.bad, refused) }
            if let reason = line.notice.reason { html.notice(.plain, reason) }
            html.element("div", ["class": "two"]) { html in
                html.element("section", ["class": "sheet"]) { notice(line.notice, asking, &$0) }
                if let person = line.person {
                    html.element("section", ["class": "sheet"]) { side(person, asking, &$0) }
                }
            }
            if let claim = line.notice.claim {
                html.element(
                    "a", ["class": "button", "href": "/klaim/\(claim)"], asking("notices.to-claim"))
            }
            if line.notice.state.isOpen { decide(line, alike, asking, &html) }
        }
    }

    private static func notice(_ notice: DeathNotice, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("notices.says"))
        html.facts([
            (asking("heirs.name"), notice.name), ("NIK", notice.maskedNIK ?? "–"),
            (asking("notices.died"), asking.words.text(notice.died)),
            (asking("notices.source"), asking(notice.source.labelKey)),
            (asking("notices.reference"), notice.reference),
            (asking("notices.came"), asking.moment(notice.recordedAt, .western)),
        ])
        if notice.isAccident { html.state(asking("notices.at-work"), .wait) }
    }

    private static func side(_ person: PersonLine, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("notices.in-register"))
        html.facts([
            (asking("heirs.name"), person.name), ("NIK", person.maskedNIK),
            (asking("heirs.born"), asking.text(person.born)),
            (asking("claims.unit"), person.job?.unitName ?? "–"),
            (asking("person.died-on"), asking.text(person.died)),
        ])
        if asking.may(.seePeople) {
            html.element("a", ["href": "/orang/\(person.id)"], asking("claims.to-person"))
        }
    }

    private static func decide(
        _ line: NoticeDesk.Line, _ alike: [PersonLine], _ asking: Asking, _ html: inout HTMLText
    ) {
        let path = "/klaim/kematian/\(line.notice.id)"
        html.element("section", ["class": "sheet", "aria-labelledby": "putusan"]) { html in
            html.element("h2", ["id": "putusan"], asking("notices.decide"))
            html.element("p", asking("notices.confirm-means"))
            if asking.may(.changeJobs) { confirmForm(line, alike, path, asking, &html) }
            html.element("details") { html in
                html.element("summary", asking("notices.dismiss"))
                html.form("\(path)/kesampingkan", asking, style: "stack") { html in
                    html.reason("alasan-kabar", asking)
                    html.submit(asking("notices.dismiss"), style: "quiet")
                }
            }
        }
    }

    private static func confirmForm(
        _ line: NoticeDesk.Line, _ alike: [PersonLine], _ path: String, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        var people = line.person.map { [$0] } ?? []
        people += alike.filter { $0.id != line.person?.id }
        if people.isEmpty { return html.element("p", asking("notices.nobody-alike")) }
        html.form("\(path)/pastikan", asking, style: "stack") { html in
            html.element("fieldset") { html in
                html.element("legend", asking("notices.who"))
                for person in people {
                    let isSure = line.notice.state == .matched && person.id == line.person?.id
                    html.element("label", ["class": "check", "for": "orang-\(person.id)"]) { html in
                        html.emptyElement(
                            "input",
                            [
                                "type": "radio", "id": "orang-\(person.id)", "name": "orang", "required": "",
                                "value": person.id.description, "checked": isSure ? "" : nil,
                            ])
                        html.text(
                            [person.name, person.maskedNIK, asking.text(person.born), person.job?.unitName]
                                .compactMap(\.self).joined(separator: " · "))
                    }
                }
            }
            html.submit(asking("notices.confirm"))
        }
    }

    static func confirm(_ asking: Asking) async throws -> Answer {
        let id = try asking.number("kabar")
        do {
            let person = asking.form["orang"].flatMap { Int64($0) }.map { PersonID($0) }
            let confirmed = try await NoticePages.desk(asking).confirm(id, as: person)
            return confirmed.billedAfter.months.isEmpty && confirmed.laterJobs.isEmpty
                ? .see("/klaim/\(confirmed.claim)", told: "told.notices.confirmed")
                : done(confirmed, asking)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await answer(asking, refused: asking.words(refusal.note))
        }
    }

    /// What was billed after the death, before it is forgotten.
    private static func done(_ confirmed: DeathNotices.Confirmed, _ asking: Asking) -> Answer {
        .page(asking("notices.confirmed"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]) { html in
            html.titlebar(asking("notices.confirmed"))
            html.notice(.good, asking("told.notices.confirmed"))
            let billed = confirmed.billedAfter
            if !billed.months.isEmpty {
                html.notice(
                    .wait,
                    asking(
                        "notices.billed-after",
                        [
                            "amount": .rupiah(billed.amount),
                            "months": .text(
                                billed.months.map { asking.words.text($0) }.joined(separator: ", ")),
                        ]))
            }
            if !confirmed.laterJobs.isEmpty {
                html.notice(
                    .bad, asking("notices.later-jobs", ["count": .count(confirmed.laterJobs.count)]))
            }
            html.element(
                "a", ["class": "button", "href": "/klaim/\(confirmed.claim)"], asking("notices.to-claim"))
        }
    }

    static func dismiss(_ asking: Asking) async throws -> Answer {
        do {
            try await NoticePages.desk(asking).dismiss(
                try asking.number("kabar"), reason: ClaimActs.reason(asking))
            return .see("/klaim/kematian", told: "told.notices.dismissed")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await answer(asking, refused: asking.words(refusal.note))
        }
    }
}
