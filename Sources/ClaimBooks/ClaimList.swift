package import Claims
package import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// A claim as lists show it.
package struct ClaimRow: Sendable, Hashable {
    package let id: ClaimCaseID
    package let type: ClaimType
    package let programme: Programme
    package let person: PersonID
    package let name: String
    package let unit: UnitID?
    package let registration: UnitID?
    package let eventDay: Day
    package let stage: ClaimStage
    package let openedAt: Instant
    /// What waits for a second person: nothing, papers to be sent, or a payment.
    package let waits: Waits
    /// The last instant of the clock that is due next, and its name.
    package let due: Instant?
    package let dueClock: String?
    package let arrearsMonths: Int
    package let isHeld: Bool
    package let low: Rupiah?
    package let high: Rupiah?
    package let approved: Rupiah?
    package let paid: Rupiah
    package let refusalCode: String?
    package let refusalText: String?

    /// What waits for a second person; the raw value is that of the store.
    package enum Waits: Int64, Sendable, Hashable {
        case nothing, submission, payment
    }

    /// What a statement selects of `claim_case c` and `person p`, in the order in which `init` reads it.
    package static let columns = """
        c.claim_id, c.claim_type, c.programme, c.person_id, p.name, c.unit_id, c.registration_id, \
        c.event_day, c.stage, c.opened_ms, c.waits, c.due_ms, c.due_clock, c.arrears_months, c.is_held, \
        c.likely_low, c.likely_high, c.approved, c.paid, c.refusal_code, c.refusal_text
        """

    /// Out of a row of `columns`.
    package init(_ row: SQLRow) throws {
        id = ClaimCaseID(try row.integer(0))
        type = try coded(try row.text(1), "claim_case")
        programme = try coded(try row.text(2), "claim_case")
        person = PersonID(try row.integer(3))
        name = try row.text(4)
        unit = try row.optionalInteger(5).map { UnitID($0) }
        registration = try row.optionalInteger(6).map { UnitID($0) }
        eventDay = try Day(number: try row.integer(7), "claim_case")
        stage = try coded(try row.text(8), "claim_case")
        openedAt = Instant(epochMilliseconds: try row.integer(9))
        waits = Waits(rawValue: try row.integer(10)) ?? .nothing
        due = try row.optionalInteger(11).map { Instant(epochMilliseconds: $0) }
        dueClock = row.optionalText(12)
        arrearsMonths = Int(try row.integer(13))
        isHeld = try row.integer(14) == 1
        low = try row.optionalInteger(15).map(Rupiah.init)
        high = try row.optionalInteger(16).map(Rupiah.init)
        approved = try row.optionalInteger(17).map(Rupiah.init)
        paid = Rupiah(try row.integer(18))
        refusalCode = row.optionalText(19)
        refusalText = row.optionalText(20)
    }
}

/// Which claims a list shows, and in which portion.
package struct ClaimFilter: Sendable, Hashable {
    package var type: ClaimType?
    package var stage: ClaimStage?
    /// Those that are not at an end.
    package var isOpen = false
    package var isHeld = false
    package var waits: ClaimRow.Waits?
    package var person: PersonID?
    /// With a clock that is due by then.
    package var dueBy: Instant?
    /// Refused, with the text in the reason or as its code; whatever its case.
    package var refusal: String?
    package var isRefused = false
    /// The last claim of the portion before: newest first.
    package var after: ClaimCaseID?
    package var limit = 100

    package init() {}
}

extension ClaimBook {
    /// Claims of the government, the newest first.
    package func list(_ filter: ClaimFilter = ClaimFilter()) async throws -> [ClaimRow] {
        let government = office.government
        return try await office.database.read { connection in
            let clause = ClaimClause(filter, government: government)
            return try connection.rows(
                """
                SELECT \(ClaimRow.columns)
                FROM claim_case c JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
                WHERE c.gov_id = $1\(clause.sql)
                ORDER BY c.claim_id DESC LIMIT \(max(1, min(filter.limit, 1_000)))
                """, clause.values
            ) { try ClaimRow($0) }
        }
    }
}

/// A filter as a part of a statement over `claim_case c`, whose first place is the government.
package struct ClaimClause {
    package private(set) var sql = ""
    package private(set) var values: [SQLValue]

    package init(_ filter: ClaimFilter, government: Int64) {
        values = [.integer(government)]
        if let type = filter.type { add("c.claim_type = ?", .text(type.rawValue)) }
        if let stage = filter.stage { add("c.stage = ?", .text(stage.rawValue)) }
        if filter.isOpen { sql += " AND c.stage NOT IN ('paid', 'refused', 'withdrawn')" }
        if filter.isHeld { sql += " AND c.is_held = 1" }
        if filter.isRefused || filter.refusal != nil { sql += " AND c.refusal_code IS NOT NULL" }
        if let waits = filter.waits { add("c.waits = ?", .integer(waits.rawValue)) }
        if let person = filter.person { add("c.person_id = ?", .integer(person.number)) }
        if let due = filter.dueBy { add("c.due_ms <= ?", .integer(due.epochMilliseconds)) }
        if let after = filter.after { add("c.claim_id < ?", .integer(after.number)) }
        if let refusal = filter.refusal {
            let plain = refusal.lowercased().map { "!%_".contains($0) ? "!\($0)" : "\($0)" }.joined()
            add(
                "(lower(c.refusal_code) LIKE ? ESCAPE '!' OR lower(c.refusal_text) LIKE ? ESCAPE '!')",
                .text("%\(plain)%"))
        }
    }

    private mutating func add(_ condition: String, _ value: SQLValue) {
        values.append(value)
        sql +=
            " AND "
            + condition.split(separator: "?", omittingEmptySubsequences: false)
            .joined(separator: "$\(values.count)")
    }
}
