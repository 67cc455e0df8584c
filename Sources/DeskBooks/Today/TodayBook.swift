import Access
package import AccessBooks
import SQLDatabase
import SQLStore

/// What somebody should do today, within his reach and by his rights.
package struct TodayBook: Sendable {
    private let desk: Desk
    private let law: TodayLaw

    package init(_ desk: Desk, law: TodayLaw) {
        self.desk = desk
        self.law = law
    }

    /// The things that cost most to leave, the dearest first. Whoever sees his own record or totals only has
    /// none here.
    ///
    /// - Throws: `.forbidden` without the right to a day's work.
    package func items(atMost count: Int = 5) async throws -> [TodayItem] {
        _ = try desk.reach(.seeToday)
        return Array(try await found(by: TodayFinder.all).sorted(by: TodayItem.isBefore).prefix(count))
    }

    /// Claims that BPJS holds for arrears, for whoever may see arrears and does that work; nil where there
    /// are none.
    package func heldClaims() async throws -> TodayItem? { try await found(by: [.claimsHeld]).first }

    private func found(by finders: [TodayFinder]) async throws -> [TodayItem] {
        let (desk, law) = (desk, law)
        var asked: [(TodayFinder, Reach)] = []
        for finder in finders where finder.roles.contains(desk.permit.role) {
            guard desk.permit.may(finder.right) else { continue }
            switch try desk.reach(finder.right) {
            case .own, .nation: continue
            case .units, .government: asked.append((finder, try desk.reach(finder.right)))
            }
        }
        guard !asked.isEmpty else { return [] }
        let questions = asked
        return try await desk.office.database.read { connection in
            try questions.flatMap { finder, reach in
                let question = TodayQuestion(
                    government: desk.office.government, reach: reach, actor: desk.permit.name,
                    role: desk.permit.role, today: desk.office.today, law: law)
                return try finder.find(question, connection)
            }
        }
    }
}
