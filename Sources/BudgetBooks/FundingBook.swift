package import Budgets
import LawBook
import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Money of one source as it is believed now, with what budgets take of it.
package struct FundingUse: Sendable, Hashable {
    package let id: Int64
    package let allotment: FundingAllotment
    /// What decided budgets of its years take.
    package let decided: Rupiah
    /// The same with drafts and proposals in the place of what is not decided yet.
    package let planned: Rupiah

    package var isPassed: Bool { max(decided, planned) > allotment.ceiling }
    package var left: Rupiah { allotment.ceiling - decided }
}

/// The purses of a government.
package struct FundingBook: Sendable {
    package let office: Office
    package let rules: BudgetRules

    package init(_ office: Office, rules: BudgetRules) {
        self.office = office
        self.rules = rules
    }

    /// Enters a source with its ceiling; one of the same source, name and first year is corrected by it, and
    /// the old row stays. The same again changes nothing.
    ///
    /// - Throws: `BudgetRefusal`, `.nameNeeded`.
    package func record(_ allotment: FundingAllotment) async throws {
        if allotment.ceiling < .zero { throw BudgetRefusal.negative(allotment.ceiling.amount) }
        guard allotment.from <= allotment.through, (2000...2100).contains(allotment.from),
            allotment.through <= 2100
        else { throw BudgetBookRefusal.dayUnlikely }
        if allotment.through < office.today.year { throw BudgetRefusal.closedYear(allotment.through) }
        let name = allotment.name.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
        if name.isEmpty { throw BudgetBookRefusal.nameNeeded }
        for category in allotment.categories.sorted(by: { $0.rawValue < $1.rawValue }) {
            try rules.tables.eligibility.rule(allotment.source, for: category)
        }
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, instant in
            let old = try Self.all(office.government, on: connection).first {
                $0.allotment.source == allotment.source && $0.allotment.name == name
                    && $0.allotment.from == allotment.from
            }
            if old?.allotment == allotment { return Act((), []) }
            if let old {
                try connection.execute(
                    """
                    UPDATE funding_source SET superseded_ms = $1
                    WHERE gov_id = $2 AND source_id = $3 AND superseded_ms = $4
                    """,
                    [
                        .integer(max(instant, old.recorded + 1)), .integer(office.government),
                        .integer(old.id), .integer(.max),
                    ])
            }
            let categories = allotment.categories.map(\.rawValue).sorted().joined(separator: " ")
            try connection.execute(
                """
                INSERT INTO funding_source (gov_id, source_id, funding, name, ceiling, from_year, to_year,
                    categories, recorded_by, recorded_ms, superseded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                [
                    .integer(office.government), .integer(old?.id ?? number),
                    .text(allotment.source.rawValue), .text(String(name)),
                    .integer(allotment.ceiling.amount), .integer(Int64(allotment.from)),
                    .integer(Int64(allotment.through)), .text(categories), .text(office.actor),
                    .integer(max(instant, (old?.recorded ?? 0) + 1)), .integer(.max),
                ])
            let change = office.change(
                "funding.record", of: "funding/\(old?.id ?? number)",
                before: old.map { "ceiling=\($0.allotment.ceiling.amount)" } ?? "",
                after: "\(allotment.source.rawValue) \(name) ceiling=\(allotment.ceiling.amount)"
                    + " \(allotment.from)..\(allotment.through) \(categories)")
            return Act((), [change])
        }
    }

    /// The sources of a year with what is taken of them: two statements.
    package func uses(in year: Int) async throws -> [FundingUse] {
        let office = office
        return try await office.database.read { connection in
            try Self.uses(in: year, office.government, on: connection)
        }
    }

    /// The same on a connection.
    package static func uses(
        in year: Int, _ government: Int64, on connection: any SQLConnection
    ) throws -> [FundingUse] {
        let kept = try all(government, on: connection).filter { $0.allotment.holds(in: year) }
        if kept.isEmpty { return [] }
        var taken: [Taken: (decided: Rupiah, planned: Rupiah)] = [:]
        try connection.query(
            """
            SELECT b.year, l.funding, l.category, CAST(SUM(CASE WHEN b.state = 'decided'
                AND b.stage IN ('dpa', 'apbd-p') THEN a.amount ELSE 0 END) AS BIGINT),
                CAST(SUM(a.amount) AS BIGINT)
            FROM budget b
            JOIN budget_line l ON l.gov_id = b.gov_id AND l.budget_id = b.budget_id
            JOIN budget_amount a ON a.gov_id = l.gov_id AND a.budget_id = l.budget_id AND a.line = l.line
            WHERE b.gov_id = $1 AND b.state <> 'superseded'
                AND NOT EXISTS (SELECT 1 FROM budget n WHERE n.gov_id = b.gov_id AND n.unit_id = b.unit_id
                    AND n.year = b.year AND n.state = 'decided' AND n.budget_id <> b.budget_id
                    AND (n.stage = 'apbd-p' OR n.stage = 'dpa' AND b.stage <> 'apbd-p'))
            GROUP BY b.year, l.funding, l.category ORDER BY b.year, l.funding, l.category
            """, [.integer(government)]
        ) { row in
            let place = Taken(
                year: Int(try row.integer(0)), source: try row.code(1, "budget_line.funding"),
                category: try row.code(2, "budget_line.category"))
            taken[place] = (Rupiah(try row.integer(3)), Rupiah(try row.integer(4)))
        }
        return kept.map { kept in
            let mine = taken.filter { $0.key.isOf(kept.allotment) }.values
            return FundingUse(
                id: kept.id, allotment: kept.allotment, decided: mine.map(\.decided).sum(),
                planned: mine.map(\.planned).sum())
        }
    }

    private struct Taken: Hashable {
        let year: Int
        let source: FundingSource
        let category: WorkerCategory

        func isOf(_ allotment: FundingAllotment) -> Bool {
            source == allotment.source && allotment.holds(in: year)
                && (allotment.categories.isEmpty || allotment.categories.contains(category))
        }
    }

    private static func all(
        _ government: Int64, on connection: any SQLConnection
    ) throws -> [(id: Int64, recorded: Int64, allotment: FundingAllotment)] {
        try connection.rows(
            """
            SELECT source_id, recorded_ms, funding, name, ceiling, from_year, to_year, categories
            FROM funding_source WHERE gov_id = $1 AND superseded_ms = $2 ORDER BY name, source_id
            """, [.integer(government), .integer(.max)]
        ) { row in
            let allotment = FundingAllotment(
                source: try row.code(2, "funding_source.funding"), name: try row.text(3),
                ceiling: Rupiah(try row.integer(4)), from: Int(try row.integer(5)),
                through: Int(try row.integer(6)),
                categories: Set(
                    try row.text(7).split(separator: " ").compactMap { WorkerCategory(rawValue: String($0)) })
            )
            return (try row.integer(0), try row.integer(1), allotment)
        }
    }
}
