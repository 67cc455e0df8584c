import DuesBooks
import JSONText
import LawBook
import Ledger
import Membership
import MoneyAndDates
import Words

/// A receipt as a person reads it, and as another program does.
struct ReceiptText {
    let words: Words

    func text(_ receipt: PaymentReceipt) -> String {
        var lines = [
            words("receipt.head", ["number": .text(receipt.number), "day": .day(receipt.day)]),
            words("receipt.from", ["payer": .text(receipt.payer)]),
            words("receipt.amount", ["amount": .rupiah(receipt.amount)]),
            words("receipt.in-words", ["words": .text(inWords(receipt.amount))]),
        ]
        if let code = receipt.code { lines.append(words("receipt.code", ["code": .text(code.digits)])) }
        for part in receipt.parts {
            lines.append(line(part))
            for share in part.programmes {
                lines.append(
                    words(
                        "receipt.share",
                        ["programmes": .text(share.programmes.code), "amount": .rupiah(share.amount)]))
            }
        }
        if receipt.left > .zero {
            lines.append(words("receipt.left", ["amount": .rupiah(receipt.left)]))
        }
        return lines.joined(separator: "\n")
    }

    func line(_ part: PaymentReceipt.Part) -> String {
        words(
            "receipt.part.\(part.claim.kind)",
            ["month": .month(part.month), "amount": .rupiah(part.amount)])
    }

    func json(_ receipt: PaymentReceipt) -> String {
        var json = JSONText()
        json.object { json in
            json.field("receipt", receipt.number)
            json.field("payment", receipt.payment.description)
            json.field("payer", receipt.payer)
            json.field("paid-on", receipt.day.description)
            json.field("amount", receipt.amount.amount)
            json.field("in-words", inWords(receipt.amount))
            json.field("code", receipt.code?.digits)
            json.field("bank-reference", receipt.bankReference)
            json.field("sp2d", receipt.warrant)
            json.key("parts")
            json.array { json in
                for part in receipt.parts { write(part, to: &json) }
            }
            json.field("left", receipt.left.amount)
        }
        return json.text
    }

    private func write(_ part: PaymentReceipt.Part, to json: inout JSONText) {
        json.object { json in
            json.field("claim", part.claim.description)
            json.field("month", part.month.description)
            json.field("amount", part.amount.amount)
            json.key("programmes")
            json.object { json in
                for share in part.programmes { json.field(share.programmes.code, share.amount.amount) }
            }
        }
    }

    private func inWords(_ amount: Rupiah) -> String {
        let written: String? =
            switch words.language {
            case .indonesian: AmountInWords.indonesian(amount)
            case .english: AmountInWords.english(amount)
            }
        return written ?? words.text(.rupiah(amount))
    }
}
