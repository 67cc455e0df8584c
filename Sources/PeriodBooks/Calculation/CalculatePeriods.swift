import Contributions
import Ledger
package import MoneyAndDates
import SQLDatabase
import SQLStore

extension PeriodBook {
    /// Hitung Iuran: what the people of a month owe by the law of the month, for one registration or for all
    /// that are open, in one transaction. Done again it changes nothing.
    ///
    /// - Parameter progress: is told the key of a step and how many rows it has come to.
    /// - Throws: `PeriodStepRefusal`, `PeriodRefusal`, or `LawGap` for a month that the book does not know.
    package func calculate(
        _ choice: PeriodChoice, _ month: Month,
        progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
    ) async throws -> CalculatedMonth {
        let kernel = try law.kernel(of: month)
        let digest = law.digest(of: month)
        return try await office.act { [self] connection, instant in
            let all = try registrations(on: connection)
            var periods = try locked(choice, month, all, on: connection)
            for period in periods { try refuseCalculating(period) }
            if periods.isEmpty { throw PeriodStepRefusal.nothingOpen(month) }
            let numbers = Set(periods.map(\.registration))

            progress("period.step.reading", 0)
            let only = choice == .all ? nil : numbers.first
            let spells = try MonthSpells.owed(
                only, month, government: office.government, all, on: connection)
            progress("period.step.calculating", spells.count)
            var lines = MonthAssessment.lines(of: spells, in: numbers, kernel)
            let differences = try differences(of: numbers, only, month, all, on: connection)
            for row in 0..<differences.count { lines.append(row, of: differences) }
            progress("period.step.storing", lines.count)
            let change = try AssessmentBook.store(
                lines, of: numbers.sorted(), government: office.government, period: month, on: connection)

            var found = Tally(lines, month, digest, all).periods
            var changes: [AuditChange] = []
            for place in periods.indices {
                let number = periods[place].registration
                guard var tally = found[number] else { continue }
                tally.isNew = try record(
                    tally, &periods[place], isChanged: change != .init(written: 0, removed: 0), at: instant,
                    on: connection)
                found[number] = tally
                if tally.isNew { changes.append(audit(tally)) }
            }
            let result = CalculatedMonth(
                periods: periods.compactMap { found[$0.registration] }, written: change.written,
                removed: change.removed)
            return Act(result, changes)
        }
    }

    /// The periods that are to be calculated, held until the end of the transaction.
    private func locked(
        _ choice: PeriodChoice, _ month: Month, _ all: [Int64: Registration],
        on connection: any SQLConnection
    ) throws -> [StoredPeriod] {
        switch choice {
        case .all:
            return try PeriodRows.ofMonth(
                month, government: office.government, locking: true, on: connection
            ).filter(\.isOpen)
        case .one(let text):
            return [try locked(text, month, on: connection).period]
        }
    }

    private func refuseCalculating(_ period: StoredPeriod) throws {
        var reporting = try period.reporting()
        try reporting.calculate(.zero, of: reporting.revision)
    }

    private func differences(
        of numbers: Set<Int64>, _ only: Int64?, _ month: Month, _ all: [Int64: Registration],
        on connection: any SQLConnection
    ) throws -> AssessmentColumns {
        let periods = try PeriodRows.all(
            government: office.government, registration: only, on: connection)
        let earlier = EarlierMonths(of: numbers, before: month, lookBack: lookBack, in: periods, law) {
            all[$0]?.riskClasses ?? []
        }
        let lines = DifferenceLines(
            government: office.government, registrations: all, law: law, periods: periods,
            connection: connection)
        return try lines.lines(earlier, only: only)
    }

    /// - Returns: whether anything of the period is other than it was.
    private func record(
        _ found: CalculatedPeriod, _ period: inout StoredPeriod, isChanged: Bool, at instant: Int64,
        on connection: any SQLConnection
    ) throws -> Bool {
        let before = period
        var reporting = try period.reporting()
        try reporting.calculate(found.dues, of: reporting.revision)
        period.stage = reporting.state.stage
        period.calculatedRevision = period.revision
        period.persons = Int64(found.persons)
        period.dues = found.dues.amount
        period.corrections = found.corrections.amount
        period.lawDigest = found.lawDigest
        period.seal = found.seal
        if period == before, !isChanged { return false }
        period.calculated = StoredPeriod.Step(by: office.actor, at: instant)
        try PeriodRows.update(period, at: instant, on: connection)
        return true
    }

    private func audit(_ found: CalculatedPeriod) -> AuditChange {
        office.change(
            "period.calculate", of: Self.subject(found.registration.id, found.month),
            after: "persons=\(found.persons) dues=\(found.dues.amount)"
                + " corrections=\(found.corrections.amount) refused=\(found.refused) law=\(found.lawDigest)")
    }
}

/// Adds the lines of a month up by registration.
private struct Tally {
    private(set) var periods: [Int64: CalculatedPeriod] = [:]

    init(_ lines: AssessmentColumns, _ month: Month, _ digest: String, _ all: [Int64: Registration]) {
        for registration in all.values {
            periods[registration.id] = CalculatedPeriod(
                registration: registration, month: month, lawDigest: digest)
        }
        var people: [Int64: Set<Int64>] = [:]
        var found: CalculatedPeriod?
        var place: Int64?
        let own = Int64(month.yyyymm)
        for row in 0..<lines.count {
            let number = lines.registrations[row]
            if number != place {
                if let place { periods[place] = found }
                (place, found) = (number, periods[number])
            }
            let total = Rupiah(lines.total(row))
            if lines.forMonths[row] != own {
                found?.corrections += total
                found?.correctionLines += 1
                found?.seal.differences += 1
            } else {
                found?.dues += total
                if lines.refusals[row] != 0 {
                    found?.refused += 1
                } else if lines.programmes[row] != 0 {
                    found?.seal.add(lines.spells[row])
                }
                people[number, default: []].insert(lines.persons[row])
            }
        }
        if let place { periods[place] = found }
        for (number, people) in people { periods[number]?.persons = people.count }
    }
}
