package import LawBook
package import Membership
package import MoneyAndDates

/// What a list, or a visit, says of somebody who is proposed; no more than the checks need.
package struct ProposalFacts: Sendable, Hashable {
    package var hasNIK: Bool
    /// As the list had it, where it is no NIK.
    package var writtenNIK: String
    package var name: String
    package var born: Day?
    /// As the list had it; empty for none.
    package var decile: String
    /// By what it is known that she works: a membership, a photograph, a neighbour's statement.
    package var proof: String
    /// Nil while nobody answered.
    package var isIll: Bool?

    package init(
        hasNIK: Bool, writtenNIK: String = "", name: String, born: Day?, decile: String = "",
        proof: String = "", isIll: Bool? = nil
    ) {
        self.hasNIK = hasNIK
        self.writtenNIK = writtenNIK
        self.name = name
        self.born = born
        self.decile = decile
        self.proof = proof
        self.isIll = isIll
    }
}

/// What the books know of somebody who is proposed.
package struct ProposalKnowledge: Sendable, Hashable {
    package var died: Day?
    /// Who pays in those months already, and until when.
    package var payer: OtherPayer?
    /// A line above in the same list.
    package var lineAbove: Int?
    /// The place of another list that was first.
    package var otherPlace: String?

    package init() {}
}

/// Who pays for somebody already.
package struct OtherPayer: Sendable, Hashable {
    package let name: String
    /// Nil while no end is known.
    package let through: Day?

    package init(_ name: String, through: Day?) {
        self.name = name
        self.through = through
    }
}

/// Whether somebody may be insured out of a quota.
package struct ProposalCheck: Sendable {
    private let quota: QuotaTerms
    private let youngest: Int?
    private let limit: Int?

    /// - Throws: a `LawGap` where the law does not answer for the first day of the quota.
    package init(_ quota: QuotaTerms, under law: MembershipLaw) throws(LawGap) {
        self.quota = quota
        youngest = try law.youngestAge.ifInForce(on: quota.from.firstDay)?.value
        limit = try law.selfEmployedEntryAge.ifInForce(on: quota.from.firstDay)?.value
    }

    /// What stands in the way or must be looked at, the gravest first; nothing where all is well.
    package func findings(_ facts: ProposalFacts, _ known: ProposalKnowledge) -> [ProposalFinding] {
        identity(facts) + elsewhere(known) + age(facts) + decile(facts) + work(facts)
    }

    private func identity(_ facts: ProposalFacts) -> [ProposalFinding] {
        var found: [ProposalFinding] = []
        if !facts.hasNIK { found.append(.nikUnreadable(facts.writtenNIK)) }
        if !facts.name.contains(where: \.isLetter) { found.append(.nameMissing) }
        if facts.born == nil { found.append(.birthUnknown) }
        return found
    }

    private func elsewhere(_ known: ProposalKnowledge) -> [ProposalFinding] {
        var found: [ProposalFinding] = []
        if let died = known.died { found.append(.died(died)) }
        if let line = known.lineAbove { found.append(.twiceInList(line: line)) }
        if let place = known.otherPlace { found.append(.twiceElsewhere(place: place)) }
        if let payer = known.payer { found.append(.covered(payer: payer.name, through: payer.through)) }
        return found
    }

    private func age(_ facts: ProposalFacts) -> [ProposalFinding] {
        guard let age = facts.born?.completedYears(on: quota.from.firstDay) else { return [] }
        if let youngest, age < youngest { return [.tooYoung(age: age, youngest: youngest)] }
        if let limit, age >= limit { return [.tooOld(age: age, limit: limit)] }
        return []
    }

    private func decile(_ facts: ProposalFacts) -> [ProposalFinding] {
        if facts.decile.isEmpty { return quota.largestDecile.map { [.decileMissing(limit: $0)] } ?? [] }
        guard let decile = Int(facts.decile), QuotaTerms.deciles.contains(decile) else {
            return [.decileUnreadable(facts.decile)]
        }
        guard let limit = quota.largestDecile, decile > limit else { return [] }
        return [.decileBeyond(decile, limit: limit)]
    }

    private func work(_ facts: ProposalFacts) -> [ProposalFinding] {
        var found: [ProposalFinding] = []
        if !facts.proof.contains(where: { $0.isLetter || $0.isNumber }) { found.append(.noProof) }
        switch facts.isIll {
        case nil: found.append(.illnessUnanswered)
        case true?: found.append(.ill)
        case false?: break
        }
        return found
    }
}
