import Access
import AccessBooks
import Continuity
import DeskBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import WebGate

/// People and their months, for programs.
enum PeopleEndpoints {
    static let all: [Endpoint] = [
        .read(
            "/api/v1/people", .seePeople, detail: "People within reach, by name, part by part.",
            parameters: [
                .query(
                    "name", .text(),
                    detail: "Beginnings of words of the name, last four digits of the NIK, NIK or KPJ."),
                .query("unit", .identifier, detail: "A unit with all below it."),
                .query(
                    "standing", .oneOf(PeopleFilter.Standing.allCases.map(\.rawValue)),
                    detail: "Working, left or dead."),
                .after,
            ],
            answer: .object([
                .init("people", .array(person)),
                .next,
                .init("total", .optional(.number()), detail: "How many there are, where counting is cheap."),
            ])
        ) { asking, given in
            let filter = PeopleFilter(
                text: given.text("name") ?? "", unit: given.number("unit"),
                standing: given.text("standing").flatMap(PeopleFilter.Standing.init))
            let part = try await PeopleList(asking.desk()).part(filter, after: given.text("after"))
            return Reply { json in
                json.object { json in
                    json.key("people")
                    json.array { json in for line in part.list.rows { write(line, &json) } }
                    json.field("next", asking.cursor(part.list.next))
                    json.field("total", part.list.total)
                }
            }
        },
        .read(
            "/api/v1/people/{id}/months", .seePeople,
            detail: "One person's months: in force or missing, and what was paid. The look is recorded.",
            parameters: [
                .path("id", detail: "The person's number."),
                .query("reason", .text(), detail: "Why she is looked at; some roles must say."),
            ],
            answer: .object([
                .init("person", .identifier), .init("first_uncovered", .optional(.text(format: "date"))),
                .init("months", .array(month)),
            ])
        ) { asking, given in
            let id = PersonID(given.number("id") ?? 0)
            let desk = try asking.desk()
            _ = try await PersonDesk(desk).open(id, reason: given.text("reason") ?? "")
            let law = asking.portal.law
            let cover = PersonCover(
                desk.office, law: law.continuity, contributions: law.contributions,
                answered: law.book.coverage)
            let strip = try await cover.strip(of: id)
            return Reply { json in write(id, strip, &json) }
        },
    ]

    private static let person = Schema.object([
        .init("id", .identifier), .init("name", .text()),
        .init("nik", .text(), detail: "All but the last four digits masked."),
        .init("born", .optional(.text(format: "date"))), .init("died", .optional(.text(format: "date"))),
        .init("unit", .optional(.identifier)), .init("unit_name", .optional(.text())),
        .init("category", .optional(.text())), .init("since", .optional(.text(format: "date"))),
        .init("through", .optional(.text(format: "date"))),
    ])

    private static let month = Schema.object([
        .init("month", .text(), detail: "Such as 2026-03."), .init("protected", .truth),
        .init(
            "from", .optional(.text(format: "date")),
            detail: "First protected day, where not the first of the month."),
        .init("through", .optional(.text(format: "date"))), .init("paid", .number(), detail: "Rupiah."),
    ])

    private static func write(_ line: PersonLine, _ json: inout JSONText) {
        json.object { json in
            json.identifier("id", line.id.number)
            json.field("name", line.name)
            json.field("nik", line.maskedNIK)
            json.field("born", line.born?.description)
            json.field("died", line.died?.description)
            json.identifier("unit", line.job?.unit)
            json.field("unit_name", line.job?.unitName)
            json.field("category", line.job?.category.rawValue)
            json.field("since", line.job?.start.description)
            json.field("through", line.job?.end?.description)
        }
    }

    private static func write(_ id: PersonID, _ strip: PersonStrip?, _ json: inout JSONText) {
        json.object { json in
            json.identifier("person", id.number)
            json.field("first_uncovered", strip?.strip.end?.firstUncovered.description)
            json.key("months")
            json.array { json in
                guard let strip else { return }
                for (month, paid) in zip(strip.strip.months, strip.paid) {
                    json.object { json in
                        json.field("month", month.month.description)
                        json.field("protected", month.isProtected)
                        json.field("from", month.from?.description)
                        json.field("through", month.through?.description)
                        json.field("paid", paid.amount)
                    }
                }
            }
        }
    }
}
