package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// The rosters of a month that units are asked for.
package struct Campaign: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let period: Month
    package let due: Day

    package init(id: Int64, name: String, period: Month, due: Day) {
        self.id = id
        self.name = name
        self.period = period
        self.due = due
    }
}

/// How far a campaign has come with one unit.
package struct CampaignUnit: Sendable, Hashable {
    /// Where the roster of a unit stands.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case approved
        /// Waits for a second person.
        case submitted
        /// Went back to the unit, which has not sent another.
        case returned
        /// Not there, and not due yet.
        case missing
        /// Not there, and due.
        case late
    }

    package let unit: UnitID
    package let code: String
    package let name: String
    package let due: Day
    package let state: State
    /// Rows that can be taken over, of the newest version; nil where there is none.
    package let people: Int?
}

/// Campaigns: who is asked for a roster, until when, and who has answered.
package enum CampaignBook {
    /// Asks units for the rosters of a month. The same again gives back its number and changes nothing.
    ///
    /// - Parameters:
    ///   - units: with a day of their own where they have one.
    ///   - due: for the others.
    /// - Throws: `SubmissionRefusal.campaignThere`, `RegisterRefusal.unknownUnit`.
    package static func open(
        _ name: String, period: Month, due: Day, units: [UnitID: Day?], by office: Office
    ) async throws -> Int64 {
        guard !name.isEmpty else { throw RegisterRefusal.emptyName }
        guard !units.isEmpty else { throw SubmissionRefusal.noUnits }
        let number = office.identifiers.next()
        let asked = units.map { (unit: $0.key, due: $0.value ?? due) }.sorted { $0.unit < $1.unit }
        return try await office.act { connection, instant in
            if let there = try campaign(name, period, office.government, connection) {
                let before = try dues(of: there.id, office.government, connection)
                guard there.due == due, before == asked.map({ [$0.unit.number, $0.due.number] }) else {
                    throw SubmissionRefusal.campaignThere(name)
                }
                return Act(there.id, [])
            }
            let known = Set(try UnitBook.all(government: office.government, on: connection).map(\.id))
            if let stranger = asked.first(where: { !known.contains($0.unit) }) {
                throw RegisterRefusal.unknownUnit(stranger.unit.description)
            }
            try connection.execute(
                """
                INSERT INTO campaign (gov_id, campaign_id, name, period, due, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(office.government), .integer(number), .text(name),
                    .integer(Int64(period.yyyymm)), .integer(due.number), .integer(instant),
                ])
            _ = try connection.write(
                BulkRows(
                    "campaign_unit",
                    [
                        ("gov_id", .constant(.integer(office.government))),
                        ("campaign_id", .constant(.integer(number))),
                        ("unit_id", .integers(asked.map(\.unit.number))),
                        ("due", .integers(asked.map(\.due.number))),
                    ]))
            let after = "\(name) \(period) due=\(due.number) units=\(asked.count)"
            return Act(
                number, [office.change("campaign.open", of: "campaign/\(number)", after: after)])
        }
    }

    /// The campaign of a name, or by its number; refused where there is none.
    package static func campaign(
        _ text: String, government: Int64, on connection: any SQLConnection
    ) throws -> Campaign {
        let all = try connection.rows(
            """
            SELECT campaign_id, name, period, due FROM campaign WHERE gov_id = $1
            ORDER BY period, campaign_id
            """, [.integer(government)], campaign)
        guard let found = all.last(where: { $0.name == text }) ?? all.first(where: { String($0.id) == text })
        else { throw SubmissionRefusal.unknownCampaign(text) }
        return found
    }

    /// Every unit of a campaign and how far it is, by code: three statements however many units.
    package static func progress(
        of campaign: Campaign, on day: Day, government: Int64, connection: any SQLConnection
    ) throws -> [CampaignUnit] {
        let newest = try newestSubmissions(campaign.period, government, connection)
        return try connection.rows(
            """
            SELECT c.unit_id, u.code, u.name, c.due FROM campaign_unit c JOIN unit u ON u.gov_id = c.gov_id
                AND u.unit_id = c.unit_id
            WHERE c.gov_id = $1 AND c.campaign_id = $2 ORDER BY u.code, c.unit_id
            """, [.integer(government), .integer(campaign.id)]
        ) { row in
            let unit = try row.integer(0)
            let due = try row.day(3, "campaign_unit.due")
            let state: CampaignUnit.State =
                switch newest[unit]?.decision {
                case .some("approved"): .approved
                case .some("returned"): .returned
                case .some: .submitted
                case .none: day > due ? .late : .missing
                }
            return CampaignUnit(
                unit: UnitID(unit), code: row.optionalText(1) ?? "", name: try row.text(2), due: due,
                state: state, people: newest[unit]?.people)
        }
    }

    /// Who is missing: units whose roster never came, or is far below another list of its people.
    package static func missing(
        in campaign: Campaign, on day: Day, thresholds: MissingThresholds, government: Int64,
        connection: any SQLConnection
    ) throws -> [MissingUnit] {
        let progress = try progress(of: campaign, on: day, government: government, connection: connection)
        let lists = try headcounts(until: campaign.period.lastDay, government, connection)
        let counts = progress.map { unit in
            let listed = lists[unit.unit.number] ?? [:]
            return UnitHeadcount(
                unit: unit.unit, due: unit.due, submitted: unit.people, lastYear: listed[.lastYear],
                budgeted: listed[.budget], attendance: listed[.attendance])
        }
        return MissingUnit.found(in: counts, on: day, thresholds: thresholds)
    }

    private static func campaign(
        _ name: String, _ period: Month, _ government: Int64, _ connection: any SQLConnection
    ) throws -> Campaign? {
        try connection.first(
            """
            SELECT campaign_id, name, period, due FROM campaign
            WHERE gov_id = $1 AND name = $2 AND period = $3
            """, [.integer(government), .text(name), .integer(Int64(period.yyyymm))], campaign)
    }

    private static func campaign(_ row: SQLRow) throws -> Campaign {
        Campaign(
            id: try row.integer(0), name: try row.text(1),
            period: try row.month(2, "campaign.period"),
            due: try row.day(3, "campaign.due"))
    }

    private static func dues(
        of campaign: Int64, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [[Int64]] {
        try connection.rows(
            """
            SELECT unit_id, due FROM campaign_unit WHERE gov_id = $1 AND campaign_id = $2 ORDER BY unit_id
            """, [.integer(government), .integer(campaign)]
        ) { [try $0.integer(0), try $0.integer(1)] }
    }

    /// Of each unit the newest version of a month: what was decided of it, and its good rows.
    private static func newestSubmissions(
        _ period: Month, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [Int64: (decision: String, people: Int)] {
        var good: [Int64: Int] = [:]
        try connection.query(
            """
            SELECT r.submission_id, COUNT(*) FROM roster_row r JOIN roster_submission s
                ON s.gov_id = r.gov_id AND s.submission_id = r.submission_id
            WHERE r.gov_id = $1 AND s.period = $2 AND r.outcome = 'good'
            GROUP BY r.submission_id ORDER BY r.submission_id
            """, [.integer(government), .integer(Int64(period.yyyymm))]
        ) { good[try $0.integer(0)] = Int(try $0.integer(1)) }
        var newest: [Int64: (decision: String, people: Int)] = [:]
        try connection.query(
            """
            SELECT unit_id, submission_id, decision FROM roster_submission
            WHERE gov_id = $1 AND period = $2 ORDER BY unit_id, version
            """, [.integer(government), .integer(Int64(period.yyyymm))]
        ) { row in
            newest[try row.integer(0)] = (row.optionalText(2) ?? "", good[try row.integer(1)] ?? 0)
        }
        return newest
    }

    /// Of each unit and list the newest count.
    private static func headcounts(
        until day: Day, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [Int64: [MissingUnit.List: Int]] {
        var counts: [Int64: [MissingUnit.List: Int]] = [:]
        try connection.query(
            """
            SELECT unit_id, source, persons FROM unit_headcount WHERE gov_id = $1 AND as_of <= $2
            ORDER BY unit_id, source, as_of
            """, [.integer(government), .integer(day.number)]
        ) { row in
            let list: MissingUnit.List = try coded(row.text(1), "unit_headcount.source")
            counts[try row.integer(0), default: [:]][list] = Int(try row.integer(2))
        }
        return counts
    }
}
