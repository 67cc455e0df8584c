import Budgets
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

extension BudgetBook {
    /// Decides a draft, by another person than wrote it. What may be spent then is at once the unit's budget
    /// paper and its plan of people, in the same act.
    ///
    /// - Parameter number: of the document; needed where money may be spent by it.
    /// - Throws: `BudgetRefusal`, `BudgetBookRefusal`.
    package func decide(_ id: BudgetID, number: String) async throws {
        let view = try await open(id)
        try BudgetChecks.refuseClosed(year: view.header.year, today: office.today)
        if view.lines.isEmpty { throw BudgetRefusal.noLines }
        let number = number.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(100)
        if view.header.stage.isSpendable, number.isEmpty { throw BudgetBookRefusal.numberNeeded }
        let office = office
        let paper = office.identifiers.next()
        try await office.act { connection, instant in
            let rows = BudgetRows(office)
            try rows.lock(view.header.unit, on: connection)
            guard let header = try rows.header(id, on: connection), header.state == .draft else {
                throw BudgetBookRefusal.notADraft
            }
            if header.recordedBy == office.actor { throw BudgetBookRefusal.sameHand }
            let decision = Decision(office: office, view: view, instant: instant, connection: connection)
            try decision.refuseOtherPurses()
            try decision.write(String(number))
            var changes = [
                office.change(
                    "budget.decide", of: "budget/\(id)", before: "by=\(header.recordedBy)",
                    after: "\(header.year) \(header.stage.rawValue) v\(header.version) number=\(number)")
            ]
            if header.stage.isSpendable {
                changes += try decision.paper(String(number), as: paper)
                changes += try decision.plans()
            }
            return Act((), changes)
        }
    }
}

/// What follows from a decision.
private struct Decision {
    let office: Office
    let view: BudgetView
    let instant: Int64
    let connection: any SQLConnection

    private var government: SQLValue { .integer(office.government) }
    private var header: BudgetHeader { view.header }

    /// Two units' budgets may not pay for the same people out of two purses.
    func refuseOtherPurses() throws {
        guard header.stage.isSpendable else { return }
        let sharing = try connection.rows(
            """
            SELECT DISTINCT b.budget_id FROM budget_line m
            JOIN budget_line o ON o.gov_id = m.gov_id AND o.unit_id = m.unit_id
            JOIN budget b ON b.gov_id = o.gov_id AND b.budget_id = o.budget_id
            WHERE m.gov_id = $1 AND m.budget_id = $2 AND b.year = $3 AND b.state = 'decided'
                AND b.stage IN ('dpa', 'apbd-p') AND b.unit_id <> $4
            ORDER BY b.budget_id
            """,
            [
                government, .integer(header.id.number), .integer(Int64(header.year)),
                .integer(header.unit.number),
            ]
        ) { BudgetID(try $0.integer(0)) }
        for id in sharing {
            guard let other = try BudgetRows(office).header(id, on: connection) else { continue }
            let lines = try StoredLines.lines(other, government: office.government, on: connection)
            do {
                try BudgetChecks.refuseTwoPurses(view.lines.map(\.line) + lines)
            } catch { throw BudgetBookRefusal.fundedElsewhere(unit: other.unitName) }
        }
    }

    func write(_ number: String) throws {
        try connection.execute(
            """
            UPDATE budget SET state = 'superseded'
            WHERE gov_id = $1 AND unit_id = $2 AND year = $3 AND stage = $4 AND state = 'decided'
            """,
            [
                government, .integer(header.unit.number), .integer(Int64(header.year)),
                .text(header.stage.rawValue),
            ])
        try connection.execute(
            """
            UPDATE budget SET state = 'decided', number = $1, decided_by = $2, decided_ms = $3
            WHERE gov_id = $4 AND budget_id = $5
            """,
            [
                SQLValue(number.isEmpty ? nil : number), .text(office.actor), .integer(instant), government,
                .integer(header.id.number),
            ])
    }

    /// The budget as a paper of the unit, from its first to its last month.
    func paper(_ number: String, as id: Int64) throws -> [AuditChange] {
        guard let first = view.lines.map(\.line.from).min(), let last = view.lines.map(\.line.through).max()
        else { return [] }
        let paper = UnitPaper(
            kind: "dpa", number: number, isSigned: true, from: first.firstDay, through: last.lastDay)
        let there = try UnitPapers.papers(
            of: header.unit, government: office.government, on: connection)
        if there.contains(where: { $0.paper == paper }) { return [] }
        return [
            try UnitPapers.write(
                paper, as: id, of: header.unit, by: office, at: instant, beside: there, connection)
        ]
    }

    /// How many people of each unit and category are planned for, month by month.
    func plans() throws -> [AuditChange] {
        let kinds = Dictionary(grouping: view.lines.map(\.line)) { "\($0.unit)/\($0.category.rawValue)" }
        var changes: [AuditChange] = []
        for (_, lines) in kinds.sorted(by: { $0.key < $1.key }) {
            guard let first = lines.first else { continue }
            for plan in PlannedMonths.plans(first.category, lines) {
                let change = try UnitPlans.write(
                    plan, of: first.unit, by: office, at: instant, on: connection)
                if let change { changes.append(change) }
            }
        }
        return changes
    }
}

/// The people of lines as plans: months with as many people together.
enum PlannedMonths {
    static func plans(_ category: WorkerCategory, _ lines: [BudgetLine]) -> [UnitPlan] {
        guard let first = lines.map(\.from).min(), let last = lines.map(\.through).max() else { return [] }
        var plans: [UnitPlan] = []
        for place in 0...first.months(until: last) {
            let month = first.adding(place)
            let people = lines.filter { $0.from <= month && month <= $0.through }.map(\.people).reduce(0, +)
            if let before = plans.last, before.persons == people {
                plans[plans.count - 1] = UnitPlan(
                    category: category, from: before.from, through: month, persons: people)
            } else {
                plans.append(UnitPlan(category: category, from: month, through: month, persons: people))
            }
        }
        return plans
    }
}
