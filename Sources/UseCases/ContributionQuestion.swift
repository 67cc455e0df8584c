package import Contributions
package import LawBook
import MoneyAndDates

/// A question about dues as somebody typed it: arguments by the names of the command’s options.
///
/// The command line, a batch file, a scenario of the law folder and a form all ask in these words.
package struct ContributionQuestion: Sendable {
    package static let names = [
        "segment", "month", "wage", "income", "contract-value", "risk-class", "programmes", "age",
        "nationality", "labour-intensive", "bpu-sector", "paid-by", "employer", "pmi-months", "pmi-route",
    ]

    /// What was wrong with an argument.
    package enum Refusal: Error, Sendable, Hashable {
        case unknownArgument(name: String)
        /// `wanted` is a key of `words/`.
        case notAValue(fact: String, value: String, wanted: String)
        case refused(ContributionRefusal)
    }

    private let arguments: [String: String]

    /// Names may be written with `_` for `-`, as programs do; blanks around a value do not count.
    package init(_ arguments: [String: String]) {
        self.arguments = WrittenArgument.tidied(arguments, known: Self.names)
    }

    /// - Throws: the first argument that is unknown, missing or not a value, in the order of `names`.
    package func facts() throws(Refusal) -> ContributionFacts {
        for name in arguments.keys.sorted() where !Self.names.contains(name) {
            throw .unknownArgument(name: name)
        }
        guard let segment: Segment = try code("segment", wanted: "wanted.segment") else {
            throw .refused(.missing(fact: "segment"))
        }
        guard let month = try read("month", wanted: "wanted.month", WrittenArgument.month) else {
            throw .refused(.missing(fact: "month"))
        }
        var facts = ContributionFacts(segment: segment, month: month)
        try readAmounts(into: &facts)
        try readCodes(into: &facts)
        return facts
    }

    private func readAmounts(into facts: inout ContributionFacts) throws(Refusal) {
        let wage = try amount("wage")
        let income = try amount("income")
        let contractValue = try amount("contract-value")
        facts.wage = wage?.rupiah
        facts.income = income?.rupiah
        facts.contractValue = contractValue?.rupiah
        facts.isRounded = [wage, income, contractValue].contains { $0?.isRounded == true }
        facts.age = try read("age", wanted: "wanted.age") {
            WrittenArgument.count($0).flatMap { $0 <= Self.oldest ? $0 : nil }
        }
        facts.contractMonths = try read("pmi-months", wanted: "wanted.pmi-months") {
            WrittenArgument.count($0).flatMap { $0 <= Self.longestContract ? $0 : nil }
        }
    }

    private func readCodes(into facts: inout ContributionFacts) throws(Refusal) {
        facts.riskClass = try read("risk-class", wanted: "wanted.risk-class", WrittenArgument.riskClass)
        facts.programmes = try read(
            "programmes", wanted: "wanted.programmes", WrittenArgument.programmes)
        facts.nationality =
            try read("nationality", wanted: "wanted.nationality", WrittenArgument.nationality) ?? .indonesian
        facts.isLabourIntensive =
            try read("labour-intensive", wanted: "wanted.yes-no") {
                WrittenArgument.truth[$0.lowercased()]
            } ?? false
        facts.sector = try code("bpu-sector", wanted: "wanted.bpu-sector") ?? .other
        facts.funder = try code("paid-by", wanted: "wanted.paid-by")
        facts.employer = try code("employer", wanted: "wanted.employer")
        facts.route = try code("pmi-route", wanted: "wanted.pmi-route") ?? .agency
    }

    /// Codes separated by commas; nil when one of them is no programme or none is named.
    package static func programmes(_ text: String) -> [Programme]? { WrittenArgument.programmes(text) }

    /// Limits of this program, not of the law: beyond them a number is a slip of the keyboard.
    private static let oldest = 120
    private static let longestContract = 120

    private func amount(_ name: String) throws(Refusal) -> WrittenArgument.Amount? {
        try read(name, wanted: "wanted.rupiah", WrittenArgument.amount)
    }

    private func code<Code: RawRepresentable<String>>(
        _ name: String, wanted: String
    ) throws(Refusal) -> Code? {
        try read(name, wanted: wanted) { Code(rawValue: $0.lowercased()) }
    }

    private func read<Value>(
        _ name: String, wanted: String, _ convert: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text = arguments[name] else { return nil }
        guard let value = convert(text) else { throw .notAValue(fact: name, value: text, wanted: wanted) }
        return value
    }
}

/// Answers one question about dues under a law.
package struct AnswerContribution: Sendable {
    private let law: ContributionLaw

    package init(law: ContributionLaw) { self.law = law }

    /// - Throws: `ContributionQuestion.Refusal`: the question cannot be read, or the law has no answer.
    package func callAsFunction(
        _ question: ContributionQuestion
    ) throws(ContributionQuestion.Refusal) -> Assessment {
        let facts = try question.facts()
        do {
            return try Assessment.assess(facts, under: law)
        } catch {
            throw .refused(error)
        }
    }
}
