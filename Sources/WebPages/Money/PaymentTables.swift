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

/// Proposals and payments in tables.
enum PaymentTables {
    static func proposals(_ part: Listed<PaymentProposal>, _ asking: Asking, _ html: inout HTMLText) {
        if part.rows.isEmpty {
            return html.empty(
                asking("money.pay.empty"), ("/iuran?sisa=1", asking("money.pay.find-bill")))
        }
        html.table(
            asking("money.pay.proposals"),
            [
                Column(asking("money.registration")), Column(asking("money.for-month")),
                Column(asking("money.amount"), isAmount: true), Column(asking("money.day")),
                Column(asking("money.proposed-by")), Column(asking("money.state")),
            ]
        ) { html in
            for proposal in part.rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/iuran/bayar/\(proposal.id)"], proposal.registrationName)
                    }
                    html.cell(proposal.month.map { asking.words.text($0) } ?? "–")
                    html.cell(proposal.amount.description, isAmount: true)
                    html.cell(asking.words.text(proposal.day))
                    html.cell(proposal.proposedBy)
                    html.element("td") { state(proposal, asking, &$0) }
                }
            }
        }
        html.pager(asking, next: part.next)
    }

    static func state(_ proposal: PaymentProposal, _ asking: Asking, _ html: inout HTMLText) {
        switch proposal.decision {
        case nil: html.state(asking("money.proposal.waiting"), .wait)
        case .confirmed?: html.state(asking("money.proposal.confirmed"), .good)
        case .refused?: html.state(asking("money.proposal.refused"), .bad)
        }
    }

    static func payments(_ part: Listed<PaymentListRow>, _ asking: Asking, _ html: inout HTMLText) {
        if part.rows.isEmpty { return html.empty(asking("money.pay.no-payments")) }
        html.table(
            asking("money.pay.tercatat"),
            [
                Column(asking("money.receipt")), Column(asking("money.registration")),
                Column(asking("money.day")), Column(asking("money.amount"), isAmount: true),
                Column(asking("money.code")), Column(asking("money.recorded-by")),
            ]
        ) { html in
            for payment in part.rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/iuran/kuitansi/\(payment.id)"], payment.receipt)
                    }
                    html.cell(payment.registrationName)
                    html.cell(asking.words.text(payment.day))
                    html.cell(payment.amount.description, isAmount: true)
                    html.element("td", ["class": "number"], payment.code ?? "–")
                    html.cell(payment.recordedBy)
                }
            }
        }
        html.pager(asking, next: part.next)
    }
}

/// One proposal, with its bill beside it, for whoever decides.
struct ProposalBody {
    let asking: Asking
    let proposal: PaymentProposal
    let sheet: BillSheet?
    let refused: String?

    func write(_ html: inout HTMLText) {
        html.titlebar(asking("money.proposal.title"), proposal.registrationName)
        if let refused { html.notice(.bad, refused) }
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { facts(&$0) }
            if let sheet { html.element("section", ["class": "sheet"]) { bill(sheet, &$0) } }
        }
        if proposal.decision == nil { decide(&html) }
    }

    private func facts(_ html: inout HTMLText) {
        html.element("h2", asking("money.proposal.what"))
        html.element("p") { PaymentTables.state(proposal, asking, &$0) }
        var facts: [(term: String, fact: String)] = [
            (asking("money.amount"), proposal.amount.description),
            (asking("money.field.tanggal"), asking.words.text(proposal.day)),
            (asking("money.field.referensi"), proposal.bankReference),
            (asking("money.field.sp2d"), proposal.warrant ?? "–"),
            (asking("money.field.catatan"), proposal.note.isEmpty ? "–" : proposal.note),
            (asking("money.proposed-by"), "\(proposal.proposedBy), \(asking.day(of: proposal.proposed))"),
        ]
        if let who = proposal.decidedBy { facts.append((asking("money.decided-by"), who)) }
        if let reason = proposal.reason { facts.append((asking("money.reason"), reason)) }
        html.facts(facts)
        if let payment = proposal.payment {
            html.element("p") {
                $0.element("a", ["href": "/iuran/kuitansi/\(payment)"], asking("money.receipt.link"))
            }
        }
    }

    private func bill(_ sheet: BillSheet, _ html: inout HTMLText) {
        html.element("h2", asking("money.propose.bill"))
        html.facts([
            (asking("money.for-month"), asking.words.text(sheet.bill.month)),
            (asking("money.bill.total"), sheet.bill.total.description),
            (asking("money.open"), sheet.bill.open.description),
            (asking("money.open-of-all"), sheet.openOfAll.description),
            (asking("money.code"), sheet.bill.code?.digits ?? asking("money.code.none")),
        ])
        if proposal.decision == nil, proposal.amount != sheet.openOfAll {
            html.notice(
                .wait,
                asking(
                    proposal.amount > sheet.openOfAll
                        ? "money.proposal.above" : "money.proposal.below",
                    ["amount": .rupiah(proposal.amount), "open": .rupiah(sheet.openOfAll)]))
        }
        html.element("p") {
            $0.element("a", ["href": "/iuran/tagihan/\(sheet.bill.id)"], asking("money.bill.link"))
        }
    }

    private func decide(_ html: inout HTMLText) {
        guard asking.may(.confirmPayment) else { return }
        if proposal.proposedBy == asking.visitor.permit?.name {
            return html.notice(.plain, asking("money.proposal.own"))
        }
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("money.confirm.title"))
                html.element("p", asking("money.confirm.lead"))
                html.form("/iuran/bayar/\(proposal.id)/sahkan", asking) {
                    $0.submit(asking("money.confirm"))
                }
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("money.refuse.title"))
                html.form("/iuran/bayar/\(proposal.id)/tolak", asking, style: "stack") { html in
                    html.field(
                        Field("alasan", asking("money.refuse.reason")).with {
                            $0.isRequired = true
                            $0.value = asking.form["alasan"]
                        })
                    html.submit(asking("money.refuse"), style: "quiet")
                }
            }
        }
    }
}
