import Access
import AccessBooks
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Hitung of so many people that a request should not wait for it.
package enum PeriodWork {
    /// The kind of its work in the queue.
    package static let kind = "periods-calculate"
    /// From so many jobs on it is done behind the page.
    package static let longFrom = 20_000
}

extension PeriodDesk {
    /// Whether Hitung takes so long that it is ordered rather than waited for.
    ///
    /// - Parameters:
    ///   - registration: nil for the whole government.
    ///   - limit: so many jobs are counted and no more.
    package func isLong(_ registration: Int64?, beyond limit: Int = PeriodWork.longFrom) async throws -> Bool
    {
        let reach = try desk.reach(.calculatePeriod)
        var asked = NumberedSQL(
            "SELECT COUNT(*) FROM (SELECT s.spell_id FROM job_spell s WHERE s.gov_id = $1",
            [.integer(government)])
        if let registration { asked.add(" AND s.registration_id = ?", .integer(registration)) }
        try asked.keep(toRegistrations: reach, registration: "s.registration_id", government: "s.gov_id")
        asked.add(" LIMIT \(limit + 1)) found")
        let statement = asked
        let count = try await desk.office.database.read { connection in
            try connection.integer(statement.text, statement.values)
        }
        return (count ?? 0) > Int64(limit)
    }

    /// Orders Hitung of one registration, or of all in reach; it is done as whoever ordered it.
    ///
    /// - Returns: the number of the work.
    package func order(_ month: Month, _ registration: Int64?, named subject: String) async throws -> Int64 {
        let reach = try desk.reach(.calculatePeriod)
        if let registration { try await hold(registration, reach) }
        let (desk, number) = (desk, desk.office.identifiers.next())
        try await desk.office.act { connection, instant in
            try WorkQueue.order(
                WorkOrder(
                    kind: PeriodWork.kind, subject: subject,
                    argument: "\(month)/\(registration.map { String($0) } ?? "")",
                    resultPath: registration.map { "/iuran/\(month)/\($0)" } ?? "/iuran?bulan=\(month)"),
                number: number, desk: desk, instant: instant, on: connection)
            let change = desk.office.change("period.order", of: "work/\(number)", after: "\(month)")
            return Act((), [change])
        }
        return number
    }

    /// Does what was ordered.
    ///
    /// - Throws: `.outOfReach` for an order that is none.
    package func perform(_ argument: String, _ progress: WorkProgress) async throws {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let month = Month(iso: parts[0]) else { throw AccessRefusal.outOfReach }
        let tell: @Sendable (String, Int) -> Void = { step, rows in
            // A program that stops ends the transaction by itself.
            try? progress.tell(String(step.split(separator: ".").last ?? ""), rows)
        }
        if parts[1].isEmpty {
            try await calculateAll(month, progress: tell)
        } else if let registration = Int64(parts[1]) {
            try await calculate(month, registration, progress: tell)
        } else {
            throw AccessRefusal.outOfReach
        }
    }
}
