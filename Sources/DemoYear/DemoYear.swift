package import DemoCity
package import LawBook
package import MoneyAndDates
package import ObligationFiles
package import RegisterBooks
package import SQLStore

/// A year of the demonstration city, month by month, through the same acts that an office uses: people are
/// loaded, come, go and change, months are calculated, agreed, locked and paid, and what goes wrong in real
/// cities goes wrong here: a January without papers, arrears, a death that is told late, a decree that counts
/// from an earlier month, money that is paid twice.
///
/// Everybody in it is invented; the same seed gives the same year.
package struct DemoYear: Sendable {
    let town: DemoTown
    let first: Month
    let count: Int
    let tell: @Sendable (Note) -> Void

    /// - Parameters:
    ///   - office: of the new government, on a database with empty tables; its clock is `clock`.
    ///   - first: the month in which the books begin.
    ///   - count: how many months to run.
    ///   - thinning: one in so many of its people; 1 for all.
    ///   - tell: is given each sentence of what happens.
    package init(
        office: Office, clock: DemoClock, law: DemoLaw, pools: DemoPools, regions: RegionTable,
        obligations: ObligationRules, seed: UInt64, first: Month, months count: Int, thinning: Int = 1,
        tell: @escaping @Sendable (Note) -> Void
    ) {
        precondition(count > 0, "a year has at least a month")
        self.first = first
        self.count = count
        self.tell = tell
        town = DemoTown(
            office: office, clock: clock, law: law, pools: pools, regions: regions, obligations: obligations,
            seed: seed, thinning: thinning, firstYear: first.year)
    }

    /// Runs the months, and looks back on them.
    package func run() async throws {
        var staff = CityStaff(pools: town.pools, seed: town.seed, referenceDay: first.firstDay)
        let setting = try await FirstDay(town: town, tell: tell).prepare(staff, first)
        let agreements = DemoAgreements(town: town, setting: setting)
        try await agreements.begin(first)
        for place in 0..<count {
            let month = first.adding(place)
            try await MonthOfWork(town: town, setting: setting, month: month, place: place, tell: tell)
                .run(&staff)
            if month.month == 12 { try await LookAhead(town: town, tell: tell).tellBridge(in: month) }
        }
        try await LookBack(
            town: town, setting: setting, first: first, last: first.adding(count - 1), tell: tell
        ).run()
        try await agreements.shorten(on: first.adding(count - 1).lastDay)
    }
}
