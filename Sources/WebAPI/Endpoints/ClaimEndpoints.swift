import Access
import ClaimBooks
import Claims
import Continuity
import DeskBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import WebGate

/// Claims and notices of death, for programs.
enum ClaimEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/claims", .seeClaims, detail: "Claims within reach, part by part.",
            parameters: [
                .query(
                    "part", .oneOf(ClaimsAsked.Tab.allCases.map(\.rawValue)),
                    detail: "Which of them; open ones by their next clock where nothing is said."),
                .query("type", .oneOf(ClaimType.allCases.map(\.rawValue)), detail: "Of one kind."),
                .query("unit", .identifier, detail: "A unit with all below it."),
                .query("person", .identifier, detail: "Of one person."),
                .after,
            ],
            answer: .object([
                .init("claims", .array(line)),
                .next,
            ])
        ) { asking, given in
            var asked = ClaimsAsked()
            asked.tab = given.text("part").flatMap(ClaimsAsked.Tab.init) ?? .open
            asked.type = given.text("type").flatMap(ClaimType.init)
            asked.unit = given.number("unit")
            asked.person = given.number("person").map { PersonID($0) }
            let part = try await desk(asking).list(asked, after: given.text("after"))
            return Reply { json in
                json.object { json in
                    json.key("claims")
                    json.array { json in for line in part.rows { write(line, &json) } }
                    json.field("next", asking.cursor(part.next))
                }
            }
        },
        .read(
            "/api/v1/claims/{id}", .seeClaims,
            detail: "One claim: findings, clocks and what is likely due. The look is recorded.",
            parameters: [
                .path("id", detail: "The claim's number."),
                .query("reason", .text(), detail: "Why it is looked at; some roles must say."),
            ], answer: sheet
        ) { asking, given in
            let sheet = try await desk(asking).open(
                ClaimCaseID(given.number("id") ?? 0), reason: given.text("reason") ?? "")
            return Reply { json in write(sheet, asking, &json) }
        },
        .act(
            "/api/v1/claims", .fileClaims,
            detail: "Opens a claim of a person, or gives the one that is open already for the same event.",
            body: .object([
                .init("person", .identifier),
                .init("type", .oneOf(ClaimType.allCases.map(\.rawValue))),
                .init("day", .text(format: "date"), detail: "Of the event."),
                .init(
                    "minute", .optional(.number(least: 0)),
                    detail: "Minutes since midnight, where the hour is known."),
            ]),
            answer: .object([.init("claim", .identifier), .init("opened", .truth, detail: "By this call.")])
        ) { asking, given in
            _ = try given.key()
            guard let type = given.text("type").flatMap(ClaimType.init), let day = try given.day("day") else {
                throw CallRefusal.wrong("type")
            }
            let kept = try await desk(asking).begin(
                type, for: PersonID(given.number("person") ?? 0), on: day,
                minute: given.number("minute").map { Int(clamping: $0) })
            return Reply(status: kept.isNew ? 201 : 200) { json in
                json.object { json in
                    json.identifier("claim", kept.id.number)
                    json.field("opened", kept.isNew)
                }
            }
        },
        .message(
            "/api/v1/death-notices", .fileClaims,
            detail: "Takes deaths that a civil registry tells by SPDCI CRVS. The same again changes nothing.",
            body: .object([
                .init("header", .object([]), detail: "As SPDCI has it; not read."),
                .init("message", .object([]), detail: "With transaction_id and notify_event."),
            ]),
            answer: .object([
                .init("ack_status", .oneOf(["ACK", "NACK"]), detail: "NACK where no record was taken."),
                .init("matched", .number(), detail: "The NIK is that of a person of the register."),
                .init("possible", .number()), .init("unknown", .number()),
                .init("repeated", .number(), detail: "Told before under the same reference."),
                .init(
                    "rejected",
                    .array(
                        .object([
                            .init("record", .number(), detail: "Its place in the message, from 1."),
                            .init("why", .oneOf(CRVSNotices.Rejection.allCases.map(\.rawValue))),
                        ]))),
            ])
        ) { asking, _ in
            let notices = try CRVSNotices(asking.body, today: asking.portal.today())
            let taken = try await NoticeDesk(try asking.desk(), rules: asking.portal.law.claims)
                .take(notices.drafts)
            return Reply { json in write(taken, notices, &json) }
        },
    ]

    private static func desk(_ asking: Asking) throws -> ClaimDesk {
        ClaimDesk(try asking.desk(), rules: asking.portal.law.claims)
    }

    private static let line = Schema.object([
        .init("id", .identifier), .init("type", .text()), .init("person", .identifier),
        .init("name", .text()),
        .init("unit", .optional(.identifier)), .init("unit_name", .optional(.text())),
        .init("event_day", .text(format: "date")), .init("stage", .text()),
        .init("due", .optional(.number()), detail: "Of the next clock, in milliseconds since 1970."),
        .init("clock", .optional(.text())),
        .init("held", .truth, detail: "By arrears."),
        .init("likely_low", .optional(.number()), detail: "Rupiah; BPJS decides."),
        .init("likely_high", .optional(.number())),
        .init("paid", .number(), detail: "By BPJS, without what was reversed."),
        .init("refusal", .optional(.text())),
    ])

    private static func write(_ line: ClaimDesk.Line, _ json: inout JSONText) {
        let claim = line.claim
        json.object { json in
            json.identifier("id", claim.id.number)
            json.field("type", claim.type.rawValue)
            json.identifier("person", claim.person.number)
            json.field("name", claim.name)
            json.identifier("unit", claim.unit?.number)
            json.field("unit_name", line.unitName)
            json.field("event_day", claim.eventDay.description)
            json.field("stage", claim.stage.rawValue)
            json.field("due", claim.due?.epochMilliseconds)
            json.field("clock", claim.dueClock)
            json.field("held", claim.isHeld)
            json.field("likely_low", claim.low?.amount)
            json.field("likely_high", claim.high?.amount)
            json.field("paid", claim.paid.amount)
            json.field("refusal", claim.refusalCode)
        }
    }

    private static let sheet = Schema.object([
        .init("id", .identifier), .init("type", .text()), .init("person", .identifier),
        .init("name", .text()),
        .init("event_day", .text(format: "date")), .init("stage", .text()),
        .init("held", .truth), .init("arrears_months", .number()),
        .init("likely_low", .optional(.number())), .init("likely_high", .optional(.number())),
        .init("paid", .number()), .init("missing", .number(), detail: "Answers and papers before BPJS."),
        .init(
            "findings",
            .array(.object([.init("key", .text()), .init("severity", .text()), .init("says", .text())]))),
        .init(
            "clocks",
            .array(
                .object([
                    .init("name", .text()), .init("state", .text()),
                    .init("due", .optional(.number()), detail: "Milliseconds since 1970."),
                ]))),
    ])

    private static func write(_ sheet: ClaimDesk.Sheet, _ asking: Asking, _ json: inout JSONText) {
        let (view, claim) = (sheet.view, sheet.claim)
        json.object { json in
            json.identifier("id", view.id.number)
            json.field("type", claim.type.rawValue)
            json.identifier("person", claim.opening.person.number)
            json.field("name", sheet.personName)
            json.field("event_day", claim.opening.eventDay.description)
            json.field("stage", claim.stage.rawValue)
            json.field("held", view.check.isHeld)
            json.field("arrears_months", Int64(view.check.arrearsMonths))
            json.field("likely_low", view.estimate.low?.amount)
            json.field("likely_high", view.estimate.high?.amount)
            json.field("paid", claim.paid.amount)
            json.field("missing", Int64(claim.missing(before: .submitted).count))
            json.key("findings")
            json.array { json in
                for finding in view.check.findings {
                    json.object { json in
                        json.field("key", finding.key)
                        json.field("severity", finding.severity.rawValue)
                        json.field("says", asking(finding.key, finding.arguments))
                    }
                }
            }
            json.key("clocks")
            json.array { json in
                for clock in view.clocks {
                    json.object { json in
                        json.field("name", clock.clock.name)
                        json.field("state", clock.state.labelKey)
                        json.field("due", clock.due?.epochMilliseconds)
                    }
                }
            }
        }
    }

    private static func write(
        _ taken: DeathNotices.Taken, _ notices: CRVSNotices, _ json: inout JSONText
    ) {
        json.object { json in
            json.field("ack_status", notices.drafts.isEmpty ? "NACK" : "ACK")
            json.field("matched", Int64(taken.matched))
            json.field("possible", Int64(taken.possible))
            json.field("unknown", Int64(taken.unknown))
            json.field("repeated", Int64(taken.repeated))
            json.key("rejected")
            json.array { json in
                for rejected in notices.rejected {
                    json.object { json in
                        json.field("record", Int64(rejected.record))
                        json.field("why", rejected.why.rawValue)
                    }
                }
            }
        }
    }
}
