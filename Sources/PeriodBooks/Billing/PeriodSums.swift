import LawBook
import Ledger
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The lines of a period added up as bills have them: by programme and payer.
struct PeriodSums {
    /// Of one month and reason.
    struct Sum {
        let forMonth: Month
        /// `regular`, or the cause of a difference.
        let reason: String
        let lines: [BillLine]
    }

    /// Sorted by month and reason.
    let sums: [Sum]

    /// - Parameter segment: of the registration; it says who pays (`DuesOutput`).
    init(
        of period: StoredPeriod, _ segment: Segment, on connection: any SQLConnection
    ) throws {
        sums = try connection.rows(
            """
            SELECT for_month, reason, CAST(SUM(work_accident) AS BIGINT), CAST(SUM(death) AS BIGINT),
                CAST(SUM(old_age_employer) AS BIGINT), CAST(SUM(old_age_worker) AS BIGINT),
                CAST(SUM(pension_employer) AS BIGINT), CAST(SUM(pension_worker) AS BIGINT)
            FROM assessment WHERE gov_id = $1 AND period = $2 AND registration_id = $3
            GROUP BY for_month, reason ORDER BY for_month, reason
            """,
            [
                .integer(period.government), .integer(Int64(period.month.yyyymm)),
                .integer(period.registration),
            ]
        ) { row in
            let amounts = try (2..<8).map { Rupiah(try row.integer($0)) }
            return Sum(
                forMonth: try row.month(0, "assessment.for_month"), reason: try row.text(1),
                lines: Self.lines(amounts, segment))
        }
    }

    /// Of the month itself.
    var regular: [BillLine] { sums.filter { $0.reason == AssessmentColumns.regular }.flatMap(\.lines) }

    /// Of earlier months, each with its cause.
    var differences: [(month: Month, cause: CorrectionCause, lines: [BillLine])] {
        sums.compactMap { sum in
            CorrectionCause(rawValue: sum.reason).map { (sum.forMonth, $0, sum.lines) }
        }
    }

    private static func lines(_ amounts: [Rupiah], _ segment: Segment) -> [BillLine] {
        let first: Payer =
            switch segment {
            case .wageEarner, .construction: .employer
            case .selfEmployed, .migrant: .worker
            }
        // A migrant worker’s package covers two programmes that are not priced apart.
        let accident =
            segment == .migrant
            ? BilledProgrammes([.workAccident, .death]) ?? BilledProgrammes(.workAccident)
            : BilledProgrammes(.workAccident)
        let lines = [
            BillLine(accident, first, amounts[0]), BillLine(BilledProgrammes(.death), first, amounts[1]),
            BillLine(BilledProgrammes(.oldAge), .employer, amounts[2]),
            BillLine(BilledProgrammes(.oldAge), .worker, amounts[3]),
            BillLine(BilledProgrammes(.pension), .employer, amounts[4]),
            BillLine(BilledProgrammes(.pension), .worker, amounts[5]),
        ]
        return lines.filter { $0.amount != .zero }
    }
}
