import Access
import AccessBooks
package import Membership
import MoneyAndDates
package import ObligationBooks
package import Obligations
import SQLDatabase
import SQLStore

/// The part of the agreements that a list shows; the raw value stands in addresses.
package enum AgreementTab: String, Sendable, Hashable, CaseIterable {
    /// In force, ending within the largest reminder, and nobody signed a successor.
    case expiring = "akan-berakhir"
    /// Drafts, in review, agreed to and not signed.
    case working = "proses"
    case inForce = "berlaku"
    /// Signed, not begun yet.
    case ahead = "mendatang"
    /// Over, and no other one carries it on.
    case lapsed = "terputus"
    /// Over, or cancelled.
    case past = "lampau"

    /// The key of its name in `words/`.
    package var labelKey: String { "agreements.tab.\(rawValue)" }

    /// The parts that an agreement is in.
    package static func of(_ state: AgreementStanding, hasSuccessor: Bool) -> [AgreementTab] {
        switch state {
        case .draft, .review, .accepted: [.working]
        case .signed: [.ahead]
        case .inForce: [.inForce]
        case .expiring: [.inForce, .expiring]
        case .renewed: [.past]
        case .ended: hasSuccessor ? [.past] : [.past, .lapsed]
        case .cancelled: [.past]
        }
    }
}

extension AgreementDesk {
    /// A line of the list.
    package struct Line: Sendable, Hashable {
        package let row: AgreementRow
        package let state: AgreementStanding
        /// Days until its end; below nought once it is past.
        package let daysLeft: Int
        /// The reminder that is due; nil before the first and where another one carries it on.
        package let reminder: Int?
    }

    /// A part of the agreements within reach, those that end first at its beginning.
    package func list(
        _ tab: AgreementTab, after: String? = nil, atMost size: Int = 50
    ) async throws -> (list: Listed<Line>, counts: [AgreementTab: Int]) {
        let (reach, office) = (try desk.reach(.seeAgreements), desk.office)
        let parts = AgreementParts(today: office.today, reminder: reminders.largest)
        var counting = parts.counting()
        counting.add("a.gov_id = ?", .integer(office.government))
        try counting.keep(toUnits: reach, unit: "a.unit_id", government: "a.gov_id")
        let listing = try listing(tab, parts, reach, after: after, atMost: size)
        let counts = counting
        let (numbers, rows) = try await office.database.read { connection in
            let numbers = try connection.first(counts.text, counts.values) { row in
                try AgreementTab.allCases.indices.map { Int(try row.integer($0)) }
            }
            return (numbers ?? [], try connection.rows(listing.text, listing.values, AgreementRow.init))
        }
        let counted = Dictionary(uniqueKeysWithValues: zip(AgreementTab.allCases, numbers))
        let lines = rows.map { line($0, on: office.today) }
        let list = Listed(lines, size: size, total: counted[tab]) {
            "\($0.row.through.yyyymmdd)-\($0.row.id)"
        }
        return (list, counted)
    }

    /// The rows of a part behind a cursor: those that end first, or last where all are over, come first.
    private func listing(
        _ tab: AgreementTab, _ parts: AgreementParts, _ reach: Reach, after: String?, atMost size: Int
    ) throws -> NumberedSQL {
        var sql = NumberedSQL(
            "SELECT \(AgreementRow.columns) FROM \(AgreementRow.tables) WHERE a.gov_id = $1 AND ",
            [.integer(desk.office.government)])
        parts.add(tab, to: &sql)
        try sql.keep(toUnits: reach, unit: "a.unit_id", government: "a.gov_id")
        let isNewestFirst = tab == .past || tab == .lapsed
        let cursor = (after ?? "").split(separator: "-").compactMap { Int64($0) }
        if cursor.count == 2 {
            let (day, id) = (SQLValue.integer(cursor[0]), SQLValue.integer(cursor[1]))
            sql.add(
                isNewestFirst
                    ? " AND (a.valid_to < ? OR (a.valid_to = ? AND a.agreement_id < ?))"
                    : " AND (a.valid_to > ? OR (a.valid_to = ? AND a.agreement_id > ?))", day, day, id)
        }
        sql.add(
            isNewestFirst
                ? " ORDER BY a.valid_to DESC, a.agreement_id DESC, u.unit_id LIMIT \(size + 1)"
                : " ORDER BY a.valid_to, a.agreement_id, u.unit_id LIMIT \(size + 1)")
        return sql
    }

    func line(_ row: AgreementRow, on today: Day) -> Line {
        let state = row.state(on: today, reminder: reminders.largest)
        let isReminded = state == .expiring || state == .inForce
        return Line(
            row: row, state: state, daysLeft: row.through.sinceEpoch - today.sinceEpoch,
            reminder: isReminded ? reminders.stage(until: row.through, on: today) : nil)
    }

    /// The agreements of a unit within reach.
    package func list(of unit: UnitID) async throws -> [Line] {
        try await hold(unit, .seeAgreements)
        return try await book.list(unit: unit).map { line($0, on: desk.office.today) }
    }
}
