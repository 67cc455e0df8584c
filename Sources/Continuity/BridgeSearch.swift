import LawBook
package import MoneyAndDates

extension BridgePlan {
    /// The cheapest plan among the options; nil where there is no gap to close.
    ///
    /// Exact: every set of papers is tried, and for each every way of giving each group to one paying option
    /// for some months. A group has one payer, so that no two purses meet in a month. An option that pays
    /// must come in time: once protection is lost, it closes nothing.
    ///
    /// - Precondition: at most twelve options; the time doubles with each.
    package static func cheapest(
        for unit: YearEndUnit, among options: [BridgeOption], after lastDay: Day
    ) -> BridgePlan? {
        precondition(options.count <= 12, "a bridge is sought among at most twelve options")
        guard let gap = unit.gap(after: lastDay), gap.personDays > 0 else { return nil }
        let papers = options.indices.filter { !options[$0].kind.pays }
        var search = BridgeSearch(unit: unit, options: options, lastDay: lastDay)
        for choice in 0..<(1 << papers.count) {
            search.tryPapers(papers.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element))
        }
        return search.best
    }
}

extension BridgeOption.Kind {
    /// Whether it pays dues, rather than bringing a paper.
    var pays: Bool {
        switch self {
        case .prepay, .advance: true
        case .bridgingClause, .earlyPaper: false
        }
    }

    /// Whether it can pay for somebody of a segment.
    func canPay(for segment: Segment) -> Bool {
        switch self {
        case .prepay: segment == .selfEmployed
        case .advance: true
        case .bridgingClause, .earlyPaper: false
        }
    }

    var monthsAtMost: Int {
        switch self {
        case .prepay(let months, _), .advance(_, let months, _): months
        case .bridgingClause, .earlyPaper: 0
        }
    }

    var available: Rupiah {
        switch self {
        case .prepay(_, let rupiah), .advance(_, _, let rupiah): rupiah
        case .bridgingClause, .earlyPaper: .zero
        }
    }
}

/// Tries sets of papers, and within each the ways of paying, and keeps the best.
struct BridgeSearch {
    /// One way of keeping one group: an option and its months, or none.
    private struct Way {
        let option: Int?
        let months: Int
        let daysLost: Int
        let rupiah: Rupiah
    }

    private let unit: YearEndUnit
    private let options: [BridgeOption]
    private let lastDay: Day
    private(set) var best: BridgePlan?

    private var papers: [Int] = []
    private var ways: [[Way]] = []
    private var chosen: [Way] = []
    /// What is left of each option’s money.
    private var left: [Rupiah]

    init(unit: YearEndUnit, options: [BridgeOption], lastDay: Day) {
        self.unit = unit
        self.options = options
        self.lastDay = lastDay
        left = options.map(\.kind.available)
    }

    mutating func tryPapers(_ papers: [Int]) {
        self.papers = papers
        let days = payableDays()
        ways = unit.groups.map { ways(to: $0, ownFrom: days.own, advanceFrom: days.advance) }
        chosen = []
        giveNextGroup(daysLost: 0)
    }

    /// The first day on which the unit itself can pay, and on which another purse can pay for it.
    private func payableDays() -> (own: Day, advance: Day) {
        let newYear = lastDay.adding(days: 1)
        var ready: [YearEndPaper: Day] = [:]
        for paper in unit.missing(after: lastDay) { ready[paper] = unit.papers[paper]?.nextReady ?? newYear }
        var clause: Day?
        for place in papers {
            switch options[place].kind {
            case .bridgingClause(let through): clause = max(through, clause ?? through)
            case .earlyPaper(let paper, let day): ready[paper] = ready[paper].map { min($0, day) }
            case .prepay, .advance: break
            }
        }
        let money = max(newYear, ready[.budget] ?? newYear, ready[.treasurer] ?? newYear)
        guard let agreement = ready[.agreement] else { return (money, newYear) }
        func agreed(from day: Day) -> Day {
            if let clause, day <= clause { return day }
            return max(day, agreement)
        }
        return (agreed(from: money), agreed(from: newYear))
    }

    private func ways(to group: BridgeGroup, ownFrom own: Day, advanceFrom advance: Day) -> [Way] {
        func lost(_ months: Int) -> Int {
            group.personDays(from: group.firstUncovered(paying: months), to: own)
        }
        var ways = [Way(option: nil, months: 0, daysLost: lost(0), rupiah: .zero)]
        for place in options.indices where options[place].kind.canPay(for: group.segment) {
            if case .advance = options[place].kind, advance > group.firstUncovered { continue }
            var months = 1
            while months <= options[place].kind.monthsAtMost, lost(months - 1) > 0,
                let rupiah = group.dues(of: months)
            {
                ways.append(Way(option: place, months: months, daysLost: lost(months), rupiah: rupiah))
                months += 1
            }
        }
        return ways
    }

    private mutating func giveNextGroup(daysLost: Int) {
        // The groups that wait lose at least what their best way leaves.
        let unavoidable = ways[chosen.count...].reduce(0) { $0 + ($1.map(\.daysLost).min() ?? 0) }
        if let best, daysLost + unavoidable > best.personDaysLeft { return }
        guard chosen.count < ways.count else { return keepIfBetter(daysLost: daysLost) }
        for way in ways[chosen.count] {
            if let option = way.option {
                guard way.rupiah <= left[option] else { continue }
                left[option] = left[option] - way.rupiah
            }
            chosen.append(way)
            giveNextGroup(daysLost: daysLost + way.daysLost)
            chosen.removeLast()
            if let option = way.option { left[option] += way.rupiah }
        }
    }

    private mutating func keepIfBetter(daysLost: Int) {
        let paying = options.indices.filter { place in chosen.contains { $0.option == place } }
        let steps = (papers + paying).sorted().map { place in
            BridgeStep(option: options[place], pays: payments(by: place))
        }
        let plan = BridgePlan(
            unit: unit.unit, steps: steps, personDaysLeft: daysLost,
            fees: steps.map(\.option.fee).sum(), moneyNeeded: chosen.map(\.rupiah).sum())
        if best.map({ plan.cost < $0.cost }) ?? true { best = plan }
    }

    private func payments(by option: Int) -> [BridgeStep.Payment] {
        chosen.enumerated().filter { $0.element.option == option }.map { group, way in
            BridgeStep.Payment(group: group, months: way.months, rupiah: way.rupiah)
        }
    }
}
