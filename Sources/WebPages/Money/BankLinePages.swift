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

/// `/iuran/bank/baris/{rekening}/{baris}`: one line that waits: to which bill does it belong?
enum BankLinePages {
    static let routes: [Route] = [
        .page(
            "/iuran/bank/baris/{rekening}/{baris}", .right(.importBank),
            purpose: "For BPKAD: say to which bill a line of the bank belongs; it becomes a payment."
        ) { try await page($0) },
        .act("/iuran/bank/baris/{rekening}/{baris}", .right(.importBank)) { try await decide($0) },
    ]

    private static func page(_ asking: Asking, refused: String? = nil) async throws -> Answer {
        let desk = BankDesk(try asking.desk())
        let (statement, number) = (try asking.number("rekening"), try asking.number("baris"))
        guard
            let line = try await desk.waiting().first(where: {
                $0.statement == statement && Int64($0.line) == number
            })
        else { throw NotThere() }
        let bills = try await desk.candidates(for: line)
        return .page(
            asking("money.bank.line"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("money.bank.title"), "/iuran/bank")]
        ) { html in
            html.titlebar(asking("money.bank.line"), asking("money.bank.line-lead"))
            if let refused { html.notice(.bad, refused) }
            html.element("section", ["class": "sheet"]) { html in
                html.facts([
                    (asking("money.day"), asking.words.text(line.day)),
                    (asking("money.amount"), line.amount.description),
                    (asking("money.bank.text"), line.text),
                    (asking("money.bank.outcome"), asking(line.outcome.labelKey)),
                    (
                        asking("money.bank.reasons"),
                        line.reasons.map { asking($0.messageKey) }.joined(separator: ", ")
                    ),
                ])
            }
            candidates(bills, line, asking, &html)
        }
    }

    private static func candidates(
        _ bills: [BillRow], _ line: KeptBankLine, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("h2", asking("money.bank.candidates"))
        if bills.isEmpty { return html.empty(asking("money.bank.no-candidates")) }
        html.table(
            asking("money.bank.candidates"),
            [
                Column(asking("money.registration")), Column(asking("money.for-month")),
                Column(asking("money.open"), isAmount: true), Column(asking("money.code")),
                Column(asking("money.bank.choose")),
            ]
        ) { html in
            for bill in bills {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { html in
                        html.element("a", ["href": "/iuran/tagihan/\(bill.id)"], bill.registrationName)
                        if bill.open == line.amount {
                            html.element("div") { $0.state(asking("money.bank.same-amount"), .good) }
                        }
                    }
                    html.cell(asking.words.text(bill.month))
                    html.cell(bill.open.description, isAmount: true)
                    html.element("td", ["class": "number"], bill.code?.digits ?? "–")
                    html.element("td") { html in
                        html.form(asking.path, asking) {
                            $0.hidden("tagihan", bill.id.description)
                            $0.submit(asking("money.bank.this-bill"), style: "quiet")
                        }
                    }
                }
            }
        }
    }

    private static func decide(_ asking: Asking) async throws -> Answer {
        guard let bill = asking.form["tagihan"].flatMap({ Int64($0) }) else { throw NotThere() }
        do {
            try await BankDesk(try asking.desk()).decide(
                statement: try asking.number("rekening"), line: Int(try asking.number("baris")),
                bill: .number(BillID(bill)))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
        return .see("/iuran/bank", told: "told.money.bank-decided")
    }
}
