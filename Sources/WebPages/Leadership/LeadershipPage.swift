import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// The one page of the head of the region: how many are protected, what it costs, what threatens.
enum LeadershipPage {
    static let routes: [Route] = [
        .page(
            "/pimpinan", .right(.seeLeadership),
            purpose:
                "For the head of the region, to know on one printed page who is protected and what threatens."
        ) { try await page($0) }
    ]

    /// With more people than this the months of everybody are not read for a page.
    private static let mostPeople = 50_000

    /// Families that wait for arrears to be paid: the first thing of the leadership.
    private static func held(_ asking: Asking) async throws -> TodayItem? {
        let law = asking.portal.law
        return try await TodayBook(
            try asking.desk(),
            law: TodayLaw(
                book: law.book, period: law.period, claims: law.claims, obligations: law.obligations)
        ).heldClaims()
    }

    private static func page(_ asking: Asking) async throws -> Answer {
        let desk = LeadershipDesk(try asking.desk())
        let summary = try await desk.summary()
        let people = summary.months.map { max($0.jobs, $0.reported) }.max() ?? 0
        let law = asking.portal.law
        var risks: LeadershipRisks?
        if people <= mostPeople {
            risks = try await desk.risks(
                under: law.continuity, law.period, coverage: law.book.coverage)
        }
        let (known, held) = (risks, try await held(asking))
        return .page(asking("leader.title")) { html in
            html.titlebar(
                asking("leader.title"), asking("leader.as-of", ["day": .day(summary.asOf)])
            ) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("leader.print"))
            }
            let parts = LeadershipParts(summary: summary, risks: known, asking: asking)
            if let held {
                html.notice(
                    .bad, asking("today.claims-held.title", held.arguments),
                    asking("today.claims-held.why", held.arguments))
            }
            parts.cards(&html)
            parts.trend(&html)
            html.element("div", ["class": "two"]) { html in
                html.element("section", [:]) { parts.behind(&$0) }
                html.element("section", [:]) { parts.threats(&$0) }
            }
        }
    }
}

/// The parts of the page.
struct LeadershipParts {
    let summary: LeadershipSummary
    let risks: LeadershipRisks?
    let asking: Asking

    private func text(_ count: Int) -> String { asking.words.text(count) }

    func cards(_ html: inout HTMLText) {
        let month = summary.latest
        html.element("ul", ["class": "cards"]) { html in
            if let risks {
                card(
                    "leader.protected-today", asking.words.percent(risks.protected, of: risks.people),
                    asking(
                        "leader.of-people",
                        [
                            "count": .text(text(risks.protected)), "all": .text(text(risks.people)),
                            "day": .day(risks.asOf),
                        ]), &html)
            } else if let month {
                card(
                    "leader.paid-month", asking.words.percent(month.paid, of: month.jobs),
                    asking(
                        "leader.of-jobs",
                        [
                            "count": .text(text(month.paid)), "all": .text(text(month.jobs)),
                            "month": .month(month.month),
                        ]), &html)
            }
            if let month {
                card(
                    "leader.owed", month.owed.description,
                    asking("leader.owed-source", ["month": .month(month.month)]), &html)
                card(
                    "leader.paid", (month.owed - month.open).description,
                    asking("leader.paid-source", ["open": .rupiah(month.open)]), &html)
            }
            card(
                "leader.overdue", summary.overdue.description,
                asking("leader.overdue-source", ["count": .count(summary.behindCount)]), &html)
        }
    }

    private func card(_ key: String, _ figure: String, _ source: String, _ html: inout HTMLText) {
        html.element("li", ["class": "card"]) { html in
            html.element("h2", ["class": "of"], asking(key))
            html.element("p", ["class": "figure"], figure)
            html.element("p", ["class": "of"], source)
        }
    }

    func trend(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("leader.trend"))
            TrendChart(months: summary.months, words: asking.words).show(asking("leader.trend-lead"), &html)
            let columns =
                [Column(asking("leader.month"))]
                + ["leader.jobs", "leader.reported", "leader.paid-people", "leader.share"].map {
                    Column(asking($0), isAmount: true)
                } + [Column(asking("leader.dues"), isAmount: true)]
            html.table(asking("leader.trend-lead"), columns) { html in
                for month in summary.months.reversed() {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking.words.text(month.month))
                        for count in [month.jobs, month.reported, month.paid] {
                            html.cell(text(count), isAmount: true)
                        }
                        html.cell(asking.words.percent(month.paid, of: month.jobs), isAmount: true)
                        html.cell(month.owed.description, isAmount: true)
                    }
                }
            }
            html.element("p", ["class": "hint"], asking("leader.trend-source"))
        }
    }

    func behind(_ html: inout HTMLText) {
        html.element("h2", asking("leader.behind"))
        guard !summary.behind.isEmpty else {
            html.empty(asking("leader.nobody-behind"))
            return
        }
        let columns = [
            Column(asking("whatif.registration")), Column(asking("leader.since")),
            Column(asking("leader.open"), isAmount: true),
        ]
        html.table(asking("leader.behind-lead"), columns) { html in
            for unit in summary.behind {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], unit.name)
                    html.cell(asking.words.text(unit.oldest))
                    html.cell(unit.open.description, isAmount: true)
                }
            }
        }
        let more = summary.behindCount - summary.behind.count
        if more > 0 { html.element("p", asking("leader.behind-more", ["count": .count(more)])) }
    }

    func threats(_ html: inout HTMLText) {
        html.element("h2", asking("leader.threats"))
        var facts: [(term: String, fact: String)] = []
        if let risks {
            facts.append((asking("leader.lapsed"), people(risks.lapsed)))
            facts.append((asking("leader.lapsing"), people(risks.lapsing)))
        }
        let isMost = summary.endingJobs == LeadershipSummary.mostEnding
        facts.append(
            (
                asking("leader.ending"),
                isMost
                    ? asking("leader.at-least", ["count": .text(text(summary.endingJobs))])
                    : people(summary.endingJobs)
            ))
        facts.append(
            (
                asking("leader.january"),
                asking("leader.units", ["count": .count(summary.unitsWithoutJanuary)])
            ))
        html.element("div", ["class": "sheet"]) { html in
            html.facts(facts)
            if let risks { bridge(risks, &html) }
            html.element("p", ["class": "hint"], asking("leader.threats-source"))
        }
    }

    private func people(_ count: Int) -> String {
        asking("leader.people", ["count": .text(text(count))])
    }

    private func bridge(_ risks: LeadershipRisks, _ html: inout HTMLText) {
        guard risks.gapDays > 0 else {
            html.element("p", asking("leader.no-gap", ["day": .day(risks.papersBy)]))
            return
        }
        html.element(
            "p",
            asking(
                "leader.gap",
                [
                    "units": .count(risks.gapUnits), "people": .text(text(risks.gapPeople)),
                    "days": .text(text(risks.gapDays)), "day": .day(risks.lastDay),
                    "by": .day(risks.papersBy),
                ]))
        html.element(
            "p",
            asking(
                "leader.bridge",
                [
                    "amount": .rupiah(risks.bridgeMoney + risks.bridgeFees),
                    "days": .text(text(risks.bridgeDaysLeft)),
                ]))
    }
}
