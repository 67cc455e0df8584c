import BankFiles
import LawBook
import UseCases
import Words

/// What a bank’s file says of itself that does not fit: balances, and lines or codes that stand twice.
struct BankFileFindings {
    /// A sentence for each finding, in the order of the file.
    let lines: [String]
    /// How many of them wait for a person.
    let waiting: Int

    init(_ file: BankFile, _ words: Words) {
        let found = StatementIntake.findings(of: file)
        lines = found.map { words.filled($0.key, $0.arguments) }
        waiting = found.map(\.waiting).reduce(0, +)
    }
}
