import Access
import DeskBooks
import JSONText
import LawBook
import Membership
import WebGate

/// Units and money, for programs.
enum OfficeEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/units", .seeUnits, detail: "The units within reach, by name; at most a thousand.",
            answer: .object([
                .init(
                    "units",
                    .array(
                        .object([
                            .init("id", .identifier), .init("code", .text()), .init("name", .text()),
                        ])))
            ])
        ) { asking, _ in
            let units = try await UnitChoices(asking.desk()).list(.seeUnits, atMost: 1_000)
            return Reply { json in
                json.object { json in
                    json.key("units")
                    json.array { json in
                        for unit in units {
                            json.object {
                                $0.identifier("id", unit.id.number)
                                $0.field("code", unit.code)
                                $0.field("name", unit.name)
                            }
                        }
                    }
                }
            }
        }
    ]
}
