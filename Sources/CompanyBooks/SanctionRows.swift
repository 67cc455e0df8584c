package import CompanyDuty
import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A case as lists show it.
package struct SanctionRow: Sendable, Hashable {
    package let id: SanctionCaseID
    package let company: UnitID
    package let stage: SanctionStage
    package let openedOn: Day
    /// The last day of the clock that runs.
    package let endsOn: Day?
    package let refusedOn: Day?
    package let proposed: SanctionStep?
    package let proposedBy: String?

    /// The cases of a company, the newest first.
    static func of(
        _ company: UnitID, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [SanctionRow] {
        try connection.rows(
            """
            SELECT case_id, unit_id, stage, opened_on, ends_on, refused_on, proposed_step, proposed_by
            FROM sanction_case WHERE gov_id = $1 AND unit_id = $2 ORDER BY case_id DESC
            """, [.integer(government), .integer(company.number)], SanctionRow.init)
    }

    private init(_ row: SQLRow) throws {
        id = SanctionCaseID(try row.integer(0))
        company = UnitID(try row.integer(1))
        stage = try row.code(2, "sanction_case.stage")
        openedOn = try row.day(3, "sanction_case.opened_on")
        endsOn = try row.optionalDay(4, "sanction_case.ends_on")
        refusedOn = try row.optionalDay(5, "sanction_case.refused_on")
        proposed = row.optionalText(6).flatMap(SanctionStep.init)
        proposedBy = row.optionalText(7)
    }
}

/// Reads and writes cases: the events, and what follows from them for lists.
struct SanctionRows {
    let office: Office
    let law: CompanyLaw
    let connection: any SQLConnection

    /// A case as it stands; nil where this government has none.
    ///
    /// - Parameter isHeld: whether nobody else may change a case of its company until this act is done.
    func sanction(
        _ id: SanctionCaseID, isHeld: Bool = false
    ) throws -> (sanction: SanctionCase, company: UnitID)? {
        let key: [SQLValue] = [.integer(office.government), .integer(id.number)]
        let unit = try connection.integer(
            "SELECT unit_id FROM sanction_case WHERE gov_id = $1 AND case_id = $2", key)
        guard let unit else { return nil }
        if isHeld { try CompanyRows(office: office, connection: connection).hold(UnitID(unit)) }
        let events = try connection.rows(
            """
            SELECT sequence, kind, body_sealed, actor, recorded_ms FROM sanction_event
            WHERE gov_id = $1 AND case_id = $2 ORDER BY sequence
            """, key
        ) { try event($0, of: id) }
        return (try SanctionCase(events), UnitID(unit))
    }

    private func event(_ row: SQLRow, of id: SanctionCaseID) throws -> RecordedSanctionEvent {
        let sequence = try row.integer(0)
        let text = try office.sealing.open(try row.text(2), place(id, sequence))
        guard let event = SanctionEventBody.event(try row.text(1), text) else {
            throw CompanyBookRefusal.unreadable(table: "sanction_event")
        }
        return RecordedSanctionEvent(
            sequence: Int(sequence), event: event, actor: try row.text(3),
            at: Instant(epochMilliseconds: try row.integer(4)))
    }

    private func place(_ id: SanctionCaseID, _ sequence: Int64) -> FieldSealing.Place {
        FieldSealing.Place("sanction_event.body:\(sequence)", government: office.government, row: id.number)
    }

    /// The case of a company that goes on; nil where there is none.
    func open(of company: UnitID) throws -> SanctionCaseID? {
        try connection.integer(
            "SELECT case_id FROM sanction_case WHERE gov_id = $1 AND unit_id = $2 AND is_open = 1",
            [.integer(office.government), .integer(company.number)]
        ).map { SanctionCaseID($0) }
    }

    /// Writes the events from a number on, and what lists read of the case.
    ///
    /// - Returns: an entry for the audit chain for each event.
    func write(
        _ sanction: SanctionCase, _ id: SanctionCaseID, of company: UnitID, after known: Int
    ) throws -> [AuditChange] {
        if known == 0 { try insert(sanction, id, company) }
        let added = sanction.events.filter { $0.sequence > known }
        for recorded in added {
            try connection.execute(
                """
                INSERT INTO sanction_event (gov_id, case_id, sequence, kind, body_sealed, actor, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(id.number), .integer(Int64(recorded.sequence)),
                    .text(recorded.event.kind.rawValue),
                    .text(
                        office.sealing.seal(
                            try SanctionEventBody.text(of: recorded.event),
                            place(id, Int64(recorded.sequence)))), .text(recorded.actor),
                    .integer(recorded.at.epochMilliseconds),
                ])
        }
        if known > 0 { try update(sanction, id) }
        return added.map { recorded in
            office.change(
                "sanction.\(recorded.event.kind.rawValue)", of: "sanction/\(id)",
                after: "unit/\(company) \(recorded.event.audit) \(sanction.stage.rawValue)")
        }
    }

    private func insert(_ sanction: SanctionCase, _ id: SanctionCaseID, _ company: UnitID) throws {
        let at = sanction.events[0].at.epochMilliseconds
        try connection.execute(
            """
            INSERT INTO sanction_case (gov_id, case_id, unit_id, stage, is_open, opened_on, events,
                recorded_ms, changed_ms)
            VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $7)
            """,
            [
                .integer(office.government), .integer(id.number), .integer(company.number),
                .text(sanction.stage.rawValue), .integer(sanction.openedOn.number),
                .integer(Int64(sanction.events.count)), .integer(at),
            ])
    }

    private func update(_ sanction: SanctionCase, _ id: SanctionCaseID) throws {
        let clock = try? law.clock(of: sanction)
        try connection.execute(
            """
            UPDATE sanction_case SET stage = $1, is_open = $2, ends_on = $3, refused_on = $4,
                proposed_step = $5, proposed_by = $6, events = $7, changed_ms = $8
            WHERE gov_id = $9 AND case_id = $10
            """,
            [
                .text(sanction.stage.rawValue), .integer(sanction.stage.isEnd ? 0 : 1),
                SQLValue(clock?.ends.number), SQLValue(sanction.refusedSince?.number),
                SQLValue(sanction.proposal?.step.rawValue), SQLValue(sanction.proposedBy),
                .integer(Int64(sanction.events.count)),
                .integer(sanction.events.last?.at.epochMilliseconds ?? 0), .integer(office.government),
                .integer(id.number),
            ])
    }
}

extension SanctionEvent {
    /// For auditors: steps, days and numbers; what people wrote stays sealed.
    fileprivate var audit: String {
        let on = day.map { "\($0.yyyymmdd)" } ?? ""
        switch self {
        case .opened(_, let findings, _):
            return "\(on) \(findings.map(\.rawValue).joined(separator: ","))"
        case .served(let service): return "\(service.step.rawValue) \(service.number) \(on)"
        case .proposed(let proposal): return proposal.step.rawValue
        case .returned(let step, _): return step.rawValue
        case .decided(let step, _, let number, let fine):
            return "\(step.rawValue) \(number) \(on)" + (fine.map { " fine=\($0.amount.amount)" } ?? "")
        case .finePaid(_, let amount, _): return "\(on) \(amount.amount)"
        case .appealDecided(_, let isGranted, _): return "\(on) granted=\(isGranted)"
        case .attached(let file): return "sha256=\(file.digest)"
        case .answered, .cured, .appealed: return on
        }
    }
}
