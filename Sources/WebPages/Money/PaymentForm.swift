import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import Membership
import MoneyAndDates
import WebGate
import Words

/// The form by which a payment is put forward.
struct PaymentForm {
    typealias Refused = (field: String, sentence: String)

    let asking: Asking
    let sheet: BillSheet
    let key: String
    let refused: Refused?

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("money.propose.title"),
            asking(
                "money.propose.lead",
                ["name": .text(sheet.bill.registrationName), "month": .month(sheet.bill.month)]))
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { html in
                html.form("/iuran/bayar/baru", asking, style: "stack") { fields(&$0) }
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("money.propose.bill"))
                html.facts([
                    (asking("money.bill.total"), sheet.bill.total.description),
                    (asking("money.open"), sheet.bill.open.description),
                    (asking("money.open-of-all"), sheet.openOfAll.description),
                    (asking("money.due"), asking.text(sheet.bill.due)),
                    (asking("money.code"), sheet.bill.code?.digits ?? asking("money.code.none")),
                ])
                html.element("p", ["class": "hint"], asking("money.propose.oldest-first"))
            }
        }
    }

    private func fields(_ html: inout HTMLText) {
        html.hidden("tagihan", sheet.bill.id.description)
        html.hidden("kunci", key)
        field("jumlah", &html) {
            $0.value = asking.form["jumlah"] ?? grouped(sheet.openOfAll.amount)
            $0.hint = asking("money.field.jumlah.hint")
            $0.inputMode = "numeric"
        }
        field("tanggal", &html) {
            $0.type = "date"
            $0.value = asking.form["tanggal"] ?? asking.portal.today().description
        }
        field("referensi", &html) { $0.hint = asking("money.field.referensi.hint") }
        field("sp2d", &html) { $0.isRequired = false }
        field("catatan", &html) { $0.isRequired = false }
        html.submit(asking("money.propose.send"))
    }

    private func field(_ name: String, _ html: inout HTMLText, _ change: (inout Field) -> Void) {
        var field = Field(name, asking("money.field.\(name)"))
        field.isRequired = true
        field.value = asking.form[name]
        field.error = refused.flatMap { $0.field == name ? $0.sentence : nil }
        change(&field)
        html.field(field)
    }
}
