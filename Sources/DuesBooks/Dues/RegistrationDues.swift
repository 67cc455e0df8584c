import Ledger
import Membership
import MoneyAndDates
import SQLDatabase

/// A registration's dues replayed from its events, and the events that are being added.
struct RegistrationDues {
    let government: GovernmentID
    let registration: Int64
    private(set) var dues: UnitDues
    /// What the events that came last have changed, one by one in `fresh`.
    private(set) var additions = DuesAdditions()
    /// As it was when the first event came that was not the last in its turn; nil where none did.
    private(set) var before: UnitDues?
    /// The number of the last event.
    private(set) var sequence: Int64 = 0
    /// When the last event was recorded; those to come are after it.
    private(set) var lastRecorded: Int64 = 0
    private(set) var fresh: [FreshEvent] = []
    /// What the events that were read have booked, by account.
    private(set) var booked: [Account: Rupiah] = [:]
    private var known: [String: DuesEvent] = [:]
    private var billOfMonth: [Month: BillID] = [:]

    /// An event that is new, with its place.
    struct FreshEvent {
        let sequence: Int64
        let key: String
        let event: DuesEvent
        let body: String
    }

    /// Reads the events that were recorded until an instant.
    ///
    /// - Parameter booking: whether what they booked is summed, too; settling after each then takes longer.
    init(
        reading registration: Int64, of government: GovernmentID, through instant: Int64,
        booking: Bool = false, on connection: any SQLConnection
    ) throws {
        self.government = government
        self.registration = registration
        dues = UnitDues(of: UnitID(registration), in: government)
        var events: [DuesEvent] = []
        try connection.query(
            """
            SELECT sequence, idem_key, body, recorded_ms FROM dues_event
            WHERE gov_id = $1 AND registration_id = $2 AND recorded_ms <= $3 ORDER BY sequence
            """, [.integer(government.number), .integer(registration), .integer(instant)]
        ) { row in
            let number = try row.integer(0)
            let body = try row.text(2)
            guard number == sequence + 1,
                let event = EventBody.event(body, government: government, unit: UnitID(registration))
            else {
                throw DuesBookRefusal.unreadableEvent(registration: registration, sequence: sequence + 1)
            }
            events.append(event)
            remember(try row.text(1), event)
            sequence = number
            lastRecorded = max(lastRecorded, try row.integer(3))
        }
        if booking {
            for entry in try events.flatMap({ try dues.apply($0) }) {
                booked.merge(entry.changes, uniquingKeysWith: +)
            }
        } else {
            dues = try UnitDues(of: UnitID(registration), in: government, after: events)
        }
    }

    /// The same once what was taken is in the store: the next events are added to it.
    func kept(at instant: Int64) -> RegistrationDues {
        var kept = self
        if !fresh.isEmpty { kept.lastRecorded = max(lastRecorded, instant) }
        kept.fresh = []
        kept.additions = DuesAdditions()
        kept.before = nil
        return kept
    }

    /// Takes an event, or finds that it is there.
    ///
    /// - Throws: `DuesBookRefusal` and `DuesRefusal`; nothing has changed then.
    mutating func take(
        _ key: String, _ event: DuesEvent
    ) throws -> (event: DuesEvent, entries: [JournalEntry]) {
        if let there = known[key] {
            guard event.numbered(like: there) == there else { throw DuesBookRefusal.keyReused(key: key) }
            return (there, [])
        }
        if case .billRaised(let bill, _) = event, let other = billOfMonth[bill.month], other != bill.id {
            throw DuesBookRefusal.monthHasBill(month: bill.month, bill: other)
        }
        let entries = try added(event)
        if entries.isEmpty { return (event, []) }
        let body = try EventBody.text(of: event)
        sequence += 1
        fresh.append(FreshEvent(sequence: sequence, key: key, event: event, body: body))
        remember(key, event)
        return (event, entries)
    }

    private mutating func added(_ event: DuesEvent) throws -> [JournalEntry] {
        if before == nil {
            if let addition = try dues.add(event) {
                additions.note(addition)
                return addition.entries
            }
            before = dues
        }
        return try dues.apply(event)
    }

    private mutating func remember(_ key: String, _ event: DuesEvent) {
        known[key] = event
        if case .billRaised(let bill, _) = event { billOfMonth[bill.month] = bill.id }
    }
}

extension DuesEvent {
    /// The same event under the number that another one has. A number is made anew each time a step is
    /// tried, so it is no part of what the step says.
    func numbered(like other: DuesEvent) -> DuesEvent {
        switch (self, other) {
        case (.paid(let mine), .paid(let theirs)):
            Payment(
                id: theirs.id, government: mine.government, unit: mine.unit, day: mine.day,
                amount: mine.amount, isInAdvance: mine.isInAdvance, documents: mine.documents
            ).map { .paid($0) } ?? self
        case (.refunded(let mine), .refunded(let theirs)):
            Refund(
                id: theirs.id, of: mine.credit, day: mine.day, amount: mine.amount, documents: mine.documents
            ).map { .refunded($0) } ?? self
        case (.writtenOff(let mine), .writtenOff(let theirs)):
            WriteOff(
                id: theirs.id, of: mine.claim, day: mine.day, amount: mine.amount, decision: mine.decision
            ).map { .writtenOff($0) } ?? self
        case (.corrected(let mine, let day), .corrected(let theirs, _)):
            mine.numbered(theirs.id).map { .corrected($0, on: day) } ?? self
        case (.billRaised(let mine, let day), .billRaised(let theirs, _)):
            mine.numbered(theirs.id).map { .billRaised($0, on: day) } ?? self
        default: self
        }
    }
}

extension BillCorrection {
    fileprivate func numbered(_ id: CorrectionID) -> BillCorrection? {
        try? BillCorrection(
            id: id, government: government, unit: unit, month: month, bookedIn: bookedIn, why: why,
            dueDay: dueDay, documents: documents, lines: lines)
    }
}

extension Bill {
    fileprivate func numbered(_ id: BillID) -> Bill? {
        try? Bill(
            id: id, version: version, government: government, unit: unit, month: month, segment: segment,
            code: code, dueDay: dueDay, lines: lines)
    }
}
