package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The row of a period: one month of one registration, where it stands and who brought it there.
package struct StoredPeriod: Sendable, Hashable {
    /// Who took a step, and when (milliseconds since 1970).
    package struct Step: Sendable, Hashable {
        package let by: String
        package let at: Int64
    }

    package let government: Int64
    package let registration: Int64
    package let month: Month
    /// 0 draft, 1 calculated, 2 finalised, 3 posted.
    var state: Int64
    package var revision: Int64
    package var calculatedRevision: Int64?
    package var calculated: Step?
    package var finalised: Step?
    package var posted: Step?
    package var persons: Int64?
    /// Whole rupiah of the regular lines.
    package var dues: Int64?
    /// Whole rupiah of the difference lines, for earlier months.
    package var corrections: Int64?
    /// The number of its bill. One that was taken back keeps its number for the next version.
    package var bill: Int64?
    package var lawDigest: String?
    /// What its lines come to; nil before it was calculated.
    package var seal: LineSeal?

    /// The period with its rules.
    ///
    /// - Throws: `PeriodRefusal.recalculateFirst` where its calculation is of another revision.
    package func reporting() throws(PeriodRefusal) -> ReportingPeriod {
        let calculation = Calculation(
            revision: Int(calculatedRevision ?? revision), total: Rupiah(dues ?? 0))
        let billed = standingBill.map { BillID($0) }
        let state: PeriodState =
            switch self.state {
            case 1: .calculated(calculation)
            case 2: .finalised(calculation, billed)
            case 3: .posted(calculation, billed)
            default: .draft(recalculate: calculatedRevision != nil)
            }
        return try ReportingPeriod(
            government: GovernmentID(government), unit: UnitID(registration), month: month, state: state,
            revision: Int(revision))
    }

    /// As SIPP calls it: `Draft`, `Hitung`, `Finalisasi`, `Posting`.
    package var code: String {
        switch state {
        case 1: "Hitung"
        case 2: "Finalisasi"
        case 3: "Posting"
        default: "Draft"
        }
    }

    /// It was calculated, and what it was calculated from has changed.
    package var asksToRecalculate: Bool { state == 0 && calculatedRevision != nil }

    /// The bill that stands; nil where none does, as in a month that asked for nothing.
    package var standingBill: Int64? { isOpen || (dues ?? 0) == 0 ? nil : bill }

    /// A draft or calculated: the people may still change.
    var isOpen: Bool { state < 2 }
    var isPosted: Bool { state == 3 }
}

extension ReportingPeriod {
    /// As it stands in the table.
    var storedState: Int64 {
        switch state {
        case .draft: 0
        case .calculated: 1
        case .finalised: 2
        case .posted: 3
        }
    }
}
