package import LawBook
package import MoneyAndDates

/// Whom an event or a page speaks to.
package struct OutreachAudience: Sendable, Hashable {
    /// As it stands in the store and in addresses.
    package let code: String
    /// By which dues and benefits are reckoned.
    package let segment: Segment
    /// What the page puts forward until the reader gives his own; a month.
    package let wage: Rupiah

    /// The key of its name in `words/`.
    package var labelKey: String { "outreach.audience.\(code)" }
}

/// Audiences, and for how many days after an event enrolments are its own.
package struct OutreachRules: Sendable, Hashable {
    package let audiences: [OutreachAudience]
    package let countedDays: Int

    /// Where the file stands.
    package static let path = "templates/outreach/audiences.csv"
    private static let head = "code,segment,wage"

    /// Reads the file.
    ///
    /// - Throws: `OutreachFileRefusal` with the line.
    package init(csv text: String) throws(OutreachFileRefusal) {
        var audiences: [OutreachAudience] = []
        var days: Int?
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") || line == OutreachRules.head { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let wrong = OutreachFileRefusal(line: place + 1, value: String(line))
            guard cells.count == 3 else { throw wrong }
            if cells[0] == "counted-days" {
                guard days == nil, let number = Int(cells[1]), (1...1_000).contains(number) else {
                    throw wrong
                }
                days = number
                continue
            }
            guard let segment = Segment(rawValue: cells[1]), let wage = Int64(cells[2]), wage > 0,
                !cells[0].isEmpty, !audiences.contains(where: { $0.code == cells[0] })
            else { throw wrong }
            audiences.append(OutreachAudience(code: cells[0], segment: segment, wage: Rupiah(wage)))
        }
        guard let days, !audiences.isEmpty else {
            throw OutreachFileRefusal(line: 0, value: "counted-days")
        }
        self.audiences = audiences
        countedDays = days
    }

    /// One by its code.
    package func audience(_ code: String) -> OutreachAudience? { audiences.first { $0.code == code } }

    /// The last day on which an enrolment counts for an event.
    package func lastCounted(after held: Day) -> Day { held.adding(days: countedDays) }
}

/// Why the file of audiences cannot be used.
package struct OutreachFileRefusal: TellableRefusal, Hashable {
    /// 0 where a line is missing.
    package let line: Int
    package let value: String

    package var note: Note {
        Note(
            "outreach-file.wrong",
            ["file": .text(OutreachRules.path), "line": .number(line), "value": .text(value)])
    }
}

/// Why an event is not planned, or somebody's name not taken at its door.
package enum OutreachRefusal: String, TellableRefusal, Hashable {
    case titleMissing = "outreach.refused.title-missing"
    case placeMissing = "outreach.refused.place-missing"
    case dayWrong = "outreach.refused.day-wrong"
    case audienceUnknown = "outreach.refused.audience-unknown"
    case minutesMissing = "outreach.refused.minutes-missing"
    case notThere = "outreach.refused.not-there"
    case nameMissing = "outreach.refused.name-missing"
    /// The list is open on the day of the event and the day after.
    case doorClosed = "outreach.refused.door-closed"
    /// The same name of the same unit stands on the list already.
    case thereAlready = "outreach.refused.there-already"
    /// No certificate of this government has the code and the day of birth.
    case memberUnknown = "outreach.refused.member-unknown"
    /// Nobody has made an open invitation that a member could hand on.
    case noCampaign = "outreach.refused.no-campaign"

    package var note: Note { Note(rawValue) }
}

/// An event on its way into the books.
package struct OutreachDraft: Sendable, Hashable {
    package var title: String
    package var heldOn: Day
    package var place: String
    package var audience: String

    package init(title: String, heldOn: Day, place: String, audience: String) {
        self.title = title
        self.heldOn = heldOn
        self.place = place
        self.audience = audience
    }

    /// - Throws: `OutreachRefusal`, for the first that is wrong.
    package func check(on today: Day, _ rules: OutreachRules) throws(OutreachRefusal) {
        guard (3...150).contains(title.count) else { throw .titleMissing }
        guard (2...150).contains(place.count) else { throw .placeMissing }
        guard heldOn >= today.adding(days: -rules.countedDays), heldOn <= today.adding(days: 730) else {
            throw .dayWrong
        }
        guard rules.audience(audience) != nil else { throw .audienceUnknown }
    }
}
