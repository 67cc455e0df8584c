package import LawBook
package import Membership
package import MoneyAndDates

/// One way to close a January gap, as the office offers it.
package struct BridgeOption: Sendable, Hashable {
    /// What the office calls it, and how the plan names it.
    package let name: String
    package let kind: Kind
    /// What it costs beside the dues themselves: a fee, a meeting; nought as a rule.
    package let fee: Rupiah

    package init(name: String, kind: Kind, fee: Rupiah = .zero) {
        self.name = name
        self.kind = kind
        self.fee = fee
    }

    /// What it does.
    package enum Kind: Sendable, Hashable {
        /// Pay months of the self-employed ahead, before the year ends, out of what is left of its budget.
        /// The law caps the months (`ContinuityLaw.prepaidMonths`).
        case prepay(monthsAtMost: Int, available: Rupiah)
        /// Another purse pays in January and is paid back; an agreement must be in force for it.
        case advance(from: FundingSource, monthsAtMost: Int, available: Rupiah)
        /// An addendum keeps the agreement in force until the day of the next one.
        case bridgingClause(through: Day)
        /// The next paper is signed earlier: the SK of the treasurer, the DPA.
        case earlyPaper(YearEndPaper, ready: Day)

        /// The key of its sentence in `words/`.
        package var key: String {
            switch self {
            case .prepay: "bridge.prepay"
            case .advance: "bridge.advance"
            case .bridgingClause: "bridge.bridging-clause"
            case .earlyPaper: "bridge.early-paper"
            }
        }
    }
}

/// What a plan does with one option.
package struct BridgeStep: Sendable, Hashable {
    package let option: BridgeOption
    /// For options that pay: which groups of the unit, and how many months of each.
    package let pays: [Payment]

    /// Months of one group that an option pays.
    package struct Payment: Sendable, Hashable {
        /// The place of the group in the unit.
        package let group: Int
        package let months: Int
        package let rupiah: Rupiah
    }

    /// What fills the sentence of `option.kind.key`.
    package var arguments: [String: Term] {
        let people: [String: Term] = [
            "name": .text(option.name), "months": .number(pays.map(\.months).max() ?? 0),
            "amount": .rupiah(pays.map(\.rupiah).sum()),
        ]
        switch option.kind {
        case .prepay: return people
        case .advance(let source, _, _):
            return people.merging(["source": .text(source.rawValue)]) { first, _ in first }
        case .bridgingClause(let day): return ["name": .text(option.name), "day": .day(day)]
        case .earlyPaper(let paper, let day):
            return ["name": .text(option.name), "paper": .text(paper.rawValue), "day": .day(day)]
        }
    }
}

/// The cheapest way over the turn of the year for one unit.
///
/// Plans are weighed by the days that stay uncovered, then by fees, then by the money that must be found
/// before the new budget pays, then by how many things have to be done. Fewer days come first whatever they
/// cost: the dues are owed anyway, and one death without cover costs a family more than any fee.
package struct BridgePlan: Sendable, Hashable {
    package let unit: UnitID
    package let steps: [BridgeStep]
    /// Person-days that no option closes.
    package let personDaysLeft: Int
    package let fees: Rupiah
    /// Dues paid before the new budget is there; they are owed anyway, and exact by the law of each month.
    package let moneyNeeded: Rupiah

    var cost: Cost {
        Cost(days: personDaysLeft, fees: fees, money: moneyNeeded, steps: steps.count)
    }

    /// In the order of weight.
    struct Cost: Comparable {
        var days: Int
        var fees: Rupiah
        var money: Rupiah
        var steps: Int

        static func < (left: Cost, right: Cost) -> Bool {
            (left.days, left.fees, left.money, left.steps) < (
                right.days, right.fees, right.money, right.steps
            )
        }
    }
}
