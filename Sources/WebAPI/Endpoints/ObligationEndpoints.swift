import Access
import DeskBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
import WebGate

/// Agreements and regulations, for programs.
enum ObligationEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/agreements", .seeAgreements, detail: "Agreements within reach, part by part.",
            parameters: [
                .query(
                    "part", .oneOf(AgreementTab.allCases.map(\.rawValue)),
                    detail: "Which of them; those in force where nothing is said."),
                .after,
            ],
            answer: .object([
                .init("agreements", .array(line)),
                .next,
            ])
        ) { asking, given in
            let tab = given.text("part").flatMap(AgreementTab.init) ?? .inForce
            let part = try await desk(asking).list(tab, after: given.text("after")).list
            return Reply { json in
                json.object { json in
                    json.key("agreements")
                    json.array { json in for line in part.rows { write(line, &json) } }
                    json.field("next", asking.cursor(part.next))
                }
            }
        },
        .read(
            "/api/v1/agreements/{id}", .seeAgreements,
            detail: "One agreement, with the days of its unit that nothing covers this year and the next.",
            parameters: [.path("id", detail: "The agreement's number in the books.")],
            answer: .object([
                .init("id", .identifier), .init("state", .text()), .init("number", .text()),
                .init("insurer_number", .text()), .init("unit", .identifier), .init("people", .number()),
                .init("from", .text(format: "date")), .init("through", .text(format: "date")),
                .init("gaps", .array(.object(gap)), detail: "Days without agreement or budget."),
            ])
        ) { asking, given in
            let sheet = try await desk(asking).open(AgreementID(given.number("id") ?? 0))
            return Reply { json in write(sheet, &json) }
        },
        .read(
            "/api/v1/regulations", .seeAgreements,
            detail: "Regulations of the government, and those of the nation and the province.",
            answer: .object([.init("regulations", .array(.object(text)))])
        ) { asking, _ in
            let desk = RegulationDesk(try asking.desk(), rules: asking.portal.law.obligations)
            let register = try await desk.register()
            let today = asking.portal.today()
            return Reply { json in
                json.object { json in
                    json.key("regulations")
                    json.array { json in
                        for known in register.all {
                            write(known, isHeld: register.holds(known, on: today), &json)
                        }
                    }
                }
            }
        },
    ]

    private static func desk(_ asking: Asking) throws -> AgreementDesk {
        AgreementDesk(try asking.desk(), reminders: asking.portal.law.obligations.reminders)
    }

    private static let line = Schema.object([
        .init("id", .identifier), .init("unit", .identifier), .init("unit_name", .text()),
        .init("number", .text(), detail: "Of the office; empty until it is signed."),
        .init("insurer_number", .text()), .init("state", .text()), .init("people", .number()),
        .init("from", .text(format: "date")), .init("through", .text(format: "date")),
        .init("days_left", .number(), detail: "Below nought once it is past."),
    ])

    private static let gap: [Schema.Member] = [
        .init("from", .text(format: "date")), .init("through", .text(format: "date")),
        .init("lacks", .array(.text())),
    ]

    private static let text: [Schema.Member] = [
        .init("key", .text()), .init("kind", .text()), .init("number", .text()), .init("year", .number()),
        .init("title", .text()), .init("issuer", .text()), .init("effect", .text()),
        .init("from", .text(format: "date")), .init("through", .optional(.text(format: "date"))),
        .init("in_force", .truth), .init("status", .text()),
    ]

    private static func write(_ line: AgreementDesk.Line, _ json: inout JSONText) {
        json.object { json in
            json.identifier("id", line.row.id.number)
            json.identifier("unit", line.row.unit.number)
            json.field("unit_name", line.row.unitName)
            json.field("number", line.row.number)
            json.field("insurer_number", line.row.insurerNumber)
            json.field("state", line.state.rawValue)
            json.field("people", line.row.headcount)
            json.field("from", line.row.from.description)
            json.field("through", line.row.through.description)
            json.field("days_left", line.daysLeft)
        }
    }

    private static func write(_ sheet: AgreementDesk.Sheet, _ json: inout JSONText) {
        json.object { json in
            json.identifier("id", sheet.id.number)
            json.field("state", sheet.state.rawValue)
            json.field("number", sheet.agreement.number)
            json.field("insurer_number", sheet.agreement.insurerNumber)
            json.identifier("unit", sheet.agreement.terms.unit.number)
            json.field("people", sheet.agreement.terms.headcount)
            json.field("from", sheet.agreement.terms.from.description)
            json.field("through", sheet.agreement.lastDay.description)
            json.key("gaps")
            json.array { json in
                for gap in sheet.timeline.line.gaps {
                    json.object { json in
                        json.field("from", gap.span.from.description)
                        json.field("through", gap.span.through.description)
                        json.key("lacks")
                        json.array { json in for kind in gap.lacks { json.value(kind.rawValue) } }
                    }
                }
            }
        }
    }

    private static func write(_ known: KnownRegulation, isHeld: Bool, _ json: inout JSONText) {
        let text = known.regulation
        json.object { json in
            json.field("key", known.key.description)
            json.field("kind", text.kind.rawValue)
            json.field("number", text.number)
            json.field("year", text.year)
            json.field("title", text.title)
            json.field("issuer", text.issuer.rawValue)
            json.field("effect", text.scope.effect.rawValue)
            json.field("from", text.from.description)
            json.field("through", text.through?.description)
            json.field("in_force", isHeld)
            json.field("status", known.status.rawValue)
        }
    }
}
