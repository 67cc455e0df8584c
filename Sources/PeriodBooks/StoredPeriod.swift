package import Ledger
import Membership
package import MoneyAndDates
package import SQLDatabase
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
    package internal(set) var stage: PeriodStage
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
            switch stage {
            case .draft: .draft(recalculate: calculatedRevision != nil)
            case .calculated: .calculated(calculation)
            case .finalised: .finalised(calculation, billed)
            case .posted: .posted(calculation, billed)
            }
        return try ReportingPeriod(
            government: GovernmentID(government), unit: UnitID(registration), month: month, state: state,
            revision: Int(revision))
    }

    /// As SIPP calls it: `Draft`, `Hitung`, `Finalisasi`, `Posting`.
    package var code: String { stage.rawValue }

    /// It was calculated, and what it was calculated from has changed.
    package var asksToRecalculate: Bool { stage == .draft && calculatedRevision != nil }

    /// The bill that stands; nil where none does, as in a month that asked for nothing.
    package var standingBill: Int64? { isOpen || (dues ?? 0) == 0 ? nil : bill }

    /// A draft or calculated: the people may still change.
    var isOpen: Bool { stage == .draft || stage == .calculated }
    var isPosted: Bool { stage == .posted }
}

extension SQLRow {
    /// A stage of a period; refuses NULL and what is none.
    package func stage(_ place: Int) throws(SQLFault) -> PeriodStage {
        guard let stage = PeriodStage(number: try integer(place)) else {
            throw SQLFault(kind: .statement, code: "code", detail: "period.state holds no stage of a period")
        }
        return stage
    }
}
