import Access
import AccessBooks
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What a run came to.
package struct ReportRunCount: Sendable, Hashable {
    package var made = 0
    package var failed = 0
    /// Failed so often that only somebody's hand tries it again.
    package var givenUp = 0

    package init() {}
}

/// Makes every report that is due, once for each due day and scope: a second run makes none. Two that run at
/// once make none twice.
package struct ReportRun: Sendable {
    /// How often a report is tried by itself.
    package static let mostAttempts = 10
    /// Who makes them, as the audit chain has it.
    package static let actor = "reports"

    private let office: Office
    private let tools: ReportTools

    package init(_ office: Office, tools: ReportTools) {
        self.office = office.with(actor: ReportRun.actor)
        self.tools = tools
    }

    /// Makes what is due by today.
    ///
    /// - Parameter again: also what was given up.
    @discardableResult
    package func run(again: Bool = false) async throws -> ReportRunCount {
        var count = ReportRunCount()
        var isCounted = false
        for schedule in try await ReportScheduleBook(office).list() where schedule.isOn {
            let days = schedule.due(by: office.today)
            guard let first = days.first else { continue }
            let there = try await ReportBook(office).entries(of: schedule.id, from: first)
            let known = Dictionary(there.map { ("\($0.due) \($0.scope)", $0) }, uniquingKeysWith: { $1 })
            for scope in try await scopes(of: schedule.draft) {
                for day in days {
                    let entry = known["\(day) \(scope.code)"]
                    if entry?.isMade == true { continue }
                    if let entry, entry.attempts >= ReportRun.mostAttempts, !again {
                        count.givenUp += 1
                        continue
                    }
                    try Task.checkCancellation()
                    // Nobody waits for a report, so its counts are those of now; once for all of a run.
                    if !isCounted { try await CoverageRollup(office).refresh() }
                    isCounted = true
                    try await make(ReportPlace(schedule, due: day, scope: scope), &count)
                }
            }
        }
        return count
    }

    private func make(_ place: ReportPlace, _ count: inout ReportRunCount) async throws {
        let book = ReportBook(office)
        do {
            let month = place.month ?? Month(of: place.due).adding(-1)
            let content = try await ReportMaking(desk: try desk(of: place), tools: tools).content(
                place.schedule.draft.kind, month)
            if try await book.keep(content, at: place) != nil { count.made += 1 }
        } catch {
            if error is CancellationError || Task.isCancelled { throw error }
            try await book.fail(KeptNote.text(ReportRun.note(error)), at: place)
            count.failed += 1
        }
    }

    private static func note(_ error: any Error) -> Note {
        switch error {
        case let refusal as any TellableRefusal: refusal.note
        case let gap as LawGap: Note("report.failed.law", ["detail": .text(gap.parameter)])
        case let fault as SQLFault: Note("report.failed.fault", ["detail": .text(fault.kind.rawValue)])
        default: Note("report.failed.fault", ["detail": .text(String(describing: type(of: error)))])
        }
    }

    /// As whom a report is made: with the role's rights of today, and the units of the scope's account.
    private func desk(of place: ReportPlace) throws -> Desk {
        guard let role = Role(rawValue: place.schedule.draft.role) else { throw AccessRefusal.outOfReach }
        return try Desk(
            office: office,
            permit: Permit(
                account: place.scope.account ?? 0, name: ReportRun.actor, display: ReportRun.actor,
                role: role, government: office.government, matrix: tools.matrix))
    }

    /// For whom a schedule's reports are: the whole government, or each set of units that accounts of the
    /// role were given. None where the role may not see it any more.
    func scopes(of draft: ReportDraft) async throws -> [ReportScope] {
        guard let role = Role(rawValue: draft.role) else { return [] }
        switch tools.matrix[role, draft.kind.right] {
        case .government: return [ReportScope(government: try await governmentName())]
        case .units: return try await unitScopes(role)
        case .none, .own, .nation: return []
        }
    }

    private func governmentName() async throws -> String {
        let government = office.government
        return try await office.database.read { try GovernmentBook.name(of: government, on: $0) } ?? ""
    }

    private func unitScopes(_ role: Role) async throws -> [ReportScope] {
        let government = office.government
        let rows = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT a.account_id, m.unit_id, u.name, u.parent_unit_id FROM account a
                JOIN account_unit m ON m.gov_id = a.gov_id AND m.account_id = a.account_id
                JOIN unit u ON u.gov_id = m.gov_id AND u.unit_id = m.unit_id
                WHERE a.gov_id = $1 AND a.role = $2 AND a.state = 0 ORDER BY a.account_id, m.unit_id
                """, [.integer(government), .text(role.rawValue)]
            ) { row in
                AccountUnit(
                    account: try row.integer(0), unit: try row.integer(1), name: try row.text(2),
                    parent: try row.optionalInteger(3))
            }
        }
        var scopes: [String: ReportScope] = [:]
        for (account, units) in Dictionary(grouping: rows, by: \.account) {
            let numbers = Set(units.map(\.unit))
            // The topmost of them says of whom it is.
            let top = units.first { !numbers.contains($0.parent ?? -1) } ?? units[0]
            let scope = ReportScope(units: units.map(\.unit), name: top.name, account: account)
            if let other = scopes[scope.code], (other.account ?? 0) < account { continue }
            scopes[scope.code] = scope
        }
        return scopes.values.sorted { $0.code < $1.code }
    }
}

/// A unit of an account.
private struct AccountUnit: Sendable {
    let account: Int64
    let unit: Int64
    let name: String
    let parent: Int64?
}
