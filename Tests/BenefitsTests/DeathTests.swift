import Benefits
import LawBook
import MoneyAndDates
import TestKit
import Testing

@Suite struct `A death from another cause` {
    @Test func `pays lump sum, periodic benefit and funeral by the law of its day`() throws {
        let eve = InventedBenefits.doubled.adding(days: -1)
        #expect(try death(.wageEarner, months: 1, on: eve).total == Rupiah(1160))
        #expect(try death(.wageEarner, months: 1, on: InventedBenefits.doubled).total == Rupiah(2320))
    }

    @Test func `of the self-employed pays only the funeral below the months, since the rule began`() throws {
        let begins = InventedBenefits.shortMembership
        #expect(try death(.selfEmployed, months: 1, on: begins).lines.map(\.component) == [.funeral])
        #expect(try death(.selfEmployed, months: 1, on: begins).total == Rupiah(200))
        #expect(try death(.selfEmployed, months: 2, on: begins).total == Rupiah(2320))
        #expect(try death(.selfEmployed, months: 1, on: begins.adding(days: -1)).total == Rupiah(2320))
    }

    @Test func `of a wage earner below those months is paid in full and marked as not settled`() throws {
        let short = try death(.wageEarner, months: 1, on: InventedBenefits.shortMembership)
        #expect(short.total == Rupiah(2320))
        #expect(short.doubts.map(\.parameter) == ["jkm/pu-full-benefit-paid-months"])
        #expect(try death(.wageEarner, months: 2, on: InventedBenefits.shortMembership).doubts.isEmpty)
        #expect(try death(.construction, months: 1, on: InventedBenefits.shortMembership).doubts.isEmpty)
    }

    @Test func `asks for months and segment only where they decide`() throws {
        let begins = InventedBenefits.shortMembership
        #expect(throws: BenefitRefusal.missing(fact: "membership-months")) {
            try death(.selfEmployed, months: nil, on: begins)
        }
        #expect(throws: BenefitRefusal.missing(fact: "segment")) { try death(nil, months: 1, on: begins) }
        #expect(try death(nil, months: 2, on: begins).total == Rupiah(2320))
        #expect(try death(nil, months: nil, on: begins.adding(days: -1)).total == Rupiah(2320))
        #expect(try death(.wageEarner, months: nil, on: begins).total == Rupiah(2320))
    }

    @Test func `with two employers pays two benefits, and the funeral as often as the day has it`() throws {
        let begins = InventedBenefits.shortMembership
        let before = try death(.wageEarner, months: 9, on: begins.adding(days: -1), employers: 2)
        let after = try death(.wageEarner, months: 9, on: begins, employers: 2)
        #expect(before.lines.map(\.amount.amount) == [4000, 240, 400])
        #expect(after.lines.map(\.amount.amount) == [4000, 240, 200])
        #expect(throws: BenefitRefusal.tooMany(fact: "employers", limit: 2)) {
            try death(.wageEarner, months: 9, on: begins, employers: 3)
        }
        #expect(throws: BenefitRefusal.notPositive(fact: "employers")) {
            try death(.wageEarner, months: 9, on: begins, employers: 0)
        }
    }

    @Test func `gives the scholarship from the months that the law of the day asks for`() throws {
        let child = [SchoolChild(level: .higher, year: 5)]
        let eve = InventedBenefits.doubled.adding(days: -1)
        #expect(try death(.wageEarner, months: 5, on: eve, children: child).amount(of: .scholarship) == nil)
        let old = try death(.wageEarner, months: 6, on: eve, children: child)
        #expect(old.amount(of: .scholarship) == Rupiah(77))
        let short = try death(.wageEarner, months: 3, on: InventedBenefits.doubled, children: child)
        #expect(short.amount(of: .scholarship) == nil)
        #expect(short.notes.map(\.key) == ["note.benefit.scholarship-needs-months"])
        let long = try death(.wageEarner, months: 4, on: InventedBenefits.doubled, children: child)
        #expect(long.amount(of: .scholarship) == Rupiah(10_000))
        #expect(throws: BenefitRefusal.missing(fact: "membership-months")) {
            try death(.wageEarner, months: nil, on: eve, children: child)
        }
    }

    @Test func `is not answered for migrant workers, nor with fewer than no months`() {
        #expect(throws: BenefitRefusal.notInSegment(.migrant)) { try death(.migrant, months: 9) }
        #expect(throws: BenefitRefusal.notPositive(fact: "membership-months")) {
            try death(.wageEarner, months: -1)
        }
    }

    private func death(
        _ segment: Segment?, months: Int?, on day: Day = InventedBenefits.doubled, employers: Int? = nil,
        children: [SchoolChild] = []
    ) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(.death, on: day)
        facts.segment = segment
        facts.membershipMonths = months
        facts.employers = employers
        facts.children = children
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `A scholarship` {
    @Test(
        arguments: [
            (.kindergarten, 1, 53_362), (.kindergarten, 2, 53_361), (.primary, 1, 53_360),
            (.primary, 6, 53_310),
            (.lowerSecondary, 3, 53_100), (.upperSecondary, 1, 53_000), (.higher, 1, 50_000),
            (.higher, 5, 10_000),
        ] as [(SchoolLevel, Int, Int64)])
    func `is what is left of the ladder of school`(level: SchoolLevel, year: Int, amount: Int64) throws {
        #expect(try scholarship(SchoolChild(level: level, year: year)).total == Rupiah(amount))
    }

    @Test func `is for two children at most, those who get most`() throws {
        let children = [
            SchoolChild(level: .higher, year: 5), SchoolChild(level: .higher, year: 4),
            SchoolChild(level: .higher, year: 3),
        ]
        let two = try scholarship(children[0], children[1])
        #expect(two.total == Rupiah(30_000))
        #expect(two.notes.map(\.key) == ["note.benefit.scholarship-after-work-accident"])
        let three = try scholarship(children[0], children[1], children[2])
        #expect(three.total == Rupiah(50_000))
        #expect(three.notes.map(\.key).contains("note.benefit.scholarship-children"))
        let five = Array(repeating: children[0], count: 5)
        #expect(try scholarship(of: five).total == Rupiah(20_000))
        #expect(throws: BenefitRefusal.tooMany(fact: "children", limit: 5)) {
            try scholarship(of: five + [children[0]])
        }
    }

    @Test func `was one sum for one child before there was a ladder`() throws {
        let eve = InventedBenefits.doubled.adding(days: -1)
        let children = Array(repeating: SchoolChild(level: .higher, year: 5, age: 30), count: 2)
        #expect(try scholarship(of: children, on: eve).total == Rupiah(77))
    }

    @Test func `ends at the age, and is refused to who is past it`() throws {
        #expect(try scholarship(SchoolChild(level: .higher, year: 3, age: 17)).total == Rupiah(30_000))
        #expect(try scholarship(SchoolChild(level: .higher, year: 3, age: 18)).total == Rupiah(20_000))
        #expect(try scholarship(SchoolChild(level: .higher, year: 3, age: 19)).total == Rupiah(10_000))
        for age in [20, 30] {
            #expect(throws: BenefitRefusal.childTooOld(age: age, limit: 20)) {
                try scholarship(SchoolChild(level: .higher, year: 3, age: age))
            }
        }
    }

    @Test(
        arguments: [(.kindergarten, 3), (.primary, 7), (.lowerSecondary, 4), (.higher, 6), (.primary, 0)]
            as [(SchoolLevel, Int)])
    func `is refused for a year that the level does not have, in every regime`(
        level: SchoolLevel, year: Int
    ) {
        let child = SchoolChild(level: level, year: year)
        for day in [InventedBenefits.doubled, InventedBenefits.doubled.adding(days: -1)] {
            #expect(throws: BenefitRefusal.noSuchSchoolYear(code: child.code)) {
                try scholarship(of: [child], on: day)
            }
        }
    }

    @Test func `goes by months of dues where they are told`() throws {
        var facts = InventedBenefits.facts(.scholarship, on: InventedBenefits.doubled)
        facts.children = [SchoolChild(level: .higher, year: 5)]
        facts.membershipMonths = 3
        #expect(try InventedBenefits.answer(facts).lines.isEmpty)
        facts.membershipMonths = 4
        #expect(try InventedBenefits.answer(facts).total == Rupiah(10_000))
        facts.children = []
        #expect(throws: BenefitRefusal.missing(fact: "children")) { try InventedBenefits.answer(facts) }
    }

    private func scholarship(_ children: SchoolChild...) throws -> BenefitAnswer {
        try scholarship(of: children)
    }

    private func scholarship(
        of children: [SchoolChild], on day: Day = InventedBenefits.doubled
    ) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(.scholarship, on: day)
        facts.children = children
        return try InventedBenefits.answer(facts)
    }
}
