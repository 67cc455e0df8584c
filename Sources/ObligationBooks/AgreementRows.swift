import Membership
import MoneyAndDates
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore

/// Reads and writes agreements: the events, and what follows from them for lists.
struct AgreementRows {
    let office: Office
    let connection: any SQLConnection

    /// An agreement with the row of its paper.
    struct Row {
        var agreement: Agreement
        let id: AgreementID
        var paper: Int64?
    }

    /// An agreement as it stands, or as it was known at an instant. Nil where this government has none.
    ///
    /// - Parameter isHeld: whether nobody else may change an agreement of its unit until this act is done.
    func agreement(_ id: AgreementID, isHeld: Bool = false, known: Int64 = .max) throws -> Row? {
        if isHeld { try hold(unitOf: id) }
        let paper = try connection.first(
            "SELECT paper_id FROM agreement WHERE gov_id = $1 AND agreement_id = $2",
            [.integer(office.government), .integer(id.number)]
        ) { (try $0.optionalInteger(0), true) }
        guard let paper else { return nil }
        let events = try connection.rows(
            """
            SELECT agreement_id, sequence, kind, body_sealed, actor, recorded_ms FROM agreement_event
            WHERE gov_id = $1 AND agreement_id = $2 AND recorded_ms <= $3 ORDER BY sequence
            """, [.integer(office.government), .integer(id.number), .integer(known)], event)
        if events.isEmpty { return nil }
        return Row(agreement: try Agreement(events), id: id, paper: paper.0)
    }

    /// An event out of a row that begins with the agreement's number.
    func event(_ row: SQLRow) throws -> RecordedAgreementEvent {
        let (id, sequence) = (AgreementID(try row.integer(0)), try row.integer(1))
        let text = try office.sealing.open(try row.text(3), place(id, sequence))
        guard let event = AgreementEventBody.event(try row.text(2), text) else {
            throw ObligationBookRefusal.unreadable(table: "agreement_event")
        }
        return RecordedAgreementEvent(
            sequence: Int(sequence), event: event, actor: try row.text(4),
            at: Instant(epochMilliseconds: try row.integer(5)))
    }

    func place(_ id: AgreementID, _ sequence: Int64) -> FieldSealing.Place {
        FieldSealing.Place("agreement_event.body:\(sequence)", government: office.government, row: id.number)
    }

    /// Makes this act wait for others upon the agreements of a unit.
    func hold(_ unit: UnitID) throws {
        let found = try connection.integer(
            """
            SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(unit.number)])
        if found == nil { throw RegisterRefusal.unknownUnit(unit.description) }
    }

    private func hold(unitOf id: AgreementID) throws {
        let unit = try connection.integer(
            "SELECT unit_id FROM agreement WHERE gov_id = $1 AND agreement_id = $2",
            [.integer(office.government), .integer(id.number)])
        guard let unit else { throw ObligationBookRefusal.noSuchAgreement(id.description) }
        try hold(UnitID(unit))
    }

    /// What the agreements of some units hold, but for those that were cancelled.
    ///
    /// - Parameter unit: nil for every unit.
    func holds(of unit: UnitID?) throws -> [AgreementHold] {
        let (condition, values) =
            unit.map { (" AND unit_id = $2", [SQLValue.integer($0.number)]) } ?? ("", [])
        return try connection.rows(
            """
            SELECT agreement_id, unit_id, registration_id, number, programmes, valid_from, valid_to
            FROM agreement WHERE gov_id = $1\(condition) AND stage <> 'cancelled' ORDER BY agreement_id
            """, [.integer(office.government)] + values
        ) { row in
            let id = AgreementID(try row.integer(0))
            let number = try row.text(3)
            return AgreementHold(
                id: id, name: number.isEmpty ? "#\(id)" : number,
                terms: AgreementTerms(
                    unit: UnitID(try row.integer(1)), registration: try row.optionalInteger(2),
                    programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(4))),
                    from: try row.day(5, "agreement.valid_from"),
                    through: try row.day(6, "agreement.valid_to")))
        }
    }

    /// Refuses a number of BPJS or a roster that is not this government's, or not the unit's.
    func refuseStrangers(_ terms: AgreementTerms) throws {
        if let registration = terms.registration {
            let found = try connection.integer(
                """
                SELECT COUNT(*) FROM unit_registration
                WHERE gov_id = $1 AND unit_id = $2 AND registration_id = $3
                """,
                [
                    .integer(office.government), .integer(terms.unit.number), .integer(registration),
                ])
            if found == 0 { throw ObligationBookRefusal.noSuchRegistration }
        }
        if let roster = terms.roster {
            let found = try connection.integer(
                """
                SELECT submission_id FROM roster_submission
                WHERE gov_id = $1 AND submission_id = $2 AND unit_id = $3
                """, [.integer(office.government), .integer(roster), .integer(terms.unit.number)])
            if found == nil { throw ObligationBookRefusal.noSuchRoster }
        }
    }

    /// Writes the events from a number on, and what lists read of the agreement.
    ///
    /// - Returns: an entry for the audit chain for each event.
    func write(_ row: Row, after known: Int) throws -> [AuditChange] {
        let (agreement, id) = (row.agreement, row.id)
        if known == 0 { try insert(agreement, id) }
        let added = agreement.events.filter { $0.sequence > known }
        for recorded in added {
            try connection.execute(
                """
                INSERT INTO agreement_event (gov_id, agreement_id, sequence, kind, body_sealed, actor,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(id.number), .integer(Int64(recorded.sequence)),
                    .text(recorded.event.kind.rawValue), .text(try sealed(recorded, id)),
                    .text(recorded.actor), .integer(recorded.at.epochMilliseconds),
                ])
        }
        if known > 0 { try update(row) }
        return added.map { change($0, id) }
    }

    func sealed(_ recorded: RecordedAgreementEvent, _ id: AgreementID) throws -> String {
        office.sealing.seal(
            try AgreementEventBody.text(of: recorded.event), place(id, Int64(recorded.sequence)))
    }

    func change(_ recorded: RecordedAgreementEvent, _ id: AgreementID) -> AuditChange {
        office.change(
            "agreement.\(recorded.event.kind.rawValue)", of: "agreement/\(id)",
            reason: recorded.event.reason, after: recorded.event.audit)
    }

    private func insert(_ agreement: Agreement, _ id: AgreementID) throws {
        _ = try connection.write(AgreementRows.rows([(id, agreement)], office.government))
    }

    /// The rows of agreements that are new.
    static func rows(_ new: [(id: AgreementID, agreement: Agreement)], _ government: Int64) -> BulkRows {
        func numbers(_ of: (Agreement) -> Int64) -> BulkRows.Values {
            .integers(new.map { of($0.agreement) })
        }
        func maybe(_ of: (Agreement) -> Int64?) -> BulkRows.Values {
            .optionalIntegers(new.map { of($0.agreement) })
        }
        return BulkRows(
            "agreement",
            [
                ("gov_id", .constant(.integer(government))),
                ("agreement_id", .integers(new.map(\.id.number))),
                ("unit_id", numbers { $0.terms.unit.number }),
                ("registration_id", maybe { $0.terms.registration }), ("number", .constant("")),
                ("insurer_number", .constant("")), ("stage", .constant("draft")),
                ("programmes", numbers { Int64($0.terms.programmes.rawValue) }),
                ("headcount", numbers { Int64($0.terms.headcount) }),
                ("valid_from", numbers { $0.terms.from.number }),
                ("valid_to", numbers { $0.lastDay.number }),
                ("bridge_to", maybe { $0.terms.bridgeThrough?.number }),
                ("predecessor_id", maybe { $0.predecessor?.number }), ("files", .constant(0)),
                ("events", numbers { Int64($0.events.count) }),
                ("drafted_by", .texts(TextColumn(new.map { $0.agreement.events[0].actor }))),
                ("recorded_ms", numbers { $0.events[0].at.epochMilliseconds }),
                ("changed_ms", numbers { $0.events[0].at.epochMilliseconds }),
            ])
    }

    private func update(_ row: Row) throws {
        let agreement = row.agreement
        try connection.execute(
            """
            UPDATE agreement SET unit_id = $1, registration_id = $2, number = $3, insurer_number = $4,
                stage = $5, programmes = $6, headcount = $7, valid_from = $8, valid_to = $9, bridge_to = $10,
                signed_on = $11, successor_id = $12, paper_id = $13, files = $14, events = $15,
                changed_ms = $16
            WHERE gov_id = $17 AND agreement_id = $18
            """,
            [
                .integer(agreement.terms.unit.number), SQLValue(agreement.terms.registration),
                .text(agreement.number), .text(agreement.insurerNumber), .text(agreement.stage.rawValue),
                .integer(Int64(agreement.terms.programmes.rawValue)),
                .integer(Int64(agreement.terms.headcount)), .integer(agreement.terms.from.number),
                .integer(agreement.lastDay.number), SQLValue(agreement.terms.bridgeThrough?.number),
                SQLValue(agreement.signedOn?.number), SQLValue(agreement.successor?.number),
                SQLValue(row.paper), .integer(Int64(agreement.files.count)),
                .integer(Int64(agreement.events.count)),
                .integer(agreement.events.last?.at.epochMilliseconds ?? 0),
                .integer(office.government), .integer(row.id.number),
            ])
    }
}

extension AgreementEvent {
    /// The reason that somebody gave.
    fileprivate var reason: String {
        switch self {
        case .returned(let reason), .cancelled(let reason), .ended(_, let reason): reason
        case .drafted, .revised, .sentToReview, .accepted, .signed, .amended, .renewed, .attached: ""
        }
    }

    /// For auditors: numbers and days; names of officials stay sealed.
    fileprivate var audit: String {
        switch self {
        case .drafted(let terms, let before):
            terms.audit + (before.map { " after=agreement/\($0)" } ?? "")
        case .revised(let terms): terms.audit
        case .signed(let day, let number, let insurerNumber):
            "\(number) / \(insurerNumber) on \(day.yyyymmdd)"
        case .amended(let addendum):
            "\(addendum.number) on \(addendum.signedOn.yyyymmdd)"
                + (addendum.headcount.map { " people=\($0)" } ?? "")
                + (addendum.through.map { " through=\($0.yyyymmdd)" } ?? "")
        case .ended(let day, _): "\(day.yyyymmdd)"
        case .renewed(let id): "agreement/\(id)"
        case .attached(let file): "sha256=\(file.digest)"
        case .sentToReview, .returned, .accepted, .cancelled: ""
        }
    }
}

extension AgreementTerms {
    fileprivate var audit: String {
        "unit/\(unit) \(from.yyyymmdd)..\(through.yyyymmdd) people=\(headcount)"
            + " programmes=\(programmes.rawValue)"
            + (registration.map { " registration/\($0)" } ?? "")
            + (bridgeThrough.map { " bridge=\($0.yyyymmdd)" } ?? "")
    }
}
