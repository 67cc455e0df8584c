package import Ledger

extension BankFile {
    /// What left the accounts of the file, as lines that `BankMatch.match` takes; of a list of EPS, what is
    /// paid, each under its billing code.
    ///
    /// - Parameter number: the store’s number of a line by its place among those given back, from 0.
    package func bankLines(numbered number: (Int) -> EventID) -> [BankLine] {
        switch content {
        case .statements(let statements):
            let outgoing = statements.flatMap { $0.lines.filter { $0.direction == .moneyOut } }
            return outgoing.enumerated().map { place, line in
                BankLine(id: number(place), day: line.day, amount: line.amount, text: line.matchingText)
            }
        case .confirmations(let list):
            let paid = list.confirmations.compactMap { item in item.paidOn.map { (item, $0) } }
                .filter { $0.0.status == .paid }
            return paid.enumerated().map { place, item in
                BankLine(id: number(place), day: item.1, amount: item.0.amount, text: item.0.code.digits)
            }
        }
    }
}

extension StatementLine {
    /// The text of the bank with its reference behind, for the billing code may stand in either.
    package var matchingText: String {
        guard let bank = references.bank, !text.contains(bank) else { return text }
        return text.isEmpty ? bank : "\(text) \(bank)"
    }
}
