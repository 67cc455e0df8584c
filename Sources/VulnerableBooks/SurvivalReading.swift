import Continuity
import CoverageBooks
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
package import VulnerableWorkers

extension PlaceBook {
    /// Of each quota whose money has ended: how many are protected still, after three, six and twelve months.
    ///
    /// - Throws: a `LawGap` where the law does not answer for a month.
    package func survival() async throws -> [(quota: QuotaView, survival: CohortSurvival)] {
        let present = Month(of: office.today)
        var found: [(quota: QuotaView, survival: CohortSurvival)] = []
        for quota in try await QuotaBook(office, rules: rules).list() where quota.terms.through < present {
            found.append((quota, try await survival(of: quota, present)))
        }
        return found
    }

    private func survival(of quota: QuotaView, _ present: Month) async throws -> CohortSurvival {
        let last = quota.terms.through
        let (office, people) = (office, try await insured(quota.id))
        var protected = CohortSurvival.distances.map { last.adding($0) <= present ? 0 : nil as Int? }
        for portion in portions(people, by: 5_000) {
            let question = CoverageQuestion(
                government: office.government, from: min(quota.terms.from, present).adding(-3),
                through: present, asOf: office.today, scope: .people(Array(portion)), asksAmounts: false)
            let answers = try await CoverageAnswers(question, under: rules.continuity, from: office.database)
            let strips = try (0..<answers.columns.count).map { try answers.strip($0) }
            let counted = CohortSurvival.count(strips.count, lastMonth: last, present: present) {
                person, month in
                strips[person].isProtected(on: min(month.lastDay, office.today))
            }
            for place in protected.indices {
                protected[place] = zip(protected[place], counted.protected[place]).map { $0 + $1 }
            }
        }
        return CohortSurvival(lastMonth: last, people: people.count, protected: protected)
    }

    /// Everybody of a quota who was insured when its money ended.
    private func insured(_ quota: QuotaID) async throws -> [PersonID] {
        let office = office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT person_id FROM vulnerable_row
                WHERE gov_id = $1 AND quota_id = $2 AND stage IN ('diterima', 'berkartu')
                    AND person_id IS NOT NULL
                ORDER BY row_id
                """, [.integer(office.government), .integer(quota.number)]
            ) { PersonID(try $0.integer(0)) }
        }
    }
}

private func zip(_ left: Int?, _ right: Int?) -> (Int, Int)? {
    guard let left, let right else { return nil }
    return (left, right)
}
