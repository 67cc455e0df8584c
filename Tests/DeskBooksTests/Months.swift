import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import TestPortal
import WebGate

/// February 2026, the last whole month before the town's today.
let february: Month = {
    guard let month = Month(2026, 2) else { preconditionFailure("a month of the calendar") }
    return month
}()

extension PortalTown {
    /// The registration under which a unit of 1671 reports.
    func registration(_ code: String) async throws -> Int64 {
        let unit = unit(code)
        let found = try await database.read { connection in
            try connection.integer(
                "SELECT registration_id FROM unit_registration WHERE gov_id = 1671 AND unit_id = $1",
                [.integer(unit)])
        }
        guard let found else { preconditionFailure("\(code) reports under nothing") }
        return found
    }

    func periods(_ role: Role) async throws -> PeriodDesk {
        PeriodDesk(try await desk(role), law: portal.law.period)
    }

    /// February of both registrations: opened, calculated and billed; posted by another hand.
    @discardableResult
    func billed(posted: Bool = false) async throws -> [String: BillID] {
        let desk = try await periods(.manpowerOffice)
        try await desk.open(february)
        try await desk.calculateAll(february)
        var bills: [String: BillID] = [:]
        for code in ["1.02", "1.03"] {
            let registration = try await registration(code)
            let finalised = try await desk.finalise(february, registration)
            bills[code] = finalised.bill?.id
            clock.pass(1_000)
            if posted { try await periods(.financeAgency).post(february, registration) }
            clock.pass(1_000)
        }
        return bills
    }

    /// A month of the other government, that nobody of 1671 may see.
    func billedElsewhere() async throws -> Int64 {
        let book = PeriodBook(office: other, law: portal.law.period)
        try await book.open(.all, february)
        let found = try await book.calculate(.all, february)
        guard let registration = found.periods.first?.registration.id else {
            preconditionFailure("the other government has a registration")
        }
        _ = try await book.finalise(String(registration), february)
        return registration
    }
}

/// What something is refused with, as it would be told; nil where it succeeds.
func refusal<Result>(_ body: () async throws -> Result) async -> Note? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? any TellableRefusal)?.note ?? Note("\(error)")
    }
}

let outOfReach = AccessRefusal.outOfReach.note
