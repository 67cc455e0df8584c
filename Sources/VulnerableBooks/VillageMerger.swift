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
            try handOver(from.id, to.id, on: day, office, connection)
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

/// The numbers under which the village reports go with it on the same day: the new one reports under them,
/// the old one to the day before. What it reports under already stays as it is.
private func handOver(
    _ old: UnitID, _ new: UnitID, on day: Day, _ office: Office, _ connection: any SQLConnection
) throws {
    try connection.execute(
        """
        INSERT INTO unit_registration (gov_id, unit_id, registration_id, valid_from, valid_to)
        SELECT l.gov_id, CAST($1 AS BIGINT), l.registration_id, CAST($2 AS INTEGER), MAX(l.valid_to)
        FROM unit_registration l
        WHERE l.gov_id = $3 AND l.unit_id = $4 AND l.valid_to >= $2
            AND NOT EXISTS (SELECT 1 FROM unit_registration n WHERE n.gov_id = l.gov_id AND n.unit_id = $1
                AND n.registration_id = l.registration_id AND n.valid_to >= $2)
        GROUP BY l.gov_id, l.registration_id
        """,
        [
            .integer(new.number), .integer(day.number), .integer(office.government), .integer(old.number),
        ])
    try connection.execute(
        """
        UPDATE unit_registration SET valid_to = $1
        WHERE gov_id = $2 AND unit_id = $3 AND valid_from <= $1 AND valid_to > $1
        """,
        [
            .integer(day.adding(days: -1).number), .integer(office.government), .integer(old.number),
        ])
}

private func isMerged(
    _ unit: UnitID, _ office: Office, _ connection: any SQLConnection
) throws -> Bool {
    try connection.integer(
        "SELECT COUNT(*) FROM unit_succession WHERE gov_id = $1 AND unit_id = $2",
        [.integer(office.government), .integer(unit.number)]) != 0
}
