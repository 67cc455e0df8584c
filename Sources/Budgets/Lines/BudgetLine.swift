package import LawBook
package import Membership
package import MoneyAndDates

/// On which wage the dues of a line rest.
package enum BudgetWage: Sendable, Hashable {
    /// A month, in whole rupiah; for the self-employed the declared income.
    case fixed(Rupiah)
    /// A wage of today that is taken to grow until the year of the budget; rounded half up.
    case grown(Rupiah, by: Rate)
    /// The minimum wage of a province (`16`) or a regency (`16.71`) in each month.
    case minimum(place: String)

    /// What stands in the store: `tetap`, `naik`, `minimum`.
    package var code: String {
        switch self {
        case .fixed: "tetap"
        case .grown: "naik"
        case .minimum: "minimum"
        }
    }
}

/// So many people of one kind in a unit, for some months of a year.
package struct BudgetLine: Sendable, Hashable {
    /// Where they work.
    package var unit: UnitID
    package var category: WorkerCategory
    /// Tells people of one category apart where several purses pay for them; else empty.
    package var group = ""
    package var segment: Segment
    package var programmes: ProgrammeSet
    /// Of a wage earner's employer.
    package var riskClass: RiskClass?
    package var funding: FundingSource
    package var people: Int
    package var from: Month
    package var through: Month
    package var wage: BudgetWage
    /// The budget pays what the law asks of the worker too; else it is withheld from the wage.
    package var bearsWorkerShare = false
    /// Where several accounts would do, which.
    package var accounts: [Programme: AccountCode] = [:]
    package var subActivity: AccountCode?

    package init(
        unit: UnitID, category: WorkerCategory, segment: Segment, programmes: ProgrammeSet,
        riskClass: RiskClass? = nil, funding: FundingSource, people: Int, from: Month, through: Month,
        wage: BudgetWage
    ) {
        self.unit = unit
        self.category = category
        self.segment = segment
        self.programmes = programmes
        self.riskClass = riskClass
        self.funding = funding
        self.people = people
        self.from = from
        self.through = through
        self.wage = wage
    }

    package var months: Int { from.months(until: through) + 1 }
}

/// Months of a line that cost the same, with all that made the amount.
package struct PricedMonths: Sendable, Hashable {
    package let from: Month
    package private(set) var through: Month
    package let wage: Rupiah
    /// Of one person and month, in the order of the programmes.
    package let dues: [ProgrammeDues]
    /// What is withheld from the wage of one person and month, beside the budget.
    package let withheld: Rupiah
    package let reasons: [Reason]
    package let status: LawStatus

    init(
        from: Month, through: Month, wage: Rupiah, dues: [ProgrammeDues], withheld: Rupiah,
        reasons: [Reason], status: LawStatus
    ) {
        self.from = from
        self.through = through
        self.wage = wage
        self.dues = dues
        self.withheld = withheld
        self.reasons = reasons
        self.status = status
    }

    package var perPerson: Rupiah { dues.map(\.amount).sum() }
    package var months: Int { from.months(until: through) + 1 }

    /// Whether another month costs the same for the same reasons.
    func costs(like other: PricedMonths) -> Bool {
        wage == other.wage && dues == other.dues && withheld == other.withheld && reasons == other.reasons
            && status == other.status
    }

    mutating func extend(through month: Month) { through = month }
}

/// A programme and an amount.
package struct ProgrammeDues: Sendable, Hashable {
    package let programme: Programme
    package var amount: Rupiah

    package init(_ programme: Programme, _ amount: Rupiah) {
        self.programme = programme
        self.amount = amount
    }
}

/// A line with its amounts by the law of each month.
package struct PricedLine: Sendable, Hashable {
    package let line: BudgetLine
    package let runs: [PricedMonths]
    /// By programme, with the account that pays it; nil while none is chosen.
    package let amounts: [LineAmount]

    /// - Parameter runs: empty where the law does not answer any more for a line that was stored.
    package init(line: BudgetLine, runs: [PricedMonths], amounts: [LineAmount]) {
        self.line = line
        self.runs = runs
        self.amounts = amounts
    }

    package var total: Rupiah { amounts.map(\.amount).sum() }
    var firstWage: Rupiah { runs.first?.wage ?? .zero }
    /// As well founded as the weakest value under it.
    package var status: LawStatus { runs.reduce(.enacted) { $0.weaker($1.status) } }

    /// What the line costs in one month; nought outside of its months.
    package func amount(in month: Month) -> Rupiah {
        let run = runs.first { $0.from <= month && month <= $0.through }
        return (run?.perPerson ?? .zero) * Int64(line.people)
    }
}

/// What a line needs for one programme.
package struct LineAmount: Sendable, Hashable {
    package let programme: Programme
    package let account: AccountCode?
    package let amount: Rupiah

    package init(_ programme: Programme, _ account: AccountCode?, _ amount: Rupiah) {
        self.programme = programme
        self.account = account
        self.amount = amount
    }
}
