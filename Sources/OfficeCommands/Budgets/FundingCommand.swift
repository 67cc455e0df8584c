import ArgumentParser
import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import WebPages

/// `naungan funding`: purses with their ceilings.
struct FundingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funding", abstract: "Purses with their ceilings, and what budgets take of them.",
        subcommands: [FundingAdd.self, FundingList.self])
}

/// `naungan funding add`.
struct FundingAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enters a source with its ceiling, or corrects it.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "apbd, dbhcht, csr, …")
    var source: String
    @Option(help: "As the office calls it.")
    var name: String
    @Option(help: "Whole rupiah.")
    var ceiling: Int64
    @Option(help: "First year.")
    var from: Int
    @Option(help: "Last year; the first where it is left out.")
    var through: Int?
    @Option(help: "Categories, with commas; whoever the source may pay where they are left out.")
    var categories = ""

    func run() async throws {
        try await options.working { book, answer in
            let who = try categories.split(separator: ",").map { text -> WorkerCategory in
                try Asked.code("categories", String(text))
            }
            try await FundingBook(book.office, rules: book.rules).record(
                FundingAllotment(
                    source: try Asked.code("source", source), name: name, ceiling: Rupiah(ceiling),
                    from: from, through: through ?? from, categories: Set(who)))
            try await list(book, from, answer)
        }
    }
}

/// `naungan funding list`.
struct FundingList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The sources of a year with what is taken of them.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int

    func run() async throws {
        try await options.working { book, answer in try await list(book, year, answer) }
    }
}

private func list(_ book: BudgetBook, _ year: Int, _ answer: OfficeAnswer) async throws {
    for use in try await FundingBook(book.office, rules: book.rules).uses(in: year) {
        answer.tell(
            use.isPassed ? "budget.told.purse-passed" : "budget.told.purse",
            [
                ("name", .text(use.allotment.name)), ("source", .word(use.allotment.source.labelKey)),
                ("ceiling", .rupiah(use.allotment.ceiling)), ("decided", .rupiah(use.decided)),
                ("planned", .rupiah(use.planned)),
            ])
    }
}

/// `naungan scenario`: what it costs to protect more people.
struct ScenarioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario", abstract: "What it costs to protect more people in a year.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Budget year.")
    var year: Int
    @Option(help: "Groups in the region's order, with commas: non-asn, rt-rw, desa, rentan.")
    var groups = "non-asn"
    @Option(help: "GROUP=PEOPLE whom the register does not have; several at once.")
    var add: [String] = []
    @Option(help: "First month.")
    var from: String?
    @Option(help: "Month from which JHT is added.")
    var jht: String?
    @Flag(help: "A quarter of the people each quarter.")
    var phased = false
    @Option(help: "No more money than this.")
    var ceiling: Int64?

    func run() async throws {
        try await options.working { book, answer in
            let chosen = try groups.split(separator: ",").map { text -> ScenarioGroup in
                try Asked.code("groups", String(text))
            }
            let counted = try add.map { text -> CountedPeople in
                let halves = text.split(separator: "=").map(String.init)
                guard halves.count == 2, let people = Int(halves[1]) else {
                    throw BudgetRefusal.unknownGroup(text)
                }
                return CountedPeople(try Asked.code("add", halves[0]), people)
            }
            var plan = ScenarioPlan(
                year: year, groups: chosen, from: try Asked.month("from", from ?? "\(year)-01"))
            plan.isPhased = phased
            plan.oldAgeFrom = try jht.map { try Asked.month("jht", $0) }
            plan.ceiling = ceiling.map { Rupiah($0) }
            let reckoning = try await ScenarioBook(book.office, rules: book.rules)
                .reckoning(year: year, beside: counted)
            tell(try reckoning.answer(plan), answer)
            let nothing = reckoning.nothingMore
            answer.tell(
                "budget.told.nothing-done",
                [
                    ("people", .number(nothing.people)), ("open", .number(nothing.people - nothing.insured)),
                    ("months", .number(nothing.uninsuredMonths)),
                ])
        }
    }

    private func tell(_ found: ScenarioAnswer, _ answer: OfficeAnswer) {
        for share in found.shares {
            answer.tell(
                "budget.told.share",
                [
                    ("group", .word(share.group.labelKey)), ("people", .number(share.people)),
                    ("insured", .number(share.insured)), ("months", .number(share.personMonths)),
                    ("money", .rupiah(share.money)),
                ])
        }
        answer.tell(
            "budget.told.scenario",
            [
                ("insured", .number(found.insured)), ("open", .number(found.uninsured)),
                ("money", .rupiah(found.money)), ("status", .word("status.\(found.status.rawValue)")),
            ])
    }
}
