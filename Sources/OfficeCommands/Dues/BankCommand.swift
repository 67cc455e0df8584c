import ArgumentParser
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan bank`: what the bank says, and to which bills it belongs.
struct BankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank",
        abstract: "Bank statements: import them, see what waits for a person, decide.",
        subcommands: [BankImportCommand.self, BankListCommand.self, BankDecideCommand.self])
}

/// `naungan bank list`: the lines that wait for a person.
struct BankListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Bank lines that no bill explains yet, with the reasons.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Flag(help: "Those that became payments, too.") var all = false

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let lines = try await office.database.read {
                try BankBook.lines(waitingOnly: !all, of: office.government, on: $0)
            }
            for line in lines {
                let reasons = line.reasons.map { words($0.messageKey) }.joined(separator: ", ")
                Terminal.output.line(
                    words(
                        "bank.row",
                        [
                            "statement": .text(String(line.statement)), "line": .number(line.line),
                            "day": .day(line.day), "amount": .rupiah(line.amount), "text": .text(line.text),
                            "outcome": .word(line.outcome.labelKey), "reasons": .text(reasons),
                            "bill": .text(line.bill?.description ?? "—"),
                        ]))
            }
            if !all && !lines.isEmpty { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan bank decide STATEMENT LINE BILL`: a person says to which bill a line belongs.
struct BankDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Says to which bill a bank line belongs; it becomes a payment.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "Number of the statement.") var statement: Int64
    @Argument(help: "Number of the line in it.") var line: Int
    @Argument(help: "The bill's number, or kode:KODE-IURAN.") var bill: BillArgument

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let isNew = try await BankBook.decide(
                statement: statement, line: line, bill: bill.name, by: office)
            Terminal.output.line(
                words(
                    isNew ? "bank.decided" : "bank.decided-before",
                    ["line": .number(line), "bill": .text(bill.name.description)]))
        }
    }
}
