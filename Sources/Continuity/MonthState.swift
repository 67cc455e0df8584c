package import LawBook
package import MoneyAndDates

/// Where one person stands in one month. Every month of a strip has exactly one.
package enum MonthState: Sendable, Hashable {
    /// It lies ahead and stands in the plan.
    case planned
    /// It lies ahead and has been reported to SIPP.
    case reported
    /// It lies ahead and has a kode iuran.
    case billed
    /// It lies ahead and has been paid.
    case paid(on: Day)
    /// The person is protected in it.
    case inForce(Ground)
    /// The person is not protected, or will not be unless somebody acts.
    case gap(Gap)

    /// On what the protection of a month rests.
    package enum Ground: Sendable, Hashable {
        case paid(on: Day)
        /// A wage earner at work whose month is not paid: the so-many-th in a row of those tolerated.
        case unpaid(months: Int, tolerated: Int)
        /// The so-many-th month after the period that was paid.
        case grace(month: Int, of: Int)
    }

    /// The key of its sentence in `words/`.
    package var key: String {
        switch self {
        case .planned: "continuity.planned"
        case .reported: "continuity.reported"
        case .billed: "continuity.billed"
        case .paid: "continuity.paid"
        case .inForce(.paid): "continuity.in-force.paid"
        case .inForce(.unpaid): "continuity.in-force.unpaid"
        case .inForce(.grace): "continuity.in-force.grace"
        case .gap(let gap): gap.key
        }
    }

    /// What fills the sentence.
    package var arguments: [String: Term] {
        switch self {
        case .planned, .reported, .billed: [:]
        case .paid(let day), .inForce(.paid(let day)): ["day": .day(day)]
        case .inForce(.unpaid(let months, let limit)), .inForce(.grace(let months, let limit)):
            ["months": .number(months), "limit": .number(limit)]
        case .gap(.paidLate(let day)), .gap(.dead(let day)): ["day": .day(day)]
        case .gap(.membershipEnded(let since)), .gap(.overAge(let since)): ["since": .month(since)]
        case .gap: [:]
        }
    }

    package var isInForce: Bool { if case .inForce = self { true } else { false } }
}

/// Why a month is without protection: the first thing that stands in its way.
package enum Gap: Sendable, Hashable {
    case beforeJoining
    case dead(on: Day)
    /// The job ended, and with it what protected beyond it.
    case left
    /// Registers anew in that month, above the age at which it is possible: nobody can mend this.
    case overAge(since: Month)
    /// Paid, but only after the grace was over: it protects no day that was already lost.
    case paidLate(on: Day)
    case noAgreement
    case noBudget
    case notPlanned
    /// Too many unpaid months since that month: only a new registration helps.
    case membershipEnded(since: Month)
    case notReported
    case notBilled
    case notPaid

    package var key: String {
        switch self {
        case .beforeJoining: "continuity.gap.before-joining"
        case .dead: "continuity.gap.dead"
        case .left: "continuity.gap.left"
        case .overAge: "continuity.gap.over-age"
        case .paidLate: "continuity.gap.paid-late"
        case .noAgreement: "continuity.gap.no-agreement"
        case .noBudget: "continuity.gap.no-budget"
        case .notPlanned: "continuity.gap.not-planned"
        case .membershipEnded: "continuity.gap.membership-ended"
        case .notReported: "continuity.gap.not-reported"
        case .notBilled: "continuity.gap.not-billed"
        case .notPaid: "continuity.gap.not-paid"
        }
    }

    /// Whose turn it is to act.
    package var turn: Turn {
        switch self {
        case .beforeJoining, .dead, .left: .nobody
        case .overAge, .paidLate: .branch
        case .noAgreement: .headOfUnit
        case .noBudget: .budgetOffice
        case .notPlanned: .planner
        case .membershipEnded, .notReported, .notBilled: .operator
        case .notPaid: .treasurer
        }
    }

    /// Whether somebody who should be protected is not: not so for who left, died or has not begun.
    package var isLoss: Bool { turn != .nobody }
}

/// Who acts next; the raw value ends its key in `words/`: `continuity.turn.operator`.
package enum Turn: String, Sendable, Hashable, CaseIterable {
    case nobody
    /// Who plans the year of the unit.
    case planner
    case headOfUnit = "head-of-unit"
    /// BPKAD, with the budget team.
    case budgetOffice = "budget-office"
    case `operator`
    case treasurer
    /// The branch of BPJS, which alone can reinstate.
    case branch

    package var key: String { "continuity.turn.\(rawValue)" }
}

/// One month of a strip: its state, whose turn it is, and why.
package struct PersonMonth: Sendable, Hashable {
    package let month: Month
    package let state: MonthState
    package let turn: Turn
    /// What the law says of it; empty where no rule was asked.
    package let reasons: [Reason]
    /// Whether it is protected, if nothing more is paid than is paid by the day asked about.
    package let isProtected: Bool
    /// The first protected day, where it is not the first of the month.
    package let from: Day?
    /// The last protected day, where it is the day of death.
    package let through: Day?
}
