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
        output.refusedCount = assessQuickly(
            range, of: input, &output.workAccident, &output.death, &output.oldAgeEmployer,
            &output.oldAgeWorker,
            &output.pensionEmployer, &output.pensionWorker, &output.refusals)
    }

    /// The rows that need no more than a multiplication a share. The others leave the loop one by one.
    ///
    /// The columns come apart because each is written through a span of its own.
    ///
    /// - Returns: how many rows were refused.
    private func assessQuickly(
        _ range: Range<Int>, of input: DuesInput, _ workAccidents: inout [Int64], _ deaths: inout [Int64],
        _ oldAgeEmployers: inout [Int64], _ oldAgeWorkers: inout [Int64], _ pensionEmployers: inout [Int64],
        _ pensionWorkers: inout [Int64], _ refusals: inout [UInt8]
    ) -> Int {
        let amounts = input.amounts.span.extracting(range)
        let programmes = input.programmes.span.extracting(range)
        let terms = input.terms.span.extracting(range)
        let ages = input.ages.span.extracting(range)
        let (table, offsets, bands) = (quickRows.span, offsets.span, bands)
        let (limit, ceiling, addend) = (UInt64(quickLimit), ceiling, quickAddend)
        var workAccident = workAccidents.mutableSpan
        var death = deaths.mutableSpan
        var oldAgeEmployer = oldAgeEmployers.mutableSpan
        var oldAgeWorker = oldAgeWorkers.mutableSpan
        var pensionEmployer = pensionEmployers.mutableSpan
        var pensionWorker = pensionWorkers.mutableSpan
        var refusal = refusals.mutableSpan
        var refused = 0
        for place in amounts.indices {
            let amount = amounts[unchecked: place]
            let wanted = programmes[unchecked: place]
            let index = Int(terms[unchecked: place]) + Int(offsets[unchecked: Int(ages[unchecked: place])])
            let row = table[unchecked: index]
            var owed = DuesOfRow()
            var reason: UInt8 = 0
            if UInt64(bitPattern: amount &- 1) < limit, (wanted | DuesRow.anyProgramme) & row.leaving == 0 {
                let basis = row.usesBands ? bands.base(of: amount) : amount
                owed = row.dues(of: basis, upTo: ceiling, in: wanted, adding: addend)
            } else {
                do throws(DuesRefusal) {
                    owed = try rareDues(ofRow: range.lowerBound + place, of: input)
                } catch {
                    reason = error.rawValue
                    refused += 1
                }
            }
            workAccident[unchecked: place] = owed.workAccident
            death[unchecked: place] = owed.death
            oldAgeEmployer[unchecked: place] = owed.oldAgeEmployer
            oldAgeWorker[unchecked: place] = owed.oldAgeWorker
            pensionEmployer[unchecked: place] = owed.pensionEmployer
            pensionWorker[unchecked: place] = owed.pensionWorker
            refusal[unchecked: place] = reason
        }
        return refused
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
    /// - Precondition: the basis is neither negative nor above `QuickPrecision.limit`.
    @inline(__always)
    func dues(of basis: Int64, upTo ceiling: Int64, in programmes: UInt8, adding addend: UInt64) -> DuesOfRow
    {
        let (wage, pensionable) = (UInt64(bitPattern: basis), UInt64(bitPattern: min(basis, ceiling)))
        let accidents = Self.mask(programmes, .workAccident)
        let deaths = Self.mask(programmes, .death)
        let oldAge = Self.mask(programmes, .oldAge)
        let pension = Self.mask(programmes, .pension)
        return DuesOfRow(
            workAccident: Self.share(workAccident, of: wage, addend) & accidents,
            death: (Self.share(death, of: wage, addend) &+ deathSum) & deaths,
            oldAgeEmployer: Self.share(oldAgeEmployer, of: wage, addend) & oldAge,
            oldAgeWorker: Self.share(oldAgeWorker, of: wage, addend) & oldAge,
            pensionEmployer: Self.share(pensionEmployer, of: pensionable, addend) & pension,
            pensionWorker: Self.share(pensionWorker, of: pensionable, addend) & pension)
    }

    @inline(__always)
    private static func share(_ multiplier: UInt64, of basis: UInt64, _ addend: UInt64) -> Int64 {
        let (high, low) = basis.multipliedFullWidth(by: multiplier)
        return Int64(bitPattern: high &+ (low.addingReportingOverflow(addend).overflow ? 1 : 0))
    }

    /// All ones where the programme is among them.
    @inline(__always)
    private static func mask(_ programmes: UInt8, _ programme: Programme) -> Int64 {
        programmes & programme.bit == 0 ? 0 : -1
    }
}
