import Continuity
import Contributions
import LawBook
import Membership
import MoneyAndDates

/// What the months of groups of people cost, each by the law of its month. People who owe alike are priced
/// once.
struct DuesPrices {
    let columns: CoverageColumns
    let jobs: PresentJobs
    let law: ContributionLaw

    /// All by which what a person owes differs.
    private struct Kind: Hashable {
        let wage: Int64
        let programmes: UInt8
        let riskClass: UInt8
        let funding: FundingSource
        /// Only where a programme asks for the age.
        let born: Int32
    }

    /// The people of a group whose dues are public money, with their dues from the first uncovered month on;
    /// nil where there are none. The dues stop before a month that the law does not price.
    func group(_ group: BridgeRows, through last: Month) -> BridgeGroup? {
        var kinds: [Kind: Int64] = [:]
        for row in group.rows where jobs.fundingSource(row).needsPapers {
            kinds[kind(of: row), default: 0] += 1
        }
        let people = kinds.values.reduce(0, +)
        guard people > 0 else { return nil }
        let first = Month(of: group.firstUncovered)
        var dues: [Rupiah] = []
        for number in 0..<max(1, min(12, first.months(until: last) + 1)) {
            guard let sum = sum(kinds, group.segment, in: first.adding(number)) else { break }
            dues.append(sum)
        }
        return BridgeGroup(
            segment: group.segment, people: Int(people), firstUncovered: group.firstUncovered, dues: dues)
    }

    private func kind(of row: Int) -> Kind {
        let hasPension = ProgrammeSet(rawValue: jobs.programmes[row]).contains(.pension)
        return Kind(
            wage: jobs.wages[row], programmes: jobs.programmes[row], riskClass: jobs.riskClasses[row],
            funding: jobs.fundingSource(row), born: hasPension ? columns.born[row] : 0)
    }

    private func sum(_ kinds: [Kind: Int64], _ segment: Segment, in month: Month) -> Rupiah? {
        var total = Rupiah.zero
        for (kind, people) in kinds {
            guard let dues = try? Assessment.assess(facts(kind, segment, month), under: law).total else {
                return nil
            }
            total += dues * people
        }
        return total
    }

    private func facts(_ kind: Kind, _ segment: Segment, _ month: Month) -> ContributionFacts {
        var facts = ContributionFacts(segment: segment, month: month)
        facts.wage = segment == .selfEmployed ? nil : Rupiah(kind.wage)
        facts.income = segment == .selfEmployed ? Rupiah(kind.wage) : nil
        facts.programmes = ProgrammeSet(rawValue: kind.programmes).programmes
        facts.funder = kind.funding.funder
        if kind.riskClass > 0, Int(kind.riskClass) <= RiskClass.allCases.count {
            facts.riskClass = RiskClass.allCases[Int(kind.riskClass) - 1]
        }
        facts.age = Day(yyyymmdd: Int(kind.born))?.completedYears(on: month.firstDay)
        return facts
    }
}
