import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// A worker's own record: with an account, or with the code of a certificate and the day of birth.
enum OwnPage {
    /// Attempts for a code, and from one place, in an hour.
    private static let perCode = 5
    private static let perPlace = 20
    private static let window: Int64 = 3_600_000

    static func page(_ asking: Asking) async throws -> Answer {
        guard asking.may(.seeOwnRecord) else { return form(asking, refused: nil) }
        let desk = try asking.desk()
        return try await record(try await OwnRecord.open(desk), desk.office, asking)
    }

    private static func form(_ asking: Asking, refused: String?) -> Answer {
        .page(asking("own.title"), status: refused == nil ? 200 : 422, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("own.title"))
                if let refused { html.notice(.bad, refused) }
                html.element("p", asking("own.lead"))
                html.form("/saya", asking, style: "stack") { html in
                    html.field(
                        Field("kode", asking("own.code")).with {
                            $0.hint = asking("own.code-hint")
                            $0.isRequired = true
                            $0.autocomplete = "off"
                            $0.value = asking.form["kode"]
                        })
                    html.field(
                        Field("lahir", asking("own.born")).with {
                            $0.type = "date"
                            $0.isRequired = true
                            $0.autocomplete = "bday"
                            $0.value = asking.form["lahir"]
                        })
                    html.submit(asking("own.see"))
                }
            }
        }
    }

    /// A wrong code, a wrong day and a paper that was never given out look the same.
    static func enter(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        let (code, limit) = (asking.form["kode"] ?? "", RateLimit(portal.database))
        try await limit.take(
            "own:\(RateLimit.place(asking.visitor.address))", limit: perPlace, per: window, now: portal.now())
        let plain = DocumentCode.written(code) ?? code
        let office = portal.office(0, actor: "saya")
        try await limit.take(
            "own-code:\(office.sealing.index(plain, kind: "own-code"))", limit: perCode, per: window,
            now: portal.now())
        guard let born = asking.form["lahir"].flatMap({ Day(iso: $0) }),
            let found = try await OwnRecord.find(
                code: code, born: born, kind: LetterKind.certificate.rawValue, by: office)
        else { return form(asking, refused: asking("own.not-found")) }
        return try await record(found.record, found.office, asking)
    }

    private static func record(
        _ record: OwnRecord, _ office: Office, _ asking: Asking
    ) async throws -> Answer {
        let law = asking.portal.law
        let cover = PersonCover(
            office, law: law.continuity, contributions: law.contributions, answered: law.book.coverage)
        let strip = try await cover.strip(of: record.file.id)
        let view = OwnView(asking: asking, record: record, strip: strip, today: office.today)
        return .page(asking("own.title")) { view.write(&$0) }
    }
}

/// What a worker sees of herself: no numbers in full, no work of the office.
private struct OwnView {
    let asking: Asking
    let record: OwnRecord
    let strip: PersonStrip?
    let today: Day

    func write(_ html: inout HTMLText) {
        html.titlebar(record.file.name, asking("own.as-of", ["day": .day(today)]))
        standing(&html)
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("own.work"))
            html.facts(facts)
        }
        if let strip { StripPart(asking: asking, strip: strip, back: 11).write(&html) }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("own.benefits"))
            html.element("p", asking("own.benefits-lead"))
            html.element("a", ["class": "button quiet", "href": "/manfaat"], asking("own.benefits-see"))
        }
        LooksPart(asking: asking, looks: record.looks).write(&html)
    }

    private func standing(_ html: inout HTMLText) {
        guard let strip else { return html.notice(.wait, asking("own.never")) }
        if strip.isProtectedToday {
            html.notice(.good, asking("own.protected", ["day": .day(today)]))
        } else {
            html.notice(.bad, asking("own.unprotected", ["day": .day(today)]), asking("own.ask"))
        }
    }

    private var facts: [(term: String, fact: String)] {
        let jobs = record.file.jobs(on: today)
        guard !jobs.isEmpty else { return [(term: asking("person.jobs"), fact: asking("person.no-job"))] }
        return jobs.flatMap { job in
            let terms = job.terms
            return [
                (term: asking("people.unit"), fact: record.file.unitName(terms.unit)),
                (term: asking("people.category"), fact: asking("people.category.\(terms.category.rawValue)")),
                (
                    term: asking("person.programmes"),
                    fact: terms.programmes.programmes.map(\.rawValue).joined(separator: ", ")
                ),
                (term: asking("own.payer"), fact: record.file.payerName(terms) ?? "–"),
            ]
        }
    }
}
