package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import Sponsorship

/// What somebody sent in, with the code by which he comes back.
package struct SentSponsorship: Sendable, Hashable {
    package let id: Int64
    package let sponsor: Int64
    package let code: String
    package let term: SponsorshipTerm
    package let workerName: String
}

/// The way of a sponsorship: proposed through a link, verified by an office, carried on, handed over,
/// stopped.
///
/// Every act is one transaction that holds the worker, so that no two sponsors are taken at once.
package struct SponsorBook: Sendable {
    package let office: Office
    package let law: MembershipLaw
    package let rules: SponsorRules

    package init(_ office: Office, law: MembershipLaw, rules: SponsorRules) {
        self.office = office
        self.law = law
        self.rules = rules
    }

    /// The code by which a sponsor comes back, with his day of birth.
    package static func code(of sponsor: Int64, _ office: Office) -> String {
        DocumentCode(
            kind: SponsorLinkBook.sponsorKind, government: office.government, subject: sponsor, month: nil
        ).text(office.sealing)
    }

    /// Takes a proposal that came through a link. What it brings was checked against the law; the worker of
    /// a link that hands over is the one of the sponsorship before, whatever the form says.
    ///
    /// - Parameters:
    ///   - unit: of a civil servant where the link is of no office; nil for that of the link.
    ///   - sponsor: who came back with his code; nil for somebody new.
    /// - Throws: `SponsorRefusal`.
    package func propose(
        _ draft: SponsorshipDraft, through link: Int64, unit: UnitID? = nil, as sponsor: Int64? = nil
    ) async throws -> SentSponsorship {
        let (book, office) = (self, office)
        let (id, newSponsor) = (office.identifiers.next(), office.identifiers.next())
        return try await office.act { connection, now in
            let entry = try SponsorLinkBook.entry(link, office.government, isHeld: true, connection)
            try entry.check(on: office.today)
            let place = unit ?? entry.unit
            let sent = try book.write(
                draft,
                Proposal(
                    id: id, newSponsor: newSponsor, sponsor: sponsor, unit: place,
                    registration: entry.registration, link: link, follows: entry.follows), now, connection)
            try connection.execute(
                """
                UPDATE sponsor_link SET uses = uses + 1, changed_ms = $1 WHERE gov_id = $2 AND link_id = $3
                """, [.integer(now), .integer(office.government), .integer(link)])
            return sent
        }
    }

    /// Asks that a sponsorship goes on: the same sponsor and worker, from the month after its last.
    package func extend(
        _ id: Int64, months: Int, payment: SponsorPayment? = nil
    ) async throws -> SentSponsorship {
        let (book, office) = (self, office)
        let next = office.identifiers.next()
        return try await office.act { connection, now in
            let rows = SponsorReading(office: office, connection: connection)
            let old = try rows.row(id, isHeld: true)
            let from = max(old.term.last.adding(1), Month(of: office.today))
            let draft = SponsorshipDraft(
                sponsor: try rows.identity(of: old.sponsor), worker: try rows.worker(of: id),
                term: try SponsorshipTerm(from: from, months: months, most: book.rules.mostMonths),
                payment: payment ?? old.payment, income: old.income, hasConsent: true, isActive: true)
            return try book.write(
                draft,
                Proposal(
                    id: next, newSponsor: 0, sponsor: old.sponsor, unit: old.unit,
                    registration: old.registration, link: nil, follows: id), now, connection)
        }
    }

    /// Where a draft is to be written.
    struct Proposal: Sendable {
        let id: Int64
        let newSponsor: Int64
        let sponsor: Int64?
        let unit: UnitID
        let registration: Int64
        let link: Int64?
        let follows: Int64?
    }

    private func write(
        _ given: SponsorshipDraft, _ proposal: Proposal, _ now: Int64, _ connection: any SQLConnection
    ) throws -> Act<SentSponsorship> {
        let rows = SponsorReading(office: office, connection: connection)
        var draft = given
        if let before = proposal.follows {
            try checkFollowing(before, proposal, &draft, rows)
        }
        guard let number = draft.worker.nik else { throw SponsorRefusal.numberWrong }
        try rows.holdWorker(number.index(office))
        let isFirst = proposal.follows == nil
        if proposal.link != nil || isFirst {
            try draft.check(on: office.today, under: law, rules: rules, isFirst: isFirst)
        }
        if isFirst, draft.sponsor.kind == .worker { throw SponsorRefusal.oneself }
        try rows.refuseProtected(number.index(office), draft.term, but: proposal.follows)
        let sponsor = try proposal.sponsor ?? rows.write(draft.sponsor, as: proposal.newSponsor, now)
        try rows.write(draft, number, proposal, sponsor, now)
        let changes = try rows.event(.propose, of: proposal.id, note: "", now)
        return Act(
            SentSponsorship(
                id: proposal.id, sponsor: sponsor, code: SponsorBook.code(of: sponsor, office),
                term: draft.term, workerName: draft.worker.name), changes)
    }

    private func checkFollowing(
        _ before: Int64, _ proposal: Proposal, _ draft: inout SponsorshipDraft, _ rows: SponsorReading
    ) throws {
        let old = try rows.row(before, isHeld: true)
        guard old.state == .inForce else { throw SponsorRefusal.notPossible(old.state) }
        draft.worker = try rows.worker(of: before)
        draft.income = old.income
        let latest = old.term.last.adding(1)
        let isOver = latest < Month(of: office.today)
        if draft.term.from > latest, !isOver { throw SponsorRefusal.leavesGap(latest) }
        if draft.term.from <= old.term.from {
            throw SponsorRefusal.beginsTooEarly(old.term.from.adding(1))
        }
    }
}
