import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// One version of a roster: what changed since the last one, row by row, and what was decided.
enum SubmissionPages {
    static let routes: [Route] = [
        .page(
            "/daftar/{submission}", .right(.seeRosters),
            purpose: "For whoever decides a roster: to see what it changes before taking it over."
        ) { try await page($0, refused: nil) }
    ]

    static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let submissions = SubmissionDesk(try asking.desk())
        let number = try asking.number("submission")
        let view = try await submissions.submission(number)
        let compared = try await submissions.comparison(of: number)
        let standing = asking.query["baris"].flatMap(RowStanding.init)
        let rows = try await submissions.rows(
            of: number, standing: standing, after: asking.query["sesudah"].flatMap { Int64($0) } ?? 0)
        let title = asking(
            "rosters.version-title",
            ["unit": .text(view.unitName), "version": .number(view.submission.version)])
        let crumbs = [Page.Crumb(asking("rosters.title"), "/daftar")]
        return .page(title, status: refused == nil ? 200 : 422, crumbs: crumbs) { html in
            html.titlebar(title, asking.words.text(view.submission.period)) {
                $0.state(asking("rosters.state." + view.state.rawValue), view.state.tone)
            }
            if let refused { html.notice(.bad, refused) }
            html.facts(SubmissionParts.facts(view, asking))
            SubmissionParts.pairs(view, asking, &html)
            DecisionPart.show(view, asking, &html)
            ComparisonPart.show(compared, asking, &html)
            SubmissionParts.outcomes(view, standing, asking, &html)
            RowsPart.show(rows, view, standing, asking, &html)
        }
    }
}

/// Parts of the page of a version.
enum SubmissionParts {
    static func facts(_ view: SubmissionView, _ asking: Asking) -> [(term: String, fact: String)] {
        let submission = view.submission
        var facts: [(term: String, fact: String)] = [
            (asking("rosters.column.unit"), "\(view.unitName) (\(view.unitCode))"),
            (
                asking("rosters.column.sent-by"),
                "\(submission.submittedBy) · \(asking.words.moment(view.submitted))"
            ),
            (asking("rosters.sptjm"), view.statement ?? "–"),
        ]
        if let decider = submission.decidedBy, let decided = view.decided {
            facts.append(
                (
                    asking("rosters.decided-by"),
                    "\(decider) · \(asking.words.moment(decided))"
                ))
        }
        if let reason = submission.reason { facts.append((asking("rosters.reason"), reason)) }
        return facts
    }

    static func pairs(_ view: SubmissionView, _ asking: Asking, _ html: inout HTMLText) {
        guard view.pairs > 0 else { return }
        html.element("div", ["class": view.pairsOpen > 0 ? "notice wait" : "notice good"]) { html in
            html.element(
                "p",
                asking(
                    view.pairsOpen > 0 ? "rosters.pairs-open" : "rosters.pairs-done",
                    ["count": .count(view.pairsOpen > 0 ? view.pairsOpen : view.pairs)]))
            guard asking.may(.decideRoster) else { return }
            html.element(
                "a", ["class": "button quiet", "href": "/daftar/\(view.submission.id)/periksa"],
                asking("rosters.pairs-look"))
        }
    }

    /// Each outcome with its count; a click shows those rows alone.
    static func outcomes(
        _ view: SubmissionView, _ now: RowStanding?, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("h2", ["id": "baris"], asking("rosters.rows"))
        html.element("ul", ["class": "cards states"]) { html in
            for standing in [nil] + RowStanding.allCases.map(Optional.some) {
                let count = standing.map { view.outcomes[$0] ?? 0 } ?? view.submission.rows
                let query = standing.map { "?baris=\($0.rawValue)" } ?? ""
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/daftar/\(view.submission.id)\(query)#baris",
                            "aria-current": standing == now ? "true" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], asking.words.text(count))
                        html.element(
                            "span",
                            standing.map { asking("rosters.outcome." + $0.rawValue) } ?? asking("rosters.all")
                        )
                    }
                }
            }
        }
    }
}

/// The rows of a version.
enum RowsPart {
    static func show(
        _ rows: Listed<SubmissionRow>, _ view: SubmissionView, _ standing: RowStanding?, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        guard !rows.rows.isEmpty else { return html.empty(asking("rosters.no-row")) }
        let titles = ["row", "name", "nik", "born", "category", "outcome", "wage"]
        html.table(
            asking("rosters.rows-caption"),
            titles.map { Column(asking("rosters.column." + $0), isAmount: $0 == "wage") }
        ) { html in
            for row in rows.rows { show(row, asking, &html) }
        }
        html.pager(asking, at: ("/daftar/\(view.submission.id)", "#baris"), next: rows.next)
    }

    /// What the reasons are about: `nik` of `nik.digits-lost`. The cells themselves are the unit's to see.
    static func parts(of reasons: [String]) -> [String] {
        var parts: [String] = []
        for reason in reasons {
            let part = reason.prefix { $0 != "." }
            if !parts.contains(String(part)) { parts.append(String(part)) }
        }
        return parts
    }

    private static func show(_ row: SubmissionRow, _ asking: Asking, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.cell("\(row.line)")
            html.element("th", ["scope": "row"], row.name.isEmpty ? asking("rosters.no-name") : row.name)
            html.cell(row.maskedNIK)
            html.cell(row.born.map { asking.words.text($0) } ?? "–")
            html.cell(asking("rosters.kind." + row.category.rawValue))
            html.element("td") { html in
                html.state(asking("rosters.outcome." + row.standing.rawValue), row.standing.tone)
                for part in RowsPart.parts(of: row.reasons) {
                    html.element("p", ["class": "hint"], asking("rosters.why." + part))
                }
            }
            html.cell(row.wage.map { asking.words.text(.rupiah($0)) } ?? "–", isAmount: true)
        }
    }
}

/// What a version changes.
enum ComparisonPart {
    static func show(_ compared: ComparisonView, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("rosters.comparison"))
            guard let old = compared.old else {
                return html.element("p", asking("rosters.first-version"))
            }
            html.element(
                "p",
                asking(
                    "rosters.compared-with",
                    ["month": .month(old.period), "version": .number(old.version)]))
            sums(compared.comparison, asking, &html)
            let comparison = compared.comparison
            named("joiners", compared.joiners, comparison.joiners.count, asking, &html)
            named("leavers", compared.leavers, comparison.leavers.count, asking, &html)
            named("vanished", compared.vanished, comparison.vanished.count, asking, &html)
            named("wages", compared.wageChanges, comparison.wageChanges.count, asking, &html)
        }
    }

    private static func sums(
        _ comparison: RosterComparison, _ asking: Asking, _ html: inout HTMLText
    ) {
        let wages = comparison.wages
        let steps: [(key: String, amount: Rupiah)] = [
            ("before", wages.before), ("joined", wages.joined), ("left", wages.left),
            ("vanished", wages.vanished), ("changed", wages.changed), ("after", wages.after),
        ]
        let columns = [
            Column(asking("rosters.column.what")), Column(asking("rosters.column.wage"), isAmount: true),
        ]
        html.table(asking("rosters.sums-caption"), columns) { html in
            for step in steps {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking("rosters.sums." + step.key))
                    html.cell(asking.words.text(.rupiah(step.amount)), isAmount: true)
                }
            }
        }
    }

    private static func named(
        _ kind: String, _ people: [ComparisonView.Named], _ count: Int, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        guard count > 0 else { return }
        html.element("details", ["open": kind == "vanished" ? "" : nil]) { html in
            html.element("summary", asking("rosters.\(kind)", ["count": .count(count)]))
            html.element("ul") { html in
                for person in people {
                    let difference = person.difference.map { " · \(asking.words.text(.rupiah($0)))" } ?? ""
                    html.element("li", person.name + difference)
                }
            }
            if count > people.count {
                html.element(
                    "p", ["class": "hint"],
                    asking("rosters.and-more", ["count": .count(count - people.count)]))
            }
        }
    }
}

extension RowStanding {
    var tone: Tone {
        switch self {
        case .good: .good
        case .bad: .bad
        case .repeated: .wait
        case .left, .died: .plain
        }
    }
}
