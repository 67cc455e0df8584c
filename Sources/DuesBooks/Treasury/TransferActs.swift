import Foundation
package import Ledger
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// Money between governments, as two halves: each in the books of its own government, linked by an event.
///
/// The half of who gives is booked here and the event is put into the outbox in the same transaction; the
/// other half is booked by whoever carries the outbox, at once or later, and once however often it comes.
package enum TransferActs {
    /// Books the giving half and tells the other government by the outbox.
    ///
    /// - Parameter key: the caller's; the same transfer under the same key is made once.
    /// - Returns: the event.
    /// - Throws: `TreasuryRefusal.noTransfer`, `PaymentRefusal.notYet`, `DuesBookRefusal.keyReused`.
    package static func give(
        _ amount: Rupiah, from unit: UnitID, to taker: (GovernmentID, UnitID), on day: Day,
        documents: [EntryDocument] = [], key: String, by office: Office
    ) async throws -> GovernmentTransfer {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let before = try connection.first(
                "SELECT request_digest, answer FROM idempotency WHERE gov_id = $1 AND idem_key = $2",
                [.integer(office.government), .text("transfer/\(key)")]
            ) { (try $0.text(0), try $0.text(1)) }
            let number = before.flatMap { Int64($0.1) } ?? office.identifiers.next()
            let transfer = GovernmentTransfer(
                event: EventID(number), day: day, amount: amount,
                from: (GovernmentID(office.government), unit), to: taker, documents: documents)
            guard let transfer else { throw TreasuryRefusal.noTransfer }
            let body = try TransferShape.text(of: transfer)
            if let before {
                if before.0 != body { throw DuesBookRefusal.keyReused(key: key) }
                return Act(transfer, [])
            }
            if day > office.today { throw PaymentRefusal.notYet(day) }
            let entry = try transfer.outgoing()
            try BalanceAssertions.refuseBreaking(by: [entry], government: office.government, on: connection)
            try JournalPostings.post([entry], by: office, at: instant, on: connection)
            try remember(body, key, number, by: office, at: instant, on: connection)
            return Act(transfer, [office.change("transfer.out", of: "event/\(number)", after: body)])
        }
    }

    /// Books the taking half; once, however often the event comes.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    package static func take(_ transfer: GovernmentTransfer, by office: Office) async throws -> Bool {
        guard transfer.taker.number == office.government else { throw TreasuryRefusal.noTransfer }
        return try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let entry = try transfer.incoming()
            let there = try connection.integer(
                "SELECT entry_id FROM journal_entry WHERE gov_id = $1 AND idem_key = $2",
                [.integer(office.government), .text(entry.key.text)])
            if there == nil {
                try BalanceAssertions.refuseBreaking(
                    by: [entry], government: office.government, on: connection)
            }
            // Posted in any case: the journal compares, and refuses the same key with another content.
            try JournalPostings.post([entry], by: office, at: instant, on: connection)
            if there != nil { return Act(false, []) }
            let body = try TransferShape.text(of: transfer)
            return Act(true, [office.change("transfer.in", of: "event/\(transfer.event)", after: body)])
        }
    }

    /// The transfers that other governments are still to be told of, oldest first.
    package static func unsent(by office: Office) async throws -> [GovernmentTransfer] {
        try await office.database.read { connection in
            try connection.rows(
                """
                SELECT body FROM outbox_event
                WHERE gov_id = $1 AND kind = 'transfer' AND sent_ms IS NULL ORDER BY event_id
                """, [.integer(office.government)]
            ) { try $0.text(0) }.compactMap { TransferShape.transfer($0) }
        }
    }

    /// Books what waits for this government in the books of another one of the same database, oldest first;
    /// each transfer once, wherever it stopped the last time.
    ///
    /// - Returns: those that are new in these books.
    /// - Throws: `TreasuryRefusal.noTransfer` where the two are one government.
    package static func receive(from giver: Int64, by office: Office) async throws -> [GovernmentTransfer] {
        if giver == office.government { throw TreasuryRefusal.noTransfer }
        let other = office.with(government: giver)
        var received: [GovernmentTransfer] = []
        for transfer in try await unsent(by: other) where transfer.taker.number == office.government {
            if try await take(transfer, by: office) { received.append(transfer) }
            try await sent(transfer, by: other)
        }
        return received
    }

    /// Notes that the other half is booked.
    package static func sent(_ transfer: GovernmentTransfer, by office: Office) async throws {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try connection.execute(
                """
                UPDATE outbox_event SET sent_ms = $1
                WHERE gov_id = $2 AND event_id = $3 AND sent_ms IS NULL
                """,
                [.integer(instant), .integer(office.government), .integer(transfer.event.number)])
            return Act((), [])
        }
    }

    private static func remember(
        _ body: String, _ key: String, _ number: Int64, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO idempotency (gov_id, idem_key, request_digest, answer, recorded_ms)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [
                .integer(office.government), .text("transfer/\(key)"), .text(body), .text(String(number)),
                .integer(instant),
            ])
        try connection.execute(
            """
            INSERT INTO outbox_event (gov_id, event_id, kind, body, recorded_ms)
            VALUES ($1, $2, 'transfer', $3, $4)
            """, [.integer(office.government), .integer(number), .text(body), .integer(instant)])
    }
}

/// A transfer as the outbox carries it.
private struct TransferShape: Codable {
    let event: Int64
    let day: Int
    let amount: Int64
    let giver: Int64
    let givingUnit: Int64
    let taker: Int64
    let takingUnit: Int64
    let papers: [PaperShape]

    static func text(of transfer: GovernmentTransfer) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(TransferShape(transfer)), as: UTF8.self)
    }

    static func transfer(_ text: String) -> GovernmentTransfer? {
        guard let shape = try? JSONDecoder().decode(TransferShape.self, from: Data(text.utf8)),
            let day = Day(yyyymmdd: shape.day), let papers = all(shape.papers.map(\.document))
        else { return nil }
        return GovernmentTransfer(
            event: EventID(shape.event), day: day, amount: Rupiah(shape.amount),
            from: (GovernmentID(shape.giver), UnitID(shape.givingUnit)),
            to: (GovernmentID(shape.taker), UnitID(shape.takingUnit)), documents: papers)
    }

    private init(_ transfer: GovernmentTransfer) {
        event = transfer.event.number
        day = Int(transfer.day.yyyymmdd)
        amount = transfer.amount.amount
        giver = transfer.giver.number
        givingUnit = transfer.givingUnit.number
        taker = transfer.taker.number
        takingUnit = transfer.takingUnit.number
        papers = transfer.documents.map(PaperShape.init)
    }
}
