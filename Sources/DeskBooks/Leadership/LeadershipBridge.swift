import Access
import AccessBooks
package import Continuity
import CoverageBooks
package import LawBook
import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

extension LeadershipDesk {
    /// What follows from the months of every person, and what January would take. It reads all months of all
    /// people: a quarter of a second for ten thousand, half a minute for a million.
    ///
    /// - Throws: `LawGap` where the law does not answer for the window.
    package func risks(
        under law: ContinuityLaw, _ period: PeriodLaw, coverage: LawCoverage
    ) async throws -> LeadershipRisks {
        try desk.wholeGovernment(.seeLeadership)
        let office = desk.office
        let question = Self.question(office.government, office.today, coverage)
        let answers = try await CoverageAnswers(question, under: law, from: office.database)
        let papers = try await office.database.read { try YearEndPapers(question, on: $0) }
        let lastDay = Month(of: office.today).adding(12 - office.today.month).lastDay
        let year = try YearEndBook(
            answers, papers: papers, expected: Month(of: lastDay).adding(3).firstDay, under: law,
            period.contributions)
        let gaps = YearEndGap.all(year.units, after: year.lastDay).filter { $0.personDays > 0 }
        let options = try Self.options(after: year.lastDay, under: law)
        let losing = Set(gaps.map(\.unit))
        let plans = year.units.filter { losing.contains($0.unit) }.compactMap {
            BridgePlan.cheapest(for: $0, among: options, after: year.lastDay)
        }
        let ends = answers.ends
        return LeadershipRisks(
            asOf: office.today, people: answers.columns.count, protected: answers.protected.count,
            lapsing: ends.lapsing(within: 30, after: office.today).count,
            lapsed: ends.lapsed(by: office.today).count, lastDay: year.lastDay, gapUnits: gaps.count,
            gapPeople: gaps.reduce(0) { $0 + $1.people }, gapDays: gaps.reduce(0) { $0 + $1.personDays },
            bridgeMoney: plans.map(\.moneyNeeded).sum(), bridgeFees: plans.map(\.fees).sum(),
            bridgeDaysLeft: plans.reduce(0) { $0 + $1.personDaysLeft })
    }

    /// Two years back, for what was paid in advance; a year ahead, as far as the law answers.
    private static func question(
        _ government: Int64, _ today: Day, _ coverage: LawCoverage
    ) -> CoverageQuestion {
        let present = Month(of: today)
        let answered = coverage.through.adding(-8)
        let last = max(present, min(present.adding(12), answered))
        return CoverageQuestion(
            government: government, from: min(present, max(coverage.from, present.adding(-24))),
            through: last, asOf: today)
    }

    /// Everything that costs nothing but diligence: each paper on time, an addendum, months of the
    /// self-employed ahead.
    private static func options(
        after lastDay: Day, under law: ContinuityLaw
    ) throws(LawGap) -> [BridgeOption] {
        let newYear = lastDay.adding(days: 1)
        let months = try law.prepaidMonths.ifInForce(on: lastDay)?.value ?? 0
        let papers = YearEndPaper.allCases.map {
            BridgeOption(name: $0.rawValue.uppercased(), kind: .earlyPaper($0, ready: newYear))
        }
        let plenty = Rupiah(1_000_000_000_000_000)
        return papers + [
            BridgeOption(name: "BPU", kind: .prepay(monthsAtMost: months, available: plenty)),
            BridgeOption(
                name: "PKS", kind: .bridgingClause(through: Month(of: newYear).adding(2).lastDay)),
        ]
    }
}
