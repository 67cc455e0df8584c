import Contributions
import LawBook
import MoneyAndDates

/// Chance from a seed, so that what fails once fails again.
struct Chance: RandomNumberGenerator {
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

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }
}

/// Person-months of every segment, in which anything may be missing, wrong or on an edge.
struct RandomPersonMonths {
    private var chance: Chance
    /// Amounts at which something changes; each is also met one rupiah before and after.
    private let edges: [Int64]
    private let highest: Int64

    init(seed: UInt64, edges: [Int64], highest: Int64) {
        chance = Chance(seed: seed)
        self.edges = edges + [1, 10_000_000_000, 1_000_000_000_000_000, DuesInput.unknown + 1, Int64.max - 1]
        self.highest = highest
    }

    mutating func input(rows: Int) -> DuesInput {
        var input = DuesInput()
        for _ in 0..<rows {
            input.amounts.append(anyAmount())
            input.programmes.append(UInt8.random(in: 0...31, using: &chance))
            let terms = anyTerms()
            input.terms.append(terms.code(of: chance.percent(90) ? .indonesian : .foreign))
            input.ages.append(
                chance.percent(40) ? DuesInput.unknownAge : UInt8.random(in: 15...70, using: &chance))
            input.contracts.append(anyContract(of: terms))
        }
        return input
    }

    private mutating func anyTerms() -> DuesTerms {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0..<5:
            .wageEarner(
                chance.percent(5) ? nil : chance.one(of: RiskClass.allCases),
                isLabourIntensive: chance.percent(30))
        case 5..<8:
            .selfEmployed(
                chance.one(of: SelfEmployedSector.allCases), chance.one(of: Funder.allCases))
        case 8: .construction
        default: .migrant(chance.one(of: MigrantRoute.allCases))
        }
    }

    private mutating func anyAmount() -> Int64 {
        switch Int.random(in: 0..<20, using: &chance) {
        case 0: DuesInput.unknown
        case 1: Int64.random(in: -5...0, using: &chance)
        case 2: chance.one(of: [.max, .min + 1, 10_000_000_001, -10_000_000_000])
        case 3..<8: chance.one(of: edges) + Int64.random(in: -1...1, using: &chance)
        case 8: Int64.random(in: 1...10_000_000_000, using: &chance)
        case 9..<12: Int64.random(in: 1...max(1, highest / 1000), using: &chance) * 500
        default: Int64.random(in: 1...highest, using: &chance)
        }
    }

    private mutating func anyContract(of terms: DuesTerms) -> Int64 {
        if case .migrant = terms {
            return chance.percent(10) ? DuesInput.unknown : Int64.random(in: -1...40, using: &chance)
        }
        return anyContractValue()
    }

    private mutating func anyContractValue() -> Int64 {
        switch Int.random(in: 0..<12, using: &chance) {
        case 0..<2: DuesInput.unknown
        case 2: Int64.random(in: -2...0, using: &chance)
        case 3..<8: chance.one(of: edges) + Int64.random(in: -1...1, using: &chance)
        default: Int64.random(in: 1...1_000_000_000_000_000, using: &chance)
        }
    }
}
