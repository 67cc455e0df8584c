import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads and writes claims: the events, and what follows from them for lists.
struct ClaimRows {
    let office: Office
    let rules: ClaimRules
    let connection: any SQLConnection

    /// A claim as it stands, or as it was known at an instant. Nil where this government has none.
    ///
    /// - Parameter isHeld: whether nobody else may change it until this transaction ends.
    func claim(_ id: ClaimCaseID, isHeld: Bool = false, known: Int64 = .max) throws -> ClaimCase? {
        let lock = isHeld ? connection.engine.lockClause : ""
        let type = try connection.first(
            "SELECT claim_type FROM claim_case WHERE gov_id = $1 AND claim_id = $2\(lock)",
            [.integer(office.government), .integer(id.number)]
        ) { try $0.text(0) }
        guard let type else { return nil }
        let events = try connection.rows(
            """
            SELECT sequence, kind, body_sealed, actor, recorded_ms FROM claim_event
            WHERE gov_id = $1 AND claim_id = $2 AND recorded_ms <= $3 ORDER BY sequence
            """, [.integer(office.government), .integer(id.number), .integer(known)]
        ) { try event($0, of: id) }
        if events.isEmpty { return nil }
        return try ClaimCase(events, form: rules.form(try coded(type, "claim_case")))
    }

    private func event(_ row: SQLRow, of id: ClaimCaseID) throws -> RecordedClaimEvent {
        let sequence = try row.integer(0)
        let text = try office.sealing.open(try row.text(2), place(id, sequence))
        guard let event = ClaimEventBody.event(try row.text(1), text) else {
            throw ClaimBookRefusal.unreadable(table: "claim_event")
        }
        return RecordedClaimEvent(
            sequence: Int(sequence), event: event, actor: try row.text(3),
            at: Instant(epochMilliseconds: try row.integer(4)))
    }

    private func place(_ id: ClaimCaseID, _ sequence: Int64) -> FieldSealing.Place {
        FieldSealing.Place("claim_event.body:\(sequence)", government: office.government, row: id.number)
    }

    /// Writes the events from a number on, and what lists read of the claim.
    ///
    /// - Returns: an entry for the audit chain for each event.
    func write(_ claim: ClaimCase, _ id: ClaimCaseID, after known: Int) throws -> [AuditChange] {
        let added = claim.events.filter { $0.sequence > known }
        if known == 0 { try insertCase(claim, id) } else { try updateCase(claim, id) }
        for recorded in added {
            try connection.execute(
                """
                INSERT INTO claim_event (gov_id, claim_id, sequence, kind, body_sealed, actor, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(id.number), .integer(Int64(recorded.sequence)),
                    .text(recorded.event.kind.rawValue),
                    .text(
                        office.sealing.seal(
                            try ClaimEventBody.text(of: recorded.event),
                            place(id, Int64(recorded.sequence)))),
                    .text(recorded.actor), .integer(recorded.at.epochMilliseconds),
                ])
        }
        return added.map { recorded in
            office.change(
                "claim.\(recorded.event.kind.rawValue)", of: "claim/\(id)",
                reason: recorded.event.reason, after: recorded.event.audit)
        }
    }

    private func insertCase(_ claim: ClaimCase, _ id: ClaimCaseID) throws {
        let opening = claim.opening
        try connection.execute(
            """
            INSERT INTO claim_case (gov_id, claim_id, claim_type, programme, person_id, unit_id,
                registration_id, event_day, stage, opened_ms, opened_by, changed_ms, events, waits,
                arrears_months, is_held, paid)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'opened', $9, $10, $11, 0, 0, 0, 0, 0)
            """,
            [
                .integer(office.government), .integer(id.number), .text(opening.type.rawValue),
                .text(claim.programme.rawValue), .integer(opening.person.number),
                SQLValue(opening.unit?.number), SQLValue(opening.registration?.number),
                .integer(opening.eventDay.number), .integer(claim.openedAt.epochMilliseconds),
                .text(claim.events[0].actor), .integer(claim.openedAt.epochMilliseconds),
            ])
        try updateCase(claim, id)
    }

    private func updateCase(_ claim: ClaimCase, _ id: ClaimCaseID) throws {
        let last = claim.events.last?.at ?? claim.openedAt
        let clock = claim.nextClock(at: last, under: rules.law)
        try connection.execute(
            """
            UPDATE claim_case SET programme = $1, stage = $2, changed_ms = $3, events = $4, waits = $5,
                due_ms = $6, due_clock = $7, arrears_months = $8, is_held = $9, likely_low = $10,
                likely_high = $11, approved = $12, paid = $13, refusal_code = $14, refusal_text = $15
            WHERE gov_id = $16 AND claim_id = $17
            """,
            [
                .text(claim.programme.rawValue), .text(claim.stage.rawValue),
                .integer(last.epochMilliseconds), .integer(Int64(claim.events.count)),
                .integer(claim.waits), SQLValue(clock?.due?.epochMilliseconds), SQLValue(clock?.clock.name),
                .integer(Int64(claim.look?.arrearsMonths ?? 0)),
                .integer(claim.look?.isHeld == true && !claim.stage.isEnd ? 1 : 0),
                SQLValue(claim.look?.low?.amount), SQLValue(claim.look?.high?.amount),
                SQLValue(claim.approved?.amount), .integer(claim.paid.amount),
                SQLValue(claim.refusal?.code), SQLValue(claim.refusal?.text),
                .integer(office.government), .integer(id.number),
            ])
    }
}

extension ClaimCase {
    /// What waits for a second person: nothing, papers to be sent, or a payment.
    fileprivate var waits: Int64 {
        switch proposal?.kind {
        case nil: 0
        case .submission: 1
        case .payment: 2
        }
    }
}

extension ClaimEvent {
    /// The reason that somebody gave.
    fileprivate var reason: String {
        switch self {
        case .evidenceWithdrawn(_, let reason), .returned(let reason), .paymentReversed(_, let reason),
            .proposalDropped(let reason), .withdrawn(let reason), .reopened(let reason):
            reason
        case .opened, .answered, .evidenceAdded, .moved, .checked, .submissionProposed, .submitted,
            .approved, .refused, .paymentProposed, .paid, .noted:
            ""
        }
    }

    /// For auditors: numbers and codes; answers and notes may name people and stay sealed.
    fileprivate var audit: String {
        switch self {
        case .opened(let opening):
            "\(opening.type.rawValue) person=\(opening.person) event=\(opening.eventDay)"
        case .answered(let question, let text): "\(question)\(text.isEmpty ? " taken away" : "")"
        case .evidenceAdded(let file): "\(file.kind) evidence=\(file.id) sha256=\(file.digest.prefix(16))"
        case .evidenceWithdrawn(let id, _): "evidence=\(id)"
        case .moved(let stage): stage.rawValue
        case .checked(let look): "arrears=\(look.arrearsMonths) held=\(look.isHeld)"
        case .approved(let amount): "\(amount.amount)"
        case .refused(let code, let text): "\(code): \(text)"
        case .paymentProposed(let payment):
            "payment=\(payment.number) \(payment.programme.rawValue) \(payment.amount.amount) \(payment.day)"
        case .paid(let number), .paymentReversed(let number, _): "payment=\(number)"
        case .submissionProposed, .submitted, .returned, .proposalDropped, .withdrawn, .reopened, .noted: ""
        }
    }
}
