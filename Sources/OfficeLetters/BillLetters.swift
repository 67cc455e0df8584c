package import DuesBooks
import LawBook
import Ledger
import Letters
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

extension OfficeLetters {
    /// The letter that goes with a bill (surat pengantar tagihan iuran).
    ///
    /// - Parameter number: of the office's agenda; nil leaves room for it.
    /// - Throws: `BillBookRefusal`, `LetterRefusal`.
    package func bill(
        _ name: BillName, number: String? = nil, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let government = office.government
        let (bill, lines, registration) = try await office.database.read { connection in
            let bill = try BillRegister.bill(name, of: government, on: connection)
            if bill.isCancelled { throw BillBookRefusal.cancelled(bill.id) }
            return (
                bill, try BillRegister.lines(of: bill, government: government, on: connection),
                try RegistrationBook.entry(bill.registration, government: government, on: connection)
            )
        }
        var fields = [
            "unit": bill.registrationName, "registration": registration?.code ?? OfficeLetters.nothing,
            "month": words.text(bill.month), "bill-number": bill.id.description,
            "total": bill.total.description, "in-words": inWords(bill.total),
            "paid": (bill.total - bill.open).description, "open": bill.open.description,
            "billing-code": bill.code?.digits ?? OfficeLetters.nothing,
            "due-day": bill.due.map { words.text($0) } ?? OfficeLetters.nothing,
        ]
        if let number { fields["letter-number"] = number }
        let rows = lines.map { line in
            [line.programmes.code, words("bill.payer.\(line.payer.rawValue)"), line.amount.description]
        }
        return try await issue(
            LetterDraft(
                kind: .bill, subject: LetterSubject(name: "bill", number: bill.id.number),
                month: bill.month, number: number ?? "", fields: fields,
                tables: ["lines": LetterRows(["programme", "payer", "amount"], rows)]),
            as: format)
    }

    /// The receipt (kwitansi) of a payment, by its number or the payment's.
    ///
    /// - Throws: `PaymentRefusal.noSuchReceipt`, `LetterRefusal`.
    package func receipt(_ number: String, as format: LetterFormat = .pdf) async throws -> LetterFile {
        let government = office.government
        let receipt = try await office.database.read {
            try PaymentReceipt.find(number, of: government, on: $0)
        }
        let months = receipt.parts.map(\.month)
        let purpose: String =
            switch (months.min(), months.max()) {
            case (let first?, let last?) where first == last:
                words("letter.receipt.purpose", ["month": .month(first)])
            case (let first?, let last?):
                words("letter.receipt.purpose-months", ["first": .month(first), "last": .month(last)])
            default: words("letter.receipt.purpose-ahead")
            }
        let rows = receipt.parts.map { part in
            [
                words.text(part.month), words("letter.claim.\(part.claim.kind)"),
                part.programmes.map { "\($0.programmes.code) \($0.amount)" }.joined(separator: ", "),
                part.amount.description,
            ]
        }
        return try await issue(
            LetterDraft(
                kind: .receipt, subject: LetterSubject(name: "payment", number: receipt.payment.number),
                month: Month(of: receipt.day), number: receipt.number,
                fields: [
                    "number": receipt.number, "payer": receipt.payer, "amount": receipt.amount.description,
                    "in-words": inWords(receipt.amount), "purpose": purpose,
                    "left": receipt.left > .zero ? receipt.left.description : "",
                    "paid-on": words.text(receipt.day),
                    "billing-code": receipt.code?.digits ?? OfficeLetters.nothing,
                    "bank-reference": receipt.bankReference ?? OfficeLetters.nothing,
                    "sp2d": receipt.warrant ?? OfficeLetters.nothing,
                ],
                tables: ["parts": LetterRows(["month", "what", "programmes", "amount"], rows)]),
            as: format)
    }
}
