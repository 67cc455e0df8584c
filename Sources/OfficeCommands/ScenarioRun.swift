import Contributions
package import LawBook
package import LawFiles
import MoneyAndDates
import UseCases

/// Works the examples of a law folder and says which come out otherwise.
package struct ScenarioRun {
    private let answer: AnswerContribution

    package init(law: ContributionLaw) { answer = AnswerContribution(law: law) }

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
        let found: [String: String]
        do {
            found = amounts(try answer(ContributionQuestion(example.arguments)))
        } catch {
            found = ["error": RefusalText.code(of: error)]
        }
        return example.expected.sorted { $0.key < $1.key }.compactMap { key, expected in
            if key == "absent" { return absent(expected, found) }
            let got = found[key] ?? found["error"].map { "error \($0)" } ?? "nothing"
            return got == expected ? nil : "\(key) is \(got), expected \(expected)"
        }
    }

    private func absent(_ programmes: String, _ found: [String: String]) -> String? {
        let there = programmes.split(separator: ",").filter { programme in
            found.keys.contains { $0.hasPrefix("\(programme).") }
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
