import SQLDatabase
import SQLStore

extension MeetingBook {
    /// All of a meeting, with what earlier ones left open.
    ///
    /// - Throws: `.noSuchMeeting`.
    package func open(_ id: Int64) async throws -> MeetingFile {
        let office = office
        return try await office.database.read { connection in
            let rows = MeetingRows(office, connection)
            let meeting = try rows.one(id)
            return MeetingFile(
                meeting: meeting, findings: try rows.findings(id), commitments: try rows.commitments(id),
                followUps: try rows.open(before: meeting.heldOn, but: id), guests: try rows.guests(id))
        }
    }

    /// The meetings of the government, the newest first.
    package func list(atMost count: Int = 100) async throws -> [Meeting] {
        let office = office
        return try await office.database.read { connection in
            try MeetingRows(office, connection).all(atMost: count)
        }
    }
}
