import BankFiles
import LawBook
import Words

/// What a bank’s file says of itself that does not fit: balances, and lines or codes that stand twice.
struct BankFileFindings {
    /// A sentence for each finding, in the order of the file.
    let lines: [String]
    /// How many of them wait for a person.
    let waiting: Int

    init(_ file: BankFile, _ words: Words) {
        var lines: [String] = []
        var waiting = 0
        for statement in file.statements {
            let check = statement.balanceCheck
            lines.append(words(check.key, check.arguments.mapValues { .rupiah($0) }))
            if case .differs = check { waiting += 1 }
            let off = statement.rowsOffBalance
            if !off.isEmpty { lines.append(words("bank.rows-off-balance", ["rows": .text(list(off))])) }
            waiting += off.count
            for rows in statement.repeatedLines {
                lines.append(words("bank.repeated-lines", ["rows": .text(list(rows))]))
                waiting += 1
            }
        }
        for rows in file.confirmations?.repeatedCodes ?? [] {
            lines.append(words("bank.repeated-codes", ["rows": .text(list(rows))]))
            waiting += 1
        }
        for statement in file.repeatedStatements {
            lines.append(words("bank.repeated-statement", ["statement": .text(statement)]))
            waiting += 1
        }
        self.lines = lines
        self.waiting = waiting
    }
}

/// The first twenty rows; nobody reads more of them on a screen.
private func list(_ rows: [Int]) -> String {
    rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? ", …" : "")
}
