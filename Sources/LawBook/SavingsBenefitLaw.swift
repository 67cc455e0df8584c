package import MoneyAndDates

/// How the old-age savings grow and what is taxed when they are paid (PP 46/2015, PP 68/2009).
package struct OldAgeBenefitLaw: Sendable {
    package let employerRate: Timeline<Rate>
    package let workerRate: Timeline<Rate>
    package let selfEmployedRate: Timeline<Rate>
    /// The ways of crediting that official simulators use; the rule itself was not seen.
    package let creditingMethods: Timeline<[String]>
    package let taxFreeAmount: Timeline<Rupiah>
    package let taxRate: Timeline<Rate>
    /// Calendar years of payment under the final tax.
    package let finalTaxYears: Timeline<Int>
    /// Slices of the tax that is not final.
    package let progressiveTax: Timeline<[ParameterValue.Step]>
    /// Surcharge on it without a tax number.
    package let withoutTaxNumber: Timeline<Rate>
    /// The part that may be drawn before its time.
    package let earlyDrawShare: [EarlyDraw: Timeline<Rate>]

    init(from book: LawBook) throws(LawBook.Fault) {
        employerRate = try book.rates("jht/employer-rate")
        workerRate = try book.rates("jht/worker-rate")
        selfEmployedRate = try book.rates("jht/bpu-rate")
        creditingMethods = try book.words("jht/crediting-methods")
        taxFreeAmount = try book.amounts("jht/tax-free-amount")
        taxRate = try book.rates("jht/tax-rate")
        finalTaxYears = try book.counts("jht/final-tax-calendar-years")
        progressiveTax = try book.steps("jht/progressive-tax")
        withoutTaxNumber = try book.rates("jht/tax-without-number")
        earlyDrawShare = try book.byCode { code throws(LawBook.Fault) in
            try book.rates("jht/partial-share", key: code)
        }
    }
}

/// What the pension programme pays (PP 45/2015, Permenaker 29/2015).
package struct PensionBenefitLaw: Sendable {
    package let employerRate: Timeline<Rate>
    package let workerRate: Timeline<Rate>
    /// Share of the average wage for each year of dues.
    package let accrualRate: Timeline<Rate>
    /// Months of dues for a monthly pension.
    package let qualifyingMonths: Timeline<Int>
    package let minimum: Timeline<Rupiah>
    package let maximum: Timeline<Rupiah>
    package let survivorShare: [Survivor: Timeline<Rate>]
    /// Months of dues from which survivors get a pension, and the months that then count at least.
    package let survivorMonths: Timeline<Int>
    package let deemedMonths: Timeline<Int>
    /// Least share of the months of membership that were paid.
    package let density: Timeline<Rate>

    init(from book: LawBook) throws(LawBook.Fault) {
        employerRate = try book.rates("jp/employer-rate")
        workerRate = try book.rates("jp/worker-rate")
        accrualRate = try book.rates("jp/accrual-rate")
        qualifyingMonths = try book.counts("jp/qualifying-months")
        minimum = try book.amounts("jp/minimum-benefit")
        maximum = try book.amounts("jp/maximum-benefit")
        survivorShare = try book.byCode { code throws(LawBook.Fault) in
            try book.rates("jp/survivor-share", key: code)
        }
        survivorMonths = try book.counts("jp/survivor-months")
        deemedMonths = try book.counts("jp/deemed-months")
        density = try book.rates("jp/dues-density")
    }
}

/// What JKP pays after a dismissal (PP 37/2021, PP 6/2025).
package struct JobLossBenefitLaw: Sendable {
    /// Share of the wage in each month of the benefit, the first month first.
    package let cashShare: [Timeline<Rate>]
    package let wageCeiling: Timeline<Rupiah>
    /// Months of dues that are needed.
    package let paidMonths: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        let months = Set(
            (book.parameters["jkp/cash-share"]?.values ?? []).flatMap(\.value.keys).compactMap { Int($0) })
        guard months.sorted() == Array(1...max(1, months.count)) else {
            throw LawBook.Fault.missingKey(parameter: "jkp/cash-share", key: "1")
        }
        var shares: [Timeline<Rate>] = []
        for month in months.sorted() { shares.append(try book.rates("jkp/cash-share", key: String(month))) }
        cashShare = shares
        wageCeiling = try book.amounts("jkp/wage-ceiling")
        paidMonths = try book.counts("jkp/paid-months")
    }
}
