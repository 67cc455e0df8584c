package import LawBook
package import Ledger
import Membership
package import MoneyAndDates

/// A file of a bank or of EPS, as far as the books want it: the money that went out.
package struct StatementImport: Sendable, Hashable {
    /// One movement.
    package struct Line: Sendable, Hashable {
        package let day: Day
        /// Above nought.
        package let amount: Rupiah
        /// What the bank wrote.
        package let text: String
        package let reference: String?
        /// Tells the same movement again where two files overlap.
        package let key: String

        package init(day: Day, amount: Rupiah, text: String, reference: String?, key: String) {
            self.day = day
            self.amount = amount
            self.text = text
            self.reference = reference
            self.key = key
        }
    }

    /// SHA-256 of the file.
    package let digest: String
    package let layout: String
    /// Masked.
    package let account: String
    package let opening: Rupiah?
    package let closing: Rupiah?
    package let lines: [Line]

    package init(
        digest: String, layout: String, account: String, opening: Rupiah? = nil, closing: Rupiah? = nil,
        lines: [Line]
    ) {
        self.digest = digest
        self.layout = layout
        self.account = account
        self.opening = opening
        self.closing = closing
        self.lines = lines
    }

    /// The keys of lines by what they say: the account, day, amount, reference and text, and which of several
    /// alike in the file it is; so that two equal movements of one day stay two, and the same movement in two
    /// files is one.
    package static func keys(
        account: String, of lines: [(day: Day, amount: Rupiah, text: String, reference: String?)]
    ) -> [String] {
        var seen: [String: Int] = [:]
        return lines.map { line in
            let words = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let base =
                "\(account)|\(line.day.yyyymmdd)|\(line.amount.amount)|\(line.reference ?? "")|\(words)"
            seen[base, default: 0] += 1
            return "\(base)|\(seen[base] ?? 1)"
        }
    }
}

/// A bank line as it is kept, with what became of it.
package struct KeptBankLine: Sendable, Hashable {
    package let statement: Int64
    package let line: Int
    package let day: Day
    package let amount: Rupiah
    package let text: String
    package let outcome: LineOutcome
    package let reasons: [BankReason]
    package let bill: BillID?
    package let payment: PaymentID?
    package let decidedBy: String?
}

/// What became of a bank line; the raw value stands in the store.
package enum LineOutcome: String, Sendable, Hashable, CaseIterable {
    case matched
    case amountDiffers = "amount-differs"
    case paidTwice = "paid-twice"
    case ambiguous
    case unknownPayer = "unknown-payer"

    /// The key of its name in `words/`.
    package var labelKey: String { "bank.outcome.\(rawValue)" }
}

/// Why a line of a bank is not put to a bill.
package enum BankRefusal: TellableRefusal, Hashable {
    case noSuchLine(statement: Int64, line: Int)
    case alreadyPaid(statement: Int64, line: Int, PaymentID)

    package var note: Note {
        switch self {
        case .noSuchLine(let statement, let line):
            Note("bank.no-such-line", ["statement": .text(String(statement)), "line": .number(line)])
        case .alreadyPaid(let statement, let line, let payment):
            Note(
                "bank.already-decided",
                [
                    "statement": .text(String(statement)), "line": .number(line),
                    "payment": .text(payment.description),
                ])
        }
    }
}
