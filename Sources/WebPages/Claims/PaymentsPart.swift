import Access
import Claims
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// What BPJS paid: proposed by one, confirmed by another, taken back by a reversal.
struct PaymentsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var claim: ClaimCase { sheet.claim }

    func write(_ html: inout HTMLText) {
        let mayPropose =
            asking.may(.fileClaims) && (claim.stage == .approved || claim.stage == .paid)
            && claim.proposal == nil
        guard !claim.payments.isEmpty || mayPropose || claim.approved != nil else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "bayar"]) { html in
            html.element("h2", ["id": "bayar"], asking("claims.payments"))
            if let approved = claim.approved {
                html.facts([
                    (asking("claims.approved-amount"), approved.description),
                    (asking("claims.paid"), claim.paid.description),
                ])
            }
            if !claim.payments.isEmpty { table(&html) }
            if mayPropose { form(&html) }
        }
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking("claims.payments"),
            [
                Column("#"), Column(asking("claims.programme")), Column(asking("claims.paid-on")),
                Column(asking("claims.amount"), isAmount: true), Column(asking("claims.account")),
                Column(asking("claims.stage")), Column(asking("claims.who")),
            ]
        ) { html in
            for state in claim.payments { html.element("tr") { row(state, &$0) } }
        }
    }

    private func row(_ state: ClaimPaymentState, _ html: inout HTMLText) {
        let payment = state.payment
        html.element("th", ["scope": "row"], String(payment.number))
        html.cell(payment.programme.rawValue)
        html.cell(asking.words.text(payment.day))
        html.cell(payment.amount.description, isAmount: true)
        html.element("td", ["class": "number"], payment.account)
        html.element("td") { html in
            html.state(asking(state.state.labelKey), tone(state.state))
            if state.state == .confirmed, asking.may(.decideClaims) { reversal(payment.number, &html) }
        }
        html.cell([state.proposedBy, state.confirmedBy].compactMap(\.self).joined(separator: ", "))
    }

    private func tone(_ state: ClaimPaymentState.State) -> Tone {
        switch state {
        case .proposed: .wait
        case .confirmed: .good
        case .reversed: .bad
        case .dropped: .plain
        }
    }

    private func reversal(_ number: Int, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking("claims.reverse"))
            html.form("/klaim/\(sheet.id)/bayar/\(number)/balik", asking, style: "stack") { html in
                html.reason("alasan-balik-\(number)", asking)
                html.submit(asking("claims.reverse"), style: "danger")
            }
        }
    }

    private func form(_ html: inout HTMLText) {
        html.element("h3", asking("claims.propose-payment"))
        html.form("/klaim/\(sheet.id)/bayar", asking, style: "stack") { html in
            let open = (claim.approved ?? .zero) - claim.paid
            html.field(
                "jumlah-bayar", name: "jumlah", asking("claims.amount"),
                value: asking.form["jumlah"] ?? (open > .zero ? grouped(open.amount) : nil),
                inputMode: "numeric")
            html.field(
                "tanggal-bayar", name: "tanggal", asking("claims.paid-on"), type: "date",
                value: asking.form["tanggal"] ?? asking.portal.today().description)
            html.field(
                "rekening", name: "rekening", asking("claims.account"), hint: asking("claims.account-hint"))
            html.submit(asking("claims.propose-payment"))
        }
    }
}
