import DuesBooks
import LawBook
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A period whose figures are agreed, and its bill.
package struct FinalisedPeriod: Sendable {
    package let registration: Registration
    package let month: Month
    /// Nil where nothing is asked for: nobody is left, or nobody came yet.
    package let bill: Bill?
    /// For earlier months; booked when the period is posted.
    package let corrections: Rupiah
}

extension PeriodBook {
    /// Finalisasi: the figures are agreed, the registration is billed, and its people’s months are taken so
    /// that nobody pays them twice. A month that asks for nothing is agreed without a bill, so that the
    /// corrections of a registration whose last people left can be posted.
    ///
    /// - Throws: `PeriodRefusal`, `BillRefusal`, or `PeriodStepRefusal` with the first of the
    ///   rows for which the law gives no amount, or with who pays already.
    package func finalise(_ registration: String, _ month: Month) async throws -> FinalisedPeriod {
        try await office.act { [self] connection, instant in
            var (registration, period) = try locked(registration, month, on: connection)
            let reporting = try period.reporting()
            guard case .calculated = reporting.state else {
                // Says which step comes first; the bill is not looked at.
                var asked = reporting
                try asked.post()
                throw PeriodRefusal.finalised
            }
            try refuseRows(of: period, on: connection)
            let bill = try bill(for: period, registration, on: connection)
            var finalised = reporting
            if let bill { try finalised.finalise(bill) } else { try finalised.finaliseWithoutBill() }
            period.stage = finalised.state.stage
            period.bill = bill?.id.number ?? period.bill
            period.finalised = StoredPeriod.Step(by: office.actor, at: instant)
            period.posted = nil
            try SponsoredMonths(
                government: office.government, registration: registration, connection: connection
            ).reserve(period)
            try PeriodRows.update(period, at: instant, on: connection)
            var changes: [AuditChange] = []
            if let bill {
                changes = try DuesBook.record(
                    [(key: bill.entryKey.text, event: .billRaised(bill, on: office.today))],
                    registration: registration.id, by: office, at: instant, on: connection
                ).changes
            }
            let change = office.change(
                "period.finalise", of: Self.subject(registration.id, month),
                after: bill.map { "bill=\($0.id) version=\($0.version) total=\($0.total.amount)" } ?? "bill=-"
            )
            let result = FinalisedPeriod(
                registration: registration, month: month, bill: bill,
                corrections: Rupiah(period.corrections ?? 0))
            return Act(result, changes + [change])
        }
    }

    /// Batal: back to draft. The bill is taken back, and its people’s months are free again; that the month
    /// was reported until then stays known.
    package func cancel(_ registration: String, _ month: Month) async throws {
        try await office.act { [self] connection, instant in
            var (registration, period) = try locked(registration, month, on: connection)
            var reporting = try period.reporting()
            let before = period.code
            let billed = try reporting.cancel()
            if period.stage == reporting.state.stage { return Act((), []) }
            var changes: [AuditChange] = []
            if let billed {
                let version = try version(of: billed.number, on: connection)
                let key = "bill/\(billed)/v\(version)/cancelled"
                changes = try DuesBook.record(
                    [(key: key, event: .billCancelled(billed, version: version, on: office.today))],
                    registration: registration.id, by: office, at: instant, on: connection
                ).changes
            }
            if let finalised = period.finalised, !period.isOpen {
                try SponsoredMonths(
                    government: office.government, registration: registration, connection: connection
                ).release(period)
                try PeriodRows.askToRecalculate(after: period, at: instant, on: connection)
                try PeriodRows.keep(finalised, of: period, cancelledBy: office.actor, at: instant, connection)
            }
            period.stage = reporting.state.stage
            period.finalised = nil
            try PeriodRows.update(period, at: instant, on: connection)
            let change = office.change(
                "period.cancel", of: Self.subject(registration.id, month), before: before, after: period.code)
            return Act((), changes + [change])
        }
    }

    /// Nil where no line asks for anything.
    private func bill(
        for period: StoredPeriod, _ registration: Registration, on connection: any SQLConnection
    ) throws -> Bill? {
        let sums = try PeriodSums(of: period, registration.segment, on: connection)
        if sums.regular.isEmpty { return nil }
        let number = period.bill ?? office.identifiers.next()
        return try Bill(
            id: BillID(number), version: try version(of: number, on: connection) + 1,
            government: GovernmentID(office.government), unit: UnitID(registration.id), month: period.month,
            segment: registration.segment,
            dueDay: try law.dueDay(of: period.month, registration.segment), lines: sums.regular)
    }

    /// The version that a bill has come to; nought for a new one.
    private func version(of bill: Int64, on connection: any SQLConnection) throws -> Int {
        Int(
            try connection.integer(
                "SELECT version FROM bill WHERE gov_id = $1 AND bill_id = $2",
                [.integer(office.government), .integer(bill)]) ?? 0)
    }

    private func refuseRows(of period: StoredPeriod, on connection: any SQLConnection) throws {
        let refused = try connection.rows(
            """
            SELECT p.name, a.refusal FROM assessment a
                JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3 AND a.refusal <> 0
            ORDER BY a.spell_id
            """,
            [
                .integer(office.government), .integer(Int64(period.month.yyyymm)),
                .integer(period.registration),
            ]
        ) { (try $0.text(0), try $0.integer(1)) }
        guard let first = refused.first else { return }
        let why = RowRefusal(rawValue: first.1)?.labelKey ?? RowRefusal.missing.labelKey
        throw PeriodStepRefusal.rowsRefused(count: refused.count, person: first.0, why: why)
    }
}
