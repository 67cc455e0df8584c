package import LawBook
package import Membership
package import MoneyAndDates

/// Why a month costs more or less than the one before: the difference taken apart by what changed.
///
/// The order is fixed, because two things that change together have no shares of their own: who leaves, who
/// joins, then for those who stay the wage at the old law, the law at the new wage, the class, the
/// programmes, what is left over, and last the corrections of earlier months. Each step starts where the
/// last one ended, so the parts always sum to the difference, to the rupiah.
package struct ChangeExplanation: Sendable, Hashable {
    /// One effect: by how much, and through how many people.
    package struct Part: Sendable, Hashable {
        package let effect: ChangeEffect
        package var amount: Rupiah
        package var people: Int
    }

    package let before: Rupiah
    package let after: Rupiah
    /// Every effect once, in the fixed order, nought included.
    package let parts: [Part]

    package var difference: Rupiah { after - before }

    /// - Parameters:
    ///   - before: each person of the earlier month, once.
    ///   - after: each person of the later month, once.
    ///   - price: what the law asks of such a person; the caller has the rule. It is asked only about
    ///     people of whom something changed.
    /// - Throws: whatever `price` throws.
    package init<Refusal: Error>(
        from before: [PersonMonth], to after: [PersonMonth],
        price: (PricedFacts) throws(Refusal) -> Rupiah
    ) throws(Refusal) {
        var tally = Tally()
        var earlier = Dictionary(uniqueKeysWithValues: before.map { ($0.person, $0) })
        for person in after {
            if let was = earlier.removeValue(forKey: person.person) {
                try tally.add(from: was, to: person, price: price)
            } else {
                tally.add(.joiners, person.dues)
                tally.add(.corrections, person.corrections)
            }
        }
        for gone in earlier.values {
            tally.add(.leavers, .zero - gone.dues)
            tally.add(.corrections, .zero - gone.corrections)
        }
        self.before = before.map(\.total).sum()
        self.after = after.map(\.total).sum()
        parts = tally.parts
        precondition(parts.map(\.amount).sum() == difference, "the parts sum to the difference")
    }
}

/// What can make a month cost more or less, in the order in which it is counted.
package enum ChangeEffect: String, Sendable, Hashable, CaseIterable {
    case leavers, joiners, wages
    /// The law of the new month: rates, ceilings, bands.
    case law
    /// The risk class of the employer’s business.
    case riskClass = "risk-class"
    case programmes
    /// What none of these explains, such as an age that was reached.
    case other
    case corrections

    /// The key of its name in `words/`.
    package var labelKey: String { "change.\(rawValue)" }
}

/// One person in one month, as far as the explanation must know him.
package struct PersonMonth: Sendable, Hashable {
    package let person: PersonID
    package let facts: PricedFacts
    /// What was charged for the month.
    package let dues: Rupiah
    /// What was charged or credited in this month for earlier ones.
    package let corrections: Rupiah

    package init(_ person: PersonID, _ facts: PricedFacts, dues: Rupiah, corrections: Rupiah = .zero) {
        self.person = person
        self.facts = facts
        self.dues = dues
        self.corrections = corrections
    }

    var total: Rupiah { dues + corrections }
}

/// What the dues of a person depend on, apart from who he is.
package struct PricedFacts: Sendable, Hashable {
    package var wage: Rupiah
    /// The month whose law holds.
    package var lawOf: Month
    package var riskClass: RiskClass?
    package var programmes: BilledProgrammes

    package init(wage: Rupiah, lawOf: Month, riskClass: RiskClass?, programmes: BilledProgrammes) {
        self.wage = wage
        self.lawOf = lawOf
        self.riskClass = riskClass
        self.programmes = programmes
    }
}

private struct Tally {
    var parts = ChangeEffect.allCases.map {
        ChangeExplanation.Part(effect: $0, amount: .zero, people: 0)
    }

    mutating func add(_ effect: ChangeEffect, _ amount: Rupiah) {
        if amount == .zero { return }
        for place in parts.indices where parts[place].effect == effect {
            parts[place].amount += amount
            parts[place].people += 1
        }
    }

    /// Somebody who stays: one fact after the other is replaced by its new value.
    mutating func add<Refusal: Error>(
        from was: PersonMonth, to now: PersonMonth, price: (PricedFacts) throws(Refusal) -> Rupiah
    ) throws(Refusal) {
        add(.corrections, now.corrections - was.corrections)
        if was.dues == now.dues, was.facts.isTheSameButForTheLaw(as: now.facts) { return }
        var facts = was.facts
        let first = try price(facts)
        var last = first
        for (effect, replace) in PricedFacts.steps {
            let next = replace(facts, now.facts)
            if next == facts { continue }
            facts = next
            let priced = try price(facts)
            add(effect, priced - last)
            last = priced
        }
        add(.other, (now.dues - was.dues) - (last - first))
    }
}

extension PricedFacts {
    fileprivate func isTheSameButForTheLaw(as other: PricedFacts) -> Bool {
        wage == other.wage && riskClass == other.riskClass && programmes == other.programmes
    }

    fileprivate typealias Step = @Sendable (PricedFacts, PricedFacts) -> PricedFacts

    /// In the order of `ChangeEffect`.
    fileprivate static let steps: [(ChangeEffect, Step)] = [
        (.wages, { replacing(\.wage, in: $0, by: $1) }),
        (.law, { replacing(\.lawOf, in: $0, by: $1) }),
        (.riskClass, { replacing(\.riskClass, in: $0, by: $1) }),
        (.programmes, { replacing(\.programmes, in: $0, by: $1) }),
    ]

    private static func replacing<Value>(
        _ path: WritableKeyPath<PricedFacts, Value>, in facts: PricedFacts, by now: PricedFacts
    ) -> PricedFacts {
        var facts = facts
        facts[keyPath: path] = now[keyPath: path]
        return facts
    }
}
