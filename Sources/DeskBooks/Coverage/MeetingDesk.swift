import Access
package import AccessBooks
package import IndicatorBooks
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Meetings at somebody's desk: of a whole government, for those who run them.
package struct MeetingDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private func book() throws -> MeetingBook {
        try desk.wholeGovernment(.runMeetings)
        return MeetingBook(desk.office)
    }

    /// The meetings of the government, the newest first.
    package func list() async throws -> [Meeting] { try await book().list() }

    /// All of a meeting.
    ///
    /// - Throws: `.outOfReach` where there is none.
    package func open(_ id: Int64) async throws -> MeetingFile {
        do { return try await book().open(id) } catch IndicatorBookRefusal.noSuchMeeting {
            throw AccessRefusal.outOfReach
        }
    }

    /// Plans a meeting.
    package func plan(_ title: String, on day: Day, at place: String) async throws -> Int64 {
        try await book().plan(title, on: day, at: place)
    }

    /// Freezes what lies on the table today.
    package func freeze(_ id: Int64, templates: FigureTemplates) async throws {
        let book = try book()
        let tables = try await CoverageDesk(desk, templates: templates).meetingTables()
        try await book.freeze(id, tables: try tables.json())
    }

    /// Adds a finding, about a unit of the government or about all.
    package func find(_ id: Int64, _ kind: MeetingFinding.Kind, unit: Int64?, _ text: String) async throws {
        try await hold(unit)
        try await book().find(id, kind, unit: unit, text)
    }

    /// Records a promise.
    package func commit(_ id: Int64, owner: String, unit: Int64?, _ text: String, due: Day) async throws {
        try await hold(unit)
        _ = try await book().commit(id, owner: owner, unit: unit, text, due: due)
    }

    /// Says what became of a promise.
    package func close(
        commitment: Int64, as state: MeetingCommitment.State, outcome: String
    ) async throws {
        try await book().close(commitment: commitment, as: state, outcome: outcome)
    }

    /// Adds somebody who is invited.
    package func invite(_ id: Int64, name: String, office: String) async throws {
        try await book().invite(id, name: name, office: office)
    }

    /// Says who came.
    package func attend(_ id: Int64, lines: Set<Int>) async throws {
        try await book().attend(id, lines: lines)
    }

    /// Writes the minutes.
    package func minute(_ id: Int64, _ text: String) async throws { try await book().minute(id, text) }

    private func hold(_ unit: Int64?) async throws {
        let reach = try desk.reach(.runMeetings)
        guard let unit else { return }
        let government = desk.office.government
        try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: unit, within: reach, government: government, on: connection)
        }
    }
}
