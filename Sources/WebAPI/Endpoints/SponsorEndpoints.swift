import Access
import DeskBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SponsorBooks
import Sponsorship
import WebGate

/// Sponsors, for programs: totals in which nobody is named.
enum SponsorEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/sponsors/totals", .seeSponsors,
            detail: "Of each office its civil servants, those who take part, and the workers they pay for.",
            answer: .object([.init("offices", .array(line))])
        ) { asking, _ in
            let desk = SponsorDesk(
                try asking.desk(), rules: try SponsorTemplates.embedded(),
                law: try MembershipLaw(from: asking.portal.law.book))
            let lines = try await desk.league().offices
            return Reply { json in
                json.object { json in
                    json.key("offices")
                    json.array { json in
                        for line in lines { write(line, &json) }
                    }
                }
            }
        }
    ]

    private static let line = Schema.object([
        .init("unit_name", .text()),
        .init("civil_servants", .optional(.number()), detail: "Nothing where nobody has counted them."),
        .init("participating", .number()), .init("workers", .number()),
        .init("share_millionths", .optional(.number())),
    ])

    private static func write(_ line: SponsorLeagueLine, _ json: inout JSONText) {
        json.object { json in
            json.field("unit_name", line.name)
            json.field("civil_servants", line.staff)
            json.field("participating", line.participating)
            json.field("workers", line.workers)
            json.field("share_millionths", line.share?.millionths)
        }
    }
}
