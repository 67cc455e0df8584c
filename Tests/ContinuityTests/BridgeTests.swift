import Continuity
import LawBook
import Membership
import MoneyAndDates
import Testing

private typealias Sample = SampleMonths

private let lastDay = Sample.day(2003, 12, 31)

private func unit(
    agreement: Day = Sample.day(2004, 2, 1), budget: Day = Sample.day(2004, 2, 1),
    treasurer: Day = Sample.day(2004, 1, 15), through: Day? = lastDay, groups: [BridgeGroup]
) -> YearEndUnit {
    YearEndUnit(
        unit: UnitID(1),
        papers: [
            .agreement: PaperDays(through: through, nextReady: agreement),
            .budget: PaperDays(through: through, nextReady: budget),
            .treasurer: PaperDays(through: through, nextReady: treasurer),
        ], groups: groups)
}

private func group(
    _ segment: Segment = .selfEmployed, people: Int = 10, from day: Day = Sample.day(2004, 1, 1),
    dues: [Int64] = [100, 100, 50]
) -> BridgeGroup {
    BridgeGroup(segment: segment, people: people, firstUncovered: day, dues: dues.map(Rupiah.init))
}

/// The hole that yearly papers would make.
@Suite struct `The January gap` {
    @Test func `is nil where every paper reaches into the new year`() {
        #expect(unit(through: lastDay.adding(days: 1), groups: [group()]).gap(after: lastDay) == nil)
        #expect(unit(through: lastDay, groups: [group()]).gap(after: lastDay) != nil)
        #expect(unit(through: nil, groups: [group()]).missing(after: lastDay) == YearEndPaper.allCases)
    }

    @Test func `lasts to the day on which the last paper is there`() throws {
        let gap = try #require(unit(groups: [group(people: 10)]).gap(after: lastDay))
        #expect(gap.payableFrom == Sample.day(2004, 2, 1))
        #expect(gap.people == 10 && gap.personDays == 310)
        #expect(gap.firstUncovered == Sample.day(2004, 1, 1))
    }

    @Test func `spares whom the present payment protects until then`() throws {
        let early = group(people: 3, from: Sample.day(2004, 1, 31))
        let safe = group(people: 5, from: Sample.day(2004, 2, 1))
        let gap = try #require(unit(groups: [safe, early]).gap(after: lastDay))
        #expect(gap.people == 3 && gap.personDays == 3)
        #expect(unit(groups: [safe]).gap(after: lastDay)?.firstUncovered == nil)
    }

    @Test func `stands first where most days are lost`() {
        let small = YearEndUnit(unit: UnitID(2), papers: unit(groups: []).papers, groups: [group(people: 1)])
        #expect(
            YearEndGap.all([small, unit(groups: [group()])], after: lastDay).map(\.unit)
                == [UnitID(1), UnitID(2)])
    }
}

/// Who would fall into it together.
@Suite struct `Rows of the January gap` {
    @Test func `stand together by unit, segment and first uncovered day, without who has lapsed`() throws {
        var columns = CoverageColumns(firstMonth: Sample.first, width: 6)
        let histories: [(String, Segment)] = [
            ("pppppp", .selfEmployed), ("pppppu", .selfEmployed), ("pppppp", .wageEarner),
            ("pppppp", .selfEmployed), ("puuuuu", .selfEmployed), ("pp----", .wageEarner),
        ]
        for (number, history) in histories.enumerated() {
            columns.append(Sample.facts(history.0, history.1), of: PersonID(Int64(number)))
        }
        let asOf = Sample.day(2003, 6, 30)
        let rules = try CoverageRules(firstMonth: Sample.first, width: 6, under: Sample.law())
        let groups = BridgeRows.grouped(
            columns, units: [2, 1, 1, 2, 1, 1].map { UnitID($0) },
            ends: columns.ends(asOf: asOf, under: rules), asOf: asOf)
        #expect(groups.map(\.rows) == [[2], [1], [0, 3]])
        #expect(groups.map(\.unit) == [UnitID(1), UnitID(1), UnitID(2)])
        #expect(groups.map(\.segment) == [.wageEarner, .selfEmployed, .selfEmployed])
        #expect(groups.map(\.firstUncovered.yyyymmdd) == [2003_11_01, 2003_08_01, 2003_09_01])
    }
}

/// The cheapest way over it.
@Suite struct `The January bridge` {
    private func cheapest(_ unit: YearEndUnit, _ kinds: (BridgeOption.Kind, fee: Int64)...) -> BridgePlan? {
        let options = kinds.enumerated().map { place, option in
            BridgeOption(name: "option \(place)", kind: option.0, fee: Rupiah(option.fee))
        }
        return BridgePlan.cheapest(for: unit, among: options, after: lastDay)
    }

    @Test func `is not sought where nothing is lost`() {
        let safe = unit(groups: [group(from: Sample.day(2004, 2, 1))])
        #expect(cheapest(safe, (.prepay(monthsAtMost: 12, available: Rupiah(1000)), 0)) == nil)
    }

    @Test func `pays no month more than is needed, to the rupiah`() throws {
        let late = unit(agreement: Sample.day(2004, 3, 1), groups: [group(dues: [100, 70, 70])])
        let plan = try #require(cheapest(late, (.prepay(monthsAtMost: 12, available: Rupiah(1000)), 0)))
        #expect(plan.personDaysLeft == 0 && plan.moneyNeeded == Rupiah(170))
        #expect(plan.steps.first?.pays.first?.months == 2)
        #expect(
            plan.steps.first?.arguments == [
                "name": .text("option 0"), "months": .number(2), "amount": .rupiah(Rupiah(170)),
            ])
    }

    @Test func `pays what the money allows, and says what stays open`() throws {
        let late = unit(agreement: Sample.day(2004, 3, 1), groups: [group(dues: [100, 70, 70])])
        let enough = try #require(cheapest(late, (.prepay(monthsAtMost: 12, available: Rupiah(170)), 0)))
        #expect(enough.personDaysLeft == 0)
        let short = try #require(cheapest(late, (.prepay(monthsAtMost: 12, available: Rupiah(169)), 0)))
        #expect(short.personDaysLeft == 290 && short.moneyNeeded == Rupiah(100))
    }

    @Test func `pays ahead for the self-employed only`() throws {
        let wages = unit(groups: [group(.wageEarner)])
        let none = try #require(cheapest(wages, (.prepay(monthsAtMost: 12, available: Rupiah(1000)), 0)))
        #expect(none.steps.isEmpty && none.personDaysLeft == 310)
    }

    @Test func `needs an agreement before another purse can pay in January`() throws {
        let wages = unit(groups: [group(.wageEarner)])
        let advance = BridgeOption.Kind.advance(
            from: .corporateGiving, monthsAtMost: 3, available: Rupiah(1000))
        #expect(try #require(cheapest(wages, (advance, 0))).steps.isEmpty)
        let clause = BridgeOption.Kind.bridgingClause(through: Sample.day(2004, 1, 31))
        let both = try #require(cheapest(wages, (advance, 0), (clause, 5)))
        #expect(both.personDaysLeft == 0 && both.steps.count == 2 && both.fees == Rupiah(5))
    }

    @Test func `takes the cheaper of two papers, and no paper that changes nothing`() throws {
        let onlyTreasurer = YearEndUnit(
            unit: UnitID(1),
            papers: [
                .agreement: PaperDays(through: Sample.day(2004, 12, 31), nextReady: Sample.day(2005, 1, 1)),
                .budget: PaperDays(through: Sample.day(2004, 12, 31), nextReady: Sample.day(2005, 1, 1)),
                .treasurer: PaperDays(through: lastDay, nextReady: Sample.day(2004, 1, 20)),
            ], groups: [group()])
        let early = BridgeOption.Kind.earlyPaper(.treasurer, ready: Sample.day(2004, 1, 1))
        let plan = try #require(
            cheapest(onlyTreasurer, (early, 9), (early, 4), (.bridgingClause(through: lastDay), 0)))
        #expect(plan.steps.map(\.option.name) == ["option 1"])
        #expect(plan.fees == Rupiah(4) && plan.personDaysLeft == 0 && plan.moneyNeeded == .zero)
    }

    @Test func `a clause carries the agreement only to its last day`() throws {
        let papers = unit(
            agreement: Sample.day(2004, 3, 1), budget: Sample.day(2004, 1, 11),
            treasurer: Sample.day(2004, 1, 11), groups: [group(people: 1)])
        let there = try #require(cheapest(papers, (.bridgingClause(through: Sample.day(2004, 1, 11)), 0)))
        #expect(there.personDaysLeft == 10)
        let short = try #require(cheapest(papers, (.bridgingClause(through: Sample.day(2004, 1, 10)), 0)))
        #expect(short.personDaysLeft == 60 && short.steps.isEmpty)
    }

    @Test func `gives scarce money to the group that loses most days`() throws {
        let few = group(people: 2, dues: [100])
        let many = group(people: 9, dues: [100])
        let plan = try #require(
            cheapest(unit(groups: [few, many]), (.prepay(monthsAtMost: 1, available: Rupiah(199)), 0)))
        #expect(plan.steps.first?.pays.map(\.group) == [1])
        #expect(plan.personDaysLeft == 62)
    }

    /// The pruned search against one that tries everything, for two groups and one purse.
    @Test func `is never worse than any other way of sharing the money`() throws {
        var chance = SeededChance(seed: 3)
        for _ in 0..<300 {
            let groups = (0..<2).map { _ in
                group(
                    people: .random(in: 1...20, using: &chance),
                    from: Sample.day(2004, .random(in: 1...3, using: &chance), 1),
                    dues: (0..<4).map { _ in .random(in: 1...60, using: &chance) })
            }
            let money = Int64.random(in: 0...200, using: &chance)
            let ready = Sample.day(2004, .random(in: 2...5, using: &chance), 15)
            let unit = unit(agreement: ready, groups: groups)
            guard let plan = cheapest(unit, (.prepay(monthsAtMost: 4, available: Rupiah(money)), 0)) else {
                continue
            }
            #expect(plan.personDaysLeft == fewestDays(groups, money, ready))
            #expect(plan.moneyNeeded <= Rupiah(money))
        }
    }

    private func fewestDays(_ groups: [BridgeGroup], _ money: Int64, _ ready: Day) -> Int {
        var fewest = Int.max
        for first in 0...4 {
            for second in 0...4 {
                let pays = zip(groups, [first, second])
                let spent = pays.map { $0.dues.prefix($1).sum() }.sum()
                guard spent <= Rupiah(money) else { continue }
                let days = pays.map { group, months in
                    let covered = Month(of: group.firstUncovered).adding(months).firstDay
                    return max(0, ready.sinceEpoch - covered.sinceEpoch) * group.people
                }
                fewest = min(fewest, days.reduce(0, +))
            }
        }
        return fewest
    }
}
