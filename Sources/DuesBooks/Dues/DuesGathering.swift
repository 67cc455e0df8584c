import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Acts that are taken one after the other in memory, then written together: the fewer statements, the more
/// acts a second.
struct DuesGathering {
    private let office: Office
    private(set) var registrations: [Int64: RegistrationDues] = [:]
    private var entries: [JournalEntry] = []
    private let earlier: KeptDues?

    /// - Parameter earlier: what registrations owed after an earlier transaction; each is looked at beside
    ///   its head in the store before it is believed.
    init(of office: Office, earlier: KeptDues? = nil) {
        self.office = office
        self.earlier = earlier
    }

    /// What became of an act: the event as it is kept, its entries, and what the audit chain is to say.
    struct Taken {
        let event: DuesEvent
        let entries: [JournalEntry]
        let change: AuditChange?
    }

    /// Holds registrations until the transaction ends, and replays their events; not of those whose head is
    /// where they were known to stand.
    mutating func lock(_ numbers: Set<Int64>, on connection: any SQLConnection) throws {
        for number in numbers.sorted() where registrations[number] == nil {
            let sequence = try lockHead(of: number, on: connection)
            if let known = earlier?.taken(number), known.sequence == sequence {
                registrations[number] = known
                continue
            }
            registrations[number] = try RegistrationDues(
                reading: number, of: GovernmentID(office.government), through: .max, on: connection)
        }
    }

    /// Takes an act; one that is refused leaves no trace.
    mutating func take(_ act: DuesAct) throws -> Taken {
        guard registrations[act.registration] != nil else {
            throw DuesBookRefusal.noSuchRegistration(act.registration)
        }
        let taken = try registrations[act.registration]?.take(act.key, act.event)
        guard let taken, !taken.entries.isEmpty else {
            return Taken(event: taken?.event ?? act.event, entries: [], change: nil)
        }
        entries += taken.entries
        let body = registrations[act.registration]?.fresh.last?.body ?? ""
        let change = office.change(
            "dues.\(taken.event.kind.rawValue)",
            of: "registration/\(act.registration)/\(taken.event.key)", after: body)
        return Taken(event: taken.event, entries: taken.entries, change: change)
    }

    /// Writes everything that was taken and what follows from it.
    func write(
        at instant: Int64, on connection: any SQLConnection
    ) throws -> (receipts: [PaymentID: String], instant: Int64) {
        let changed = registrations.values.filter { !$0.fresh.isEmpty }
            .sorted { $0.registration < $1.registration }
        if changed.isEmpty { return ([:], instant) }
        try AuditBook.hold(government: office.government, on: connection)
        try refuseKeysOfOthers(changed.flatMap(\.fresh).map(\.key), on: connection)
        let moment = max(instant, (changed.map(\.lastRecorded).max() ?? 0) + 1)
        try BalanceAssertions.refuseBreaking(by: entries, government: office.government, on: connection)
        let rows = DuesRows(changed, by: office, at: moment)
        for rows in rows.events { _ = try connection.write(rows) }
        try JournalPostings.post(entries, by: office, at: moment, on: connection)
        for rows in rows.bills { _ = try connection.write(rows) }
        let receipts = try Receipts.number(rows.payments.map(\.payment.id), by: office, on: connection)
        if let rows = rows.paymentRows(receipts) { _ = try connection.write(rows) }
        try ClaimStates(changed, by: office, at: moment).write(on: connection)
        return (receipts, moment)
    }

    /// A key is unique in the government; those of the registrations at hand have been compared already.
    private func refuseKeysOfOthers(_ keys: [String], on connection: any SQLConnection) throws {
        try TextLists.each(of: keys, from: 2) { places, values in
            let there = try connection.first(
                """
                SELECT idem_key FROM dues_event WHERE gov_id = $1 AND idem_key IN (\(places))
                ORDER BY idem_key LIMIT 1
                """, [.integer(office.government)] + values
            ) { try $0.text(0) }
            if let there { throw DuesBookRefusal.keyReused(key: there) }
        }
    }

    /// - Returns: the number of its last event.
    private func lockHead(of registration: Int64, on connection: any SQLConnection) throws -> Int64 {
        let place: [SQLValue] = [.integer(office.government), .integer(registration)]
        let query = "SELECT sequence FROM dues_head WHERE gov_id = $1 AND registration_id = $2"
        let locked = query + connection.engine.lockClause
        if let sequence = try connection.integer(locked, place) { return sequence }
        let exists = try connection.integer(
            "SELECT registration_id FROM registration WHERE gov_id = $1 AND registration_id = $2", place)
        if exists == nil { throw DuesBookRefusal.noSuchRegistration(registration) }
        try connection.execute(
            """
            INSERT INTO dues_head (gov_id, registration_id, sequence) VALUES ($1, $2, 0)
            ON CONFLICT (gov_id, registration_id) DO NOTHING
            """, place)
        return try connection.integer(locked, place) ?? 0
    }
}
