package import BankFiles
package import DuesBooks
import Ledger
import MoneyAndDates

/// A bank's file on its way into the books: the money that went out, and what is odd about the file.
package enum StatementIntake {
    /// The file as the books keep it: one statement for each account, of a list of EPS one.
    package static func imports(of file: BankFile) -> [StatementImport] {
        switch file.content {
        case .statements(let statements):
            statements.enumerated().map { place, statement in
                let lines = statement.lines.filter { $0.direction == .moneyOut }.map {
                    StatementMovement(
                        day: $0.day, amount: $0.amount, text: $0.matchingText, reference: $0.references.bank)
                }
                return file.statement(
                    place, statement.account?.masked ?? "", lines, opening: statement.opening,
                    closing: statement.closing)
            }
        case .confirmations(let list):
            [
                file.statement(
                    0, "EPS",
                    list.confirmations.filter { $0.status == .paid }.compactMap { item in
                        item.paidOn.map {
                            StatementMovement(
                                day: $0, amount: item.amount, text: item.code.digits, reference: nil)
                        }
                    })
            ]
        }
    }

    /// What the file says of itself that does not fit, and the lines that could not be read.
    package static func findings(of file: BankFile) -> [StatementFinding] {
        var found: [StatementFinding] = []
        for statement in file.statements {
            let check = statement.balanceCheck
            var waiting = 0
            if case .differs = check { waiting = 1 }
            found.append(
                StatementFinding(check.key, check.arguments.mapValues(\.description), waiting: waiting))
            let off = statement.rowsOffBalance
            if !off.isEmpty {
                found.append(
                    StatementFinding("bank.rows-off-balance", ["rows": list(off)], waiting: off.count))
            }
            for rows in statement.repeatedLines {
                found.append(StatementFinding("bank.repeated-lines", ["rows": list(rows)], waiting: 1))
            }
        }
        for rows in file.confirmations?.repeatedCodes ?? [] {
            found.append(StatementFinding("bank.repeated-codes", ["rows": list(rows)], waiting: 1))
        }
        for statement in file.repeatedStatements {
            found.append(
                StatementFinding("bank.repeated-statement", ["statement": statement], waiting: 1))
        }
        return found
    }

    /// The first twenty rows; nobody reads more of them on a screen.
    private static func list(_ rows: [Int]) -> String {
        rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? ", …" : "")
    }
}

/// A sentence of the words about a file, and how many of its rows wait for a person.
package struct StatementFinding: Sendable, Hashable {
    package let key: String
    package let arguments: [String: String]
    package let waiting: Int

    init(_ key: String, _ arguments: [String: String], waiting: Int) {
        self.key = key
        self.arguments = arguments
        self.waiting = waiting
    }
}

private struct StatementMovement {
    let day: Day
    let amount: Rupiah
    let text: String
    let reference: String?
}

extension BankFile {
    fileprivate func statement(
        _ place: Int, _ account: String, _ lines: [StatementMovement], opening: Rupiah? = nil,
        closing: Rupiah? = nil
    ) -> StatementImport {
        let keys = StatementImport.keys(
            account: account,
            of: lines.map { (day: $0.day, amount: $0.amount, text: $0.text, reference: $0.reference) })
        return StatementImport(
            digest: place == 0 ? sha256 : "\(sha256)/\(place + 1)", layout: layout.code, account: account,
            opening: opening, closing: closing,
            lines: zip(lines, keys).map {
                StatementImport.Line(
                    day: $0.day, amount: $0.amount, text: $0.text, reference: $0.reference, key: $1)
            })
    }
}

extension BankLayout {
    fileprivate var code: String {
        switch self {
        case .template(let name, _): name
        case .camt053(let version): "camt.053.\(version)"
        }
    }
}
