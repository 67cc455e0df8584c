/// Account names that both hledger and Beancount take: parts that begin with a capital, letters, digits and
/// hyphens only.
extension Account {
    /// `Liabilities:Contributions-Payable:U12:JKK`.
    var plainText: String {
        let parts = parts
        let kind = parts.kind.rawValue.split(separator: "-").map(\.capitalizedFirst).joined(separator: "-")
        return [
            parts.kind.nature.rawValue, kind, parts.unit.map { "U\($0)" },
            parts.programmes.map { $0.code.replacingPlus }, parts.counterparty.map { "G\($0)" },
        ].compactMap { $0 }.joined(separator: ":")
    }
}

extension Substring {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
    fileprivate var replacingPlus: String { String(map { $0 == "+" ? "-" : $0 }) }

    /// Fit for one line of either format: what would end the line or the quotes becomes a blank or an
    /// apostrophe. The number of a document is somebody’s typing.
    var onOneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar {
                    case "\"", "\\": "'"
                    case ";", ",", "|": " "
                    default:
                        switch scalar.properties.generalCategory {
                        case .control, .lineSeparator, .paragraphSeparator, .format: " "
                        default: scalar
                        }
                    }
                }))
    }
}

/// What a plain-text journal is made of, in the order in which it is written.
enum JournalItem {
    case entry(JournalEntry)
    case assertion(BalanceAssertion)
}

extension Journal {
    /// By day; within a day the entries by key, then what was found at its end.
    var itemsInOrder: [JournalItem] {
        let moved = entries.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
        let found = assertions.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
        var items: [JournalItem] = []
        var next = found.startIndex
        for entry in moved {
            while next < found.endIndex, found[next].day < entry.day {
                items.append(.assertion(found[next]))
                next += 1
            }
            items.append(.entry(entry))
        }
        return items + found[next...].map { .assertion($0) }
    }

    /// Every account that is named, in the order of the chart.
    var accountsNamed: [Account] { Set(Array(balances.keys) + assertions.map(\.account)).sorted() }
}

extension JournalEntry {
    /// Document numbers by kind; several of a kind in one text.
    var documentTexts: [(kind: DocumentKind, text: String)] {
        DocumentKind.allCases.compactMap { kind in
            let numbers = documents.filter { $0.kind == kind }.map(\.number.onOneLine)
            return numbers.isEmpty ? nil : (kind, numbers.joined(separator: " / "))
        }
    }
}
