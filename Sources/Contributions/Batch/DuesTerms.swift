package import LawBook
import MoneyAndDates

/// The terms of a person on which the dues of a month depend, beside the amount, the programmes and the
/// age: what a segment's rules ask for and nothing else.
///
/// There are few, so each has a code of one byte, and the law of a month is worked out once for each.
package enum DuesTerms: Sendable, Hashable {
    /// The risk class is nil where it is not known; work-accident dues are then refused.
    case wageEarner(RiskClass?, isLabourIntensive: Bool)
    /// The funder decides the relief of PP 50/2025; who pays for himself is `oneself`.
    case selfEmployed(SelfEmployedSector, Funder)
    case construction
    case migrant(MigrantRoute)

    /// All terms of one nationality, in the order of their codes.
    static let all: [DuesTerms] =
        ([nil] + RiskClass.allCases.map(Optional.some)).flatMap { riskClass in
            [false, true].map { .wageEarner(riskClass, isLabourIntensive: $0) }
        }
        + SelfEmployedSector.allCases.flatMap { sector in
            Funder.allCases.map { .selfEmployed(sector, $0) }
        } + [.construction] + MigrantRoute.allCases.map { .migrant($0) }

    private static let codes = Dictionary(uniqueKeysWithValues: zip(all, UInt8(0)...))

    /// How many codes there are; they run from nought.
    static let codeCount = all.count * Nationality.allCases.count

    /// The byte that stands for these terms and a nationality in `DuesInput.terms`. It holds for one run of
    /// the program: it is not for storing. It costs a look-up, so a caller with many rows keeps it.
    package func code(of nationality: Nationality = .indonesian) -> UInt8 {
        guard let code = Self.codes[self] else { preconditionFailure("\(self) is in the list of all terms") }
        return nationality == .indonesian ? code : code + UInt8(Self.all.count)
    }

    var segment: Segment {
        switch self {
        case .wageEarner: .wageEarner
        case .selfEmployed: .selfEmployed
        case .construction: .construction
        case .migrant: .migrant
        }
    }

    /// - Precondition: the code is one that `code(of:)` gave.
    static func decoded(_ code: UInt8) -> (terms: DuesTerms, nationality: Nationality) {
        precondition(Int(code) < codeCount, "a code of terms comes from DuesTerms.code")
        let place = Int(code) % all.count
        return (all[place], Int(code) == place ? .indonesian : .foreign)
    }
}
