package import Membership
package import MoneyAndDates

/// A format of plain-text accounting, piece by piece: for books that are written while they are read.
package enum PlainTextFormat: String, Sendable, Hashable, CaseIterable {
    case hledger
    case beancount

    /// What stands above the entries: every account that is named in them. Nothing is opened where there is
    /// no first day, for then there is no entry.
    package func heading(of government: GovernmentID, accounts: [Account], from first: Day?) -> String {
        switch self {
        case .hledger:
            "; naungan: gov \(government)\n\ncommodity 1000. IDR\n\n"
                + accounts.map { "account \($0.plainText)\n" }.joined()
        case .beancount:
            "option \"title\" \"naungan/\(government)\"\noption \"operating_currency\" \"IDR\"\n\n"
                + (first.map { first in
                    accounts.map { "\(first) open \($0.plainText) IDR\n" }.joined()
                } ?? "")
        }
    }

    /// An entry, with an empty line before it.
    package func text(of entry: JournalEntry) -> String {
        switch self {
        case .hledger: "\n" + entry.hledgerText
        case .beancount: "\n" + entry.beancountText
        }
    }

    /// A balance that was found outside; it stands behind the entries of its day.
    package func text(of assertion: BalanceAssertion) -> String {
        switch self {
        case .hledger: "\n" + assertion.hledgerText
        case .beancount: "\n" + assertion.beancountText
        }
    }
}

extension Journal {
    /// The books as a journal that `hledger check --strict` or `bean-check` of Beancount 2 takes, in whole
    /// rupiah.
    package func text(as format: PlainTextFormat) -> String {
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
