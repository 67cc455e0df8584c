package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// A paper without which a unit's dues are not paid: signed, or expected.
package struct UnitPaper: Sendable, Hashable {
    /// `pks`, `dpa` or `sk-bendahara`, as the continuity rules name them.
    package let kind: String
    /// Empty while it is only expected.
    package let number: String
    package let isSigned: Bool
    package let from: Day
    package let through: Day

    package init(kind: String, number: String, isSigned: Bool, from: Day, through: Day) {
        self.kind = kind
        self.number = number
        self.isSigned = isSigned
        self.from = from
        self.through = through
    }

    /// The kinds that there are.
    package static let kinds = ["pks", "dpa", "sk-bendahara"]
}

/// How many people a unit should have, by a list that somebody keeps.
package struct ListedPeople: Sendable, Hashable {
    package let list: MissingUnit.List
    package let asOf: Day
    package let people: Int

    package init(list: MissingUnit.List, asOf: Day, people: Int) {
        self.list = list
        self.asOf = asOf
        self.people = people
    }
}

/// Papers and head-counts of units.
package enum UnitPapers {
    /// Records a paper. A signed one takes the place of one that was expected for any of its days; the same
    /// again changes nothing.
    package static func record(_ paper: UnitPaper, of unit: UnitID, by office: Office) async throws {
        guard UnitPaper.kinds.contains(paper.kind) else { throw RegisterRefusal.unknownPaper(paper.kind) }
        guard paper.from <= paper.through else {
            throw RegisterRefusal.lastBeforeFirst(paper.from, paper.through)
        }
        let number = office.identifiers.next()
        try await office.act { connection, instant in
            _ = try UnitBook.unit(unit.description, government: office.government, on: connection)
            let there = try papers(of: unit, government: office.government, on: connection)
            if there.contains(where: { $0.paper == paper }) { return Act((), []) }
            return Act(
                (),
                [try write(paper, as: number, of: unit, by: office, at: instant, beside: there, connection)]
            )
        }
    }

    /// Writes a paper inside a transaction of the caller's, which holds the unit; a signed one takes the
    /// place of one that was expected.
    ///
    /// - Parameters:
    ///   - number: the new row's.
    ///   - there: the papers of the unit that are believed now.
    /// - Returns: what is to be appended to the audit chain.
    package static func write(
        _ paper: UnitPaper, as number: Int64, of unit: UnitID, by office: Office, at instant: Int64,
        beside there: [(id: Int64, paper: UnitPaper, recorded: Int64)], _ connection: any SQLConnection
    ) throws -> AuditChange {
        for (id, old, recorded) in there where paper.replaces(old) {
            try supersede(id, recorded: recorded, by: office, at: instant, connection)
        }
        try connection.execute(
            """
            INSERT INTO unit_paper (gov_id, paper_id, unit_id, kind, number, is_signed, valid_from,
                valid_to, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .integer(office.government), .integer(number), .integer(unit.number), .text(paper.kind),
                .text(paper.number), .integer(paper.isSigned ? 1 : 0), .integer(paper.from.number),
                .integer(paper.through.number), .integer(instant), .integer(.max),
            ])
        let after =
            "\(paper.kind) \(paper.number) \(paper.from.number)..\(paper.through.number)"
            + " signed=\(paper.isSigned)"
        return office.change("paper.record", of: "unit/\(unit)", after: after)
    }

    /// Says that a row is not believed any more.
    private static func supersede(
        _ id: Int64, recorded: Int64, by office: Office, at instant: Int64, _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            "UPDATE unit_paper SET superseded_ms = $1 WHERE gov_id = $2 AND paper_id = $3",
            [.integer(max(instant, recorded + 1)), .integer(office.government), .integer(id)])
    }

    /// The papers of a unit that are believed now, with their numbers and the instants of their recording.
    package static func papers(
        of unit: UnitID, government: Int64, on connection: any SQLConnection
    ) throws -> [(id: Int64, paper: UnitPaper, recorded: Int64)] {
        try connection.rows(
            """
            SELECT paper_id, kind, number, is_signed, valid_from, valid_to, recorded_ms FROM unit_paper
            WHERE gov_id = $1 AND unit_id = $2 AND superseded_ms = $3
            ORDER BY kind, valid_from, paper_id
            """, [.integer(government), .integer(unit.number), .integer(.max)]
        ) { row in
            let paper = UnitPaper(
                kind: try row.text(1), number: try row.text(2), isSigned: try row.integer(3) == 1,
                from: try row.day(4, "unit_paper.valid_from"),
                through: try row.day(5, "unit_paper.valid_to"))
            return (try row.integer(0), paper, try row.integer(6))
        }
    }

    /// Records how many people a unit should have. A number of the same list and day is taken back by a new
    /// one; both stand in the audit chain.
    package static func count(_ listed: ListedPeople, in unit: UnitID, by office: Office) async throws {
        guard listed.people >= 0 else { throw RegisterRefusal.negativeCount(listed.people) }
        let key: [SQLValue] = [
            .integer(office.government), .integer(unit.number), .integer(listed.asOf.number),
            .text(listed.list.rawValue),
        ]
        try await office.act { connection, _ in
            _ = try UnitBook.unit(unit.description, government: office.government, on: connection)
            let before = try connection.integer(
                """
                SELECT persons FROM unit_headcount
                WHERE gov_id = $1 AND unit_id = $2 AND as_of = $3 AND source = $4
                """, key)
            if before == Int64(listed.people) { return Act((), []) }
            try connection.execute(
                """
                INSERT INTO unit_headcount (gov_id, unit_id, as_of, source, persons)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (gov_id, unit_id, as_of, source) DO UPDATE SET persons = excluded.persons
                """, key + [.integer(Int64(listed.people))])
            let subject = "unit/\(unit)/\(listed.list.rawValue)/\(listed.asOf.number)"
            return Act(
                (),
                [
                    office.change(
                        "headcount.record", of: subject, before: before.map(String.init) ?? "",
                        after: String(listed.people))
                ])
        }
    }
}

extension UnitPaper {
    /// Whether an older paper is no longer to be believed beside this one.
    fileprivate func replaces(_ old: UnitPaper) -> Bool {
        guard kind == old.kind else { return false }
        let overlaps = from <= old.through && old.from <= through
        return number == old.number && number != "" || overlaps && !old.isSigned
    }
}
