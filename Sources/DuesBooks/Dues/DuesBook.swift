package import Ledger
package import Membership
package import SQLDatabase
package import SQLStore

/// What a recording gave.
package struct DuesRecorded: Sendable {
    /// The events as they are kept: where one was there already, with the number it has there.
    package let events: [DuesEvent]
    /// What was booked; nothing where all was there before.
    package let entries: [JournalEntry]
    /// What the audit chain is to say; the caller's act appends it.
    package let changes: [AuditChange]
    /// The receipts of the payments that are new.
    package let receipts: [PaymentID: String]
    /// Whether anything was new.
    package var isNew: Bool { !changes.isEmpty }
}

/// An event on its way to the books of a registration.
package struct DuesAct: Sendable, Hashable {
    /// The caller's key, unique in the government: the same key is the same act, however often it is asked.
    package let key: String
    package let registration: Int64
    package let event: DuesEvent

    package init(key: String, registration: Int64, event: DuesEvent) {
        self.key = key
        self.registration = registration
        self.event = event
    }
}

/// What registrations owe, as events; the journal and the tables beside it follow from them in the same
/// transaction.
package enum DuesBook {
    /// Records events of one registration, all or none.
    ///
    /// The registration's head is locked, its events are replayed, the new ones are applied, and what follows
    /// from them is written. An event whose key is there changes nothing. In the terms of `Ledger` the unit
    /// of the events is the registration.
    ///
    /// - Parameters:
    ///   - events: each with the caller's key.
    ///   - instant: milliseconds since 1970; moved on where the registration's last event is not before it.
    /// - Throws: `DuesBookRefusal`, `DuesRefusal`, `JournalRefusal`; nothing is to be kept then.
    package static func record(
        _ events: [(key: String, event: DuesEvent)], registration: Int64, by office: Office,
        at instant: Int64, on connection: any SQLConnection
    ) throws -> DuesRecorded {
        let acts = events.map { DuesAct(key: $0.key, registration: registration, event: $0.event) }
        return try record(acts, by: office, at: instant, on: connection)
    }

    /// Records events of several registrations, all or none: locked in the order of their numbers.
    package static func record(
        _ acts: [DuesAct], by office: Office, at instant: Int64, on connection: any SQLConnection
    ) throws -> DuesRecorded {
        var gathering = DuesGathering(of: office)
        try gathering.lock(Set(acts.map(\.registration)), on: connection)
        let taken = try acts.map { try gathering.take($0) }
        let written = try gathering.write(at: instant, on: connection)
        return DuesRecorded(
            events: taken.map(\.event), entries: taken.flatMap(\.entries),
            changes: taken.compactMap(\.change), receipts: written.receipts)
    }

    /// What a registration owes and how far it is paid, replayed from its events.
    ///
    /// - Throws: `DuesBookRefusal.unreadableEvent` for an event that is no longer what was written.
    package static func dues(
        of registration: Int64, in government: GovernmentID, on connection: any SQLConnection
    ) throws -> UnitDues {
        try RegistrationDues(
            reading: registration, of: government, through: .max, on: connection
        ).dues
    }

    /// The same as it was known at an instant, in milliseconds since 1970.
    package static func dues(
        of registration: Int64, in government: GovernmentID, known instant: Int64,
        on connection: any SQLConnection
    ) throws -> UnitDues {
        try RegistrationDues(
            reading: registration, of: government, through: instant, on: connection
        ).dues
    }
}
