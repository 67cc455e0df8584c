import Ledger

/// A line that counts but could not be read; the rest of the file goes on without it.
package struct UnreadLine: Sendable, Equatable {
    /// The row of the table, or the entry of the document, from 1.
    package let row: Int
    /// What the line says, shortened where it is very long.
    package let text: String
    package let reason: UnreadReason

    /// So much of a line is kept: enough to find it again.
    static let textLength = 500

    init(row: Int, text: String, reason: UnreadReason) {
        self.row = row
        self.text = String(text.prefix(Self.textLength))
        self.reason = reason
    }
}

/// Why a line could not be read.
package enum UnreadReason: Error, Sendable, Equatable {
    case noDay
    case dayUnreadable(String)
    case noAmount
    case amountUnreadable(String)
    /// An amount with a part of a rupiah: it is never rounded.
    case fraction(String)
    /// Below nought where only the column says which way it went.
    case negative(String)
    /// More than sixty-four bits hold.
    case beyondRange(String)
    /// Both a debit and a credit.
    case bothWays
    /// The mark of debit or credit is missing or unknown.
    case noDirection(String)
    /// Another currency than the rupiah.
    case currency(String)
    /// The bank has not booked it yet, or only tells of it.
    case notBooked(String)
    case balanceUnreadable(String)
    case textTooLong(limit: Int)
    case codeUnreadable(String)
    case employerUnreadable(String)
    case monthUnreadable(String)
    case statusUnknown(String)

    /// The key of the sentence in `words/`.
    package var key: String {
        switch self {
        case .noDay: "bank-line.no-day"
        case .dayUnreadable: "bank-line.day-unreadable"
        case .noAmount: "bank-line.no-amount"
        case .amountUnreadable: "bank-line.amount-unreadable"
        case .fraction: "bank-line.fraction"
        case .negative: "bank-line.negative"
        case .beyondRange: "bank-line.beyond-range"
        case .bothWays: "bank-line.both-ways"
        case .noDirection: "bank-line.no-direction"
        case .currency: "bank-line.currency"
        case .notBooked: "bank-line.not-booked"
        case .balanceUnreadable: "bank-line.balance-unreadable"
        case .textTooLong: "bank-line.text-too-long"
        case .codeUnreadable: "bank-line.code-unreadable"
        case .employerUnreadable: "bank-line.employer-unreadable"
        case .monthUnreadable: "bank-line.month-unreadable"
        case .statusUnknown: "bank-line.status-unknown"
        }
    }

    /// The arguments of the sentence.
    package var arguments: [String: String] {
        switch self {
        case .noDay, .noAmount, .bothWays: [:]
        case .dayUnreadable(let text), .amountUnreadable(let text), .fraction(let text), .negative(let text),
            .beyondRange(let text), .noDirection(let text), .currency(let text), .notBooked(let text),
            .balanceUnreadable(let text), .employerUnreadable(let text),
            .monthUnreadable(let text), .statusUnknown(let text):
            ["text": text]
        case .codeUnreadable(let text):
            [
                "text": text, "shortest": String(BillingCode.lengths.lowerBound),
                "longest": String(BillingCode.lengths.upperBound),
            ]
        case .textTooLong(let limit): ["limit": String(limit)]
        }
    }
}
