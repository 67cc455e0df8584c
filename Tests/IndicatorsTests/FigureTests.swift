import Indicators
import Membership
import MoneyAndDates
import Testing

@Suite("Figures divide only what belongs together")
struct FigureTests {
    @Test("Kendari's numbers give 35.05%, and Kendal's 9.42%")
    func published() throws {
        #expect(Share(49_397, of: 140_940).hundredths(rounded: .halfUp) == 3_505)
        #expect(Share(974, of: 10_345).hundredths(rounded: .halfUp) == 942)
        #expect(Share(3_050_746, of: 13_600_000).hundredths(rounded: .halfUp) == 2_243)
        #expect(Share(1, of: 3).rate(rounded: .down) == Rate(millionths: 333_333))
        #expect(Share(1, of: 3).rate(rounded: .up) == Rate(millionths: 333_334))
    }

    @Test("A share of rupiah beyond what fits multiplied is still exact")
    func large() {
        let whole: Int64 = 9_000_000_000_000_000_000
        #expect(Share(whole / 2, of: whole).hundredths(rounded: .halfUp) == 5_000)
        #expect(Share(1, of: 2).equals(Share(whole / 2, of: whole)))
        #expect(Share(whole / 2 - 1, of: whole) < Share(1, of: 2))
    }

    @Test("A denominator of one is divided by, one of nought is refused")
    func nought() throws {
        #expect(try figure(1, 1).share == Share(1, of: 1))
        #expect(throws: FigureRefusal.denominatorZero) { try figure(0, 0) }
        #expect(throws: FigureRefusal.negative) { try figure(-1, 10) }
    }

    @Test("A denominator as old as is allowed is taken, and one a day older is refused")
    func old() throws {
        let numerator = try counted(activePeople, 5, on: "2025-06-30")
        let allowed = try counted(workforce, 10, on: "2024-05-26")
        #expect(try Figure(numerator, over: allowed, under: definition()).share == Share(5, of: 10))
        let older = try counted(workforce, 10, on: "2024-05-25")
        #expect(
            throws: FigureRefusal.denominatorTooOld(
                try day("2024-05-25"), numerator: try day("2025-06-30"), allowed: 400)
        ) { try Figure(numerator, over: older, under: definition()) }
    }

    @Test("A denominator as young as is allowed is taken, and one a day younger is refused")
    func young() throws {
        let numerator = try counted(activePeople, 5, on: "2025-06-30")
        let allowed = try counted(workforce, 10, on: "2025-07-31")
        #expect(try Figure(numerator, over: allowed, under: definition()).share == Share(5, of: 10))
        let younger = try counted(workforce, 10, on: "2025-08-01")
        #expect(
            throws: FigureRefusal.denominatorTooYoung(
                try day("2025-08-01"), numerator: try day("2025-06-30"), allowed: 31)
        ) { try Figure(numerator, over: younger, under: definition()) }
    }

    @Test("People are not divided by villages, nor participants with civil servants by a workforce without")
    func others() throws {
        let numerator = try counted(activePeople, 5)
        let villages = Measure(key: "villages", unit: .villages, population: "all-villages")
        #expect(throws: FigureRefusal.otherUnit(.villages, asked: .people)) {
            try Figure(numerator, over: counted(villages, 10), under: definition())
        }
        let withOthers = Measure(key: "workforce", unit: .people, population: "workforce")
        #expect(
            throws: FigureRefusal.otherPopulation("workforce", asked: "workforce-without-civil-servants")
        ) { try Figure(numerator, over: counted(withOthers, 10), under: definition()) }
        let potential = Measure(
            key: "potential-people", unit: .people, population: "workforce-without-civil-servants")
        #expect(throws: FigureRefusal.otherMeasure("potential-people", asked: "workforce")) {
            try Figure(numerator, over: counted(potential, 10), under: definition())
        }
    }

    @Test("A region is not divided by another, nor by one of its parts")
    func regions() throws {
        let numerator = try counted(activePeople, 5, region: "74.71")
        for other in ["74", "74.72", nil] {
            #expect(throws: FigureRefusal.otherCell) {
                try Figure(numerator, over: counted(workforce, 10, region: other), under: definition())
            }
        }
    }

    @Test("A part may be the whole, and not more, where the one is counted among the other")
    func parts() throws {
        let whole = try counted(workforce, 10)
        let strict = try definition(isPart: true)
        #expect(try Figure(counted(activePeople, 10), over: whole, under: strict).share == Share(10, of: 10))
        #expect(throws: FigureRefusal.partExceedsWhole) {
            try Figure(counted(activePeople, 11), over: whole, under: strict)
        }
        #expect(try Figure(counted(activePeople, 11), over: whole, under: definition()).share.part == 11)
    }

    @Test("A definition speaks of its first day, and not of the day before")
    func beforeDefinition() throws {
        let later = try definition(from: "2025-06-30")
        let numbers = try (counted(activePeople, 5), counted(workforce, 10))
        #expect(try Figure(numbers.0, over: numbers.1, under: later).definition == later)
        #expect(throws: FigureRefusal.beforeDefinition(try day("2025-07-01"))) {
            try Figure(numbers.0, over: numbers.1, under: definition(from: "2025-07-01"))
        }
    }
}

@Suite("Sums and trends keep to one definition")
struct FigureSeriesTests {
    @Test("Regencies of one day add up to their province")
    func sums() throws {
        let together = FigureCell(region: KemendagriCode("74"))
        let parts = [try figure(5, 10, region: "74.71"), try figure(1, 30, region: "74.72")]
        let sum = try FigureSeries.sum(parts, as: together)
        #expect(sum.share == Share(6, of: 40))
        #expect(sum.cell == together)
        #expect(throws: FigureRefusal.nothing) { try FigureSeries.sum([], as: together) }
    }

    @Test("Neither a regency twice nor two days add up")
    func sumsRefused() throws {
        let together = FigureCell(region: KemendagriCode("74"))
        let one = try figure(5, 10, region: "74.71")
        #expect(throws: FigureRefusal.twice) { try FigureSeries.sum([one, one], as: together) }
        let later = try figure(5, 10, on: "2025-07-31", region: "74.72")
        #expect(
            throws: FigureRefusal.otherDay(try day("2025-07-31"), asked: try day("2025-06-30"))
        ) { try FigureSeries.sum([one, later], as: together) }
    }

    @Test("A trend goes by its days, and not across a change of its definition")
    func trends() throws {
        let (first, second) = (try figure(5, 10), try figure(6, 10, on: "2025-07-31"))
        #expect(try FigureSeries.trend([second, first]) == [first, second])
        #expect(throws: FigureRefusal.twice) { try FigureSeries.trend([first, first]) }
        let changed = try Figure(
            counted(activePeople, 6, on: "2025-07-31"), over: counted(workforce, 10, on: "2025-07-31"),
            under: definition(version: 2))
        #expect(
            throws: FigureRefusal.otherDefinition("coverage-workforce/2", asked: "coverage-workforce/1")
        ) { try FigureSeries.trend([first, changed]) }
        #expect(throws: FigureRefusal.otherCell) {
            try FigureSeries.trend([first, figure(6, 10, on: "2025-07-31", region: "74.72")])
        }
    }

    @Test("A catalogue gives the version of the day, and none before the first")
    func versions() throws {
        let catalogue = IndicatorCatalog([
            try definition(version: 2, from: "2025-01-01"), try definition(version: 1, from: "2024-01-01"),
        ])
        #expect(try catalogue.definition("coverage-workforce", on: day("2024-12-31"))?.version == 1)
        #expect(try catalogue.definition("coverage-workforce", on: day("2025-01-01"))?.version == 2)
        #expect(try catalogue.definition("coverage-workforce", on: day("2023-12-31")) == nil)
        #expect(catalogue.definition("coverage-workforce", version: 3) == nil)
    }
}
