import Access
package import AccessBooks
package import ClaimBooks
import Claims
import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Notices of death at somebody's desk. Whoever has some units only sees those of their own people; files
/// and notices of nobody in particular are the whole government's.
package struct NoticeDesk: Sendable {
    private let desk: Desk
    private let rules: ClaimRules

    package init(_ desk: Desk, rules: ClaimRules) {
        self.desk = desk
        self.rules = rules
    }

    private var book: DeathNotices { DeathNotices(desk.office, rules: rules) }

    /// A notice, and whom of the register it may mean.
    package struct Line: Sendable, Hashable {
        package let notice: DeathNotice
        package let person: PersonLine?
    }

    /// Takes notices.
    ///
    /// - Throws: `.outOfReach` where the right is of some units only; `ClaimBookRefusal`.
    package func take(_ drafts: [DeathNoticeDraft]) async throws -> DeathNotices.Taken {
        try desk.wholeGovernment(.fileClaims)
        return try await book.take(drafts)
    }

    /// Notices within reach, the newest first: those that nobody has decided, or those of one state.
    package func list(
        _ state: DeathNotice.State? = nil, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<Line> {
        let reach = try desk.reach(.seeClaims)
        if case .own = reach { throw AccessRefusal.outOfReach }
        var last = after.flatMap { Int64($0) }
        var found: [DeathNotice] = []
        while found.count <= size {
            let part = try await book.list(state, after: last, limit: 500)
            found += try await within(reach, part)
            guard part.count == 500 else { break }
            last = part.last?.id
        }
        let listed = Listed(found, size: size) { String($0.id) }
        return Listed(rows: try await lines(listed.rows), next: listed.next, total: nil)
    }

    /// One notice within reach, with the people of the register who are called alike.
    package func open(_ id: Int64) async throws -> (line: Line, alike: [PersonLine]) {
        let notice = try await hold(id, .seeClaims)
        let line = try await lines([notice])[0]
        guard notice.state.isOpen, notice.state != .matched, try isOfAll(.seeClaims) else {
            return (line, [])
        }
        let alike = try await PeopleList(desk).part(PeopleFilter(text: notice.name), after: nil).list.rows
        return (line, Array(alike.prefix(10)))
    }

    /// Says that it is so: the death is recorded, the jobs end, the family's claim is opened.
    ///
    /// - Parameter person: who of the register it is, where the notice does not say for certain.
    /// - Throws: what `DeathNotices.confirm` throws; `.outOfReach`, `.forbidden`.
    package func confirm(_ id: Int64, as person: PersonID? = nil) async throws -> DeathNotices.Confirmed {
        let notice = try await hold(id, .fileClaims)
        if let person = person ?? notice.person {
            try await hold(person, .fileClaims)
            try await hold(person, .changeJobs)
        }
        return try await book.confirm(id, as: person)
    }

    /// Says that it is nobody of the register, or not so.
    package func dismiss(_ id: Int64, reason: String) async throws {
        _ = try await hold(id, .fileClaims)
        try await book.dismiss(id, reason: reason)
    }

    private func hold(_ id: Int64, _ right: Right) async throws -> DeathNotice {
        let reach = try desk.reach(right)
        if case .own = reach { throw AccessRefusal.outOfReach }
        let notice: DeathNotice
        do {
            notice = try await book.show(id)
        } catch ClaimBookRefusal.noSuchNotice {
            throw AccessRefusal.outOfReach
        }
        guard try await !within(reach, [notice]).isEmpty else { throw AccessRefusal.outOfReach }
        return notice
    }

    private func hold(_ person: PersonID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(person: person.number, within: reach, government: government, on: connection)
        }
    }

    private func isOfAll(_ right: Right) throws -> Bool { try desk.reach(right) == .government }

    /// For some units: those whose person is in reach, and for certain.
    private func within(_ reach: Reach, _ notices: [DeathNotice]) async throws -> [DeathNotice] {
        if reach == .government { return notices }
        let sure = notices.filter { $0.state != .possible }
        let people = Array(Set(sure.compactMap { $0.person?.number })).sorted()
        guard !people.isEmpty else { return [] }
        let government = desk.office.government
        let mine = try await desk.office.database.read { connection in
            var sql = NumberedSQL()
            let owner = sql.place(.integer(government))
            sql.add("SELECT p.person_id FROM person p WHERE p.gov_id = \(owner)")
            sql.add(" AND p.person_id IN (\(sql.places(people)))")
            try sql.keep(toPeople: reach, person: "p.person_id", government: "p.gov_id")
            sql.add(" ORDER BY p.person_id")
            return Set(try connection.rows(sql.text, sql.values) { try $0.integer(0) })
        }
        return sure.filter { $0.person.map { mine.contains($0.number) } ?? false }
    }

    private func lines(_ notices: [DeathNotice]) async throws -> [Line] {
        let office = desk.office
        let people = Array(Set(notices.compactMap { $0.person?.number })).sorted()
        let lines = try await office.database.read { connection in
            try PersonLines(office: office, connection: connection).lines(people)
        }
        return notices.map { notice in
            Line(notice: notice, person: lines.first { $0.id == notice.person })
        }
    }
}
