import ArgumentParser
import DuesBooks
import LawBook
import Ledger
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan journal`: the books themselves.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "The books: balances, statements, balances found outside, export.",
        subcommands: [
            JournalBalanceCommand.self, JournalStatementCommand.self, JournalAssertCommand.self,
            JournalExportCommand.self,
        ])
}

/// `naungan journal balance`: every account and what it holds.
struct JournalBalanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "The trial balance: every account, debit and credit.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "At the end of this day; without it today.") var through: DayArgument?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let day = through?.day ?? office.today
            let balance = try await office.database.read {
                try JournalReading.trialBalance(through: day, government: office.government, on: $0)
            }
            for line in balance.lines {
                Terminal.output.line(
                    words(
                        "journal.balance-row",
                        [
                            "account": .text(line.account.description),
                            "label": .word(line.account.kind.labelKey), "debit": .rupiah(line.debit),
                            "credit": .rupiah(line.credit),
                        ]))
            }
            Terminal.output.line(
                words(
                    "journal.balance-sum",
                    ["debit": .rupiah(balance.debit), "credit": .rupiah(balance.credit)]))
        }
    }
}

/// `naungan journal statement ACCOUNT`: what moved on an account.
struct JournalStatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "What moved on an account, day by day.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The account as the trial balance names it, such as contributions-payable/7/JKK.")
    var account: String
    @Option(help: "The first day; without it the first of the year.") var from: DayArgument?
    @Option(help: "The last day; without it today.") var through: DayArgument?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let account = try accountNamed(account)
            let last = through?.day ?? office.today
            let first = from?.day ?? Day(last.year, 1, 1) ?? last
            let (opening, lines) = try await office.database.read {
                try JournalReading.statement(
                    of: account, from: first, through: last, government: office.government, on: $0)
            }
            Terminal.output.line(
                words("journal.opening", ["day": .day(first), "balance": .rupiah(opening)]))
            for line in lines {
                Terminal.output.line(
                    words(
                        "journal.statement-row",
                        [
                            "day": .day(line.day), "cause": .word(line.cause.labelKey),
                            "entry": .text(line.key), "change": .rupiah(line.change),
                            "balance": .rupiah(line.balance),
                        ]))
            }
        }
    }
}

/// `naungan journal assert ACCOUNT BALANCE`: writes down a balance that was found outside.
struct JournalAssertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assert", abstract: "Writes down a balance found outside; it cannot change afterwards.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The account as the trial balance names it.") var account: String
    @Option(help: "What it held, in whole rupiah; credit below nought.") var balance: RupiahArgument
    @Option(help: "At the end of this day; without it today.") var on: DayArgument?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let day = on?.day ?? office.today
            let isNew = try await TreasuryActs.assert(
                try accountNamed(account), holds: balance.rupiah, at: day, by: office)
            Terminal.output.line(
                words(
                    isNew ? "journal.asserted" : "journal.asserted-before",
                    [
                        "account": .text(account), "day": .day(day), "balance": .rupiah(balance.rupiah),
                    ]))
        }
    }
}

/// `naungan journal export`: the books as plain text, for hledger or Beancount.
struct JournalExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The books as plain text that hledger or Beancount takes.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "hledger or beancount.") var format: PlainTextFormat = .hledger

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await office.database.read { connection in
                try JournalExport.write(format, of: office.government, on: connection) { text in
                    Terminal.output.bytes(Array(text.utf8))
                }
            }
        }
    }
}

extension PlainTextFormat: ExpressibleByArgument {}

private func accountNamed(_ text: String) throws -> Account {
    guard let account = Account(text: text) else {
        throw TermsRefusal(name: "account", value: text, wanted: "wanted.account")
    }
    return account
}
