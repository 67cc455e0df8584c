package import Membership
package import MoneyAndDates
import SQLDatabase

/// Whose months are asked for. A person belongs where the job of the month of the day asked about is, else
/// the last job before it, else the first after it.
package enum CoverageScope: Sendable, Hashable {
    case government
    /// A unit and all below it.
    case unit(UnitID)
    /// A registration at BPJS (NPP and division), by its number in the store.
    case registration(UnitID)
    case person(PersonID)
    /// A few people, such as those of one page of a list.
    case people([PersonID])
}

/// Which months of which people, and as known when.
package struct CoverageQuestion: Sendable, Hashable {
    /// The first column of every key: nothing of another government is read.
    package let government: Int64
    package let firstMonth: Month
    package let lastMonth: Month
    /// The day asked about; it decides where a person belongs, not what is read.
    package let asOf: Day
    package let known: Instant
    package let scope: CoverageScope
    /// Whether what was paid for each person and month is asked for, and not only that it was: without it
    /// the columns hold no amounts, and much less is read.
    package let asksAmounts: Bool

    /// - Precondition: the window has at least one month, and the day lies in it.
    package init(
        government: Int64, from firstMonth: Month, through lastMonth: Month, asOf: Day,
        known: Instant = .latest, scope: CoverageScope = .government, asksAmounts: Bool = true
    ) {
        precondition(firstMonth <= Month(of: asOf), "the day asked about lies in the window")
        precondition(Month(of: asOf) <= lastMonth, "the day asked about lies in the window")
        self.government = government
        self.firstMonth = firstMonth
        self.lastMonth = lastMonth
        self.asOf = asOf
        self.known = known
        self.scope = scope
        self.asksAmounts = asksAmounts
    }

    var width: Int { firstMonth.months(until: lastMonth) + 1 }

    /// What is believed now is superseded at the last of all instants, so that one is never asked for.
    var knownMilliseconds: Int64 { min(known.epochMilliseconds, .max - 1) }

    /// Months since the year nought of the first month.
    var monthZero: Int { firstMonth.year * 12 + firstMonth.month - 1 }

    /// The place in the window of the month of a day that is written `yyyymmdd`; outside it for others.
    func place(ofDay yyyymmdd: Int64) -> Int { place(ofMonth: yyyymmdd / 100) }

    /// The same for a month that is written `yyyymm`.
    func place(ofMonth yyyymm: Int64) -> Int { Int(yyyymm / 100 * 12 + yyyymm % 100 - 1) - monthZero }
}

/// The part of a statement that keeps to the people of a scope, with what fills its places.
struct ScopeClause {
    let sql: String
    let values: [SQLValue]

    /// - Parameters:
    ///   - government: the place of the government's number in the statement.
    ///   - next: the first free place.
    ///   - units: the unit of the scope and all below it.
    init(_ scope: CoverageScope, government: Int, next: Int, units: [Int64]) {
        let before = " AND person_id IN (SELECT person_id FROM job_spell WHERE gov_id = $\(government) AND "
        switch scope {
        case .government:
            sql = ""
            values = []
        case .unit:
            let places = units.indices.map { "$\(next + $0)" }.joined(separator: ", ")
            sql = before + "unit_id IN (\(places)))"
            values = units.map { .integer($0) }
        case .registration(let registration):
            sql = before + "registration_id = $\(next))"
            values = [.integer(registration.number)]
        case .person(let person):
            sql = " AND person_id = $\(next)"
            values = [.integer(person.number)]
        case .people(let people):
            let places = people.indices.map { "$\(next + $0)" }.joined(separator: ", ")
            sql = people.isEmpty ? " AND 1 = 0" : " AND person_id IN (\(places))"
            values = people.map { .integer($0.number) }
        }
    }
}
