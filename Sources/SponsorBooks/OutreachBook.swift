package import Membership
package import MoneyAndDates
package import Outreach
import SQLDatabase
package import SQLStore

/// An event as the books have it.
package struct OutreachEvent: Sendable, Hashable {
    package let id: Int64
    package let title: String
    package let heldOn: Day
    package let place: String
    package let audience: String
    /// The invitation to sponsors that is handed out there.
    package let link: Int64?
    package let minutes: String
    /// Who came.
    package let guests: Int
    /// Proposals through its invitation within the days that count.
    package let enrolled: Int
}

/// Somebody who came.
package struct OutreachGuest: Sendable, Hashable {
    package let name: String
    package let unit: String
}

/// The events of a government.
package struct OutreachBook: Sendable {
    package let office: Office
    package let rules: OutreachRules

    package init(_ office: Office, rules: OutreachRules) {
        self.office = office
        self.rules = rules
    }

    /// The letters by which the list at the door is opened.
    package static func token(event: Int64, _ office: Office) -> String {
        DocumentCode(
            kind: SponsorLinkBook.linkKind, government: office.government, subject: event, month: nil
        ).text(office.sealing)
    }

    /// Plans an event; with an invitation its enrolments are counted.
    ///
    /// - Parameter campaign: unit and registration of its own invitation; nil for none.
    @discardableResult
    package func plan(
        _ draft: OutreachDraft, campaign: (unit: UnitID, registration: Int64)? = nil
    ) async throws -> Int64 {
        try draft.check(on: office.today, rules)
        let (office, rules) = (office, rules)
        let (id, link) = (office.identifiers.next(), office.identifiers.next())
        return try await office.act { connection, now in
            var changes: [AuditChange] = []
            if let campaign {
                changes = try SponsorLinkBook.write(
                    SponsorLinkDraft(
                        unit: campaign.unit, registration: campaign.registration,
                        label: String(draft.title.prefix(120)),
                        expires: max(rules.lastCounted(after: draft.heldOn), office.today), uses: 10_000,
                        event: id), link, office, now, connection)
            }
            try connection.execute(
                """
                INSERT INTO outreach_event (gov_id, event_id, title, held_on, place, audience, link_id,
                    minutes, recorded_by, recorded_ms, changed_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $9)
                """,
                [
                    .integer(office.government), .integer(id), .text(draft.title),
                    .integer(draft.heldOn.number), .text(draft.place), .text(draft.audience),
                    SQLValue(campaign == nil ? nil : link), .text(office.actor), .integer(now),
                ])
            changes.append(
                office.change("outreach.plan", of: "outreach/\(id)", after: draft.heldOn.description))
            return Act(id, changes)
        }
    }

    /// The events, the latest first.
    ///
    /// - Parameter before: the number of the last one of the part before.
    package func list(before: Int64 = .max, atMost size: Int = 50) async throws -> [OutreachEvent] {
        try await events("e.event_id < $2", before, size)
    }

    /// One event.
    ///
    /// - Throws: `.notThere`.
    package func open(_ id: Int64) async throws -> OutreachEvent {
        guard let found = try await events("e.event_id = $2", id, 1).first else {
            throw OutreachRefusal.notThere
        }
        return found
    }

    private func events(_ condition: String, _ value: Int64, _ size: Int) async throws -> [OutreachEvent] {
        let (office, rules) = (office, rules)
        return try await office.database.read { connection in
            let found = try connection.rows(
                """
                SELECT e.event_id, e.title, e.held_on, e.place, e.audience, e.link_id, e.minutes, (
                    SELECT COUNT(*) FROM outreach_guest g
                    WHERE g.gov_id = e.gov_id AND g.event_id = e.event_id)
                FROM outreach_event e WHERE e.gov_id = $1 AND \(condition)
                ORDER BY e.event_id DESC LIMIT \(size)
                """, [.integer(office.government), .integer(value)]
            ) { row in
                OutreachEvent(
                    id: try row.integer(0), title: try row.text(1),
                    heldOn: try row.day(2, "outreach_event.held_on"), place: try row.text(3),
                    audience: try row.text(4), link: try row.optionalInteger(5),
                    minutes: try row.text(6), guests: Int(try row.integer(7)), enrolled: 0)
            }
            let counts = try enrolled(found, rules, office, connection)
            return found.map { $0.with(enrolled: counts[$0.id] ?? 0) }
        }
    }

    /// Proposals that came through the invitations of some events within the days that count: one statement.
    private func enrolled(
        _ events: [OutreachEvent], _ rules: OutreachRules, _ office: Office, _ connection: any SQLConnection
    ) throws -> [Int64: Int] {
        if events.isEmpty { return [:] }
        let places = (2..<events.count + 2).map { "$\($0)" }.joined(separator: ", ")
        var counts: [Int64: Int] = [:]
        let held = Dictionary(events.map { ($0.id, $0.heldOn) }, uniquingKeysWith: { $1 })
        try connection.query(
            """
            SELECT l.event_id, s.recorded_ms FROM sponsor_link l JOIN sponsorship s
                ON s.gov_id = l.gov_id AND s.link_id = l.link_id
            WHERE l.gov_id = $1 AND l.event_id IN (\(places)) ORDER BY l.event_id, s.sponsorship_id
            """, [.integer(office.government)] + events.map { .integer($0.id) }
        ) { row in
            let (event, at) = (try row.integer(0), WesternTime.day(of: try row.integer(1)))
            guard let day = held[event], at <= rules.lastCounted(after: day) else { return }
            counts[event, default: 0] += 1
        }
        return counts
    }

    /// Who came, in the order in which they came; two thousand at most.
    package func guests(of id: Int64) async throws -> [OutreachGuest] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT name, unit_name FROM outreach_guest WHERE gov_id = $1 AND event_id = $2
                ORDER BY guest_id, guest_index LIMIT 2000
                """, [.integer(government), .integer(id)]
            ) { OutreachGuest(name: try $0.text(0), unit: try $0.text(1)) }
        }
    }

    /// Takes a name at the door, once each.
    ///
    /// - Throws: `.doorClosed` before the day and two days after it, `.thereAlready`.
    package func attend(_ id: Int64, name: String, unit: String) async throws {
        let name = name.uppercased()
        guard (2...100).contains(name.count), name.contains(where: \.isLetter), unit.count <= 100 else {
            throw OutreachRefusal.nameMissing
        }
        let event = try await open(id)
        guard office.today >= event.heldOn, office.today <= event.heldOn.adding(days: 1) else {
            throw OutreachRefusal.doorClosed
        }
        let (office, guest) = (office, office.identifiers.next())
        let index = office.sealing.index("\(name)|\(unit.lowercased())", kind: "guest")
        try await office.act { connection, now in
            let added = try connection.first(
                """
                INSERT INTO outreach_guest (gov_id, event_id, guest_index, guest_id, name, unit_name,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (gov_id, event_id, guest_index) DO NOTHING RETURNING guest_id
                """,
                [
                    .integer(office.government), .integer(id), .text(index), .integer(guest),
                    .text(name), .text(unit), .integer(now),
                ]
            ) { try $0.integer(0) }
            guard added != nil else { throw OutreachRefusal.thereAlready }
            return Act((), [office.change("outreach.attend", of: "outreach/\(id)", after: "guest/\(guest)")])
        }
    }

    /// Writes the minutes; what stood there before is in the audit chain by its length only.
    package func minute(_ id: Int64, _ text: String) async throws {
        guard !text.isEmpty, text.count <= 10_000 else { throw OutreachRefusal.minutesMissing }
        let office = office
        try await office.act { connection, now in
            let changed = try connection.execute(
                """
                UPDATE outreach_event SET minutes = $1, changed_ms = $2 WHERE gov_id = $3 AND event_id = $4
                """, [.text(text), .integer(now), .integer(office.government), .integer(id)])
            guard changed == 1 else { throw OutreachRefusal.notThere }
            return Act((), [office.change("outreach.minute", of: "outreach/\(id)", after: "\(text.count)")])
        }
    }
}

extension OutreachEvent {
    fileprivate func with(enrolled: Int) -> OutreachEvent {
        OutreachEvent(
            id: id, title: title, heldOn: heldOn, place: place, audience: audience, link: link,
            minutes: minutes, guests: guests, enrolled: enrolled)
    }
}
