import Access
package import AccessBooks
package import Membership
package import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore

/// A campaign and how far it is within somebody's reach.
package struct CampaignTally: Sendable, Equatable {
    package let campaign: Campaign
    /// Units by where their roster stands.
    package let units: [CampaignUnit.State: Int]

    package var all: Int { units.values.reduce(0, +) }
    /// How many units stand there.
    package func count(_ state: CampaignUnit.State) -> Int { units[state] ?? 0 }
}

/// A unit on the board of a campaign.
package struct BoardRow: Sendable, Equatable {
    package let unit: UnitID
    package let code: String
    package let name: String
    package let due: Day
    package let state: CampaignUnit.State
    /// The newest version; nil where none came.
    package let submission: Int64?
    package let version: Int?
    package let rows: Int?
}

/// Campaigns as they are seen and opened at a desk.
package struct CampaignDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The latest campaigns that ask some unit of the reach, with their counts: one statement.
    package func tallies(atMost count: Int = 12) async throws -> [CampaignTally] {
        let reach = try desk.reach(.seeRosters)
        let (government, today) = (desk.office.government, desk.office.today)
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: 3)
        return try await desk.office.database.read { connection in
            var campaigns: [Campaign] = []
            var units: [Int64: [CampaignUnit.State: Int]] = [:]
            try connection.query(
                """
                SELECT k.campaign_id, k.name, k.period, k.due, \(stateSQL), COUNT(*)
                FROM campaign_unit c \(newestSQL)
                WHERE c.gov_id = $2\(scope.sql)
                GROUP BY k.campaign_id, k.name, k.period, k.due, 5
                ORDER BY k.period DESC, k.campaign_id DESC, 5
                """, [.integer(Int64(today.yyyymmdd)), .integer(government)] + scope.values
            ) { row in
                let campaign = Campaign(
                    id: try row.integer(0), name: try row.text(1),
                    period: try row.month(2, "campaign.period"),
                    due: try row.day(3, "campaign.due"))
                if campaigns.last != campaign { campaigns.append(campaign) }
                let state = CampaignUnit.State(rawValue: try row.text(4)) ?? .missing
                units[campaign.id, default: [:]][state] = Int(try row.integer(5))
            }
            return campaigns.prefix(count).map { CampaignTally(campaign: $0, units: units[$0.id] ?? [:]) }
        }
    }

    /// Units of a campaign by code.
    ///
    /// - Parameters:
    ///   - state: only those; nil for all.
    ///   - cursor: `code.unit` of the last one that was shown.
    package func board(
        _ campaign: Int64, state: CampaignUnit.State? = nil, after cursor: String? = nil, size: Int = 50
    ) async throws -> Listed<BoardRow> {
        let reach = try desk.reach(.seeRosters)
        let (government, today) = (desk.office.government, desk.office.today)
        let (code, unit) = place(cursor)
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: 7)
        let rows = try await desk.office.database.read { connection in
            try connection.rows(
                """
                SELECT b.unit_id, b.code, b.name, b.due, b.state, b.submission_id, b.version, b.row_count
                FROM (
                    SELECT c.unit_id AS unit_id, COALESCE(n.code, '') AS code, n.name AS name, c.due AS due,
                        \(stateSQL) AS state, s.submission_id AS submission_id, s.version AS version,
                        s.row_count AS row_count
                    FROM campaign_unit c \(newestSQL)
                    JOIN unit n ON n.gov_id = c.gov_id AND n.unit_id = c.unit_id
                    WHERE c.gov_id = $2 AND c.campaign_id = $3
                        AND (COALESCE(n.code, '') > $4 OR (COALESCE(n.code, '') = $4 AND c.unit_id > $5))
                        AND ($6 = '' OR \(stateSQL) = $6)\(scope.sql)) b
                ORDER BY b.code, b.unit_id LIMIT \(size + 1)
                """,
                [
                    .integer(Int64(today.yyyymmdd)), .integer(government), .integer(campaign),
                    .text(code), .integer(unit), .text(state?.rawValue ?? ""),
                ] + scope.values
            ) { row in
                BoardRow(
                    unit: UnitID(try row.integer(0)), code: try row.text(1), name: try row.text(2),
                    due: try row.day(3, "campaign_unit.due"),
                    state: CampaignUnit.State(rawValue: try row.text(4)) ?? .missing,
                    submission: try row.optionalInteger(5), version: try row.optionalInteger(6).map(Int.init),
                    rows: try row.optionalInteger(7).map(Int.init))
            }
        }
        return Listed(rows, size: size) { "\($0.unit.number).\($0.code)" }
    }

    /// Asks units for the rosters of a month.
    ///
    /// - Parameter codes: of the units; empty for all that report under a registration in that month.
    /// - Throws: `.unknownUnit`, what `CampaignBook.open` refuses.
    package func open(
        _ name: String, period: Month, due: Day, codes: [String]
    ) async throws -> Int64 {
        try desk.wholeGovernment(.manageCampaigns)
        guard !name.isEmpty else { throw RosterDeskRefusal.nameMissing }
        guard due >= period.firstDay.adding(days: -62) else { throw RosterDeskRefusal.dueMissing }
        let (office, government) = (desk.office, desk.office.government)
        let units = try await office.database.read { connection -> [UnitID] in
            guard !codes.isEmpty else {
                return try RegistrationBook.linkedUnits(
                    on: period.firstDay, government: government, connection)
            }
            let all = try UnitBook.all(government: government, on: connection)
            let byCode = Dictionary(all.map { ($0.code, $0.id) }, uniquingKeysWith: { $1 })
            return try codes.map { code in
                guard let unit = byCode[code] else { throw RosterDeskRefusal.unknownUnit(code) }
                return unit
            }
        }
        return try await CampaignBook.open(
            name, period: period, due: due,
            units: Dictionary(units.map { ($0, nil) }, uniquingKeysWith: { $1 }), by: office)
    }

    /// Units of a campaign without a roster, or with one far below another list of their people, within the
    /// reach; those that miss most people first.
    package func missing(
        _ campaign: Campaign
    ) async throws -> [(unit: UnitChoice, missing: MissingUnit)] {
        let office = desk.office
        let units = try await UnitChoices(desk).list(.seeRosters, atMost: nil)
        let mine = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let found = try await office.database.read { connection in
            try CampaignBook.missing(
                in: campaign, on: office.today, thresholds: .usual, government: office.government,
                connection: connection)
        }
        return found.compactMap { missing in mine[missing.unit].map { (unit: $0, missing: missing) } }
    }

    private func place(_ cursor: String?) -> (code: String, unit: Int64) {
        let parts = (cursor ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let unit = Int64(parts[0]) else { return ("", -1) }
        return (String(parts[1]), unit)
    }
}

/// Where a unit's roster stands on the day `$1`.
private let stateSQL = """
    CASE WHEN s.decision = 'approved' THEN 'approved' WHEN s.decision = 'returned' THEN 'returned' \
    WHEN s.submission_id IS NOT NULL THEN 'submitted' WHEN c.due < $1 THEN 'late' ELSE 'missing' END
    """

/// The campaign of a row `c`, and the newest version of its unit and month: by the unique key of versions.
private let newestSQL = """
    JOIN campaign k ON k.gov_id = c.gov_id AND k.campaign_id = c.campaign_id
    LEFT JOIN roster_submission s ON s.gov_id = c.gov_id AND s.unit_id = c.unit_id AND s.period = k.period
        AND NOT EXISTS (SELECT 1 FROM roster_submission x WHERE x.gov_id = s.gov_id
            AND x.unit_id = s.unit_id AND x.period = s.period AND x.version > s.version)
    """
