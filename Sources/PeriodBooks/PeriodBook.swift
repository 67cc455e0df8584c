import LawBook
import Ledger
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The months of a government's registrations: Draft, Hitung, Finalisasi, Posting.
///
/// Each step is one transaction that holds the row of the period, asks `ReportingPeriod` whether the step is
/// allowed, and leaves who took it in the row and in the audit chain.
package struct PeriodBook: Sendable {
    package let office: Office
    package let law: PeriodLaw
    /// How many months back a change of the register or of the law is still booked as a difference.
    package let lookBack: Int

    /// - Parameter lookBack: a rule of the house, not of the law: BPJS names no limit for late reports.
    package init(office: Office, law: PeriodLaw, lookBack: Int = 24) {
        self.office = office
        self.law = law
        self.lookBack = lookBack
    }

    /// Opens a month of a registration, or of every registration that holds on its first to last day; one
    /// that was opened before is left alone.
    ///
    /// - Returns: the registrations whose month is new.
    /// - Throws: `LawGap` for a month of which the law book says nothing; `PeriodStepRefusal`.
    @discardableResult
    package func open(_ choice: PeriodChoice, _ month: Month) async throws -> [Registration] {
        _ = try law.kernel(of: month)
        return try await office.act { [self] connection, instant in
            let chosen = try chosen(choice, in: month, on: connection)
            var opened: [Registration] = []
            for registration in chosen
            where try PeriodRows.open(
                registration.id, month, government: office.government, at: instant, on: connection)
            {
                opened.append(registration)
                if let period = try PeriodRows.one(
                    registration.id, month, government: office.government, locking: true, on: connection)
                {
                    try PeriodRows.askToRecalculate(after: period, at: instant, on: connection)
                }
            }
            return Act(
                opened,
                opened.map { office.change("period.open", of: Self.subject($0.id, month), after: $0.name) })
        }
    }

    private func chosen(
        _ choice: PeriodChoice, in month: Month, on connection: any SQLConnection
    ) throws -> [Registration] {
        let (first, last) = (Int64(month.firstDay.yyyymmdd), Int64(month.lastDay.yyyymmdd))
        switch choice {
        case .all:
            return try Registration.all(of: office.government, on: connection).filter {
                $0.validFrom <= last && $0.validTo >= first
            }
        case .one(let text):
            let registration = try Registration.meant(by: text, of: office.government, on: connection)
            guard registration.validFrom <= last, registration.validTo >= first else {
                throw PeriodStepRefusal.outsideRegistration(name: registration.name, month)
            }
            return [registration]
        }
    }

    /// The registrations of the government, by number.
    func registrations(on connection: any SQLConnection) throws -> [Int64: Registration] {
        let all = try Registration.all(of: office.government, on: connection)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    }

    /// The period that somebody means, held until the end of the transaction.
    func locked(
        _ text: String, _ month: Month, on connection: any SQLConnection
    ) throws -> (registration: Registration, period: StoredPeriod) {
        let registration = try Registration.meant(by: text, of: office.government, on: connection)
        guard
            let period = try PeriodRows.one(
                registration.id, month, government: office.government, locking: true, on: connection)
        else { throw PeriodStepRefusal.notOpened(name: registration.name, month) }
        return (registration, period)
    }

    /// What the audit chain calls a period.
    static func subject(_ registration: Int64, _ month: Month) -> String {
        "period/\(registration)/\(month)"
    }
}
