import MoneyAndDates

extension JournalEntry {
    var beancountText: String {
        let link = event.map { " ^event-\($0)" } ?? ""
        var text = "\(day) * \"\(cause.rawValue)\" \"\(key)\"\(link)\n"
        if let month { text += "  month: \"\(month)\"\n" }
        if let reverses { text += "  reverses: \"\(reverses)\"\n" }
        for (kind, number) in documentTexts { text += "  \(kind.rawValue): \"\(number)\"\n" }
        for movement in movements {
            text += "  \(movement.debit.plainText)  \(movement.amount.amount) IDR\n"
            text += "  \(movement.credit.plainText)  -\(movement.amount.amount) IDR\n"
        }
        return text
    }
}

extension BalanceAssertion {
    /// Beancount looks at the beginning of a day: a balance found at the end of one is written on the next.
    var beancountText: String {
        "\(day.adding(days: 1)) balance \(account.plainText)  \(balance.amount) IDR\n"
    }
}
