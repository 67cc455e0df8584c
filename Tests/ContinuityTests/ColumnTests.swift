import Continuity
import LawBook
import Membership
import MoneyAndDates
import Testing

private typealias Sample = SampleMonths

/// The columns answer for a million what the strip answers for one.
@Suite struct `Columns` {
    @Test func `say of 20,000 random histories what their strips say`() throws {
        var seen: Set<String> = []
        for seed in 1...4 as ClosedRange<UInt64> {
            seen.formUnion(try compare(people: 5_000, seed: seed))
        }
        // All seven states that are no gap, and all twelve gaps.
        #expect(seen.count == 19, "the histories reach every state: \(seen.sorted())")
    }

    /// The keys of all states seen on the way.
    private func compare(people: Int, seed: UInt64) throws -> Set<String> {
        var histories = RandomHistories(seed: seed)
        let law = try Sample.law()
        let rules = try CoverageRules(firstMonth: histories.firstMonth, width: histories.width, under: law)
        let facts = (0..<people).map { _ in histories.next() }
        var columns = CoverageColumns(firstMonth: histories.firstMonth, width: histories.width)
        for (number, person) in facts.enumerated() { columns.append(person, of: PersonID(Int64(number))) }
        let asOf = histories.anyDay()
        let day = histories.anyDay()
        let ends = columns.ends(asOf: asOf, under: rules)
        let protected = columns.protected(on: day, asOf: asOf, under: rules)
        let waste = columns.waste(asOf: asOf, under: rules)
        let tenure = columns.tenure(asOf: asOf, under: rules)

        var seen: Set<String> = []
        for row in facts.indices {
            let strip = try ContinuityStrip(facts[row], asOf: asOf, under: law)
            seen.formUnion(strip.months.map(\.state.key))
            let agrees =
                ends[row] == strip.end && (protected[row] == 1) == strip.isProtected(on: day)
                && Int(waste.months[row]) == strip.waste.months.count
                && Rupiah(waste.rupiah[row]) == strip.waste.rupiah
                && Int(tenure.monthsInRow[row]) == strip.tenure.monthsInRow
                && Int(tenure.monthsAltogether[row]) == strip.tenure.monthsAltogether
            #expect(agrees, "row \(row) of seed \(seed), as of \(asOf), on \(day)")
            #expect(columns.facts(at: row) == facts[row])
        }
        return seen
    }

    @Test func `list who lapses within so many days, and who has lapsed`() throws {
        let law = try Sample.law()
        var columns = CoverageColumns(firstMonth: Sample.first, width: 6)
        for (number, months) in ["pppppp", "pppppu", "ppuuuu", "pp----", "------"].enumerated() {
            columns.append(Sample.facts(months), of: PersonID(Int64(number)))
        }
        let asOf = Sample.day(2003, 6, 30)
        let rules = try CoverageRules(firstMonth: Sample.first, width: 6, under: law)
        let ends = columns.ends(asOf: asOf, under: rules)

        // Two months of grace after June, after May, and after February.
        #expect(ends.firstUncovered == [2003_09_01, 2003_08_01, 2003_05_01, 0, 0])
        #expect(ends.lapsing(within: 32, after: asOf) == [1])
        #expect(ends.lapsing(within: 31, after: asOf) == [])
        #expect(ends.lapsed(by: asOf) == [2])
    }

    @Test func `say that protection ends with the job, and with nobody's job nothing ends`() throws {
        let law = try Sample.law()
        let strip = try Sample.strip(
            Sample.facts("pppp--", .wageEarner), asOf: Sample.day(2003, 4, 10), law: law)
        #expect(strip.end == CoverEnd(firstUncovered: Sample.day(2003, 5, 1), cause: .jobEnds))
        #expect(
            try Sample.strip(Sample.facts("pppp--", .wageEarner), asOf: Sample.day(2003, 6, 10)).end == nil)
    }

    @Test func `ask the law book for no month after the last that matters`() throws {
        // The invented law answers through December 2009.
        let left = PersonFacts(
            firstMonth: Sample.month(2009, 11), months: Sample.facts("p-", .wageEarner).months)
        #expect(try Sample.strip(left).end == nil)
        let stays = PersonFacts(firstMonth: Sample.month(2009, 11), months: Sample.facts("uu").months)
        #expect(try Sample.strip(stays).end?.firstUncovered == Sample.day(2009, 11, 1))
        let grace = PersonFacts(firstMonth: Sample.month(2009, 11), months: Sample.facts("pu").months)
        #expect(throws: LawGap.self) { try Sample.strip(grace) }
    }

    @Test func `look beyond the window for the end of a grace`() throws {
        let end = try Sample.strip(Sample.facts("pp", .wageEarner)).end
        #expect(end == CoverEnd(firstUncovered: Sample.day(2003, 7, 1), cause: .unpaid))
    }

    @Test func `count what was paid after leaving and after death, in rupiah`() throws {
        var facts = Sample.facts("pp-xx", .wageEarner)
        #expect(try Sample.strip(facts).waste.rupiah == Rupiah(20))
        facts = Sample.facts("ppppp", .wageEarner)
        facts.died = Sample.day(2003, 3, 31)
        let waste = try Sample.strip(facts).waste
        #expect(waste.months == [Sample.month(2003, 4), Sample.month(2003, 5)])
        #expect(waste.rupiah == Rupiah(20))
        #expect(try Sample.strip(facts, asOf: Sample.day(2003, 4, 9)).waste.rupiah == .zero)
    }
}

/// What months paid are worth.
@Suite struct `Tenure of a member` {
    @Test func `counts to the full death benefit from the last registration`() throws {
        let paid = try Sample.strip(Sample.facts("p")).tenure
        #expect(paid.monthsInRow == 1 && paid.missingForFullDeathBenefit == 1)
        #expect(try Sample.strip(Sample.facts("pp")).tenure.missingForFullDeathBenefit == 0)
        let again = try Sample.strip(Sample.facts("ppuuup")).tenure
        #expect(again.monthsInRow == 1 && again.monthsAltogether == 3)
    }

    @Test func `counts every registration towards the scholarship`() throws {
        #expect(try Sample.strip(Sample.facts("ppuuupp")).tenure.missingForScholarship == 1)
        #expect(try Sample.strip(Sample.facts("ppuuuppp")).tenure.missingForScholarship == 0)
    }

    @Test func `counts a month paid in advance only once it has begun`() throws {
        var facts = Sample.facts("ppp")
        facts.months[2].paidOn = Sample.day(2003, 1, 10)
        let tenure = try Sample.strip(facts, asOf: Sample.day(2003, 2, 28)).tenure
        #expect(tenure.monthsInRow == 2)
        #expect(try Sample.strip(facts, asOf: Sample.day(2003, 3, 1)).tenure.monthsInRow == 3)
    }

    @Test func `says that a rule for wage earners was not found, and how sure that is`() throws {
        let reasons = try Sample.strip(Sample.facts("p", .wageEarner)).tenure.reasons
        #expect(reasons.first?.key == "continuity.reason.full-death-benefit-at-once")
        #expect(reasons.first?.status == .unverified)
        #expect(reasons.last?.key == "continuity.reason.scholarship")
    }

    @Test func `goes on from an employer to another when no month is missed, and begins anew otherwise`()
        throws
    {
        #expect(try Sample.strip(Sample.facts("pp-pp", .wageEarner)).tenure.monthsInRow == 2)
        var facts = Sample.facts("pppp", .wageEarner)
        facts.months[2].flags.insert(.opens)
        #expect(try Sample.strip(facts).tenure.monthsInRow == 4)
    }
}
