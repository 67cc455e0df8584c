import Contributions
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What the law of a month asks for jobs, as lines of the month.
enum MonthAssessment {
    /// A line for each job that owes something, and for each that the law refuses, in the order of the key.
    ///
    /// Programmes of a line are those that are owed: without pension past the pension age.
    static func lines(
        of spells: MonthSpells, in registrations: Set<Int64>, _ kernel: DuesKernel
    ) -> AssessmentColumns {
        var input = DuesInput()
        input.amounts = spells.wages
        input.programmes = spells.programmes
        input.terms = spells.terms
        input.ages = spells.ages
        var output = DuesOutput()
        kernel.assess(input, into: &output)

        var lines = AssessmentColumns()
        lines.reserve(spells.count)
        let month = Int64(kernel.month.yyyymm)
        for row in inKeyOrder(spells, registrations) where spells.programmes[row] != 0 {
            lines.append(row, of: spells, output, month)
        }
        return lines
    }

    /// The rows of the registrations asked for, by registration and then as they stand: by job.
    private static func inKeyOrder(_ spells: MonthSpells, _ asked: Set<Int64>) -> [Int] {
        if asked.count == 1, let only = asked.first {
            return (0..<spells.count).filter { spells.registrations[$0] == only }.sorted {
                spells.spells[$0] < spells.spells[$1]
            }
        }
        let numbers = asked.sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
        var buckets = [[Int]](repeating: [], count: numbers.count)
        var last: (registration: Int64, place: Int?) = (0, nil)
        for row in 0..<spells.count {
            let registration = spells.registrations[row]
            if registration != last.registration { last = (registration, places[registration]) }
            if let place = last.place { buckets[place].append(row) }
        }
        return buckets.flatMap { bucket in
            let rises = zip(bucket, bucket.dropFirst()).allSatisfy { spells.spells[$0] < spells.spells[$1] }
            return rises ? bucket : bucket.sorted { spells.spells[$0] < spells.spells[$1] }
        }
    }
}

extension AssessmentColumns {
    fileprivate mutating func append(
        _ row: Int, of spells: MonthSpells, _ output: DuesOutput, _ month: Int64
    ) {
        registrations.append(spells.registrations[row])
        self.spells.append(spells.spells[row])
        forMonths.append(month)
        persons.append(spells.persons[row])
        reasons.append(utf8: Self.regular.utf8)
        wages.append(spells.wages[row])
        riskClasses.append(spells.riskClasses[row])
        jobLoss.append(0)
        let refusal = spells.refusals[row] != 0 ? spells.refusals[row] : output.refusals[row]
        refusals.append(Int64(refusal))
        let isOwed = refusal == 0
        workAccident.append(isOwed ? output.workAccident[row] : 0)
        death.append(isOwed ? output.death[row] : 0)
        oldAgeEmployer.append(isOwed ? output.oldAgeEmployer[row] : 0)
        oldAgeWorker.append(isOwed ? output.oldAgeWorker[row] : 0)
        pensionEmployer.append(isOwed ? output.pensionEmployer[row] : 0)
        pensionWorker.append(isOwed ? output.pensionWorker[row] : 0)
        let hasPension = output.pensionEmployer[row] != 0 || output.pensionWorker[row] != 0
        let pension = ProgrammeSet(.pension).rawValue
        let owed = isOwed && !hasPension ? spells.programmes[row] & ~pension : spells.programmes[row]
        programmes.append(isOwed ? Int64(owed) : 0)
    }

    /// Whole rupiah of a line, over all programmes and payers.
    package func total(_ row: Int) -> Int64 {
        workAccident[row] + death[row] + oldAgeEmployer[row] + oldAgeWorker[row] + pensionEmployer[row]
            + pensionWorker[row] + jobLoss[row]
    }
}
