import Contributions
import Foundation
import LawBook

/// Who is in the rows.
enum Mix: String, CaseIterable {
    /// Wage earners of the five risk classes in four sets of programmes; one in eight above the ceiling.
    case wages
    /// Three in ten are self-employed, paid for by the region, in bands of income.
    case mixed

    func rows(_ count: Int, seed: UInt64) -> Rows {
        var chance = Chance(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
        let wages = RiskClass.allCases.map { DuesTerms.wageEarner($0, isLabourIntensive: false).code() }
        let own = DuesTerms.selfEmployed(.other, .regionalBudget).code()
        let sets: [UInt8] = [1 | 2, 1 | 2 | 4, 1 | 2 | 4 | 8, 1 | 2 | 4 | 8 | 16]
        var rows = Rows()
        for _ in 0..<count {
            let isOwn = self == .mixed && chance.below(10) < 3
            let riskClass = Int(chance.below(5))
            let amount =
                isOwn
                ? 500_000 + chance.below(8_000_000)
                : chance.below(8) == 0
                    ? 10_000_000 + chance.below(20_000_000) : 1_000_000 + chance.below(8_000_000)
            rows.input.amounts.append(Int64(amount))
            rows.input.programmes.append(isOwn ? chance.below(2) == 0 ? 3 : 7 : sets[Int(chance.below(4))])
            rows.input.terms.append(isOwn ? own : wages[riskClass])
            rows.input.ages.append(DuesInput.unknownAge)
            rows.classes.append(isOwn ? 5 : UInt8(riskClass))
        }
        return rows
    }
}

/// The rows, and their risk class from nought to four, or five for the self-employed, as others read it.
struct Rows {
    var input = DuesInput()
    var classes: [UInt8] = []

    func write(to folder: URL, as name: String) throws {
        let amounts = input.amounts.withUnsafeBytes { Data($0) }
        try amounts.write(to: folder.appending(path: "\(name).amounts"))
        try Data(input.programmes).write(to: folder.appending(path: "\(name).programmes"))
        try Data(classes).write(to: folder.appending(path: "\(name).classes"))
    }
}

private struct Chance {
    var state: UInt64

    mutating func below(_ bound: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return (state &* 0x2545_F491_4F6C_DD1D).multipliedFullWidth(by: bound).high
    }
}
