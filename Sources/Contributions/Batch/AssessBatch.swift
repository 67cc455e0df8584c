import LawBook
import MoneyAndDates

extension DuesKernel {
    /// What each row owes.
    package func assess(_ input: DuesInput, into output: inout DuesOutput) {
        assess(0..<input.count, of: input, into: &output)
    }

    /// What each row of a range owes; the first of them becomes the first row of the output.
    ///
    /// Nothing is shared but what is only read, so threads may take ranges of one input, each with an output
    /// of its own. An output that is used again is not allocated again.
    ///
    /// - Precondition: the columns of the input have one length, and the terms are codes of `DuesTerms`.
    package func assess(_ range: Range<Int>, of input: DuesInput, into output: inout DuesOutput) {
        let lengths = [input.programmes.count, input.terms.count, input.ages.count]
        precondition(
            lengths.allSatisfy { $0 == input.count } && [0, input.count].contains(input.contracts.count),
            "the columns of a batch have one length")
        output.resize(to: range.count)
        let rare = assessQuickly(
            range, of: input, &output.workAccident, &output.death, &output.oldAgeEmployer,
            &output.oldAgeWorker, &output.pensionEmployer, &output.pensionWorker)
        for row in rare {
            do throws(DuesRefusal) {
                output.set(try rareDues(ofRow: range.lowerBound + row, of: input), at: row)
            } catch {
                output.refuse(because: error, at: row)
            }
        }
    }

    /// The rows that need no more than a multiplication a share.
    ///
    /// The columns come apart because each is written through a span of its own.
    ///
    /// - Returns: the rows that are still to be worked out one by one.
    private func assessQuickly(
        _ range: Range<Int>, of input: DuesInput, _ workAccidents: inout [Int64], _ deaths: inout [Int64],
        _ oldAgeEmployers: inout [Int64], _ oldAgeWorkers: inout [Int64], _ pensionEmployers: inout [Int64],
        _ pensionWorkers: inout [Int64]
    ) -> [Int] {
        let amounts = input.amounts.span.extracting(range)
        let programmes = input.programmes.span.extracting(range)
        let terms = input.terms.span.extracting(range)
        let ages = input.ages.span.extracting(range)
        let (table, offsets) = (quickRows.span, offsets.span)
        let (limit, ceiling, addend) = (UInt64(quickLimit), ceiling, quickAddend)
        let codes = UInt32(DuesTerms.codeCount)
        var workAccident = workAccidents.mutableSpan
        var death = deaths.mutableSpan
        var oldAgeEmployer = oldAgeEmployers.mutableSpan
        var oldAgeWorker = oldAgeWorkers.mutableSpan
        var pensionEmployer = pensionEmployers.mutableSpan
        var pensionWorker = pensionWorkers.mutableSpan
        var rare: [Int] = []
        for place in 0..<amounts.count {
            let amount = amounts[unchecked: place]
            let offset = offsets[unchecked: Int(ages[unchecked: place])]
            let code = min(UInt32(terms[unchecked: place]), codes)
            let wanted = UInt32(programmes[unchecked: place]) & (QuickRow.sets &- 1)
            let row = Int((offset &+ code) &* QuickRow.sets | wanted)
            guard UInt64(bitPattern: amount &- 1) < limit, !table[unchecked: row].isRare else {
                rare.append(place)
                continue
            }
            let basis = table[unchecked: row].usesBands ? bands.base(of: amount) : amount
            let (wage, pensionable) = (UInt64(bitPattern: basis), UInt64(bitPattern: min(basis, ceiling)))
            workAccident[unchecked: place] = QuickRow.share(
                table[unchecked: row].workAccident, of: wage, addend)
            death[unchecked: place] =
                QuickRow.share(table[unchecked: row].death, of: wage, addend)
                &+ table[unchecked: row].deathSum
            oldAgeEmployer[unchecked: place] = QuickRow.share(
                table[unchecked: row].oldAgeEmployer, of: wage, addend)
            oldAgeWorker[unchecked: place] = QuickRow.share(
                table[unchecked: row].oldAgeWorker, of: wage, addend)
            pensionEmployer[unchecked: place] = QuickRow.share(
                table[unchecked: row].pensionEmployer, of: pensionable, addend)
            pensionWorker[unchecked: place] = QuickRow.share(
                table[unchecked: row].pensionWorker, of: pensionable, addend)
        }
        return rare
    }
}

/// One row of `DuesOutput`.
struct DuesOfRow {
    var workAccident: Int64 = 0
    var death: Int64 = 0
    var oldAgeEmployer: Int64 = 0
    var oldAgeWorker: Int64 = 0
    var pensionEmployer: Int64 = 0
    var pensionWorker: Int64 = 0
}

extension QuickRow {
    /// How many sets of programmes there are.
    static let sets: UInt32 = 1 << 5

    /// - Precondition: the basis is not above `QuickPrecision.limit`.
    @inline(__always)
    static func share(_ multiplier: UInt64, of basis: UInt64, _ addend: UInt64) -> Int64 {
        let (high, low) = basis.multipliedFullWidth(by: multiplier)
        return Int64(bitPattern: high &+ (low.addingReportingOverflow(addend).overflow ? 1 : 0))
    }
}
