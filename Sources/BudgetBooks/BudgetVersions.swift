package import Budgets
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The number of one version of a budget.
package typealias BudgetID = Identifier<BudgetHeader>

/// A version of a unit's budget without its lines.
package struct BudgetHeader: Sendable, Hashable {
    package let id: BudgetID
    package let unit: UnitID
    package let unitName: String
    package let year: Int
    package let stage: BudgetStage
    /// From 1, by unit, year and stage.
    package let version: Int
    package let state: BudgetState
    /// Of the document, once it is decided.
    package let number: String?
    package let total: Rupiah
    package let recordedBy: String
    /// Milliseconds since 1970.
    package let recorded: Int64
    package let decidedBy: String?
    package let decided: Int64?
}

/// A version with its lines: their amounts are those that were stored, their reasons those of the law today.
package struct BudgetView: Sendable {
    package let header: BudgetHeader
    package let lines: [PricedLine]

    package var people: Int { lines.map(\.line.people).reduce(0, +) }
    package var funded: MonthsFunded {
        let first = Month(header.year, 1) ?? Month(of: Day(sinceEpoch: 0))
        let bills = (0..<12).map { place in lines.map { $0.amount(in: first.adding(place)) }.sum() }
        return MonthsFunded(header.total, bills: bills, from: first)
    }
}

/// What is to be saved as the next version.
package struct BudgetDraft: Sendable, Hashable {
    package var unit: UnitID
    package var year: Int
    package var stage: BudgetStage
    package var lines: [BudgetLine]
    /// The version that was seen; nought where there was none; nil to take the place of whatever there is.
    package var basedOn: Int?

    package init(unit: UnitID, year: Int, stage: BudgetStage, lines: [BudgetLine], basedOn: Int? = nil) {
        self.unit = unit
        self.year = year
        self.stage = stage
        self.lines = lines
        self.basedOn = basedOn
    }
}

/// Budgets of a government.
package struct BudgetBook: Sendable {
    package let office: Office
    package let rules: BudgetRules

    package init(_ office: Office, rules: BudgetRules) {
        self.office = office
        self.rules = rules
    }

    /// Saves lines as the next version of a unit's budget, a draft; the draft before it is superseded, a
    /// decided one stays until this one is decided.
    ///
    /// - Throws: `BudgetRefusal`, `BudgetBookRefusal`.
    @discardableResult
    package func save(_ draft: BudgetDraft) async throws -> BudgetID {
        try BudgetChecks.refuseClosed(year: draft.year, today: office.today)
        try BudgetChecks.refuseTwoPurses(draft.lines)
        let priced = try await priced(draft)
        let (office, number) = (office, BudgetID(office.identifiers.next()))
        return try await office.act { connection, instant in
            let (table, gov) = (BudgetRows(office), office.government)
            try table.lock(draft.unit, on: connection)
            try table.refuseUnknown(Set(draft.lines.map(\.unit)), on: connection)
            let last = try table.lastVersion(draft, on: connection)
            if let seen = draft.basedOn, seen != last {
                throw BudgetBookRefusal.changedMeanwhile(version: last)
            }
            try connection.execute(
                """
                UPDATE budget SET state = 'superseded'
                WHERE gov_id = $1 AND unit_id = $2 AND year = $3 AND stage = $4 AND state = 'draft'
                """,
                [
                    .integer(gov), .integer(draft.unit.number), .integer(Int64(draft.year)),
                    .text(draft.stage.rawValue),
                ])
            try table.insert(number, draft, priced, version: last + 1, at: instant, on: connection)
            let total = priced.map(\.total).sum()
            let change = office.change(
                "budget.save", of: "budget/\(number)",
                after: "unit=\(draft.unit) \(draft.year) \(draft.stage.rawValue) v\(last + 1) "
                    + "lines=\(priced.count) total=\(total.amount)")
            return Act(number, [change])
        }
    }

    /// Prices the lines of a draft by the law, with the accounts of this government.
    package func priced(_ draft: BudgetDraft) async throws -> [PricedLine] {
        let tables = try await tables()
        var pricing = rules.pricing
        return try draft.lines.map { line throws(BudgetRefusal) in
            try tables.eligibility.rule(line.funding, for: line.category)
            return try pricing.price(
                line, year: draft.year, stage: draft.stage, accounts: tables.accounts)
        }
    }

    /// The tables with what this government entered.
    package func tables() async throws -> BudgetTables {
        let (office, tables) = (office, rules.tables)
        return try await office.database.read { connection in
            tables.adding(try OwnAccounts.all(office.government, on: connection))
        }
    }

    /// Lines for the people of a unit as the register has them today.
    ///
    /// - Throws: `BudgetRefusal.noLines` where nobody works there for whom somebody else pays.
    package func proposed(
        _ unit: UnitID, year: Int, _ outlook: WageOutlook
    ) async throws -> [BudgetLine] {
        let office = office
        let cells = try await office.database.read { connection in
            try RegisterCells.read(
                on: office.today, unit: unit, government: office.government, on: connection)
        }
        let lines = cells.lines(year: year, outlook)
        if lines.isEmpty { throw BudgetRefusal.noLines }
        return lines
    }

    /// One version with its lines.
    ///
    /// - Throws: `.notThere`.
    package func open(_ id: BudgetID) async throws -> BudgetView {
        let (office, pricing) = (office, rules.pricing)
        return try await office.database.read { connection in
            guard let header = try BudgetRows(office).header(id, on: connection) else {
                throw BudgetBookRefusal.notThere
            }
            let lines = try StoredLines.read(
                header, pricing, government: office.government, on: connection)
            return BudgetView(header: header, lines: lines)
        }
    }

    /// The versions of a unit's budgets for a year, the latest stage and version first.
    package func versions(_ unit: UnitID, year: Int) async throws -> [BudgetHeader] {
        let office = office
        return try await office.database.read { connection in
            try BudgetRows(office).headers(unit, year, on: connection)
        }
    }

    /// Why one version comes to more or less than another.
    package func compare(_ earlier: BudgetID, _ later: BudgetID) async throws -> BudgetComparison {
        let (before, after) = (try await open(earlier), try await open(later))
        var pricing = rules.pricing
        let (accounts, year) = (try await tables().accounts, after.header.year)
        return BudgetComparison(from: before.lines, to: after.lines) { line in
            try? pricing.price(line, year: year, stage: .proposal, accounts: accounts).total
        }
    }
}
