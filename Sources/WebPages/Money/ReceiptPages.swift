import Access
import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/iuran/kuitansi/{pembayaran}`: the receipt of a payment, to be printed.
enum ReceiptPages {
    static let routes: [Route] = [
        .page(
            "/iuran/kuitansi/{pembayaran}", .right(.seeMoney),
            purpose: "For treasurers: the receipt of a payment, with the amount in words, to print and file."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let receipt = try await PaymentDesk(try asking.desk()).receipt(
            PaymentID(try asking.number("pembayaran")))
        return .page(
            asking("money.receipt.title", ["number": .text(receipt.number)]),
            crumbs: [Page.Crumb(asking("money.pay.title"), "/iuran/bayar?isi=tercatat")]
        ) { html in
            html.titlebar(asking("money.receipt.title", ["number": .text(receipt.number)]))
            html.element("section", ["class": "sheet"]) { facts(receipt, asking, &$0) }
            parts(receipt, asking, &html)
            if receipt.left > .zero {
                html.notice(.plain, asking("receipt.left", ["amount": .rupiah(receipt.left)]))
            }
        }
    }

    private static func facts(_ receipt: PaymentReceipt, _ asking: Asking, _ html: inout HTMLText) {
        html.facts([
            (asking("money.receipt.from"), receipt.payer),
            (asking("money.day"), asking.words.text(receipt.day)),
            (asking("money.amount"), receipt.amount.description),
            (asking("money.receipt.in-words"), inWords(receipt.amount, asking)),
            (asking("money.code"), receipt.code?.digits ?? "–"),
            (asking("money.field.referensi"), receipt.bankReference ?? "–"),
            (asking("money.field.sp2d"), receipt.warrant ?? "–"),
        ])
    }

    private static func inWords(_ amount: Rupiah, _ asking: Asking) -> String {
        let written =
            switch asking.words.language {
            case .indonesian: AmountInWords.indonesian(amount)
            case .english: AmountInWords.english(amount)
            }
        return written ?? amount.description
    }

    private static func parts(_ receipt: PaymentReceipt, _ asking: Asking, _ html: inout HTMLText) {
        guard !receipt.parts.isEmpty else { return }
        html.element("h2", asking("money.receipt.parts"))
        html.table(
            asking("money.receipt.parts"),
            [
                Column(asking("money.what")), Column(asking("money.for-month")),
                Column(asking("money.programme")), Column(asking("money.amount"), isAmount: true),
            ]
        ) { html in
            for part in receipt.parts {
                html.element("tr") {
                    $0.cell(asking("money.claim.\(part.claim.kind)"))
                    $0.cell(asking.words.text(part.month))
                    $0.cell(
                        part.programmes.map { "\($0.programmes.code) \($0.amount)" }.joined(separator: ", "))
                    $0.cell(part.amount.description, isAmount: true)
                }
            }
        }
    }
}
