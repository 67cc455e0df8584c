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

    /// Its place in the statement that sorts every agreement into one.
    static func of(_ state: AgreementStanding, hasSuccessor: Bool) -> [AgreementTab] {
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
        let lines = try await lines()
        var counts: [AgreementTab: Int] = [:]
        var shown: [Line] = []
        for line in lines {
            let tabs = AgreementTab.of(line.state, hasSuccessor: line.row.successor != nil)
            for one in tabs { counts[one, default: 0] += 1 }
            if tabs.contains(tab) { shown.append(line) }
        }
        let isNewestFirst = tab == .past || tab == .lapsed
        if isNewestFirst { shown.reverse() }
        let start = after.flatMap { cursor in shown.firstIndex { $0.row.id.description == cursor } }
        let rest = shown[(start.map { $0 + 1 } ?? 0)...]
        let list = Listed(Array(rest.prefix(size + 1)), size: size, total: shown.count) {
            $0.row.id.description
        }
        return (list, counts)
    }

    /// Every agreement within reach: some thousand rows a year at most, the ones that end first first.
    private func lines() async throws -> [Line] {
        let (reach, office) = (try desk.reach(.seeAgreements), desk.office)
        let rows = try await office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "a.unit_id", governmentColumn: "a.gov_id", parameter: 2)
            return try connection.rows(
                """
                SELECT \(AgreementRow.columns) FROM \(AgreementRow.tables)
                WHERE a.gov_id = $1\(scope.sql) ORDER BY a.valid_to, a.agreement_id
                """, [.integer(office.government)] + scope.values, AgreementRow.init)
        }
        return rows.map { line($0, on: office.today) }
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
