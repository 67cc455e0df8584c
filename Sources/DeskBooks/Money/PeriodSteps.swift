import Access
import AccessBooks
package import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

/// The steps of a month: each with its right, and only within what the right reaches.
extension PeriodDesk {
    /// Opens a month for every registration in reach; those that were opened are left alone.
    ///
    /// - Returns: how many are new.
    @discardableResult
    package func open(_ month: Month) async throws -> Int {
        let reach = try desk.reach(.calculatePeriod)
        if reach == .government { return try await book.open(.all, month).count }
        var opened = 0
        for registration in try await registrations(reach, validIn: month) {
            opened += try await book.open(.one(String(registration)), month).count
        }
        return opened
    }

    /// Hitung for one registration. Done again it changes nothing.
    ///
    /// - Throws: `PeriodStepRefusal`, `PeriodRefusal`, `LawGap`; `.outOfReach`.
    /// - Parameter progress: is told the key of a step and how many rows it has come to.
    @discardableResult
    package func calculate(
        _ month: Month, _ registration: Int64,
        progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
    ) async throws -> CalculatedMonth {
        let reach = try desk.reach(.calculatePeriod)
        try await hold(registration, reach)
        return try await book.calculate(.one(String(registration)), month, progress: progress)
    }

    /// Hitung for every registration in reach whose month is still open.
    ///
    /// - Returns: how many registrations were calculated.
    /// - Parameter progress: is told the key of a step and how many rows it has come to.
    @discardableResult
    package func calculateAll(
        _ month: Month, progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
    ) async throws -> Int {
        let reach = try desk.reach(.calculatePeriod)
        if reach == .government {
            return try await book.calculate(.all, month, progress: progress).periods.count
        }
        let open = try await openPeriods(reach, month)
        if open.isEmpty { throw PeriodStepRefusal.nothingOpen(month) }
        for registration in open {
            _ = try await book.calculate(.one(String(registration)), month, progress: progress)
        }
        return open.count
    }

    /// Finalisasi: the bill is made and the people's months are taken.
    @discardableResult
    package func finalise(_ month: Month, _ registration: Int64) async throws -> FinalisedPeriod {
        let reach = try desk.reach(.finalisePeriod)
        try await hold(registration, reach)
        return try await book.finalise(String(registration), month)
    }

    /// Batal: back to draft, by whoever may finalise.
    package func cancel(_ month: Month, _ registration: Int64) async throws {
        let reach = try desk.reach(.finalisePeriod)
        try await hold(registration, reach)
        try await book.cancel(String(registration), month)
    }

    /// Posting, by another hand than Finalisasi.
    @discardableResult
    package func post(_ month: Month, _ registration: Int64) async throws -> PostedPeriod {
        let reach = try desk.reach(.postPeriod)
        try await hold(registration, reach)
        return try await book.post(String(registration), month)
    }

    func hold(_ registration: Int64, _ reach: Reach) async throws {
        let government = government
        try await desk.office.database.read { connection in
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
        }
    }

    private func openPeriods(_ reach: Reach, _ month: Month) async throws -> [Int64] {
        var asked = NumberedSQL(
            """
            SELECT p.registration_id FROM period p
            WHERE p.gov_id = $1 AND p.period = $2 AND p.state < 2
            """, [.integer(government), .integer(Int64(month.yyyymm))])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        asked.add(" ORDER BY p.registration_id")
        return try await numbers(asked)
    }

    private func registrations(_ reach: Reach, validIn month: Month) async throws -> [Int64] {
        var asked = NumberedSQL(
            """
            SELECT r.registration_id FROM registration r
            WHERE r.gov_id = $1 AND r.valid_from <= $2 AND r.valid_to >= $3
            """,
            [
                .integer(government), .integer(Int64(month.lastDay.yyyymmdd)),
                .integer(Int64(month.firstDay.yyyymmdd)),
            ])
        try asked.keep(toRegistrations: reach, registration: "r.registration_id", government: "r.gov_id")
        asked.add(" ORDER BY r.registration_id")
        return try await numbers(asked)
    }

    private func numbers(_ asked: NumberedSQL) async throws -> [Int64] {
        try await desk.office.database.read { connection in
            try connection.rows(asked.text, asked.values) { try $0.integer(0) }
        }
    }
}
