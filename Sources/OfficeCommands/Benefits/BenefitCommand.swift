import ArgumentParser
import Benefits
import JSONText
import UseCases

/// `naungan benefit CLAIM`: what is due when something happens, line by line, and why.
struct BenefitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benefit",
        abstract: "What is due when something happens, line by line, with the article behind it.")

    @OptionGroup var shared: SharedOptions

    @Argument(
        help: """
            jkk-death, jkk-total-disability, jkk-partial-disability, jkk-temporary, jkk-transport, jkm, \
            jht-projection, jht-tax, jp-old-age, jp-survivor, jkp or scholarship.
            """)
    var claim: String?
    @OptionGroup var person: BenefitPersonOptions
    @OptionGroup var savings: BenefitSavingsOptions
    @Option(
        help: "A file of questions, one JSON object a line: {\"id\": …, \"arguments\": {…}}; - reads input.")
    var batch: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() throws {
        let words = try shared.words()
        let regimes = try shared.benefitRegimes()
        if let batch {
            try BenefitBatch(regimes: regimes, words: words).run(file: batch)
            return
        }
        let writer = BenefitAnswerText(words: words)
        do {
            let answer = try AnswerBenefit(regimes)(BenefitQuestion(arguments))
            switch format {
            case .text: Terminal.output.line(writer.text(answer))
            case .json:
                var json = JSONText()
                writer.write(answer, id: .none, into: &json)
                Terminal.output.line(json.text)
            }
        } catch let refusal {
            if format == .json {
                var json = JSONText()
                writer.write(refusal, id: .none, into: &json)
                Terminal.output.line(json.text)
            } else {
                Terminal.errors.line(writer.message(refusal))
            }
            throw CommandOutcome.couldNotRun
        }
    }

    private var arguments: [String: String] {
        let own: [String: String] = claim.map { ["claim": $0] } ?? [:]
        return own.merging(person.arguments) { first, _ in first }
            .merging(savings.arguments) { first, _ in first }
    }
}

/// What is told of the person and of what happened.
struct BenefitPersonOptions: ParsableArguments {
    @Option(help: "Day of the accident, death, dismissal or payment, such as 2026-02-28.")
    var eventDate: String?
    @Option(help: "pu (wage earner), bpu (self-employed) or jakon (construction).")
    var segment: String?
    @Option(help: "Last reported monthly wage in whole rupiah.")
    var wage: String?
    @Option(help: "Wage of a day, of who is paid by the day, in whole rupiah.")
    var dailyWage: String?
    @Option(help: "Monthly income that a self-employed person declared, in whole rupiah.")
    var income: String?
    @Option(help: "Year of school of each child, such as SMA1,SD6; with the age: SMA1:17.")
    var children: String?
    @Option(help: "Months of dues.")
    var membershipMonths: String?
    @Option(help: "Employers who pay JKM for the person.")
    var employers: String?
    @Option(help: "Days unable to work by the doctor's letter.")
    var daysUnable: String?
    @Option(
        parsing: .upToNextOption, help: "Codes of the table of disabilities, such as F01, or O04:30 measured."
    )
    var injury: [String] = []
    @Option(help: "Per cent of the function that is lost, where the part of the body is still there.")
    var functionalLoss: String?
    @Flag(help: "The person is left-handed: right and left of the table swap.")
    var leftHanded = false
    @Option(help: "Ways of travel, land, sea or air, with the cost if known: land:350000.")
    var transport: String?

    var arguments: [String: String] {
        let given: [String: String?] = [
            "event-date": eventDate, "segment": segment, "wage": wage, "daily-wage": dailyWage,
            "income": income,
            "children": children, "membership-months": membershipMonths, "employers": employers,
            "days-unable": daysUnable, "injury": injury.isEmpty ? nil : injury.joined(separator: ","),
            "functional-loss": functionalLoss, "left-handed": leftHanded ? "true" : nil,
            "transport": transport,
        ]
        return given.compactMapValues(\.self)
    }
}

/// What is told of savings, pension and tax.
struct BenefitSavingsOptions: ParsableArguments {
    @Option(help: "Months of saving, of pension dues, or of the job-loss benefit.")
    var months: String?
    @Option(help: "Assumed return of JHT a year in per cent, such as 5.7.")
    var annualReturn: String?
    @Option(help: "How the return is credited: jmo or kemnaker.")
    var method: String?
    @Option(help: "Savings on the day, in whole rupiah.")
    var balance: String?
    @Option(help: "Average of the indexed monthly wages, in whole rupiah.")
    var averageWage: String?
    @Option(help: "Who lives on: spouse, child or parent.")
    var survivor: String?
    @Option(help: "Per cent of the months of membership that were paid.")
    var density: String?
    @Option(help: "Part of JHT drawn early: pre-retirement or housing.")
    var earlyDraw: String?
    @Option(help: "Which calendar year of payment of JHT it is, from 1.")
    var paymentYear: String?
    @Flag(help: "The person has no tax number.")
    var noTaxNumber = false

    var arguments: [String: String] {
        let given: [String: String?] = [
            "months": months, "annual-return": annualReturn, "method": method, "balance": balance,
            "average-wage": averageWage, "survivor": survivor, "density": density, "early-draw": earlyDraw,
            "payment-year": paymentYear, "no-tax-number": noTaxNumber ? "true" : nil,
        ]
        return given.compactMapValues(\.self)
    }
}
