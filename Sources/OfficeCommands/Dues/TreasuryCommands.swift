import ArgumentParser
import DuesBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan sp2d NUMBER`: what the treasury gave, or what was withheld from wages.
struct WarrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sp2d", abstract: "Books a warrant of the treasury, or shares withheld from wages.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the SP2D, or of the list of what was withheld.") var number: String
    @Option(help: "The registration: its number, or NPP/division.") var registration: String
    @Option(help: "The month of the dues.") var month: MonthArgument
    @Option(help: "How much, in whole rupiah.") var amount: RupiahArgument
    @Option(help: "The day of the paper; without it today.") var on: DayArgument?
    @Option(help: "Number of the SPP.") var spp: String?
    @Option(help: "Number of the SPM.") var spm: String?
    @Flag(help: "Not a warrant: the workers' share that was withheld from wages.") var withheld = false

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let paper = TreasuryPaper(
                withheld ? .withheld : .warrant, number: number,
                registration: try await office.registration(registration), month: month.month,
                day: on?.day ?? office.today, amount: amount.rupiah, request: spp, order: spm)
            let isNew = try await TreasuryActs.enter(paper, by: office)
            Terminal.output.line(
                words(
                    isNew ? "treasury.booked" : "treasury.booked-before",
                    ["number": .text(number), "amount": .rupiah(amount.rupiah)]))
        }
    }
}

/// `naungan arrears`: what is open, by age.
struct ArrearsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrears", abstract: "What is open by age, for each registration, unit or village.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "By registration, unit or region.") var by: ArrearsBook.Grouping = .registration
    @Flag(help: "Up the tree of units: each with all below it.") var tree = false
    @Option(help: "As it was known at this instant, in milliseconds since 1970.") var known: Int64?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let text = ArrearsText(words: words)
            if tree { return try await show(office, text) }
            let rows = try await office.database.read {
                try ArrearsBook.rows(
                    by: by, on: office.today, known: known ?? .max - 1, government: office.government,
                    on: $0)
            }
            switch format {
            case .text: Terminal.output.line(text.text(rows, on: office.today))
            case .json: Terminal.output.line(text.json(rows, on: office.today))
            }
        }
    }

    private func show(_ office: Office, _ text: ArrearsText) async throws {
        let branches = try await office.database.read {
            try ArrearsBook.tree(
                on: office.today, known: known ?? .max - 1, government: office.government, on: $0)
        }
        switch format {
        case .text: Terminal.output.line(text.text(branches, on: office.today))
        case .json: Terminal.output.line(text.json(branches, on: office.today))
        }
    }
}

extension ArrearsBook.Grouping: ExpressibleByArgument {}
