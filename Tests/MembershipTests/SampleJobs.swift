import LawBook
import Membership
import MoneyAndDates
import TestKit

/// One invented person with jobs in units 1, 2 and 3, under an invented law: employed from 10 years on,
/// registered as self-employed below 65, and no pension for the self-employed.
enum SampleJobs {
    static let person = PersonID(7)
    static let life = LifeDays(born: day(1980, 5, 17))

    static func law() throws -> MembershipLaw {
        try MembershipLaw(
            from: InventedLaw.book(changing: [
                "membership/youngest-age": [InventedLaw.dated(.number(10))],
                "programmes/excluded": [InventedLaw.dated(.keyed(["bpu": .words(["JP"])]))],
            ]))
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { InventedLaw.day(year, month, day) }
    static func month(_ year: Int, _ month: Int) -> Month { InventedLaw.month(year, month) }
    static func at(_ milliseconds: Int64) -> Instant { Instant(epochMilliseconds: milliseconds) }

    static func terms(
        unit: Int64 = 1, payer: Int64 = 1, _ segment: Segment = .wageEarner,
        _ programmes: [Programme] = [.workAccident, .death], wage: Int64 = 500
    ) -> JobTerms {
        JobTerms(
            unit: UnitID(unit), category: .nonCivilServant, segment: segment,
            programmes: ProgrammeSet(programmes), payer: UnitID(payer), funding: .regionalBudget,
            wage: Rupiah(wage), wageBasis: .honorarium)
    }

    static func spell(
        _ id: Int64, _ terms: JobTerms = terms(), from start: Day, to end: Day? = nil
    ) -> JobSpell {
        JobSpell(id: SpellID(id), person: person, terms: terms, start: start, end: end)
    }

    /// A history with one open job from 1 March 2003, recorded at 100.
    static func oneJob(_ terms: JobTerms = terms()) throws -> JobHistory {
        var history = JobHistory(person: person)
        try history.open(spell(1, terms, from: day(2003, 3, 1)), of: life, under: law(), at: at(100))
        return history
    }
}
