import Indicators
import Membership
import MoneyAndDates
import Testing

@Suite("Our figures beside published ones")
struct ComparisonTests {
    private func published(
        _ text: String, on day: String = "2025-06-30", region: String? = "74.71", population: String? = nil,
        measure: String? = nil, parts: PublishedFigure.Parts? = nil, isAtLeast: Bool = false
    ) throws -> PublishedFigure {
        PublishedFigure(
            key: "a-test", indicator: "coverage-workforce",
            value: .percent(try #require(PrintedPercent(text))), isAtLeast: isAtLeast,
            region: region.flatMap { KemendagriCode($0) }, unit: nil, population: population,
            numeratorMeasure: measure, asOf: try IndicatorsTests.day(day), parts: parts,
            source: PublishedFigure.Source(document: "a test", seed: nil, line: nil))
    }

    @Test("The same figure is the same, told to as many decimals as were printed")
    func same() throws {
        let ours = try figure(49_397, 140_940)
        #expect(try Comparison(ours, with: published("35,05")).reasons == [.same])
        #expect(try Comparison(ours, with: published("35,0")).reasons == [.rounding])
        #expect(try Comparison(ours, with: published("35")).reasons == [.rounding])
        #expect(try Comparison(ours, with: published("35,06")).reasons == [.unexplained])
        #expect(try Comparison(ours, with: published("35,06")).gap == -1)
    }

    @Test("Another day, population and numerator are told as reasons")
    func reasons() throws {
        let ours = try figure(49_397, 140_940)
        let theirs = try published(
            "30", on: "2024-12-31", population: "workforce", measure: "all-participants")
        #expect(
            try Comparison(ours, with: theirs).reasons == [
                .asOf(ours: try day("2025-06-30"), theirs: try day("2024-12-31")),
                .population(ours: "workforce-without-civil-servants", theirs: "workforce"),
                .numerator(ours: "active-participants", theirs: "all-participants"),
            ])
        #expect(try Comparison(ours, with: published("35", isAtLeast: true)).reasons == [.rounding])
        #expect(try Comparison(ours, with: published("30", isAtLeast: true)).reasons == [.atLeast])
    }

    @Test("Digits that were swapped in print are found")
    func swapped() throws {
        let kendal = try published("9,24", parts: PublishedFigure.Parts(974, of: 10_345))
        #expect(kendal.arithmetic == .swappedDigits(computed: 942))
        #expect(
            try Comparison(figure(974, 10_345), with: kendal).reasons
                == [.theirArithmetic(.swappedDigits(computed: 942))])
        let right = try published("9,42", parts: PublishedFigure.Parts(974, of: 10_345))
        #expect(right.arithmetic == .agrees)
        let cut = try published("9,41", parts: PublishedFigure.Parts(974, of: 10_345))
        #expect(cut.arithmetic == .agrees, "cut, not rounded: 9.4151…")
        let wrong = try published("9,43", parts: PublishedFigure.Parts(974, of: 10_345))
        #expect(wrong.arithmetic == .slip(computed: 942))
    }

    @Test("A denominator that was cut for print explains a percentage, and one that was not does not")
    func rounded() throws {
        let parts = PublishedFigure.Parts(3_050_746, of: 13_600_000, inStepsOf: 100_000)
        guard case .roundedDenominator(let computed, _, _) = try published("22,31", parts: parts).arithmetic
        else {
            Issue.record("not explained")
            return
        }
        #expect(computed == 2_243)
        #expect(try published("22,20", parts: parts).arithmetic == .slip(computed: 2_243))
        let exact = PublishedFigure.Parts(3_050_746, of: 13_600_000)
        #expect(try published("22,31", parts: exact).arithmetic == .slip(computed: 2_243))
    }

    @Test("A figure of another region is not held against ours, and a count is no share")
    func refused() throws {
        let ours = try figure(1, 2)
        #expect(throws: ComparisonRefusal.otherRegion) {
            try Comparison(ours, with: published("50", region: "74"))
        }
        let count = PublishedFigure(
            key: "a-test", indicator: "coverage-workforce", value: .count(5), isAtLeast: false,
            region: KemendagriCode("74.71"), unit: .people, population: nil, numeratorMeasure: nil,
            asOf: try day("2025-06-30"), parts: nil,
            source: PublishedFigure.Source(document: "a test", seed: nil, line: nil))
        #expect(throws: ComparisonRefusal.notAShare) { try Comparison(ours, with: count) }
    }

    @Test("Print is read with comma or point and up to two decimals, and nothing else")
    func print() {
        #expect(PrintedPercent("23,6")?.hundredths == 2_360)
        #expect(PrintedPercent("23.6 %")?.decimals == 1)
        #expect(PrintedPercent("99,5%")?.hundredths == 9_950)
        for wrong in ["", "%", ",5", "5,", "1,234", "-1", "1,2,3", "12345", "ab", "1.2,3"] {
            #expect(PrintedPercent(wrong) == nil, "\(wrong)")
        }
    }
}
