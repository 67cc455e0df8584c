import Contributions
import LawBook
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// What many people owe for a month, by programme and payer; whole rupiah.
package struct DuesSums: Sendable, Hashable {
    package fileprivate(set) var workAccident: Int64 = 0
    package fileprivate(set) var death: Int64 = 0
    package fileprivate(set) var oldAgeEmployer: Int64 = 0
    package fileprivate(set) var oldAgeWorker: Int64 = 0
    package fileprivate(set) var pensionEmployer: Int64 = 0
    package fileprivate(set) var pensionWorker: Int64 = 0

    package init() {}

    package var total: Rupiah {
        Rupiah(workAccident + death + oldAgeEmployer + oldAgeWorker + pensionEmployer + pensionWorker)
    }

    /// The sums of both.
    package static func + (left: DuesSums, right: DuesSums) -> DuesSums {
        var sums = left
        sums.workAccident += right.workAccident
        sums.death += right.death
        sums.oldAgeEmployer += right.oldAgeEmployer
        sums.oldAgeWorker += right.oldAgeWorker
        sums.pensionEmployer += right.pensionEmployer
        sums.pensionWorker += right.pensionWorker
        return sums
    }

    fileprivate mutating func add(_ row: Int, of output: DuesOutput) {
        workAccident += output.workAccident[row]
        death += output.death[row]
        oldAgeEmployer += output.oldAgeEmployer[row]
        oldAgeWorker += output.oldAgeWorker[row]
        pensionEmployer += output.pensionEmployer[row]
        pensionWorker += output.pensionWorker[row]
    }
}

/// A registration's month under two laws.
package struct WeighedRegistration: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package fileprivate(set) var people = 0
    /// Those whose dues differ.
    package fileprivate(set) var changed = 0
    /// Those for whom the other law gives no amount, though the law in force does.
    package fileprivate(set) var refused = 0
    package fileprivate(set) var before = DuesSums()
    package fileprivate(set) var after = DuesSums()
}

extension PeriodBook {
    /// The dues of a month by the law in force and by another, for the jobs as they are believed now. Nothing
    /// is stored. The whole of it is one stream of jobs and two runs of the batch kernel.
    ///
    /// - Parameters:
    ///   - law: the other one.
    ///   - only: the registrations that count; nil for the whole government.
    /// - Returns: by registration, the largest difference first.
    /// - Throws: `LawGap` for a month that either law does not know.
    package func weighed(
        _ month: Month, against law: PeriodLaw, in only: Set<Int64>? = nil
    ) async throws -> [WeighedRegistration] {
        let kernels = (try self.law.kernel(of: month), try law.kernel(of: month))
        let government = office.government
        let (spells, names) = try await office.database.read { [self] connection in
            let all = try registrations(on: connection)
            return (
                try MonthSpells.owed(nil, month, government: government, all, on: connection),
                all.mapValues(\.name)
            )
        }
        var input = DuesInput()
        input.amounts = spells.wages
        input.programmes = spells.programmes
        input.terms = spells.terms
        input.ages = spells.ages
        var (before, after) = (DuesOutput(), DuesOutput())
        kernels.0.assess(input, into: &before)
        kernels.1.assess(input, into: &after)
        var found: [Int64: WeighedRegistration] = [:]
        for row in 0..<spells.count where spells.programmes[row] != 0 && spells.refusals[row] == 0 {
            let number = spells.registrations[row]
            guard only?.contains(number) ?? true, before.refusals[row] == 0 else { continue }
            found[number, default: WeighedRegistration(id: number, name: names[number] ?? "")].add(
                row, before, after)
        }
        return found.values.sorted { left, right in
            let differences = [left, right].map { abs(($0.after.total - $0.before.total).amount) }
            return differences[0] == differences[1] ? left.id < right.id : differences[0] > differences[1]
        }
    }
}

extension WeighedRegistration {
    fileprivate mutating func add(_ row: Int, _ old: DuesOutput, _ new: DuesOutput) {
        people += 1
        before.add(row, of: old)
        after.add(row, of: new)
        if new.refusals[row] != 0 { refused += 1 }
        let isSame =
            old.workAccident[row] == new.workAccident[row] && old.death[row] == new.death[row]
            && old.oldAgeEmployer[row] == new.oldAgeEmployer[row]
            && old.oldAgeWorker[row] == new.oldAgeWorker[row]
            && old.pensionEmployer[row] == new.pensionEmployer[row]
            && old.pensionWorker[row] == new.pensionWorker[row]
        if !isSame { changed += 1 }
    }
}
