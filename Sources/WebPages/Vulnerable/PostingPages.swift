import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/rentan/pengumuman/{id}`: the masked list that everybody may read, and what is said about it.
enum PostingPages {
    /// Lines on one page.
    private static let size = 100
    /// From one place in ten minutes.
    private static let looks = 120
    private static let letters = 10
    private static let window: Int64 = 600_000

    static let routes: [Route] = [
        .page(
            "/rentan/pengumuman/{id}", .open,
            purpose: "For anybody, to read who is to be protected, and to say where a name is wrong."
        ) { try await posted($0, refused: nil) },
        .act("/rentan/pengumuman/{id}", .open) { asking in
            do {
                try await limit("post", letters, asking)
                let (book, id) = try place(asking)
                let line = asking.typed("nomor")
                guard line.isEmpty || Int(line) != nil else { throw VulnerableBookRefusal.noSuchRow }
                try await book.correct(
                    id, line: Int(line), text: asking.typed("isi"), contact: asking.typed("kontak"))
                return .see(
                    "/rentan/pengumuman/\(asking.parameters["id"] ?? "")", told: "told.vulnerable.said")
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await posted(asking, refused: refused)
            }
        },
        .page(
            "/rentan/sanggahan/{posting}", .right(.decreeVulnerable),
            purpose:
                "For the office that owns the programme: what the public says about a list, to be decided."
        ) { try await inbox($0, refused: nil) },
        .act("/rentan/sanggahan/{posting}", .right(.decreeVulnerable)) { asking in
            do {
                try await asking.vulnerable().decide(
                    asking.form["sanggahan"].flatMap { Int64($0) } ?? 0,
                    isRight: asking.form["benar"] == "ya",
                    answer: asking.typed("jawaban"))
                return .see(
                    "/rentan/sanggahan/\(try asking.number("posting"))", told: "told.vulnerable.decided")
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await inbox(asking, refused: refused)
            }
        },
    ]

    private static func limit(_ what: String, _ most: Int, _ asking: Asking) async throws {
        let portal = asking.portal
        try await RateLimit(portal.database).take(
            "posting-\(what):\(RateLimit.place(asking.visitor.address))", limit: most, per: window,
            now: portal.now())
    }

    /// The books of the government in the address, as nobody in particular.
    private static func place(_ asking: Asking) throws -> (PostingBook, Int64) {
        guard let parts = Posting.parts(of: asking.parameters["id"] ?? "") else { throw NotThere() }
        let office = asking.portal.office(parts.government, actor: "publik")
        return (PostingBook(office, rules: try VulnerableRules(asking.portal.law.book)), parts.id)
    }

    private static func posted(_ asking: Asking, refused: String?) async throws -> Answer {
        try await limit("look", looks, asking)
        let (book, id) = try place(asking)
        let posting: Posting
        do { posting = try await book.posting(id) } catch VulnerableBookRefusal.noSuchPosting {
            throw NotThere()
        }
        let today = asking.portal.today()
        let after = asking.query["sesudah"].flatMap { Int($0) } ?? 0
        let lines = try await book.lines(of: id, after: after, atMost: size + 1)
        let shown = lines.prefix(size)
        let isOpen = posting.isOpen(on: today)
        return .page(asking("posting.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(
                asking("posting.title"),
                asking(
                    "posting.lead",
                    [
                        "name": .text(posting.quotaName), "from": .day(posting.from),
                        "through": .day(posting.through), "count": asking.counted(posting.people),
                    ]))
            if let refused { html.notice(.bad, refused) }
            html.element("p", asking("posting.masked"))
            html.table(
                asking("posting.caption"),
                [
                    Column(asking("posting.number"), isAmount: true), Column(asking("vulnerable.person")),
                    Column(asking("vulnerable.unit")), Column(asking("vulnerable.work")),
                ]
            ) { html in
                for line in shown {
                    html.element("tr") { html in
                        html.cell(String(line.line), isAmount: true)
                        html.element("th", ["scope": "row"], line.maskedName)
                        html.cell(line.unitName)
                        html.cell(line.work.isEmpty ? "–" : line.work)
                    }
                }
            }
            html.pager(asking, next: lines.count > size ? shown.last.map { String($0.line) } : nil)
            if isOpen { form(posting, asking, &html) } else { html.notice(.plain, asking("posting.over")) }
        }
    }

    private static func form(_ posting: Posting, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "judul-sanggah"]) { html in
            html.element("h2", ["id": "judul-sanggah"], asking("posting.say"))
            html.element("p", asking("posting.say-lead"))
            html.form("/rentan/pengumuman/\(posting.address)", asking, style: "stack") { html in
                html.optional(
                    "nomor", name: "nomor", asking("posting.number"), value: asking.form["nomor"],
                    hint: asking("posting.number-hint"), inputMode: "numeric")
                html.field("isi", name: "isi", asking("posting.text"), value: asking.form["isi"])
                html.optional(
                    "kontak", name: "kontak", asking("posting.contact"), value: asking.form["kontak"],
                    hint: asking("posting.contact-hint"))
                html.submit(asking("posting.send"))
            }
        }
    }

    private static func inbox(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = try asking.number("posting")
        let said = try await asking.vulnerable().corrections(of: id)
        return .page(
            asking("posting.inbox"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("vulnerable.title"), "/rentan")]
        ) { html in
            html.titlebar(asking("posting.inbox"), asking("posting.inbox-lead"))
            if let refused { html.notice(.bad, refused) }
            if said.isEmpty { html.empty(asking("posting.nothing-said")) }
            for one in said {
                html.element("section", ["class": "sheet"]) { correction(one, id, asking, &$0) }
            }
        }
    }

    private static func correction(
        _ said: Correction, _ posting: Int64, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element(
            "h2",
            said.line.map { asking("posting.about", ["line": .number($0)]) } ?? asking("posting.about-all"))
        html.element("p", said.text)
        if !said.contact.isEmpty { html.element("p", ["class": "hint"], said.contact) }
        guard said.isOpen else { return html.element("p", said.answer) }
        html.form("/rentan/sanggahan/\(posting)", asking, style: "row") { html in
            html.hidden("sanggahan", String(said.id))
            html.field("jawab-\(said.id)", name: "jawaban", asking("posting.answer"))
            html.choice(
                "benar", asking("posting.is-right"),
                [
                    (value: "ya", label: asking("vulnerable.yes")),
                    (value: "tidak", label: asking("vulnerable.no")),
                ], chosen: "tidak")
            html.submit(asking("posting.decide"))
        }
    }
}
