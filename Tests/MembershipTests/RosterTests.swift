import Membership
import MoneyAndDates
import TestKit
import Testing

/// Who is missing: units without a roster, and rosters far too short.
@Suite struct `Missing units` {
    private let thresholds = MissingThresholds(
        share: [.lastYear: Rate(millionths: 800_000), .budget: Rate(millionths: 900_000)], fewestPeople: 3)
    private let due = InventedLaw.day(2003, 5, 10)

    private func found(
        submitted: Int?, lastYear: Int? = nil, budgeted: Int? = nil, attendance: Int? = nil,
        on day: Day? = nil
    ) -> [MissingUnit] {
        let unit = UnitHeadcount(
            unit: UnitID(1), due: due, submitted: submitted, lastYear: lastYear, budgeted: budgeted,
            attendance: attendance)
        return MissingUnit.found(in: [unit], on: day ?? InventedLaw.day(2003, 5, 15), thresholds: thresholds)
    }

    @Test func `are those that handed in nothing once the day has passed`() {
        #expect(found(submitted: nil, on: due).isEmpty)
        let late = found(submitted: nil, lastYear: 40, attendance: 55, on: due.adding(days: 1))
        #expect(late.map(\.reasons) == [[.neverSubmitted(daysLate: 1)]])
        #expect(late.map(\.people) == [55])
    }

    @Test(arguments: [(80, false), (79, true)])
    func `are those below the share of last year, not those at it`(submitted: Int, missing: Bool) {
        #expect(found(submitted: submitted, lastYear: 100).isEmpty == !missing)
    }

    @Test(arguments: [(2, false), (3, true)])
    func `are worth a call only from so many people on`(difference: Int, missing: Bool) {
        #expect(found(submitted: 0, lastYear: difference).isEmpty == !missing)
    }

    @Test func `are compared with every list that has a threshold, and no other`() {
        let unit = found(submitted: 10, lastYear: 20, budgeted: 30, attendance: 99)
        #expect(
            unit.first?.reasons == [
                .farBelow(.lastYear, submitted: 10, listed: 20),
                .farBelow(.budget, submitted: 10, listed: 30),
            ])
        #expect(unit.first?.people == 20)
        #expect(
            unit.first?.reasons.map(\.key) == ["missing.far-below-last-year", "missing.far-below-budget"])
    }

    @Test func `stand in the order of the people they miss`() {
        let units = [(1, 5), (2, 50), (3, 50)].map {
            UnitHeadcount(unit: UnitID(Int64($0.0)), due: due, submitted: nil, lastYear: $0.1)
        }
        let found = MissingUnit.found(in: units, on: due.adding(days: 1), thresholds: thresholds)
        #expect(found.map(\.unit) == [UnitID(2), UnitID(3), UnitID(1)])
    }
}

/// Two versions of a roster, and what lies between them.
@Suite struct `Roster comparison` {
    private func compare(
        _ old: [(Int64, Int64)], _ new: [(Int64, Int64)], left: Set<Int64> = []
    ) -> RosterComparison {
        RosterComparison(
            old: RosterColumns(keys: old.map(\.0), wages: old.map(\.1)),
            new: RosterColumns(keys: new.map(\.0), wages: new.map(\.1)), declaredLeavers: left)
    }

    @Test func `tells joiners, leavers, the vanished and changed wages apart`() {
        let found = compare([(3, 30), (1, 10), (2, 20), (5, 50)], [(4, 40), (1, 11), (5, 50)], left: [2])
        #expect(found.joiners == [0])
        #expect(found.leavers == [2])
        #expect(found.vanished == [0])
        #expect(found.wageChanges.map(\.difference) == [Rupiah(1)])
        #expect(found.wageChanges.map(\.oldRow) == [1])
        #expect(found.repeated.isEmpty)
    }

    @Test func `a person said to have left and yet still there is no leaver`() {
        #expect(compare([(1, 10)], [(1, 10)], left: [1]).leavers.isEmpty)
    }

    @Test func `counts a person once, by the row that stands first`() {
        let found = compare([(1, 10), (1, 99)], [(1, 12), (2, 5), (1, 50), (2, 6)])
        #expect(found.repeated == [2, 3])
        #expect(found.wages.before == Rupiah(10) && found.wages.after == Rupiah(17))
    }

    @Test func `of nothing with something, and of nothing with nothing`() {
        #expect(compare([], [(1, 10)]).joiners == [0])
        #expect(compare([(1, 10)], []).vanished == [0])
        #expect(compare([], []) == compare([], []))
    }

    @Test func `always sums exactly from the wages before to the wages after`() {
        var state: UInt64 = 9
        func next(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(state >> 33 % bound)
        }
        for _ in 0..<500 {
            func roster() -> [(Int64, Int64)] { (0..<next(30)).map { _ in (next(20), next(1_000)) } }
            let found = compare(roster(), roster(), left: [next(20), next(20)])
            let wages = found.wages
            #expect(
                wages.before + wages.joined - wages.left - wages.vanished + wages.changed == wages.after)
        }
    }
}
