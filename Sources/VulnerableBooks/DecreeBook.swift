import LawBook
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// A decree (SK) that names people for a quota.
package struct Decree: Sendable, Hashable {
    package let id: Int64
    package let quota: QuotaID
    package let number: String
    package let signed: Day
    package let people: Int
    /// SHA-256 of the attached list.
    package let digest: String
    /// The last day of those whom it carried; nil while it stands.
    package let withdrawnOn: Day?
}

/// What a decree made of those who were fit.
package struct Decreed: Sendable, Hashable {
    package let id: Int64
    package let named: Int
    /// For whom no place was left.
    package let waiting: Int
    package let digest: String
}

/// A line of the list that hangs on a decree.
package struct DecreeLine: Sendable, Hashable {
    package let line: Int
    package let name: String
    package let maskedNIK: String
    package let born: Day?
    package let unitName: String
    package let work: String
    /// Whose place it is; empty for a new one.
    package let fills: String
}

/// Decrees and what they carry.
package struct DecreeBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    /// Names as many as there are free places, in the order in which they were proposed, and no more of a
    /// unit than its share; the others wait. Whoever fills the place of somebody who left is named with it.
    ///
    /// - Throws: `VulnerableBookRefusal` while a list hangs out or a correction is open.
    package func decree(_ quota: QuotaID, number: String, signed: Day) async throws -> Decreed {
        let number = number.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !number.isEmpty else { throw VulnerableBookRefusal.decreeNumberMissing }
        guard signed <= office.today else { throw VulnerableBookRefusal.decreeDayWrong(signed) }
        let (office, id) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let rows = DecreeRows(office, connection)
            let held = try QuotaRows(office, connection).hold(quota)
            try rows.refuseUnready(quota, number, signed)
            let (chosen, left) = try rows.choose(held)
            guard !chosen.isEmpty else {
                throw left.isEmpty
                    ? VulnerableBookRefusal.nobodyThere : .noPlaceFree(places: held.places)
            }
            try rows.write(id, quota, number, signed, people: chosen.count, at: now)
            let writer = StepWriter(office: office, connection: connection, now: now)
            try writer.step(.decree, of: chosen, note: number, setting: [("decree_id", .integer(id))])
            try writer.number("decree_line", of: ("decree_id", id))
            try writer.step(.wait, of: left)
            try rows.pair(quota, with: id)
            let digest = try rows.seal(id)
            return Act(
                Decreed(id: id, named: chosen.count, waiting: left.count, digest: digest),
                [
                    office.change(
                        "vulnerable.decree", of: "quota/\(quota)",
                        after: "decree=\(number) \(signed.yyyymmdd) people=\(chosen.count)"
                            + " waiting=\(left.count) sha256=\(digest)")
                ])
        }
    }

    /// Withdraws a decree: whom it carried are insured to the end of the month, no longer; what was stays.
    ///
    /// - Returns: how many it carried, and the last day.
    package func withdraw(_ decree: Int64, on day: Day, reason: String) async throws -> (Int, Day) {
        guard reason.contains(where: \.isLetter) else { throw VulnerableRefusal.reasonMissing }
        guard day <= office.today else { throw VulnerableBookRefusal.dayWrong(day) }
        let (office, rules) = (office, rules)
        return try await office.act { connection, now in
            let rows = DecreeRows(office, connection)
            let quota = try rows.decree(decree).quota
            _ = try QuotaRows(office, connection).hold(quota)
            let held = try rows.decree(decree)
            if let before = held.withdrawnOn { throw VulnerableBookRefusal.alreadyWithdrawn(before) }
            guard day >= held.signed else { throw VulnerableBookRefusal.dayWrong(day) }
            let last = Month(of: day).lastDay
            let carried = try ProposalRows(office, connection).rows(
                RowCondition("r.decree_id = ? AND r.spell_id IS NOT NULL", [.integer(decree)]))
            let spells = carried.filter { $0.stage.takesPlace }.compactMap { row in
                row.person.flatMap { person in row.spell.map { (person: person, spell: $0) } }
            }
            let refused = try SpellEntries(office, law: rules.membership, at: now, on: connection)
                .end(spells, on: last, because: .handedBack)
            if let refusal = refused.compactMap(\.self).first { throw refusal }
            let count = try StepWriter(office: office, connection: connection, now: now).step(
                .withdraw, RowCondition("decree_id = ?", [.integer(decree)]), note: held.number,
                setting: [
                    ("end_reason", .text(PlaceEnd.decreeWithdrawn.rawValue)),
                    ("ended_on", .integer(last.number)),
                ])
            try connection.execute(
                """
                UPDATE vulnerable_decree SET withdrawn_on = $1, withdrawn_reason = $2
                WHERE gov_id = $3 AND decree_id = $4
                """,
                [
                    .integer(last.number), .text(String(reason.prefix(500))), .integer(office.government),
                    .integer(decree),
                ])
            return Act(
                (count, last),
                [
                    office.change(
                        "vulnerable.withdraw", of: "decree/\(decree)", reason: reason, before: held.number,
                        after: "people=\(count) through=\(last)")
                ])
        }
    }

    /// The decrees of a quota, the newest first.
    package func decrees(of quota: QuotaID) async throws -> [Decree] {
        let office = office
        return try await office.database.read {
            try DecreeRows(office, $0).decrees("quota_id = $2", quota.number)
        }
    }

    /// One decree.
    package func decree(_ id: Int64) async throws -> Decree {
        let office = office
        return try await office.database.read { try DecreeRows(office, $0).decree(id) }
    }

    /// The list that hangs on a decree, in its order.
    package func lines(of decree: Int64) async throws -> [DecreeLine] {
        let office = office
        return try await office.database.read { try DecreeRows(office, $0).lines(decree) }
    }
}

/// Reads and writes decrees.
struct DecreeRows {
    let office: Office
    let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    func refuseUnready(_ quota: QuotaID, _ number: String, _ signed: Day) throws {
        let taken = try connection.integer(
            "SELECT decree_id FROM vulnerable_decree WHERE gov_id = $1 AND number = $2",
            [.integer(office.government), .text(number)])
        if taken != nil { throw VulnerableBookRefusal.decreeNumberTaken(number) }
        let postings = try PostingRows(office, connection).postings("p.quota_id = $2", quota.number)
        if let open = postings.first(where: { $0.isOpen(on: office.today) }) {
            throw VulnerableBookRefusal.postingOpen(until: open.through)
        }
        let corrections = postings.map(\.openCorrections).reduce(0, +)
        if corrections > 0 { throw VulnerableBookRefusal.correctionsOpen(corrections) }
        if let last = postings.map(\.through).max(), signed <= last {
            throw VulnerableBookRefusal.decreeDayWrong(signed)
        }
    }

    /// Who is named, and who waits.
    func choose(_ quota: QuotaRows.Held) throws -> (chosen: [Int64], left: [Int64]) {
        let owner = SQLValue.integer(office.government)
        var (taken, total): ([Int64: Int], Int) = ([:], 0)
        try connection.query(
            """
            SELECT unit_id, COUNT(*) FROM vulnerable_row
            WHERE gov_id = $1 AND quota_id = $2 AND stage IN ('ditetapkan', 'dikirim', 'diterima', 'berkartu')
            GROUP BY unit_id ORDER BY unit_id
            """, [owner, .integer(quota.id.number)]
        ) { row in
            taken[try row.integer(0)] = Int(try row.integer(1))
            total += Int(try row.integer(1))
        }
        var shares: [Int64: Int] = [:]
        try connection.query(
            """
            SELECT unit_id, places FROM vulnerable_share WHERE gov_id = $1 AND quota_id = $2
            ORDER BY unit_id
            """,
            [owner, .integer(quota.id.number)]
        ) { shares[try $0.integer(0)] = Int(try $0.integer(1)) }
        var (chosen, left): ([Int64], [Int64]) = ([], [])
        try connection.query(
            """
            SELECT row_id, unit_id FROM vulnerable_row
            WHERE gov_id = $1 AND quota_id = $2 AND stage IN ('diumumkan', 'menunggu') ORDER BY row_id
            """, [owner, .integer(quota.id.number)]
        ) { row in
            let (id, unit) = (try row.integer(0), try row.integer(1))
            let isFree = total < quota.places && shares[unit].map { taken[unit, default: 0] < $0 } ?? true
            guard isFree else { return left.append(id) }
            chosen.append(id)
            taken[unit, default: 0] += 1
            total += 1
        }
        return (chosen, left)
    }

    func write(
        _ id: Int64, _ quota: QuotaID, _ number: String, _ signed: Day, people: Int, at now: Int64
    ) throws {
        try connection.execute(
            """
            INSERT INTO vulnerable_decree (gov_id, decree_id, quota_id, number, signed_on, persons, digest,
                recorded_by, recorded_ms) VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)
            """,
            [
                .integer(office.government), .integer(id), .integer(quota.number), .text(number),
                .integer(signed.number), .integer(Int64(people)), .text(office.actor), .integer(now),
            ])
    }

    /// The first of the decree fill the places that became free first.
    func pair(_ quota: QuotaID, with decree: Int64) throws {
        var update = Statement()
        update.add(
            """
            UPDATE vulnerable_row SET fills_row = freed.row_id
            FROM (SELECT e.row_id, ROW_NUMBER() OVER (ORDER BY e.ended_on, e.row_id) AS place
                FROM vulnerable_row e WHERE e.gov_id = ? AND e.quota_id = ? AND e.stage = 'berakhir'
                AND e.decree_id IS NOT NULL AND e.end_reason <> 'sk-dicabut'
                AND NOT EXISTS (SELECT 1 FROM vulnerable_row f WHERE f.gov_id = e.gov_id
                    AND f.quota_id = e.quota_id AND f.fills_row = e.row_id)) freed
            WHERE vulnerable_row.gov_id = ? AND vulnerable_row.decree_id = ?
                AND vulnerable_row.decree_line = freed.place
            """,
            [
                .integer(office.government), .integer(quota.number), .integer(office.government),
                .integer(decree),
            ])
        try connection.execute(update.sql, update.values)
    }

    /// Digests the list that hangs on it.
    func seal(_ decree: Int64) throws -> String {
        let text = try lines(decree).map { line in
            "\(line.line)|\(line.name)|\(line.maskedNIK)|\(line.born?.yyyymmdd ?? 0)|\(line.unitName)\n"
        }.joined()
        let digest = sha256(text.utf8)
        try connection.execute(
            "UPDATE vulnerable_decree SET digest = $1 WHERE gov_id = $2 AND decree_id = $3",
            [.text(digest), .integer(office.government), .integer(decree)])
        return digest
    }

    func decree(_ id: Int64) throws -> Decree {
        guard let found = try decrees("decree_id = $2", id).first else {
            throw VulnerableBookRefusal.noSuchDecree
        }
        return found
    }

    func decrees(_ condition: String, _ value: Int64) throws -> [Decree] {
        try connection.rows(
            """
            SELECT decree_id, quota_id, number, signed_on, persons, digest, withdrawn_on
            FROM vulnerable_decree WHERE gov_id = $1 AND \(condition) ORDER BY decree_id DESC
            """, [.integer(office.government), .integer(value)]
        ) { row in
            Decree(
                id: try row.integer(0), quota: QuotaID(try row.integer(1)), number: try row.text(2),
                signed: try row.day(3, "vulnerable_decree.signed_on"), people: Int(try row.integer(4)),
                digest: try row.text(5),
                withdrawnOn: try row.optionalDay(6, "vulnerable_decree.withdrawn_on"))
        }
    }

    func lines(_ decree: Int64) throws -> [DecreeLine] {
        try connection.rows(
            """
            SELECT r.decree_line, r.name, r.nik_sealed, r.row_id, r.born, u.name, r.work, f.name
            FROM vulnerable_row r JOIN unit u ON u.gov_id = r.gov_id AND u.unit_id = r.unit_id
            LEFT JOIN vulnerable_row f ON f.gov_id = r.gov_id AND f.row_id = r.fills_row
            WHERE r.gov_id = $1 AND r.decree_id = $2 ORDER BY r.decree_line, r.row_id
            """, [.integer(office.government), .integer(decree)]
        ) { row in
            DecreeLine(
                line: Int(try row.optionalInteger(0) ?? 0), name: try row.text(1),
                maskedNIK: NIK.masked(
                    try ProposalRow.open(try row.text(2), try row.integer(3), office)),
                born: try row.optionalDay(4, "vulnerable_row.born"), unitName: try row.text(5),
                work: try row.text(6), fills: row.optionalText(7) ?? "")
        }
    }
}
