package import Benefits
import LawBook
import MoneyAndDates

/// A question about benefits as somebody typed it: arguments by the names of the command’s options, and
/// `claim`.
///
/// The command line, a batch file, a scenario of the law folder and a form all ask in these words.
package struct BenefitQuestion: Sendable {
    package static let names = [
        "claim", "event-date", "segment", "wage", "daily-wage", "income", "children", "membership-months",
        "employers", "days-unable", "months", "annual-return", "method", "balance", "average-wage", "injury",
        "functional-loss", "left-handed", "transport", "survivor", "density", "early-draw", "payment-year",
        "no-tax-number",
    ]

    /// What was wrong with an argument.
    package enum Refusal: Error, Sendable, Hashable {
        case unknownArgument(name: String)
        /// `wanted` is a key of `words/`.
        case notAValue(fact: String, value: String, wanted: String)
        case refused(BenefitRefusal)
    }

    private static let known = Set(names)

    /// Few, and looked through for each name: faster than to hash two dozen names.
    private let arguments: [(name: String, value: String)]

    /// Names may be written with `_` for `-`, as programs do; blanks around a value do not count.
    package init(_ arguments: [String: String]) {
        self.arguments = WrittenArgument.tidied(arguments, known: Self.names).map { ($0.key, $0.value) }
    }

    /// - Throws: the first argument that is unknown, missing or not a value, in the order of `names`.
    package func facts() throws(Refusal) -> BenefitFacts {
        if let name = arguments.lazy.map(\.name).filter({ !Self.known.contains($0) }).min() {
            throw .unknownArgument(name: name)
        }
        guard let claim: BenefitClaim = try code("claim", wanted: "wanted.benefit-claim") else {
            throw .refused(.missing(fact: "claim"))
        }
        var facts = BenefitFacts(claim: claim)
        facts.eventDay = try read("event-date", wanted: "wanted.event-date", WrittenArgument.day)
        facts.segment = try read("segment", wanted: "wanted.segment", WrittenArgument.segment)
        try readAmounts(into: &facts)
        try readCounts(into: &facts)
        try readLists(into: &facts)
        try readCodes(into: &facts)
        return facts
    }

    private func readAmounts(into facts: inout BenefitFacts) throws(Refusal) {
        let wage = try amount("wage")
        let daily = try amount("daily-wage")
        let income = try amount("income")
        let balance = try amount("balance")
        let average = try amount("average-wage")
        facts.wage = wage?.rupiah
        facts.dailyWage = daily?.rupiah
        facts.income = income?.rupiah
        facts.balance = balance?.rupiah
        facts.averageWage = average?.rupiah
        facts.isRounded = [wage, daily, income, balance, average].contains { $0?.isRounded == true }
    }

    private func readCounts(into facts: inout BenefitFacts) throws(Refusal) {
        facts.membershipMonths = try count("membership-months")
        facts.employers = try count("employers")
        facts.daysUnable = try count("days-unable")
        facts.months = try count("months")
        facts.paymentYear = try count("payment-year")
        facts.annualReturn = try share("annual-return")
        facts.functionalLoss = try share("functional-loss")
        facts.density = try share("density")
    }

    private func readLists(into facts: inout BenefitFacts) throws(Refusal) {
        facts.children =
            try read("children", wanted: "wanted.children") { WrittenEvent.children($0) } ?? []
        facts.injuries = try read("injury", wanted: "wanted.injury") { WrittenEvent.injuries($0) } ?? []
        facts.trips = try read("transport", wanted: "wanted.transport") { WrittenEvent.trips($0) } ?? []
    }

    private func readCodes(into facts: inout BenefitFacts) throws(Refusal) {
        facts.method = try code("method", wanted: "wanted.method")
        facts.survivor = try code("survivor", wanted: "wanted.survivor") ?? .spouse
        facts.earlyDraw = try code("early-draw", wanted: "wanted.early-draw")
        facts.isLeftHanded = try truth("left-handed") ?? false
        facts.hasTaxNumber = !(try truth("no-tax-number") ?? false)
    }

    private func amount(_ name: String) throws(Refusal) -> WrittenArgument.Amount? {
        try read(name, wanted: "wanted.rupiah", WrittenArgument.amount)
    }

    private func count(_ name: String) throws(Refusal) -> Int? {
        try read(name, wanted: "wanted.count", WrittenArgument.count)
    }

    private func share(_ name: String) throws(Refusal) -> Rate? {
        try read(name, wanted: "wanted.percent", WrittenArgument.percent)
    }

    private func truth(_ name: String) throws(Refusal) -> Bool? {
        try read(name, wanted: "wanted.yes-no") { WrittenArgument.truth[$0.lowercased()] }
    }

    private func code<Code: RawRepresentable<String>>(
        _ name: String, wanted: String
    ) throws(Refusal) -> Code? {
        try read(name, wanted: wanted) { Code(rawValue: $0) ?? Code(rawValue: $0.lowercased()) }
    }

    private func read<Value>(
        _ name: String, wanted: String, _ convert: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text = arguments.first(where: { $0.name == name })?.value else { return nil }
        guard let value = convert(text) else { throw .notAValue(fact: name, value: text, wanted: wanted) }
        return value
    }
}

/// Answers questions about benefits under a law.
package struct AnswerBenefit: Sendable {
    private let regimes: BenefitRegimes

    package init(_ regimes: BenefitRegimes) { self.regimes = regimes }

    /// - Throws: `BenefitQuestion.Refusal`: the question cannot be read, or the law has no answer.
    package func callAsFunction(
        _ question: BenefitQuestion
    ) throws(BenefitQuestion.Refusal) -> BenefitAnswer {
        let facts = try question.facts()
        do {
            return try BenefitAnswer.assess(facts, under: regimes)
        } catch {
            throw .refused(error)
        }
    }
}
