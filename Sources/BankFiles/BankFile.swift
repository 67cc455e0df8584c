package import Ledger
package import Membership
package import MoneyAndDates

/// A file of a bank, or of EPS, as it was read: what it says, what of it could not be read, and by what it is
/// known again.
package struct BankFile: Sendable, Equatable {
    /// As whoever gave it called it.
    package let name: String
    /// SHA-256 of its bytes in hexadecimal: the same file given twice is known by it.
    package let sha256: String
    package let bytes: Int
    package let layout: BankLayout
    package let content: Content

    /// A file holds one or the other.
    package enum Content: Sendable, Equatable {
        /// One or more statements of accounts.
        case statements([BankStatement])
        /// What EPS says of billing codes.
        case confirmations(ConfirmationList)
    }

    /// The statements; none in a file of EPS.
    package var statements: [BankStatement] {
        switch content {
        case .statements(let statements): statements
        case .confirmations: []
        }
    }

    /// The confirmations; nil in a file of a bank.
    package var confirmations: ConfirmationList? {
        switch content {
        case .statements: nil
        case .confirmations(let list): list
        }
    }

    /// All that could not be read, in the order of the file.
    package var unread: [UnreadLine] { confirmations?.unread ?? statements.flatMap(\.unread) }

    /// Statements of one account that the file holds twice under one number.
    package var repeatedStatements: [String] {
        let named = statements.compactMap { statement in
            statement.id.map { "\(statement.account?.number ?? "") \($0)" }
        }
        let counts = Dictionary(named.map { ($0, 1) }, uniquingKeysWith: +)
        let repeated = statements.filter { statement in
            (counts["\(statement.account?.number ?? "") \(statement.id ?? "")"] ?? 0) > 1
        }
        return Set(repeated.compactMap(\.id)).sorted()
    }
}

/// By what a file was read.
package enum BankLayout: Sendable, Hashable {
    /// A template of `templates/bank/`, and whether anybody has compared it with a real file.
    case template(String, isVerified: Bool)
    /// ISO 20022, BankToCustomerStatement; the version is the last part of `camt.053.001.08`.
    case camt053(version: Int)
}

/// One account over some days.
package struct BankStatement: Sendable, Equatable {
    /// The bank’s own number of the statement, or the name of the sheet; nil where there is none.
    package var id: String?
    package var account: BankAccount?
    package var opening: Rupiah?
    package var closing: Rupiah?
    /// In the order of the file.
    package var lines: [StatementLine] = []
    /// Lines that count but could not be read.
    package var unread: [UnreadLine] = []
    /// Rows above, below and between the lines that hold neither a day nor an amount: titles, signatures.
    package var otherRows = 0
}

/// The number of an account. Where it is printed without being asked for by name, only its end is seen.
package struct BankAccount: Sendable, Hashable, CustomStringConvertible {
    /// As the bank wrote it, all of it.
    package let number: String

    package init(number: String) { self.number = number }

    /// Its last four characters, with dots for all before.
    package var masked: String {
        number.count > 4 ? "••••" + number.suffix(4) : "••••"
    }

    package var description: String { masked }
}

/// A movement of an account.
package struct StatementLine: Sendable, Equatable {
    /// Seen from the account: a debit of a bank statement goes out, a credit comes in.
    package enum Direction: String, Sendable, Hashable, CaseIterable {
        case moneyIn = "in"
        case moneyOut = "out"
    }

    /// The row of the table, or the entry of the document, from 1.
    package let row: Int
    /// Which of the payments that the bank booked in one sum, from 1; nil where it booked just this one.
    package var part: Int?
    /// When it was booked.
    package let day: Day
    /// When it began to bear interest, where the file says so.
    package var valueDay: Day?
    /// Above nought.
    package let amount: Rupiah
    package let direction: Direction
    /// What the bank wrote, as it is.
    package let text: String
    package let references: PaymentReferences
    /// The balance after it, where the file says so.
    package var balance: Rupiah?

    /// Above nought where money came in, below where it went.
    package var signed: Rupiah { direction == .moneyIn ? amount : .zero - amount }
}

/// What EPS says of billing codes: paid or not.
package struct ConfirmationList: Sendable, Equatable {
    /// In the order of the file.
    package var confirmations: [BillingConfirmation] = []
    package var unread: [UnreadLine] = []
    package var otherRows = 0
}

/// One billing code as EPS has it.
package struct BillingConfirmation: Sendable, Hashable {
    /// The word of EPS is the raw value.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case paid = "PAID"
        case unpaid = "UNPAID"
    }

    /// The row of the table, from 1.
    package let row: Int
    package let code: BillingCode
    /// The employer; nil where the file has no such column.
    package let employer: EmployerNumber?
    /// The month of the dues (BLTH); nil where the file has no such column.
    package let month: Month?
    /// Above nought.
    package let amount: Rupiah
    package let status: Status
    /// The day of payment; always there for what is paid.
    package let paidOn: Day?
}

extension StatementLine {
    /// The text of the bank with its reference behind, for the billing code may stand in either.
    package var matchingText: String {
        guard let bank = references.bank, !text.contains(bank) else { return text }
        return text.isEmpty ? bank : "\(text) \(bank)"
    }
}
