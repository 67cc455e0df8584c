import Access
import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// What a list of claims shows.
package struct ClaimsAsked: Sendable, Hashable {
    /// The part of the claims; the raw value stands in addresses.
    package enum Tab: String, Sendable, Hashable, CaseIterable {
        /// Not at an end; the clock that is due next comes first.
        case open = "terbuka"
        /// Something waits for a second person.
        case waiting = "tunggu"
        /// Held by arrears.
        case held = "tertahan"
        /// A clock has run out.
        case late = "lewat"
        case submitted = "di-bpjs"
        case paid = "dibayar"
        case refused = "ditolak"
        case withdrawn = "dibatalkan"

        /// The key of its name in `words/`.
        package var labelKey: String { "claims.tab.\(rawValue)" }
    }

    package var tab = Tab.open
    package var type: ClaimType?
    /// A unit with all below it.
    package var unit: Int64?
    /// A part of a unit's name, or its code; empty for all of them.
    package var unitText = ""
    package var person: PersonID?

    package init() {}
}

extension ClaimDesk {
    /// A line of a list: the claim and where the person worked on the day.
    package struct Line: Sendable, Hashable {
        package let claim: ClaimRow
        package let unitName: String?
    }

    /// A part of the claims within reach: those that are open by their next clock, the others newest first.
    ///
    /// - Throws: `.forbidden`; `.outOfReach` for a unit that is out of it.
    package func list(
        _ asked: ClaimsAsked, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<Line> {
        let (reach, office) = (try desk.reach(.seeClaims), desk.office)
        return try await office.database.read { connection in
            let rows = try Self.lines(asked, after, atMost: size, reach, office, on: connection)
            return Listed(rows, size: size) { line in
                asked.tab.isByClock
                    ? "\(line.claim.due?.epochMilliseconds ?? .max).\(line.claim.id)" : "\(line.claim.id)"
            }
        }
    }

    /// The claims of one person within reach: open ones first, then what was paid and refused.
    ///
    /// - Throws: `.forbidden`.
    package func claims(of person: PersonID, atMost size: Int = 20) async throws -> [Line] {
        let (reach, office) = (try desk.reach(.seeClaims), desk.office)
        return try await office.database.read { connection in
            try [ClaimsAsked.Tab.open, .paid, .refused].flatMap { tab in
                var asked = ClaimsAsked()
                (asked.person, asked.tab) = (person, tab)
                return try Self.lines(asked, nil, atMost: size, reach, office, on: connection).prefix(size)
            }
        }
    }

    /// One more than are shown, where there are more.
    private static func lines(
        _ asked: ClaimsAsked, _ after: String?, atMost size: Int, _ reach: Reach, _ office: Office,
        on connection: any SQLConnection
    ) throws -> [Line] {
        var sql = try statement(asked, reach, office, on: connection)
        try go(on: after, asked.tab, &sql)
        sql.add(
            asked.tab.isByClock
                ? " ORDER BY COALESCE(c.due_ms, \(Int64.max)), c.claim_id LIMIT \(size + 1)"
                : " ORDER BY c.claim_id DESC LIMIT \(size + 1)")
        return try connection.rows(sql.text, sql.values) { row in
            Line(claim: try ClaimRow(row), unitName: row.optionalText(21))
        }
    }

    /// How many claims within reach stand in each part, of the units and the type that are asked for.
    ///
    /// - Throws: as `list`.
    package func counts(_ asked: ClaimsAsked = ClaimsAsked()) async throws -> [ClaimsAsked.Tab: Int] {
        let (reach, office) = (try desk.reach(.seeClaims), desk.office)
        return try await office.database.read { connection in
            var sql = NumberedSQL(
                """
                SELECT c.stage, c.waits, c.is_held, CASE WHEN c.due_ms < $1 THEN 1 ELSE 0 END, COUNT(*)
                FROM claim_case c WHERE c.gov_id = $2
                """, [.integer(office.now()), .integer(office.government)])
            try Self.narrow(&sql, asked, reach, office, on: connection)
            sql.append(
                """
                 GROUP BY c.stage, c.waits, c.is_held, CASE WHEN c.due_ms < $1 THEN 1 ELSE 0 END
                ORDER BY c.stage, c.waits, c.is_held, CASE WHEN c.due_ms < $1 THEN 1 ELSE 0 END
                """, [])
            var counts: [ClaimsAsked.Tab: Int] = [:]
            try connection.query(sql.text, sql.values) { row in
                let stage: ClaimStage = try row.code(0, "claim_case.stage")
                let count = Int(try row.integer(4))
                var tabs = ClaimsAsked.Tab.allCases.filter { $0.stages.contains(stage) && $0.isOfStageOnly }
                if !stage.isEnd, try row.integer(3) == 1 { tabs.append(.late) }
                if try row.integer(1) > 0 { tabs.append(.waiting) }
                if try row.integer(2) == 1 { tabs.append(.held) }
                for tab in tabs { counts[tab, default: 0] += count }
            }
            return counts
        }
    }

    private static func statement(
        _ asked: ClaimsAsked, _ reach: Reach, _ office: Office, on connection: any SQLConnection
    ) throws -> NumberedSQL {
        var sql = NumberedSQL(
            """
            SELECT \(ClaimRow.columns), u.name
            FROM claim_case c
            JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
            LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id
            WHERE c.gov_id = $1
            """, [.integer(office.government)])
        try narrow(&sql, asked, reach, office, on: connection)
        if !asked.tab.stages.isEmpty {
            let codes = asked.tab.stages.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            sql.add(" AND c.stage IN (\(codes))")
        }
        switch asked.tab {
        case .waiting: sql.add(" AND c.waits > 0")
        case .held: sql.add(" AND c.is_held = 1")
        case .late: sql.add(" AND c.due_ms < ?", .integer(office.now()))
        case .open, .submitted, .paid, .refused, .withdrawn: break
        }
        return sql
    }

    /// Keeps to a reach, and within it to what is asked for beside the part.
    private static func narrow(
        _ sql: inout NumberedSQL, _ asked: ClaimsAsked, _ reach: Reach, _ office: Office,
        on connection: any SQLConnection
    ) throws {
        try sql.keep(toClaims: reach)
        if let type = asked.type { sql.add(" AND c.claim_type = ?", .text(type.rawValue)) }
        if let person = asked.person { sql.add(" AND c.person_id = ?", .integer(person.number)) }
        if let unit = asked.unit {
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let all = try UnitBook.all(government: office.government, on: connection)
            let units = branch(of: unit, all)
            sql.add(" AND c.unit_id IN (\(units.map(String.init).joined(separator: ", ")))")
        }
        let text = asked.unitText.lowercased()
        if !text.isEmpty {
            let plain = text.map { "!%_".contains($0) ? "!\($0)" : "\($0)" }.joined()
            sql.add(
                """
                 AND EXISTS (SELECT 1 FROM unit w WHERE w.gov_id = c.gov_id AND w.unit_id = c.unit_id
                    AND (lower(w.name) LIKE ? ESCAPE '!' OR lower(w.code) = ?))
                """, .text("%\(plain)%"), .text(text))
        }
    }

    private static func go(
        on after: String?, _ tab: ClaimsAsked.Tab, _ sql: inout NumberedSQL
    ) throws(AccessRefusal) {
        guard let after else { return }
        let parts = after.split(separator: ".").compactMap { Int64($0) }
        guard let last = parts.last, parts.count == (tab.isByClock ? 2 : 1) else { throw .outOfReach }
        if tab.isByClock {
            let due = "COALESCE(c.due_ms, \(Int64.max))"
            sql.add(
                " AND (\(due) > ? OR (\(due) = ? AND c.claim_id > ?))", .integer(parts[0]),
                .integer(parts[0]), .integer(last))
        } else {
            sql.add(" AND c.claim_id < ?", .integer(last))
        }
    }
}

extension ClaimsAsked.Tab {
    /// None: any.
    fileprivate var stages: [ClaimStage] {
        switch self {
        case .open, .late: ClaimStage.allCases.filter { !$0.isEnd }
        case .waiting, .held: []
        case .submitted: [.submitted, .approved]
        case .paid: [.paid]
        case .refused: [.refused]
        case .withdrawn: [.withdrawn]
        }
    }

    /// Whether the stage alone says that a claim is in it.
    fileprivate var isOfStageOnly: Bool { !stages.isEmpty && self != .late }

    fileprivate var isByClock: Bool {
        switch self {
        case .open, .waiting, .held, .late, .submitted: true
        case .paid, .refused, .withdrawn: false
        }
    }
}

extension NumberedSQL {
    /// Limits to the claims of a reach.
    mutating func keep(toClaims reach: Reach) throws(AccessRefusal) {
        let scope = try ClaimReach.condition(reach, parameter: values.count + 1)
        append(scope.sql, scope.values)
    }
}
