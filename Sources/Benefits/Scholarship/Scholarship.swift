import LawBook
import MoneyAndDates

/// The scholarship of the children (PP 82/2019; Permenaker 44/2015 before): what is left of the ladder of
/// school for each of at most two, year by year until an age; before December 2019 one sum for one child.
extension BenefitRule {
    /// The claim by itself: after a work accident, or, with months of dues, after another death.
    func scholarshipClaim() throws(BenefitRefusal) -> BenefitShare {
        if facts.segment == .migrant { throw .notInSegment(.migrant) }
        if facts.children.isEmpty { throw .missing(fact: "children") }
        guard facts.membershipMonths != nil else {
            var share = try scholarshipOfChildren()
            share.notes.append(Note("note.benefit.scholarship-after-work-accident"))
            return share
        }
        return try scholarshipAfterDues()
    }

    /// After a death that is no work accident: only with enough months of dues.
    func scholarshipAfterDues() throws(BenefitRefusal) -> BenefitShare {
        if facts.children.isEmpty { return BenefitShare() }
        let paid = try required(facts.membershipMonths, "membership-months")
        let months = try inForce(terms.death.scholarshipMonths, law.death.scholarshipMonths)
        guard paid >= months.value else {
            let note = Note(
                "note.benefit.scholarship-needs-months",
                ["paid": .number(paid), "months": .number(months.value)], citation: months.basis.citation)
            return BenefitShare(notes: [note])
        }
        let condition = BenefitReason.particular(
            "reason.benefit.scholarship.months",
            [("paid", .number(paid)), ("months", .number(months.value))], by: months.basis)
        return try scholarshipOfChildren(because: [condition])
    }

    func scholarshipOfChildren(
        because conditions: [BenefitReason] = []
    ) throws(BenefitRefusal) -> BenefitShare {
        guard !facts.children.isEmpty else { return BenefitShare() }
        let most = try inForce(terms.scholarship.childrenMax, law.scholarship.childrenMax)
        var children: [ChildScholarship] = []
        for child in facts.children { children.append(try scholarship(of: child)) }
        var share = BenefitShare()
        if children.count > most.value {
            children = Array(Self.highestFirst(children).prefix(most.value))
            share.notes.append(
                Note(
                    "note.benefit.scholarship-children",
                    ["count": .count(most.value), "given": .number(facts.children.count)],
                    citation: most.basis.citation))
        }
        var reasons = conditions + children.flatMap(\.reasons)
        if let limit = terms.scholarship.ageLimit {
            reasons.append(
                .standing(
                    "reason.benefit.scholarship.until", [("age", .number(limit.value))], by: limit.basis))
        }
        share.lines = [BenefitLine(.scholarship, children.map(\.amount).sum(), because: reasons)]
        return share
    }

    /// Children of the same amount stay in the order in which they were told.
    private static func highestFirst(_ children: [ChildScholarship]) -> [ChildScholarship] {
        children.enumerated().sorted { left, right in
            (right.element.amount, left.offset) < (left.element.amount, right.offset)
        }.map(\.element)
    }

    private func scholarship(of child: SchoolChild) throws(BenefitRefusal) -> ChildScholarship {
        let terms = terms.scholarship
        if let age = child.age, let limit = terms.ageLimit, age >= limit.value {
            throw .childTooOld(age: age, limit: limit.value)
        }
        if let years = terms.yearsOfSchool[child.level],
            !(1...years).contains(child.year)
        {
            throw .noSuchSchoolYear(code: child.code)
        }
        if terms.ladder.isEmpty {
            let once = try inForce(terms.once, law.scholarship.once)
            return ChildScholarship(
                amount: once.value,
                reasons: [
                    .standing(
                        "reason.benefit.scholarship.once", [("amount", .rupiah(once.value))], by: once.basis)
                ])
        }
        return try ladder(of: child)
    }

    /// What is left of the ladder from the year of school on, and until the age where it is known.
    private func ladder(of child: SchoolChild) throws(BenefitRefusal) -> ChildScholarship {
        let terms = terms.scholarship
        guard let first = terms.ladder.firstIndex(where: { $0.level == child.level }) else {
            throw .noSuchSchoolYear(code: child.code)
        }
        let left = child.age.flatMap { age in terms.ageLimit.map { $0.value - age } }
        var years = 0
        var amount = Rupiah.zero
        for (index, step) in terms.ladder[first...].enumerated() {
            let ofStep = step.years - (index == 0 ? child.year - 1 : 0)
            let counted = min(ofStep, left.map { $0 - years } ?? ofStep)
            amount += step.yearly.value * Int64(counted)
            years += counted
        }
        let yearly = terms.ladder[first].yearly
        return ChildScholarship(
            amount: amount,
            reasons: [
                .particular(
                    "reason.benefit.scholarship.child",
                    [("child", .text(child.code)), ("years", .number(years)), ("amount", .rupiah(amount))],
                    by: yearly.basis)
            ])
    }
}

/// What one child gets, and why.
private struct ChildScholarship {
    let amount: Rupiah
    let reasons: [BenefitReason]
}
