import ArgumentParser
import BudgetBooks
import Budgets
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import WebPages

/// What every command about budgets asks.
struct BudgetOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books with the law and the tables of budgets, and does the work.
    func working(_ body: (BudgetBook, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        let answer = OfficeAnswer(words, format)
        try await office.working(words) { office in
            let rules = try ShippedBudgets.rules(try shared.lawFolder().book())
            try await body(BudgetBook(office, rules: rules), answer)
        }
    }
}

/// A unit and a year.
struct BudgetPlace: ParsableArguments {
    @Option(help: "Code of the unit.")
    var unit: String
    @Option(help: "Budget year, such as 2027.")
    var year: Int

    func entry(_ office: Office) async throws -> UnitEntry {
        let (code, government) = (unit, office.government)
        return try await office.database.read { try UnitBook.unit(code, government: government, on: $0) }
    }
}

/// The number of a version.
struct BudgetNumber: ParsableArguments {
    @Argument(help: "Number of the version, as show lists it.")
    var budget: Int64

    var id: BudgetID { BudgetID(budget) }
}

extension OfficeAnswer {
    /// A version in one line.
    func tell(_ header: BudgetHeader) {
        tell(
            "budget.told.version",
            [
                ("budget", .text(header.id.description)), ("unit", .text(header.unitName)),
                ("year", .text(String(header.year))), ("stage", .word(header.stage.labelKey)),
                ("version", .number(header.version)), ("state", .word(header.state.labelKey)),
                ("total", .rupiah(header.total)), ("number", .text(header.number ?? "-")),
            ])
    }

    /// A line with what made it.
    func tell(_ priced: PricedLine, _ number: Int) {
        let line = priced.line
        tell(
            "budget.told.line",
            [
                ("line", .number(number)), ("category", .word(line.category.labelKey)),
                ("people", .number(line.people)), ("from", .month(line.from)),
                ("through", .month(line.through)), ("source", .word(line.funding.labelKey)),
                ("total", .rupiah(priced.total)), ("status", .word("status.\(priced.status.rawValue)")),
            ])
        for amount in priced.amounts {
            tell(
                "budget.told.amount",
                [
                    ("programme", .text(amount.programme.rawValue)),
                    ("account", .text(amount.account?.description ?? "-")),
                    ("amount", .rupiah(amount.amount)),
                ])
        }
        for run in priced.runs {
            tell(
                "budget.told.run",
                [
                    ("people", .number(line.people)), ("dues", .rupiah(run.perPerson)),
                    ("months", .number(run.months)), ("wage", .rupiah(run.wage)),
                ])
            for reason in run.reasons {
                tell(reason.key, reason.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            }
        }
    }

    func tell(_ funded: MonthsFunded, least: Int) {
        tell(
            funded.isUnder(least)
                ? "budget.told.too-short" : funded.isUnderYear ? "budget.told.short" : "budget.told.funded",
            [
                ("months", .number(funded.months)), ("of", .number(funded.of)),
                ("missing", .rupiah(funded.missing)), ("left", .rupiah(funded.left)),
                ("least", .number(least)),
            ])
    }
}
