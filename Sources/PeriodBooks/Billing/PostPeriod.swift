import DuesBooks
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A period that is locked, and the corrections that were booked with it.
package struct PostedPeriod: Sendable {
    package let registration: Registration
    package let corrections: [BillCorrection]
}

extension PeriodBook {
    /// Posting: locked for good. What earlier months come out otherwise is booked as named adjustments, one
    /// for each month and cause.
    ///
    /// - Throws: `PeriodRefusal`; `PeriodStepRefusal.sameHand` where the same person finalised it.
    package func post(_ registration: String, _ month: Month) async throws -> PostedPeriod {
        try await office.act { [self] connection, instant in
            var (registration, period) = try locked(registration, month, on: connection)
            var reporting = try period.reporting()
            try reporting.post()
            if period.finalised?.by == office.actor { throw PeriodStepRefusal.sameHand(office.actor) }
            let corrections = try corrections(of: period, registration, on: connection)
            let subject = Self.subject(registration.id, month)
            let events = corrections.map { correction -> (key: String, event: DuesEvent) in
                (
                    key:
                        subject + "/\(correction.month)/\(correction.why.rawValue)",
                    event: DuesEvent.corrected(correction, on: office.today)
                )
            }
            var changes: [AuditChange] = []
            if !events.isEmpty {
                changes = try DuesBook.record(
                    events, registration: registration.id, by: office, at: instant, on: connection
                ).changes
            }
            try SponsoredMonths(
                government: office.government, registration: registration, connection: connection
            ).releaseWhatIsOwedNoMore(period)
            period.stage = reporting.state.stage
            period.posted = StoredPeriod.Step(by: office.actor, at: instant)
            try PeriodRows.update(period, at: instant, on: connection)
            try PeriodRows.askToRecalculate(after: period, at: instant, on: connection)
            let change = office.change(
                "period.post", of: Self.subject(registration.id, month),
                after: "bill=\(period.standingBill ?? 0) corrections=\(corrections.count)")
            return Act(
                PostedPeriod(registration: registration, corrections: corrections), changes + [change])
        }
    }

    private func corrections(
        of period: StoredPeriod, _ registration: Registration, on connection: any SQLConnection
    ) throws -> [BillCorrection] {
        let sums = try PeriodSums(of: period, registration.segment, on: connection)
        let dueDay = try law.dueDay(of: period.month, registration.segment)
        return try sums.differences.filter { !$0.lines.isEmpty }.map { difference in
            try BillCorrection(
                id: CorrectionID(office.identifiers.next()), government: GovernmentID(office.government),
                unit: UnitID(registration.id), month: difference.month, bookedIn: period.month,
                why: difference.cause, dueDay: dueDay, lines: difference.lines)
        }
    }
}
