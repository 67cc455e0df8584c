/// Where a period stands; the raw value is SIPP’s own word.
package enum PeriodStage: String, Sendable, Hashable, CaseIterable {
    case draft = "Draft"
    case calculated = "Hitung"
    case finalised = "Finalisasi"
    case posted = "Posting"

    /// As tables have it, 0 to 3.
    package var number: Int64 {
        switch self {
        case .draft: 0
        case .calculated: 1
        case .finalised: 2
        case .posted: 3
        }
    }

    /// Nil for a number that is none.
    package init?(number: Int64) {
        guard let stage = PeriodStage.allCases.first(where: { $0.number == number }) else { return nil }
        self = stage
    }
}
