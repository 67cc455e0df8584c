import Benefits
import JSONText
import LawBook
import MoneyAndDates
import UseCases
import Words

/// An answer about benefits as JSON and as text for the terminal.
struct BenefitAnswerText {
    let words: Words
    private let sentences: BenefitSentences

    init(words: Words) {
        self.words = words
        sentences = BenefitSentences(words: words)
    }

    func write(_ answer: BenefitAnswer, id: BatchID, into json: inout JSONText) {
        json.object { json in
            id.write(into: &json)
            json.field("claim", answer.claim.rawValue)
            json.key("lines")
            json.array { json in
                for line in answer.lines { write(line, into: &json) }
            }
            json.field("total", answer.total.amount)
            let doubts = answer.doubts
            json.field("status", doubts.reduce(LawStatus.enacted) { $0.weaker($1.status) }.rawValue)
            json.key("notes")
            json.array { json in
                for doubt in doubts { json.value(jsonBytes: sentences.doubt(doubt)) }
                for note in answer.notes { json.value(words(note)) }
            }
        }
    }

    private func write(_ line: BenefitLine, into json: inout JSONText) {
        json.object { json in
            json.field("component", line.component.rawValue)
            json.field("amount", line.amount.amount)
            json.key("reasons")
            json.array { json in
                for reason in line.reasons { sentences.write(reason, into: &json) }
            }
        }
    }

    func write(_ refusal: BenefitQuestion.Refusal, id: BatchID, into json: inout JSONText) {
        BatchError.write(
            code: BenefitRefusalText.code(of: refusal), message: message(refusal), id: id, into: &json)
    }

    func message(_ refusal: BenefitQuestion.Refusal) -> String {
        BenefitRefusalText(words: words).message(refusal)
    }

    /// The answer for a person at a terminal: lines with their reasons, then the total and what is not
    /// settled.
    func text(_ answer: BenefitAnswer) -> String {
        var lines = [
            words(
                "benefit.title",
                ["claim": .word("claim.\(answer.claim.rawValue)"), "day": .day(answer.day)]), "",
        ]
        for line in answer.lines {
            lines.append(aligned(words("component.\(line.component.rawValue)"), line.amount))
            for reason in line.reasons { lines.append("    " + text(reason)) }
        }
        if answer.lines.isEmpty { lines.append(words("benefit.no-lines")) }
        lines += ["", aligned(words("benefit.total"), answer.total)]
        let doubts = answer.doubts
        if !doubts.isEmpty { lines += ["", words("benefit.estimate")] }
        lines += doubts.map { "- " + words(BenefitSentences.note(on: $0)) }
        return (lines + answer.notes.map { "- " + words($0) }).joined(separator: "\n")
    }

    private func text(_ reason: BenefitReason) -> String {
        let basis = reason.basis
        let status = basis.status == .enacted ? "" : ", " + words("status.\(basis.status.rawValue)")
        let arguments = Dictionary(reason.arguments.map { ($0.name, $0.term) }) { first, _ in first }
        return "\(words(reason.key, arguments)) [\(basis.citation), \(basis.since)\(status)]"
    }

    private func aligned(_ label: String, _ amount: Rupiah) -> String {
        let text = amount.description
        let gap = max(1, 48 - label.count - text.count)
        return label + String(repeating: " ", count: gap) + text
    }
}

/// The error object of a line that cannot be answered.
enum BatchError {
    static func write(code: String, message: String, id: BatchID, into json: inout JSONText) {
        json.object { json in
            id.write(into: &json)
            json.key("error")
            json.object { json in
                json.field("code", code)
                json.field("message", message)
            }
        }
    }
}
