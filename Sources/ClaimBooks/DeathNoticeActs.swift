import Claims
import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

extension DeathNotices {
    /// Takes notices, some hundreds at a time; who came before under the same source and reference is left
    /// as it stands.
    ///
    /// - Throws: `ClaimBookRefusal` for a day that cannot be, or a name of blanks; nothing is taken then.
    @discardableResult
    package func take(_ drafts: [DeathNoticeDraft]) async throws -> Taken {
        for draft in drafts { try refuseUnlikely(draft) }
        var taken = Taken()
        for start in stride(from: 0, to: drafts.count, by: 500) {
            let portion = Array(drafts[start..<min(start + 500, drafts.count)])
            let part = try await take(portion: portion)
            taken.matched += part.matched
            taken.possible += part.possible
            taken.unknown += part.unknown
            taken.repeated += part.repeated
        }
        return taken
    }

    private func take(portion drafts: [DeathNoticeDraft]) async throws -> Taken {
        let notices = self
        let numbers = office.identifiers.next(max(drafts.count, 1))
        return try await office.act { connection, now in
            var taken = Taken()
            var changes: [AuditChange] = []
            let rows = DeathNoticeRows(office: notices.office, connection: connection)
            let people = try rows.people(byNIK: drafts.compactMap(\.nik))
            let named = try rows.people(named: drafts.filter { $0.nik == nil }.map(\.name))
            for (draft, id) in zip(drafts, numbers) {
                let match = rows.match(draft, people, named)
                guard try rows.insert(draft, id, match, at: now) else {
                    taken.repeated += 1
                    continue
                }
                switch match.state {
                case .matched: taken.matched += 1
                case .possible: taken.possible += 1
                case .unknown, .confirmed, .dismissed: taken.unknown += 1
                }
                changes.append(
                    notices.office.change(
                        "death-notice.take", of: "death-notice/\(id)",
                        after: "\(draft.source.rawValue) \(draft.died) \(match.state.rawValue)"))
            }
            return Act(taken, changes)
        }
    }

    /// Notices, the newest first.
    ///
    /// - Parameter state: only those; nil gives all that nobody has decided.
    package func list(
        _ state: DeathNotice.State? = nil, after: Int64? = nil, limit: Int = 100
    ) async throws -> [DeathNotice] {
        let office = office
        return try await office.database.read { connection in
            try DeathNoticeRows(office: office, connection: connection)
                .list(state, after: after, limit: limit)
        }
    }

    /// One notice.
    package func show(_ id: Int64) async throws -> DeathNotice {
        let office = office
        return try await office.database.read { connection in
            guard let notice = try DeathNoticeRows(office: office, connection: connection).notice(id) else {
                throw ClaimBookRefusal.noSuchNotice
            }
            return notice
        }
    }

    /// Says that it is so: in one transaction the person's death is recorded, the jobs end, so that the next
    /// bill has none of them, and the claim of the family is opened. The same again gives the same claim.
    ///
    /// - Parameter person: who of the register it is, where the notice does not say for certain.
    /// - Throws: `JobRefusal`, `ClaimOpeningRefusal`, `ClaimBookRefusal`.
    @discardableResult
    package func confirm(_ id: Int64, as person: PersonID? = nil) async throws -> Confirmed {
        let notices = self
        let book = ClaimBook(office, rules: rules)
        let confirmed = try await office.act { connection, now in
            try notices.confirm(id, as: person, book, at: now, on: connection)
        }
        _ = try await book.look(at: confirmed.claim)
        return confirmed
    }

    private func confirm(
        _ id: Int64, as chosen: PersonID?, _ book: ClaimBook, at now: Int64, on connection: any SQLConnection
    ) throws -> Act<Confirmed> {
        let rows = DeathNoticeRows(office: office, connection: connection)
        guard let notice = try rows.notice(id, isHeld: true) else { throw ClaimBookRefusal.noSuchNotice }
        if notice.state == .confirmed, let claim = notice.claim, let person = notice.person,
            chosen ?? person == person
        {
            let billed = try rows.billed(after: notice.died, for: person)
            return Act(Confirmed(claim: claim, isNew: false, billedAfter: billed, laterJobs: []), [])
        }
        guard notice.state.isOpen else { throw ClaimBookRefusal.noticeDecided }
        guard let person = chosen ?? (notice.state == .matched ? notice.person : nil) else {
            throw ClaimBookRefusal.personNotChosen
        }
        let death = try JobActs(office, law: rules.membership).died(
            person, on: notice.died, reason: "death-notice/\(id)", at: now, on: connection)
        let opened = try book.open(
            ClaimOpeningAct(
                type: notice.isAccident ? .workAccident : .death, person: person, day: notice.died,
                minute: nil), at: now, on: connection)
        try rows.decide(id, .confirmed, person, opened.result.id, reason: nil, at: now)
        let change = office.change(
            "death-notice.confirm", of: "death-notice/\(id)", before: notice.state.rawValue,
            after: "person=\(person) claim=\(opened.result.id)")
        return Act(
            Confirmed(
                claim: opened.result.id, isNew: opened.result.isNew,
                billedAfter: try rows.billed(after: notice.died, for: person), laterJobs: death.result),
            death.changes + opened.changes + [change])
    }

    /// Says that it is nobody of the register, or not so.
    package func dismiss(_ id: Int64, reason: String) async throws {
        try refuseBlank(reason)
        let office = office
        try await office.act { connection, now in
            let rows = DeathNoticeRows(office: office, connection: connection)
            guard let notice = try rows.notice(id, isHeld: true) else { throw ClaimBookRefusal.noSuchNotice }
            guard notice.state.isOpen else { throw ClaimBookRefusal.noticeDecided }
            try rows.decide(id, .dismissed, notice.person, nil, reason: reason, at: now)
            return Act(
                (),
                [
                    office.change(
                        "death-notice.dismiss", of: "death-notice/\(id)", reason: reason,
                        before: notice.state.rawValue, after: DeathNotice.State.dismissed.rawValue)
                ])
        }
    }

    /// What was billed for a person for months after the death.
    package func billed(after died: Day, for person: PersonID) async throws -> BilledAfterDeath {
        let office = office
        return try await office.database.read { connection in
            try DeathNoticeRows(office: office, connection: connection).billed(after: died, for: person)
        }
    }

    private func refuseUnlikely(_ draft: DeathNoticeDraft) throws(ClaimBookRefusal) {
        if draft.name.allSatisfy(\.isWhitespace) { throw .emptyName }
        if draft.died > office.today || draft.died < rules.law.coverage.from.firstDay {
            throw .deathDay(draft.died)
        }
    }
}
