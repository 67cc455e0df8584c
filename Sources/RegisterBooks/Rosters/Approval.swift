package import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What a second person decides about a roster.
package struct Approval: Sendable {
    private let office: Office
    private let law: MembershipLaw

    package init(_ office: Office, law: MembershipLaw) {
        self.office = office
        self.law = law
    }

    /// Approves a version and takes it into the register, in one transaction.
    ///
    /// - Parameter sptjm: the reference of the signed statement that somebody answers for the list.
    /// - Throws: `SubmissionRefusal`; `PeriodRefusal.finalised` where the register's change reaches into a
    ///   finalised month.
    package func approve(_ number: Int64, sptjm: String) async throws -> AppliedRoster {
        guard !sptjm.isEmpty else { throw SubmissionRefusal.sptjmMissing }
        let (office, law) = (office, law)
        return try await office.act { connection, now in
            let submission = try undecided(number, office, connection)
            try refuseOpenPairs(of: number, office, connection)
            let rows = try SubmissionBook.rows(of: number, office, on: connection)
            guard rows.contains(where: { $0.standing == .good }) else {
                throw SubmissionRefusal.nothingGood
            }
            let apply = RosterApply(
                office: office, law: law, submission: submission, connection: connection, now: now)
            let applied = try apply(rows)
            try decide("approved", number, sptjm, nil, office, now, connection)
            let after =
                "sptjm=\(sptjm) joined=\(applied.joined) changed=\(applied.changed)"
                + " left=\(applied.left) vanished=\(applied.vanished.count) died=\(applied.died.count)"
                + " refused=\(applied.refused.count)"
            return Act(
                applied, [office.change("roster.approve", of: "submission/\(number)", after: after)])
        }
    }

    /// Sends a version back to its unit, with the reason; the register stays as it is.
    package func giveBack(_ number: Int64, reason: String) async throws {
        guard !reason.isEmpty else { throw SubmissionRefusal.reasonMissing }
        let office = office
        try await office.act { connection, now in
            _ = try undecided(number, office, connection)
            try decide("returned", number, nil, reason, office, now, connection)
            return Act(
                (), [office.change("roster.return", of: "submission/\(number)", reason: reason)])
        }
    }
}

/// The version, while this transaction holds its unit: nobody else decides it, and no newer one comes.
private func undecided(
    _ number: Int64, _ office: Office, _ connection: any SQLConnection
) throws -> Submission {
    let unit = try SubmissionBook.submission(number, government: office.government, on: connection).unit
    try SubmissionBook.hold(unit, office.government, connection)
    let submission = try SubmissionBook.submission(number, government: office.government, on: connection)
    if let decided = submission.decidedBy {
        throw SubmissionRefusal.alreadyDecided(by: decided, approved: submission.decision == "approved")
    }
    let newest = try SubmissionBook.versions(
        of: unit, period: submission.period, government: office.government, on: connection
    ).map(\.version).max()
    if let newest, newest > submission.version { throw SubmissionRefusal.newerVersion(newest) }
    if submission.submittedBy == office.actor { throw SubmissionRefusal.sameHands(office.actor) }
    return submission
}

/// A row that may be somebody of the register already is decided first, or she would be insured twice.
private func refuseOpenPairs(
    of number: Int64, _ office: Office, _ connection: any SQLConnection
) throws {
    let keys: [SQLValue] = [.integer(office.government), .integer(number)]
    let pending = try connection.integer(
        "SELECT pairs_pending FROM roster_submission WHERE gov_id = $1 AND submission_id = $2", keys)
    if pending == 1 { throw SubmissionRefusal.pairsPending }
    let open = try connection.integer(
        """
        SELECT COUNT(*) FROM roster_pair
        WHERE gov_id = $1 AND submission_id = $2 AND (decision IS NULL OR decision = 'later')
        """, keys)
    if let open, open > 0 { throw SubmissionRefusal.pairsOpen(Int(open)) }
}

private func decide(
    _ decision: String, _ number: Int64, _ sptjm: String?, _ reason: String?, _ office: Office,
    _ now: Int64, _ connection: any SQLConnection
) throws {
    try connection.execute(
        """
        UPDATE roster_submission SET decision = $1, decided_by = $2, decided_ms = $3, sptjm_reference = $4,
            decision_reason = $5
        WHERE gov_id = $6 AND submission_id = $7
        """,
        [
            .text(decision), .text(office.actor), .integer(now), SQLValue(sptjm), SQLValue(reason),
            .integer(office.government), .integer(number),
        ])
}
