import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// One person of a list on its way into the books.
package struct ProposalDraft: Sendable, Hashable {
    /// As the file counts, from 1.
    package let line: Int
    package var nik: NIK?
    /// As the file has it, where it is no NIK.
    package var writtenNIK = ""
    package var name = ""
    package var born: Day?
    package var sex: Sex?
    /// What she does for a living.
    package var work = ""
    package var decile = ""
    package var proof = ""
    package var isIll: Bool?

    package init(line: Int) { self.line = line }
}

/// Lists of people who are proposed, and what becomes of each until the list hangs out.
package struct ProposalBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// Who brings a list, for which unit's people.
    package struct Origin: Sendable, Hashable {
        package let quota: QuotaID
        package let unit: UnitID
        package let proposer: ProposerKind
        package let fileName: String
        /// SHA-256 of the file.
        package let digest: String

        package init(
            quota: QuotaID, unit: UnitID, proposer: ProposerKind, fileName: String, digest: String
        ) {
            self.quota = quota
            self.unit = unit
            self.proposer = proposer
            self.fileName = fileName
            self.digest = digest
        }
    }

    /// What came of a list.
    package struct Taken: Sendable, Hashable {
        package let list: Int64
        /// False where the same file was taken before.
        package let isNew: Bool
        package let people: Int
        package let passed: Int
        package let held: Int
    }

    /// Rows of one list at most.
    package static let most = 100_000

    /// Takes a list and checks it; the same file again does nothing.
    package func take(_ drafts: [ProposalDraft], from origin: Origin) async throws -> Taken {
        guard !drafts.isEmpty else { throw VulnerableBookRefusal.emptyList }
        guard drafts.count <= ProposalBook.most else {
            throw VulnerableBookRefusal.tooManyRows(limit: ProposalBook.most)
        }
        let (book, list) = (self, office.identifiers.next())
        let numbers = office.identifiers.next(drafts.count)
        return try await office.act { connection, now in
            let quota = try QuotaRows(book.office, connection).hold(origin.quota)
            _ = try UnitBook.unit(
                origin.unit.description, government: book.office.government, on: connection)
            if let there = try book.list(origin, connection) {
                return Act(Taken(list: there, isNew: false, people: drafts.count, passed: 0, held: 0), [])
            }
            try book.write(origin, as: list, people: drafts.count, at: now, connection)
            _ = try connection.write(book.rows(drafts, numbers, list, origin, now))
            let writer = StepWriter(office: book.office, connection: connection, now: now)
            try writer.remark(.propose, numbers.map { ($0, 1, "") }, note: origin.proposer.rawValue)
            let (passed, held) = try book.check(
                RowCondition("r.list_id = ?", [.integer(list)]), quota, at: now, connection)
            return Act(
                Taken(list: list, isNew: true, people: drafts.count, passed: passed, held: held),
                [
                    book.office.change(
                        "vulnerable.propose", of: "quota/\(origin.quota)",
                        after: "list=\(list) unit=\(origin.unit) people=\(drafts.count) sha256="
                            + origin.digest)
                ])
        }
    }

    private func list(_ origin: Origin, _ connection: any SQLConnection) throws -> Int64? {
        try connection.integer(
            """
            SELECT list_id FROM vulnerable_list
            WHERE gov_id = $1 AND quota_id = $2 AND unit_id = $3 AND digest = $4
            """,
            [
                .integer(office.government), .integer(origin.quota.number), .integer(origin.unit.number),
                .text(origin.digest),
            ])
    }

    private func write(
        _ origin: Origin, as list: Int64, people: Int, at now: Int64, _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO vulnerable_list (gov_id, list_id, quota_id, unit_id, proposer, file_name, digest,
                persons, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .integer(office.government), .integer(list), .integer(origin.quota.number),
                .integer(origin.unit.number), .text(origin.proposer.rawValue), .text(origin.fileName),
                .text(origin.digest), .integer(Int64(people)), .text(office.actor), .integer(now),
            ])
    }

    private func rows(
        _ drafts: [ProposalDraft], _ numbers: [Int64], _ list: Int64, _ origin: Origin, _ now: Int64
    ) -> BulkRows {
        var indexes = TextColumn()
        var sexes = TextColumn()
        for draft in drafts {
            indexes.append(draft.nik.map { office.sealing.index($0.description, kind: "nik") })
            sexes.append(draft.sex?.rawValue)
        }
        let niks = zip(drafts, numbers).map { draft, number in
            office.sealing.seal(
                draft.nik?.description ?? draft.writtenNIK,
                FieldSealing.Place("vulnerable_row.nik", government: office.government, row: number))
        }
        func texts(_ text: (ProposalDraft) -> String) -> BulkRows.Values {
            .texts(TextColumn(drafts.map { String(text($0).prefix(200)) }))
        }
        return BulkRows(
            "vulnerable_row",
            [
                ("gov_id", .constant(.integer(office.government))), ("row_id", .integers(numbers)),
                ("quota_id", .constant(.integer(origin.quota.number))),
                ("list_id", .constant(.integer(list))), ("line", .integers(drafts.map { Int64($0.line) })),
                ("unit_id", .constant(.integer(origin.unit.number))),
                ("stage", .constant(.text(ProposalStage.proposed.rawValue))), ("name", texts(\.name)),
                ("nik_index", .texts(indexes)), ("nik_sealed", .texts(TextColumn(niks))),
                ("born", .optionalIntegers(drafts.map { $0.born?.number })), ("sex", .texts(sexes)),
                ("work", texts(\.work)), ("decile", texts(\.decile)), ("proof", texts(\.proof)),
                ("ill", texts { $0.isIll.map { $0 ? "y" : "t" } ?? "" }), ("findings", .constant("")),
                ("is_held", .constant(0)), ("events", .constant(1)),
                ("proposed_by", .constant(.text(office.actor))), ("recorded_ms", .constant(.integer(now))),
                ("changed_ms", .constant(.integer(now))),
            ])
    }

    /// Checks everybody of a quota anew on whom nobody has decided: what the books know may have changed.
    package func check(_ quota: QuotaID) async throws -> (passed: Int, held: Int) {
        let book = self
        return try await office.act { connection, now in
            let held = try QuotaRows(book.office, connection).hold(quota)
            let found = try book.check(RowCondition("1 = 1", []), held, at: now, connection)
            return Act(
                found,
                [
                    book.office.change(
                        "vulnerable.check", of: "quota/\(quota)",
                        after: "passed=\(found.passed) held=\(found.held)")
                ])
        }
    }

    /// One row.
    package func row(_ id: Int64) async throws -> ProposalRow {
        let office = office
        return try await office.database.read { try ProposalRows(office, $0).row(id) }
    }

    /// A part of the rows of a quota at a stage.
    ///
    /// - Parameters:
    ///   - account: keeps to the units of an account; nil for the whole government.
    ///   - after: the number of the last row of the part before.
    package func rows(
        _ quota: QuotaID, _ stage: ProposalStage, account: Int64? = nil, after: Int64 = 0, atMost size: Int
    ) async throws -> [ProposalRow] {
        let office = office
        let mine = """
             AND EXISTS (SELECT 1 FROM account_unit mine WHERE mine.gov_id = r.gov_id
                AND mine.account_id = ? AND mine.unit_id = r.unit_id)
            """
        let own = account.map { (mine, [SQLValue.integer($0)]) } ?? ("", [])
        return try await office.database.read { connection in
            try ProposalRows(office, connection).rows(
                RowCondition(
                    "r.quota_id = ? AND r.stage = ? AND r.row_id > ?\(own.0)",
                    [.integer(quota.number), .text(stage.rawValue), .integer(after)] + own.1),
                atMost: size)
        }
    }

    /// What was done with a row, the oldest first.
    package func steps(of row: Int64) async throws -> [StepLine] {
        let office = office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT step, note, remark_sealed, actor, recorded_ms FROM vulnerable_step
                WHERE gov_id = $1 AND row_id = $2 ORDER BY sequence
                """, [.integer(office.government), .integer(row)]
            ) { found in
                let place = FieldSealing.Place(
                    "vulnerable_step.remark", government: office.government, row: row)
                return StepLine(
                    step: try found.code(0, "vulnerable_step.step"), note: try found.text(1),
                    remark: try found.optionalText(2).map { try office.sealing.open($0, place) } ?? "",
                    actor: try found.text(3), recorded: try found.integer(4))
            }
        }
    }
}

/// One thing that was done with a proposal.
package struct StepLine: Sendable, Hashable {
    package let step: ProposalStep
    package let note: String
    package let remark: String
    package let actor: String
    /// Milliseconds since 1970.
    package let recorded: Int64
}
