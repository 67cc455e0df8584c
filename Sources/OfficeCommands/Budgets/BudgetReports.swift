import ArgumentParser
import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import UseCases
import WebPages

/// `naungan budget months`.
struct BudgetMonths: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "months", abstract: "How many months the decided money of each unit pays.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int

    func run() async throws {
        try await options.working { book, answer in
            let office = book.office
            let board = try await book.board(year)
            let units = try await office.database.read {
                try UnitBook.all(government: office.government, on: $0)
            }
            for unit in units {
                guard let row = board.rows[unit.id] else { continue }
                answer.tell(
                    "budget.told.unit",
                    [
                        ("unit", .text(unit.name)), ("people", .number(row.people)),
                        ("need", .rupiah(row.bills.sum())), ("money", .rupiah(row.money ?? .zero)),
                    ])
                answer.tell(row.funded, least: board.least)
            }
        }
    }
}

/// `naungan budget import`.
struct BudgetImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Takes a dump of SIPD or Siskeudes: unit, account, amount. Bad rows are kept with the reason.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int
    @Argument(help: "CSV, XLSX or XLS.")
    var file: String

    func run() async throws {
        let words = try options.shared.words()
        var hasBad = false
        try await readingFiles(words) {
            let intake = try BudgetDumpIntake(path: file)
            try await options.working { book, answer in
                if intake.hasNoHeader { throw BudgetBookRefusal.columnsMissing }
                let taken = try await book.take(intake.rows, year: year)
                for row in taken where row.refusal != nil {
                    hasBad = true
                    answer.tell(
                        "budget.told.bad-row",
                        [
                            ("row", .number(row.row.row)), ("unit", .text(row.row.unit)),
                            ("account", .text(row.row.account)),
                            ("why", .word(row.refusal?.labelKey ?? "")),
                        ])
                }
                let good = taken.filter { $0.refusal == nil }
                answer.tell(
                    "budget.told.imported",
                    [
                        ("count", .number(good.count)),
                        ("total", .rupiah(good.compactMap(\.row.rupiah).sum())),
                    ])
            }
        }
        if hasBad { throw CommandOutcome.doneWithRowsToFix }
    }
}

/// `naungan budget export`.
struct BudgetExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the RKA sheet of a version as XLSX.")

    @OptionGroup var options: BudgetOptions
    @OptionGroup var number: BudgetNumber
    @Option(help: "The file.")
    var out: String

    func run() async throws {
        let words = try options.shared.words()
        try await options.working { book, answer in
            let view = try await book.open(number.id)
            try BudgetFile.write(view, out, words, closing: view.header.id.description)
            answer.tell("budget.told.written", [("file", .text(out))])
        }
    }
}

/// `naungan budget realisation`.
struct BudgetRealisation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "realisation", abstract: "Budget beside bill and payment, by unit or by month.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int
    @Flag(help: "Every month of every unit.")
    var months = false

    func run() async throws {
        try await options.working { book, answer in
            for unit in try await book.realisation(year) {
                for month in months ? unit.months : [] {
                    answer.tell("budget.told.month", [("month", .month(month.month))] + fields(unit, month))
                }
                answer.tell("budget.told.realised", fields(unit, unit.year))
            }
        }
    }

    private func fields(_ unit: RealisedUnit, _ sum: RealisedMonth) -> OfficeAnswer.Fields {
        [
            ("unit", .text(unit.name)), ("budget", .rupiah(sum.budget)), ("billed", .rupiah(sum.billed)),
            ("paid", .rupiah(sum.paid)), ("open", .rupiah(sum.open)),
        ]
    }
}

/// `naungan budget account`.
struct BudgetAccount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Enters an account that the published charts lack.")

    @OptionGroup var options: BudgetOptions
    @Argument(help: "The code, with dots or without.")
    var code: String
    @Option(help: "As the chart names it.")
    var name: String
    @Option(help: "Categories, with commas.")
    var categories: String
    @Option(help: "Programmes, with commas.")
    var programmes = "jkk,jkm"
    @Option(help: "First year.")
    var from: Int

    func run() async throws {
        try await options.working { book, answer in
            let known = try programmes.split(separator: ",").map { text -> Programme in
                try Asked.read("programmes", String(text), "wanted.programmes") { Programme(code: $0) }
            }
            let who = try categories.split(separator: ",").map { text -> WorkerCategory in
                try Asked.code("categories", String(text))
            }
            try await OwnAccounts.add(
                code, name: name, programmes: ProgrammeSet(known), categories: Set(who), from: from,
                by: book.office)
            answer.tell("budget.told.account", [("code", .text(code))])
        }
    }
}

/// `naungan budget calendar`.
struct BudgetCalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The days of a budget year; with --set and --on one is set.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int
    @Option(help: "Milestone, such as rka-circular.")
    var set: String?
    @Option(help: "Day.")
    var on: String?

    func run() async throws {
        try await options.working { book, answer in
            let office = book.office
            if let set {
                try await CalendarBook.set(
                    set, of: year, on: try Asked.day("on", on ?? ""), rules: book.rules, by: office)
            }
            let own = try await office.database.read {
                try CalendarBook.days(of: year, government: office.government, on: $0)
            }
            for date in book.rules.tables.calendar.days(of: year, own: own) {
                answer.tell(
                    "budget.told.date",
                    [
                        ("milestone", .word(date.labelKey)), ("day", .day(date.day)),
                        ("whose", .word(date.isOwn ? "budgets.own-day" : "budgets.usual-day")),
                    ])
            }
        }
    }
}
