package import MoneyAndDates

/// Values of old-age savings, JHT (PP 46/2015). There is no wage ceiling.
package struct OldAgeLaw: Sendable {
    package let employerRate: Timeline<Rate>
    package let workerRate: Timeline<Rate>
    /// Share of the band base of the self-employed.
    package let selfEmployedRate: Timeline<Rate>

    init(from book: LawBook) throws(LawBook.Fault) {
        employerRate = try book.rates("jht/employer-rate")
        workerRate = try book.rates("jht/worker-rate")
        selfEmployedRate = try book.rates("jht/bpu-rate")
    }
}

/// Values of the pension programme, JP (PP 45/2015).
package struct PensionLaw: Sendable {
    package let employerRate: Timeline<Rate>
    package let workerRate: Timeline<Rate>
    /// Monthly wage above which nothing is charged; published anew each year.
    package let wageCeiling: Timeline<Rupiah>
    /// Completed years from which no contribution is charged any more.
    package let pensionAge: Timeline<Int>
    /// Nationalities that do not take part.
    package let excludedNationalities: Timeline<[String]>
    /// Share payable at once by a medium or large employer that asked for it (PP 49/2020).
    package let pandemicDeferral: Timeline<Rate>

    init(from book: LawBook) throws(LawBook.Fault) {
        employerRate = try book.rates("jp/employer-rate")
        workerRate = try book.rates("jp/worker-rate")
        wageCeiling = try book.amounts("jp/wage-ceiling")
        pensionAge = try book.counts("jp/pension-age")
        excludedNationalities = try book.words("jp/excluded-nationalities")
        pandemicDeferral = try book.rates("jp/deferral-pp49-2020")
    }
}

/// Values of job-loss insurance, JKP. It is funded out of other dues; the employer's bill stays the same.
package struct JobLossLaw: Sendable {
    package let fromWorkAccident: Timeline<Rate>
    package let fromDeath: Timeline<Rate>
    package let wageCeiling: Timeline<Rupiah>

    init(from book: LawBook) throws(LawBook.Fault) {
        fromWorkAccident = try book.rates("jkp/from-jkk")
        fromDeath = try book.rates("jkp/from-jkm")
        wageCeiling = try book.amounts("jkp/wage-ceiling")
    }
}
