import LawBook
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
import VulnerableWorkers

/// A village that becomes part of another one.
package struct VillageMerger: Sendable {
    private let office: Office
    private let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// What became of it.
    package struct Merged: Sendable, Hashable {
        /// With a job in the old village on the day or later.
        package let people: Int
        /// Proposed there, and not over.
        package let proposals: Int
    }

    /// From a day on whoever worked in one village works in another: one act, no day between; the old code
    /// stands for the days before.
    ///
    /// - Parameters: codes of the villages.
    /// - Throws: `JobRefusal`, `PeriodRefusal.finalised`; nobody moves then.
    package func merge(_ old: String, into new: String, from day: Day) async throws -> Merged {
        let (office, rules) = (office, rules)
        return try await office.act { connection, now in
            let from = try UnitBook.unit(old, government: office.government, on: connection)
            let to = try UnitBook.unit(new, government: office.government, on: connection)
            for unit in [from, to] where unit.kind != .village && unit.kind != .urbanVillage {
                throw VulnerableBookRefusal.notAVillage(unit.name)
            }
            if from.id == to.id { throw VulnerableBookRefusal.sameVillage }
            for unit in [from, to] where try isMerged(unit.id, office, connection) {
                throw VulnerableBookRefusal.alreadyMerged(unit.name)
            }
            let moved = try SpellEntries(office, law: rules.membership, at: now, on: connection)
                .move(from: from.id, to: to.id, on: day)
            let over = ProposalStage.over.map(\.rawValue).sorted()
            let rows = try StepWriter(office: office, connection: connection, now: now).step(
                .move,
                RowCondition(
                    "unit_id = ? AND stage NOT IN (\(over.map { _ in "?" }.joined(separator: ", ")))",
                    [.integer(from.id.number)] + over.map(SQLValue.text)),
                note: "\(from.code) \(to.code)", setting: [("unit_id", .integer(to.id.number))])
            try connection.execute(
                "UPDATE unit SET valid_to = $1 WHERE gov_id = $2 AND unit_id = $3",
                [
                    .integer(day.adding(days: -1).number), .integer(office.government),
                    .integer(from.id.number),
                ])
            try connection.execute(
                """
                INSERT INTO unit_succession (gov_id, unit_id, successor_id, from_day, people, recorded_by,
                    recorded_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(from.id.number), .integer(to.id.number),
                    .integer(day.number), .integer(Int64(moved)), .text(office.actor), .integer(now),
                ])
            return Act(
                Merged(people: moved, proposals: rows),
                [
                    office.change(
                        "village.merge", of: "unit/\(from.id)", before: from.code,
                        after: "\(to.code) from=\(day) people=\(moved) proposals=\(rows)")
                ])
        }
    }
}

private func isMerged(
    _ unit: UnitID, _ office: Office, _ connection: any SQLConnection
) throws -> Bool {
    try connection.integer(
        "SELECT COUNT(*) FROM unit_succession WHERE gov_id = $1 AND unit_id = $2",
        [.integer(office.government), .integer(unit.number)]) != 0
}
