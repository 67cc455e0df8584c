import Access
import AccessBooks
import Continuity
import CoverageBooks
import IndicatorBooks
import Indicators
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A unit with people that lacks something.
package struct LackingUnit: Sendable, Hashable {
    package let unit: Int64
    package let name: String
    package let people: Int
    package let lacksBudget: Bool
    package let lacksAgreement: Bool
    package let lacksTreasurer: Bool
}

/// A registration that is behind.
package struct BehindRegistration: Sendable, Hashable {
    package let registration: Int64
    package let name: String
    package let months: Int
    package let oldest: Day
    package let open: Rupiah
    /// Of it, due up to 30, up to 90 and more days ago.
    package let ageing: [Rupiah]
}

/// Who has not: budgeted, agreed, paid.
package struct GapView: Sendable {
    package let asOf: Day
    /// Units with people that lack a paper, those with the most people first.
    package let lacking: [LackingUnit]
    package let behind: [BehindRegistration]
    /// Units with an agreement and with a budget, of those with people; registrations without arrears.
    package let figures: [FigureAnswer]
}

extension CoverageDesk {
    /// Who has not, within a reach, today.
    ///
    /// - Throws: `.outOfReach` for the nation.
    package func gaps() async throws -> GapView {
        let reach = try desk.reach(.seeAggregates)
        if case .nation = reach { throw AccessRefusal.outOfReach }
        let (government, today, catalog) = (office.government, office.today, templates.catalog)
        let office = office
        return try await office.database.read { connection in
            let papers = try GapStatements.papers.value(of: office, on: connection) {
                try PaperGaps.read(government: government, on: today, by: connection)
            }
            let mine = try GapStatements.units(reach, government, on: connection)
            let units = papers.units.filter { mine?.contains($0.unit.number) ?? true }
            func lacks(_ unit: UnitID, _ kind: YearEndPaper) -> Bool {
                papers.lacking[kind]?.contains(unit.number) ?? false
            }
            let all = units.map { unit in
                LackingUnit(
                    unit: unit.unit.number, name: unit.name, people: unit.people,
                    lacksBudget: lacks(unit.unit, .budget), lacksAgreement: lacks(unit.unit, .agreement),
                    lacksTreasurer: lacks(unit.unit, .treasurer))
            }
            let lacking = all.filter { $0.lacksBudget || $0.lacksAgreement || $0.lacksTreasurer }
            let behind = try GapStatements.behind(reach, government, today, on: connection)
            let billed = try GapStatements.billed(reach, government, on: connection)
            let makes = FigureMaking(office, catalog)
            let whole = Int64(all.count)
            return GapView(
                asOf: today,
                lacking: lacking.sorted { ($1.people, $0.unit) < ($0.people, $1.unit) }, behind: behind,
                figures: [
                    makes.figure(
                        "units-with-budget", whole - Int64(all.count(where: \.lacksBudget)), whole,
                        on: today),
                    makes.figure(
                        "units-with-agreement", whole - Int64(all.count(where: \.lacksAgreement)), whole,
                        on: today),
                    makes.figure(
                        "units-without-arrears", billed - Int64(behind.count), billed, on: today),
                ])
        }
    }

    /// Of how many people in work what is on record, as figures; of a whole government only.
    package func quality() async throws -> [FigureAnswer] {
        try desk.wholeGovernment(.seeAggregates)
        let (government, today) = (office.government, office.today)
        let office = office
        let counts = try await office.database.read { connection in
            try GapStatements.quality.value(of: office, on: connection) {
                try QualityCounts.read(government: government, on: today, by: connection)
            }
        }
        let makes = FigureMaking(office, templates.catalog)
        return [
            ("quality-mother-name", counts.withMother), ("quality-heir", counts.withHeir),
            ("quality-card", counts.withCard), ("quality-birth-and-sex", counts.withBirthAndSex),
            ("quality-phone", counts.withPhone), ("quality-unique", counts.withoutNamesake),
            ("quality-registry", counts.registryMatched),
            ("quality-registry-differs", counts.registryDiffering),
            ("quality-registry-unchecked", counts.registryUnchecked),
        ].map { makes.figure($0.0, $0.1, counts.people, on: today) }
    }
}

/// The statements of who has not.
private enum GapStatements {
    /// Both go over every job of a government: kept until something changes in its books.
    static let papers = ChainKeep<PaperGaps>()
    static let quality = ChainKeep<QualityCounts>()

    /// The units of a reach; nil for a whole government.
    static func units(
        _ reach: Reach, _ government: Int64, on connection: any SQLConnection
    ) throws -> Set<Int64>? {
        try ClaimReach.units(of: reach, government: government, on: connection)
    }

    static func billed(
        _ reach: Reach, _ government: Int64, on connection: any SQLConnection
    ) throws -> Int64 {
        var sql = NumberedSQL(
            """
            SELECT COUNT(DISTINCT c.registration_id) FROM claim_state c
            WHERE c.gov_id = $1 AND c.superseded_ms = 9223372036854775807
            """, [.integer(government)])
        try sql.keep(toRegistrations: reach, registration: "c.registration_id", government: "c.gov_id")
        return try connection.integer(sql.text, sql.values) ?? 0
    }

    static func behind(
        _ reach: Reach, _ government: Int64, _ today: Day, on connection: any SQLConnection
    ) throws -> [BehindRegistration] {
        func day(_ back: Int) -> SQLValue { .integer(Int64(today.adding(days: -back).yyyymmdd)) }
        var sql = NumberedSQL(
            """
            SELECT r.registration_id, r.name, COUNT(DISTINCT c.claim_month), MIN(c.due),
                CAST(SUM(c.still_open) AS BIGINT),
                CAST(SUM(CASE WHEN c.due >= $1 THEN c.still_open ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN c.due < $1 AND c.due >= $2 THEN c.still_open ELSE 0 END) AS BIGINT)
            FROM claim_state c
            JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
            WHERE c.gov_id = $3 AND c.superseded_ms = 9223372036854775807 AND c.still_open > 0
                AND c.due < $4
            """, [day(30), day(90), .integer(government), day(0)])
        try sql.keep(toRegistrations: reach, registration: "c.registration_id", government: "c.gov_id")
        sql.add(" GROUP BY r.registration_id, r.name ORDER BY 5 DESC, r.registration_id")
        return try connection.rows(sql.text, sql.values) { row in
            let (open, young, middle) = (try row.integer(4), try row.integer(5), try row.integer(6))
            return BehindRegistration(
                registration: try row.integer(0), name: try row.text(1), months: Int(try row.integer(2)),
                oldest: try row.day(3, "claim_state.due"), open: Rupiah(open),
                ageing: [Rupiah(young), Rupiah(middle), Rupiah(open - young - middle)])
        }
    }
}
