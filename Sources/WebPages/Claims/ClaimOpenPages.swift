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

/// `/klaim/baru`: a claim is opened for somebody.
enum ClaimOpenPages {
    static let routes: [Route] = [
        .page(
            "/klaim/baru", .right(.fileClaims),
            purpose: "For whoever hears that something happened: to open the claim of the person."
        ) { try await page($0, refused: nil) },
        .act("/klaim/baru", .right(.fileClaims)) { try await open($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let given = asking.form.pairs.isEmpty ? asking.query : asking.form
        let crumbs = [Page.Crumb(asking("claims.title"), "/klaim")]
        guard let number = given["orang"] else {
            return .page(asking("claims.open"), crumbs: crumbs) { html in
                html.titlebar(asking("claims.open"))
                html.empty(asking("claims.open.nobody"), ("/orang", asking("claims.find-person")))
            }
        }
        guard let person = Int64(number).map({ PersonID($0) }) else { throw NotThere() }
        let name = try await PersonDesk(try asking.desk()).name(person, right: .fileClaims)
        return .page(
            asking("claims.open"), status: refused == nil ? 200 : 422, frame: .narrow, crumbs: crumbs
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("claims.open.for", ["name": .text(name)]))
                html.element("p", asking("claims.open.lead"))
                if let refused { html.notice(.bad, refused) }
                html.form("/klaim/baru", asking, style: "stack") { fields(given, person, asking, &$0) }
            }
        }
    }

    private static func fields(
        _ given: Fields, _ person: PersonID, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.hidden("orang", person.description)
        html.choice(
            "jenis", asking("claims.what-happened"),
            [(value: "", label: asking("claims.choose"))]
                + ClaimType.allCases.map {
                    (value: $0.rawValue, label: asking("claims.open.\($0.rawValue)"))
                },
            chosen: given["jenis"])
        html.field(
            Field("tanggal", asking("claims.event-day")).with {
                $0.type = "date"
                $0.isRequired = true
                $0.value = given["tanggal"]
                $0.hint = asking("claims.event-day-hint")
            })
        html.field(
            Field("jam", asking("claims.event-hour")).with {
                $0.type = "time"
                $0.value = given["jam"]
                $0.hint = asking("claims.event-hour-hint")
            })
        html.submit(asking("claims.open"))
    }

    private static func open(_ asking: Asking) async throws -> Answer {
        guard let person = asking.form["orang"].flatMap({ Int64($0) }) else { throw NotThere() }
        do {
            guard let type = asking.form["jenis"].flatMap(ClaimType.init) else {
                throw ClaimDeskRefusal.typeNeeded
            }
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw ClaimDeskRefusal.dayNeeded
            }
            let minute = try asking.form["jam"].map { try Self.minute($0) }
            let kept = try await asking.claims().begin(type, for: PersonID(person), on: day, minute: minute)
            return .see(
                "/klaim/\(kept.id)", told: kept.isNew ? "told.claims.opened" : "told.claims.was-open")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    /// `14:30` as minutes since midnight.
    private static func minute(_ text: String) throws -> Int {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else {
            throw ClaimOpeningRefusal.minuteOutOfDay
        }
        return parts[0] * 60 + parts[1]
    }
}
