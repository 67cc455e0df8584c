import MoneyAndDates

extension Journal {
    /// The books as a journal of hledger, which `hledger check --strict` takes.
    ///
    /// Each entry carries its key as the code and its documents as tags; a balance that was found outside is
    /// a balance assertion. Amounts are whole rupiah.
    package var hledgerText: String {
        let format = PlainTextFormat.hledger
        let first = (entries.map(\.day) + assertions.map(\.day)).min()
        var text = format.heading(of: government, accounts: accountsNamed, from: first)
        for item in itemsInOrder {
            switch item {
            case .entry(let entry): text += format.text(of: entry)
            case .assertion(let assertion): text += format.text(of: assertion)
            }
        }
        return text
    }
}

extension JournalEntry {
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
    var hledgerText: String {
        "\(day) * (\(key)) balance\n    \(account.plainText)  0 IDR = \(balance.amount) IDR\n"
    }
}
