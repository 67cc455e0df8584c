package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The meetings of a government. What was said is added and never changed; a promise is closed with what
/// became of it.
package struct MeetingBook: Sendable {
    let office: Office

    package init(_ office: Office) { self.office = office }

    /// Plans a meeting.
    ///
    /// - Throws: `IndicatorBookRefusal.emptyText`, `.textTooLong`.
    package func plan(_ title: String, on day: Day, at place: String) async throws -> Int64 {
        try refuseBadText(title, limit: 200)
        try refuseBadText(place, limit: 200)
        let (office, number) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            try connection.execute(
                """
                INSERT INTO meeting (gov_id, meeting_id, title, held_on, place, state, recorded_by,
                    recorded_ms, changed_ms)
                VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $7)
                """,
                [
                    .integer(office.government), .integer(number), .text(title),
                    .integer(Int64(day.yyyymmdd)), .text(place), .text(office.actor), .integer(now),
                ])
            return Act(
                number, [office.change("meeting.plan", of: "meeting/\(number)", after: "\(day) \(title)")])
        }
    }

    /// Freezes what lies on the table, with its definitions.
    ///
    /// - Parameter tables: JSON.
    /// - Throws: `.alreadyFrozen`, `.noSuchMeeting`.
    package func freeze(_ id: Int64, tables: String) async throws {
        let office = office
        try await office.act { connection, now in
            let meeting = try MeetingRows(office, connection).held(id)
            guard meeting.stage == .planned else { throw IndicatorBookRefusal.alreadyFrozen }
            try connection.execute(
                """
                UPDATE meeting SET state = 1, tables = $1, frozen_ms = $2, changed_ms = $2
                WHERE gov_id = $3 AND meeting_id = $4
                """, [.text(tables), .integer(now), .integer(office.government), .integer(id)])
            return Act(
                (),
                [
                    office.change(
                        "meeting.freeze", of: "meeting/\(id)", after: sha256(tables.utf8))
                ])
        }
    }

    /// Adds a finding.
    ///
    /// - Throws: `.meetingClosed`, `.noSuchMeeting`, `.emptyText`.
    package func find(_ id: Int64, _ kind: MeetingFinding.Kind, unit: Int64?, _ text: String) async throws {
        try refuseBadText(text)
        let office = office
        try await office.act { connection, now in
            try MeetingRows(office, connection).refuseClosed(id)
            let last = try connection.integer(
                "SELECT MAX(finding) FROM meeting_finding WHERE gov_id = $1 AND meeting_id = $2",
                [.integer(office.government), .integer(id)])
            let number = (last ?? 0) + 1
            try connection.execute(
                """
                INSERT INTO meeting_finding (gov_id, meeting_id, finding, unit_id, kind, body, recorded_by,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .integer(office.government), .integer(id), .integer(number), SQLValue(unit),
                    .text(kind.rawValue), .text(text), .text(office.actor), .integer(now),
                ])
            let subject = "meeting/\(id)/finding/\(number)"
            return Act((), [office.change("meeting.find", of: subject, after: text)])
        }
    }

    /// Records a promise.
    ///
    /// - Throws: `.dueBeforeMeeting`, `.meetingClosed`, `.noSuchMeeting`, `.emptyText`.
    package func commit(
        _ id: Int64, owner: String, unit: Int64?, _ text: String, due: Day
    ) async throws -> Int64 {
        try refuseBadText(owner, limit: 200)
        try refuseBadText(text)
        let (office, number) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let meeting = try MeetingRows(office, connection).refuseClosed(id)
            if due < meeting.heldOn { throw IndicatorBookRefusal.dueBeforeMeeting(meeting.heldOn) }
            try connection.execute(
                """
                INSERT INTO meeting_commitment (gov_id, commitment_id, meeting_id, unit_id, owner, body, due,
                    state, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
                """,
                [
                    .integer(office.government), .integer(number), .integer(id), SQLValue(unit),
                    .text(owner), .text(text), .integer(Int64(due.yyyymmdd)), .text(office.actor),
                    .integer(now),
                ])
            let subject = "meeting/\(id)/commitment/\(number)"
            return Act(number, [office.change("meeting.commit", of: subject, after: "\(due) \(owner)")])
        }
    }

    /// Says what became of a promise.
    ///
    /// - Precondition: it is not left open.
    /// - Throws: `.noSuchCommitment`, `.commitmentClosed`, `.emptyText`.
    package func close(
        commitment: Int64, as state: MeetingCommitment.State, outcome: String
    ) async throws {
        precondition(state != .open, "a promise is closed as something")
        try refuseBadText(outcome)
        let office = office
        try await office.act { connection, now in
            let lock = connection.engine.lockClause
            let before = try connection.integer(
                """
                SELECT state FROM meeting_commitment WHERE gov_id = $1 AND commitment_id = $2\(lock)
                """, [.integer(office.government), .integer(commitment)])
            guard let before else { throw IndicatorBookRefusal.noSuchCommitment }
            guard before == 0 else { throw IndicatorBookRefusal.commitmentClosed }
            try connection.execute(
                """
                UPDATE meeting_commitment SET state = $1, outcome = $2, closed_ms = $3
                WHERE gov_id = $4 AND commitment_id = $5
                """,
                [
                    .integer(state.rawValue), .text(outcome), .integer(now), .integer(office.government),
                    .integer(commitment),
                ])
            let change = office.change(
                "meeting.close-commitment", of: "commitment/\(commitment)", reason: outcome, before: "0",
                after: String(state.rawValue))
            return Act((), [change])
        }
    }

    /// Adds somebody to the list of those invited.
    ///
    /// - Throws: `.meetingClosed`, `.noSuchMeeting`, `.emptyText`.
    package func invite(_ id: Int64, name: String, office from: String) async throws {
        try refuseBadText(name, limit: 200)
        try refuseBadText(from, limit: 200)
        let office = office
        try await office.act { connection, now in
            try MeetingRows(office, connection).refuseClosed(id)
            let last = try connection.integer(
                "SELECT MAX(line) FROM meeting_attendance WHERE gov_id = $1 AND meeting_id = $2",
                [.integer(office.government), .integer(id)])
            try connection.execute(
                """
                INSERT INTO meeting_attendance (gov_id, meeting_id, line, name, office, attended, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, 0, $6)
                """,
                [
                    .integer(office.government), .integer(id), .integer((last ?? 0) + 1), .text(name),
                    .text(from), .integer(now),
                ])
            return Act((), [office.change("meeting.invite", of: "meeting/\(id)", after: name)])
        }
    }

    /// Says who came; the others did not.
    ///
    /// - Throws: `.meetingClosed`, `.noSuchMeeting`.
    package func attend(_ id: Int64, lines: Set<Int>) async throws {
        let office = office
        try await office.act { connection, _ in
            try MeetingRows(office, connection).refuseClosed(id)
            let there = try connection.rows(
                "SELECT line FROM meeting_attendance WHERE gov_id = $1 AND meeting_id = $2 ORDER BY line",
                [.integer(office.government), .integer(id)]
            ) { Int(try $0.integer(0)) }
            if let stranger = lines.subtracting(there).min() {
                throw IndicatorBookRefusal.notInvited(stranger)
            }
            for came in [true, false] {
                let those = there.filter { lines.contains($0) == came }
                guard !those.isEmpty else { continue }
                let places = those.indices.map { "$\($0 + 4)" }.joined(separator: ", ")
                try connection.execute(
                    """
                    UPDATE meeting_attendance SET attended = $1
                    WHERE gov_id = $2 AND meeting_id = $3 AND line IN (\(places))
                    """,
                    [.integer(came ? 1 : 0), .integer(office.government), .integer(id)]
                        + those.map { .integer(Int64($0)) })
            }
            let count = there.count { lines.contains($0) }
            return Act((), [office.change("meeting.attend", of: "meeting/\(id)", after: "\(count)")])
        }
    }

    /// Writes the minutes and closes the meeting.
    ///
    /// - Throws: `.notFrozen` before its tables are, `.meetingClosed`, `.emptyText`.
    package func minute(_ id: Int64, _ text: String) async throws {
        try refuseBadText(text, limit: 20_000)
        let office = office
        try await office.act { connection, now in
            let meeting = try MeetingRows(office, connection).refuseClosed(id)
            guard meeting.stage == .held else { throw IndicatorBookRefusal.notFrozen }
            try connection.execute(
                """
                UPDATE meeting SET state = 2, minutes = $1, changed_ms = $2
                WHERE gov_id = $3 AND meeting_id = $4
                """, [.text(text), .integer(now), .integer(office.government), .integer(id)])
            return Act((), [office.change("meeting.minute", of: "meeting/\(id)", after: sha256(text.utf8))])
        }
    }
}
