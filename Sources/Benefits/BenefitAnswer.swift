package import LawBook
package import MoneyAndDates

/// What is due after something has happened, and why.
package struct BenefitAnswer: Sendable {
    package let claim: BenefitClaim
    /// The day whose law was asked.
    package let day: Day
    package let lines: [BenefitLine]
    /// What is paid in the end: the lines together, or what is left after tax.
    package let total: Rupiah
    /// Why something is not paid, and other things worth knowing.
    package let notes: [Note]

    /// The values under the amounts that no text in force states, each once.
    package var doubts: [Basis] {
        var doubts: [Basis] = []
        for line in lines {
            for reason in line.reasons where reason.basis.status != .enacted {
                if !doubts.contains(where: { $0 === reason.basis }) { doubts.append(reason.basis) }
            }
        }
        return doubts
    }

    /// How well founded the amounts are: as well as the weakest value under them.
    package var status: LawStatus { doubts.reduce(.enacted) { $0.weaker($1.status) } }

    /// The amount of one component, nil where there is no such line.
    package func amount(of component: BenefitComponent) -> Rupiah? {
        let lines = lines.filter { $0.component == component }
        return lines.isEmpty ? nil : lines.map(\.amount).sum()
    }
}

/// One component of an answer.
package struct BenefitLine: Sendable {
    package let component: BenefitComponent
    package let amount: Rupiah
    /// Why, in order; never empty.
    package let reasons: [BenefitReason]

    init(_ component: BenefitComponent, _ amount: Rupiah, because reasons: [BenefitReason]) {
        precondition(!reasons.isEmpty, "an amount without a reason does not exist in this system")
        self.component = component
        self.amount = amount
        self.reasons = reasons
    }
}

/// One sentence of why, and where it stands written.
package struct BenefitReason: Sendable {
    /// A key of `words/`.
    package let key: String
    package let arguments: [(name: String, term: Term)]
    package let basis: Basis
    /// The same for everybody under the same basis, so that its sentence need be made only once.
    package let isStanding: Bool

    private init(_ key: String, _ arguments: [(name: String, term: Term)], _ basis: Basis, isStanding: Bool) {
        self.key = key
        self.arguments = arguments
        self.basis = basis
        self.isStanding = isStanding
    }

    /// A sentence about this person.
    static func particular(
        _ key: String, _ arguments: [(name: String, term: Term)], by basis: Basis
    ) -> BenefitReason {
        BenefitReason(key, arguments, basis, isStanding: false)
    }

    /// A sentence about the law; what fills it comes from the basis and its regime alone.
    static func standing(
        _ key: String, _ arguments: [(name: String, term: Term)] = [], by basis: Basis
    ) -> BenefitReason {
        BenefitReason(key, arguments, basis, isStanding: true)
    }
}

/// Lines and notes of a part of an answer.
struct BenefitShare {
    var lines: [BenefitLine] = []
    var notes: [Note] = []
    /// What is paid in the end, where that is not the sum of the lines.
    var total: Rupiah?

    static func + (left: BenefitShare, right: BenefitShare) -> BenefitShare {
        BenefitShare(
            lines: left.lines + right.lines, notes: left.notes + right.notes,
            total: left.total ?? right.total)
    }
}
