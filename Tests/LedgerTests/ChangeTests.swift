import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

/// Dues here are the wage times the class (I is 1) times 1, or 2 from July on, for each programme.
@Suite struct `Why a month costs more` {
    let june = month(2026, 6)
    let july = month(2026, 7)

    func facts(
        _ wage: Int64, _ of: Month, _ riskClass: RiskClass = .veryLow,
        _ programmes: BilledProgrammes = accident
    ) -> PricedFacts {
        PricedFacts(wage: rp(wage), lawOf: of, riskClass: riskClass, programmes: programmes)
    }

    func price(_ facts: PricedFacts) -> Rupiah {
        let riskClass = RiskClass.allCases.firstIndex { $0 == facts.riskClass } ?? 0
        return facts.wage * Int64(riskClass + 1) * (facts.lawOf < july ? 1 : 2)
            * Int64(facts.programmes.programmes.count)
    }

    func person(_ id: Int64, _ facts: PricedFacts, more: Int64 = 0, corrections: Int64 = 0) -> PersonMonth {
        PersonMonth(PersonID(id), facts, dues: price(facts) + rp(more), corrections: rp(corrections))
    }

    func parts(_ before: [PersonMonth], _ after: [PersonMonth]) -> [ChangeEffect: Int64] {
        let explained = ChangeExplanation(from: before, to: after, price: price)
        #expect(explained.parts.map(\.effect) == ChangeEffect.allCases)
        let nonzero = explained.parts.filter { $0.amount != .zero }
        return Dictionary(uniqueKeysWithValues: nonzero.map { ($0.effect, $0.amount.amount) })
    }

    @Test func `is who left and who joined`() {
        #expect(
            parts([person(1, facts(10, june))], [person(2, facts(30, june), corrections: 5)])
                == [.leavers: -10, .joiners: 30, .corrections: 5])
    }

    @Test func `is the wage at the old law, then the law at the new wage`() {
        #expect(
            parts([person(1, facts(10, june))], [person(1, facts(15, july))]) == [.wages: 5, .law: 15])
    }

    @Test func `is then the class and the programmes`() throws {
        let both = try #require(BilledProgrammes([.workAccident, .death]))

        #expect(
            parts([person(1, facts(10, june))], [person(1, facts(10, june, .low, both))])
                == [.riskClass: 10, .programmes: 20])
    }

    @Test func `is something else where none of these explains it`() {
        #expect(
            parts([person(1, facts(10, june), more: 3)], [person(1, facts(10, june), more: -1)]) == [
                .other: -4
            ])
    }

    @Test func `is a correction of earlier months`() {
        #expect(
            parts(
                [person(1, facts(10, june), corrections: 7)], [person(1, facts(10, june), corrections: -2)])
                == [.corrections: -9])
    }

    @Test func `is nothing when nothing changed, and nobody is priced again`() {
        var asked = 0
        let explained = ChangeExplanation(
            from: [PersonMonth(PersonID(1), facts(10, june), dues: rp(10))],
            to: [PersonMonth(PersonID(1), facts(10, july), dues: rp(10))]
        ) { facts in
            asked += 1
            return price(facts)
        }

        #expect(explained.difference == .zero)
        #expect(asked == 0)
    }

    @Test func `counts people, each once for what changed`() {
        let explained = ChangeExplanation(
            from: [person(1, facts(10, june)), person(2, facts(10, june))],
            to: [person(1, facts(15, june)), person(2, facts(10, june))], price: price)

        #expect(explained.parts.first { $0.effect == .wages }?.people == 1)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `always sums exactly`(seed: UInt64) {
        var dice = Dice(seed: seed)
        func anyone(_ of: Month) -> [PersonMonth] {
            (1...30).filter { _ in dice.within(0...3) > 0 }.map { id in
                person(
                    id, facts(dice.within(0...1_000_000), of, dice.within(0...1) == 0 ? .low : .high),
                    more: dice.within(-2...2), corrections: dice.within(-50...50))
            }
        }
        let explained = ChangeExplanation(from: anyone(june), to: anyone(july), price: price)

        #expect(explained.parts.map(\.amount).sum() == explained.difference)
    }
}
