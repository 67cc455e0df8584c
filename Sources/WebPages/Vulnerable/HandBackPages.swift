import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/rentan/serah`: whose money ends, what each wants, and who is protected still some months after.
enum HandBackPages {
    static let routes: [Route] = [
        .page(
            "/rentan/serah", .right(.seeVulnerable),
            purpose: "For who plans ahead: whose money ends, what they want, and how many went on."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let desk = try asking.vulnerable()
        let (plans, cohorts) = (try await desk.plans(), try await desk.survival())
        return .page(
            asking("vulnerable.menu.hand-back"), crumbs: [Page.Crumb(asking("vulnerable.title"), "/rentan")]
        ) { html in
            html.titlebar(asking("vulnerable.menu.hand-back"), asking("vulnerable.hand-back-why"))
            VulnerableBar.write(asking, here: "/rentan/serah", &html)
            if plans.isEmpty {
                html.empty(asking("vulnerable.no-plans"))
            } else {
                table(plans.prefix(100), asking, &html)
            }
            html.element("section", ["class": "sheet", "aria-labelledby": "judul-bertahan"]) { html in
                html.element("h2", ["id": "judul-bertahan"], asking("vulnerable.survival"))
                if cohorts.isEmpty { return html.empty(asking("vulnerable.no-cohorts")) }
                SurvivalChart.write(
                    cohorts.prefix(12).map { ($0.quota.terms.name, $0.survival) }, asking, &html)
                survival(cohorts.prefix(60), asking, &html)
            }
        }
    }

    private static func table(
        _ plans: ArraySlice<HandBackPlan>, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("vulnerable.plans"),
            [
                Column(asking("vulnerable.quota")), Column(asking("vulnerable.through")),
                Column(asking("vulnerable.days-left"), isAmount: true),
                Column(asking("vulnerable.people"), isAmount: true),
            ] + HandBackChoice.allCases.map { Column(asking($0.labelKey), isAmount: true) }
                + [Column(asking("vulnerable.undecided"), isAmount: true)]
        ) { html in
            for plan in plans {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/rentan/\(plan.quota)?tahap=berkartu#orang"], plan.name)
                    }
                    html.cell(asking.words.text(plan.lastMonth))
                    html.cell(plan.daysLeft >= 0 ? asking.words.text(plan.daysLeft) : "–", isAmount: true)
                    html.cell(asking.words.text(plan.people), isAmount: true)
                    for choice in HandBackChoice.allCases {
                        html.cell(asking.words.text(plan.choices[choice] ?? 0), isAmount: true)
                    }
                    html.element("td", ["class": "amount"]) { html in
                        html.state(asking.words.text(plan.undecided), plan.undecided > 0 ? .wait : .good)
                    }
                }
            }
        }
    }

    private static func share(_ count: Int, of people: Int, _ asking: Asking) -> String {
        "\(asking.words.text(count)) (\(asking.words.percent(count, of: people)))"
    }

    private static func survival(
        _ cohorts: ArraySlice<(quota: QuotaView, survival: CohortSurvival)>, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.table(
            asking("vulnerable.survival-caption"),
            [
                Column(asking("vulnerable.quota")), Column(asking("vulnerable.through")),
                Column(asking("vulnerable.people"), isAmount: true),
            ]
                + CohortSurvival.distances.map {
                    Column(asking("vulnerable.after-months", ["months": .number($0)]), isAmount: true)
                }
        ) { html in
            for cohort in cohorts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/rentan/\(cohort.quota.id)"], cohort.quota.terms.name)
                    }
                    html.cell(asking.words.text(cohort.survival.lastMonth))
                    html.cell(asking.words.text(cohort.survival.people), isAmount: true)
                    for protected in cohort.survival.protected {
                        html.cell(
                            protected.map { count in
                                share(count, of: cohort.survival.people, asking)
                            } ?? asking("vulnerable.not-yet"), isAmount: true)
                    }
                }
            }
        }
    }
}

/// Who is protected still, as lines over the months; the table below says the same.
enum SurvivalChart {
    private static let width = 720
    private static let height = 200
    private static let foot = 24

    static func write(
        _ cohorts: [(name: String, survival: CohortSurvival)], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                "height": String(height), "role": "img", "aria-label": asking("vulnerable.survival-chart"),
            ]
        ) { html in
            let step = min(180, width / max(1, cohorts.count))
            for (place, cohort) in cohorts.enumerated() {
                let left = place * step + 8
                let breadth = max(6, (step - 24) / (CohortSurvival.distances.count + 1))
                bar("all", left, cohort.survival.people, cohort.survival.people, breadth, &html)
                for (index, protected) in cohort.survival.protected.enumerated() {
                    guard let protected else { continue }
                    bar(
                        "part", left + (index + 1) * (breadth + 2), protected, cohort.survival.people,
                        breadth,
                        &html)
                }
                html.element(
                    "text",
                    ["x": String(left + (step - 16) / 2), "y": String(height - 6), "text-anchor": "middle"],
                    String(cohort.name.prefix(max(4, step / 9))))
            }
        }
    }

    private static func bar(
        _ style: String, _ left: Int, _ count: Int, _ most: Int, _ breadth: Int, _ html: inout HTMLText
    ) {
        let size = (height - foot - 4) * count / max(1, most)
        html.element(
            "rect",
            [
                "class": style, "x": String(left), "y": String(height - foot - size),
                "width": String(breadth), "height": String(size),
            ]
        ) { _ in }
    }
}
