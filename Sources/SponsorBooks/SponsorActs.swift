import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Sponsorship

/// What an office does with proposals, and what a sponsor asks for.
extension SponsorBook {
    /// Agrees to a proposal and enters the worker: a person, a job, and with the next calculation a line of
    /// the bill, in one transaction. One that follows another carries its job on without a day between.
    ///
    /// - Parameter from: a later first month than the one proposed, where that one is closed already.
    /// - Throws: `SponsorRefusal`, and what the register refuses.
    @discardableResult
    package func verify(_ id: Int64, from: Month? = nil) async throws -> SponsorshipRow {
        let (book, office) = (self, office)
        let statement = office.identifiers.next()
        return try await office.act { connection, now in
            let rows = SponsorReading(office: office, connection: connection)
            let row = try rows.row(id, isHeld: true)
            let state = try row.state.after(.verify)
            let worker = try rows.worker(of: id)
            guard let nik = worker.nik else { throw SponsorRefusal.numberWrong }
            try rows.holdWorker(nik.index(office))
            let term = SponsorshipTerm(stored: from ?? row.term.from, months: row.term.months)
            guard term.from >= row.term.from else { throw SponsorRefusal.beginsTooEarly(row.term.from) }
            let old = try row.follows.map { try rows.row($0, isHeld: true) }
            if old == nil { try rows.refuseProtected(nik.index(office), term, but: id) }
            let entered = try book.enter(row, worker, term, old, now, connection)
            try connection.execute(
                """
                UPDATE sponsorship SET state = $1, person_id = $2, spell_id = $3, first_month = $4,
                    last_month = $5
                WHERE gov_id = $6 AND sponsorship_id = $7
                """,
                [
                    .text(state.rawValue), .integer(entered.result.person.number),
                    .integer(entered.result.spell.number), .integer(Int64(term.from.yyyymm)),
                    .integer(Int64(term.last.yyyymm)), .integer(office.government), .integer(id),
                ])
            var changes = entered.changes
            if let old { changes += try book.follow(old, from: term.from, rows, now) }
            changes += try SponsorStatements(office: office, connection: connection).record(
                row, worker.phone, of: entered.result.person, statement, now)
            changes += try rows.event(
                .verify, of: id, note: "", after: "\(term.from)..\(term.last) spell/\(entered.result.spell)",
                now)
            return Act(try rows.row(id), changes)
        }
    }

    private struct Entered: Sendable {
        let person: PersonID
        let spell: SpellID
    }

    private func enter(
        _ row: SponsorshipRow, _ worker: SponsoredWorker, _ term: SponsorshipTerm, _ old: SponsorshipRow?,
        _ now: Int64, _ connection: any SQLConnection
    ) throws -> Act<Entered> {
        let jobs = JobActs(office, law: law)
        let reason = "sponsorship/\(row.id)"
        if let old, let person = old.person, let spell = old.spell {
            guard old.state == .inForce else { throw SponsorRefusal.notPossible(old.state) }
            let act = try jobs.carryOn(
                spell, of: person, row.terms, from: term.firstDay, through: term.protectsUntil,
                reason: reason, at: now, on: connection)
            return Act(Entered(person: person, spell: act.result), act.changes)
        }
        var columns = RegisterColumns()
        columns.names.append(worker.name.uppercased())
        columns.niks.append(worker.nik?.description ?? "")
        columns.mothers.append(nil)
        columns.born.append(worker.born?.number)
        columns.sexes.append(worker.nik?.sex.rawValue)
        columns.participantNumbers.append(nil)
        columns.from.append(term.firstDay.number)
        let admitted = try RegisterLoad.admit(
            columns, government: office.government, now: now, office.identifiers, office.sealing,
            on: connection)
        guard let number = admitted.persons.first else { throw SponsorRefusal.numberWrong }
        let act = try jobs.open(
            PersonID(number), row.terms, from: term.firstDay, through: term.protectsUntil, reason: reason,
            at: now, on: connection)
        return Act(Entered(person: PersonID(number), spell: act.result), act.changes)
    }

    /// The one before ends with the month before; what it did not pay, another pays now.
    private func follow(
        _ old: SponsorshipRow, from: Month, _ rows: SponsorReading, _ now: Int64
    ) throws -> [AuditChange] {
        let state = try old.state.after(.follow)
        let last = min(old.term.last, from.adding(-1))
        guard last >= old.term.from else { throw SponsorRefusal.beginsTooEarly(old.term.from.adding(1)) }
        try rows.connection.execute(
            """
            UPDATE sponsorship SET state = $1, last_month = $2, months = $3
            WHERE gov_id = $4 AND sponsorship_id = $5
            """,
            [
                .text(state.rawValue), .integer(Int64(last.yyyymm)),
                .integer(Int64(old.term.from.months(until: last) + 1)), .integer(office.government),
                .integer(old.id),
            ])
        return try rows.event(.follow, of: old.id, note: "", after: "last=\(last)", now)
    }

    /// Refuses a proposal, with the reason that the sponsor will read.
    package func refuse(_ id: Int64, reason: String) async throws {
        guard !reason.isEmpty else { throw SponsorRefusal.reasonMissing }
        try await settle(id, .refuse, note: reason)
    }

    /// Takes a proposal back.
    package func withdraw(_ id: Int64) async throws { try await settle(id, .withdraw, note: "") }

    private func settle(_ id: Int64, _ act: SponsorshipAct, note: String) async throws {
        let office = office
        try await office.act { connection, now in
            let rows = SponsorReading(office: office, connection: connection)
            let state = try rows.row(id, isHeld: true).state.after(act)
            try connection.execute(
                "UPDATE sponsorship SET state = $1 WHERE gov_id = $2 AND sponsorship_id = $3",
                [.text(state.rawValue), .integer(office.government), .integer(id)])
            return Act((), try rows.event(act, of: id, note: note, now))
        }
    }

    /// Records that the sponsor will pay no month after one; an office worker ends it.
    package func askStop(_ id: Int64, after month: Month) async throws {
        let office = office
        try await office.act { connection, now in
            let rows = SponsorReading(office: office, connection: connection)
            let row = try rows.row(id, isHeld: true)
            _ = try row.state.after(.askStop)
            let month = min(max(month, max(row.term.from, Month(of: office.today))), row.term.last)
            try connection.execute(
                "UPDATE sponsorship SET stop_month = $1 WHERE gov_id = $2 AND sponsorship_id = $3",
                [.integer(Int64(month.yyyymm)), .integer(office.government), .integer(id)])
            return Act((), try rows.event(.askStop, of: id, note: "", after: "last=\(month)", now))
        }
    }

    /// Ends one with the last day of a month: the worker is handed back.
    package func stop(_ id: Int64, after month: Month, reason: String) async throws {
        let (book, office) = (self, office)
        try await office.act { connection, now in
            let rows = SponsorReading(office: office, connection: connection)
            let row = try rows.row(id, isHeld: true)
            let state = try row.state.after(.stop)
            guard month >= row.term.from else { throw SponsorRefusal.beginsTooEarly(row.term.from) }
            let last = min(month, row.term.last)
            var changes: [AuditChange] = []
            if let person = row.person, let spell = row.spell, last < row.term.last {
                changes = try JobActs(office, law: book.law).handBack(
                    spell, of: person, on: last.lastDay, reason: "sponsorship/\(id)", at: now, on: connection
                ).changes
            }
            try connection.execute(
                """
                UPDATE sponsorship SET state = $1, last_month = $2, months = $3
                WHERE gov_id = $4 AND sponsorship_id = $5
                """,
                [
                    .text(state.rawValue), .integer(Int64(last.yyyymm)),
                    .integer(Int64(row.term.from.months(until: last) + 1)), .integer(office.government),
                    .integer(id),
                ])
            changes += try rows.event(.stop, of: id, note: reason, after: "last=\(last)", now)
            return Act((), changes)
        }
    }

    /// The link by which another sponsor, or the worker himself, takes a worker over.
    package func handOver(_ id: Int64) async throws -> String {
        let (book, office) = (self, office)
        let link = office.identifiers.next()
        return try await office.act { connection, now in
            let row = try SponsorReading(office: office, connection: connection).row(id, isHeld: true)
            guard row.state == .inForce else { throw SponsorRefusal.notPossible(row.state) }
            let changes = try SponsorLinkBook.write(
                SponsorLinkDraft(
                    unit: row.unit, registration: row.registration, label: "sponsorship/\(id)",
                    expires: office.today.adding(days: book.rules.handOverDays), uses: 1, follows: id),
                link, office, now, connection)
            return Act(SponsorLinkBook.token(link: link, office), changes)
        }
    }
}
