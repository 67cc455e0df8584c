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

/// `/iuran/tagihan/{tagihan}`: a bill, what is owed beside it, and the money that paid it.
enum BillPages {
    static let routes: [Route] = [
        .page(
            "/iuran/tagihan/{tagihan}", .right(.seeMoney),
            purpose: "For treasurers: what a bill asks for, what of it is paid, and under which kode iuran."
        ) { try await page($0) },
        .act("/iuran/tagihan/{tagihan}/kode", .right(.seeMoney)) { try await enterCode($0) },
    ]

    private static func enterCode(_ asking: Asking) async throws -> Answer {
        let bill = BillID(try asking.number("tagihan"))
        guard let code = asking.form["kode"].flatMap({ BillingCode($0) }) else {
            return try await page(asking, codeRefused: asking("money.code.wrong"))
        }
        do {
            try await BillDesk(try asking.desk()).enter(code, for: bill)
        } catch let refusal as BillBookRefusal {
            return try await page(asking, codeRefused: asking.words(refusal.note))
        }
        return .see("/iuran/tagihan/\(bill)", told: "told.money.code")
    }

    private static func page(_ asking: Asking, codeRefused: String? = nil) async throws -> Answer {
        let sheet = try await BillDesk(try asking.desk()).sheet(BillID(try asking.number("tagihan")))
        let bill = sheet.bill
        let body = BillBody(asking: asking, sheet: sheet, codeRefused: codeRefused)
        return .page(
            asking("money.bill.title", ["month": .month(bill.month)]),
            status: codeRefused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(bill.month)"),
                Page.Crumb(bill.registrationName, "/iuran/\(bill.month)/\(bill.registration)"),
            ]
        ) { body.write(&$0) }
    }
}

private struct BillBody {
    let asking: Asking
    let sheet: BillSheet
    let codeRefused: String?

    private var bill: BillRow { sheet.bill }

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("money.bill.title", ["month": .month(bill.month)]), bill.registrationName
        ) { html in
            if asking.may(.proposePayment), sheet.openOfAll > .zero, !bill.isCancelled {
                html.element(
                    "a", ["class": "button", "href": "/iuran/bayar/baru?tagihan=\(bill.id)"],
                    asking("money.pay"))
            }
        }
        if bill.isCancelled { html.notice(.bad, asking("bill.cancelled", ["bill": .text("\(bill.id)")])) }
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { facts(&$0) }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("money.bill.lines"))
                BillLinesTable.write(sheet.lines, asking("money.bill.lines"), asking, &html)
            }
        }
        if !sheet.others.isEmpty { others(&html) }
        payments(&html)
        history(&html)
    }

    private func facts(_ html: inout HTMLText) {
        html.element("h2", asking("money.period.standing"))
        html.element("p") {
            $0.payState(asking, owed: bill.total, open: bill.open, due: bill.due)
        }
        html.facts([
            (asking("money.bill.number"), "\(bill.id) v\(bill.version)"),
            (asking("money.bill.raised"), asking.words.text(bill.raised)),
            (asking("money.due"), asking.text(bill.due)),
            (asking("money.bill.total"), bill.total.description),
            (asking("money.open"), bill.open.description),
            (asking("money.code"), bill.code?.digits ?? asking("money.code.none")),
        ])
        let mayEnter = asking.may(.calculatePeriod) || asking.may(.proposePayment)
        guard mayEnter, !bill.isCancelled, bill.open > .zero || bill.code == nil else { return }
        html.form("/iuran/tagihan/\(bill.id)/kode", asking, style: "stack") { html in
            html.field(
                Field("kode", asking("money.code.enter")).with {
                    $0.hint = asking("money.code.hint")
                    $0.inputMode = "numeric"
                    $0.isRequired = true
                    $0.value = asking.form["kode"]
                    $0.error = codeRefused
                })
            html.submit(asking("money.code.save"), style: "quiet")
        }
    }

    private func others(_ html: inout HTMLText) {
        html.element("h2", asking("money.bill.others"))
        html.table(
            asking("money.bill.others"),
            [
                Column(asking("money.what")), Column(asking("money.for-month")), Column(asking("money.due")),
                Column(asking("money.amount"), isAmount: true), Column(asking("money.open"), isAmount: true),
            ]
        ) { html in
            for other in sheet.others {
                html.element("tr") {
                    $0.cell(asking(other.cause?.labelKey ?? "money.fine"))
                    $0.cell(asking.words.text(other.month))
                    $0.cell(asking.text(other.due))
                    $0.cell(other.owed.description, isAmount: true)
                    $0.cell(other.open.description, isAmount: true)
                }
            }
        }
    }

    private func payments(_ html: inout HTMLText) {
        html.element("h2", asking("money.bill.payments"))
        guard !sheet.payments.isEmpty else { return html.empty(asking("money.bill.no-payments")) }
        html.table(
            asking("money.bill.payments"),
            [
                Column(asking("money.day")), Column(asking("money.receipt")),
                Column(asking("money.amount"), isAmount: true),
            ]
        ) { html in
            for part in sheet.payments {
                html.element("tr") { html in
                    html.cell(asking.words.text(part.day))
                    if case .payment(let payment) = part.credit {
                        html.linkCell(
                            "/iuran/kuitansi/\(payment)", part.receipt ?? payment.description)
                    } else {
                        html.cell(asking("money.credit"))
                    }
                    html.cell(part.amount.description, isAmount: true)
                }
            }
        }
    }

    private func history(_ html: inout HTMLText) {
        guard sheet.history.count > 1 else { return }
        html.element("details") { html in
            html.element("summary", asking("money.bill.history"))
            html.table(
                asking("money.bill.history"),
                [
                    Column(asking("money.recorded")), Column(asking("money.bill.total"), isAmount: true),
                    Column(asking("money.open"), isAmount: true),
                ]
            ) { html in
                for standing in sheet.history {
                    html.element("tr") {
                        $0.cell(asking.day(of: standing.recorded))
                        $0.cell(standing.owed.description, isAmount: true)
                        $0.cell(standing.open.description, isAmount: true)
                    }
                }
            }
        }
    }
}
