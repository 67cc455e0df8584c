import LawBook
import MoneyAndDates

/// What the law of one month says to one code of `DuesTerms` at one age: shares that are still to be taken of
/// an amount, and what cannot be told.
struct DuesRow {
    /// The payable share of the basis, reliefs included, in millionths of millionths.
    var shares = DuesShares()
    /// A sum that does not depend on the amount; rounded.
    var deathSum: Int64 = 0
    /// The amount counts as the base of its band.
    var usesBands = false
    /// Programmes that cannot be told without the amount.
    var needsAmount: UInt8 = 0
    /// Programmes that cannot be told because another fact is missing.
    var missing: UInt8 = 0
    /// Programmes on which the law book has no answer; `anyProgramme` where it has none for the row at all.
    var gaps: UInt8 = 0

    /// Stands above the programmes, since it is asked after them.
    static let anyProgramme: UInt8 = 1 << 7

    /// Why a person in these programmes is refused: what the first of them lacks.
    func refusal(in programmes: UInt8, amountKnown: Bool) -> DuesRefusal? {
        let missing = amountKnown ? missing : missing | needsAmount
        let refusing = (programmes | Self.anyProgramme) & (missing | gaps)
        guard refusing != 0 else { return nil }
        let first = refusing & (0 &- refusing)
        return missing & first != 0 ? .missing : .lawGap
    }
}

/// One share for each column of `DuesOutput`.
struct DuesShares {
    var workAccident: Int64 = 0
    var death: Int64 = 0
    var oldAgeEmployer: Int64 = 0
    var oldAgeWorker: Int64 = 0
    /// Of the amount up to the ceiling.
    var pensionEmployer: Int64 = 0
    var pensionWorker: Int64 = 0

    var all: [Int64] {
        [workAccident, death, oldAgeEmployer, oldAgeWorker, pensionEmployer, pensionWorker]
    }
}

/// Where a person stands to the pension age; the raw value is the place in the table.
enum DuesAge: Int, CaseIterable {
    case unknown
    case below
    case reached
}

extension ContributionRule {
    /// Works the law out for one row of the table, with the rules that also assess one person.
    func duesRow(_ age: DuesAge) -> DuesRow {
        var row = DuesRow()
        switch facts.segment {
        case .wageEarner: fillWageEarner(&row, age)
        case .selfEmployed: fillSelfEmployed(&row, age)
        case .construction: fillConstruction(&row)
        case .migrant: break
        }
        row.asking(DuesRow.anyProgramme) { _ throws(LawGap) in
            _ = try DueDay.nominal(for: facts.month, of: facts.segment, under: law.dueDates)
            if facts.nationality == .foreign {
                _ = try law.obligations.foreignerWaitingMonths.inForce(on: day)
            }
        }
        return row
    }

    private func fillWageEarner(_ row: inout DuesRow, _ age: DuesAge) {
        let dues: [Programme] = [.workAccident, .death, .oldAge, .pension]
        row.needsAmount = dues.reduce(0) { $0 | $1.bit }
        if facts.riskClass == nil { row.missing = Programme.workAccident.bit }
        row.asking(Programme.workAccident.bit) { row throws(LawGap) in
            guard let riskClass = facts.riskClass,
                let rate = try law.workAccident.rate[riskClass]?.inForce(on: day)
            else { return }
            let pandemic = try pandemicRelief(law.workAccident.pandemicRelief)
            let relief = pandemic == nil ? try labourIntensiveRelief() : pandemic
            row.shares.workAccident = payable(rate.value, relief)
        }
        row.asking(Programme.death.bit) { row throws(LawGap) in
            let rate = try law.death.rate.inForce(on: day)
            row.shares.death = payable(rate.value, try pandemicRelief(law.death.pandemicRelief))
        }
        row.asking(Programme.oldAge.bit) { row throws(LawGap) in
            row.shares.oldAgeEmployer = payable(try law.oldAge.employerRate.inForce(on: day).value)
            row.shares.oldAgeWorker = payable(try law.oldAge.workerRate.inForce(on: day).value)
        }
        row.asking(Programme.pension.bit) { row throws(LawGap) in try fillPension(&row, age) }
        row.asking(Programme.jobLoss.bit) { _ throws(LawGap) in
            guard try law.jobLoss.fromWorkAccident.ifInForce(on: day) != nil else { return }
            _ = try law.jobLoss.fromDeath.ifInForce(on: day)
        }
    }

    private func fillPension(_ row: inout DuesRow, _ age: DuesAge) throws(LawGap) {
        let excluded = try law.pension.excludedNationalities.inForce(on: day)
        if excluded.value.contains(facts.nationality.rawValue) { return }
        if age != .unknown { _ = try law.pension.pensionAge.inForce(on: day) }
        if age == .reached { return }
        _ = try law.pension.wageCeiling.inForce(on: day)
        row.shares.pensionEmployer = payable(try law.pension.employerRate.inForce(on: day).value)
        row.shares.pensionWorker = payable(try law.pension.workerRate.inForce(on: day).value)
        _ = try law.pension.pandemicDeferral.ifInForce(on: day)
    }

    private func fillSelfEmployed(_ row: inout DuesRow, _ age: DuesAge) {
        row.usesBands = true
        row.needsAmount = Programme.workAccident.bit | Programme.oldAge.bit
        row.asking(Programme.workAccident.bit) { row throws(LawGap) in
            try askForBands(&row, .workAccident)
            let rate = try law.workAccident.selfEmployedRate.inForce(on: day)
            let relief = try selfEmployedRelief(law.workAccident.selfEmployedRelief).relief
            let pandemic = try pandemicRelief(law.workAccident.pandemicRelief)
            row.shares.workAccident = payable(rate.value, pandemic ?? relief)
        }
        row.asking(Programme.death.bit) { row throws(LawGap) in
            let sum = try law.death.selfEmployedAmount.inForce(on: day)
            let relief = try selfEmployedRelief(law.death.selfEmployedRelief).relief
            let pandemic = try pandemicRelief(law.death.pandemicRelief)
            let payable = (pandemic ?? relief)?.payable.value ?? .whole
            row.deathSum = payable.of(sum.value, rounded: rounding).amount
        }
        row.asking(Programme.oldAge.bit) { row throws(LawGap) in
            try askForBands(&row, .oldAge)
            row.shares.oldAgeWorker = payable(try law.oldAge.selfEmployedRate.inForce(on: day).value)
        }
        askForSegment(&row, [.pension, .jobLoss])
        if age != .unknown {
            row.asking(DuesRow.anyProgramme) { _ throws(LawGap) in
                _ = try law.selfEmployed.entryAgeLimit.inForce(on: day)
            }
        }
    }

    /// A table without bands tells nothing of an income.
    private func askForBands(_ row: inout DuesRow, _ programme: Programme) throws(LawGap) {
        let bands = try law.selfEmployed.incomeBands.inForce(on: day)
        if bands.value.isEmpty { row.missing |= programme.bit }
    }

    private func fillConstruction(_ row: inout DuesRow) {
        row.asking(Programme.workAccident.bit) { row throws(LawGap) in
            let relief = try pandemicRelief(law.workAccident.pandemicRelief)
            row.shares.workAccident = payable(
                try law.workAccident.constructionRate.inForce(on: day).value, relief)
        }
        row.asking(Programme.death.bit) { row throws(LawGap) in
            let relief = try pandemicRelief(law.death.pandemicRelief)
            row.shares.death = payable(try law.death.constructionRate.inForce(on: day).value, relief)
        }
        askForSegment(&row, [.oldAge, .pension, .jobLoss])
    }

    /// Programmes that the segment does not have: a sentence says so, and it is cited.
    private func askForSegment(_ row: inout DuesRow, _ programmes: [Programme]) {
        row.asking(programmes.reduce(0) { $0 | $1.bit }) { _ throws(LawGap) in
            _ = try law.obligations.bySegment[facts.segment]?.inForce(on: day)
        }
    }

    private func payable(_ rate: Rate, _ relief: Relief? = nil) -> Int64 {
        rate.millionths * (relief?.payable.value ?? .whole).millionths
    }
}

extension DuesRow {
    /// Notes a gap under these programmes instead of throwing it.
    mutating func asking(_ programmes: UInt8, _ question: (inout DuesRow) throws(LawGap) -> Void) {
        do { try question(&self) } catch { gaps |= programmes }
    }
}
