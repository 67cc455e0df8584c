import Continuity
import LawBook
import Membership
import MoneyAndDates
import TestKit
import Testing

private typealias Sample = SampleMonths

/// What was known, and when.
@Suite struct `Facts known at an instant` {
    private func at(_ milliseconds: Int64) -> Instant { Instant(epochMilliseconds: milliseconds) }

    private func terms(payer: Int64, _ segment: Segment = .wageEarner) -> JobTerms {
        JobTerms(
            unit: UnitID(1), category: .dailyWorker, segment: segment, programmes: [.init(.death)],
            payer: UnitID(payer), funding: .regionalBudget, wage: Rupiah(100), wageBasis: .honorarium)
    }

    private func jobs(_ spells: (terms: JobTerms, from: Day, to: Day?)...) -> JobHistory {
        let versions = spells.enumerated().map { number, spell in
            JobHistory.Version(
                spell: JobSpell(
                    id: SpellID(Int64(number)), person: PersonID(1), terms: spell.terms, start: spell.from,
                    end: spell.to),
                knowledge: Knowledge(recorded: at(0)))
        }
        return JobHistory(person: PersonID(1), versions: versions)
    }

    private func facts(
        _ jobs: JobHistory, _ records: [CoverageRecord] = [], knownAt instant: Instant = .latest
    ) -> PersonFacts {
        PersonFacts(
            of: nil, jobs: jobs, records: records, from: Sample.month(2003, 1),
            through: Sample.month(2003, 6), knownAt: instant)
    }

    private func months(_ facts: PersonFacts, with flag: MonthFlags) -> [Int] {
        facts.months.indices.filter { facts.months[$0].flags.contains(flag) }
    }

    @Test func `a month with one day of a job is a month of membership`() {
        let facts = facts(jobs((terms(payer: 1), Sample.day(2003, 2, 28), Sample.day(2003, 4, 1))))
        #expect(months(facts, with: .member) == [1, 2, 3])
        #expect(facts.joined == Sample.day(2003, 2, 28))
    }

    @Test func `a job opens where the payer changes or days lie between, and not where terms change`() {
        let start = Sample.day(2003, 1, 1)
        let samePayer = facts(
            jobs(
                (terms(payer: 1), start, Sample.day(2003, 2, 14)),
                (terms(payer: 1), Sample.day(2003, 2, 15), nil)))
        #expect(months(samePayer, with: .opens) == [0])
        let otherPayer = facts(
            jobs(
                (terms(payer: 1), start, Sample.day(2003, 2, 14)),
                (terms(payer: 2), Sample.day(2003, 2, 15), nil)))
        // February is owed by the first payer, March is the second one's first.
        #expect(months(otherPayer, with: .opens) == [0, 2])
        let between = facts(
            jobs(
                (terms(payer: 1), start, Sample.day(2003, 2, 14)),
                (terms(payer: 1), Sample.day(2003, 3, 2), nil)))
        #expect(months(between, with: .opens) == [0, 2])
    }

    @Test func `the segment of a month is that of the job that owes it`() {
        let facts = facts(
            jobs(
                (terms(payer: 1), Sample.day(2003, 1, 1), Sample.day(2003, 3, 10)),
                (terms(payer: 1, .selfEmployed), Sample.day(2003, 3, 11), nil)))
        #expect(facts.months.map(\.flags.segment).map(\.rawValue) == ["pu", "pu", "pu", "bpu", "bpu", "bpu"])
    }

    @Test func `a payment withdrawn later was still believed then`() {
        let paid = CoverageRecord(
            .paid(on: Sample.day(2003, 1, 10), Rupiah(7)), for: Sample.month(2003, 1),
            knowledge: Knowledge(recorded: at(100), superseded: at(200)))
        let jobs = jobs((terms(payer: 1), Sample.day(2003, 1, 1), nil))
        #expect(facts(jobs, [paid], knownAt: at(99)).months[0].paidOn == nil)
        #expect(facts(jobs, [paid], knownAt: at(100)).months[0].paid == Rupiah(7))
        #expect(facts(jobs, [paid], knownAt: at(199)).months[0].paid == Rupiah(7))
        #expect(facts(jobs, [paid], knownAt: at(200)).months[0].paidOn == nil)
    }

    @Test func `instalments add up, and the day of the last one counts`() {
        let january = Sample.month(2003, 1)
        let known = Knowledge(recorded: at(1))
        let facts = facts(
            jobs((terms(payer: 1), Sample.day(2003, 1, 1), nil)),
            [
                CoverageRecord(.paid(on: Sample.day(2003, 2, 3), Rupiah(4)), for: january, knowledge: known),
                CoverageRecord(.paid(on: Sample.day(2003, 1, 9), Rupiah(3)), for: january, knowledge: known),
                CoverageRecord(.billed, for: Sample.month(2004, 1), knowledge: known),
            ])
        #expect(facts.months[0].paid == Rupiah(7))
        #expect(facts.months[0].paidOn == Sample.day(2003, 2, 3))
        #expect(months(facts, with: .billed) == [])
    }

    /// Where nothing is ever withdrawn, whoever knows more knows all of what was known before.
    @Test func `knowledge only grows where nothing is withdrawn`() throws {
        var chance = SeededChance(seed: 11)
        let steps: [CoverageRecord.Step] = [
            .planned, .budgeted, .agreed, .reported, .billed, .paid(on: Sample.day(2003, 1, 5), Rupiah(1)),
        ]
        let jobs = jobs((terms(payer: 1, .selfEmployed), Sample.day(2003, 1, 1), nil))
        let law = try Sample.law()
        for _ in 0..<300 {
            let records = (0..<20).map { _ in
                CoverageRecord(
                    steps[.random(in: 0..<steps.count, using: &chance)],
                    for: Sample.first.adding(.random(in: 0..<6, using: &chance)),
                    knowledge: Knowledge(recorded: at(.random(in: 1...50, using: &chance))))
            }
            var before: (facts: PersonFacts, protected: Set<Month>)?
            for instant in stride(from: Int64(0), through: 50, by: 5) {
                let facts = facts(jobs, records, knownAt: at(instant))
                let strip = try ContinuityStrip(facts, asOf: Sample.day(2003, 6, 30), under: law)
                let protected = Set(strip.months.filter(\.isProtected).map(\.month))
                if let before {
                    #expect(protected.isSuperset(of: before.protected))
                    for (now, then) in zip(facts.months, before.facts.months) {
                        #expect(now.flags.isSuperset(of: then.flags) && now.paid >= then.paid)
                    }
                }
                before = (facts, protected)
            }
        }
    }
}

/// A strip is whole: each month once, in order, in one state, with a turn where somebody is missing.
@Suite struct `A strip` {
    @Test func `has each month of the window once and in order`() throws {
        var histories = RandomHistories(seed: 5)
        let law = try Sample.law()
        for _ in 0..<1_000 {
            let facts = histories.next()
            let asOf = histories.anyDay()
            let strip = try ContinuityStrip(facts, asOf: asOf, under: law)
            #expect(strip.months.map(\.month) == (0..<histories.width).map { Sample.first.adding($0) })
            for month in strip.months {
                let isAhead = month.month > Month(of: asOf)
                if case .gap(let gap) = month.state {
                    #expect(!month.isProtected && month.turn == gap.turn)
                } else {
                    #expect(month.turn == .nobody && (isAhead || month.isProtected && month.state.isInForce))
                }
                #expect(month.isProtected || month.from == nil)
            }
        }
    }

    @Test(arguments: [
        (MonthFlags.agreed, Gap.noAgreement, Turn.headOfUnit),
        (.budgeted, .noBudget, .budgetOffice),
        (.planned, .notPlanned, .planner),
        (.reported, .notReported, .operator),
        (.billed, .notBilled, .operator),
    ])
    func `names the first thing that is missing, and whose turn it is`(
        missing: MonthFlags, gap: Gap, turn: Turn
    ) throws {
        var facts = Sample.facts("u")
        facts.months[0].flags.remove(missing)
        let month = try Sample.strip(facts).months[0]
        #expect(month.state == .gap(gap))
        #expect(month.turn == turn)
        facts.months[0].flags.formUnion(missing)
        let ready = try Sample.strip(facts).months[0]
        #expect(ready.state == .gap(.notPaid) && ready.turn == .treasurer)
    }

    @Test func `shows how far the months ahead have come`() throws {
        var facts = Sample.facts("ppuuuuu")
        facts.months[1].paidOn = Sample.day(2003, 1, 20)
        facts.months[3].flags.remove(.billed)
        facts.months[4].flags.subtract([.billed, .reported])
        facts.months[5].flags.subtract([.billed, .reported])
        facts.months[6].flags.subtract([.billed, .reported, .agreed])
        let strip = try Sample.strip(facts, asOf: Sample.day(2003, 1, 31))
        #expect(Sample.letters(strip) == "Pabrll.")
        #expect(strip.months[6].state == .gap(.noAgreement))
        #expect(strip.months.map(\.isProtected) == [true, true, true, true, false, false, false])
    }

    @Test func `says since when a membership is over, and cites the grace`() throws {
        let month = try Sample.strip(Sample.facts("puuuu")).months[4]
        #expect(month.state == .gap(.membershipEnded(since: Sample.month(2003, 4))))
        #expect(month.reasons.map(\.key) == ["continuity.reason.grace"])
        #expect(month.reasons.first?.arguments == ["count": .count(2)])
        #expect(month.reasons.first?.citation.document == "Act")
    }

    @Test func `says that no rule ends the membership of a wage earner, and that it is unverified`() throws {
        let month = try Sample.strip(Sample.facts("pu", .wageEarner)).months[1]
        #expect(
            month.reasons.map(\.key) == ["continuity.reason.arrears", "continuity.reason.no-deactivation"])
        #expect(month.reasons.map(\.status) == [.enacted, .unverified])
    }

    @Test func `follows a rule that ends the membership of a wage earner, should there be one`() throws {
        let law = try Sample.law(changing: [
            "membership/pu-deactivation-months": [InventedLaw.dated(.number(1))]
        ])
        #expect(Sample.letters(try Sample.strip(Sample.facts("puuu", .wageEarner), law: law)) == "PT..")
    }

    @Test func `ends the pension programme at the pension age and no other`() throws {
        let law = try Sample.law()
        let all = ProgrammeSet([.workAccident, .death, .oldAge, .pension])
        let born = Sample.day(1953, 3, 1)
        let before = try PensionYears.programmes(
            of: all, in: Sample.month(2003, 2), born: born, under: law)
        #expect(before.programmes == all && before.reasons.isEmpty)
        let after = try PensionYears.programmes(of: all, in: Sample.month(2003, 3), born: born, under: law)
        #expect(after.programmes == ProgrammeSet([.workAccident, .death, .oldAge]))
        #expect(after.reasons.map(\.key) == ["continuity.reason.pension-age"])
    }
}
