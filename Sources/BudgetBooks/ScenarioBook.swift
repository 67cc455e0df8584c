package import Budgets
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// People whom the register does not have yet, as somebody counts them.
package struct CountedPeople: Sendable, Hashable {
    package let group: ScenarioGroup
    package let people: Int

    package init(_ group: ScenarioGroup, _ people: Int) {
        self.group = group
        self.people = people
    }
}

/// A plan that was kept, by the address of its page.
package struct KeptScenario: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let year: Int
    package let steps: String
    package let recordedBy: String
}

/// Plans for the head of a region, over the people of the register and those that were counted beside it.
package struct ScenarioBook: Sendable {
    package let office: Office
    package let rules: BudgetRules

    package init(_ office: Office, rules: BudgetRules) {
        self.office = office
        self.rules = rules
    }

    /// The reckoning of a year, with which any number of plans are weighed.
    ///
    /// Counted people are insured as self-employed in JKK and JKM by the lowest income: who they are and what
    /// they earn is not known yet.
    ///
    /// - Throws: `BudgetRefusal`; a `LawGap`.
    package func reckoning(year: Int, beside counted: [CountedPeople]) async throws -> ScenarioReckoning {
        guard (2000...2100).contains(year) else { throw BudgetRefusal.closedYear(year) }
        let office = office
        let cells = try await office.database.read { connection in
            try RegisterCells.kept(office, on: connection)
        }
        var population = cells.compactMap(\.populationCell)
        for group in counted where group.people != 0 {
            if group.people < 0 { throw BudgetRefusal.negative(Int64(group.people)) }
            if group.people > 10_000_000 { throw BudgetRefusal.absurd(Int64(group.people)) }
            population.append(
                PopulationCell(
                    group: group.group, segment: .selfEmployed,
                    programmes: ProgrammeSet([.workAccident, .death]), riskClass: nil,
                    funding: .regionalBudget, wage: Rupiah(1), people: group.people, covered: 0))
        }
        return try ScenarioReckoning(population, year: year, law: rules.law)
    }

    /// People of the register by group, and how many of them are reported.
    package func register() async throws -> [ScenarioGroup: (people: Int, covered: Int)] {
        let office = office
        let cells = try await office.database.read { connection in
            try RegisterCells.kept(office, on: connection)
        }
        var sums: [ScenarioGroup: (people: Int, covered: Int)] = [:]
        for cell in cells.compactMap(\.populationCell) {
            let old = sums[cell.group] ?? (0, 0)
            sums[cell.group] = (old.people + cell.people, old.covered + cell.covered)
        }
        return sums
    }

    /// Keeps a plan under a name; one of the same name and year gives way to it.
    ///
    /// - Throws: `.nameNeeded`.
    package func keep(_ name: String, year: Int, steps: String) async throws {
        let name = String(
            name.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(100))
        if name.isEmpty { throw BudgetBookRefusal.nameNeeded }
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, instant in
            try connection.execute(
                """
                UPDATE scenario SET superseded_ms = $1
                WHERE gov_id = $2 AND name = $3 AND year = $4 AND superseded_ms = $5
                """,
                [
                    .integer(instant), .integer(office.government), .text(name), .integer(Int64(year)),
                    .integer(.max),
                ])
            try connection.execute(
                """
                INSERT INTO scenario (gov_id, scenario_id, name, year, steps, recorded_by, recorded_ms,
                    superseded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .integer(office.government), .integer(number), .text(name), .integer(Int64(year)),
                    .text(String(steps.prefix(2_000))), .text(office.actor), .integer(instant),
                    .integer(.max),
                ])
            return Act(
                (), [office.change("scenario.keep", of: "scenario/\(number)", after: "\(name) \(steps)")])
        }
    }

    /// The plans that are kept, by name.
    package func kept(year: Int) async throws -> [KeptScenario] {
        let office = office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT scenario_id, name, year, steps, recorded_by FROM scenario
                WHERE gov_id = $1 AND year = $2 AND superseded_ms = $3 ORDER BY name, scenario_id
                """, [.integer(office.government), .integer(Int64(year)), .integer(.max)]
            ) { row in
                KeptScenario(
                    id: try row.integer(0), name: try row.text(1), year: Int(try row.integer(2)),
                    steps: try row.text(3), recordedBy: try row.text(4))
            }
        }
    }
}

extension RegisterCell {
    /// Nil for whom the government does not pay.
    var populationCell: PopulationCell? {
        guard let group = ScenarioGroup(category), funding != .oneself, !programmes.isEmpty else {
            return nil
        }
        return PopulationCell(
            group: group, segment: segment, programmes: programmes, riskClass: riskClass, funding: funding,
            wage: wage, people: people, covered: registered)
    }
}
