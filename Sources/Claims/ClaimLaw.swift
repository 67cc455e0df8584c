package import Benefits
package import LawBook
package import Ledger
import MoneyAndDates

/// The dated values that claims go by, as the law book has them, and the days on which offices work.
package struct ClaimLaw: Sendable {
    /// The law of benefits, cut into stretches.
    package let benefits: BenefitRegimes
    package let workingDays: WorkingDays
    /// Months of arrears after which the employer lays the benefit out.
    package let arrearsTolerated: Timeline<Int>
    /// The order of heirs, by code of the group.
    package let heirs: Timeline<[String]>
    package let unregisteredBorneBy: Timeline<[String]>
    package let underReportedBorneBy: Timeline<[String]>
    package let scholarshipAge: Timeline<Int>
    package let scholarshipChildren: Timeline<Int>
    /// Completed years from which old-age savings are paid in full.
    package let oldAge: Timeline<Int>
    package let scholarshipYears: [SchoolLevel: Timeline<Int>]
    /// The first month that the book answers for.
    package let coverage: LawCoverage
    private let scholarshipMonths: Timeline<Int>
    private let fullBenefitMonths: [Segment: Timeline<Int>]
    private let numbers: [String: Timeline<Int>]
    private let lists: [String: Timeline<[String]>]

    /// - Parameter forms: what their questions and clocks name is read.
    /// - Throws: `LawBook.Fault` where the book lacks one of them; `LawGap` from the regimes of benefits.
    package init(from book: LawBook, forms: [ClaimForm]) throws {
        let law = try BenefitLaw(from: book)
        benefits = try BenefitRegimes(law)
        scholarshipMonths = law.death.scholarshipMonths
        fullBenefitMonths = law.death.fullBenefitMonths
        workingDays = try WorkingDays(from: book)
        coverage = book.coverage
        arrearsTolerated = try book.datedNumbers("arrears/employer-first-after-months")
        heirs = try ClaimLaw.codes(book, "jkm/heirs")
        unregisteredBorneBy = try ClaimLaw.codes(book, "membership/unregistered-benefit-borne-by")
        underReportedBorneBy = try ClaimLaw.codes(book, "membership/under-reported-wage-borne-by")
        scholarshipAge = try book.datedNumbers("scholarship/age-limit")
        scholarshipChildren = try book.datedNumbers("scholarship/children-max")
        oldAge = try book.datedNumbers("jht/full-age")
        var years: [SchoolLevel: Timeline<Int>] = [:]
        for level in SchoolLevel.allCases {
            years[level] = try book.datedNumbers("scholarship/years", key: level.rawValue)
        }
        scholarshipYears = years
        var numbers: [String: Timeline<Int>] = [:]
        var lists: [String: Timeline<[String]>] = [:]
        for form in forms {
            for clock in form.clocks {
                numbers[clock.parameter] = try book.datedNumbers(clock.parameter)
                if let consequence = clock.consequence {
                    lists[consequence] = try ClaimLaw.codes(book, consequence)
                }
            }
            for question in form.questions {
                guard case .law(let parameter) = question.choices else { continue }
                lists[parameter] = try ClaimLaw.codes(book, parameter)
            }
        }
        self.numbers = numbers
        self.lists = lists
    }

    /// What months of dues are needed for.
    enum DuesNeed {
        case scholarship
        case fullDeath(Segment?)
    }

    /// How many months of dues a benefit needs on a day; nil where it needs none.
    func benefitsNeed(_ need: DuesNeed, on day: Day) -> Int? {
        let timeline: Timeline<Int>?
        switch need {
        case .scholarship: timeline = scholarshipMonths
        case .fullDeath(let segment): timeline = segment.flatMap { fullBenefitMonths[$0] }
        }
        guard let timeline, let months = try? timeline.ifInForce(on: day) else { return nil }
        return months.value
    }

    /// The number of a clock.
    func number(_ parameter: String, on day: Day) throws(LawGap) -> Dated<Int>? {
        try numbers[parameter]?.ifInForce(on: day)
    }

    /// The codes of a parameter, as a dated value.
    func list(_ parameter: String, on day: Day) throws(LawGap) -> Dated<[String]>? {
        try lists[parameter]?.ifInForce(on: day)
    }

    /// The codes of a parameter on a day; none where the book does not answer for it.
    func codes(_ parameter: String, on day: Day) -> [String] {
        guard let timeline = lists[parameter], let dated = try? timeline.ifInForce(on: day) else { return [] }
        return dated.value
    }

    private static func codes(_ book: LawBook, _ id: String) throws(LawBook.Fault) -> Timeline<[String]> {
        try book.timeline(id, wanted: "codes", mayNeverHold: true) { $0.words }
    }
}
