package import Membership
package import MoneyAndDates
package import Obligations
import RegisterBooks
import SQLDatabase
package import SQLStore

/// The agreements of a government with BPJS. What may follow what, `Agreement` says; here each act is one
/// transaction that holds the unit, so that nobody drafts an overlapping one beside it.
///
/// A signed agreement is the paper by which the months of its unit go: its row of `unit_paper` is written in
/// the same transaction.
package struct AgreementBook: Sendable {
    package let office: Office

    package init(_ office: Office) { self.office = office }

    /// Drafts one.
    ///
    /// - Throws: `AgreementRefusal`, also `.overlap`; `RegisterRefusal.unknownUnit` for a unit of another
    ///   government.
    @discardableResult
    package func draft(_ terms: AgreementTerms) async throws -> AgreementID {
        let (office, id) = (office, AgreementID(office.identifiers.next()))
        return try await office.act { connection, now in
            let rows = AgreementRows(office: office, connection: connection)
            try rows.hold(terms.unit)
            var terms = terms
            let unit = try UnitBook.unit(
                terms.unit.description, government: office.government, on: connection)
            if terms.party.isEmpty { terms.party = unit.name }
            let agreement = try Agreement([first(terms, predecessor: nil, at: now)])
            try rows.refuseStrangers(terms)
            try terms.refuseOverlap(with: rows.holds(of: terms.unit))
            return Act(id, try rows.write(AgreementRows.Row(agreement: agreement, id: id), after: 0))
        }
    }

    /// Drafts the one that carries a signed one on: its terms for the time after it.
    ///
    /// - Parameters:
    ///   - first: its first day; nil for the day after the last one ends.
    ///   - last: its last day; nil for the end of that year.
    ///   - bridge: the last day of its bridging clause.
    @discardableResult
    package func renew(
        _ id: AgreementID, from first: Day? = nil, through last: Day? = nil, bridge: Day? = nil
    ) async throws -> AgreementID {
        let (office, next, book) = (office, AgreementID(office.identifiers.next()), self)
        return try await office.act { connection, now in
            let rows = AgreementRows(office: office, connection: connection)
            guard let old = try rows.agreement(id, isHeld: true) else {
                throw ObligationBookRefusal.noSuchAgreement(id.description)
            }
            try old.agreement.refuseRenewal()
            let terms = old.agreement.renewal(from: first, through: last, bridge: bridge)
            if terms.from <= old.agreement.lastDay { throw AgreementRefusal.renewalTooEarly(terms.from) }
            let agreement = try Agreement([book.first(terms, predecessor: id, at: now)])
            try terms.refuseOverlap(with: rows.holds(of: terms.unit))
            return Act(next, try rows.write(AgreementRows.Row(agreement: agreement, id: next), after: 0))
        }
    }

    func first(
        _ terms: AgreementTerms, predecessor: AgreementID?, at now: Int64
    ) -> RecordedAgreementEvent {
        RecordedAgreementEvent(
            sequence: 1, event: .drafted(terms, predecessor: predecessor), actor: office.actor,
            at: Instant(epochMilliseconds: now))
    }

    /// Changes the terms of a draft.
    @discardableResult
    package func revise(_ id: AgreementID, to terms: AgreementTerms) async throws -> Agreement {
        try await act(id) { row, rows in
            var terms = terms
            terms.unit = row.agreement.terms.unit
            if terms.party.isEmpty { terms.party = row.agreement.terms.party }
            if terms == row.agreement.terms { return [] }
            try rows.refuseStrangers(terms)
            try terms.refuseOverlap(with: rows.holds(of: terms.unit), as: id)
            return [.revised(terms)]
        }
    }

    /// Sends a draft to whoever agrees to it.
    @discardableResult
    package func sendToReview(_ id: AgreementID) async throws -> Agreement {
        try await act(id) { _, _ in [.sentToReview] }
    }

    /// Gives it back to whoever drafted it.
    @discardableResult
    package func giveBack(_ id: AgreementID, reason: String) async throws -> Agreement {
        try await act(id) { _, _ in [.returned(reason: reason)] }
    }

    /// Agrees to it, as another person than who drafted it.
    @discardableResult
    package func accept(_ id: AgreementID) async throws -> Agreement {
        try await act(id) { _, _ in [.accepted] }
    }

    /// Ends the work on one that was not signed.
    @discardableResult
    package func cancel(_ id: AgreementID, reason: String) async throws -> Agreement {
        try await act(id) { _, _ in [.cancelled(reason: reason)] }
    }

    /// Records that both parties signed: from now on the months of the unit go by it, and the one that it
    /// carries on is renewed.
    ///
    /// - Throws: `.sameHand` for whoever drafted it, `.overlap`, `.signedInTheFuture`, `.noNumber`.
    @discardableResult
    package func sign(
        _ id: AgreementID, on day: Day, number: String, insurerNumber: String
    ) async throws -> Agreement {
        let (office, paper) = (office, office.identifiers.next())
        return try await act(id) { row, rows in
            if day > office.today { throw AgreementRefusal.signedInTheFuture(day) }
            try row.agreement.terms.refuseOverlap(with: rows.holds(of: row.agreement.terms.unit), as: id)
            return [.signed(on: day, number: number, insurerNumber: insurerNumber)]
        } also: { row, rows, now in
            var changes = try rows.writePaper(&row, as: paper, at: now)
            if let before = row.agreement.predecessor {
                changes += try rows.markRenewed(before, by: id, at: now)
            }
            return changes
        }
    }

    /// Records an addendum of both parties; the paper of the unit follows where its last day changes.
    @discardableResult
    package func amend(_ id: AgreementID, _ addendum: AgreementAddendum) async throws -> Agreement {
        let (office, paper) = (office, office.identifiers.next())
        return try await act(id) { row, rows in
            if addendum.signedOn > office.today {
                throw AgreementRefusal.signedInTheFuture(addendum.signedOn)
            }
            var terms = row.agreement.terms
            terms.through = addendum.through ?? terms.through
            terms.programmes = addendum.programmes ?? terms.programmes
            try terms.refuseOverlap(with: rows.holds(of: terms.unit), as: id)
            return [.amended(addendum)]
        } also: { row, rows, now in
            guard addendum.through != nil else { return [] }
            return try rows.writePaper(&row, as: paper, at: now)
        }
    }

    /// Ends a signed one before its last day; the paper of the unit ends with it.
    @discardableResult
    package func end(_ id: AgreementID, on day: Day, reason: String) async throws -> Agreement {
        let paper = office.identifiers.next()
        return try await act(id) { _, _ in
            [.ended(on: day, reason: reason)]
        } also: { row, rows, now in
            try rows.writePaper(&row, as: paper, at: now)
        }
    }

    /// Keeps a signed scan or a PDF with an electronic signature.
    ///
    /// - Returns: its digest.
    @discardableResult
    package func attach(_ draft: PaperDraft, to id: AgreementID) async throws -> String {
        let (office, file) = (office, office.identifiers.next())
        _ = try await act(id) { _, _ in
            [.attached(draft.file(file))]
        } also: { row, rows, now in
            try PaperRows(office: office, connection: rows.connection).write(
                draft, as: file, of: ("agreement_id", row.id.number), at: now)
            return []
        }
        return draft.digest
    }

    /// A file of an agreement, as it was brought.
    package func file(_ file: Int64, of id: AgreementID) async throws -> KeptPaper {
        let office = office
        return try await office.database.read { connection in
            try PaperRows(office: office, connection: connection).read(
                file, of: ("agreement_id", id.number))
        }
    }

    /// Whether a file that somebody has is one of the agreement's, byte by byte.
    ///
    /// - Returns: the file that is the same; nil where none is.
    package func verify(_ digest: String, of id: AgreementID) async throws -> AgreementFile? {
        try await show(id).files.first { $0.digest == digest }
    }

    /// An agreement as it stands.
    ///
    /// - Parameter known: as it was known at that instant.
    package func show(_ id: AgreementID, known: Instant = .latest) async throws -> Agreement {
        let office = office
        return try await office.database.read { connection in
            let rows = AgreementRows(office: office, connection: connection)
            guard let row = try rows.agreement(id, known: known.epochMilliseconds) else {
                throw ObligationBookRefusal.noSuchAgreement(id.description)
            }
            return row.agreement
        }
    }

    private func act(
        _ id: AgreementID,
        _ events: @escaping @Sendable (AgreementRows.Row, AgreementRows) throws -> [AgreementEvent],
        also: @escaping @Sendable (inout AgreementRows.Row, AgreementRows, Int64) throws -> [AuditChange] = {
            _, _, _ in []
        }
    ) async throws -> Agreement {
        let office = office
        return try await office.act { connection, now in
            let rows = AgreementRows(office: office, connection: connection)
            guard var row = try rows.agreement(id, isHeld: true) else {
                throw ObligationBookRefusal.noSuchAgreement(id.description)
            }
            let known = row.agreement.events.count
            for event in try events(row, rows) {
                try row.agreement.add(event, by: office.actor, at: now)
            }
            if row.agreement.events.count == known { return Act(row.agreement, []) }
            let more = try also(&row, rows, now)
            return Act(row.agreement, try rows.write(row, after: known) + more)
        }
    }
}

extension Agreement {
    /// Takes what somebody did at an instant; a clock that lags does not put it before what is recorded.
    mutating func add(_ event: AgreementEvent, by actor: String, at now: Int64) throws(AgreementRefusal) {
        let last = events.last?.at.epochMilliseconds ?? .min
        try apply(
            RecordedAgreementEvent(
                sequence: events.count + 1, event: event, actor: actor,
                at: Instant(epochMilliseconds: max(now, last))))
    }

    /// The terms for the time after it.
    func renewal(from first: Day?, through last: Day?, bridge: Day?) -> AgreementTerms {
        terms.renewed(from: first ?? lastDay.adding(days: 1), through: last, bridge: bridge)
    }
}
