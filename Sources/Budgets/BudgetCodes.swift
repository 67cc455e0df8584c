package import Membership

/// A step of the budget year at which a budget is written down anew; the raw value stands in the store.
package enum BudgetStage: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Usulan: what the unit asks for.
    case proposal = "usulan"
    /// Kebijakan umum anggaran and the ceilings (KUA-PPAS).
    case ceilings = "kua-ppas"
    /// Rencana kerja dan anggaran.
    case workPlan = "rka"
    /// Dokumen pelaksanaan anggaran: what may be spent.
    case executed = "dpa"
    /// APBD Perubahan: the same after the revision of the year.
    case revised = "apbd-p"

    /// Whether money may be spent by it once it is decided.
    package var isSpendable: Bool { self == .executed || self == .revised }
    /// Whether every amount must stand under an account.
    package var needsAccounts: Bool { self == .workPlan || isSpendable }

    package static func < (left: BudgetStage, right: BudgetStage) -> Bool { left.place < right.place }

    private var place: Int { BudgetStage.allCases.firstIndex(of: self) ?? 0 }
    package var labelKey: String { "budget.stage.\(rawValue)" }
}

/// What became of a version; the raw value stands in the store.
package enum BudgetState: String, Sendable, Hashable, CaseIterable {
    case draft
    /// Decided by a second person; it never changes again.
    case decided
    /// A newer version of its stage took its place.
    case superseded

    package var labelKey: String { "budget.state.\(rawValue)" }
}

extension WorkerCategory {
    /// Its name in `words/`.
    package var labelKey: String { "people.category.\(rawValue)" }
}

extension FundingSource {
    /// Its name in `words/`.
    package var labelKey: String { "people.funding.\(rawValue)" }
}
