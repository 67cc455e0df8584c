package import LawBook
package import MoneyAndDates
package import RosterFiles

/// What a check found, in numbers: the content of the one-page summary.
package struct CheckSummary: Sendable {
    package var unit: String?
    package var month: Month
    package var segment: Segment
    package var programmes: [Programme]
    package var riskClass: RiskClass
    package var wageBasis: WageBasis
    /// The one wage of everybody under a minimum wage or a fixed sum.
    package var wageOfEverybody: Dated<Rupiah>?
    package var files: [FileCount] = []
    /// Whether a list of participants was given; without one everybody counts as new.
    package var hasParticipants: Bool
    package var participants = 0
    package var people = PeopleCount()
    package var money = MoneyCount()
    package var audit: [AuditFinding] = []
    package var budget: BudgetOutlook?
    /// How often each kind of repair was made, by its key in `words/`.
    package var repairs: [KeyedCount] = []
    /// How often each finding was made, by its key in `words/`.
    package var findings: [KeyedCount] = []
    package var sipp: [SIPPCount] = []
    /// Values of the law that are not verified and under some amount here.
    package var doubts: [LawDoubt] = []
    package var notes: [Note] = []

    /// A roster and how many people stand in it.
    package struct FileCount: Sendable, Equatable {
        package var name: String
        package var sheets: [String]
        package var rows: Int
        /// Rows that are nobody: headings, totals, signatures. The first of them are in `skipped`.
        package var skippedCount = 0
        package var skipped: [SkippedRow] = []
    }

    /// How often something was found, by its key in `words/`.
    package struct KeyedCount: Sendable, Hashable {
        package var key: String
        package var count: Int
    }

    /// A SIPP file, its rows, and how many of them SIPP would not take.
    package struct SIPPCount: Sendable, Hashable {
        package var file: String
        package var rows: Int
        package var willBeRejected: Int
        package var mayBeRejected: Int

        package init(file: String, rows: Int, willBeRejected: Int, mayBeRejected: Int) {
            self.file = file
            self.rows = rows
            self.willBeRejected = willBeRejected
            self.mayBeRejected = mayBeRejected
        }
    }

    /// A value of the law that is not enacted, with the rupiah that rest on it.
    package struct LawDoubt: Sendable, Hashable {
        package var citation: Citation
        package var since: Day
        package var status: LawStatus
        package var says: Reason
        package var rupiah: Rupiah
    }

    /// Whether anything waits for a person.
    package var needsSomebody: Bool { people.toRepair > 0 || people.toReview > 0 }

    package init(
        unit: String?, month: Month, segment: Segment, programmes: [Programme], riskClass: RiskClass,
        wageBasis: WageBasis, hasParticipants: Bool
    ) {
        self.unit = unit
        self.month = month
        self.segment = segment
        self.programmes = programmes
        self.riskClass = riskClass
        self.wageBasis = wageBasis
        self.hasParticipants = hasParticipants
    }
}

/// Heads, each counted once. Rows are `people + duplicates`.
package struct PeopleCount: Sendable, Hashable {
    package var rows = 0
    /// Rows that repeat a person who stands in an earlier row.
    package var duplicates = 0
    /// Already a participant.
    package var matched = 0
    /// Of those the ones whose membership has ended, so that nothing protects them.
    package var inactive = 0
    /// Perhaps a participant; a clerk must look.
    package var toReview = 0
    /// Not a participant yet.
    package var new = 0
    /// Rows that cannot go on before somebody repairs them; they are among the three above.
    package var toRepair = 0
    /// Not to be insured by this roster: dead or gone.
    package var gone = 0

    package init() {}

    package var people: Int { rows - duplicates }
}

/// What is owed for the month, by programme and payer, of those to be insured.
package struct MoneyCount: Sendable, Hashable {
    /// One programme and payer.
    package struct Line: Sendable, Hashable {
        package var code: String
        package var payer: Payer
        package var people: Int
        package var amount: Rupiah
    }

    package var lines: [Line] = []
    package var people = 0
    package var employerTotal = Rupiah.zero
    package var workerTotal = Rupiah.zero
    /// The part of the total that waits for rows to be repaired or reviewed.
    package var held = Rupiah.zero
    package var heldPeople = 0
    /// People to be insured whose wage is not known, so that nothing could be computed.
    package var withoutWage = 0

    package init() {}

    package var total: Rupiah { employerTotal + workerTotal }
    package var ready: Rupiah { total - held }
}

/// What an auditor would find before he finds it.
package struct AuditFinding: Sendable, Hashable {
    package var category: AuditCategory
    package var rows: Int
    /// What is paid in a month for those rows.
    package var atRisk: Rupiah
    /// The first rows, as file and row, so that somebody can look.
    package var examples: [String]
}

/// The kinds of wrong entries that the audit board (BPK) reports in contribution lists.
package enum AuditCategory: String, Sendable, Hashable, CaseIterable {
    case invalidNIK = "nik-invalid"
    case duplicate
    case differentPerson = "different-person"
    case moved
    case deadOrLeft = "dead-or-left"
}

/// How far a sum of money reaches, month by month under the law of each month.
package struct BudgetOutlook: Sendable, Hashable {
    /// What one month costs.
    package struct MonthCost: Sendable, Hashable {
        package var month: Month
        package var cost: Rupiah
        /// Whether the money still covers this month in full.
        package var isFunded: Bool
    }

    package var budget: Rupiah
    /// From the month of the check to December.
    package var months: [MonthCost]
    /// Paid months before the full death benefit, under the law of the first month; nil where it is full at
    /// once.
    package var fullBenefitMonths: Int?

    package var monthsFunded: Int { months.prefix { $0.isFunded }.count }
    package var needed: Rupiah { months.map(\.cost).sum() }
    /// What is left over, or what is missing when negative.
    package var balance: Rupiah { budget - needed }
    package var firstUncovered: Month? { months.first { !$0.isFunded }?.month }
    /// The months of the full death benefit where the money does not last so long; nil where it does.
    package var benefitOutOfReach: Int? { fullBenefitMonths.flatMap { monthsFunded < $0 ? $0 : nil } }

    /// Months in a row that cost the same and are funded alike.
    package struct Run: Sendable, Hashable {
        package var first: Month
        package var last: Month
        package var count: Int
        package var cost: Rupiah
        package var isFunded: Bool
    }

    package var runs: [Run] {
        var runs: [Run] = []
        for month in months {
            if let last = runs.last, last.cost == month.cost, last.isFunded == month.isFunded {
                runs[runs.count - 1].last = month.month
                runs[runs.count - 1].count += 1
            } else {
                runs.append(
                    Run(
                        first: month.month, last: month.month, count: 1, cost: month.cost,
                        isFunded: month.isFunded))
            }
        }
        return runs
    }
}
