import Continuity
import Membership
import MoneyAndDates

/// What `PersonFacts` makes of the histories, written from the rules and not from the reading.
extension StoredHistories {
    static var lastMonth: Month { first.adding(width - 1) }

    func facts(of place: Int, knownAt instant: Instant) -> PersonFacts {
        let life = lives[place]
        let isDeathKnown = (life.diedKnown ?? at(0)) <= instant
        return PersonFacts(
            of: LifeDays(born: life.born, died: isDeathKnown ? life.died : nil), jobs: jobs[place],
            records: records(of: place, instant), from: StoredHistories.first,
            through: StoredHistories.lastMonth, knownAt: instant)
    }

    private func records(of place: Int, _ instant: Instant) -> [CoverageRecord] {
        let always = Knowledge(recorded: at(0))
        let spells = jobs[place].known(at: instant)
        var records: [CoverageRecord] = []
        for number in 0..<StoredHistories.width {
            let month = StoredHistories.first.adding(number)
            var steps = spells.first { $0.touches(month) }.map { paperSteps($0, month, instant) } ?? []
            steps += lineSteps(lives[place].person, month, instant)
            records += steps.map { CoverageRecord($0, for: month, knowledge: always) }
        }
        return records
    }

    private func paperSteps(
        _ job: JobSpell, _ month: Month, _ instant: Instant
    ) -> [CoverageRecord.Step] {
        let isPrivate: Set<FundingSource> = [.corporateGiving, .alms, .sponsor, .employer, .oneself]
        if isPrivate.contains(job.terms.funding) { return [.planned, .budgeted, .agreed] }
        let unit = Int(job.terms.unit.number)
        var steps: [CoverageRecord.Step] = []
        let budgets = papers(.budget, of: unit, instant).filter { $0.holds(in: month) }
        if papers(.agreement, of: unit, instant).contains(where: { $0.isSigned && $0.holds(in: month) }) {
            steps.append(.agreed)
        }
        if budgets.contains(where: \.isSigned) { steps.append(.budgeted) }
        if !budgets.isEmpty || job.terms.letter != nil { steps.append(.planned) }
        return steps
    }

    /// Units: 1 is the city, 2 an office under it, 3 a branch of the office, 4 a village under the city.
    private func papers(_ kind: YearEndPaper, of unit: Int, _ instant: Instant) -> [Paper] {
        let villageClimbs = kind == .agreement ? [4, 1] : [4]
        let way = [1: [1], 2: [2, 1], 3: [3, 2, 1], 4: villageClimbs][unit] ?? []
        let known = papers.filter { $0.kind == kind && $0.knowledge.holds(at: instant) }
        let nearest = way.first { unit in known.contains { $0.unit == unit } }
        return known.filter { $0.unit == nearest }
    }

    private func lineSteps(_ person: Int64, _ month: Month, _ instant: Instant) -> [CoverageRecord.Step] {
        let mine = (linesOf[person] ?? []).filter { line in
            line.forMonth == month && line.period >= StoredHistories.first
                && (finalised[line.registration]?[line.period]).map { $0 <= instant } ?? false
        }
        guard !mine.isEmpty else { return [] }
        let standings = mine.map { ($0, standing(of: $0, instant)) }
        var steps: [CoverageRecord.Step] = [.reported]
        if standings.contains(where: \.1.isBilled) { steps.append(.billed) }
        let regular = standings.filter { $0.0.cause == "regular" }
        let others = standings.filter { $0.0.cause != "regular" && $0.1.paidOn != nil }
        let paid = standings.filter { $0.1.paidOn != nil }
        let amount = paid.reduce(Int64(0)) { $0 + $1.0.amount }
        if amount <= 0, others.contains(where: { $0.0.amount < 0 }) { return steps }
        if regular.contains(where: { $0.1.paidOn == nil }) { return steps }
        let day =
            regular.isEmpty
            ? others.filter { $0.0.amount > 0 }.compactMap(\.1.paidOn).min()
            : regular.compactMap(\.1.paidOn).max()
        if let day { steps.append(.paid(on: day, Rupiah(amount))) }
        return steps
    }

    private func standing(of line: Line, _ instant: Instant) -> (isBilled: Bool, paidOn: Day?) {
        guard line.cause == "regular" else { return correction(of: line, instant) }
        guard
            let bill = bills.first(where: { $0.registration == line.registration && $0.month == line.period }
            ),
            bill.recorded <= instant, bill.isStanding || instant < bill.changed
        else { return (false, nil) }
        return (true, bill.claims.first { $0.knowledge.holds(at: instant) }?.paidOn)
    }

    private func correction(of line: Line, _ instant: Instant) -> (isBilled: Bool, paidOn: Day?) {
        let found = corrections.first {
            $0.registration == line.registration && $0.forMonth == line.forMonth
                && $0.bookedIn == line.period && $0.cause == line.cause
        }
        guard let found, found.recorded <= instant else { return (false, nil) }
        // The first milliseconds of 1970 are 1 January in Jakarta too.
        guard let claim = found.claims.first(where: { $0.knowledge.holds(at: instant) }) else {
            return (true, day(19_700_101))
        }
        return (true, claim.paidOn)
    }
}

extension StoredHistories.Paper {
    func holds(in month: Month) -> Bool { from <= month.lastDay && month.firstDay <= through }
}
