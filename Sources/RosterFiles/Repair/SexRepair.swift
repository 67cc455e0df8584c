package import Membership
package import Spreadsheets

/// What a cell says about the sex of a person.
package struct SexReading: Sendable, Equatable {
    package var sex: Sex?
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    package var isMissing = false
}

/// Reads `L`, `PR`, `Laki-laki`, `Perempuan`, `Pria`, `Wanita`, `M`, `F`, and the codes 1 and 2 where
/// the NIK says the same: offices do not agree on what 1 and 2 mean.
package enum SexRepair {
    /// Reads a cell as a sex; codes count only where the NIK agrees.
    package static func read(_ cell: CellBytes, _ kind: CellKind, nik: NIK?) -> SexReading {
        let text = cell.trimmed
        if text.count == 1 {
            switch text[0].uppercased {
            case UInt8(ascii: "L"): return SexReading(sex: .male)
            case UInt8(ascii: "P"): return SexReading(sex: .female)
            case UInt8(ascii: "M"): return SexReading(sex: .male, repairs: [.sexFromCode])
            case UInt8(ascii: "F"), UInt8(ascii: "W"):
                return SexReading(sex: .female, repairs: [.sexFromCode])
            case UInt8(ascii: "1"): return code(.male, nik)
            case UInt8(ascii: "2"): return code(.female, nik)
            default: break
            }
        }
        if kind == .empty || kind == .error || text.isMissing || text.equals(uppercase: "0") {
            return SexReading(isMissing: true)
        }
        if maleWords.contains(where: text.letters.equals(uppercase:)) { return SexReading(sex: .male) }
        if femaleWords.contains(where: text.letters.equals(uppercase:)) { return SexReading(sex: .female) }
        return SexReading(problem: .sexUnreadable)
    }

    private static func code(_ sex: Sex, _ nik: NIK?) -> SexReading {
        guard nik?.sex == sex else { return SexReading(problem: .sexUnreadable) }
        return SexReading(sex: sex, repairs: [.sexFromCode])
    }
}

private let maleWords: [StaticString] = [
    "L", "LK", "LAKI", "LAKILAKI", "LKLK", "LAKI2", "PRIA", "COWOK", "M", "MALE", "LAKILAK",
]
private let femaleWords: [StaticString] = [
    "P", "PR", "PEREMPUAN", "WANITA", "PRP", "PEREMP", "F", "FEMALE", "W",
]

extension CellBytes {
    /// The letters and digits, for words of up to sixteen of them; longer ones equal nothing.
    fileprivate var letters: [UInt8] {
        guard count <= 24 else { return [] }
        return filter { $0.isLetter || $0.isDigit }
    }
}

extension [UInt8] {
    fileprivate func equals(uppercase text: StaticString) -> Bool {
        withUnsafeBufferPointer { $0.equals(uppercase: text) }
    }
}
