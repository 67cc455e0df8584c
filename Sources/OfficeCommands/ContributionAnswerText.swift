import Contributions
import JSONText
import LawBook
import MoneyAndDates
import UseCases
import Words

/// An assessment as JSON and as text for the terminal.
struct ContributionAnswerText {
    let words: Words

    func write(_ assessment: Assessment, id: BatchID, into json: inout JSONText) {
        json.object { json in
            id.write(into: &json)
            json.field("month", assessment.month.description)
            json.field("segment", assessment.segment.rawValue)
            json.key("lines")
            json.array { json in
                for line in assessment.lines { write(line, into: &json) }
            }
            json.field("employer_total", assessment.employerTotal.amount)
            json.field("worker_total", assessment.workerTotal.amount)
            json.field("total", assessment.total.amount)
            json.field("status", assessment.status.rawValue)
            json.field("due", assessment.dueDay?.description)
            json.key("notes")
            json.array { json in
                for note in assessment.notes { json.value(words(note)) }
            }
        }
    }

    private func write(_ line: ContributionLine, into json: inout JSONText) {
        json.object { json in
            json.field("programme", line.code)
            json.field("payer", line.payer.rawValue)
            json.field("basis", line.basis?.amount)
            json.field("rate", line.rate?.description)
            json.field("amount", line.amount.amount)
            json.key("reasons")
            json.array { json in
                for reason in line.reasons { write(reason, into: &json) }
            }
        }
    }

    private func write(_ reason: Reason, into json: inout JSONText) {
        json.object { json in
            json.field("says", words(reason))
            json.field("citation", reason.citation.description)
            json.field("since", reason.since.description)
            json.field("status", reason.status.rawValue)
        }
    }

    func write(_ refusal: ContributionQuestion.Refusal, id: BatchID, into json: inout JSONText) {
        BatchError.write(
            code: RefusalText.code(of: refusal), message: message(refusal), id: id, into: &json)
    }

    func message(_ refusal: ContributionQuestion.Refusal) -> String {
        RefusalText(words: words).message(refusal)
    }

    /// The answer for a person at a terminal: lines with their reasons, then totals.
    func text(_ assessment: Assessment) -> String {
        var lines = [
            words(
                "contribution.title",
                [
                    "month": .month(assessment.month),
                    "segment": .word("segment.\(assessment.segment.rawValue)"),
                ]),
            "",
        ]
        for line in assessment.lines { lines += text(line) }
        if assessment.lines.isEmpty { lines.append(words("contribution.no-lines")) }
        lines.append("")
        lines.append(total("contribution.employer-total", assessment.employerTotal))
        lines.append(total("contribution.worker-total", assessment.workerTotal))
        lines.append(total("contribution.total", assessment.total))
        if let due = assessment.dueDay { lines += ["", words("contribution.due", ["day": .day(due)])] }
        return (lines + assessment.notes.map { "- " + words($0) }).joined(separator: "\n")
    }

    private func text(_ line: ContributionLine) -> [String] {
        let head = aligned(line.code + "  " + words("payer.\(line.payer.rawValue)"), line.amount)
        return [head]
            + line.reasons.map { reason in
                let status =
                    reason.status == .enacted ? "" : ", " + words("status.\(reason.status.rawValue)")
                return "    \(words(reason)) [\(reason.citation), \(reason.since)\(status)]"
            }
    }

    private func total(_ key: String, _ amount: Rupiah) -> String { aligned(words(key), amount) }

    private func aligned(_ label: String, _ amount: Rupiah) -> String {
        let text = amount.description
        let gap = max(1, 48 - label.count - text.count)
        return label + String(repeating: " ", count: gap) + text
    }
}
