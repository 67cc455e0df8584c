import Access
import AccessBooks
import DeskBooks
import JSONText
import Ledger
import Membership
import MoneyAndDates
import WebGate

/// Months of registrations, what is owed, and payments put forward, for programs.
enum MonthEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/periods", .seePeriods, detail: "The registrations of a month and how far each is.",
            parameters: [
                .query("month", .text(format: "month"), isRequired: true, detail: "Such as 2026-03."),
                .after,
            ],
            answer: .object([.init("periods", .array(period)), .next])
        ) { asking, given in
            guard let month = try given.month("month") else { throw CallRefusal.missing("month") }
            var question = PeriodBoardQuestion(month: month)
            question.after = given.text("after")
            let desk = PeriodDesk(try asking.desk(), law: asking.portal.law.period)
            let part = try await desk.board(question)
            return Reply { json in
                json.object { json in
                    json.key("periods")
                    json.array { json in for row in part.rows { write(row, &json) } }
                    json.field("next", asking.cursor(part.next))
                }
            }
        },
        .read(
            "/api/v1/arrears", .seeArrears, detail: "Who has not paid, and since when.",
            answer: .object([.init("arrears", .array(arrears))])
        ) { asking, _ in
            let rows = try await ArrearsDesk(asking.desk()).rows()
            return Reply { json in
                json.object { json in
                    json.key("arrears")
                    json.array { json in for row in rows { write(row, &json) } }
                }
            }
        },
        .act(
            "/api/v1/payments", .proposePayment,
            detail: "Puts a payment forward; another person confirms it in the portal before it is booked.",
            body: .object([
                .init("bill", .identifier),
                .init("amount", .number(least: 1, most: Rupiah.mostAtOnce.amount), detail: "Rupiah."),
                .init("day", .text(format: "date")), .init("bank_reference", .text()),
                .init("warrant", .optional(.text()), detail: "The SP2D."), .init("note", .optional(.text())),
            ]),
            answer: .object([.init("proposal", .identifier)])
        ) { asking, given in try await propose(asking, given) },
    ]

    private static let period = Schema.object([
        .init("registration", .identifier), .init("number", .text()), .init("name", .text()),
        .init("month", .text()), .init("stage", .oneOf(PeriodStage.allCases.map(\.rawValue))),
        .init("persons", .optional(.number())), .init("dues", .optional(.number()), detail: "Rupiah."),
        .init("bill", .optional(.identifier)), .init("billing_code", .optional(.text())),
        .init("due", .optional(.text(format: "date"))), .init("owed", .number(), detail: "Rupiah."),
        .init("open", .number(), detail: "Rupiah."),
    ])

    private static let arrears = Schema.object([
        .init("registration", .identifier), .init("name", .text()),
        .init("since", .text(), detail: "A month."),
        .init("claims", .number()), .init("open", .number(), detail: "Rupiah."),
        .init("overdue", .number(), detail: "Rupiah."),
    ])

    private static func write(_ row: PeriodBoardRow, _ json: inout JSONText) {
        json.object { json in
            json.identifier("registration", row.registration)
            json.field("number", row.number)
            json.field("name", row.name)
            json.field("month", row.month.description)
            json.field("stage", row.stage.rawValue)
            json.field("persons", row.persons)
            json.field("dues", row.dues?.amount)
            json.identifier("bill", row.bill?.number)
            json.field("billing_code", row.code?.digits)
            json.field("due", row.due?.description)
            json.field("owed", row.owed.amount)
            json.field("open", row.open.amount)
        }
    }

    private static func write(_ row: ArrearsSheetRow, _ json: inout JSONText) {
        json.object { json in
            json.identifier("registration", row.registration)
            json.field("name", row.name)
            json.field("since", row.since.description)
            json.field("claims", row.claims)
            json.field("open", row.open.amount)
            json.field("overdue", row.overdue.amount)
        }
    }

    private static func propose(_ asking: Asking, _ given: Given) async throws -> Reply {
        guard let bill = given.number("bill"), let amount = given.number("amount"),
            let day = try given.day("day"),
            let reference = given.text("bank_reference")
        else { throw CallRefusal.missing("bill") }
        var draft = PaymentDraft(
            bill: BillID(bill), amount: Rupiah(amount), day: day, bankReference: reference,
            key: try given.key())
        draft.warrant = given.text("warrant") ?? ""
        draft.note = given.text("note") ?? ""
        let proposal = try await PaymentDesk(asking.desk()).propose(draft)
        return Reply(status: 201) { json in json.object { $0.identifier("proposal", proposal) } }
    }
}
