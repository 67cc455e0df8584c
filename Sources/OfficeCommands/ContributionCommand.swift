import ArgumentParser
import Contributions
import JSONText
import UseCases

/// `naungan contribution`: what one person owes for one month, and why.
struct ContributionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contribution",
        abstract: "What one person owes for one month, programme by programme, with the article behind it.")

    @OptionGroup var shared: SharedOptions

    @Option(help: "pu (wage earner), bpu (self-employed), jakon (construction) or pmi (migrant worker).")
    var segment: String?
    @Option(help: "Month of the dues, such as 2026-02.")
    var month: String?
    @Option(help: "Monthly wage in whole rupiah.")
    var wage: String?
    @Option(help: "Monthly income of a self-employed person, in whole rupiah.")
    var income: String?
    @Option(help: "Value of a construction contract without VAT, in whole rupiah.")
    var contractValue: String?
    @Option(help: "Risk class of the business, I to V.")
    var riskClass: String?
    @Option(help: "Programmes separated by commas: jkk,jkm,jht,jp. Without it, all that must be had.")
    var programmes: String?
    @Option(help: "Completed years of age in that month.")
    var age: String?
    @Option(help: "idn or foreign.")
    var nationality: String?
    @Flag(help: "The employer belongs to a labour-intensive industry that the relief names.")
    var labourIntensive = false
    @Option(help: "Trade of a self-employed person: transport or other.")
    var bpuSector: String?
    @Option(help: "Whose money it is: self, employer, apbn, apbd, apbdes, csr or sponsor.")
    var paidBy: String?
    @Option(help: "Kind of employer: government, micro, small, medium or large.")
    var employer: String?
    @Option(help: "Length of a migrant worker's contract, in months.")
    var pmiMonths: String?
    @Option(help: "How a migrant worker leaves: agency or independent.")
    var pmiRoute: String?
    @Option(
        help: "A file of questions, one JSON object a line: {\"id\": …, \"arguments\": {…}}; - reads input.")
    var batch: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() throws {
        let words = try shared.words()
        let law = try shared.contributionLaw()
        if let batch {
            try ContributionBatch(law: law, words: words).run(file: batch)
            return
        }
        let answer = AnswerContribution(law: law)
        let writer = ContributionAnswerText(words: words)
        do {
            let assessment = try answer(ContributionQuestion(arguments))
            show(assessment, with: writer)
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
        let given: [String: String?] = [
            "segment": segment, "month": month, "wage": wage, "income": income,
            "contract-value": contractValue, "risk-class": riskClass, "programmes": programmes, "age": age,
            "nationality": nationality, "labour-intensive": labourIntensive ? "true" : nil,
            "bpu-sector": bpuSector, "paid-by": paidBy, "employer": employer, "pmi-months": pmiMonths,
            "pmi-route": pmiRoute,
        ]
        return given.compactMapValues(\.self)
    }

    private func show(_ assessment: Assessment, with writer: ContributionAnswerText) {
        switch format {
        case .text: Terminal.output.line(writer.text(assessment))
        case .json:
            var json = JSONText()
            writer.write(assessment, id: .none, into: &json)
            Terminal.output.line(json.text)
        }
    }
}
