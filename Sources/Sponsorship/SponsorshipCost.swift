package import Contributions
package import LawBook
package import Membership
package import MoneyAndDates

/// What a term costs by the law of each of its months: work accident (JKK) and death (JKM) of the
/// self-employed.
package struct SponsorshipCost: Sendable, Hashable {
    /// Months that follow each other and cost the same.
    package struct Part: Sendable, Hashable {
        package let from: Month
        package internal(set) var through: Month
        /// Of the first of them, with its reasons.
        package let month: Assessment
        package var count: Int { from.months(until: through) + 1 }
        package var total: Rupiah { month.total * Int64(count) }
    }

    package let parts: [Part]
    package var total: Rupiah { parts.map(\.total).sum() }

    /// The programmes that a sponsor pays.
    package static let programmes: [Programme] = [.workAccident, .death]

    /// Prices a term.
    ///
    /// - Parameters:
    ///   - income: of a month, as the worker declares it.
    ///   - funding: whose money it is; reliefs hang on it.
    /// - Throws: `.lawSilent` where the law does not answer for a month, `.incomeWrong`.
    package init(
        _ term: SponsorshipTerm, income: Rupiah, funding: FundingSource, under law: ContributionLaw
    ) throws(SponsorRefusal) {
        var parts: [Part] = []
        for place in 0..<term.months {
            let month = term.from.adding(place)
            let owed = try SponsorshipCost.owed(month, income, funding, law)
            if let last = parts.last, last.month.total == owed.total {
                parts[parts.count - 1].through = month
            } else {
                parts.append(Part(from: month, through: month, month: owed))
            }
        }
        self.parts = parts
    }

    private static func owed(
        _ month: Month, _ income: Rupiah, _ funding: FundingSource, _ law: ContributionLaw
    ) throws(SponsorRefusal) -> Assessment {
        var facts = ContributionFacts(segment: .selfEmployed, month: month)
        facts.income = income
        facts.programmes = programmes
        facts.funder = funding.funder
        do throws(ContributionRefusal) { return try Assessment.assess(facts, under: law) } catch {
            switch error {
            case .lawGap(let gap): throw .lawSilent(gap)
            case .notPositive, .absurd: throw .incomeWrong
            case .missing: throw .notPriced
            }
        }
    }
}

/// An office or a firm among others: how many take part.
package struct SponsorLeagueLine: Sendable, Hashable {
    package let name: String
    /// Civil servants of the office, as somebody entered them; nil where nobody has.
    package let staff: Int?
    /// Sponsors with somebody in force.
    package let participating: Int
    /// Workers in force.
    package let workers: Int

    package init(name: String, staff: Int?, participating: Int, workers: Int) {
        self.name = name
        self.staff = staff
        self.participating = participating
        self.workers = workers
    }

    /// Participating of all; nil where the whole is not known, or fewer than take part.
    package var share: Rate? {
        guard let staff, staff > 0, participating <= staff else { return nil }
        return Rate(millionths: Int64(participating) * 1_000_000 / Int64(staff))
    }

    /// By share, then workers, then name; those without a share last.
    package static func ranked(_ lines: [SponsorLeagueLine]) -> [SponsorLeagueLine] {
        lines.sorted { one, other in
            let (left, right) = (one.share?.millionths ?? -1, other.share?.millionths ?? -1)
            if left != right { return left > right }
            return one.workers == other.workers ? one.name < other.name : one.workers > other.workers
        }
    }
}
