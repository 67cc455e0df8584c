import Continuity
import Contributions
import DemoCity
package import LawBook
import Ledger
import Membership
import MoneyAndDates
import ObligationFiles
import PeriodBooks
import RegisterBooks
import SQLStore
import Synchronization

/// A clock that the demonstration moves: what is done on a day of its year is known from that day on.
package final class DemoClock: Sendable {
    private let milliseconds = Mutex<Int64>(0)

    package init() {}

    /// Later with every look, as a clock is.
    package var now: Int64 {
        milliseconds.withLock { now in
            now += 1
            return now
        }
    }

    /// Noon in western Indonesia; a clock is never moved back.
    func move(to day: Day) {
        let noon = WesternTime.start(of: day) + 12 * 3_600_000
        milliseconds.withLock { $0 = max($0, noon) }
    }
}

/// The laws that the months are run by.
package struct DemoLaw: Sendable {
    let periods: PeriodLaw
    let membership: MembershipLaw
    let continuity: ContinuityLaw
    let contributions: ContributionLaw

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter.
    package init(from book: LawBook) throws(LawBook.Fault) {
        contributions = try ContributionLaw(from: book)
        periods = try PeriodLaw(from: book, workingDays: WorkingDays(from: book))
        membership = try MembershipLaw(from: book)
        continuity = try ContinuityLaw(from: book)
    }
}

/// The town with whoever works for it.
struct DemoTown: Sendable {
    let office: Office
    let clock: DemoClock
    let law: DemoLaw
    let pools: DemoPools
    let regions: RegionTable
    /// What obliges beside the town's own regulation.
    let obligations: ObligationRules
    let seed: UInt64
    /// One in so many of the people; 1 for all.
    let thinning: Int
    /// The year in which the books begin.
    let firstYear: Int

    /// Fewer people, for a town that only tests look at.
    func thinned<Element>(_ people: [Element]) -> [Element] {
        stride(from: 0, to: people.count, by: thinning).map { people[$0] }
    }

    /// Who does something, and on which day.
    func at(_ day: Day, as actor: DemoActor) -> Office {
        clock.move(to: day)
        return office.with(actor: actor.rawValue, today: day)
    }

    func periods(_ day: Day, as actor: DemoActor) -> PeriodBook {
        PeriodBook(office: at(day, as: actor), law: law.periods)
    }
}

/// The people of the town’s offices; each step of a month takes two pairs of eyes.
enum DemoActor: String {
    case operatorOfUnit = "operator"
    case verifier = "verifikator"
    case headOfUnit = "kepala"
    case treasurer = "bendahara"
}
