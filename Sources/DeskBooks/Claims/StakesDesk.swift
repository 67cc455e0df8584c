import Access
package import AccessBooks
package import Benefits
package import ClaimBooks
import Claims
package import CoverageBooks
import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// The members of a unit or of the whole government, whose benefits are held against what of the law is not
/// settled.
package struct StakesDesk: Sendable {
    /// For more people it is asked at the command line (`naungan liability`).
    package static let most: Int64 = 100_000
    /// More than the scholarship has ever asked for.
    private static let monthsBefore = 40

    private let desk: Desk
    private let rules: ClaimRules

    package init(_ desk: Desk, rules: ClaimRules) {
        self.desk = desk
        self.rules = rules
    }

    /// What the reckoning reads, as of today.
    package struct Members: Sendable {
        package let answers: CoverageAnswers
        /// Those at school, by person.
        package let children: [PersonID: [SchoolChild]]
    }

    /// The members of a unit and all below it; nil where they are more than `most`.
    ///
    /// - Parameter unit: nil for the whole government.
    /// - Throws: `.forbidden`; `.outOfReach` for a unit that is, and for the whole from whoever has units
    ///   only.
    package func members(of unit: Int64?) async throws -> Members? {
        let (reach, office) = (try desk.reach(.seeClaims), desk.office)
        let people = try await office.database.read { connection in
            if let unit {
                try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            } else if reach != .government {
                throw AccessRefusal.outOfReach
            }
            return try Self.count(unit, office, on: connection)
        }
        guard people <= Self.most else { return nil }
        let present = Month(of: office.today)
        let answered = rules.law.coverage.from
        let question = CoverageQuestion(
            government: office.government,
            from: min(present, max(answered, present.adding(-Self.monthsBefore))), through: present,
            asOf: office.today, scope: unit.map { .unit(UnitID($0)) } ?? .government, asksAmounts: false)
        let answers = try await CoverageAnswers(
            question, under: rules.continuity, from: office.database)
        return Members(
            answers: answers, children: try await HeirBook(office).childrenAtSchool(on: office.today))
    }

    /// Jobs of today; a person with two counts twice, which is of no matter for a bound.
    private static func count(
        _ unit: Int64?, _ office: Office, on connection: any SQLConnection
    ) throws -> Int64 {
        let day = SQLValue.integer(Int64(office.today.yyyymmdd))
        var sql = NumberedSQL(
            """
            SELECT COUNT(*) FROM job_spell j WHERE j.gov_id = $1
                AND j.superseded_ms = 9223372036854775807 AND j.valid_from <= $2 AND j.valid_to >= $2
            """, [.integer(office.government), day])
        if let unit {
            let units = branch(of: unit, try UnitBook.all(government: office.government, on: connection))
            sql.append(" AND j.unit_id IN (\(units.map(String.init).joined(separator: ", ")))", [])
        }
        return try connection.integer(sql.text, sql.values) ?? 0
    }
}
