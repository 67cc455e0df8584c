import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import OfficeLetters
import WebGate
import Words

/// `/klaim/hak`: rights that come with the month, and whom to tell.
enum ArisingPages {
    /// So many of a right are shown beside the others; more on a page of their own.
    private static let few = 10

    static let routes: [Route] = [
        .page(
            "/klaim/hak", .right(.fileClaims),
            purpose: "For who looks after people: to whom the month brings a right, so that nobody misses it."
        ) { try await page($0) }
    ]

    /// A window with the people of it that a page shows.
    static func parts(
        _ asking: Asking, in month: Month, only: ArisingRight?
    ) async throws -> [ArisingPart] {
        let after = asking.query["sesudah"].flatMap { Int64($0) }.map { PersonID($0) }
        let desk = ArisingDesk(try asking.desk(), rules: asking.portal.law.claims)
        var parts: [ArisingPart] = []
        for (place, window) in try desk.windows(in: month).enumerated()
        where only.map({ $0 == window.right }) ?? true {
            let mayGoOn = only != nil && asking.query["bagian"].map { $0 == String(place) } ?? true
            let first = mayGoOn ? after : nil
            let people = try await desk.people(
                of: window, after: first, atMost: only == nil ? few : RightLetters.most)
            parts.append(ArisingPart(place: place, window: window, after: first, people: people))
        }
        return parts
    }

    private static func page(_ asking: Asking) async throws -> Answer {
        let present = Month(of: asking.portal.today())
        let month = asking.query["bulan"].flatMap { Month(iso: $0) } ?? present
        let only = asking.query["hak"].flatMap(ArisingRight.init)
        let desk = ArisingDesk(try asking.desk(), rules: asking.portal.law.claims)
        let parts = try await parts(asking, in: month, only: only)
        let wantsChildren = only.map { $0 == .schoolLevel } ?? true
        let children = wantsChildren ? try await desk.changesOfLevel(in: month) : []
        let view = ArisingView(
            asking: asking, month: month, only: only, parts: parts, children: children)
        return .page(
            asking("claims.menu.arising"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { view.write(&$0) }
    }
}

/// The people of one window.
struct ArisingPart {
    let place: Int
    let window: ArisingWindow
    /// The last one of the part before.
    let after: PersonID?
    let people: Listed<ArisingPerson>
}

private struct ArisingView {
    let asking: Asking
    let month: Month
    let only: ArisingRight?
    let parts: [ArisingPart]
    let children: [ArisingChild]

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("claims.menu.arising"), asking("arising.lead", ["month": .month(month)]))
        ClaimBar.write(asking, here: "/klaim/hak", &html)
        form(&html)
        let there = parts.filter { !$0.people.rows.isEmpty }
        if there.isEmpty, children.isEmpty {
            return html.empty(asking("arising.none", ["month": .month(month)]))
        }
        for part in there { write(part, &html) }
        writeChildren(&html)
    }

    private func form(_ html: inout HTMLText) {
        html.asks("/klaim/hak") { html in
            html.field(
                Field("bulan", asking("arising.month")).with {
                    $0.type = "month"
                    $0.value = month.description
                })
            html.choice(
                "hak", asking("arising.right"),
                [(value: "", label: asking("arising.every"))]
                    + ArisingRight.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: only?.rawValue)
            html.submit(asking("claims.show"))
        }
    }

    private func write(_ part: ArisingPart, _ html: inout HTMLText) {
        let window = part.window
        let title = asking(window.right.labelKey) + (segment(window).map { " · \($0)" } ?? "")
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", ["id": "hak-\(part.place)"], title)
            html.element("p", asking("\(window.right.labelKey).means"))
            ReasonText.write(window.reason, asking, &html)
            let undrafted = part.people.rows.filter { $0.notice == nil }.count
            ArisingLetters.form(part, asking, undrafted: undrafted, &html) { html in
                html.table(
                    title,
                    [
                        Column(asking("claims.person")), Column(asking("arising.since")),
                        Column(asking("arising.stands")), Column(asking("arising.next")),
                    ]
                ) { html in
                    for person in part.people.rows { html.element("tr") { row(person, part, &$0) } }
                }
            }
            more(part, &html)
        }
    }

    private func segment(_ window: ArisingWindow) -> String? {
        guard case .job(let segment?, _) = window.mark else { return nil }
        return asking("segment.\(segment.rawValue)")
    }

    private func more(_ part: ArisingPart, _ html: inout HTMLText) {
        guard let next = part.people.next else { return }
        var fields = [("bulan", month.description), ("hak", part.window.right.rawValue)]
        if only != nil { fields += [("bagian", String(part.place)), ("sesudah", next)] }
        html.element(
            "a", ["class": "button quiet", "href": "/klaim/hak?\(Fields(fields).urlEncoded)"],
            asking("list.next-part"))
    }

    private func row(_ person: ArisingPerson, _ part: ArisingPart, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) { html in
            html.element("a", ["href": "/orang/\(person.person)"], person.name)
            html.element("div", ["class": "hint"], person.unitName)
        }
        html.cell(asking.words.text(person.since))
        html.element("td") { stands(person, part.window, &$0) }
        html.element("td") { html in
            if let claim = person.claim {
                html.element("a", ["href": "/klaim/\(claim)"], asking("arising.claim-there"))
            } else if let type = part.window.right.claim {
                let fields = Fields([
                    ("orang", person.person.description), ("jenis", type.rawValue),
                    ("tanggal", part.window.day(of: person).description),
                ])
                html.element("a", ["href": "/klaim/baru?\(fields.urlEncoded)"], asking("claims.open"))
            }
            ArisingLetters.buttons(person.notice, of: person.person.description, asking, &html)
            MessageText.write(message(person, part.window), asking, &html)
        }
    }

    private func stands(_ person: ArisingPerson, _ window: ArisingWindow, _ html: inout HTMLText) {
        guard let paid = person.paid else {
            let day = window.day(of: person)
            let key = day <= asking.portal.today() ? "arising.is-there" : "arising.comes"
            return html.state(
                asking(key, ["day": .day(day)]),
                key == "arising.is-there" ? .good : .wait)
        }
        let count = ["paid": Term.number(paid.months), "missing": .number(paid.missing)]
        html.state(
            asking(paid.missing == 0 ? "arising.months-full" : "arising.months-missing", count),
            paid.missing == 0 ? .good : .wait)
    }

    private func message(_ person: ArisingPerson, _ window: ArisingWindow) -> String {
        let missing = person.paid?.missing ?? 0
        let key = "arising.message.\(window.right.rawValue)" + (missing > 0 ? ".missing" : "")
        return asking(
            key,
            [
                "name": .text(person.name), "day": .day(window.day(of: person)),
                "count": .count(window.number), "missing": .number(missing),
                "contact": .text(asking.contact(unit: person.unitName)),
            ])
    }

    private func writeChildren(_ html: inout HTMLText) {
        guard !children.isEmpty else { return }
        let title = asking(ArisingRight.schoolLevel.labelKey)
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", ["id": "hak-jenjang"], title)
            html.element("p", asking("\(ArisingRight.schoolLevel.labelKey).means"))
            let undrafted = children.prefix(RightLetters.most).filter { $0.notice == nil }.count
            ArisingLetters.form(of: month, asking, undrafted: undrafted, &html) { html in
                html.table(
                    title,
                    [
                        Column(asking("claims.child")), Column(asking("claims.parent")),
                        Column(asking("arising.schools")), Column(asking("arising.next")),
                    ]
                ) { html in
                    for change in children { html.element("tr") { row(change, &$0) } }
                }
            }
        }
    }

    private func row(_ change: ArisingChild, _ html: inout HTMLText) {
        let child = change.kept.years.child
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/klaim/\(change.kept.claim)#anak"], child.name)
        }
        html.cell(change.kept.personName)
        html.cell("\(change.from.code) → \(change.year.school.code)")
        html.element("td") { html in
            ArisingLetters.buttons(change.notice, of: child.heir.description, asking, &html)
            let text = asking(
                "arising.message.jenjang",
                [
                    "name": .text(child.name), "day": .day(change.year.dueOn),
                    "school": .text(change.year.school.code),
                    "contact": .text(asking.contact(unit: nil)),
                ])
            MessageText.write(text, asking, &html)
        }
    }
}
