import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import Sponsorship
import WebGate
import Words

/// `/sponsor/peringkat`: offices and firms among each other.
enum SponsorLeaguePages {
    static let routes: [Route] = [
        .page(
            "/sponsor/peringkat", .right(.seeSponsors),
            purpose: "For the head of region and for offices: who takes part, with how many workers."
        ) { try await answer($0, refused: nil) },
        .page(
            "/sponsor/peringkat.csv", .right(.seeSponsors),
            purpose: "For who reports on the movement: the same table as a file."
        ) { try await file($0) },
        .act("/sponsor/peringkat", .right(.inviteSponsors)) { asking in
            do {
                guard let people = Int(asking.typed("asn").filter { $0 != "." }) else {
                    throw SponsorRefusal.staffCountWrong
                }
                try await asking.sponsors().count(people, unit: asking.typed("unit"))
                return .see("/sponsor/peringkat", told: "told.sponsor.counted")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await answer(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    /// Lines on one page.
    private static let size = 100

    private static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let league = try await asking.sponsors().league()
        let begin = max(0, asking.query["sesudah"].flatMap { Int($0) } ?? 0)
        let shown = Array(league.offices.dropFirst(begin).prefix(size))
        let next = begin + shown.count
        return .page(
            asking("sponsor.league-title"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("sponsor.title"), "/sponsor")]
        ) { html in
            html.titlebar(asking("sponsor.league-title"), asking("sponsor.league-lead")) {
                $0.element(
                    "a", ["class": "button quiet", "href": "/sponsor/peringkat.csv"], asking("sponsor.csv"))
            }
            SponsorBar.write(asking, here: "/sponsor/peringkat", &html)
            if let refused { html.notice(.bad, refused) }
            totals(league.offices, asking, &html)
            if shown.isEmpty {
                html.empty(asking("sponsor.league-none"))
            } else {
                table(asking("sponsor.league-offices"), shown, asking, &html)
                html.pager(asking, next: next < league.offices.count ? String(next) : nil)
            }
            if !league.firms.isEmpty {
                table(
                    asking("sponsor.league-firms"), Array(league.firms.prefix(size)), asking, isFirms: true,
                    &html)
            }
            if asking.may(.inviteSponsors) { form(asking, &html) }
        }
    }

    private static func totals(_ lines: [SponsorLeagueLine], _ asking: Asking, _ html: inout HTMLText) {
        let taking = lines.count { $0.participating > 0 }
        html.element(
            "p",
            asking(
                "sponsor.league-total",
                [
                    "taking": .count(taking), "offices": .count(lines.count),
                    "people": .count(lines.map(\.participating).reduce(0, +)),
                    "staff": .count(lines.compactMap(\.staff).reduce(0, +)),
                    "workers": .count(lines.map(\.workers).reduce(0, +)),
                ]))
    }

    private static func table(
        _ caption: String, _ lines: [SponsorLeagueLine], _ asking: Asking, isFirms: Bool = false,
        _ html: inout HTMLText
    ) {
        let office = [
            Column(asking("sponsor.staff"), isAmount: true),
            Column(asking("sponsor.participating"), isAmount: true),
        ]
        let share = [Column(asking("sponsor.share"), isAmount: true)]
        html.table(
            caption,
            [Column(asking(isFirms ? "sponsor.firm" : "sponsor.unit"))] + (isFirms ? [] : office)
                + [Column(asking("sponsor.workers"), isAmount: true)] + (isFirms ? [] : share)
        ) { html in
            for line in lines {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], line.name)
                    if !isFirms {
                        html.cell(line.staff.map { asking.words.text($0) } ?? "–", isAmount: true)
                        html.cell(asking.words.text(line.participating), isAmount: true)
                    }
                    html.cell(asking.words.text(line.workers), isAmount: true)
                    if !isFirms {
                        html.cell(line.share.map { asking.words.text($0) } ?? "–", isAmount: true)
                    }
                }
            }
        }
    }

    private static func form(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("sponsor.count"))
            html.form("/sponsor/peringkat", asking, style: "stack") { html in
                html.field(
                    Field("unit", asking("sponsor.link-unit")).with {
                        $0.isRequired = true
                        $0.value = asking.form["unit"]
                    })
                html.field(
                    Field("asn", asking("sponsor.staff")).with {
                        $0.isRequired = true
                        $0.inputMode = "numeric"
                        $0.value = asking.form["asn"]
                    })
                html.submit(asking("sponsor.count"))
            }
        }
    }

    private static func file(_ asking: Asking) async throws -> Answer {
        let league = try await asking.sponsors().league()
        let rows =
            [["unit", "asn", "ikut", "pekerja", "per_juta"]]
            + league.offices.map { line in
                [
                    line.name, line.staff.map(String.init) ?? "", String(line.participating),
                    String(line.workers), line.share.map { String($0.millionths) } ?? "",
                ]
            }
        return .file(
            Array(OpenData.csv(rows).utf8), type: "text/csv; charset=utf-8", name: "peringkat-sponsor.csv")
    }
}
