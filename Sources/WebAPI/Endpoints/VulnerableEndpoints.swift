import Access
import DeskBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate

/// Quotas of vulnerable workers, for programs: counts only.
enum VulnerableEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/vulnerable", .seeVulnerable,
            detail: "Quotas of vulnerable workers with their places and how many are how far.",
            answer: .object([.init("quotas", .array(.object(quota)))])
        ) { asking, _ in
            let quotas = try await desk(asking).board()
            return Reply { json in
                json.object { json in
                    json.key("quotas")
                    json.array { json in
                        for quota in quotas { json.object { write(quota, &$0) } }
                    }
                }
            }
        },
        .read(
            "/api/v1/vulnerable/{id}", .seeVulnerable,
            detail: "One quota with the lists that hang or hung out.",
            parameters: [.path("id", detail: "The quota's number in the books.")],
            answer: .object(quota + [.init("postings", .array(.object(posting)))])
        ) { asking, given in
            let sheet = try await desk(asking).open(QuotaID(given.number("id") ?? 0))
            return Reply { json in
                json.object { json in
                    write(sheet.quota, &json)
                    json.key("postings")
                    json.array { json in
                        for posting in sheet.postings { json.object { write(posting, &$0) } }
                    }
                }
            }
        },
    ]

    private static func desk(_ asking: Asking) throws -> VulnerableDesk {
        VulnerableDesk(try asking.desk(), rules: try VulnerableRules(asking.portal.law.book))
    }

    private static let quota: [Schema.Member] = [
        .init("id", .identifier), .init("name", .text()), .init("funding", .text()),
        .init("from", .text()), .init("through", .text()), .init("ceiling", .number()),
        .init("places", .number()), .init("taken", .number()), .init("waiting", .number()),
        .init("people", .number()),
        .init("stages", .array(.object([.init("stage", .text()), .init("people", .number())]))),
    ]

    private static let posting: [Schema.Member] = [
        .init("address", .text(), detail: "Of the public page, behind /rentan/pengumuman/."),
        .init("from", .text(format: "date")), .init("through", .text(format: "date")),
        .init("people", .number()), .init("open_corrections", .number()),
    ]

    private static func write(_ view: QuotaView, _ json: inout JSONText) {
        json.identifier("id", view.id.number)
        json.field("name", view.terms.name)
        json.field("funding", view.terms.funding.rawValue)
        json.field("from", view.terms.from.description)
        json.field("through", view.terms.through.description)
        json.field("ceiling", view.terms.ceiling.amount)
        json.field("places", view.places)
        json.field("taken", view.taken)
        json.field("waiting", view.waiting)
        json.field("people", view.people)
        json.key("stages")
        json.array { json in
            for stage in ProposalStage.allCases {
                guard let count = view.counts[stage] else { continue }
                json.object { json in
                    json.field("stage", stage.rawValue)
                    json.field("people", count)
                }
            }
        }
    }

    private static func write(_ posting: Posting, _ json: inout JSONText) {
        json.field("address", posting.address)
        json.field("from", posting.from.description)
        json.field("through", posting.through.description)
        json.field("people", posting.people)
        json.field("open_corrections", posting.openCorrections)
    }
}
