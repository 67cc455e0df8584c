package import Access
package import AccessBooks
package import Membership
package import MoneyAndDates
package import SIPPFiles
import SQLDatabase
import SQLStore
package import VulnerableBooks
package import VulnerableWorkers

/// Vulnerable workers at somebody's desk: those of the units within his reach, by his rights. What is out of
/// reach is not there.
package struct VulnerableDesk: Sendable {
    let desk: Desk
    package let rules: VulnerableRules

    package init(_ desk: Desk, rules: VulnerableRules) {
        self.desk = desk
        self.rules = rules
    }

    package var today: Day { desk.office.today }
    var quotas: QuotaBook { QuotaBook(desk.office, rules: rules) }
    var proposals: ProposalBook { ProposalBook(desk.office, rules: rules) }
    var postings: PostingBook { PostingBook(desk.office, rules: rules) }
    var decrees: DecreeBook { DecreeBook(desk.office, rules: rules) }
    var batches: BatchBook { BatchBook(desk.office, rules: rules) }
    var places: PlaceBook { PlaceBook(desk.office, rules: rules) }

    /// Every quota; counts are of the whole government for whoever has it all, else none of them.
    package func board() async throws -> [QuotaView] {
        _ = try desk.reach(.seeVulnerable)
        return try await quotas.list()
    }

    /// One quota with what belongs to it.
    package struct Sheet: Sendable {
        package let quota: QuotaView
        package let postings: [Posting]
        package let decrees: [Decree]
        package let batches: [Batch]
    }

    /// One quota.
    package func open(_ quota: QuotaID) async throws -> Sheet {
        _ = try desk.reach(.seeVulnerable)
        return Sheet(
            quota: try await quotas.view(quota), postings: try await postings.postings(of: quota),
            decrees: try await decrees.decrees(of: quota), batches: try await batches.batches(of: quota))
    }

    /// A part of the rows of a quota at a stage, of the units within reach.
    package func rows(
        _ quota: QuotaID, _ stage: ProposalStage, after cursor: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<ProposalRow> {
        let reach = try desk.reach(.seeVulnerable)
        let rows = try await proposals.rows(
            quota, stage, within: reach, after: cursor.flatMap { Int64($0) } ?? 0, atMost: size + 1)
        return Listed(rows, size: size) { String($0.id) }
    }

    /// One row within reach, with what was done.
    package func row(_ id: Int64, _ right: Right = .seeVulnerable) async throws
        -> (row: ProposalRow, steps: [StepLine])
    {
        let row = try await proposals.row(id)
        try await hold(UnitID(row.unit), right)
        return (row, try await proposals.steps(of: id))
    }

    /// The next row that waits to be verified, after one.
    package func next(after row: ProposalRow) async throws -> Int64? {
        let reach = try desk.reach(.seeVulnerable)
        for stage in [ProposalStage.checked, .proposed] {
            let found = try await proposals.rows(
                row.quota, stage, within: reach, after: row.stage == stage ? row.id : 0, atMost: 1)
            if let found = found.first, found.id != row.id { return found.id }
        }
        return nil
    }

    func hold(_ unit: UnitID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: unit.number, within: reach, government: government, on: connection)
        }
    }

    /// Writes a quota down.
    package func add(_ terms: QuotaTerms) async throws -> QuotaID {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await quotas.add(terms)
    }

    /// Gives a unit so many places at most.
    package func share(_ quota: QuotaID, unit: UnitID, places: Int) async throws {
        try desk.wholeGovernment(.decreeVulnerable)
        try await quotas.share(quota, unit: unit, places: places)
    }

    /// Takes a list of a unit within reach.
    package func take(
        _ drafts: [ProposalDraft], from origin: ProposalBook.Origin
    ) async throws -> ProposalBook.Taken {
        try await hold(origin.unit, .proposeVulnerable)
        return try await proposals.take(drafts, from: origin)
    }

    /// Checks a quota anew.
    package func check(_ quota: QuotaID) async throws -> (passed: Int, held: Int) {
        try desk.wholeGovernment(.verifyVulnerable)
        return try await proposals.check(quota)
    }

    /// Finds it to be so.
    package func verify(_ row: Int64, proof: String?, isIll: Bool?, reason: String) async throws {
        try desk.wholeGovernment(.verifyVulnerable)
        try await proposals.verify(row, proof: proof, isIll: isIll, reason: reason)
    }

    /// Finds it not to be so.
    package func refuse(_ row: Int64, reason: String) async throws {
        try desk.wholeGovernment(.verifyVulnerable)
        try await proposals.refuse(row, reason: reason)
    }

    /// Verifies everybody whom nothing holds back.
    package func verifyAll(_ quota: QuotaID) async throws -> Int {
        try desk.wholeGovernment(.verifyVulnerable)
        return try await proposals.verifyAll(quota)
    }

    /// Takes a field form.
    package func takeField(
        _ answers: [FieldAnswer], of quota: QuotaID, proof: String
    ) async throws -> FieldOutcome {
        try desk.wholeGovernment(.verifyVulnerable)
        return try await proposals.takeField(answers, of: quota, proof: proof)
    }
}

/// What the office that owns the programme does, with everybody of a quota at once.
extension VulnerableDesk {
    /// Hangs a list out.
    package func post(_ quota: QuotaID) async throws -> (id: Int64, people: Int) {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await postings.post(quota)
    }

    /// What was said about a posting.
    package func corrections(of posting: Int64) async throws -> [Correction] {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await postings.corrections(of: posting)
    }

    /// Decides on it.
    package func decide(_ correction: Int64, isRight: Bool, answer: String) async throws {
        try desk.wholeGovernment(.decreeVulnerable)
        try await postings.decide(correction, isRight: isRight, answer: answer)
    }

    /// Names people.
    package func decree(_ quota: QuotaID, number: String, signed: Day) async throws -> Decreed {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await decrees.decree(quota, number: number, signed: signed)
    }

    /// The list that hangs on a decree.
    package func decreed(_ id: Int64) async throws -> (decree: Decree, lines: [DecreeLine]) {
        try desk.wholeGovernment(.decreeVulnerable)
        return (try await decrees.decree(id), try await decrees.lines(of: id))
    }

    /// Withdraws a decree.
    package func withdraw(_ decree: Int64, on day: Day, reason: String) async throws -> (Int, Day) {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await decrees.withdraw(decree, on: day, reason: reason)
    }

    /// Sends whom a decree names.
    package func send(_ quota: QuotaID) async throws -> Batch {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await batches.send(quota)
    }

    /// The rows of a batch with all digits; that they were taken along is recorded.
    package func rows(of batch: Int64) async throws -> [SIPPRow] {
        try desk.wholeGovernment(.decreeVulnerable)
        let reach = try desk.reach(.revealIdentity)
        let rows = try await batches.rows(of: batch)
        _ = try await LookBook.exported(
            "vulnerable.batch/\(batch)", reach: reach, rows: rows.count, desk: desk)
        return rows
    }

    /// Takes a reply.
    package func reply(_ reply: SIPPReply, to batch: Int64, from begin: Month?) async throws -> ReplyOutcome {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await batches.reply(reply, to: batch, from: begin)
    }

    /// Records cards that were handed over.
    package func card(_ rows: [Int64], of quota: QuotaID, on day: Day) async throws -> Int {
        try desk.wholeGovernment(.decreeVulnerable)
        return try await places.card(rows, of: quota, on: day)
    }

    /// Ends a place.
    package func end(_ row: Int64, because end: PlaceEnd, on day: Day) async throws {
        try desk.wholeGovernment(.decreeVulnerable)
        try await places.end(row, because: end, on: day)
    }

    /// Records what comes after the money.
    package func handBack(_ row: Int64, _ after: PlaceBook.After) async throws {
        try desk.wholeGovernment(.decreeVulnerable)
        try await places.handBack(row, after)
    }

    /// Cohorts whose money ends within half a year.
    package func plans() async throws -> [HandBackPlan] {
        _ = try desk.reach(.seeVulnerable)
        return try await places.plans(within: 184)
    }

    /// How many of each cohort are protected still.
    package func survival() async throws -> [(quota: QuotaView, survival: CohortSurvival)] {
        _ = try desk.reach(.seeVulnerable)
        return try await places.survival()
    }
}

extension ProposalBook {
    /// A part of the rows of a quota at a stage, within a reach.
    func rows(
        _ quota: QuotaID, _ stage: ProposalStage, within reach: Reach, after: Int64, atMost size: Int
    ) async throws -> [ProposalRow] {
        switch reach {
        case .government: return try await rows(quota, stage, after: after, atMost: size)
        case .units(let account):
            return try await rows(quota, stage, account: account, after: after, atMost: size)
        case .own, .nation: throw AccessRefusal.outOfReach
        }
    }
}
