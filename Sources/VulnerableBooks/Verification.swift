import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
package import VulnerableWorkers

/// What a visit, or a question at the desk, brought.
package struct FieldAnswer: Sendable, Hashable {
    package let row: Int64
    package var isMet = true
    /// Nil where nobody says.
    package var isWorking: Bool?
    package var isIll: Bool?
    package var remark = ""

    package init(row: Int64) { self.row = row }
}

/// What came of a field form.
package struct FieldOutcome: Sendable, Hashable {
    package var verified = 0
    package var refused = 0
    /// Noted, and something stands in the way still.
    package var held = 0
    package var notMet = 0
    /// Numbers of rows that are none of the quota's, or past being asked.
    package var unknown: [Int64] = []
}

/// The desk that verifies: what it finds counts more than what the list said.
extension ProposalBook {
    /// Notes what was answered, and checks anew.
    package func note(_ answer: FieldAnswer, proof: String) async throws {
        try await single(answer.row, .note) { row, quota, now, connection in
            try set(row, proof: proof, isIll: answer.isIll, connection)
            try StepWriter(office: office, connection: connection, now: now).remark(
                .note, [(row.id, row.events + 1, answer.remark)])
            try bump(row.id, now, connection)
            _ = try check(RowCondition("r.row_id = ?", [.integer(row.id)]), quota, at: now, connection)
        }
    }

    /// Finds it to be so; whoever proposed it does not.
    ///
    /// - Parameters:
    ///   - proof: by what it is known that she works; nil leaves what the list said.
    ///   - isIll: nil likewise.
    ///   - reason: asked for where illness was declared.
    /// - Throws: `VulnerableRefusal.findingStands` with the first that the desk may not pass over.
    package func verify(
        _ id: Int64, proof: String? = nil, isIll: Bool? = nil, reason: String = ""
    ) async throws {
        try await single(id, .verify) { row, quota, now, connection in
            guard row.proposedBy != office.actor else { throw VulnerableRefusal.sameHand }
            let facts = row.facts(proof: proof, isIll: isIll)
            let findings = try findings(row, facts, quota, connection)
            if let first = findings.first(where: \.standsInTheWay) {
                throw VulnerableRefusal.findingStands(first)
            }
            if findings.contains(.ill), !reason.contains(where: \.isLetter) {
                throw VulnerableRefusal.reasonMissing
            }
            try set(row, proof: facts.proof, isIll: facts.isIll, connection)
            let writer = StepWriter(office: office, connection: connection, now: now)
            if !reason.isEmpty {
                try writer.remark(.note, [(row.id, row.events + 1, reason)])
                try bump(row.id, now, connection)
            }
            try writer.step(
                .verify, of: [id],
                setting: [
                    ("findings", .text(findings.map(\.stored).joined(separator: "\n"))), ("is_held", 0),
                ])
        }
    }

    /// Finds it not to be so.
    package func refuse(_ id: Int64, reason: String) async throws {
        guard reason.contains(where: \.isLetter) else { throw VulnerableRefusal.reasonMissing }
        try await single(id, .refuse) { row, _, now, connection in
            let writer = StepWriter(office: office, connection: connection, now: now)
            try writer.remark(.note, [(row.id, row.events + 1, reason)])
            try bump(row.id, now, connection)
            try writer.step(.refuse, of: [id])
        }
    }

    /// Verifies everybody of a quota whom nothing holds back and whom somebody else proposed.
    ///
    /// - Returns: how many.
    package func verifyAll(_ quota: QuotaID) async throws -> Int {
        let book = self
        return try await office.act { connection, now in
            let held = try QuotaRows(book.office, connection).hold(quota)
            _ = try book.check(RowCondition("1 = 1", []), held, at: now, connection)
            let count = try StepWriter(office: book.office, connection: connection, now: now).step(
                .verify,
                RowCondition(
                    "quota_id = ? AND stage = ? AND findings = '' AND proposed_by <> ?",
                    [
                        .integer(quota.number), .text(ProposalStage.checked.rawValue),
                        .text(book.office.actor),
                    ]))
            guard count > 0 else { throw VulnerableBookRefusal.nobodyThere }
            return Act(
                count,
                [book.office.change("vulnerable.verify", of: "quota/\(quota)", after: "people=\(count)")])
        }
    }

    /// Takes the answers of a field form, some thousands at once. Rows that were never in it are told.
    ///
    /// - Parameter proof: what is written as the proof of work of those who were met at it.
    package func takeField(
        _ answers: [FieldAnswer], of quota: QuotaID, proof: String
    ) async throws -> FieldOutcome {
        guard answers.count <= ProposalBook.most else {
            throw VulnerableBookRefusal.tooManyRows(limit: ProposalBook.most)
        }
        let book = self
        return try await office.act { connection, now in
            let held = try QuotaRows(book.office, connection).hold(quota)
            let outcome = try book.take(answers, held, proof, now, connection)
            return Act(
                outcome,
                [
                    book.office.change(
                        "vulnerable.field", of: "quota/\(quota)",
                        after: "rows=\(answers.count) verified=\(outcome.verified)"
                            + " refused=\(outcome.refused) held=\(outcome.held)")
                ])
        }
    }

    private func take(
        _ answers: [FieldAnswer], _ quota: QuotaRows.Held, _ proof: String, _ now: Int64,
        _ connection: any SQLConnection
    ) throws -> FieldOutcome {
        var last: [Int64: FieldAnswer] = [:]
        for answer in answers { last[answer.row] = answer }
        let rows = try ProposalRows(office, connection).rows(last.keys.sorted()).filter {
            $0.quota == quota.id && ProposalStep.note.from.contains($0.stage)
        }
        var outcome = FieldOutcome()
        outcome.unknown = Set(last.keys).subtracting(rows.map(\.id)).sorted()
        let writer = StepWriter(office: office, connection: connection, now: now)
        try writer.remark(.note, rows.map { ($0.id, $0.events + 1, last[$0.id]?.remark ?? "") })
        try portions(rows.map(\.id)).forEach { try bump(.rows($0), now, connection) }
        let met = rows.filter { last[$0.id]?.isMet == true }
        outcome.notMet = rows.count - met.count
        let idle = met.filter { last[$0.id]?.isWorking == false }.map(\.id)
        outcome.refused = try writer.step(.refuse, of: idle, note: "field-not-working")
        let open = met.filter { last[$0.id]?.isWorking != false }
        for (isIll, code) in [(true, "y"), (false, "t")] {
            let ids = open.filter { last[$0.id]?.isIll == isIll }.map(\.id)
            try writer.step(.note, of: ids, note: "field-ill", setting: [("ill", .text(code))])
        }
        let working = open.filter { last[$0.id]?.isWorking == true }.map(\.id)
        try writer.step(.note, of: working, note: "field-working", setting: [("proof", .text(proof))])
        for portion in portions(open.map(\.id)) {
            _ = try check(
                RowCondition(
                    "r.row_id IN (\(portion.map { _ in "?" }.joined(separator: ", ")))",
                    portion.map(SQLValue.integer)), quota, at: now, connection)
            let ids = RowCondition.rows(portion)
            outcome.verified += try writer.step(
                .verify,
                RowCondition(
                    "findings = '' AND stage = ? AND proposed_by <> ? AND " + ids.sql,
                    [.text(ProposalStage.checked.rawValue), .text(office.actor)] + ids.values),
                note: "field")
        }
        outcome.held = open.count - outcome.verified
        return outcome
    }

    private func findings(
        _ row: ProposalRow, _ facts: ProposalFacts, _ quota: QuotaRows.Held, _ connection: any SQLConnection
    ) throws -> [ProposalFinding] {
        var known = ProposalKnowledge()
        if row.hasNIK {
            let nik = try ProposalRow.open(row.sealedNIK, row.id, office)
            let index = office.sealing.index(nik, kind: "nik")
            known =
                try ProposalChecks(office: office, connection: connection, quota: quota)
                .knowledge(of: [(row.id, index)])[row.id] ?? known
        }
        return try ProposalCheck(quota.terms, under: rules.membership).findings(facts, known)
    }

    private func set(
        _ row: ProposalRow, proof: String, isIll: Bool?, _ connection: any SQLConnection
    ) throws {
        let ill = (isIll ?? row.isIll).map { $0 ? "y" : "t" } ?? ""
        try connection.execute(
            "UPDATE vulnerable_row SET proof = $1, ill = $2 WHERE gov_id = $3 AND row_id = $4",
            [
                .text(String(proof.prefix(200))), .text(ill), .integer(office.government),
                .integer(row.id),
            ])
    }

    private func bump(_ row: Int64, _ now: Int64, _ connection: any SQLConnection) throws {
        try bump(.rows([row]), now, connection)
    }

    /// One step more stands beside each.
    private func bump(_ rows: RowCondition, _ now: Int64, _ connection: any SQLConnection) throws {
        var update = Statement()
        update.add(
            "UPDATE vulnerable_row SET events = events + 1, changed_ms = ? WHERE gov_id = ? AND " + rows.sql,
            [.integer(now), .integer(office.government)] + rows.values)
        try connection.execute(update.sql, update.values)
    }

    /// One act upon one row, under its quota.
    func single(
        _ id: Int64, _ step: ProposalStep,
        _ body: @escaping @Sendable (ProposalRow, QuotaRows.Held, Int64, any SQLConnection) throws -> Void
    ) async throws {
        let office = office
        try await office.act { connection, now in
            let rows = ProposalRows(office, connection)
            let quota = try QuotaRows(office, connection).hold(try rows.row(id).quota)
            // Read again: whoever held the quota before may have changed it.
            let row = try rows.row(id)
            guard step.from.contains(row.stage) else { throw VulnerableRefusal.notFrom(row.stage, step) }
            try body(row, quota, now, connection)
            let after = try rows.row(id)
            return Act(
                (),
                [
                    office.change(
                        "vulnerable.\(step.rawValue)", of: "quota/\(quota.id)/row/\(id)",
                        before: row.stage.rawValue, after: after.stage.rawValue)
                ])
        }
    }
}
