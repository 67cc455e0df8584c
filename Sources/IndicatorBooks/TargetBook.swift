package import Indicators
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What is to be reached by the end of a month.
package struct CoverageTarget: Sendable, Hashable {
    package let indicator: String
    package let by: Month
    package let share: Rate
    package let source: String

    package init(indicator: String, by: Month, share: Rate, source: String) {
        self.indicator = indicator
        self.by = by
        self.share = share
        self.source = source
    }
}

/// The targets of a government, by indicator and month.
package struct TargetBook: Sendable {
    private let office: Office
    private let catalog: IndicatorCatalog

    package init(_ office: Office, catalog: IndicatorCatalog) {
        self.office = office
        self.catalog = catalog
    }

    /// Sets a target; the one before for the same indicator and month is superseded.
    ///
    /// - Throws: `IndicatorBookRefusal` for an unknown indicator, a month that is over, a share of nought or
    ///   above the whole, and no source.
    package func set(_ target: CoverageTarget) async throws {
        guard catalog.definition(target.indicator, on: office.today) != nil else {
            throw IndicatorBookRefusal.noSuchIndicator(target.indicator)
        }
        guard target.by >= Month(of: office.today) else {
            throw IndicatorBookRefusal.monthOver(target.by)
        }
        guard target.share > .zero, target.share <= .whole else {
            throw IndicatorBookRefusal.targetOutOfRange
        }
        if target.source.allSatisfy(\.isWhitespace) || target.source.utf8.count > 500 {
            throw IndicatorBookRefusal.noSource
        }
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, now in
            try connection.execute(
                """
                UPDATE coverage_target SET superseded_ms = $1
                WHERE gov_id = $2 AND indicator = $3 AND by_month = $4
                    AND superseded_ms = 9223372036854775807
                """,
                [
                    .integer(now), .integer(office.government), .text(target.indicator),
                    .integer(Int64(target.by.yyyymm)),
                ])
            try connection.execute(
                """
                INSERT INTO coverage_target (gov_id, target_id, indicator, by_month, millionths, source,
                    recorded_by, recorded_ms, superseded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    .integer(office.government), .integer(number), .text(target.indicator),
                    .integer(Int64(target.by.yyyymm)), .integer(target.share.millionths),
                    .text(target.source), .text(office.actor), .integer(now), .integer(.max),
                ])
            let change = office.change(
                "target.set", of: "target/\(number)", reason: target.source,
                after: "\(target.indicator) \(target.by) \(target.share.millionths)")
            return Act((), [change])
        }
    }

    /// Those that stand, by indicator and month.
    package func list() async throws -> [CoverageTarget] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT indicator, by_month, millionths, source FROM coverage_target
                WHERE gov_id = $1 AND superseded_ms = 9223372036854775807
                ORDER BY indicator, by_month, target_id
                """, [.integer(government)]
            ) { row in
                CoverageTarget(
                    indicator: try row.text(0), by: try row.month(1, "coverage_target.by_month"),
                    share: Rate(millionths: try row.integer(2)), source: try row.text(3))
            }
        }
    }
}
