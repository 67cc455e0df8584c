import Access
import AccessBooks
import CompanyDuty
import DeskBooks
import JSONText
import LawBook
import MoneyAndDates
import WebGate

/// The counter of the licence office, for its own program.
enum CompanyEndpoints {
    /// Questions of one account in ten minutes.
    private static let limit = 600
    private static let window: Int64 = 600_000

    static let all: [Endpoint] = [
        .read(
            "/api/v1/companies/check", .checkCompanies,
            detail:
                "Whether a company may be served, and since when and why not. Every question is recorded.",
            parameters: [
                .query("number", .text(), detail: "Its business number (NIB), number at BPJS, or code.")
            ],
            answer: .object([
                .init("may_be_served", .truth),
                .init("since", .optional(.text(format: "date")), detail: "Since when it may not."),
                .init("because", .array(.text()), detail: "What is wrong; empty where it may be served."),
            ])
        ) { asking, given in
            let portal = asking.portal
            let desk = CompanyDesk(try asking.desk(), law: try CompanyLaw(from: portal.law.book))
            try await RateLimit(portal.database).take(
                "counter-api:\(asking.visitor.permit?.account ?? 0)", limit: limit, per: window,
                now: portal.now())
            let answer = try await desk.check(given.text("number") ?? "")
            return Reply { json in
                json.object { json in
                    switch answer {
                    case .mayBeServed:
                        json.field("may_be_served", true)
                        json.field("since", String?.none)
                        json.key("because")
                        json.array { _ in }
                    case .refused(let since, let because):
                        json.field("may_be_served", false)
                        json.field("since", since.description)
                        json.key("because")
                        json.array { json in for kind in because { json.value(kind.rawValue) } }
                    }
                }
            }
        }
    ]
}
