import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads meetings.
struct MeetingRows {
    private let office: Office
    private let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    private var place: SQLValue { .integer(office.government) }

    /// A meeting whose row is held until the transaction ends.
    func held(_ id: Int64) throws -> Meeting { try one(id, lock: connection.engine.lockClause) }

    /// The same; refuses one that is closed.
    @discardableResult
    func refuseClosed(_ id: Int64) throws -> Meeting {
        let meeting = try held(id)
        if meeting.stage == .closed { throw IndicatorBookRefusal.meetingClosed }
        return meeting
    }

    func one(_ id: Int64, lock: String = "") throws -> Meeting {
        let found = try connection.first(
            """
            SELECT meeting_id, title, held_on, place, state, tables, minutes FROM meeting
            WHERE gov_id = $1 AND meeting_id = $2\(lock)
            """, [place, .integer(id)], Self.meeting)
        guard let found else { throw IndicatorBookRefusal.noSuchMeeting }
        return found
    }

    /// The newest first.
    func all(atMost count: Int) throws -> [Meeting] {
        try connection.rows(
            """
            SELECT meeting_id, title, held_on, place, state, NULL, NULL FROM meeting
            WHERE gov_id = $1
            ORDER BY held_on DESC, meeting_id DESC LIMIT \(count)
            """, [place], Self.meeting)
    }

    private static func meeting(_ row: SQLRow) throws -> Meeting {
        guard let stage = Meeting.Stage(rawValue: try row.integer(4)) else {
            throw SQLFault(kind: .statement, code: "stage", detail: "meeting.state")
        }
        return Meeting(
            id: try row.integer(0), title: try row.text(1), heldOn: try row.day(2, "meeting.held_on"),
            place: try row.text(3), stage: stage, tables: row.optionalText(5), minutes: row.optionalText(6))
    }

    func findings(_ id: Int64) throws -> [MeetingFinding] {
        try connection.rows(
            """
            SELECT f.finding, f.kind, f.unit_id, u.name, f.body FROM meeting_finding f
            LEFT JOIN unit u ON u.gov_id = f.gov_id AND u.unit_id = f.unit_id
            WHERE f.gov_id = $1 AND f.meeting_id = $2 ORDER BY f.finding
            """, [place, .integer(id)]
        ) { row in
            MeetingFinding(
                number: Int(try row.integer(0)),
                kind: MeetingFinding.Kind(rawValue: try row.text(1)) ?? .other,
                unit: try row.optionalInteger(2), unitName: row.optionalText(3), text: try row.text(4))
        }
    }

    func commitments(_ id: Int64) throws -> [MeetingCommitment] {
        try connection.rows(
            """
            SELECT c.commitment_id, c.meeting_id, c.owner, u.name, c.body, c.due, c.state, c.outcome
            FROM meeting_commitment c
            LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id
            WHERE c.gov_id = $1 AND c.meeting_id = $2 ORDER BY c.due, c.commitment_id
            """, [place, .integer(id)], Self.commitment)
    }

    /// Promises of meetings before a day that are open.
    func open(before day: Day, but id: Int64) throws -> [MeetingCommitment] {
        try connection.rows(
            """
            SELECT c.commitment_id, c.meeting_id, c.owner, u.name, c.body, c.due, c.state, c.outcome
            FROM meeting_commitment c
            JOIN meeting m ON m.gov_id = c.gov_id AND m.meeting_id = c.meeting_id
            LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id
            WHERE c.gov_id = $1 AND c.state = 0 AND m.held_on <= $2 AND c.meeting_id <> $3
            ORDER BY c.due, c.commitment_id LIMIT 200
            """, [place, .integer(Int64(day.yyyymmdd)), .integer(id)], Self.commitment)
    }

    private static func commitment(_ row: SQLRow) throws -> MeetingCommitment {
        MeetingCommitment(
            id: try row.integer(0), meeting: try row.integer(1), owner: try row.text(2),
            unitName: row.optionalText(3), text: try row.text(4),
            due: try row.day(5, "meeting_commitment.due"),
            state: MeetingCommitment.State(rawValue: try row.integer(6)) ?? .open,
            outcome: row.optionalText(7))
    }

    func guests(_ id: Int64) throws -> [MeetingGuest] {
        try connection.rows(
            """
            SELECT line, name, office, attended FROM meeting_attendance
            WHERE gov_id = $1 AND meeting_id = $2 ORDER BY line
            """, [place, .integer(id)]
        ) { row in
            MeetingGuest(
                line: Int(try row.integer(0)), name: try row.text(1), office: try row.text(2),
                attended: try row.integer(3) == 1)
        }
    }
}
