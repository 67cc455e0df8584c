import LawBook
import Membership
package import MoneyAndDates
package import RegisterBooks
package import SIPPFiles
import SQLDatabase
package import SQLStore
import SignalBooks
package import VulnerableWorkers

/// What was sent to BPJS at once.
package struct Batch: Sendable, Hashable {
    package let id: Int64
    package let quota: QuotaID
    package let sent: Day
    package let people: Int
    package let accepted: Int
    package let rejected: Int

    package var unanswered: Int { people - accepted - rejected }
}

/// What a reply of BPJS made of a batch.
package struct ReplyOutcome: Sendable {
    package let accepted: Int
    package let rejected: Int
    /// Of the rows that stood open: still without an answer.
    package let unanswered: Int
    /// Names that were never sent; the rest goes on.
    package let notSent: [String]
    /// BPJS said Y, and the register does not take her: somebody else pays since, say.
    package let refused: [(name: String, refusal: JobRefusal)]
}

/// Batches of people for BPJS, and its four-column replies.
package struct BatchBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// Sends everybody of a quota whom a decree names, and whom BPJS sent back.
    package func send(_ quota: QuotaID) async throws -> Batch {
        let (office, id) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            _ = try QuotaRows(office, connection).hold(quota)
            let writer = StepWriter(office: office, connection: connection, now: now)
            let people = try writer.step(
                .send,
                RowCondition(
                    "quota_id = ? AND decree_id IS NOT NULL AND ended_on IS NULL", [.integer(quota.number)]),
                note: String(id), setting: [("batch_id", .integer(id)), ("answer", .null)])
            guard people > 0 else { throw VulnerableBookRefusal.nobodyThere }
            try writer.number("batch_line", of: ("batch_id", id))
            try connection.execute(
                """
                INSERT INTO vulnerable_batch (gov_id, batch_id, quota_id, sent_on, persons, accepted,
                    rejected, recorded_by, recorded_ms) VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $7)
                """,
                [
                    .integer(office.government), .integer(id), .integer(quota.number),
                    .integer(office.today.number), .integer(Int64(people)), .text(office.actor),
                    .integer(now),
                ])
            let batch = Batch(
                id: id, quota: quota, sent: office.today, people: people, accepted: 0, rejected: 0)
            return Act(
                batch,
                [
                    office.change(
                        "vulnerable.send", of: "quota/\(quota)", after: "batch=\(id) people=\(people)")
                ])
        }
    }

    /// The batches of a quota, the newest first.
    package func batches(of quota: QuotaID) async throws -> [Batch] {
        let office = office
        return try await office.database.read {
            try BatchRows(office, $0).batches("quota_id = $2", quota.number)
        }
    }

    /// One batch.
    package func batch(_ id: Int64) async throws -> Batch {
        let office = office
        return try await office.database.read { try BatchRows(office, $0).batch(id) }
    }

    /// The rows of a batch as SIPP takes new participants, with all digits: whoever asks has the right to
    /// see them.
    package func rows(of batch: Int64) async throws -> [SIPPRow] {
        let office = office
        return try await office.database.read { connection in
            let held = try BatchRows(office, connection).batch(batch)
            let terms = try QuotaRows(office, connection).read(held.quota).terms
            return try BatchRows(office, connection).people(of: batch).map { try $0.sipp(terms, office) }
        }
    }

    /// Takes a reply: who was accepted enters the register with a job from the first day of a month, who was
    /// rejected keeps the reason; the others stay open for the next reply.
    ///
    /// - Parameter begin: the first month of protection; nil for that of the quota, or of today where that
    ///   is over.
    package func reply(_ reply: SIPPReply, to id: Int64, from begin: Month? = nil) async throws
        -> ReplyOutcome
    {
        let book = self
        return try await office.act { connection, now in
            let rows = BatchRows(book.office, connection)
            let quota = try QuotaRows(book.office, connection).hold(try rows.batch(id).quota)
            let first = begin ?? max(quota.terms.from, Month(of: book.office.today))
            guard first >= quota.terms.from, first <= quota.terms.through else {
                throw VulnerableBookRefusal.dayWrong(first.firstDay)
            }
            let people = try rows.people(of: id)
            let match = SIPPReplyMatch(reply, sent: try people.map { try $0.sipp(quota.terms, book.office) })
            let open = zip(people, match.results).filter { $0.0.row.stage == .sent }
            let yes = open.filter { $0.1.outcome == .accepted }.map(\.0)
            let no = open.filter { $0.1.outcome == .refused }
            guard match.results.contains(where: { $0.matchedBy != nil }) else {
                throw VulnerableBookRefusal.nothingAnswered
            }
            if open.isEmpty { throw VulnerableBookRefusal.repliedAlready }
            let (entered, refused) = try book.enter(yes, quota, from: first, at: now, connection)
            let writer = StepWriter(office: book.office, connection: connection, now: now)
            try writer.step(.accept, of: entered.map(\.row), note: String(id))
            try writer.assign(["person_id", "spell_id"], entered)
            let told = try book.tell(yes, entered, at: now, connection)
            for (reason, group) in Dictionary(grouping: no, by: \.1.reason).sorted(by: { $0.key < $1.key }) {
                try writer.step(
                    .reject, of: group.map(\.0.row.id), note: String(id),
                    setting: [("answer", .text(String(reason.prefix(300))))])
            }
            for (person, refusal) in refused {
                try writer.step(
                    .reject, of: [person.row.id], note: "register \(refusal.note.key)",
                    setting: [("answer", .text(refusal.note.key))])
            }
            try rows.answered(id, accepted: entered.count, rejected: no.count + refused.count, at: now)
            let outcome = ReplyOutcome(
                accepted: entered.count, rejected: no.count,
                unanswered: open.count - yes.count - no.count, notSent: match.notSent.map(\.name),
                refused: refused.map { (name: $0.0.row.name, refusal: $0.1) })
            return Act(
                outcome,
                [
                    book.office.change(
                        "vulnerable.reply", of: "batch/\(id)",
                        after: "accepted=\(outcome.accepted) rejected=\(outcome.rejected)"
                            + " refused=\(refused.count) unanswered=\(outcome.unanswered)"
                            + " not-sent=\(outcome.notSent.count)")
                ] + told)
        }
    }

    /// Of those who entered and said that they are ill, the statement from which a signal is found: somebody
    /// asks once more, and nobody is refused for it.
    private func tell(
        _ people: [BatchRows.Person], _ entered: [(row: Int64, values: [Int64])], at now: Int64,
        _ connection: any SQLConnection
    ) throws -> [AuditChange] {
        let ill = Set(people.filter { $0.row.isIll == true }.map(\.row.id))
        let persons = entered.filter { ill.contains($0.row) }.compactMap(\.values.first)
        let numbers = office.identifiers.next(max(persons.count, 1))
        return try zip(persons, numbers).map { person, number in
            let draft = StatementDraft(person: PersonID(person), on: office.today, illness: "")
            return try StatementBook.record(draft, number, at: now, office, on: connection)
        }
    }

    private func enter(
        _ people: [BatchRows.Person], _ quota: QuotaRows.Held, from first: Month, at now: Int64,
        _ connection: any SQLConnection
    ) throws -> (entered: [(row: Int64, values: [Int64])], refused: [(BatchRows.Person, JobRefusal)]) {
        if people.isEmpty { return ([], []) }
        let terms = quota.terms
        var columns = RegisterColumns()
        for person in people {
            columns.names.append(person.row.name)
            columns.niks.append(person.nik)
            columns.mothers.append(nil)
            columns.born.append(person.row.born?.number)
            columns.sexes.append(person.row.sex?.rawValue)
            columns.units.append(person.row.unit)
            columns.registrations.append(terms.registration)
            columns.categories.append(WorkerCategory.vulnerable.rawValue)
            columns.segments.append(Segment.selfEmployed.rawValue)
            columns.programmes.append(Int64(QuotaTerms.programmes.rawValue))
            columns.wages.append(terms.income.amount)
            columns.wageBases.append(ReportedWageBasis.declaredIncome.rawValue)
            columns.funding.append(terms.funding.rawValue)
            columns.decrees.append(person.decreeNumber)
            columns.from.append(first.firstDay.number)
            columns.to.append(terms.through.lastDay.number)
        }
        let letter = people.first.map { AppointmentLetter(number: $0.decreeNumber, signed: $0.decreeDay) }
        let results = try SpellEntries(office, law: rules.membership, at: now, on: connection)
            .open(columns, decree: letter)
        var entered: [(row: Int64, values: [Int64])] = []
        var refused: [(BatchRows.Person, JobRefusal)] = []
        for (person, result) in zip(people, results) {
            switch result.outcome {
            case .success(let spell):
                entered.append((person.row.id, [result.person.number, spell.number]))
            case .failure(let refusal): refused.append((person, refusal))
            }
        }
        return (entered, refused)
    }
}

/// Reads and writes batches.
struct BatchRows {
    let office: Office
    let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    /// A row of a batch with all digits.
    struct Person {
        let row: ProposalRow
        let nik: String
        let decreeNumber: String
        let decreeDay: Day

        func sipp(_ terms: QuotaTerms, _ office: Office) throws -> SIPPRow {
            [
                .name: row.name, .nik: nik, .identityKind: "KTP", .birthDate: row.born?.dayFirst ?? "",
                .sex: row.sex?.rawValue ?? "", .wage: String(terms.income.amount), .country: "ID",
                .lettersTo: "S", .jobStart: terms.from.firstDay.dayFirst,
                .contractEnd: terms.through.lastDay.dayFirst, .address: row.unitName,
            ]
        }
    }

    func batch(_ id: Int64) throws -> Batch {
        guard let found = try batches("batch_id = $2", id).first else {
            throw VulnerableBookRefusal.noSuchBatch
        }
        return found
    }

    func batches(_ condition: String, _ value: Int64) throws -> [Batch] {
        try connection.rows(
            """
            SELECT batch_id, quota_id, sent_on, persons, accepted, rejected FROM vulnerable_batch
            WHERE gov_id = $1 AND \(condition) ORDER BY batch_id DESC
            """, [.integer(office.government), .integer(value)]
        ) { row in
            Batch(
                id: try row.integer(0), quota: QuotaID(try row.integer(1)),
                sent: try row.day(2, "vulnerable_batch.sent_on"), people: Int(try row.integer(3)),
                accepted: Int(try row.integer(4)), rejected: Int(try row.integer(5)))
        }
    }

    /// In the order in which they were sent.
    func people(of batch: Int64) throws -> [Person] {
        try connection.rows(
            """
            SELECT \(ProposalRow.columns), d.number, d.signed_on FROM \(ProposalRow.tables)
            JOIN vulnerable_decree d ON d.gov_id = r.gov_id AND d.decree_id = r.decree_id
            WHERE r.gov_id = $1 AND r.batch_id = $2 ORDER BY r.batch_line, r.row_id
            """, [.integer(office.government), .integer(batch)]
        ) { row in
            let proposal = try ProposalRow(row, office)
            return Person(
                row: proposal, nik: try ProposalRow.open(proposal.sealedNIK, proposal.id, office),
                decreeNumber: try row.text(26), decreeDay: try row.day(27, "vulnerable_decree.signed_on"))
        }
    }

    func answered(_ batch: Int64, accepted: Int, rejected: Int, at now: Int64) throws {
        try connection.execute(
            """
            UPDATE vulnerable_batch SET accepted = accepted + $1, rejected = rejected + $2, replied_ms = $3
            WHERE gov_id = $4 AND batch_id = $5
            """,
            [
                .integer(Int64(accepted)), .integer(Int64(rejected)), .integer(now),
                .integer(office.government), .integer(batch),
            ])
    }
}
