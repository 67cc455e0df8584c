package import Benefits
import Contributions
package import LawBook
package import LawFiles
import MoneyAndDates
import UseCases

/// Works the examples of a law folder and says which come out otherwise.
package struct ScenarioRun {
    private let answer: AnswerContribution
    private let benefit: AnswerBenefit

    package init(law: ContributionLaw, benefits: BenefitRegimes) {
        answer = AnswerContribution(law: law)
        benefit = AnswerBenefit(benefits)
    }

    /// How many were worked, and a line for each that differs.
    package func run(_ scenarios: [Scenario]) -> (count: Int, wrong: [String]) {
        var count = 0
        var wrong: [String] = []
        for scenario in scenarios {
            for example in scenario.cases {
                count += 1
                wrong += differences(example).map { "\(scenario.file):\(example.line) \(example.id): \($0)" }
            }
        }
        return (count, wrong)
    }

    private func differences(_ example: ScenarioCase) -> [String] {
        let found = example.arguments["claim"] == nil ? dues(example) : benefits(example)
        return example.expected.sorted { $0.key < $1.key }.compactMap { key, expected in
            if key == "absent" { return absent(expected, found) }
            let got = found[key] ?? found["error"].map { "error \($0)" } ?? "nothing"
            return got == expected ? nil : "\(key) is \(got), expected \(expected)"
        }
    }

    private func dues(_ example: ScenarioCase) -> [String: String] {
        do {
            return amounts(try answer(ContributionQuestion(example.arguments)))
        } catch {
            return ["error": RefusalText.code(of: error)]
        }
    }

    /// By component, with the total and the status.
    private func benefits(_ example: ScenarioCase) -> [String: String] {
        do {
            let answer = try benefit(BenefitQuestion(example.arguments))
            var amounts: [String: Int64] = ["total": answer.total.amount]
            for line in answer.lines { amounts[line.component.rawValue, default: 0] += line.amount.amount }
            return amounts.mapValues { String($0) }.merging(["status": answer.status.rawValue]) { $1 }
        } catch {
            return ["error": BenefitRefusalText.code(of: error)]
        }
    }

    private func absent(_ programmes: String, _ found: [String: String]) -> String? {
        let there = programmes.split(separator: ",").filter { programme in
            found.keys.contains { $0.hasPrefix("\(programme).") || $0 == programme }
        }
        if let code = found["error"] { return "error \(code), expected no line of \(programmes)" }
        return there.isEmpty ? nil : "there is a line of \(there.joined(separator: ","))"
    }

    private func amounts(_ assessment: Assessment) -> [String: String] {
        var amounts: [String: Int64] = [
            "employer_total": assessment.employerTotal.amount, "worker_total": assessment.workerTotal.amount,
            "total": assessment.total.amount,
        ]
        for line in assessment.lines {
            amounts["\(line.code).\(line.payer.rawValue)", default: 0] += line.amount.amount
        }
        return amounts.mapValues { String($0) }
    }
}
