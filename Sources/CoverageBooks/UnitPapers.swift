import Continuity
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The units of a government and the papers without which they can pay nothing, as believed at an instant.
///
/// A unit without a paper of a kind goes by that of the unit above it. A village, a company or whatever else
/// stands alone has a budget and a treasurer of its own, so there the climb ends; an agreement may be that
/// of the government for all below it.
struct UnitPapers {
    struct Paper {
        let isSigned: Bool
        let from: Day
        let through: Day
    }

    /// Months for which a unit plans for some people of a category, or for none.
    struct Plan {
        let category: String
        /// `yyyymm`.
        let from: Int64
        let through: Int64
        let persons: Int64

        /// Whether it speaks of any month of the year of a month, `yyyymm`.
        func touches(yearOf month: Int64) -> Bool {
            from / 100 <= month / 100 && month / 100 <= through / 100
        }
    }

    private struct Unit {
        let parent: Int64?
        let standsAlone: Bool
        let name: String
    }

    private struct Holding: Hashable {
        let unit: Int64
        let kind: YearEndPaper
    }

    private var units: [Int64: Unit] = [:]
    private var papers: [Holding: [Paper]] = [:]
    private var plans: [Int64: [Plan]] = [:]

    init(government: Int64, known: Int64, on connection: any SQLConnection) throws {
        try connection.query(
            "SELECT unit_id, parent_unit_id, kind, name FROM unit WHERE gov_id = $1 ORDER BY unit_id",
            [.integer(government)]
        ) { row in
            let kind = InstitutionKind(rawValue: try row.text(2))
            units[try row.integer(0)] = Unit(
                parent: try row.optionalInteger(1), standsAlone: kind?.mayStandAlone ?? false,
                name: try row.text(3))
        }
        try connection.query(
            """
            SELECT unit_id, kind, is_signed, valid_from, valid_to FROM unit_paper
            WHERE gov_id = $1 AND recorded_ms <= $2 AND superseded_ms > $2
            ORDER BY unit_id, kind, valid_from, paper_id
            """, [.integer(government), .integer(known)]
        ) { row in
            guard let kind = YearEndPaper(rawValue: try row.text(1)) else { return }
            let paper = Paper(
                isSigned: try row.integer(2) == 1, from: try row.day(3, "unit_paper.valid_from"),
                through: try row.day(4, "unit_paper.valid_to"))
            papers[Holding(unit: try row.integer(0), kind: kind), default: []].append(paper)
        }
        try connection.query(
            """
            SELECT unit_id, category, from_month, to_month, persons FROM unit_plan
            WHERE gov_id = $1 AND recorded_ms <= $2 AND superseded_ms > $2
            ORDER BY unit_id, category, from_month, plan_id
            """, [.integer(government), .integer(known)]
        ) { row in
            let plan = Plan(
                category: try row.text(1), from: try row.integer(2), through: try row.integer(3),
                persons: try row.integer(4))
            plans[try row.integer(0), default: []].append(plan)
        }
    }

    /// The plans that a unit goes by; none where neither it nor a unit above plans for people, and then its
    /// budget is its plan.
    func plans(of unit: Int64) -> [Plan]? {
        if plans.isEmpty { return nil }
        var climbed: Set<Int64> = []
        var place: Int64? = unit
        while let number = place, climbed.insert(number).inserted {
            if let found = plans[number] { return found }
            guard let unit = units[number], !unit.standsAlone else { return nil }
            place = unit.parent
        }
        return nil
    }

    func name(of unit: Int64) -> String? { units[unit]?.name }

    /// The papers of a kind that a unit goes by.
    func papers(_ kind: YearEndPaper, of unit: Int64) -> [Paper] {
        var climbed: Set<Int64> = []
        var place: Int64? = unit
        while let number = place, climbed.insert(number).inserted {
            if let found = papers[Holding(unit: number, kind: kind)] { return found }
            guard let unit = units[number], kind == .agreement || !unit.standsAlone else { return [] }
            place = unit.parent
        }
        return []
    }

    /// A unit and all below it, in rising order.
    func under(_ unit: Int64) -> [Int64] {
        let below = Dictionary(grouping: units.keys.filter { units[$0]?.parent != nil }) {
            units[$0]?.parent ?? 0
        }
        var found: Set<Int64> = [unit]
        var waiting = [unit]
        while let next = waiting.popLast() {
            for child in below[next] ?? [] where found.insert(child).inserted { waiting.append(child) }
        }
        return found.sorted()
    }
}

/// The papers and plans of each unit as flags by month, worked out once a unit and category.
struct PaperFlags {
    private let papers: UnitPapers
    private let question: CoverageQuestion
    private var places: [Key: Int] = [:]
    private var last: (key: Key, place: Int)?
    /// `width` entries a unit and category.
    private var flags: [UInt16] = []

    init(_ papers: UnitPapers, _ question: CoverageQuestion) {
        self.papers = papers
        self.question = question
    }

    private struct Key: Hashable {
        let unit: Int64
        let category: UInt8
    }

    /// Where the months of a unit begin; for `flag`.
    ///
    /// - Parameter category: the place in `WorkerCategory.allCases` of the job.
    mutating func place(of unit: Int64, _ category: UInt8) -> Int {
        let key = Key(unit: unit, category: category)
        if let last, last.key == key { return last.place }
        let place = places[key] ?? flags.count
        if place == flags.count {
            places[key] = place
            flags.append(contentsOf: months(of: unit, WorkerCategory.allCases[Int(category)]))
        }
        last = (key, place)
        return place
    }

    func flag(_ unitPlace: Int, _ month: Int) -> UInt16 { flags[unitPlace + month] }

    private func months(of unit: Int64, _ category: WorkerCategory) -> [UInt16] {
        let plans = papers.plans(of: unit)
        let agreements = papers.papers(.agreement, of: unit)
        let budgets = papers.papers(.budget, of: unit)
        return (0..<question.width).map { place in
            let month = question.firstMonth.adding(place)
            var flags: MonthFlags = []
            if agreements.contains(where: { $0.isSigned && $0.touches(month) }) { flags.insert(.agreed) }
            for budget in budgets where budget.touches(month) {
                flags.insert(.planned)
                if budget.isSigned { flags.insert(.budgeted) }
            }
            let number = Int64(month.yyyymm)
            // In a year without any plan a unit goes by its budget: nobody planned by head-counts then.
            guard let plans, plans.contains(where: { $0.touches(yearOf: number) }) else {
                return flags.rawValue
            }
            let isPlanned = plans.contains {
                $0.category == category.rawValue && $0.persons > 0 && $0.from <= number
                    && number <= $0.through
            }
            if isPlanned { flags.insert(.planned) } else { flags.remove(.planned) }
            return flags.rawValue
        }
    }
}

extension UnitPapers.Paper {
    /// Whether it holds on a day of the month.
    func touches(_ month: Month) -> Bool { Month(of: from) <= month && month <= Month(of: through) }
}

extension FundingSource {
    /// Whether the money is spent under an agreement and a budget document: all that is public.
    var needsPapers: Bool {
        switch funder {
        case .nationalBudget, .regionalBudget, .villageBudget: true
        case .corporateGiving, .sponsor, .employer, .oneself: false
        }
    }
}
