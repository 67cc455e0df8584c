import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// Those who have a place: cards, ends, and what comes after the money.
package struct PlaceBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    private var proposals: ProposalBook { ProposalBook(office, rules: rules) }

    /// Records that cards were handed over and receipted; who has one already stays as he is.
    ///
    /// - Returns: how many were new.
    package func card(_ rows: [Int64], of quota: QuotaID, on day: Day) async throws -> Int {
        guard day <= office.today else { throw VulnerableBookRefusal.dayWrong(day) }
        let (office, rows) = (office, Array(Set(rows)).sorted())
        return try await office.act { connection, now in
            _ = try QuotaRows(office, connection).hold(quota)
            let writer = StepWriter(office: office, connection: connection, now: now)
            let count = try portions(rows).reduce(0) { sum, portion in
                let own = RowCondition.rows(portion)
                let condition = RowCondition(
                    "quota_id = ? AND \(own.sql)", [.integer(quota.number)] + own.values)
                return sum
                    + (try writer.step(
                        .card, condition, note: day.description,
                        setting: [("carded_on", .integer(day.number))]))
            }
            guard count > 0 else { throw VulnerableBookRefusal.nobodyThere }
            return Act(
                count,
                [office.change("vulnerable.card", of: "quota/\(quota)", after: "people=\(count) \(day)")])
        }
    }

    /// Ends a place: the job in the register ends on the day, and the next who waits can be named.
    ///
    /// - Throws: `JobRefusal` where the register does not take it, for instance a death before the birth.
    package func end(_ row: Int64, because end: PlaceEnd, on day: Day) async throws {
        guard day <= office.today, end != .decreeWithdrawn else {
            throw VulnerableBookRefusal.dayWrong(day)
        }
        let (office, rules) = (office, rules)
        try await proposals.single(row, .end) { held, _, now, connection in
            if let person = held.person, let spell = held.spell {
                if end == .died {
                    // The book of jobs ends every job of the dead; its entry in the chain stands beside ours.
                    let died = try JobActs(office, law: rules.membership).died(
                        person, on: day, reason: "", at: now, on: connection)
                    if !died.changes.isEmpty {
                        try AuditBook.append(
                            died.changes, government: office.government, now: now, on: connection)
                    }
                } else {
                    let reason: EndReason = end == .foundJob ? .resigned : .handedBack
                    let refused = try SpellEntries(office, law: rules.membership, at: now, on: connection)
                        .end([(person, spell)], on: day, because: reason)
                    if let refusal = refused.compactMap(\.self).first { throw refusal }
                }
            }
            try StepWriter(office: office, connection: connection, now: now).step(
                .end, of: [held.id], note: end.rawValue,
                setting: [("end_reason", .text(end.rawValue)), ("ended_on", .integer(day.number))])
        }
    }

    /// What somebody wants after the money.
    package enum After: Sendable, Hashable {
        /// Under the registration of a group that collects the dues of its members (wadah); nil where she
        /// pays BPJS herself, which no bill of these books shows.
        case continuesHimself(under: Int64?)
        /// Under a registration, out of a purse.
        case otherPayer(registration: Int64, FundingSource)
        case stops

        package var choice: HandBackChoice {
            switch self {
            case .continuesHimself: .continuesHimself
            case .otherPayer: .otherPayer
            case .stops: .stops
            }
        }
    }

    /// Records the answer, and opens the job that follows on the day after, so that no day is lost.
    package func handBack(_ row: Int64, _ after: After) async throws {
        let (office, rules) = (office, rules)
        try await proposals.single(row, .handBack) { held, quota, now, connection in
            guard held.choice == nil else { throw VulnerableBookRefusal.alreadyDecided }
            guard let person = held.person, held.spell != nil else {
                throw VulnerableBookRefusal.noSuchRow
            }
            var setting: [(String, SQLValue)] = [("choice", .text(after.choice.rawValue))]
            if let terms = terms(after, held, quota.terms) {
                let spell = JobSpell(
                    id: SpellID(office.identifiers.next()), person: person, terms: terms,
                    start: quota.terms.through.lastDay.adding(days: 1))
                let opened = try SpellEntries(office, law: rules.membership, at: now, on: connection)
                    .open([spell])
                for one in opened {
                    setting.append(("next_spell_id", .integer(try one.outcome.get().number)))
                }
            }
            try StepWriter(office: office, connection: connection, now: now).step(
                .handBack, of: [held.id], note: after.choice.rawValue, setting: setting)
        }
    }

    private func terms(_ after: After, _ row: ProposalRow, _ quota: QuotaTerms) -> JobTerms? {
        var terms = JobTerms(
            unit: UnitID(row.unit), category: .informal, segment: .selfEmployed,
            programmes: QuotaTerms.programmes, payer: UnitID(0), funding: .oneself, wage: quota.income,
            wageBasis: .declaredIncome)
        switch after {
        case .continuesHimself(let registration):
            if let registration { terms.payer = UnitID(registration) }
            return terms
        case .otherPayer(let registration, let funding):
            terms.category = .vulnerable
            terms.payer = UnitID(registration)
            terms.funding = funding
            return terms
        case .stops: return nil
        }
    }
}

/// How far a cohort is before its money ends.
package struct HandBackPlan: Sendable, Hashable {
    package let quota: QuotaID
    package let name: String
    package let lastMonth: Month
    package let daysLeft: Int
    /// Insured now.
    package let people: Int
    package let choices: [HandBackChoice: Int]

    package var undecided: Int { people - choices.values.reduce(0, +) }
}

extension PlaceBook {
    /// The cohorts whose money ends within some days or has ended, those that end first at the beginning.
    package func plans(within days: Int) async throws -> [HandBackPlan] {
        let office = office
        return try await office.database.read { connection in
            var plans: [Int64: HandBackPlan] = [:]
            var order: [Int64] = []
            let until = Month(of: office.today.adding(days: days))
            try connection.query(
                """
                SELECT q.quota_id, q.name, q.to_month, COALESCE(r.choice, ''), COUNT(*) FROM vulnerable_row r
                JOIN vulnerable_quota q ON q.gov_id = r.gov_id AND q.quota_id = r.quota_id
                WHERE r.gov_id = $1 AND r.stage IN ('diterima', 'berkartu') AND q.to_month <= $2
                GROUP BY q.quota_id, q.name, q.to_month, COALESCE(r.choice, '')
                ORDER BY q.to_month, q.quota_id, COALESCE(r.choice, '')
                """, [.integer(office.government), .integer(until.number)]
            ) { row in
                let id = try row.integer(0)
                let last = try row.month(2, "vulnerable_quota.to_month")
                let (choice, count) = (HandBackChoice(rawValue: try row.text(3)), Int(try row.integer(4)))
                let before = plans[id]
                if before == nil { order.append(id) }
                var choices = before?.choices ?? [:]
                if let choice { choices[choice] = count }
                plans[id] = HandBackPlan(
                    quota: QuotaID(id), name: try row.text(1), lastMonth: last,
                    daysLeft: last.lastDay.sinceEpoch - office.today.sinceEpoch,
                    people: (before?.people ?? 0) + count, choices: choices)
            }
            return order.compactMap { plans[$0] }.filter { $0.daysLeft <= days }
        }
    }
}
