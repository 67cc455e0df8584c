import Access
import AccessBooks
import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/iuran/bayar`: payments with four eyes: one person puts forward, another books.
enum PaymentPages {
    static let routes: [Route] = [
        .page(
            "/iuran/bayar", .right(.seeMoney),
            purpose:
                "For treasurers and heads: payments that wait for a second pair of eyes, and what was booked."
        ) { try await list($0) },
        .page(
            "/iuran/bayar/baru", .right(.proposePayment),
            purpose: "For treasurers: put a payment of a bill forward, with the bank's reference."
        ) { try await form($0) },
        .act("/iuran/bayar/baru", .right(.proposePayment)) { try await propose($0) },
        .page(
            "/iuran/bayar/{usul}", .right(.seeMoney),
            purpose: "For the second pair of eyes: compare a payment with its bill, then book or refuse it."
        ) { try await proposal($0) },
        .act("/iuran/bayar/{usul}/sahkan", .right(.confirmPayment)) { asking in
            try await decide(asking) { desk, number in
                let payment = try await desk.confirm(number)
                return .see("/iuran/kuitansi/\(payment)", told: "told.money.confirmed")
            }
        },
        .act("/iuran/bayar/{usul}/tolak", .right(.confirmPayment)) { asking in
            try await decide(asking) { desk, number in
                try await desk.refuse(number, reason: asking.form["alasan"] ?? "")
                return .see("/iuran/bayar", told: "told.money.refused")
            }
        },
    ]

    private static func list(_ asking: Asking) async throws -> Answer {
        let desk = PaymentDesk(try asking.desk())
        let choice = asking.query["isi"] ?? "menunggu"
        let after = asking.query["sesudah"]
        let body: @Sendable (inout HTMLText) -> Void
        switch choice {
        case "tercatat":
            let part = try await desk.payments(after: after)
            body = { PaymentTables.payments(part, asking, &$0) }
        case "diputus":
            let part = try await desk.proposals(waiting: false, after: after)
            body = { PaymentTables.proposals(part, asking, &$0) }
        default:
            let part = try await desk.proposals(waiting: true, after: after)
            body = { PaymentTables.proposals(part, asking, &$0) }
        }
        return .page(asking("money.pay.title")) { html in
            html.titlebar(asking("money.pay.title"), asking("money.pay.lead"))
            MoneyMenu.write(asking, here: "/iuran/bayar", &html)
            html.element("nav", ["class": "tabs", "aria-label": asking("money.pay.title")]) { html in
                html.element("ul") { html in
                    for name in ["menunggu", "diputus", "tercatat"] {
                        html.element("li") {
                            $0.element(
                                "a",
                                [
                                    "href": "/iuran/bayar?isi=\(name)",
                                    "aria-current": name == choice ? "page" : nil,
                                ], asking("money.pay.\(name)"))
                        }
                    }
                }
            }
            body(&html)
        }
    }

    private static func form(
        _ asking: Asking, refused: PaymentForm.Refused? = nil
    ) async throws -> Answer {
        let given = asking.query["tagihan"] ?? asking.form["tagihan"]
        guard let number = given.flatMap({ Int64($0) }) else { throw NotThere() }
        let sheet = try await BillDesk(try asking.desk()).sheet(BillID(number))
        let key = asking.form["kunci"] ?? Secret().text
        let form = PaymentForm(asking: asking, sheet: sheet, key: key, refused: refused)
        return .page(
            asking("money.propose.title"), status: refused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(sheet.bill.month)"),
                Page.Crumb(
                    asking("money.bill.title", ["month": .month(sheet.bill.month)]),
                    "/iuran/tagihan/\(sheet.bill.id)"),
            ]
        ) { form.write(&$0) }
    }

    private static func propose(_ asking: Asking) async throws -> Answer {
        guard let number = asking.form["tagihan"].flatMap({ Int64($0) }), let key = asking.form["kunci"],
            key.utf8.count <= 100
        else { throw NotThere() }
        guard let amount = asking.form["jumlah"].flatMap({ WrittenAmount($0) }) else {
            return try await form(asking, refused: ("jumlah", asking("money.amount.wrong")))
        }
        guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
            return try await form(asking, refused: ("tanggal", asking("money.day.wrong")))
        }
        var draft = PaymentDraft(
            bill: BillID(number), amount: amount.rupiah, day: day,
            bankReference: asking.form["referensi"] ?? "", key: key)
        draft.warrant = asking.form["sp2d"] ?? ""
        draft.note = asking.form["catatan"] ?? ""
        do {
            let proposal = try await PaymentDesk(try asking.desk()).propose(draft)
            return .see("/iuran/bayar/\(proposal)", told: "told.money.proposed")
        } catch let refusal as MoneyDeskRefusal {
            return try await form(asking, refused: (refusal.field, asking.words(refusal.note)))
        }
    }

    private static func proposal(_ asking: Asking, refused: String? = nil) async throws -> Answer {
        let desk = try asking.desk()
        let found = try await PaymentDesk(desk).proposal(try asking.number("usul"))
        var sheet: BillSheet?
        if let bill = found.bill { sheet = try await BillDesk(desk).sheet(bill) }
        let body = ProposalBody(asking: asking, proposal: found, sheet: sheet, refused: refused)
        return .page(
            asking("money.proposal.title"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("money.pay.title"), "/iuran/bayar")]
        ) { body.write(&$0) }
    }

    private static func decide(
        _ asking: Asking, _ act: (PaymentDesk, Int64) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await act(PaymentDesk(try asking.desk()), try asking.number("usul"))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await proposal(asking, refused: asking.words(refusal.note))
        }
    }
}

extension MoneyDeskRefusal {
    /// The field beside which it is told.
    fileprivate var field: String {
        switch self {
        case .notPositive: "jumlah"
        case .notYet: "tanggal"
        case .referenceNeeded: "referensi"
        case .sameHand, .alreadyDecided, .reasonNeeded, .keyReused, .unreadable: "catatan"
        }
    }
}
