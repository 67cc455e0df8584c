package import CompanyDuty
package import Membership
package import MoneyAndDates
package import ObligationBooks
import SQLDatabase
package import SQLStore

/// Cases of sanctions against the companies of a government. What may follow what, `SanctionCase` says, and
/// when, `CompanyLaw`; here each act is one transaction that holds the company.
package struct SanctionBook: Sendable {
    package let office: Office
    package let law: CompanyLaw

    package init(_ office: Office, law: CompanyLaw) {
        self.office = office
        self.law = law
    }

    /// Opens a case for what is wrong with a company today, as the books have it in this transaction.
    ///
    /// - Parameter findings: those that the case is for; nil for all.
    /// - Throws: `CompanyRefusal.noFinding` where nothing is wrong, `.stateOrganiser`;
    ///   `CompanyBookRefusal.caseThere`, `.noSuchCompany`.
    @discardableResult
    package func open(
        _ company: UnitID, findings wanted: [CompanyFindingKind]? = nil, note: String
    ) async throws -> SanctionCaseID {
        let (office, law, id) = (office, law, SanctionCaseID(office.identifiers.next()))
        return try await office.act { connection, now in
            try CompanyRows(office: office, connection: connection).hold(company)
            let sheet = try CompanyBook.sheet(company, office, law, connection)
            if let profile = sheet.profile { try law.holdSanctionable(profile, on: office.today) }
            let rows = SanctionRows(office: office, law: law, connection: connection)
            if try rows.open(of: sheet.id) != nil { throw CompanyBookRefusal.caseThere }
            let found = sheet.findings.map(\.kind).filter { wanted?.contains($0) ?? true }
            if note.allSatisfy(\.isWhitespace) { throw CompanyRefusal.noReason }
            let sanction = try SanctionCase([
                RecordedSanctionEvent(
                    sequence: 1, event: .opened(on: office.today, findings: found, note: note),
                    actor: office.actor, at: Instant(epochMilliseconds: now))
            ])
            return Act(id, try rows.write(sanction, id, of: sheet.id, after: 0))
        }
    }

    /// Records that a reprimand reached the company, with the proof.
    @discardableResult
    package func serve(_ service: SanctionService, in id: SanctionCaseID) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .served(service) }
    }

    /// Records what the company said.
    @discardableResult
    package func answer(
        _ note: String, on day: Day, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .answered(on: day, note: note) }
    }

    /// Puts a step forward, for another to decide. A fine without dues takes those that the ledger has.
    @discardableResult
    package func propose(
        _ proposal: SanctionProposal, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        try await act(id) { _, sheet, _ in
            let dues = proposal.step == .fine && proposal.dues == .zero ? sheet.facts.arrears : proposal.dues
            return .proposed(
                SanctionProposal(
                    step: proposal.step, reason: proposal.reason, dues: dues, services: proposal.services))
        }
    }

    /// Gives a step back to whoever put it forward.
    @discardableResult
    package func giveBack(
        _ step: SanctionStep, reason: String, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .returned(step, reason: reason) }
    }

    /// Decides a step as another person than who put it forward; a fine is reckoned here, by the law.
    @discardableResult
    package func decide(
        _ step: SanctionStep, on day: Day, number: String, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        let law = law
        return try await act(id) { sanction, _, _ in
            var fine: SanctionFine?
            if step == .fine, let proposal = sanction.proposal, proposal.step == .fine {
                fine = try law.fine(of: proposal.dues, in: sanction, on: day)
            }
            return .decided(step, on: day, number: number, fine: fine)
        }
    }

    /// Records that the fine, or a part of it, was paid.
    @discardableResult
    package func payFine(
        _ amount: Rupiah, on day: Day, evidence: String, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .finePaid(on: day, amount: amount, evidence: evidence) }
    }

    /// Records that the company complies, if the books say so too: nothing of what the case is for may be
    /// found any more.
    ///
    /// - Throws: `CompanyRefusal.duesOpen`, `.stillFound`, `.fineOpen`.
    @discardableResult
    package func cure(_ note: String, on day: Day, in id: SanctionCaseID) async throws -> SanctionCase {
        try await act(id) { sanction, sheet, _ in
            for finding in sheet.findings where sanction.findings.contains(finding.kind) {
                if finding.kind == .arrears { throw CompanyRefusal.duesOpen(finding.amount) }
                throw CompanyRefusal.stillFound(finding.kind)
            }
            // Dues that a fine is a share of are paid too, whatever the case was opened for.
            if sanction.fine != nil, sheet.facts.arrears > .zero {
                throw CompanyRefusal.duesOpen(sheet.facts.arrears)
            }
            return .cured(on: day, note: note)
        }
    }

    /// Records an appeal of the company.
    @discardableResult
    package func appeal(_ ground: String, on day: Day, in id: SanctionCaseID) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .appealed(on: day, ground: ground) }
    }

    /// Decides an appeal as another person than who recorded it.
    @discardableResult
    package func decideAppeal(
        _ isGranted: Bool, on day: Day, reason: String, in id: SanctionCaseID
    ) async throws -> SanctionCase {
        try await act(id) { _, _, _ in .appealDecided(on: day, isGranted: isGranted, reason: reason) }
    }

    /// Keeps what proves that a letter was served.
    @discardableResult
    package func attach(
        _ draft: PaperDraft, of step: SanctionStep?, to id: SanctionCaseID
    ) async throws -> SanctionCase {
        let (office, number) = (office, office.identifiers.next())
        return try await act(id) { _, _, _ in
            .attached(
                SanctionFile(
                    id: number, step: step, name: draft.name, mediaType: draft.media.rawValue,
                    size: draft.bytes.count, digest: draft.digest))
        } also: { connection, now in
            try SanctionPapers(office: office, connection: connection).write(
                draft, as: number, of: id, at: now)
        }
    }

    /// A file of a case as it was brought.
    package func file(_ file: Int64, of id: SanctionCaseID) async throws -> KeptPaper {
        let office = office
        return try await office.database.read { connection in
            try SanctionPapers(office: office, connection: connection).read(file, of: id)
        }
    }

    /// A case as it stands, with its company.
    ///
    /// - Throws: `CompanyBookRefusal.noSuchCase`, also for one of another government.
    package func show(_ id: SanctionCaseID) async throws -> (sanction: SanctionCase, company: UnitID) {
        let (office, law) = (office, law)
        return try await office.database.read { connection in
            let rows = SanctionRows(office: office, law: law, connection: connection)
            guard let found = try rows.sanction(id) else { throw CompanyBookRefusal.noSuchCase }
            return found
        }
    }

    private func act(
        _ id: SanctionCaseID,
        _ event: @escaping @Sendable (SanctionCase, CompanySheet, any SQLConnection) throws -> SanctionEvent,
        also: @escaping @Sendable (any SQLConnection, Int64) throws -> Void = { _, _ in }
    ) async throws -> SanctionCase {
        let (office, law) = (office, law)
        return try await office.act { connection, now in
            let rows = SanctionRows(office: office, law: law, connection: connection)
            guard let found = try rows.sanction(id, isHeld: true) else { throw CompanyBookRefusal.noSuchCase }
            var sanction = found.sanction
            let known = sanction.events.count
            let sheet = try CompanyBook.sheet(found.company, office, law, connection)
            let event = try event(sanction, sheet, connection)
            try law.hold(event, in: sanction, today: office.today)
            let last = sanction.events.last?.at.epochMilliseconds ?? .min
            try sanction.apply(
                RecordedSanctionEvent(
                    sequence: known + 1, event: event, actor: office.actor,
                    at: Instant(epochMilliseconds: max(now, last))))
            try also(connection, now)
            try SanctionMoney(office: office, connection: connection, id: id, company: found.company)
                .book(event, sanction, at: now)
            return Act(sanction, try rows.write(sanction, id, of: found.company, after: known))
        }
    }
}

/// Writes files of cases and gives them back.
private struct SanctionPapers {
    private static let piece = 256 * 1_024
    let office: Office
    let connection: any SQLConnection

    func write(_ draft: PaperDraft, as id: Int64, of sanction: SanctionCaseID, at now: Int64) throws {
        try connection.execute(
            """
            INSERT INTO sanction_file (gov_id, file_id, case_id, file_name, media_type, file_size, digest,
                recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .integer(office.government), .integer(id), .integer(sanction.number), .text(draft.name),
                .text(draft.media.rawValue), .integer(Int64(draft.bytes.count)), .text(draft.digest),
                .text(office.actor), .integer(now),
            ])
        for (part, start) in stride(from: 0, to: draft.bytes.count, by: SanctionPapers.piece).enumerated() {
            let piece = Array(draft.bytes[start..<min(start + SanctionPapers.piece, draft.bytes.count)])
            try connection.execute(
                """
                INSERT INTO sanction_file_part (gov_id, file_id, part, bytes_sealed) VALUES ($1, $2, $3, $4)
                """,
                [
                    .integer(office.government), .integer(id), .integer(Int64(part)),
                    .text(office.sealing.seal(bytes: piece, place(id, Int64(part)))),
                ])
        }
    }

    func read(_ id: Int64, of sanction: SanctionCaseID) throws -> KeptPaper {
        let found = try connection.first(
            """
            SELECT file_name, media_type, digest FROM sanction_file
            WHERE gov_id = $1 AND file_id = $2 AND case_id = $3
            """, [.integer(office.government), .integer(id), .integer(sanction.number)]
        ) { (try $0.text(0), try $0.text(1), try $0.text(2)) }
        guard let found else { throw CompanyBookRefusal.noSuchFile }
        var bytes: [UInt8] = []
        try connection.query(
            """
            SELECT part, bytes_sealed FROM sanction_file_part WHERE gov_id = $1 AND file_id = $2 ORDER BY part
            """, [.integer(office.government), .integer(id)]
        ) { row in
            bytes += try office.sealing.openBytes(try row.text(1), place(id, try row.integer(0)))
        }
        return KeptPaper(name: found.0, mediaType: found.1, digest: found.2, bytes: bytes)
    }

    private func place(_ id: Int64, _ part: Int64) -> FieldSealing.Place {
        FieldSealing.Place("sanction_file_part.bytes:\(part)", government: office.government, row: id)
    }
}
