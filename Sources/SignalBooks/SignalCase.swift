import LawBook
package import SQLDatabase
package import SQLStore
package import Signals

/// A signal with what became of it.
package struct SignalCase: Sendable, Hashable {
    package let id: Int64
    package let kind: SignalKind
    package let subject: String
    package let facts: SignalFacts
    package let severity: SignalSeverity
    package let state: SignalState
    package let unit: Int64?
    package let unitName: String?
    /// The case of the same before it.
    package let previous: Int64?
    /// Milliseconds since 1970.
    package let raised: Int64
    /// The last run that found it.
    package let seen: Int64
    package let looked: SignalHand?
    package let outcome: SignalOutcome?
    /// The name of the first person it is about, where it is about one.
    package let personName: String?
}

/// Who did something, and when.
package struct SignalHand: Sendable, Hashable {
    package let by: String
    /// Milliseconds since 1970.
    package let instant: Int64
}

/// What a human made of it.
package struct SignalOutcome: Sendable, Hashable {
    package let decision: SignalDecision
    package let reason: String
    package let hand: SignalHand
}

extension SignalCase {
    /// The columns of `init(_:)`, of `tables`.
    package static let columns = """
        c.signal_id, c.kind, c.subject, c.facts, c.severity, c.state, c.unit_id, u.name, c.previous_id, \
        c.raised_ms, c.seen_ms, c.looked_by, c.looked_ms, c.decision, c.decision_reason, c.decided_by, \
        c.decided_ms, (SELECT MAX(p.name) FROM signal_person k JOIN person p ON p.gov_id = k.gov_id \
        AND p.person_id = k.person_id WHERE k.gov_id = c.gov_id AND k.signal_id = c.signal_id \
        AND c.kind IN ('illness-declared', 'early-death', 'dead-billed', 'abroad-billed', 'two-payers', \
        'near-pair'))
        """

    /// Where they come from.
    package static let tables =
        "signal_case c LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id"

    /// Reads `columns`.
    package init(_ row: SQLRow) throws {
        guard let facts = SignalFacts(text: try row.text(3)),
            let severity = SignalSeverity(rawValue: try row.integer(4))
        else { throw SQLFault(kind: .statement, code: "code", detail: "signal_case holds no facts") }
        id = try row.integer(0)
        kind = try row.code(1, "signal_case.kind")
        subject = try row.text(2)
        self.facts = facts
        self.severity = severity
        state = try signalState(row, 5)
        unit = try row.optionalInteger(6)
        unitName = row.optionalText(7)
        previous = try row.optionalInteger(8)
        raised = try row.integer(9)
        seen = try row.integer(10)
        looked = try SignalCase.hand(row, 11)
        outcome = try SignalCase.outcome(row)
        personName = row.optionalText(17)
    }

    private static func hand(_ row: SQLRow, _ place: Int) throws -> SignalHand? {
        guard let by = row.optionalText(place), let instant = try row.optionalInteger(place + 1) else {
            return nil
        }
        return SignalHand(by: by, instant: instant)
    }

    private static func outcome(_ row: SQLRow) throws -> SignalOutcome? {
        guard let code = row.optionalText(13), let hand = try hand(row, 15) else { return nil }
        return SignalOutcome(
            decision: try storedCode(code, "signal_case.decision"), reason: row.optionalText(14) ?? "",
            hand: hand)
    }
}

/// Looks at signals and decides them.
package struct SignalBook: Sendable {
    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// A case of the government.
    ///
    /// - Throws: `SignalBookRefusal.noSuchSignal`.
    package func one(_ id: Int64) async throws -> SignalCase {
        let government = office.government
        return try await office.database.read { connection in
            try SignalBook.one(id, government: government, on: connection)
        }
    }

    /// The same inside a transaction.
    package static func one(
        _ id: Int64, government: Int64, on connection: any SQLConnection
    ) throws -> SignalCase {
        let found = try connection.first(
            """
            SELECT \(SignalCase.columns) FROM \(SignalCase.tables) WHERE c.gov_id = $1 AND c.signal_id = $2
            """, [.integer(government), .integer(id)], SignalCase.init)
        guard let found else { throw SignalBookRefusal.noSuchSignal }
        return found
    }

    /// Cases of some states, the most severe first; of those the newest first.
    package func list(
        _ kind: SignalKind?, _ states: [SignalState], atMost count: Int
    ) async throws -> [SignalCase] {
        let government = office.government
        let places = states.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let values = [SQLValue.integer(government)] + states.map { .integer($0.rawValue) }
        let (only, given): (String, [SQLValue]) =
            kind.map { (" AND c.kind = $\(states.count + 2)", [.text($0.rawValue)]) } ?? ("", [])
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT \(SignalCase.columns) FROM \(SignalCase.tables)
                WHERE c.gov_id = $1 AND c.state IN (\(places))\(only)
                ORDER BY c.severity, c.signal_id DESC LIMIT \(max(1, count))
                """, values + given, SignalCase.init)
        }
    }

    /// Records that somebody who may decide has looked; again, and of a case that is not open, it does
    /// nothing.
    package func look(_ id: Int64) async throws {
        let office = office
        try await office.act { connection, now in
            guard try held(id, office, connection).state == .opened else { return Act((), []) }
            try connection.execute(
                """
                UPDATE signal_case SET state = 1, looked_by = $1, looked_ms = $2
                WHERE gov_id = $3 AND signal_id = $4
                """,
                [.text(office.actor), .integer(now), .integer(office.government), .integer(id)])
            return Act((), [office.change("signal.look", of: "signal/\(id)")])
        }
    }

    /// Decides a case. Nothing else follows from it in the books: what is to be corrected or referred, a
    /// human does.
    ///
    /// - Throws: `.noReason`, `.noSuchSignal`, `.decidedBefore`, `.notOpen`.
    package func decide(_ id: Int64, _ decision: SignalDecision, reason: String) async throws {
        try refuseBadReason(reason)
        let office = office
        try await office.act { connection, now in
            let held = try held(id, office, connection)
            if let by = held.decidedBy { throw SignalBookRefusal.decidedBefore(by: by) }
            guard held.state.isOpen else {
                throw SignalBookRefusal.notOpen(SignalStateWord(key: held.state.labelKey))
            }
            try connection.execute(
                """
                UPDATE signal_case SET state = 2, decision = $1, decision_reason = $2, decided_by = $3,
                    decided_ms = $4
                WHERE gov_id = $5 AND signal_id = $6
                """,
                [
                    .text(decision.rawValue), .text(reason), .text(office.actor), .integer(now),
                    .integer(office.government), .integer(id),
                ])
            let change = office.change(
                "signal.decide", of: "signal/\(id)", reason: reason, before: held.state.code,
                after: decision.rawValue)
            return Act((), [change])
        }
    }
}

/// How far a case is, its row held until the transaction ends.
private func held(
    _ id: Int64, _ office: Office, _ connection: any SQLConnection
) throws -> (state: SignalState, decidedBy: String?) {
    let found = try connection.first(
        """
        SELECT state, decided_by FROM signal_case
        WHERE gov_id = $1 AND signal_id = $2\(connection.engine.lockClause)
        """, [.integer(office.government), .integer(id)]
    ) { (state: try signalState($0, 0), decidedBy: $0.optionalText(1)) }
    guard let found else { throw SignalBookRefusal.noSuchSignal }
    return found
}
