import Access
import DeskBooks
import HTML
import LawBook
import WebGate
import Words

/// The numbers of a person in full: asked for with a reason, shown once, remembered for her to read.
enum RevealPage {
    static func form(_ asking: Asking, refused: String?, status: Int = 200) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .revealIdentity)
        return .page(
            asking("reveal.title"), status: status, frame: .narrow,
            crumbs: [
                Page.Crumb(asking("people.title"), "/orang"), Page.Crumb(name, "/orang/\(person)"),
            ]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("reveal.title"))
                html.element("p", asking("reveal.lead", ["name": .text(name)]))
                html.form("/orang/\(person)/nomor", asking, style: "stack") { html in
                    html.reasonField(asking, isSecondTry: refused != nil)
                    html.submit(asking("reveal.show"))
                }
            }
        }
    }

    static func reveal(_ asking: Asking) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        do {
            let numbers = try await PersonDesk(try asking.desk()).reveal(
                person, reason: asking.form["alasan"] ?? "")
            return .page(
                asking("reveal.title"), frame: .narrow,
                crumbs: [
                    Page.Crumb(asking("people.title"), "/orang"),
                    Page.Crumb(numbers.name, "/orang/\(person)"),
                ]
            ) { html in
                html.element("div", ["class": "sheet"]) { html in
                    html.element("h1", numbers.name)
                    html.facts(
                        [(term: "NIK", fact: numbers.nik)]
                            + numbers.participantNumbers.map { (term: "KPJ", fact: $0) })
                    html.notice(.wait, asking("reveal.recorded"))
                    html.element(
                        "a", ["class": "button", "href": "/orang/\(person)"], asking("reveal.back"))
                }
            }
        } catch AccessRefusal.reasonNeeded {
            return try await form(
                asking, refused: asking.words(AccessRefusal.reasonNeeded.note), status: 422)
        }
    }
}
