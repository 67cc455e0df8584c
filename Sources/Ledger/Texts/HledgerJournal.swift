import MoneyAndDates

extension JournalEntry {
    /// For hledger: the key is the code, the documents are tags.
    var hledgerText: String {
        var text = "\(day) * (\(key)) \(cause.rawValue)\n"
        if let month { text += "    ; month: \(month)\n" }
        if let reverses { text += "    ; reverses: \(reverses)\n" }
        if let event { text += "    ; event: \(event)\n" }
        for (kind, number) in documentTexts { text += "    ; \(kind.rawValue): \(number)\n" }
        for movement in movements {
            text += "    \(movement.debit.plainText)  \(movement.amount.amount) IDR\n"
            text += "    \(movement.credit.plainText)  -\(movement.amount.amount) IDR\n"
        }
        return text
    }
}

extension BalanceAssertion {
    /// For hledger: a posting of nothing with a balance assertion.
    var hledgerText: String {
        "\(day) * (\(key)) balance\n    \(account.plainText)  0 IDR = \(balance.amount) IDR\n"
    }
}
