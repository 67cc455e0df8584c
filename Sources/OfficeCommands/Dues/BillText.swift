import DuesBooks
import JSONText
import LawBook
import Ledger
import Membership
import MoneyAndDates
import Words

/// Bills for a treasurer and for another program.
struct BillText {
    let words: Words

    func line(_ bill: BillRow) -> String {
        words(
            "bill.row",
            [
                "bill": .text(bill.id.description), "month": .month(bill.month),
                "name": .text(bill.registrationName), "total": .rupiah(bill.total),
                "open": .rupiah(bill.open), "standing": .word(standing(bill)),
                "due": bill.due.map { .day($0) } ?? .word("bill.due-none"),
                "code": .text(bill.code?.digits ?? "—"),
            ])
    }

    func line(_ line: BillLine) -> String {
        words(
            "bill.share",
            [
                "programmes": .text(line.programmes.code), "amount": .rupiah(line.amount),
                "payer": .word("bill.payer.\(line.payer.rawValue)"),
            ])
    }

    func sum(_ bills: [BillRow]) -> String {
        words(
            "bill.sum",
            [
                "count": .count(bills.count), "total": .rupiah(bills.map(\.total).sum()),
                "open": .rupiah(bills.map(\.open).sum()),
            ])
    }

    func json(_ bills: [BillRow]) -> String {
        var json = JSONText()
        json.array { json in
            for bill in bills {
                json.object { json in
                    json.field("bill", bill.id.description)
                    json.field("registration", String(bill.registration))
                    json.field("name", bill.registrationName)
                    json.field("month", bill.month.description)
                    json.field("segment", bill.segment.rawValue)
                    json.field("version", bill.version)
                    json.field("code", bill.code?.digits)
                    json.field("due", bill.due?.description)
                    json.field("total", bill.total.amount)
                    json.field("open", bill.open.amount)
                    json.field("standing", bill.state?.standing.rawValue)
                    json.field("paid-on", bill.state?.paidOn?.description)
                }
            }
        }
        return json.text
    }

    private func standing(_ bill: BillRow) -> String {
        bill.state?.standing.labelKey ?? "bill.standing.cancelled"
    }
}
