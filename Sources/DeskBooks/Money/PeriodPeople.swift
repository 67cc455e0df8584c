import Access
import AccessBooks
package import Ledger
package import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

/// One line of a period as its page shows it.
package struct PeriodPerson: Sendable, Hashable {
    package let name: String
    package let person: Int64
    package let spell: Int64
    package let forMonth: Month
    /// Why an earlier month comes out otherwise; nil for a line of the month itself.
    package let cause: CorrectionCause?
    /// Why the law gives no amount.
    package let refusal: RowRefusal?
    package let wage: Rupiah
    package let total: Rupiah
}

/// Which lines of a period are asked for, and in which order.
package struct PeriodPeopleQuestion: Sendable, Hashable {
    /// Which of them.
    package enum Choice: String, Sendable, Hashable, CaseIterable {
        case all = "semua"
        /// Those for which the law gives no amount.
        case refused = "perbaiki"
        /// Those for earlier months.
        case differences = "selisih"
    }

    /// By what they stand.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        /// As they were recorded: the fastest, however many there are.
        case recorded = "urut"
        case name = "nama"
        /// The largest first.
        case dues = "iuran"
    }

    package var choice = Choice.all
    package var order = Order.recorded
    package var after: String?

    package init() {}
}

/// How many lines of a period are of a sort that asks for something.
package struct PeriodPeopleCounts: Sendable, Hashable {
    package let refused: Int
    package let differences: Int
}

extension PeriodDesk {
    /// The lines of a registration's month, of the people in reach; nobody's where whoever asks may see the
    /// sums only.
    ///
    /// Without an order they are read by their key, and cost what is shown; by name or dues the month of the
    /// registration is sorted.
    package func people(
        _ month: Month, _ registration: Int64, _ question: PeriodPeopleQuestion, atMost size: Int = 50
    ) async throws -> Listed<PeriodPerson> {
        let reach = try desk.reach(.seePeriods)
        guard desk.permit.may(.seeDuesOfPeople) else { return Listed([], size: size) { _ in "" } }
        let theirs = try desk.reach(.seeDuesOfPeople)
        var asked = NumberedSQL(
            """
            SELECT p.name, a.person_id, a.spell_id, a.for_month, a.reason, a.refusal, a.wage, \(Self.total)
            FROM assessment a JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3
            """,
            [.integer(government), .integer(Int64(month.yyyymm)), .integer(registration)])
        switch question.choice {
        case .all: break
        case .refused: asked.add(" AND a.refusal <> 0")
        case .differences: asked.add(" AND a.for_month < a.period")
        }
        try asked.keep(toPeople: theirs, person: "a.person_id", government: "a.gov_id")
        question.continued(&asked, total: Self.total)
        asked.add(" LIMIT \(size + 1)")
        let (statement, government) = (asked, government)
        return try await desk.office.database.read { connection in
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
            let rows = try connection.rows(statement.text, statement.values, Self.person)
            return Listed(rows, size: size) { question.cursor($0) }
        }
    }

    /// How many lines are refused, and how many are for earlier months.
    package func counts(_ month: Month, _ registration: Int64) async throws -> PeriodPeopleCounts {
        let reach = try desk.reach(.seePeriods)
        let government = government
        return try await desk.office.database.read { connection in
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
            let place: [SQLValue] = [
                .integer(government), .integer(Int64(month.yyyymm)), .integer(registration),
            ]
            func count(_ condition: String) throws -> Int {
                Int(
                    try connection.integer(
                        """
                        SELECT COUNT(*) FROM assessment
                        WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND \(condition)
                        """, place) ?? 0)
            }
            return PeriodPeopleCounts(
                refused: try count("refusal <> 0"), differences: try count("for_month < period"))
        }
    }

    static let total = """
        a.work_accident + a.death + a.old_age_employer + a.old_age_worker + a.pension_employer
            + a.pension_worker + a.job_loss
        """

    static func person(_ row: SQLRow) throws -> PeriodPerson {
        let refusal = try row.integer(5)
        return PeriodPerson(
            name: try row.text(0), person: try row.integer(1), spell: try row.integer(2),
            forMonth: try row.month(3, "assessment.for_month"),
            cause: CorrectionCause(rawValue: try row.text(4)),
            refusal: refusal == 0 ? nil : RowRefusal(rawValue: refusal) ?? .missing,
            wage: Rupiah(try row.integer(6)), total: Rupiah(try row.integer(7)))
    }
}

extension PeriodPeopleQuestion {
    fileprivate func cursor(_ row: PeriodPerson) -> String {
        let key = "\(row.spell).\(row.forMonth.yyyymm)"
        switch order {
        case .recorded: return key
        case .name: return "\(key).\(row.name)"
        case .dues: return "\(key).\(row.total.amount)"
        }
    }

    /// The condition of the part, and the order.
    fileprivate func continued(_ asked: inout NumberedSQL, total: String) {
        let parts = (after ?? "").split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        let numbers = parts.prefix(2).compactMap { Int64($0) }
        let key = numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        let last = parts.count > 2 ? String(parts[2]) : ""
        switch order {
        case .recorded:
            if let key { asked.add(rest, .integer(key.0), .integer(key.0), .integer(key.1)) }
            asked.add(" ORDER BY a.spell_id, a.for_month")
        case .name:
            if let key {
                asked.add(" AND p.name >= ? AND (p.name > ?", .text(last), .text(last))
                asked.add(
                    " OR (p.name = ?\(rest)))", .text(last), .integer(key.0), .integer(key.0),
                    .integer(key.1))
            }
            asked.add(" ORDER BY p.name, a.spell_id, a.for_month")
        case .dues:
            if let key, let amount = Int64(last) {
                asked.add(" AND (\(total) < ?", .integer(amount))
                asked.add(
                    " OR (\(total) = ?\(rest)))", .integer(amount), .integer(key.0), .integer(key.0),
                    .integer(key.1))
            }
            asked.add(" ORDER BY 8 DESC, a.spell_id, a.for_month")
        }
    }

    private var rest: String { " AND a.spell_id >= ? AND (a.spell_id > ? OR a.for_month > ?)" }
}
