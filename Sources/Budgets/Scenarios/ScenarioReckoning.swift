import Contributions
package import LawBook
import Membership
import MoneyAndDates

/// Reckons plans over a population: every kind of people is priced once a month, so that a plan costs a walk
/// over the kinds, however many people they are.
package struct ScenarioReckoning: Sendable {
    private let year: Int
    private let cells: [PopulationCell]
    private let kernels: [DuesKernel]
    private let status: LawStatus

    /// - Throws: `LawGap` where the law does not answer for a month of the year.
    package init(_ cells: [PopulationCell], year: Int, law: ContributionLaw) throws(LawGap) {
        self.year = year
        self.cells = Self.gathered(cells)
        guard let first = Month(year, 1) else { preconditionFailure("a budget has a year of the calendar") }
        var kernels: [DuesKernel] = []
        for place in 0..<12 { kernels.append(try DuesKernel(month: first.adding(place), law: law)) }
        self.kernels = kernels
        status = first.adding(11).firstDay > law.verifiedThrough ? .projected : .enacted
    }

    /// What a plan brings. Nothing is done for the groups that it does not name: who is insured today is not
    /// counted on.
    ///
    /// - Throws: `.unpriced` where the law gives no amount for somebody whom the plan names.
    package func answer(_ plan: ScenarioPlan) throws(BudgetRefusal) -> ScenarioAnswer {
        if let ceiling = plan.ceiling, ceiling < .zero { throw .negative(ceiling.amount) }
        guard plan.year == year, plan.from.year == year else {
            throw .monthsOutsideYear(plan.from, plan.from, year: year)
        }
        let prices = try prices(plan)
        var left = plan.ceiling
        var bills = [Rupiah](repeating: .zero, count: 12)
        var shares: [ScenarioAnswer.Share] = []
        var isSpent = false
        for group in plan.groups {
            let places = cells.indices.filter { cells[$0].group == group }
                .sorted { (prices[$0].cost, $0) < (prices[$1].cost, $1) }
            var (insured, months, money) = (0, 0, Rupiah.zero)
            for place in places where !isSpent {
                var people = cells[place].people
                if let sum = left {
                    people = prices[place].affordable(sum, atMost: people)
                    isSpent = people < cells[place].people
                }
                let cost = prices[place].add(people, to: &bills)
                left = left.map { $0 - cost }
                insured += people
                months += prices[place].personMonths(people)
                money += cost
            }
            shares.append(
                ScenarioAnswer.Share(
                    group: group, people: count(group), insured: insured, personMonths: months, money: money))
        }
        for group in ScenarioGroup.allCases where !plan.groups.contains(group) && count(group) > 0 {
            shares.append(
                ScenarioAnswer.Share(
                    group: group, people: count(group), insured: 0, personMonths: 0, money: .zero))
        }
        return ScenarioAnswer(plan: plan, shares: shares, bills: bills, status: status)
    }

    /// If nothing more is done than today: who is insured stays so, all year.
    package var nothingMore: (people: Int, insured: Int, uninsuredMonths: Int) {
        let people = cells.map(\.people).reduce(0, +)
        let insured = cells.map(\.covered).reduce(0, +)
        return (people, insured, (people - insured) * kernels.count)
    }

    private func count(_ group: ScenarioGroup) -> Int {
        cells.filter { $0.group == group }.map(\.people).reduce(0, +)
    }

    /// What one person of each kind costs in each month.
    private func prices(_ plan: ScenarioPlan) throws(BudgetRefusal) -> [YearPrice] {
        var input = DuesInput()
        input.amounts = cells.map(\.wage.amount)
        input.terms = cells.map { $0.terms.code() }
        input.ages = cells.map { _ in DuesInput.unknownAge }
        var output = DuesOutput()
        var prices = cells.map { _ in YearPrice(plan: plan) }
        for (place, kernel) in kernels.enumerated() where kernel.month >= plan.from {
            let hasOldAge = plan.oldAgeFrom.map { $0 <= kernel.month } ?? false
            input.programmes = cells.map {
                hasOldAge ? $0.programmes.union(ProgrammeSet(.oldAge)).rawValue : $0.programmes.rawValue
            }
            kernel.assess(input, into: &output)
            for cell in cells.indices where plan.groups.contains(cells[cell].group) {
                guard output.refusals[cell] == 0 else { throw .unpriced(fact: "risk-class", nil) }
                let ofWorker =
                    cells[cell].segment == .wageEarner
                    ? 0 : output.oldAgeWorker[cell] + output.pensionWorker[cell]
                prices[cell].months[place] = Rupiah(
                    output.workAccident[cell] + output.death[cell] + output.oldAgeEmployer[cell]
                        + output.pensionEmployer[cell] + ofWorker)
            }
        }
        return prices
    }

    /// Cells that cost the same as one.
    private static func gathered(_ cells: [PopulationCell]) -> [PopulationCell] {
        var sums: [Kind: (people: Int, covered: Int)] = [:]
        for cell in cells where cell.people > 0 {
            let old = sums[Kind(cell)] ?? (0, 0)
            sums[Kind(cell)] = (old.people + cell.people, old.covered + cell.covered)
        }
        return sums.map { $0.key.cell($0.value.people, $0.value.covered) }.sorted {
            ($0.group.rawValue, $0.wage, $0.people, $0.segment.rawValue, $0.programmes.rawValue)
                < ($1.group.rawValue, $1.wage, $1.people, $1.segment.rawValue, $1.programmes.rawValue)
        }
    }

    private struct Kind: Hashable {
        let like: PopulationCell

        init(_ cell: PopulationCell) { like = cell.with(0, 0) }

        func cell(_ people: Int, _ covered: Int) -> PopulationCell { like.with(people, covered) }
    }
}

/// What one person of a kind costs, month by month, and how many of a number are insured in each.
private struct YearPrice {
    var months = [Rupiah](repeating: .zero, count: 12)
    private let parts: [Int]

    /// - Returns by month how many quarters of the people are in: four at once, or one more each quarter.
    init(plan: ScenarioPlan) {
        parts = (0..<12).map { place in
            if place + 1 < plan.from.month { return 0 }
            return plan.isPhased ? place / 3 + 1 : 4
        }
    }

    var cost: Rupiah { months.sum() }

    func add(_ people: Int, to bills: inout [Rupiah]) -> Rupiah {
        var sum = Rupiah.zero
        for place in months.indices {
            let bill = months[place] * Int64(people * parts[place] / 4)
            bills[place] += bill
            sum += bill
        }
        return sum
    }

    func personMonths(_ people: Int) -> Int { parts.reduce(0) { $0 + people * $1 / 4 } }

    /// The most people whose year a sum pays.
    func affordable(_ sum: Rupiah, atMost people: Int) -> Int {
        var (fits, tooMany) = (0, people + 1)
        var none = [Rupiah](repeating: .zero, count: 12)
        while fits + 1 < tooMany {
            let middle = (fits + tooMany) / 2
            if add(middle, to: &none) <= sum { fits = middle } else { tooMany = middle }
        }
        return fits
    }
}

extension PopulationCell {
    fileprivate func with(_ people: Int, _ covered: Int) -> PopulationCell {
        PopulationCell(
            group: group, segment: segment, programmes: programmes, riskClass: riskClass, funding: funding,
            wage: wage, people: people, covered: covered)
    }

    fileprivate var terms: DuesTerms {
        switch segment {
        case .wageEarner: .wageEarner(riskClass, isLabourIntensive: false)
        case .selfEmployed: .selfEmployed(.other, funding.funder)
        case .construction: .construction
        case .migrant: .migrant(.agency)
        }
    }
}
