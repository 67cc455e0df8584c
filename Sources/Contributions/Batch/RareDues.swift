import LawBook
import MoneyAndDates

/// Rows that leave the quick loop: each by itself, in the order of questions of `Assessment.assess`.
extension DuesKernel {
    @inline(never)
    func rareDues(ofRow place: Int, of input: DuesInput) throws(DuesRefusal) -> DuesOfRow {
        let (code, wanted) = (input.terms[place], input.programmes[place])
        let terms = DuesTerms.decoded(code).terms
        let row = rows[standings[Int(input.ages[place])].rawValue * DuesTerms.codeCount + Int(code)]
        let contract = input.contracts.isEmpty ? DuesInput.unknown : input.contracts[place]
        if case .migrant(let route) = terms {
            return try migrantDues(row, wanted, route, months: contract)
        }
        let amount = input.amounts[place]
        try refuseUnlikely(amount, above: TypingLimit.monthly)
        if case .construction = terms {
            try refuseUnlikely(contract, above: TypingLimit.contract)
            if amount == DuesInput.unknown { return try contractDues(row, wanted, contract) }
        }
        if let refusal = row.refusal(in: wanted, amountKnown: amount != DuesInput.unknown) { throw refusal }
        let isKnown = amount != DuesInput.unknown
        return dues(row, wanted, basis: isKnown ? row.usesBands ? bands.base(of: amount) : amount : 0)
    }

    private func refuseUnlikely(_ amount: Int64, above limit: Rupiah) throws(DuesRefusal) {
        if amount == DuesInput.unknown { return }
        if amount <= 0 { throw .notPositive }
        if amount > limit.amount { throw .absurd }
    }

    private func dues(_ row: DuesRow, _ wanted: UInt8, basis: Int64) -> DuesOfRow {
        let pensionable = min(basis, ceiling)
        var owed = DuesOfRow()
        if wanted & Programme.workAccident.bit != 0 {
            owed.workAccident = share(row.shares.workAccident, of: basis)
        }
        if wanted & Programme.death.bit != 0 {
            owed.death = share(row.shares.death, of: basis) + row.deathSum
        }
        if wanted & Programme.oldAge.bit != 0 {
            owed.oldAgeEmployer = share(row.shares.oldAgeEmployer, of: basis)
            owed.oldAgeWorker = share(row.shares.oldAgeWorker, of: basis)
        }
        if wanted & Programme.pension.bit != 0 {
            owed.pensionEmployer = share(row.shares.pensionEmployer, of: pensionable)
            owed.pensionWorker = share(row.shares.pensionWorker, of: pensionable)
        }
        return owed
    }

    private func share(_ share: Int64, of basis: Int64) -> Int64 {
        Rate.round(Int128(basis) * Int128(share), over: Int128(QuickRow.whole), rounding).amount
    }

    /// Construction without a known wage, by the slices of the contract value.
    private func contractDues(
        _ row: DuesRow, _ wanted: UInt8, _ contract: Int64
    ) throws(DuesRefusal) -> DuesOfRow {
        var owed = DuesOfRow()
        if wanted & Programme.workAccident.bit != 0 {
            owed.workAccident = try sliced(accidentSlices, contract)
        }
        if wanted & Programme.death.bit != 0 { owed.death = try sliced(deathSlices, contract) }
        let others = ~(Programme.workAccident.bit | Programme.death.bit)
        if (wanted | DuesRow.anyProgramme) & others & row.gaps != 0 { throw .lawGap }
        return owed
    }

    private func sliced(_ slices: ContractSlices, _ contract: Int64) throws(DuesRefusal) -> Int64 {
        if slices.hasGapInRelief { throw .lawGap }
        if contract == DuesInput.unknown { throw .missing }
        if slices.hasGapInTiers { throw .lawGap }
        return slices.dues(of: contract)
    }

    /// One sum for JKK and JKM together; the other programmes only ask whether there is a rule at all.
    private func migrantDues(
        _ row: DuesRow, _ wanted: UInt8, _ route: MigrantRoute, months: Int64
    ) throws(DuesRefusal) -> DuesOfRow {
        if months != DuesInput.unknown, months <= 0 { throw .notPositive }
        guard let sums = migrants[route], !sums.hasGapInObligations else { throw .lawGap }
        var owed = DuesOfRow()
        if wanted & (Programme.workAccident.bit | Programme.death.bit) != 0 {
            if months == DuesInput.unknown { throw .missing }
            owed.workAccident = try sums.dues(of: months)
        }
        if row.gaps != 0 { throw .lawGap }
        return owed
    }
}
