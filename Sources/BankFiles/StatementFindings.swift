package import MoneyAndDates

/// Whether a statement adds up: its opening balance and its lines against its closing balance.
package enum BalanceCheck: Sendable, Hashable {
    /// The file does not say both balances.
    case notGiven
    case agrees
    /// What the closing balance should be by the lines, and what the file says. Where lines could not be
    /// read, they are the likely reason.
    case differs(computed: Rupiah, given: Rupiah)

    /// The key of the sentence in `words/`.
    package var key: String {
        switch self {
        case .notGiven: "bank-balance.not-given"
        case .agrees: "bank-balance.agrees"
        case .differs: "bank-balance.differs"
        }
    }

    /// The arguments of the sentence.
    package var arguments: [String: Rupiah] {
        switch self {
        case .notGiven, .agrees: [:]
        case .differs(let computed, let given):
            ["computed": computed, "given": given, "difference": difference]
        }
    }

    /// What the file says less what its lines come to; nought where there is nothing to say.
    package var difference: Rupiah {
        switch self {
        case .notGiven, .agrees: .zero
        case .differs(let computed, let given): given - computed
        }
    }
}

extension BankStatement {
    /// Opening balance and lines against the closing balance.
    package var balanceCheck: BalanceCheck {
        guard let opening, let closing else { return .notGiven }
        let sum = lines.reduce(Int128(opening.amount)) { $0 + Int128($1.signed.amount) }
        // A file may claim any sum; what is beyond all money is only told to be wrong.
        let bound = Int128(AmountText.limit.amount) * 1000
        let computed = Rupiah(Int64(clamping: min(max(sum, -bound), bound)))
        return computed == closing ? .agrees : .differs(computed: computed, given: closing)
    }

    /// Rows whose balance is not that of the row before with their own amount, whichever way the file is
    /// sorted; a row after one that could not be read is among them.
    package var rowsOffBalance: [Int] {
        rowsOffBalance(isNewestFirst ? lines.reversed() : lines).sorted()
    }

    /// The same for lines in the order of time.
    func rowsOffBalance(_ lines: [StatementLine]) -> [Int] {
        zip(lines, lines.dropFirst()).compactMap { before, line in
            guard let last = before.balance, let balance = line.balance else { return nil }
            return last + line.signed == balance ? nil : line.row
        }
    }

    /// Rows that say the same: the same days, amount, direction, text, reference and balance. Banks book
    /// equal payments apart, with a balance or a reference that tells them apart; what nothing tells apart
    /// may have been pasted twice. Nothing is left out for it.
    package var repeatedLines: [[Int]] {
        var lines = lines
        // What was booked in one sum is a list of its own: equal parts are equal payments.
        lines.removeAll { $0.part != nil }
        return rows(grouping: lines, by: { LineContent($0) }, row: \.row)
    }
}

extension ConfirmationList {
    /// Rows with the same billing code, which EPS gives once.
    package var repeatedCodes: [[Int]] { rows(grouping: confirmations, by: \.code, row: \.row) }
}

/// What makes two lines the same.
private struct LineContent: Hashable {
    let day: Day
    let valueDay: Day?
    let signed: Rupiah
    let text: String
    let bank: String?
    let balance: Rupiah?

    init(_ line: StatementLine) {
        day = line.day
        valueDay = line.valueDay
        signed = line.signed
        text = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        bank = line.references.bank
        balance = line.balance
    }
}

private func rows<Item, Key: Hashable>(
    grouping items: [Item], by key: (Item) -> Key, row: (Item) -> Int
) -> [[Int]] {
    Dictionary(grouping: items, by: key).values.filter { $0.count > 1 }.map { $0.map(row) }
        .sorted { $0[0] < $1[0] }
}
