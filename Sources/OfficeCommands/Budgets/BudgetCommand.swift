import ArgumentParser
import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Spreadsheets
import UseCases
import WebPages

/// `naungan budget`: from the proposal to what was paid.
struct BudgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "Writes budgets of units, decides them, and lays them beside bills and payments.",
        subcommands: [
            BudgetPropose.self, BudgetLineCommand.self, BudgetDecide.self, BudgetShow.self,
            BudgetCompare.self, BudgetMonths.self, BudgetImport.self, BudgetExport.self,
            BudgetRealisation.self, BudgetAccount.self, BudgetCalendarCommand.self,
        ])
}

/// `naungan budget propose`.
struct BudgetPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Writes the people of a unit down as the next version.")

    @OptionGroup var options: BudgetOptions
    @OptionGroup var place: BudgetPlace
    @Option(help: "usulan, kua-ppas, rka, dpa or apbd-p.")
    var stage = "usulan"
    @Option(help: "Growth of wages in millionths: 65000 is 6.5%.")
    var growth: Int64 = 0
    @Option(help: "Place of the minimum wage: 16 or 16.71.")
    var minimum: String?

    func run() async throws {
        try await options.working { book, answer in
            let unit = try await place.entry(book.office)
            if growth < 0 { throw BudgetRefusal.negative(growth) }
            let lines = try await book.proposed(
                unit.id, year: place.year,
                WageOutlook(growth: Rate(millionths: growth), place: minimum))
            let id = try await book.save(
                BudgetDraft(
                    unit: unit.id, year: place.year, stage: try Asked.code("stage", stage), lines: lines))
            answer.tell(try await book.open(id).header)
        }
    }
}

/// `naungan budget line`.
struct BudgetLineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line", abstract: "Adds a line to the latest version of a stage, as the next version.")

    @OptionGroup var options: BudgetOptions
    @OptionGroup var place: BudgetPlace
    @Option(help: "usulan, kua-ppas, rka, dpa or apbd-p.")
    var stage = "usulan"
    @Option(help: "Category, such as pekerja-rentan.")
    var category: String
    @Option(help: "How many people.")
    var people: Int
    @Option(help: "Wage or income of a month.")
    var wage: Int64
    @Option(help: "pu or bpu.")
    var segment = "bpu"
    @Option(help: "Programmes, with commas.")
    var programmes = "jkk,jkm"
    @Option(help: "Risk class of a wage earner, I to V.")
    var riskClass: String?
    @Option(help: "Funding source, such as apbd.")
    var funding = "apbd"
    @Option(help: "Tells people of one category apart where several purses pay.")
    var group = ""
    @Option(help: "First month.")
    var from: String?
    @Option(help: "Last month.")
    var through: String?
    @Option(help: "PROGRAMME=CODE, where several accounts would do.")
    var account: [String] = []

    func run() async throws {
        try await options.working { book, answer in
            let unit = try await place.entry(book.office)
            let wanted: BudgetStage = try Asked.code("stage", stage)
            let versions = try await book.versions(unit.id, year: place.year)
                .filter { $0.stage == wanted && $0.state != .superseded }
            let lines = try await lines(of: versions.first, book)
            let id = try await book.save(
                BudgetDraft(
                    unit: unit.id, year: place.year, stage: wanted, lines: lines + [try line(unit.id)]))
            answer.tell(try await book.open(id).header)
        }
    }

    private func lines(of header: BudgetHeader?, _ book: BudgetBook) async throws -> [BudgetLine] {
        guard let header else { return [] }
        return try await book.open(header.id).lines.map(\.line)
    }

    private func line(_ unit: UnitID) throws -> BudgetLine {
        let codes = programmes.split(separator: ",")
        let known = try codes.map { text -> Programme in
            try Asked.read("programmes", String(text), "wanted.programmes") { Programme(code: $0) }
        }
        let year = place.year
        var line = BudgetLine(
            unit: unit, category: try Asked.code("category", category),
            segment: try Asked.code("segment", segment), programmes: ProgrammeSet(known),
            riskClass: try riskClass.map { try Asked.code("risk-class", $0) },
            funding: try Asked.code("funding", funding), people: people,
            from: try Asked.month("from", from ?? "\(year)-01"),
            through: try Asked.month("through", through ?? "\(year)-12"), wage: .fixed(Rupiah(wage)))
        line.group = group
        for text in account {
            let halves = text.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, let programme = Programme(code: halves[0]),
                let code = AccountCode(halves[1])
            else { throw BudgetRefusal.unknownAccount(text, nearest: []) }
            line.accounts[programme] = code
        }
        return line
    }
}

/// `naungan budget decide`.
struct BudgetDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decides a draft that somebody else wrote.")

    @OptionGroup var options: BudgetOptions
    @OptionGroup var number: BudgetNumber
    @Option(name: .customLong("number"), help: "Number of the document, such as that of the DPA.")
    var document = ""

    func run() async throws {
        try await options.working { book, answer in
            try await book.decide(number.id, number: document)
            answer.tell(try await book.open(number.id).header)
        }
    }
}

/// `naungan budget show`.
struct BudgetShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Versions of a unit's year, or one version with its lines and what made them.")

    @OptionGroup var options: BudgetOptions
    @Option(help: "Code of the unit.")
    var unit: String?
    @Option(help: "Budget year.")
    var year: Int?
    @Argument(help: "Number of a version.")
    var budget: Int64?

    func run() async throws {
        try await options.working { book, answer in
            if let budget {
                let view = try await book.open(BudgetID(budget))
                answer.tell(view.header)
                for (place, line) in view.lines.enumerated() { answer.tell(line, place + 1) }
                return
            }
            guard let unit, let year else {
                throw TermsRefusal(name: "unit", value: unit ?? "", wanted: "wanted.count")
            }
            let office = book.office
            let entry = try await office.database.read {
                try UnitBook.unit(unit, government: office.government, on: $0)
            }
            for header in try await book.versions(entry.id, year: year) { answer.tell(header) }
        }
    }
}

/// `naungan budget compare`.
struct BudgetCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Why one version comes to more than another.")

    @OptionGroup var options: BudgetOptions
    @Argument(help: "Number of the earlier version.")
    var earlier: Int64
    @Argument(help: "Number of the later version.")
    var later: Int64

    func run() async throws {
        try await options.working { book, answer in
            let why = try await book.compare(BudgetID(earlier), BudgetID(later))
            for effect in BudgetEffect.allCases {
                answer.tell(
                    "budget.told.effect",
                    [
                        ("effect", .word(effect.labelKey)),
                        ("amount", .rupiah(why.parts[effect] ?? .zero)),
                    ])
            }
            answer.tell(
                "budget.told.difference",
                [
                    ("before", .rupiah(why.before)), ("after", .rupiah(why.after)),
                    ("difference", .rupiah(why.difference)),
                ])
        }
    }
}
