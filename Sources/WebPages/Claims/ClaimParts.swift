import Access
import Benefits
import ClaimBooks
import Claims
import Continuity
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// What somebody should know before papers are sent, the worst first.
struct FindingsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "temuan"]) { html in
            html.element("h2", ["id": "temuan"], asking("claims.findings"))
            let findings = sheet.view.check.findings.filter { $0.key != "claim.finding.paper-missing" }
            html.element("ul", ["class": "todo"]) { html in
                for finding in findings { item(finding, &html) }
                let missing = sheet.view.check.findings.count - findings.count
                if missing > 0 { papers(missing, &html) }
            }
        }
    }

    private func item(_ finding: ClaimFinding, _ html: inout HTMLText) {
        html.element("li", ["class": finding.severity.tone.rawValue]) { html in
            html.element("div", ["class": "what"]) { html in
                html.element("p", asking(finding.key, finding.arguments))
                for reason in finding.reasons { ReasonText.write(reason, asking, &html) }
                if let turn = turn(finding) { html.element("p", ["class": "hint"], turn) }
            }
            html.state(asking("claim.severity.\(finding.severity.rawValue)"), finding.severity.tone)
        }
    }

    private func turn(_ finding: ClaimFinding) -> String? {
        guard finding.severity != .fine else { return nil }
        let key = finding.turn.key
        return asking.words.template(key) == nil ? nil : asking("claims.turn", ["who": .word(key)])
    }

    /// Papers are listed where they are brought.
    private func papers(_ count: Int, _ html: inout HTMLText) {
        html.element("li", ["class": "wait"]) { html in
            html.element("div", ["class": "what"]) { html in
                html.element("p") {
                    $0.element("a", ["href": "#berkas"], asking("claims.missing", ["count": .count(count)]))
                }
            }
            html.state(asking("claim.severity.warns"), .wait)
        }
    }
}

/// A reason with its article.
enum ReasonText {
    static func write(_ reason: Reason, _ asking: Asking, _ html: inout HTMLText) {
        write(asking(reason.key, reason.arguments), reason.citation, reason.status, asking, &html)
    }

    static func write(_ reason: BenefitReason, _ asking: Asking, _ html: inout HTMLText) {
        let arguments = Dictionary(reason.arguments.map { ($0.name, $0.term) }) { $1 }
        write(
            asking(reason.key, arguments), reason.basis.citation, reason.basis.status, asking, &html)
    }

    private static func write(
        _ sentence: String, _ citation: Citation, _ status: LawStatus, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.element("p", ["class": "hint"]) { html in
            html.text(sentence + " ")
            html.element("cite", citation.description)
            if status != .enacted {
                html.text(" ")
                html.state(asking("status.\(status.rawValue)"), .wait)
            }
        }
    }
}

/// What is likely due, from the least to the most, with its articles.
struct EstimatePart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var estimate: ClaimEstimate { sheet.view.estimate }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "perkiraan"]) { html in
            html.element("h2", ["id": "perkiraan"], asking("claims.estimate"))
            if let high = estimate.high {
                html.element("p", ["class": "figure"]) {
                    $0.element("strong", asking.range(estimate.low, high))
                }
            }
            html.notice(.wait, asking("claim.estimate.decided-by-bpjs"))
            for note in estimate.notes { html.element("p", asking.words(note)) }
            for refusal in estimate.refusals { html.notice(.wait, asking.words(refusal.note)) }
            for part in estimate.parts { table(part, &html) }
            doubts(&html)
            difference(&html)
        }
    }

    private func table(_ part: ClaimEstimate.Part, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary") {
                $0.text(asking("claim.\(part.claim.rawValue)") + ": ")
                $0.text(asking.range(part.low?.total ?? .zero, part.high.total))
            }
            html.table(
                asking("claim.\(part.claim.rawValue)"),
                [
                    Column(asking("benefits.what")), Column(asking("claims.at-most"), isAmount: true),
                    Column(asking("benefits.basis")),
                ]
            ) { html in
                for line in part.high.lines {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking("component.\(line.component.rawValue)"))
                        html.cell(line.amount.description, isAmount: true)
                        html.element("td") { html in
                            for reason in line.reasons { ReasonText.write(reason, asking, &html) }
                        }
                    }
                }
            }
        }
    }

    private func doubts(_ html: inout HTMLText) {
        guard !estimate.doubts.isEmpty else { return }
        html.element("p", asking("claims.doubts", ["count": .count(estimate.doubts.count)]))
        html.element("ul") { html in
            for basis in estimate.doubts {
                html.element("li") { html in
                    html.element("cite", basis.citation.description)
                    html.text(" ")
                    html.state(asking("status.\(basis.status.rawValue)"), .wait)
                }
            }
        }
    }

    /// What BPJS paid, beside what was reckoned.
    private func difference(_ html: inout HTMLText) {
        let paid = sheet.claim.paid
        guard paid > .zero, let high = estimate.high else { return }
        html.facts([
            (asking("claims.paid"), paid.description),
            (asking("claims.likely"), asking.range(estimate.low, high)),
        ])
        if let low = estimate.low, paid < low {
            html.notice(.wait, asking("claims.paid-less", ["amount": .rupiah(low - paid)]))
        } else if paid > high {
            html.notice(.wait, asking("claims.paid-more", ["amount": .rupiah(paid - high)]))
        }
    }
}

/// Every clock with its day and what follows when it is missed.
struct ClocksPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    func write(_ html: inout HTMLText) {
        let clocks = sheet.view.clocks
        guard !clocks.isEmpty else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "jam"]) { html in
            html.element("h2", ["id": "jam"], asking("claims.clocks"))
            html.table(
                asking("claims.clocks"),
                [
                    Column(asking("claims.clock")), Column(asking("claims.clock-state")),
                    Column(asking("claims.until")), Column(asking("benefits.basis")),
                ]
            ) { html in
                for clock in clocks { html.element("tr") { row(clock, &$0) } }
            }
        }
    }

    private func row(_ clock: ClaimClockReading, _ html: inout HTMLText) {
        let words = ClockWords(clock, now: asking.portal.now(), asking)
        html.element("th", ["scope": "row"], asking(clock.clock.labelKey))
        html.element("td") { $0.state(words.text, words.tone) }
        html.cell(until(clock))
        html.element("td") { html in
            for reason in clock.reasons { ReasonText.write(reason, asking, &html) }
            if let consequence = clock.consequence { ReasonText.write(consequence, asking, &html) }
        }
    }

    private func until(_ clock: ClaimClockReading) -> String {
        guard let due = clock.due else { return clock.dueDay.map { asking.words.text($0) } ?? "–" }
        if clock.clock.unit == .daysOfHours { return asking.moment(due, sheet.claim.opening.time) }
        return clock.dueDay.map { asking.words.text($0) } ?? "–"
    }
}

/// All that was done, the latest first.
struct ClaimHistoryPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    func write(_ html: inout HTMLText) {
        let (claim, time) = (sheet.claim, sheet.claim.opening.time)
        html.element("details", ["class": "sheet"]) { html in
            html.element("summary", asking("claims.history", ["count": .count(claim.events.count)]))
            html.table(
                asking("claims.history-caption"),
                [Column(asking("claims.when")), Column(asking("claims.did")), Column(asking("claims.who"))]
            ) { html in
                for recorded in claim.events.reversed().prefix(100) {
                    html.element("tr") { html in
                        html.cell(asking.moment(recorded.at, time))
                        html.element("td") { html in
                            html.text(asking(recorded.event.kind.labelKey))
                            let detail = detail(recorded.event)
                            if !detail.isEmpty { html.element("div", ["class": "hint"], detail) }
                        }
                        html.cell(recorded.actor)
                    }
                }
            }
            if asking.may(.fileClaims) {
                html.form("/klaim/\(sheet.id)/catat", asking, style: "row") { html in
                    html.field(Field("catatan", asking("claims.note")).with { $0.isRequired = true })
                    html.submit(asking("claims.note-do"), style: "quiet")
                }
            }
        }
    }

    private func detail(_ event: ClaimEvent) -> String {
        switch event {
        case .answered(let question, let text):
            let label = asking("claim.question.\(question)")
            return text.isEmpty ? "\(label) –" : "\(label) \(answer(question, text))"
        case .evidenceAdded(let file): return asking("claim.evidence.\(file.kind)")
        case .moved(let stage): return asking(stage.labelKey)
        case .checked(let look): return asking.range(look.low, look.high)
        case .approved(let amount): return amount.description
        case .refused(let code, let text): return "\(code): \(text)"
        case .paymentProposed(let payment):
            return "\(payment.programme.rawValue) \(payment.amount) · \(asking.words.text(payment.day))"
        case .paid(let number): return "#\(number)"
        case .paymentReversed(let number, let reason): return "#\(number) \(reason)"
        case .evidenceWithdrawn(_, let reason), .returned(let reason), .proposalDropped(let reason),
            .withdrawn(let reason), .reopened(let reason):
            return reason
        case .noted(let text): return text
        case .opened, .submissionProposed, .submitted: return ""
        }
    }

    private func answer(_ question: String, _ text: String) -> String {
        guard let asked = sheet.claim.form.question(question) else { return text }
        return AnswerText.shown(asked, text, asking)
    }
}
