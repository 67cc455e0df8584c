import Access
import AccessBooks
import IndicatorBooks
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing

@Suite struct `The counts by month, unit and group` {
    @Test(arguments: TestEngine.atHand)
    func `have everybody once, and who is reported once a period is final`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            #expect(try await town.rollup.head() == nil)
            try await town.rollup.refresh()
            let before = try await town.reading().parts(february, by: .unit)
            #expect(before.map(\.persons) == [2, 1, 1])
            #expect(before.allSatisfy { $0.reported == 0 && $0.paid == 0 })
            try await town.bill()
            let behind = try #require(try await town.rollup.head())
            #expect(behind.isBehind)
            #expect(try await town.rollup.refresh().contains(february))
            let after = try await town.reading().parts(february, by: .unit)
            #expect(after.map(\.reported) == [2, 1, 1])
            #expect(after.allSatisfy { $0.paid == 0 })
            #expect(try await CoverageCheck.run(town.database).compared == 1)
            #expect(try await CoverageCheck.run(town.database).behind == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `have who is paid once the claim is settled`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            try await town.damage(
                "UPDATE claim_state SET still_open = 0 WHERE gov_id = 1671 AND superseded_ms = \(Int64.max)")
            try await town.rollup.refresh()
            let parts = try await town.reading().parts(february, by: .segment)
            #expect(parts.map(\.code) == ["pu"] && parts[0].paid == 4)
            let months = try await town.reading().months(from: february.adding(-3), through: february)
            // Nobody worked before January.
            #expect(months.map(\.month) == [february.adding(-1), february])
            #expect(months.map(\.part.paid) == [0, 4])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are told by unit with all below it, by sex, category and region`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.rollup.refresh()
            var branch = RollupFilter()
            branch.unit = town.unit("1.02")
            let units = try await town.reading().parts(february, by: .unit, branch)
            #expect(units.map(\.persons) == [2, 1])
            branch.unit = town.unit("1.02.1")
            #expect(try await town.reading().parts(february, by: .unit, branch).map(\.persons) == [1])
            #expect(try await town.reading().parts(february, by: .sex).map(\.code) == ["P"])
            #expect(try await town.reading().parts(february, by: .category).map(\.code) == ["phl"])
            let regions = try await town.reading().parts(february, by: .region)
            #expect(regions.map(\.code) == ["1671"] && regions[0].name == "Kota Palembang")
            var nobody = RollupFilter()
            nobody.sex = "L"
            #expect(try await town.reading().parts(february, by: .sex, nobody).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keep to the units of whoever asks, and to his government`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.rollup.refresh()
            try await CoverageRollup(town.other).refresh()
            let desk = try await town.desk(.opdOperator)
            let mine = RollupReading(town.office, reach: try desk.reach(.seeAggregates))
            #expect(try await mine.parts(february, by: .unit).map(\.persons) == [2, 1])
            #expect(try await town.reading().parts(february, by: .segment)[0].persons == 4)
            await #expect(throws: AccessRefusal.outOfReach) {
                try await RollupReading(town.office, reach: .nation).parts(february, by: .unit)
            }
            let nation = try await NationalTotals.read(february, from: town.database)
            #expect(nation.map(\.government) == [1601, 1671] && nation.map(\.persons) == [1, 4])
            #expect(nation.allSatisfy { $0.province == 16 })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `follow a job that ends, and leave noughts where nobody is left`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.rollup.refresh()
            try await town.damage(
                """
                UPDATE job_spell SET valid_to = 20260131, recorded_ms = \(noon + 5_000)
                WHERE gov_id = 1671 AND unit_id = \(town.unit("1.03"))
                """)
            // Whatever is accepted appends to the chain; without that, nothing is counted anew.
            #expect(try await town.rollup.refresh() == [])
            town.clock.pass(10_000)
            try await town.office.act { _, _ in Act((), [town.office.change("a.test", of: "a/test")]) }
            #expect(try await town.rollup.refresh().contains(february))
            #expect(try await town.reading().parts(february, by: .unit).map(\.persons) == [2, 1])
            #expect(try await town.reading().parts(february.adding(-1), by: .unit).count == 3)
            #expect(try await CoverageCheck.run(town.database).compared == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are refused by the check where they were changed beside the registers`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            #expect(try await CoverageCheck.run(town.database).compared == 0)
            #expect(try await CoverageCheck.run(town.database).behind == 0)
            try await town.rollup.refresh()
            #expect(try await CoverageCheck.run(town.database).compared == 1)
            #expect(try await CoverageCheck.run(town.database).behind == 0)
            try await town.damage(
                "UPDATE coverage_total SET persons = 5 WHERE gov_id = 1671 AND month = 202602")
            let refusal = IndicatorBookRefusal.countsDiffer(government: 1671, month: february)
            await #expect(throws: refusal) { try await CoverageCheck.run(town.database) }
            try await town.damage(
                "UPDATE coverage_total SET persons = 4 WHERE gov_id = 1671 AND month = 202602")
            try await town.damage(
                "UPDATE coverage_rollup SET persons = 9 WHERE gov_id = 1671 AND month = 202602 AND sex = 'P'")
            await #expect(throws: refusal) { try await CoverageCheck.run(town.database) }
            // A change that is not counted yet is told, not taken for a fault.
            town.clock.pass(1_000)
            try await town.office.act { _, _ in Act((), [town.office.change("a.test", of: "a/test")]) }
            #expect(try await CoverageCheck.run(town.database).compared == 0)
            #expect(try await CoverageCheck.run(town.database).behind == 1)
        }
    }
}
