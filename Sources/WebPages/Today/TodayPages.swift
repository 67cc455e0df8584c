import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// Where everybody begins, and what is to be done there.
enum TodayPages {
    static let routes: [Route] = [
        .page("/", .open, purpose: "For everybody, to be led to the first page of his role.") { home($0) },
        .page(
            "/hari-ini", .right(.seeToday),
            purpose: "For whoever works here, to see the few things that are to be done today and begin one."
        ) { try await today($0) },
    ]

    /// The first page of whoever entered; the door for whoever did not.
    private static func home(_ asking: Asking) -> Answer {
        guard let permit = asking.visitor.permit else { return .see("/masuk") }
        if permit.mustChangePassword { return .see("/akun/sandi") }
        switch permit.role {
        case .leadership: return .see("/pimpinan")
        case .worker: return .see("/saya")
        case .ministry, .regionalOffice: return .see("/ringkasan")
        case .opdOperator, .verifier, .unitHead, .treasurer, .manpowerOffice, .personnelAgency,
            .financeAgency, .bpjsBranch, .inspectorate, .company, .sponsor, .administrator:
            return .see("/hari-ini")
        }
    }

    private static func today(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal.law
        let law = TodayLaw(
            book: portal.book, period: portal.period, claims: portal.claims,
            obligations: portal.obligations)
        let items = try await TodayBook(try asking.desk(), law: law).items()
        let today = asking.portal.today()
        return .page(asking("today.title")) { html in
            html.titlebar(asking("today.title"), asking.words.text(today))
            guard !items.isEmpty else {
                html.empty(asking("today.nothing"))
                return
            }
            html.element("ol", ["class": "todo"]) { html in
                for item in items { show(item, today, asking, &html) }
            }
        }
    }

    private static func show(_ item: TodayItem, _ today: Day, _ asking: Asking, _ html: inout HTMLText) {
        let tone = tone(of: item, today)
        html.element("li", ["class": tone == .plain ? nil : tone.rawValue]) { html in
            html.element("div", ["class": "what"]) { html in
                html.element("h2", asking("today.\(item.kind).title", item.arguments))
                html.element("p", asking("today.\(item.kind).why", item.arguments))
            }
            if let day = item.day { html.state(left(until: day, today, asking), tone) }
            html.element(
                "a", ["class": "button", "href": item.path], asking("today.\(item.kind).do", item.arguments))
        }
    }

    private static func tone(of item: TodayItem, _ today: Day) -> Tone {
        guard let day = item.day else { return .plain }
        if day < today { return .bad }
        return day <= today.adding(days: 14) ? .wait : .plain
    }

    private static func left(until day: Day, _ today: Day, _ asking: Asking) -> String {
        let days = day.sinceEpoch - today.sinceEpoch
        if days == 0 { return asking("today.day.today") }
        if days == 1 { return asking("today.day.tomorrow") }
        return asking(days < 0 ? "today.day.late" : "today.day.left", ["days": .number(abs(days))])
    }
}
