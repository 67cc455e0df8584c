import Access
package import AccessBooks
package import LawBook
package import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

/// Another value for one parameter of the law from a month on, to see what it would do. It is weighed, never
/// stored.
package struct LawProposal: Sendable, Hashable {
    package let parameter: String
    /// The key whose value changes; nil for a single value.
    package let key: String?
    /// In the unit of the parameter.
    package let value: Int64
    package let from: Month

    package init(parameter: String, key: String?, value: Int64, from: Month) {
        self.parameter = parameter
        self.key = key
        self.value = value
        self.from = from
    }

    /// Whether the dues of a month can depend on a parameter, and its value is a number or numbers by key.
    package static func isWeighable(_ parameter: Parameter) -> Bool {
        guard !parameter.keptByRows, PeriodLaw.counts(parameter.id) else { return false }
        switch parameter.values.last?.value {
        case .number: return true
        case .keyed(let values):
            return values.values.allSatisfy { $0.number != nil || $0 == .none }
        case .words, .steps, .some(.none), nil: return false
        }
    }

    /// The book with the proposal in it, in place of whatever it says from that month on.
    ///
    /// - Returns: nil where the book has no such parameter or key.
    package func book(changing book: LawBook) -> LawBook? {
        guard let old = book.parameters[parameter], LawProposal.isWeighable(old) else { return nil }
        let kept = old.values.filter { $0.from < from.firstDay }
        let standing = (kept.last ?? old.values.first)?.value
        let value: ParameterValue
        if let key {
            guard case .keyed(var values) = standing, values[key] != nil else { return nil }
            values[key] = .number(self.value)
            value = .keyed(values)
        } else {
            guard case .number = standing else { return nil }
            value = .number(self.value)
        }
        let dated = Dated(
            from: from.firstDay, value: value, status: .projected, citation: Citation(document: "–"))
        let changed = Parameter(
            id: old.id, means: old.means, unit: old.unit, keyedBy: old.keyedBy,
            verifiedThrough: old.verifiedThrough, nextRevision: nil, values: kept + [dated])
        let others = book.parameters.values.filter { $0.id != old.id }
        return LawBook(
            parameters: others + [changed], coverage: book.coverage, calendar: book.calendar)
    }
}

/// What a proposal would do to the registrations within somebody's reach.
package struct LawEffect: Sendable {
    /// The month that is weighed: the present one, or the first of the proposal where that lies ahead.
    package let month: Month
    package let registrations: [WeighedRegistration]

    package var before: DuesSums { registrations.reduce(DuesSums()) { $0 + $1.before } }
    package var after: DuesSums { registrations.reduce(DuesSums()) { $0 + $1.after } }
    package var people: Int { registrations.reduce(0) { $0 + $1.people } }
    package var changed: Int { registrations.reduce(0) { $0 + $1.changed } }
    package var refused: Int { registrations.reduce(0) { $0 + $1.refused } }
}

/// Weighs proposals over the people of a desk.
package struct LawDesk: Sendable {
    private let desk: Desk
    private let book: LawBook
    private let law: PeriodLaw

    package init(_ desk: Desk, book: LawBook, law: PeriodLaw) {
        self.desk = desk
        self.book = book
        self.law = law
    }

    /// The dues of a month before and after a proposal.
    ///
    /// - Throws: `.forbidden` without a look at money; `.outOfReach` for a parameter that is not there or
    ///   cannot be weighed; `LawGap`, `LawBook.Fault` where the law with the proposal has no answer.
    package func effect(of proposal: LawProposal) async throws -> LawEffect {
        let reach = try desk.reach(.seeMoney)
        guard let changed = proposal.book(changing: book) else { throw AccessRefusal.outOfReach }
        let month = max(Month(of: desk.office.today), proposal.from)
        let only = try await registrations(within: reach)
        let books = PeriodBook(office: desk.office, law: law)
        let weighed = try await books.weighed(month, against: try PeriodLaw(from: changed), in: only)
        return LawEffect(month: month, registrations: weighed)
    }

    /// Nil for the whole government.
    private func registrations(within reach: Reach) async throws -> Set<Int64>? {
        if reach == .government { return nil }
        let scope = try ReachSQL.registrations(
            reach, registrationColumn: "r.registration_id", governmentColumn: "r.gov_id", parameter: 2)
        let government = desk.office.government
        return try await desk.office.database.read { connection in
            Set(
                try connection.rows(
                    """
                    SELECT r.registration_id FROM registration r WHERE r.gov_id = $1\(scope.sql)
                    ORDER BY r.registration_id
                    """, [.integer(government)] + scope.values
                ) { try $0.integer(0) })
        }
    }
}
