import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// The board of a campaign: how far every unit is.
enum BoardPages {
    static let routes: [Route] = [
        .page(
            "/daftar", .right(.seeRosters),
            purpose: "For whoever gathers rosters: to see which unit has sent its roster and which has not."
        ) { try await board($0) },
        .page(
            "/daftar/siapa-hilang", .right(.seeRosters),
            purpose: "For whoever gathers rosters: to know which people are probably missing, unit by unit."
        ) { try await missing($0) },
    ]

    // MARK: The board

    private struct Board {
        let tallies: [CampaignTally]
        let chosen: CampaignTally?
        let state: CampaignUnit.State?
        let rows: Listed<BoardRow>
        let recent: [SubmissionView]
    }

    private static func board(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let tallies = try await CampaignDesk(desk).tallies()
        let wanted = asking.query["permintaan"].flatMap { Int64($0) }
        let chosen = tallies.first { $0.campaign.id == wanted } ?? tallies.first
        let state = asking.query["keadaan"].flatMap(CampaignUnit.State.init)
        var rows = Listed<BoardRow>(rows: [], next: nil, total: 0)
        if let chosen {
            rows = try await CampaignDesk(desk).board(
                chosen.campaign.id, state: state, after: asking.query["sesudah"])
        }
        let recent = try await SubmissionDesk(desk).recent().rows
        let board = Board(tallies: tallies, chosen: chosen, state: state, rows: rows, recent: recent)
        return .page(asking("rosters.title")) { html in
            html.titlebar(asking("rosters.title"), asking("rosters.lead")) { actions(asking, &$0) }
            if let chosen = board.chosen {
                show(chosen, board, asking, &html)
            } else {
                html.empty(
                    asking("rosters.no-campaign"),
                    asking.may(.manageCampaigns)
                        ? ("/daftar/permintaan", asking("rosters.open-campaign")) : nil)
            }
            RecentPart.show(board.recent, asking, &html)
        }
    }

    private static func actions(_ asking: Asking, _ html: inout HTMLText) {
        if asking.may(.submitRoster) {
            html.element("a", ["class": "button", "href": "/daftar/kirim"], asking("rosters.send"))
        }
        if asking.may(.manageCampaigns) {
            html.element(
                "a", ["class": "button", "href": "/daftar/permintaan"], asking("rosters.open-campaign"))
        }
        html.element(
            "a", ["class": "button quiet", "href": "/daftar/siapa-hilang"], asking("rosters.missing"))
    }

    private static func show(
        _ chosen: CampaignTally, _ board: Board, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", chosen.campaign.name)
            html.element(
                "p",
                asking(
                    "rosters.campaign-of",
                    ["month": .month(chosen.campaign.period), "due": .day(chosen.campaign.due)]))
            let approved = chosen.count(.approved)
            RosterBar.show(
                approved, of: chosen.all,
                asking("rosters.approved-of", ["done": .number(approved), "all": .number(chosen.all)]), &html)
            states(chosen, board.state, asking, &html)
            if board.tallies.count > 1 { others(board, asking, &html) }
        }
        guard !board.rows.rows.isEmpty else { return html.empty(asking("rosters.none-in-state")) }
        let titles = ["unit", "due", "state", "version", "rows"]
        let columns = titles.enumerated().map {
            Column(asking("rosters.column." + $0.element), isAmount: $0.offset >= 3)
        }
        html.table(asking("rosters.board-caption"), columns) { html in
            for row in board.rows.rows { unit(row, chosen.campaign.period, asking, &html) }
        }
        let query = asking.query.with("permintaan", String(chosen.campaign.id))
        html.pager(asking, of: query, next: board.rows.next)
    }

    /// Each state with its count; a click shows those units alone.
    private static func states(
        _ chosen: CampaignTally, _ now: CampaignUnit.State?, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("ul", ["class": "cards states"]) { html in
            for state in [nil] + CampaignUnit.State.board.map(Optional.some) {
                let count = state.map(chosen.count) ?? chosen.all
                let query = Fields([("permintaan", String(chosen.campaign.id))])
                    .with("keadaan", state?.rawValue)
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "href": "/daftar?\(query.urlEncoded)", "class": "card",
                            "aria-current": state == now ? "true" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], asking.words.text(count))
                        html.element(
                            "span",
                            state.map { asking("rosters.state." + $0.rawValue) } ?? asking("rosters.all"))
                    }
                }
            }
        }
    }

    private static func others(_ board: Board, _ asking: Asking, _ html: inout HTMLText) {
        html.asks("/daftar") { html in
            html.choice(
                "permintaan", asking("rosters.other-campaign"),
                board.tallies.map {
                    (
                        String($0.campaign.id),
                        "\($0.campaign.name) · \(asking.words.text($0.campaign.period))"
                    )
                }, chosen: board.chosen.map { String($0.campaign.id) })
            html.submit(asking("rosters.show"), style: "quiet")
        }
    }

    private static func unit(
        _ row: BoardRow, _ period: Month, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                if let submission = row.submission {
                    html.element("a", ["href": "/daftar/\(submission)"], row.name)
                } else if asking.may(.submitRoster) {
                    html.element(
                        "a", ["href": "/daftar/kirim?unit=\(row.unit.number)&bulan=\(period)"], row.name)
                } else {
                    html.text(row.name)
                }
                html.element("span", ["class": "hint"], " \(row.code)")
            }
            html.cell(asking.words.text(row.due))
            html.element("td") {
                $0.state(asking("rosters.state." + row.state.rawValue), row.state.tone)
            }
            html.cell(row.version.map { asking.words.text($0) } ?? "–", isAmount: true)
            html.cell(row.rows.map { asking.words.text($0) } ?? "–", isAmount: true)
        }
    }

    // MARK: Who is missing

    private static func missing(_ asking: Asking) async throws -> Answer {
        let campaigns = CampaignDesk(try asking.desk())
        let tallies = try await campaigns.tallies()
        let wanted = asking.query["permintaan"].flatMap { Int64($0) }
        let chosen = tallies.first { $0.campaign.id == wanted } ?? tallies.first
        let found: [(unit: UnitChoice, missing: MissingUnit)]
        if let chosen { found = try await campaigns.missing(chosen.campaign) } else { found = [] }
        let crumbs = [Page.Crumb(asking("rosters.title"), "/daftar")]
        return .page(asking("rosters.missing"), crumbs: crumbs) { html in
            html.titlebar(asking("rosters.missing"), asking("rosters.missing-lead"))
            guard let chosen else { return html.empty(asking("rosters.no-campaign")) }
            html.element("p", "\(chosen.campaign.name) · \(asking.words.text(chosen.campaign.period))")
            guard !found.isEmpty else { return html.empty(asking("rosters.nobody-missing")) }
            let columns = [
                Column(asking("rosters.column.unit")), Column(asking("rosters.column.why")),
                Column(asking("rosters.column.people-missing"), isAmount: true),
            ]
            html.table(asking("rosters.missing-caption", ["count": .count(found.count)]), columns) { html in
                // The longest of lists are cut; those that miss most people stand first.
                for one in found.prefix(200) {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], "\(one.unit.name) \(one.unit.code)")
                        html.element("td") { html in
                            for why in one.missing.reasons {
                                html.element("p", asking(why.key, why.arguments))
                            }
                        }
                        html.cell(asking.words.text(one.missing.people), isAmount: true)
                    }
                }
            }
        }
    }
}

extension CampaignUnit.State {
    /// In the order in which somebody goes through them.
    static let board: [CampaignUnit.State] = [.late, .missing, .submitted, .returned, .approved]

    var tone: Tone {
        switch self {
        case .approved: .good
        case .submitted, .missing: .wait
        case .returned, .late: .bad
        }
    }
}
