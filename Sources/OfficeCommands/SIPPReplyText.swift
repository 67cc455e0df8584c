import JSONText
import LawBook
import SIPPFiles
import Words

/// What came back from BPJS, row by row, for a clerk and as JSON.
struct SIPPReplyText {
    let words: Words
    let reply: SIPPReply
    /// Present where the file that was sent is at hand.
    let match: SIPPReplyMatch?
    let sent: SentFile?

    var isAllAccepted: Bool {
        guard let match else { return reply.accepted == reply.answers.count && reply.findings.isEmpty }
        return match.accepted == match.results.count && findings.isEmpty
    }

    var text: String {
        var lines = [
            words(
                "sipp-reply.counts",
                [
                    "answers": .text(words.text(reply.answers.count)),
                    "accepted": .text(words.text(reply.accepted)),
                    "refused": .text(words.text(reply.refused)),
                ])
        ]
        if let match {
            lines.append(
                words(
                    "sipp-reply.sent-counts",
                    [
                        "sent": .text(words.text(match.results.count)),
                        "unanswered": .text(words.text(match.unanswered)),
                    ]))
        }
        for answer in reply.answers where answer.outcome != .accepted {
            let state = words(answer.outcome == .refused ? "sipp-reply.refused" : "sipp-reply.open")
            lines.append("  \(answer.row)  \(answer.name)  \(state)  \(answer.reason)")
        }
        lines += findings.map { "  " + words.filled($0.key.rawValue, $0.arguments) }
        return lines.joined(separator: "\n")
    }

    var json: String {
        var json = JSONText()
        json.object { json in
            json.field("kind", reply.kind.rawValue)
            json.field("accepted", reply.accepted)
            json.field("refused", reply.refused)
            json.field("sent", match?.results.count)
            json.field("unanswered", match?.unanswered)
            json.key("answers")
            json.array { json in for answer in reply.answers { write(answer, &json) } }
            json.key("findings")
            json.array { json in
                for finding in findings { json.value(words.filled(finding.key.rawValue, finding.arguments)) }
            }
        }
        return json.text
    }

    private var findings: [SIPPReplyFinding] { reply.findings + (match?.findings ?? []) }

    private func write(_ answer: SIPPReply.Answer, _ json: inout JSONText) {
        json.object { json in
            json.field("row", answer.row)
            json.field("nik", answer.nik.map { "\($0)" })
            json.field("kpj", answer.kpj)
            json.field("name", answer.name)
            json.key("accepted")
            switch answer.outcome {
            case .accepted: json.value(true)
            case .refused: json.value(false)
            case nil: json.null()
            }
            json.field("reason", answer.reason)
        }
    }
}
