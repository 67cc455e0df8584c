import LawBook
import MoneyAndDates

/// All values in force on the days of one regime, looked up once.
final class BenefitTerms: Sendable {
    let law: BenefitLaw
    let workAccident: WorkAccidentTerms
    let disability: DisabilityTerms
    let death: DeathTerms
    let scholarship: ScholarshipTerms
    let oldAge: OldAgeTerms
    let pension: PensionTerms
    let jobLoss: JobLossTerms
    let wageComponents: InForce<[String]>?
    let dailyWageDays: InForce<Int>?
    let dailyWageDaysOfDues: InForce<Int>?
    let incomeBands: InForce<[ParameterValue.Step]>?
    let rounding: InForce<Rounding>?
    let taxRounding: InForce<Rounding>?
    let duesRounding: InForce<Rounding>?

    init(_ law: BenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        self.law = law
        workAccident = try WorkAccidentTerms(law.workAccident, &reader)
        disability = try DisabilityTerms(law.disability, &reader)
        death = try DeathTerms(law.death, &reader)
        scholarship = try ScholarshipTerms(law.scholarship, &reader)
        oldAge = try OldAgeTerms(law.oldAge, &reader)
        pension = try PensionTerms(law.pension, &reader)
        jobLoss = try JobLossTerms(law.jobLoss, &reader)
        wageComponents = try reader.read(law.wageComponents)
        dailyWageDays = try reader.read(law.dailyWageDays)
        dailyWageDaysOfDues = try reader.read(law.dailyWageDaysOfDues)
        incomeBands = try reader.read(law.incomeBands)
        rounding = try reader.read(law.rounding)
        taxRounding = try reader.read(law.taxRounding)
        duesRounding = try reader.read(law.duesRounding)
    }
}

struct WorkAccidentTerms: Sendable {
    let wageMonths: InForce<Int>?
    let deathShare: InForce<Rate>?
    let totalDisabilityShare: InForce<Rate>?
    let periodicAmount: InForce<Rupiah>?
    let periodicMonths: InForce<Int>?
    let funeral: InForce<Rupiah>?
    let transport: [TransportMode: InForce<Rupiah>]
    let temporaryShare: InForce<[ParameterValue.Step]>?
    let dayDivisor: InForce<Int>?
    let monthDays: InForce<Int>?

    init(_ law: WorkAccidentBenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        wageMonths = try reader.read(law.wageMonths)
        deathShare = try reader.read(law.deathShare)
        totalDisabilityShare = try reader.read(law.totalDisabilityShare)
        periodicAmount = try reader.read(law.periodicAmount)
        periodicMonths = try reader.read(law.periodicMonths)
        funeral = try reader.read(law.funeral)
        transport = try reader.read(law.transport)
        temporaryShare = try reader.read(law.temporaryShare)
        dayDivisor = try reader.read(law.dayDivisor)
        monthDays = try reader.read(law.monthDays)
    }
}

struct DisabilityTerms: Sendable {
    let share: [String: InForce<Rate>]
    let lowestShare: [String: InForce<Rate>]
    let per: [String: InForce<Int>]
    let mirror: [String: InForce<[String]>]
    let cap: InForce<Rate>?

    init(_ law: DisabilityLaw, _ reader: inout TermsReader) throws(LawGap) {
        share = try reader.read(law.share)
        lowestShare = try reader.read(law.lowestShare)
        per = try reader.read(law.per)
        mirror = try reader.read(law.mirror)
        cap = try reader.read(law.cap)
    }
}

struct DeathTerms: Sendable {
    let lumpSum: InForce<Rupiah>?
    let periodicAmount: InForce<Rupiah>?
    let periodicMonths: InForce<Int>?
    let funeral: InForce<Rupiah>?
    let fullBenefitMonths: [Segment: InForce<Int?>]
    let scholarshipMonths: InForce<Int>?
    let employersMax: InForce<Int>?
    let funeralsMax: InForce<Int>?

    init(_ law: DeathBenefitLaw, _ reader: inout TermsReader) throws(LawGap) {
        lumpSum = try reader.read(law.lumpSum)
        periodicAmount = try reader.read(law.periodicAmount)
        periodicMonths = try reader.read(law.periodicMonths)
        funeral = try reader.read(law.funeral)
        var months: [Segment: InForce<Int?>] = [:]
        for (segment, timeline) in law.fullBenefitMonths { months[segment] = try reader.state(timeline) }
        fullBenefitMonths = months
        scholarshipMonths = try reader.read(law.scholarshipMonths)
        employersMax = try reader.read(law.employersMax)
        funeralsMax = try reader.read(law.funeralsMax)
    }
}

struct ScholarshipTerms: Sendable {
    /// One step a level, in the order of school; empty before there was a ladder.
    let ladder: [(level: SchoolLevel, yearly: InForce<Rupiah>, years: Int)]
    /// Years of each level, also before there was a ladder: school had them then too.
    let yearsOfSchool: [SchoolLevel: Int]
    let once: InForce<Rupiah>?
    let childrenMax: InForce<Int>?
    let ageLimit: InForce<Int>?

    init(_ law: ScholarshipLaw, _ reader: inout TermsReader) throws(LawGap) {
        let yearly = try reader.read(law.yearly)
        let years = try reader.read(law.years)
        ladder = SchoolLevel.allCases.compactMap { level in
            guard let yearly = yearly[level], let years = years[level] else { return nil }
            return (level, yearly, years.value)
        }
        yearsOfSchool = law.years.compactMapValues { $0.entries.compactMap(\.value).last }
        once = try reader.read(law.once)
        childrenMax = try reader.read(law.childrenMax)
        ageLimit = try reader.read(law.ageLimit)
    }
}
