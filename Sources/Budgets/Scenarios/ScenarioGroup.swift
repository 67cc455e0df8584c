package import LawBook
package import Membership
package import MoneyAndDates

/// People whom a head of region decides about together; the raw value stands in scenarios and in forms.
package enum ScenarioGroup: String, Sendable, Hashable, CaseIterable {
    case nonCivilServants = "non-asn"
    case neighbourhoodHeads = "rt-rw"
    case villages = "desa"
    /// Vulnerable workers of the poorest deciles.
    case vulnerable = "rentan"

    /// The group of a category; nil for whom the government does not pay.
    package init?(_ category: WorkerCategory) {
        switch category {
        case .nonCivilServant, .dailyWorker, .contractTeacher, .auxiliaryTeacher, .partTimeContract,
            .electionOrganiser:
            self = .nonCivilServants
        case .neighbourhoodHead, .healthVolunteer: self = .neighbourhoodHeads
        case .villageOfficial, .villageCouncil, .villageAssociation, .villageFacilitator: self = .villages
        case .vulnerable, .informal: self = .vulnerable
        case .outsourced, .regionalCompanyStaff, .companyStaff, .driver, .domesticWorker: return nil
        }
    }

    package var labelKey: String { "budget.group.\(rawValue)" }
}

/// People who cost the same: one row of the population that scenarios are reckoned over.
package struct PopulationCell: Sendable, Hashable {
    package let group: ScenarioGroup
    package let segment: Segment
    package let programmes: ProgrammeSet
    package let riskClass: RiskClass?
    package let funding: FundingSource
    /// A month, in whole rupiah; for the self-employed the declared income.
    package let wage: Rupiah
    package let people: Int
    /// Of them, who is insured already.
    package let covered: Int

    package init(
        group: ScenarioGroup, segment: Segment, programmes: ProgrammeSet, riskClass: RiskClass?,
        funding: FundingSource, wage: Rupiah, people: Int, covered: Int
    ) {
        self.group = group
        self.segment = segment
        self.programmes = programmes
        self.riskClass = riskClass
        self.funding = funding
        self.wage = wage
        self.people = people
        self.covered = min(covered, people)
    }
}

/// What is to be done in a year.
package struct ScenarioPlan: Sendable, Hashable {
    package var year: Int
    /// Who is insured, in the order in which the region would have it.
    package var groups: [ScenarioGroup]
    package var from: Month
    /// In four equal parts, each from its quarter on.
    package var isPhased = false
    /// JHT beside what everybody has, from this month on; nil for never.
    package var oldAgeFrom: Month?
    /// No more money than this; nil for as much as it takes.
    package var ceiling: Rupiah?

    package init(year: Int, groups: [ScenarioGroup], from: Month) {
        self.year = year
        self.groups = groups
        self.from = from
    }
}

/// What a plan brings and costs.
package struct ScenarioAnswer: Sendable, Hashable {
    /// What becomes of one group.
    package struct Share: Sendable, Hashable {
        package let group: ScenarioGroup
        package let people: Int
        /// At the end of the year.
        package let insured: Int
        package let personMonths: Int
        package let money: Rupiah
    }

    package let plan: ScenarioPlan
    /// The groups of the plan in its order, then the others.
    package let shares: [Share]
    /// The bill of each month of the year.
    package let bills: [Rupiah]
    package let status: LawStatus

    package var people: Int { shares.map(\.people).reduce(0, +) }
    package var insured: Int { shares.map(\.insured).reduce(0, +) }
    package var uninsured: Int { people - insured }
    package var personMonths: Int { shares.map(\.personMonths).reduce(0, +) }
    /// Months of people without protection in the year.
    package var uninsuredMonths: Int { people * bills.count - personMonths }
    package var money: Rupiah { shares.map(\.money).sum() }
}
