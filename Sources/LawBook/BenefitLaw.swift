package import MoneyAndDates

/// The law of benefits, typed: every dated value that the rules of `Benefits` read.
package struct BenefitLaw: Sendable {
    package let workAccident: WorkAccidentBenefitLaw
    package let disability: DisabilityLaw
    package let death: DeathBenefitLaw
    package let scholarship: ScholarshipLaw
    package let oldAge: OldAgeBenefitLaw
    package let pension: PensionBenefitLaw
    package let jobLoss: JobLossBenefitLaw
    /// The parts of the wage that are reported, and so insured.
    package let wageComponents: Timeline<[String]>
    /// Days by which a daily wage becomes a monthly one, for benefits and for dues; sources differ.
    package let dailyWageDays: Timeline<Int>
    package let dailyWageDaysOfDues: Timeline<Int>
    /// Income bands of the self-employed: the lowest income of each, and the base that it counts as.
    package let incomeBands: Timeline<[ParameterValue.Step]>
    /// How a line of a benefit is rounded to whole rupiah, once.
    package let rounding: Timeline<Rounding>
    package let taxRounding: Timeline<Rounding>
    /// How dues are rounded, payer by payer.
    package let duesRounding: Timeline<Rounding>
    /// The last day on which somebody looked for newer law.
    package let verifiedThrough: Day
    package let coverage: LawCoverage

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        workAccident = try WorkAccidentBenefitLaw(from: book)
        disability = try DisabilityLaw(from: book)
        death = try DeathBenefitLaw(from: book)
        scholarship = try ScholarshipLaw(from: book)
        oldAge = try OldAgeBenefitLaw(from: book)
        pension = try PensionBenefitLaw(from: book)
        jobLoss = try JobLossBenefitLaw(from: book)
        wageComponents = try book.words("wage-base/components")
        dailyWageDays = try book.counts("jkk/daily-wage-days")
        dailyWageDaysOfDues = try book.counts("wage-base/daily-days")
        incomeBands = try book.steps("bpu/income-bands")
        rounding = try book.roundings("rounding/benefit")
        taxRounding = try book.roundings("rounding/benefit-tax")
        duesRounding = try book.roundings("rounding/contribution")
        let read = book.parameters.values.filter { !$0.keptByRows }
        verifiedThrough = read.map(\.verifiedThrough).min() ?? book.coverage.through.lastDay
        coverage = book.coverage
    }
}

/// What JKK pays (PP 44/2015 and PP 82/2019, annex III).
package struct WorkAccidentBenefitLaw: Sendable {
    /// Monthly wages of which the shares are taken.
    package let wageMonths: Timeline<Int>
    package let deathShare: Timeline<Rate>
    package let totalDisabilityShare: Timeline<Rate>
    package let periodicAmount: Timeline<Rupiah>
    package let periodicMonths: Timeline<Int>
    package let funeral: Timeline<Rupiah>
    /// The most that is paid for each way of travel.
    package let transport: [TransportMode: Timeline<Rupiah>]
    /// Share of the wage while unable to work, by months gone before.
    package let temporaryShare: Timeline<[ParameterValue.Step]>
    /// Days by which a monthly wage becomes a daily one.
    package let dayDivisor: Timeline<Int>
    /// Days that make a month of the time unable to work.
    package let monthDays: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        wageMonths = try book.counts("jkk/benefit-wage-months")
        deathShare = try book.rates("jkk/death-share")
        totalDisabilityShare = try book.rates("jkk/total-disability-share")
        periodicAmount = try book.amounts("jkk/periodic-amount")
        periodicMonths = try book.counts("jkk/periodic-months")
        funeral = try book.amounts("jkk/funeral")
        transport = try book.byCode { code throws(LawBook.Fault) in
            try book.amounts("jkk/transport", key: code)
        }
        temporaryShare = try book.steps("jkk/temporary-share")
        dayDivisor = try book.counts("jkk/temporary-day-divisor")
        monthDays = try book.counts("jkk/temporary-month-days")
    }
}

/// The table of partial disabilities and how its rows are read (annex III).
package struct DisabilityLaw: Sendable {
    /// By code; of a measured row the share for each step, of a row with a range the highest.
    package let share: [String: Timeline<Rate>]
    /// The lowest share of a row with a range.
    package let lowestShare: [String: Timeline<Rate>]
    /// The measure for which the share of a measured row counts once.
    package let per: [String: Timeline<Int>]
    /// The row of the other side of the body.
    package let mirror: [String: Timeline<[String]>]
    /// What several add up to at most.
    package let cap: Timeline<Rate>

    init(from book: LawBook) throws(LawBook.Fault) {
        share = try book.byKey("jkk/disability-share") { key throws(LawBook.Fault) in
            try book.rates("jkk/disability-share", key: key)
        }
        lowestShare = try book.byKey("jkk/disability-share-lowest") { key throws(LawBook.Fault) in
            try book.rates("jkk/disability-share-lowest", key: key)
        }
        per = try book.byKey("jkk/disability-per") { key throws(LawBook.Fault) in
            try book.counts("jkk/disability-per", key: key)
        }
        mirror = try book.byKey("jkk/disability-mirror") { key throws(LawBook.Fault) in
            try book.words("jkk/disability-mirror", key: key)
        }
        cap = try book.rates("jkk/disability-cap")
    }
}

/// What JKM pays (PP 44/2015 art. 34 and its amendments, Permenaker 1/2025).
package struct DeathBenefitLaw: Sendable {
    package let lumpSum: Timeline<Rupiah>
    package let periodicAmount: Timeline<Rupiah>
    package let periodicMonths: Timeline<Int>
    package let funeral: Timeline<Rupiah>
    /// Months of dues below which only the funeral is paid; none where all is paid at once.
    package let fullBenefitMonths: [Segment: Timeline<Int>]
    /// Months of dues from which the children get the scholarship.
    package let scholarshipMonths: Timeline<Int>
    /// Employers each of whom brings a benefit, and how many funerals are paid for.
    package let employersMax: Timeline<Int>
    package let funeralsMax: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        lumpSum = try book.amounts("jkm/lump-sum")
        periodicAmount = try book.amounts("jkm/periodic-amount")
        periodicMonths = try book.counts("jkm/periodic-months")
        funeral = try book.amounts("jkm/funeral")
        fullBenefitMonths = [
            .selfEmployed: try book.datedNumbers("jkm/bpu-full-benefit-paid-months"),
            .wageEarner: try book.datedNumbers("jkm/pu-full-benefit-paid-months"),
        ]
        scholarshipMonths = try book.counts("jkm/scholarship-paid-months")
        employersMax = try book.counts("jkm/employers-max")
        funeralsMax = try book.counts("jkm/funerals-max")
    }
}

/// The scholarship of the children, after a death or permanent total disability.
package struct ScholarshipLaw: Sendable {
    package let yearly: [SchoolLevel: Timeline<Rupiah>]
    package let years: [SchoolLevel: Timeline<Int>]
    /// The sum that was paid once before there was a ladder.
    package let once: Timeline<Rupiah>
    package let childrenMax: Timeline<Int>
    /// Completed years at which it stops.
    package let ageLimit: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        yearly = try book.byCode { code throws(LawBook.Fault) in
            try book.amounts("scholarship/yearly", key: code)
        }
        years = try book.byCode { code throws(LawBook.Fault) in
            try book.counts("scholarship/years", key: code)
        }
        once = try book.amounts("scholarship/once")
        childrenMax = try book.counts("scholarship/children-max")
        ageLimit = try book.datedNumbers("scholarship/age-limit")
    }
}

extension LawBook {
    func roundings(_ id: String) throws(Fault) -> Timeline<Rounding> {
        try timeline(id, wanted: "a rounding") { value in
            value.words.flatMap { $0.count == 1 ? Rounding(rawValue: $0[0]) : nil }
        }
    }

    /// A line for each code of a closed list, or for some of them.
    func byCode<Code: RawRepresentable<String> & CaseIterable & Hashable, Value>(
        _ codes: [Code] = Array(Code.allCases), _ line: (String) throws(Fault) -> Timeline<Value>
    ) throws(Fault) -> [Code: Timeline<Value>] {
        var lines: [Code: Timeline<Value>] = [:]
        for code in codes { lines[code] = try line(code.rawValue) }
        return lines
    }

    /// A line for each key that the parameter has at any time.
    fileprivate func byKey<Value>(
        _ id: String, _ line: (String) throws(Fault) -> Timeline<Value>
    ) throws(Fault) -> [String: Timeline<Value>] {
        guard let parameter = parameters[id] else { throw Fault.missing(parameter: id) }
        var lines: [String: Timeline<Value>] = [:]
        for case let key? in parameter.everyKey { lines[key] = try line(key) }
        return lines
    }
}
