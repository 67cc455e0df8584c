import Continuity
import LawBook
import MoneyAndDates

/// Chance from a seed, so that what fails once fails again.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// True so many times in a hundred.
    mutating func percent(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &self) < share }
}

/// Histories in which everything happens that can: jobs that open and close, segments that change, months
/// paid early, late and never, deaths, and people of every age.
struct RandomHistories {
    private var chance: SeededChance
    let firstMonth = SampleMonths.first
    let width: Int

    init(seed: UInt64, width: Int = 20) {
        chance = SeededChance(seed: seed)
        self.width = width
    }

    mutating func next() -> PersonFacts {
        var months: [MonthFacts] = []
        var segment = anySegment()
        var isMember = chance.percent(70)
        let diligence = Int.random(in: 20...100, using: &chance)
        for place in 0..<width {
            if chance.percent(8) { isMember.toggle() }
            if chance.percent(5) { segment = anySegment() }
            months.append(month(place, segment, isMember, diligence))
        }
        var facts = PersonFacts(firstMonth: firstMonth, months: months)
        if let began = months.firstIndex(where: { $0.flags.contains(.member) }), chance.percent(50) {
            facts.joined = anyDay(in: firstMonth.adding(began))
        }
        if chance.percent(12) {
            facts.died = anyDay(in: firstMonth.adding(.random(in: 0..<width, using: &chance)))
        }
        if chance.percent(80) {
            let born = SampleMonths.day(1925, 1, 1).adding(days: .random(in: 0...25_000, using: &chance))
            facts.born = born
        }
        return facts
    }

    mutating func anyDay(in month: Month) -> Day {
        month.firstDay.adding(days: .random(in: 0..<month.lastDay.day, using: &chance))
    }

    mutating func anyDay() -> Day {
        anyDay(in: firstMonth.adding(.random(in: 0..<width, using: &chance)))
    }

    private mutating func anySegment() -> Segment {
        if chance.percent(45) { return .wageEarner }
        if chance.percent(70) { return .selfEmployed }
        return chance.percent(50) ? .construction : .migrant
    }

    private mutating func month(
        _ place: Int, _ segment: Segment, _ isMember: Bool, _ diligence: Int
    ) -> MonthFacts {
        var flags = MonthFlags(segment)
        if isMember { flags.insert(.member) }
        if isMember, chance.percent(5) { flags.insert(.opens) }
        for flag in [MonthFlags.planned, .budgeted, .agreed, .reported, .billed]
        where chance.percent(diligence) {
            flags.insert(flag)
        }
        guard chance.percent(isMember ? diligence : 10) else { return MonthFacts(flags) }
        let payMonth = max(0, place + Int.random(in: -6...5, using: &chance))
        return MonthFacts(
            flags, paidOn: anyDay(in: firstMonth.adding(payMonth)),
            paid: Rupiah(.random(in: 1...100_000, using: &chance)))
    }
}
