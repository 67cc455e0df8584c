import Contributions
import Ledger
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What the law and the register say now of months that are locked, less what the lines of those months and
/// their corrections say: lines of the period at hand, each for an earlier month and with its cause. The
/// locked lines are never touched.
struct DifferenceLines {
    let government: Int64
    let registrations: [Int64: Registration]
    let law: PeriodLaw
    /// Every period of the government.
    let periods: [StoredPeriod]
    let connection: any SQLConnection

    /// Up to so many people are looked up one by one; beyond, the month is read as a whole.
    private static let fewPeople = 20_000

    /// - Parameter only: where one registration is calculated, which.
    func lines(_ earlier: EarlierMonths, only: Int64?) throws -> AssessmentColumns {
        var found = AssessmentColumns()
        guard let first = earlier.months.map(\.calculated).min() else { return found }
        let changed = try ChangedJobs.read(
            government: government, registration: only, after: first, on: connection)
        let standings = Standings(periods)
        var corrections: StandingLines?
        for month in earlier.months {
            let people = changed.people(in: month.month, after: month.calculated)
            if people.isEmpty && month.underOtherLaw.isEmpty { continue }
            if month.underOtherLaw.isEmpty, people.count <= Self.fewPeople {
                let spells = try MonthSpells.ofPeople(
                    people, month.month, government: government, registrations, on: connection)
                let standing = try StandingLines.read(
                    month, people: people, standing: standings, government, on: connection)
                try add(&found, of: month, spells, standing, changed: Set(people))
                continue
            }
            let numbers = earlier.months.reduce(into: Set<Int64>()) { $0.formUnion($1.registrations) }
            let earlierCorrections =
                try corrections
                ?? StandingLines.corrections(of: numbers, standing: standings, government, on: connection)
            corrections = earlierCorrections
            let spells = try MonthSpells.owed(
                only, month.month, government: government, registrations, on: connection)
            let standing = try StandingLines.read(
                month, corrections: earlierCorrections, government, on: connection)
            try add(&found, of: month, spells, standing, changed: Set(people))
        }
        return found
    }

    private func add(
        _ found: inout AssessmentColumns, of earlier: EarlierMonth, _ spells: MonthSpells,
        _ lines: StandingLines, changed: Set<Int64>
    ) throws {
        var standing = lines
        let right = MonthAssessment.lines(
            of: spells, in: earlier.registrations, try law.kernel(of: earlier.month))
        let month = Int64(earlier.month.yyyymm)
        for row in 0..<right.count {
            let key = StandingLines.Key(
                registration: right.registrations[row], spell: right.spells[row], forMonth: month)
            let was = standing.remove(key)
            // What the law refuses now is shown in the period's own month; the locked month stays.
            if right.refusals[row] != 0, right.refusals[row] != RowRefusal.died.rawValue { continue }
            guard
                changed.contains(right.persons[row])
                    || earlier.underOtherLaw.contains(right.registrations[row])
            else { continue }
            let cause = CorrectionCause.of(was, to: right, row)
            found.appendDifference(from: was, to: right, row, cause)
        }
        for (key, was) in standing.lines where changed.contains(was.person) {
            found.appendDifference(away: was, key)
        }
    }
}

extension CorrectionCause {
    /// Why a job's month comes out otherwise, as far as the lines tell.
    fileprivate static func of(
        _ was: StandingLines.Standing?, to right: AssessmentColumns, _ row: Int
    ) -> CorrectionCause {
        guard let was, was.amounts.contains(where: { $0 != 0 }) else { return .joinerReportedLate }
        if right.refusals[row] == RowRefusal.died.rawValue { return .deathReportedLate }
        if was.wage != right.wages[row] { return .wageReportedLate }
        if was.programmes != right.programmes[row] { return .mistake }
        return was.riskClass == right.riskClasses[row] ? .lawChangedBack : .classChangedBack
    }
}

extension AssessmentColumns {
    /// A line of what is right less what stands; none where every amount is the same.
    fileprivate mutating func appendDifference(
        from was: StandingLines.Standing?, to right: AssessmentColumns, _ row: Int, _ cause: CorrectionCause
    ) {
        let before = was?.amounts ?? Array(repeating: 0, count: Self.amounts.count)
        let now = Self.amounts.map { right[keyPath: $0.path][row] }
        if before == now { return }
        registrations.append(right.registrations[row])
        spells.append(right.spells[row])
        forMonths.append(right.forMonths[row])
        persons.append(right.persons[row])
        reasons.append(cause.rawValue)
        refusals.append(0)
        riskClasses.append(right.riskClasses[row])
        programmes.append(right.programmes[row])
        wages.append(right.wages[row])
        for (place, column) in Self.amounts.enumerated() {
            self[keyPath: column.path].append(now[place] - before[place])
        }
    }

    /// A line that takes back all that stands: nobody owes it any more.
    fileprivate mutating func appendDifference(
        away was: StandingLines.Standing, _ key: StandingLines.Key
    ) {
        if was.amounts.allSatisfy({ $0 == 0 }) { return }
        registrations.append(key.registration)
        spells.append(key.spell)
        forMonths.append(key.forMonth)
        persons.append(was.person)
        reasons.append(CorrectionCause.leaverReportedLate.rawValue)
        refusals.append(0)
        riskClasses.append(was.riskClass)
        programmes.append(0)
        wages.append(was.wage)
        for (place, column) in Self.amounts.enumerated() {
            self[keyPath: column.path].append(-was.amounts[place])
        }
    }
}
