package import Access
import SQLDatabase
package import SQLStore

/// A look at a person's data, as she may read it.
package struct Look: Sendable, Equatable {
    package let actor: String
    /// The code of a `Role`.
    package let role: String
    /// Such as `person.open` or `nik.reveal`.
    package let act: String
    package let reason: String
    /// Milliseconds since 1970.
    package let instant: Int64

    /// The same for whom the reason does not concern.
    package var withoutReason: Look {
        Look(actor: actor, role: role, act: act, reason: "", instant: instant)
    }
}

/// Who looked at whom, and who took what along.
package enum LookBook {
    /// Records a look, before what is looked at is shown.
    ///
    /// - Parameters:
    ///   - act: such as `person.open`; one that ends in `.reveal` needs a reason from everybody.
    ///   - reason: in the words of whoever looks.
    /// - Throws: `.reasonNeeded`; `.outOfReach` where the government has no such person.
    package static func record(person: Int64, act: String, reason: String, desk: Desk) async throws {
        let reason = try told(reason, act, desk)
        let office = desk.office
        try await office.database.read { connection in
            try ReachSQL.hold(
                person: person, within: .government, government: office.government, on: connection)
        }
        try await record(people: [person], act: act, reason: reason, desk: desk)
    }

    /// The reason of a look, each blank once.
    ///
    /// - Throws: `.reasonNeeded` where one is wanted and none, or next to none, is there.
    package static func told(_ reason: String, _ act: String, _ desk: Desk) throws -> String {
        let plain = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if plain.count < 5, desk.permit.needsReason || act.hasSuffix(".reveal") {
            throw AccessRefusal.reasonNeeded
        }
        return plain
    }

    /// Records that somebody looked at several people at once, who are all of his reach; with the looks of
    /// others at the same time, because each of them waits for the disk.
    package static func record(people: [Int64], act: String, reason: String, desk: Desk) async throws {
        let (office, permit) = (desk.office, desk.permit)
        let (instant, number) = (office.now(), office.identifiers.next())
        try await office.database.writeTogether { connection in
            for person in people {
                try connection.execute(
                    """
                    INSERT INTO look (gov_id, person_id, look_id, account_id, actor, role, act, reason,
                        recorded_ms)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    ON CONFLICT (gov_id, person_id, look_id) DO NOTHING
                    """,
                    [
                        .integer(office.government), .integer(person), .integer(number),
                        .integer(permit.account), .text(permit.name), .text(permit.role.rawValue),
                        .text(act), .text(String(reason.prefix(500))), .integer(instant),
                    ])
            }
        }
    }

    /// Who looked at a person, the latest first. The caller has seen to it that it is her own record, or that
    /// he may read the chain of changes.
    ///
    /// - Parameter before: the number of the last one that was shown, for the next page.
    package static func of(
        _ person: Int64, atMost count: Int = 50, before: Int64 = .max, in office: Office
    ) async throws -> [(number: Int64, look: Look)] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT look_id, actor, role, act, reason, recorded_ms FROM look
                WHERE gov_id = $1 AND person_id = $2 AND look_id < $3
                ORDER BY look_id DESC LIMIT \(count)
                """, [.integer(government), .integer(person), .integer(before)]
            ) { row in
                (
                    number: try row.integer(0),
                    look: Look(
                        actor: try row.text(1), role: try row.text(2), act: try row.text(3),
                        reason: try row.text(4), instant: try row.integer(5))
                )
            }
        }
    }

    /// Records that a file was taken along, and gives the number that its watermark carries.
    ///
    /// - Parameter what: such as `people.xlsx`.
    package static func exported(
        _ what: String, reach: Reach, rows: Int, desk: Desk
    ) async throws -> Int64 {
        let (office, permit, number) = (desk.office, desk.permit, desk.office.identifiers.next())
        try await office.act { connection, instant in
            try connection.execute(
                """
                INSERT INTO export_log (gov_id, export_id, account_id, actor, what, reach, row_count,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (gov_id, export_id) DO NOTHING
                """,
                [
                    .integer(office.government), .integer(number), .integer(permit.account),
                    .text(permit.name), .text(what), .text(reach.text), .integer(Int64(rows)),
                    .integer(instant),
                ])
            let change = office.change("data.export", of: "export/\(number)", after: "\(what) rows=\(rows)")
            return Act((), [change])
        }
        return number
    }
}

extension Reach {
    /// As it stands in the log.
    fileprivate var text: String {
        switch self {
        case .own(let person): "own:\(person)"
        case .units(let account): "units:\(account)"
        case .government: "government"
        case .nation: "nation"
        }
    }
}
