package import MoneyAndDates

/// A meeting that asks who has not, and what becomes of what was promised there.
package struct Meeting: Sendable, Hashable {
    /// How far it is.
    package enum Stage: Int64, Sendable, Hashable, CaseIterable {
        case planned = 0
        /// What lay on the table does not change any more.
        case held = 1
        /// Its minutes are written.
        case closed = 2

        /// The key of its name in `words/`.
        package var labelKey: String { "meeting.stage.\(rawValue)" }
    }

    package let id: Int64
    package let title: String
    package let heldOn: Day
    package let place: String
    package let stage: Stage
    /// What lay on the table, once it is frozen: JSON.
    package let tables: String?
    package let minutes: String?
}

/// What was found at a meeting.
package struct MeetingFinding: Sendable, Hashable {
    /// About what; the raw value is that of the store.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case budget, agreement, arrears, data, other

        /// The key of its name in `words/`.
        package var labelKey: String { "meeting.finding.\(rawValue)" }
    }

    package let number: Int
    package let kind: Kind
    package let unit: Int64?
    package let unitName: String?
    package let text: String
}

/// What somebody promised to have done by a day.
package struct MeetingCommitment: Sendable, Hashable {
    /// What became of it.
    package enum State: Int64, Sendable, Hashable, CaseIterable {
        case open = 0
        case done = 1
        case dropped = 2

        /// The key of its name in `words/`.
        package var labelKey: String { "meeting.commitment.\(rawValue)" }
    }

    package let id: Int64
    package let meeting: Int64
    package let owner: String
    package let unitName: String?
    package let text: String
    package let due: Day
    package let state: State
    package let outcome: String?
}

/// Who is invited, and whether he came.
package struct MeetingGuest: Sendable, Hashable {
    package let line: Int
    package let name: String
    package let office: String
    package let attended: Bool

    package init(line: Int, name: String, office: String, attended: Bool) {
        self.line = line
        self.name = name
        self.office = office
        self.attended = attended
    }
}

/// All of a meeting.
package struct MeetingFile: Sendable, Hashable {
    package let meeting: Meeting
    package let findings: [MeetingFinding]
    package let commitments: [MeetingCommitment]
    /// Promises of earlier meetings that were open when this one was opened, or still are.
    package let followUps: [MeetingCommitment]
    package let guests: [MeetingGuest]
}
