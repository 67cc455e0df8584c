package import LawBook
package import MoneyAndDates

/// What one person owes for one month, and why.
package struct Assessment: Sendable, Hashable {
    package let month: Month
    package let segment: Segment
    package let lines: [ContributionLine]
    /// Programmes that do not apply, and other things worth knowing.
    package let notes: [Note]
    /// The day on which the dues fall due, before it is moved past a holiday; nil where the law names none.
    package let dueDay: Day?

    package var employerTotal: Rupiah { total(of: .employer) }
    package var workerTotal: Rupiah { total(of: .worker) }
    /// The sum of the two bills; never rounded a third time.
    package var total: Rupiah { employerTotal + workerTotal }

    /// How well founded the total is: as well as the weakest value under it.
    package var status: LawStatus {
        lines.flatMap(\.reasons).reduce(.enacted) { $0.weaker($1.status) }
    }

    private func total(of payer: Payer) -> Rupiah {
        lines.filter { $0.payer == payer }.map(\.amount).sum()
    }
}

/// One programme and payer of an assessment.
package struct ContributionLine: Sendable, Hashable {
    /// Usually one; a migrant worker’s package covers two that the law does not price apart.
    package let programmes: [Programme]
    package let payer: Payer
    /// The rupiah of which a share is taken; nil for a flat sum.
    package let basis: Rupiah?
    /// The share that is payable, reliefs included; nil for a flat sum or a table of slices.
    package let rate: Rate?
    package let amount: Rupiah
    /// Why, in order; never empty.
    package let reasons: [Reason]

    init(
        _ programmes: [Programme], _ payer: Payer, basis: Rupiah?, rate: Rate?, amount: Rupiah,
        reasons: [Reason]
    ) {
        precondition(!reasons.isEmpty, "an amount without a reason does not exist in this system")
        self.programmes = programmes
        self.payer = payer
        self.basis = basis
        self.rate = rate
        self.amount = amount
        self.reasons = reasons
    }

    /// `JKK`, or `JKK+JKM`.
    package var code: String { programmes.map(\.rawValue).joined(separator: "+") }
}

/// What a programme contributes to an assessment: lines, or a note that says why there are none.
struct ProgrammeShare {
    var lines: [ContributionLine] = []
    var notes: [Note] = []

    static func doesNotApply(_ note: Note) -> ProgrammeShare { ProgrammeShare(notes: [note]) }
}
