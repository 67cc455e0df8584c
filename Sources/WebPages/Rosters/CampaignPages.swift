import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// A campaign is opened.
enum CampaignPages {
    static let routes: [Route] = [
        .page(
            "/daftar/permintaan", .right(.manageCampaigns),
            purpose: "For the labour or personnel office: to ask units for the rosters of a month."
        ) { try page($0, refused: nil) },
        .act("/daftar/permintaan", .right(.manageCampaigns)) { try await open($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) throws -> Answer {
        let desk = try asking.desk()
        let next = Month(of: desk.office.today).adding(1)
        let crumbs = [Page.Crumb(asking("rosters.title"), "/daftar")]
        let title = asking("rosters.open-campaign")
        return .page(title, status: refused == nil ? 200 : 422, frame: .narrow, crumbs: crumbs) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                if let refused { html.notice(.bad, refused) }
                html.element("p", asking("rosters.campaign-lead"))
                html.form("/daftar/permintaan", asking, style: "stack") { html in
                    html.field(
                        Field("nama", asking("rosters.campaign-name")).with {
                            $0.isRequired = true
                            $0.value =
                                asking.form["nama"]
                                ?? asking("rosters.campaign-suggested", ["month": .month(next)])
                        })
                    html.choice(
                        "bulan", asking("rosters.column.month"),
                        RosterMonths.choices(asking, desk.office.today),
                        chosen: asking.form["bulan"] ?? "\(next)")
                    html.field(
                        Field("tenggat", asking("rosters.due")).with {
                            $0.type = "date"
                            $0.isRequired = true
                            $0.value =
                                asking.form["tenggat"]
                                ?? "\(next.firstDay.adding(days: -6))"
                        })
                    html.field(
                        Field("unit", asking("rosters.which-units")).with {
                            $0.hint = asking("rosters.which-units-hint")
                            $0.value = asking.form["unit"]
                        })
                    html.submit(asking("rosters.open-campaign"))
                }
            }
        }
    }

    private static func open(_ asking: Asking) async throws -> Answer {
        do {
            guard let period = asking.form["bulan"].flatMap({ Month(iso: $0) }) else {
                throw RosterDeskRefusal.monthUnusable
            }
            guard let due = asking.form["tenggat"].flatMap({ Day(iso: $0) }) else {
                throw RosterDeskRefusal.dueMissing
            }
            let codes = (asking.form["unit"] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
            let number = try await CampaignDesk(try asking.desk()).open(
                asking.form["nama"] ?? "", period: period, due: due, codes: codes)
            return .see("/daftar?permintaan=\(number)", told: "told.rosters-campaign")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try page(asking, refused: asking.words(refusal.note))
        }
    }
}

/// The months that a roster may be of, near to today.
enum RosterMonths {
    static func choices(_ asking: Asking, _ today: Day) -> [(value: String, label: String)] {
        (-6...3).map { Month(of: today).adding($0) }.map { ("\($0)", asking.words.text($0)) }
    }
}
