import Access
import AccessBooks
package import LawBook
package import Ledger
package import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

/// One registration's month: where it stands, who brought it there, and what it comes to.
package struct PeriodSheet: Sendable {
    package let row: PeriodBoardRow
    package let segment: Segment
    package let period: StoredPeriod
    /// By programme and payer; of the bill where there is one, else of the lines of the month.
    package let shares: [BillLine]
    package let counts: PeriodPeopleCounts
    /// Corrections for earlier months, by month and cause.
    package let differences: [DifferenceSum]

    /// What earlier months come out otherwise, by month and cause.
    package struct DifferenceSum: Sendable, Hashable {
        package let month: Month
        package let cause: CorrectionCause
        package let lines: Int
        package let amount: Rupiah
    }
}

extension PeriodDesk {
    /// - Throws: `.outOfReach` where it is not there or not within the reach.
    package func sheet(_ month: Month, _ registration: Int64) async throws -> PeriodSheet {
        _ = try desk.reach(.seePeriods)
        let row = try await boardRow(month, registration)
        let counts = try await counts(month, registration)
        let government = government
        return try await desk.office.database.read { connection in
            let place: [SQLValue] = [
                .integer(government), .integer(Int64(month.yyyymm)), .integer(registration),
            ]
            let period = try PeriodRows.one(
                registration, month, government: government, locking: false, on: connection)
            let segment = try connection.first(
                "SELECT segment FROM registration WHERE gov_id = $1 AND registration_id = $2",
                [.integer(government), .integer(registration)]
            ) { Segment(rawValue: try $0.text(0)) }
            guard let period, let segment = segment.flatMap({ $0 }) else { throw AccessRefusal.outOfReach }
            return PeriodSheet(
                row: row, segment: segment, period: period, shares: try Self.shares(place, on: connection),
                counts: counts,
                differences: counts.differences == 0 ? [] : try Self.differences(place, on: connection))
        }
    }

    private static func shares(
        _ place: [SQLValue], on connection: any SQLConnection
    ) throws -> [BillLine] {
        let kinds: [(Programme, Payer)] = [
            (.workAccident, .employer), (.death, .employer), (.oldAge, .employer), (.oldAge, .worker),
            (.pension, .employer), (.pension, .worker), (.jobLoss, .employer),
        ]
        let columns = [
            "work_accident", "death", "old_age_employer", "old_age_worker", "pension_employer",
            "pension_worker", "job_loss",
        ]
        let sums = columns.map { "CAST(COALESCE(SUM(\($0)), 0) AS BIGINT)" }.joined(separator: ", ")
        let amounts = try connection.first(
            """
            SELECT \(sums) FROM assessment
            WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND for_month = period
            """, place
        ) { row in try columns.indices.map { Rupiah(try row.integer($0)) } }
        return zip(kinds, amounts ?? []).filter { $1 != .zero }.map { kind, amount in
            BillLine(BilledProgrammes(kind.0), kind.1, amount)
        }
    }

    private static func differences(
        _ place: [SQLValue], on connection: any SQLConnection
    ) throws -> [PeriodSheet.DifferenceSum] {
        try connection.rows(
            """
            SELECT a.for_month, a.reason, COUNT(*), CAST(SUM(\(total)) AS BIGINT) FROM assessment a
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3 AND a.for_month < a.period
            GROUP BY a.for_month, a.reason ORDER BY a.for_month, a.reason
            """, place
        ) { row in
            guard let cause = CorrectionCause(rawValue: try row.text(1)) else {
                throw MoneyDeskRefusal.unreadable
            }
            return PeriodSheet.DifferenceSum(
                month: try row.month(0, "assessment.for_month"), cause: cause, lines: Int(try row.integer(2)),
                amount: Rupiah(try row.integer(3)))
        }
    }
}

extension PeriodDesk {
    /// Why a registration's month costs more or less than another, and the people behind one effect.
    ///
    /// - Parameter effect: whose people are named, those with the largest amounts first; nil for nobody's.
    package func why(
        _ month: Month, than other: Month, _ registration: Int64, behind effect: ChangeEffect? = nil,
        atMost limit: Int = 50
    ) async throws -> (why: WhyItChanged, people: [EffectOfPerson]) {
        let reach = try desk.reach(.seePeriods)
        try await hold(registration, reach)
        let choice = PeriodChoice.one(String(registration))
        let why = try await book.explain(choice, from: other, to: month)
        guard let effect else { return (why, []) }
        guard desk.permit.may(.seeDuesOfPeople) else { return (why, []) }
        let theirs = try desk.reach(.seeDuesOfPeople)
        let people = try await book.people(
            behind: effect, choice, from: other, to: month, atMost: limit)
        let government = government
        let inReach = try await desk.office.database.read { connection in
            try ReachSQL.people(
                among: people.map(\.person), within: theirs, government: government, on: connection)
        }
        return (why, people.filter { inReach.contains($0.person) })
    }
}
