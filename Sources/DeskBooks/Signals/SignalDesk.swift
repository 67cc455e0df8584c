import Access
package import AccessBooks
package import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
package import SignalBooks
package import Signals

/// Signals at somebody's desk: within his reach, by his rights. One that is out of reach is not there.
package struct SignalDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private var book: SignalBook { SignalBook(desk.office) }

    /// A part of a list: of a kind or of all, what is to be decided or what was.
    package struct Asked: Sendable, Hashable {
        package var kind: SignalKind?
        package var part: Part

        /// Which cases; the raw value stands in addresses.
        package enum Part: String, Sendable, Hashable, CaseIterable {
            case open = "terbuka"
            case decided = "diputuskan"
            case closed = "tidak-ada-lagi"

            var states: [SignalState] { SignalState.allCases.filter { Part(of: $0) == self } }

            init(of state: SignalState) {
                switch state {
                case .opened, .looked: self = .open
                case .decided: self = .decided
                case .gone, .overtaken: self = .closed
                }
            }

            /// The key of its name in `words/`.
            package var labelKey: String { "signal.part.\(rawValue)" }
        }

        package init(kind: SignalKind? = nil, part: Part = .open) {
            self.kind = kind
            self.part = part
        }
    }

    /// The cases of a part, the most severe first; of those the newest first.
    package func list(
        _ asked: Asked, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<SignalCase> {
        let (reach, government) = (try desk.reach(.seeSignals), desk.office.government)
        let cursor = after.flatMap(SignalCursor.init)
        return try await desk.office.database.read { connection in
            var sql = NumberedSQL(
                "SELECT \(SignalCase.columns) FROM \(SignalCase.tables) WHERE c.gov_id = $1",
                [.integer(government)])
            sql.add(" AND c.state IN (")
            let states = sql.places(asked.part.states.map(\.rawValue))
            sql.add("\(states))")
            if let kind = asked.kind { sql.add(" AND c.kind = ?", .text(kind.rawValue)) }
            if let cursor {
                sql.add(
                    " AND (c.severity > ? OR (c.severity = ? AND c.signal_id < ?))",
                    .integer(cursor.severity), .integer(cursor.severity), .integer(cursor.id))
            }
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id",
                parameter: sql.values.count + 1)
            sql.append(scope.sql, scope.values)
            sql.add(" ORDER BY c.severity, c.signal_id DESC LIMIT \(size + 1)")
            let rows = try connection.rows(sql.text, sql.values, SignalCase.init)
            return Listed(rows, size: size) { SignalCursor($0).text }
        }
    }

    /// How many of a kind there are, and when it was last looked for.
    package struct KindCount: Sendable, Hashable {
        package let kind: SignalKind
        package let severity: SignalSeverity
        package let opened: Int
        package let looked: Int
        package let decided: Int
        /// Milliseconds since 1970; nil where nobody has looked yet.
        package let lastRun: Int64?
        /// Whether the last run left some for the next.
        package let isCut: Bool

        package var open: Int { opened + looked }
    }

    /// A line for each kind, the most severe first.
    package func counts() async throws -> [KindCount] {
        let (reach, government) = (try desk.reach(.seeSignals), desk.office.government)
        let rules = try SignalTemplates.embedded()
        return try await desk.office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: 2)
            var counts: [String: [Int64: Int]] = [:]
            try connection.query(
                """
                SELECT c.kind, c.state, COUNT(*) FROM signal_case c WHERE c.gov_id = $1\(scope.sql)
                GROUP BY c.kind, c.state ORDER BY c.kind, c.state
                """, [.integer(government)] + scope.values
            ) { row in
                counts[try row.text(0), default: [:]][try row.integer(1)] = Int(try row.integer(2))
            }
            let runs = try runs(government, connection)
            return SignalKind.allCases.map { kind in
                let states = counts[kind.rawValue] ?? [:]
                func count(_ state: SignalState) -> Int { states[state.rawValue] ?? 0 }
                return KindCount(
                    kind: kind, severity: rules[kind].severity, opened: count(.opened),
                    looked: count(.looked), decided: count(.decided), lastRun: runs[kind.rawValue]?.instant,
                    isCut: runs[kind.rawValue]?.isCut ?? false)
            }.sorted { ($0.severity, $1.open) < ($1.severity, $0.open) }
        }
    }

    /// Looks for every kind over the government.
    ///
    /// - Throws: `.outOfReach` where the right is narrower.
    package func run(_ law: LawBook) async throws -> [SignalRunCount] {
        try desk.wholeGovernment(.decideSignals)
        return try await SignalRun(desk.office, rules: SignalTemplates.embedded(), law: law).run()
    }

    /// Decides a case within reach.
    ///
    /// - Throws: `SignalBookRefusal`; `.outOfReach`.
    package func decide(_ id: Int64, _ decision: SignalDecision, reason: String) async throws {
        try await hold(id, .decideSignals)
        try await book.decide(id, decision, reason: reason)
    }

    /// A case with all that a page shows of it. The look is recorded for the people whom it is about to read;
    /// where who looks may decide, the case is looked at.
    ///
    /// - Parameter reason: why it is looked at; needed from some roles.
    /// - Throws: `.forbidden`, `.outOfReach`, `.reasonNeeded`.
    package func open(_ id: Int64, reason: String = "") async throws -> SignalSheet {
        try await hold(id, .seeSignals)
        let plain = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if plain.count < 5, desk.permit.needsReason { throw AccessRefusal.reasonNeeded }
        if desk.permit.may(.decideSignals) { try await book.look(id) }
        let (office, rules) = (desk.office, try SignalTemplates.embedded())
        let sheet = try await office.database.read { connection in
            try SignalSheet(id, rules, office, connection)
        }
        try await LookBook.record(
            people: sheet.people.map(\.person.number), act: "signal.open", reason: plain, desk: desk)
        return sheet
    }

    private func hold(_ id: Int64, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        let found = try await desk.office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: 3)
            return try connection.integer(
                "SELECT c.signal_id FROM signal_case c WHERE c.gov_id = $1 AND c.signal_id = $2\(scope.sql)",
                [.integer(government), .integer(id)] + scope.values)
        }
        if found == nil { throw AccessRefusal.outOfReach }
    }
}

/// The last run of each kind.
private func runs(
    _ government: Int64, _ connection: any SQLConnection
) throws -> [String: (instant: Int64, isCut: Bool)] {
    var runs: [String: (instant: Int64, isCut: Bool)] = [:]
    try connection.query(
        """
        SELECT r.kind, r.run_ms, r.is_cut FROM signal_run r
        JOIN (SELECT l.gov_id, l.kind, MAX(l.run_ms) AS run_ms FROM signal_run l WHERE l.gov_id = $1
            GROUP BY l.gov_id, l.kind) n ON n.gov_id = r.gov_id AND n.kind = r.kind AND n.run_ms = r.run_ms
        WHERE r.gov_id = $1 ORDER BY r.kind
        """, [.integer(government)]
    ) { row in runs[try row.text(0)] = (try row.integer(1), try row.integer(2) == 1) }
    return runs
}

/// Where a part of a list begins.
private struct SignalCursor {
    let severity: Int64
    let id: Int64

    init(_ row: SignalCase) { (severity, id) = (row.severity.rawValue, row.id) }

    init?(_ text: String) {
        let halves = text.split(separator: "-")
        guard halves.count == 2, let severity = Int64(halves[0]), let id = Int64(halves[1]) else {
            return nil
        }
        (self.severity, self.id) = (severity, id)
    }

    var text: String { "\(severity)-\(id)" }
}
