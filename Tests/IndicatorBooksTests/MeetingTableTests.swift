import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import Indicators
import MoneyAndDates
import SQLDatabase
import TestDatabases
import TestPortal
import Testing

@Suite struct `What lies on the table of a meeting` {
    @Test(arguments: TestEngine.atHand)
    func `is frozen by the use case, the same for whoever asks, and stays`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let templates = try FigureTemplates.embedded()
            let office = try await town.desk(.manpowerOffice)
            let meetings = MeetingDesk(office)
            let id = try await meetings.plan("Rapat", on: try day("2026-03-02"), at: "Aula")
            let tables = try await CoverageDesk(office, templates: templates).meetingTables()
            let leader = CoverageDesk(try await town.desk(.leadership), templates: templates)
            #expect(try await leader.meetingTables() == tables)
            #expect(tables.month == "2026-02" && tables.lacking.count == 3)
            #expect(tables.figures.contains { $0.definition == "coverage-local-workers/1" && $0.whole == 4 })
            try await meetings.freeze(id, templates: templates)
            let frozen = try #require(try await meetings.open(id).meeting.tables)
            #expect(MeetingTables(frozen) == tables)
            await #expect(throws: IndicatorBookRefusal.alreadyFrozen) {
                try await meetings.freeze(id, templates: templates)
            }
            // What changes later does not change what lay there.
            try await town.bill()
            #expect(try await meetings.open(id).meeting.tables == frozen)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is of a whole government, for who runs meetings`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let templates = try FigureTemplates.embedded()
            await #expect(throws: AccessRefusal.outOfReach) {
                _ = try await CoverageDesk(try await town.desk(.opdOperator), templates: templates)
                    .meetingTables()
            }
            await #expect(throws: AccessRefusal.forbidden(.runMeetings)) {
                try await MeetingDesk(try await town.desk(.treasurer)).freeze(1, templates: templates)
            }
            #expect(MeetingTables("{}") == nil && MeetingTables("") == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `counts people by decile as the others are counted, and says of whom none is known`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await CoverageRollup(town.office).refresh()
            let reading = RollupReading(town.office, reach: .government)
            let before = try await reading.parts(february, by: .decile)
            #expect(before.map(\.code) == ["-"] && before.map(\.persons) == [4])
            try await town.propose("SITI AMINAH", row: 1, decile: "5")
            try await town.propose("SITI AMINAH", row: 2, decile: "2")
            try await town.propose("AGUS <b>SALIM", row: 3, decile: "11")
            let parts = try await reading.parts(february, by: .decile)
            #expect(parts.map(\.code) == ["2", "-"] && parts.map(\.persons) == [1, 3])
            try await town.bill()
            try await CoverageRollup(town.office).refresh()
            #expect(try await reading.parts(february, by: .decile).map(\.reported) == [1, 3])
            var filter = RollupFilter()
            filter.unit = town.unit("1.03")
            #expect(try await reading.parts(february, by: .decile, filter).map(\.code) == ["-"])
            filter.unit = town.unit("1.02")
            #expect(try await reading.parts(february, by: .decile, filter).map(\.persons) == [1, 2])
            let clerk = try await town.desk(.opdOperator)
            let own = RollupReading(town.office, reach: try clerk.reach(.seeAggregates))
            #expect(try await own.parts(february, by: .decile).map(\.persons) == [1, 2])
        }
    }
}

extension PortalTown {
    /// A row of a proposal, beside the books: only what the counts read of it.
    fileprivate func propose(_ name: String, row: Int64, decile: String) async throws {
        let (person, unit) = (person(name), unit("1.02"))
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO vulnerable_quota (gov_id, quota_id, name, funding, ceiling, from_month, to_month,
                    income, posting_days, registration_id, dues, places, changes, recorded_by, recorded_ms)
                SELECT 1671, 1, 'X', 'apbd', 1, 202601, 202612, 1, 14, MIN(registration_id), 1, 9, 0, 'x', 0
                FROM registration WHERE gov_id = 1671
                ON CONFLICT (gov_id, quota_id) DO NOTHING
                """, [])
            try connection.execute(
                """
                INSERT INTO vulnerable_list (gov_id, list_id, quota_id, unit_id, proposer, file_name, digest,
                    persons, recorded_by, recorded_ms)
                VALUES (1671, 1, 1, $1, '', '', '', 0, 'x', 0) ON CONFLICT (gov_id, list_id) DO NOTHING
                """, [.integer(unit)])
            try connection.execute(
                """
                INSERT INTO vulnerable_row (gov_id, row_id, quota_id, list_id, line, unit_id, stage, name,
                    nik_sealed, work, decile, proof, ill, findings, is_held, person_id, events, proposed_by,
                    recorded_ms, changed_ms)
                VALUES (1671, $1, 1, 1, 1, $2, 'active', 'X', '', '', $3, '', '', '', 0, $4, 0, 'x', 0, 0)
                """, [.integer(row), .integer(unit), .text(decile), .integer(person)])
        }
    }
}
