import Access
import DeskBooks
import JSONText
import LawBook
import SignalBooks
import Signals
import WebGate

/// Signals for a human, for programs that count them; what is decided, people decide in the portal.
enum SignalEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/signals", .seeSignals,
            detail: "Signals within reach, the most severe first. None of them refuses anything.",
            parameters: [
                .query("kind", .oneOf(SignalKind.allCases.map(\.rawValue)), detail: "Of one kind only."),
                .query(
                    "part", .oneOf(SignalDesk.Asked.Part.allCases.map(\.rawValue)),
                    detail: "Open, decided, or not there any more; open where nothing is said."),
                .after,
            ],
            answer: .object([
                .init("signals", .array(line)),
                .next,
            ])
        ) { asking, given in
            let asked = SignalDesk.Asked(
                kind: given.text("kind").flatMap(SignalKind.init),
                part: given.text("part").flatMap(SignalDesk.Asked.Part.init) ?? .open)
            let part = try await SignalDesk(try asking.desk()).list(asked, after: given.text("after"))
            return Reply { json in
                json.object { json in
                    json.key("signals")
                    json.array { json in for row in part.rows { write(row, asking, &json) } }
                    json.field("next", asking.cursor(part.next))
                }
            }
        }
    ]

    private static let line = Schema.object([
        .init("id", .identifier), .init("kind", .text()), .init("severity", .text()),
        .init("state", .text()), .init("unit", .optional(.identifier)),
        .init("why", .text(), detail: "In the words of people, without names."),
        .init("decision", .optional(.text())), .init("decided_by", .optional(.text())),
    ])

    private static func write(_ row: SignalCase, _ asking: Asking, _ json: inout JSONText) {
        json.object {
            $0.identifier("id", row.id)
            $0.field("kind", row.kind.rawValue)
            $0.field("severity", row.severity.code)
            $0.field("state", row.state.code)
            $0.identifier("unit", row.unit)
            $0.field("why", asking(row.kind.reasonKey, row.facts.arguments))
            $0.field("decision", row.outcome?.decision.rawValue)
            $0.field("decided_by", row.outcome?.hand.by)
        }
    }
}
