import LawBook
import MoneyAndDates

struct OldAgeTerms: Sendable {
    let employerRate: InForce<Rate>?
    let workerRate: InForce<Rate>?
    let selfEmployedRate: InForce<Rate>?
    let creditingMethods: InForce<[String]>?
    let taxFreeAmount: InForce<Rupiah>?
    let taxRate: InForce<Rate>?
    let finalTaxYears: InForce<Int>?
    let progressiveTax: InForce<[ParameterValue.Step]>?
    let withoutTaxNumber: InForce<Rate>?
    let earlyDrawShare: [EarlyDraw: InForce<Rate>]

    init(_ law: OldAgeBenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        employerRate = try reader.read(law.employerRate)
        workerRate = try reader.read(law.workerRate)
        selfEmployedRate = try reader.read(law.selfEmployedRate)
        creditingMethods = try reader.read(law.creditingMethods)
        taxFreeAmount = try reader.read(law.taxFreeAmount)
        taxRate = try reader.read(law.taxRate)
        finalTaxYears = try reader.read(law.finalTaxYears)
        progressiveTax = try reader.read(law.progressiveTax)
        withoutTaxNumber = try reader.read(law.withoutTaxNumber)
        earlyDrawShare = try reader.read(law.earlyDrawShare)
    }
}

struct PensionTerms: Sendable {
    let employerRate: InForce<Rate>?
    let workerRate: InForce<Rate>?
    let accrualRate: InForce<Rate>?
    let qualifyingMonths: InForce<Int>?
    let minimum: InForce<Rupiah>?
    let maximum: InForce<Rupiah>?
    let survivorShare: [Survivor: InForce<Rate>]
    let survivorMonths: InForce<Int>?
    let deemedMonths: InForce<Int>?
    let density: InForce<Rate>?

    init(_ law: PensionBenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        employerRate = try reader.read(law.employerRate)
        workerRate = try reader.read(law.workerRate)
        accrualRate = try reader.read(law.accrualRate)
        qualifyingMonths = try reader.read(law.qualifyingMonths)
        minimum = try reader.read(law.minimum)
        maximum = try reader.read(law.maximum)
        survivorShare = try reader.read(law.survivorShare)
        survivorMonths = try reader.read(law.survivorMonths)
        deemedMonths = try reader.read(law.deemedMonths)
        density = try reader.read(law.density)
    }
}

struct JobLossTerms: Sendable {
    /// The share of each month, the first first; empty where the programme was not there yet.
    let cashShare: [InForce<Rate>]
    let wageCeiling: InForce<Rupiah>?
    let paidMonths: InForce<Int>?

    init(_ law: JobLossBenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        var shares: [InForce<Rate>] = []
        for timeline in law.cashShare {
            if let share = try reader.read(timeline) { shares.append(share) }
        }
        cashShare = shares
        wageCeiling = try reader.read(law.wageCeiling)
        paidMonths = try reader.read(law.paidMonths)
    }
}
