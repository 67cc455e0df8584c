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
        let (desk, law) = (desk, law)
        var asked: [(TodayFinder, Reach)] = []
        for finder in TodayFinder.all where finder.roles.contains(desk.permit.role) {
            guard desk.permit.may(finder.right) else { continue }
            switch try desk.reach(finder.right) {
            case .own, .nation: continue
            case .units, .government: asked.append((finder, try desk.reach(finder.right)))
            }
        }
        guard !asked.isEmpty else { return [] }
        let finders = asked
        let found = try await desk.office.database.read { connection in
            try finders.flatMap { finder, reach in
                let question = TodayQuestion(
                    government: desk.office.government, reach: reach, actor: desk.permit.name,
                    today: desk.office.today, law: law)
                return try finder.find(question, connection)
            }
        }
        return Array(found.sorted(by: TodayItem.isBefore).prefix(count))
    }
}
