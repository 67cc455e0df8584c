import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import SignalBooks
import Signals
import WebGate
import Words

extension Asking {
    /// Signals as whoever entered may see them.
    func signals() throws -> SignalDesk { SignalDesk(try desk()) }
}

/// `/tanda`: what is odd in enrolments, bills and wages, for a human to look at.
enum SignalPages {
    static let routes: [Route] =
        [
            .page(
                "/tanda", .right(.seeSignals),
                purpose: "For who looks after honest data: what is odd, the most severe first, and why."
            ) { try await board($0) },
            .act("/tanda", .right(.decideSignals)) { try await run($0) },
            .page(
                "/tanda/{id}", .right(.seeSignals),
                purpose:
                    "For who decides about one signal: its facts beside each other, and what was decided."
            ) { try await SignalPage.answer($0, refused: nil) },
            // With a reason, for those who must give one.
            .act("/tanda/{id}", .right(.seeSignals)) { try await SignalPage.answer($0, refused: nil) },
            .act("/tanda/{id}/putuskan", .right(.decideSignals)) { try await SignalPage.decide($0) },
        ] + StatementPages.routes

    private static func board(_ asking: Asking) async throws -> Answer {
        let asked = SignalDesk.Asked(
            kind: asking.query["jenis"].flatMap(SignalKind.init),
            part: asking.query["bagian"].flatMap(SignalDesk.Asked.Part.init) ?? .open)
        let desk = try asking.signals()
        let counts = try await desk.counts()
        let part = try await desk.list(asked, after: asking.query["sesudah"])
        return .page(asking("signal.title")) { html in
            html.titlebar(asking("signal.title"), asking("signal.lead")) { html in
                guard asking.may(.decideSignals) else { return }
                html.form("/tanda", asking, style: "noprint") { $0.submit(asking("signal.run-do")) }
            }
            html.notice(.plain, asking("signal.never-refuses"))
            kinds(counts, asking, &html)
            filter(asked, asking, &html)
            list(part, asked, asking, &html)
        }
    }

    private static func kinds(
        _ counts: [SignalDesk.KindCount], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("signal.kinds"),
            [
                Column(asking("signal.kind")), Column(asking("signal.severity")),
                Column(asking("signal.count.open"), isAmount: true),
                Column(asking("signal.count.decided"), isAmount: true), Column(asking("signal.last-run")),
            ]
        ) { html in
            for count in counts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element(
                            "a", ["href": "/tanda?jenis=\(count.kind.rawValue)"], asking(count.kind.labelKey))
                    }
                    html.element("td") { $0.state(asking(count.severity.labelKey), count.severity.tone) }
                    html.cell(String(count.open), isAmount: true)
                    html.cell(String(count.decided), isAmount: true)
                    html.element("td") { html in
                        html.text(count.lastRun.map(asking.words.moment) ?? asking("signal.never-run"))
                        if count.isCut { html.element("div", ["class": "hint"], asking("signal.cut")) }
                    }
                }
            }
        }
    }

    private static func filter(_ asked: SignalDesk.Asked, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("signal.cases"))
        html.asks("/tanda") { html in
            html.choice(
                "jenis", asking("signal.kind"),
                [(value: "", label: asking("signal.every-kind"))]
                    + SignalKind.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: asked.kind?.rawValue)
            html.choice(
                "bagian", asking("signal.state"),
                SignalDesk.Asked.Part.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: asked.part.rawValue)
            html.submit(asking("signal.show"), style: "quiet")
        }
    }

    private static func list(
        _ part: Listed<SignalCase>, _ asked: SignalDesk.Asked, _ asking: Asking, _ html: inout HTMLText
    ) {
        guard !part.rows.isEmpty else { return html.empty(asking("signal.empty.\(asked.part.rawValue)")) }
        html.table(
            asking(asked.part.labelKey),
            [
                Column(asking("signal.about")), Column(asking("signal.why")),
                Column(asking("signal.severity")), Column(asking("signal.raised")),
                Column(asking("signal.state")),
            ]
        ) { html in
            for row in part.rows { html.element("tr") { line(row, asking, &$0) } }
        }
        html.pager(asking, next: part.next)
    }

    private static func line(_ row: SignalCase, _ asking: Asking, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) { html in
            html.element("a", ["href": "/tanda/\(row.id)"], asking(about: row))
            html.element("div", ["class": "hint"], asking(row.kind.labelKey))
        }
        html.cell(asking(row.kind.reasonKey, row.facts.arguments))
        html.element("td") { $0.state(asking(row.severity.labelKey), row.severity.tone) }
        html.cell(asking.words.moment(row.raised))
        html.element("td") { html in
            html.state(asking(row.state.labelKey), row.state.tone)
            if let outcome = row.outcome {
                html.element(
                    "div", ["class": "hint"], "\(asking(outcome.decision.labelKey)), \(outcome.hand.by)")
            } else if row.previous != nil {
                html.element("div", ["class": "hint"], asking("signal.again"))
            }
        }
    }

    private static func run(_ asking: Asking) async throws -> Answer {
        _ = try await asking.signals().run(asking.portal.law.book)
        return .see("/tanda", told: "told.signal.ran")
    }
}

extension Asking {
    /// Whom or what a signal is about, in a word or two.
    func callAsFunction(about signal: SignalCase) -> String {
        if signal.kind == .unchangedWage { return signal.unitName ?? self("signal.nobody") }
        if let name = signal.personName { return name }
        if let people = signal.facts[.people] {
            return self("signal.people", ["people": .count(Int(people))])
        }
        return self("signal.nobody")
    }
}

extension SignalSeverity {
    var tone: Tone {
        switch self {
        case .high: .bad
        case .medium: .wait
        case .low: .plain
        }
    }
}

extension SignalState {
    var tone: Tone {
        switch self {
        case .opened: .bad
        case .looked: .wait
        case .decided: .good
        case .gone, .overtaken: .plain
        }
    }
}
