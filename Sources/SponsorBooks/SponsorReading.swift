import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Sponsorship

/// Reads and writes the rows of sponsorships inside a transaction.
struct SponsorReading {
    let office: Office
    let connection: any SQLConnection

    private func key(_ id: Int64) -> [SQLValue] { [.integer(office.government), .integer(id)] }

    /// One sponsorship.
    ///
    /// - Throws: `.notThere` where this government has none.
    func row(_ id: Int64, isHeld: Bool = false) throws -> SponsorshipRow {
        if isHeld {
            _ = try connection.integer(
                """
                SELECT sponsorship_id FROM sponsorship
                WHERE gov_id = $1 AND sponsorship_id = $2\(connection.engine.lockClause)
                """, key(id))
        }
        let found = try connection.first(
            """
            SELECT \(SponsorshipRow.columns) FROM \(SponsorshipRow.tables)
            WHERE s.gov_id = $1 AND s.sponsorship_id = $2
            """, key(id)
        ) { try SponsorshipRow($0, office) }
        guard let found else { throw SponsorRefusal.notThere }
        return found
    }

    /// Makes this act wait for others upon the same worker.
    func holdWorker(_ index: String) throws {
        try connection.execute(
            """
            INSERT INTO sponsored_worker (gov_id, worker_index, acts) VALUES ($1, $2, 1)
            ON CONFLICT (gov_id, worker_index) DO UPDATE SET acts = sponsored_worker.acts + 1
            """, [.integer(office.government), .text(index)])
    }

    /// The worker as the office has him, with all digits: for the register only.
    func worker(of id: Int64) throws -> SponsoredWorker {
        let found = try connection.first(
            """
            SELECT worker_name, worker_nik_sealed, worker_born, work, worker_phone_sealed FROM sponsorship
            WHERE gov_id = $1 AND sponsorship_id = $2
            """, key(id)
        ) { row in
            SponsoredWorker(
                name: try row.text(0),
                nik: NIK(try office.sealing.open(try row.text(1), SponsorPlace.workerNumber(id, office))),
                born: try row.day(2, "sponsorship.worker_born"),
                work: try row.code(3, "sponsorship.work"),
                phone: try office.sealing.open(try row.text(4), SponsorPlace.workerPhone(id, office)))
        }
        guard let found else { throw SponsorRefusal.notThere }
        return found
    }

    /// A sponsor with all digits: for his own acts only.
    func identity(of sponsor: Int64) throws -> SponsorIdentity {
        let found = try connection.first(
            """
            SELECT kind, name, nik_sealed, born, phone_sealed, number_sealed FROM sponsor
            WHERE gov_id = $1 AND sponsor_id = $2
            """, key(sponsor)
        ) { row in
            SponsorIdentity(
                kind: try row.code(0, "sponsor.kind"), name: try row.text(1),
                nik: NIK(try office.sealing.open(try row.text(2), SponsorPlace.number(sponsor, office))),
                born: try row.day(3, "sponsor.born"),
                phone: try office.sealing.open(try row.text(4), SponsorPlace.phone(sponsor, office)),
                number: try office.sealing.open(try row.text(5), SponsorPlace.staffNumber(sponsor, office)))
        }
        guard let found else { throw SponsorRefusal.notThere }
        return found
    }

    /// Refuses months that another sponsorship or a job of the register pays already; by whom is not said.
    func refuseProtected(_ index: String, _ term: SponsorshipTerm, but before: Int64?) throws {
        let others = try connection.integer(
            """
            SELECT COUNT(*) FROM sponsorship WHERE gov_id = $1 AND worker_index = $2
                AND state IN ('usul', 'berlaku') AND first_month <= $3 AND last_month >= $4
                AND sponsorship_id <> $5
            """,
            [
                .integer(office.government), .text(index), .integer(Int64(term.last.yyyymm)),
                .integer(Int64(term.from.yyyymm)), .integer(before ?? 0),
            ])
        if let others, others > 0 { throw SponsorRefusal.alreadyProtected }
        if before != nil { return }
        let person = try connection.integer(
            "SELECT person_id FROM person_nik WHERE nik_index = $1 AND gov_id = $2",
            [.text(index), .integer(office.government)])
        guard let person else { return }
        let jobs = try JobTable.jobs(
            of: PersonID(person), government: office.government, on: connection)
        let spans = jobs.known.contains { spell in
            spell.start <= term.protectsUntil && (spell.end.map { $0 >= term.firstDay } ?? true)
                && !spell.terms.programmes.isDisjoint(with: ProgrammeSet(SponsorshipCost.programmes))
        }
        if spans { throw SponsorRefusal.alreadyProtected }
    }

    /// - Returns: the number of the sponsor.
    func write(_ sponsor: SponsorIdentity, as id: Int64, _ now: Int64) throws -> Int64 {
        guard let nik = sponsor.nik, let born = sponsor.born else { throw SponsorRefusal.sponsorNumberWrong }
        try connection.execute(
            """
            INSERT INTO sponsor (gov_id, sponsor_id, kind, name, born, nik_index, nik_sealed, phone_sealed,
                number_sealed, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .integer(office.government), .integer(id), .text(sponsor.kind.rawValue),
                .text(sponsor.name), .integer(born.number), .text(nik.index(office)),
                .text(office.sealing.seal(nik.description, SponsorPlace.number(id, office))),
                .text(office.sealing.seal(sponsor.phone, SponsorPlace.phone(id, office))),
                .text(office.sealing.seal(sponsor.number, SponsorPlace.staffNumber(id, office))),
                .integer(now),
            ])
        return id
    }

    func write(
        _ draft: SponsorshipDraft, _ nik: NIK, _ proposal: SponsorBook.Proposal, _ sponsor: Int64,
        _ now: Int64
    ) throws {
        guard let born = draft.worker.born else { throw SponsorRefusal.birthDayDisagrees }
        let (id, term) = (proposal.id, draft.term)
        try connection.execute(
            """
            INSERT INTO sponsorship (gov_id, sponsorship_id, sponsor_id, link_id, follows_id, unit_id,
                registration_id, worker_name, worker_born, worker_index, worker_nik_sealed,
                worker_phone_sealed, work, payment, income, first_month, months, last_month, state, events,
                recorded_by, recorded_ms, changed_ms, is_ill)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                0, $20, $21, $21, $22)
            """,
            [
                .integer(office.government), .integer(id), .integer(sponsor), SQLValue(proposal.link),
                SQLValue(proposal.follows), .integer(proposal.unit.number), .integer(proposal.registration),
                .text(draft.worker.name.uppercased()), .integer(born.number), .text(nik.index(office)),
                .text(office.sealing.seal(nik.description, SponsorPlace.workerNumber(id, office))),
                .text(office.sealing.seal(draft.worker.phone, SponsorPlace.workerPhone(id, office))),
                .text(draft.worker.work.rawValue), .text(draft.payment.rawValue),
                .integer(draft.income.amount), .integer(Int64(term.from.yyyymm)),
                .integer(Int64(term.months)), .integer(Int64(term.last.yyyymm)),
                .text(SponsorshipState.proposed.rawValue), .text(office.actor), .integer(now),
                .integer(draft.isIll ? 1 : 0),
            ])
    }

    /// Writes down what was done, and gives it to the audit chain without names.
    func event(
        _ act: SponsorshipAct, of id: Int64, note: String, after: String = "", _ now: Int64
    ) throws -> [AuditChange] {
        let count = try connection.integer(
            """
            UPDATE sponsorship SET events = events + 1, changed_ms = $1
            WHERE gov_id = $2 AND sponsorship_id = $3 RETURNING events
            """, [.integer(now)] + key(id))
        guard let sequence = count else { throw SponsorRefusal.notThere }
        try connection.execute(
            """
            INSERT INTO sponsorship_event (gov_id, sponsorship_id, sequence, act, note_sealed, actor,
                recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            key(id) + [
                .integer(sequence), .text(act.rawValue),
                .text(office.sealing.seal(note, SponsorPlace.note(id, sequence, office))),
                .text(office.actor), .integer(now),
            ])
        return [office.change("sponsorship.\(act.rawValue)", of: "sponsorship/\(id)", after: after)]
    }
}
