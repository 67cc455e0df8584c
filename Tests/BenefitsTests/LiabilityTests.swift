import Benefits
import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates
import TestKit
import Testing

@Suite struct `What many people would get` {
    @Test(arguments: ["2015-07-01", "2019-12-01", "2019-12-02", "2025-02-23", "2025-02-24", "2026-10-01"])
    func `is what each of five thousand gets alone, by the law of Indonesia`(day: String) throws {
        let regimes = try LawOfIndonesia.regimes()
        let day = try #require(Day(iso: day))
        var people = RandomFamilies(seed: UInt64(day.yyyymmdd))
        try expectSame(people.input(rows: 5000), on: day, under: regimes)
    }

    @Test func `is what each gets alone by a law of other numbers`() throws {
        for (seed, day) in [
            InventedBenefits.doubled.adding(days: -1), InventedBenefits.doubled,
            InventedBenefits.shortMembership.adding(days: -1), InventedBenefits.shortMembership,
        ].enumerated() {
            var people = RandomFamilies(seed: UInt64(seed + 1))
            try expectSame(people.input(rows: 400), on: day, under: try InventedBenefits.regimes())
        }
    }

    @Test func `is refused alike where one value is not known yet`() throws {
        let late = InventedLaw.day(2006, 1, 1)
        let book = InventedLaw.book()
        for (id, parameter) in book.parameters {
            guard let value = parameter.values.last?.value else { continue }
            let regimes = try? InventedBenefits.regimes(changing: [id: [InventedLaw.dated(value, from: late)]]
            )
            guard let regimes else { continue }
            var people = RandomFamilies(seed: 3)
            try expectSame(people.input(rows: 60), on: InventedLaw.day(2004, 3, 1), under: regimes)
        }
    }

    @Test func `has nothing of a programme that a person is not in`() throws {
        let kernel = try LiabilityKernel(
            InventedBenefits.regimes(), on: InventedBenefits.doubled, annualReturn: Rate(millionths: 50_000))
        var input = LiabilityInput()
        for programmes in [0, 1, 2, 3] as [UInt8] { input.append(.wageEarner, 1000, programmes, months: 12) }
        let output = kernel.assess(input)
        let none = LiabilityOutput.none
        #expect(output.amounts[.workAccidentDeath] == [none, 5320, none, 5320])
        #expect(output.amounts[.death] == [none, none, 2320, 2320])
        #expect(output.total(of: .death).people == 2)
        #expect(
            output.refused == [
                .death: 0, .workAccidentDeath: 0, .workAccidentTotalDisability: 0, .oldAgeProjection: 0,
                .jobLoss: 0,
            ])
    }

    @Test func `adds up by group, and counts those without an answer`() throws {
        let kernel = try LiabilityKernel(InventedBenefits.regimes(), on: InventedBenefits.doubled)
        var input = LiabilityInput()
        input.append(.wageEarner, 1000, 1, months: 12)
        input.append(.wageEarner, 2000, 1, months: 12)
        input.append(.wageEarner, LiabilityInput.unknown, 1, months: 12)
        input.append(.migrant, 1000, 1, months: 12)
        input.append(.wageEarner, 1000, 1, months: 12)
        let output = kernel.assess(input)
        let totals = output.totals(of: .workAccidentDeath, by: [1, 0, 0, 1, 1], count: 3)
        #expect(totals.map(\.people) == [1, 2, 0])
        #expect(totals.map(\.amount.amount) == [10_320, 10_640, 0])
        #expect(output.refused[.workAccidentDeath] == 2)
        #expect(output.totals(of: .oldAgeProjection, by: [], count: 1).map(\.people) == [0])
    }

    @Test func `is refused as a whole on a day without law, and answered on the last with it`() throws {
        let regimes = try InventedBenefits.regimes()
        #expect(throws: LawGap.self) { try LiabilityKernel(regimes, on: InventedLaw.day(2000, 12, 31)) }
        #expect(throws: LawGap.self) { try LiabilityKernel(regimes, on: InventedLaw.day(2010, 1, 1)) }
        #expect(throws: Never.self) { try LiabilityKernel(regimes, on: InventedLaw.day(2009, 12, 31)) }
    }

    @Test func `may be followed by the scholarship of as many children as the law pays for`() throws {
        let regimes = try InventedBenefits.regimes()
        let ladder = try LiabilityKernel(regimes, on: InventedBenefits.doubled)
        #expect(ladder.highestScholarship == Rupiah(2 * (2 + 60 + 300 + 3000 + 50_000)))
        let once = try LiabilityKernel(regimes, on: InventedBenefits.doubled.adding(days: -1))
        #expect(once.highestScholarship == Rupiah(77))
        #expect(once.scholarshipMonths == 6)
    }

    /// Each row alone, amounts and what is at stake.
    private func expectSame(
        _ input: LiabilityInput, on day: Day, under regimes: BenefitRegimes,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let yearly = Rate(millionths: 57_000)
        let output = try LiabilityKernel(regimes, on: day, annualReturn: yearly).assess(input)
        var stakes: [String: Rupiah] = [:]
        for claim in LiabilityKernel.claims {
            let amounts = try #require(output.amounts[claim])
            var refused = 0
            for row in 0..<input.count where input.programmes[row] & claim.bit != 0 {
                let facts = input.facts(ofRow: row, for: claim, on: day, annualReturn: yearly)
                let answer = try? BenefitAnswer.assess(facts, under: regimes)
                if answer == nil { refused += 1 }
                let alone = answer?.total.amount ?? LiabilityOutput.none
                #expect(amounts[row] == alone, "\(claim) \(facts)", sourceLocation: location)
                for stake in answer?.atStake ?? [] {
                    stakes["\(claim) \(stake.basis.parameter)", default: .zero] += stake.amount
                }
            }
            #expect(output.refused[claim] == refused, "\(claim)", sourceLocation: location)
        }
        var found: [String: Rupiah] = [:]
        for stake in output.stakes {
            found["\(stake.claim) \(stake.basis.parameter)", default: .zero] += stake.amount
        }
        #expect(
            found.filter { $0.value > .zero } == stakes.filter { $0.value > .zero }, sourceLocation: location)
    }
}

extension BenefitClaim {
    fileprivate var bit: UInt8 {
        switch self {
        case .death: 2
        case .oldAgeProjection: 4
        case .pensionSurvivor: 8
        case .jobLoss: 16
        default: 1
        }
    }
}

extension LiabilityInput {
    mutating func append(_ segment: Segment, _ amount: Int64, _ programmes: UInt8, months: Int32) {
        segments.append(UInt8(Segment.allCases.firstIndex(of: segment) ?? 0))
        amounts.append(amount)
        self.programmes.append(programmes)
        self.months.append(months)
    }
}

/// The law that the program brings along.
enum LawOfIndonesia {
    static func regimes() throws -> BenefitRegimes {
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
        let book = try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
        return try BenefitRegimes(BenefitLaw(from: book))
    }
}

/// People of every segment with and without children, in which anything may be missing, wrong or on an edge.
struct RandomFamilies {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    private mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % count
    }

    mutating func input(rows: Int) -> LiabilityInput {
        var input = LiabilityInput()
        input.distinctFamilies += (0..<40).map { _ in family() }
        for _ in 0..<rows {
            input.append(
                Segment.allCases[below(10) < 8 ? below(2) : below(4)], amount(), UInt8(below(32)),
                months: [-1, 0, 1, 2, 3, 4, 5, 35, 36, 37, 240, 720, 721, Int32(below(400))][below(14)])
            input.averageWages.append(amount())
            input.families.append(below(3) == 0 ? Int32(below(41)) : 0)
        }
        return input
    }

    private mutating func amount() -> Int64 {
        let edges: [Int64] = [
            LiabilityInput.unknown, -1, 0, 1, 999_999, 1_000_000, 1_094_000, 1_093_750, 1_093_751,
            10_000_000_000, 10_000_000_001,
        ]
        return below(6) == 0 ? edges[below(edges.count)] : Int64(below(12_000_000) + 300)
    }

    private mutating func family() -> [SchoolChild] {
        (0..<below(7)).map { _ in
            SchoolChild(
                level: SchoolLevel.allCases[below(5)], year: below(8),
                age: below(2) == 0 ? nil : below(26))
        }
    }
}
