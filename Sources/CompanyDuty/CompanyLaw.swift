package import LawBook
package import Ledger
package import MoneyAndDates

/// The dated values by which companies are held to their duty: sizes and what each owes, minimum wages, the
/// ladder of sanctions, and the days on which offices work.
package struct CompanyLaw: Sendable {
    package let workingDays: WorkingDays
    let capitalMax: [CompanySize: Timeline<Rupiah>]
    let salesMax: [CompanySize: Timeline<Rupiah>]
    let programmesOwed: [CompanySize: Timeline<[String]>]
    let obligedFrom: Timeline<Int>
    let reprimandDays: Timeline<Int>
    let reprimands: Timeline<Int>
    let fineRate: Timeline<Rate>
    let fineDays: Timeline<Int>
    let fineRounding: Timeline<Rounding>
    let employerServices: Timeline<[String]>
    let personServices: Timeline<[String]>
    let exempt: Timeline<[String]>
    private let book: LawBook

    /// - Throws: `LawBook.Fault` where the book lacks one of them.
    package init(from book: LawBook) throws(LawBook.Fault) {
        self.book = book
        workingDays = try WorkingDays(from: book)
        capitalMax = try CompanyLaw.limits("capital", book)
        salesMax = try CompanyLaw.limits("sales", book)
        var owed: [CompanySize: Timeline<[String]>] = [:]
        for size in CompanySize.allCases {
            owed[size] = try book.timeline(
                "programmes/required-by-employer", key: size.employer.rawValue, wanted: "programme codes"
            ) { value in
                value.words.flatMap { words in
                    words.allSatisfy { Programme(rawValue: $0) != nil } ? words : nil
                }
            }
        }
        programmesOwed = owed
        obligedFrom = try CompanyLaw.count("sanction/obliged-from-workers", book)
        reprimands = try CompanyLaw.count("sanction/reprimands", book)
        reprimandDays = try CompanyLaw.count("sanction/reprimand-working-days", book)
        fineDays = try CompanyLaw.count("sanction/fine-days-to-pay", book)
        fineRate = try book.timeline("sanction/fine-rate", wanted: "millionths") {
            $0.number.map(Rate.init(millionths:))
        }
        fineRounding = try book.timeline("rounding/sanction-fine", wanted: "a rounding") {
            $0.words?.first.flatMap(Rounding.init)
        }
        employerServices = try CompanyLaw.codes("sanction/services-of-employers", book)
        personServices = try CompanyLaw.codes("sanction/services-of-persons", book)
        exempt = try CompanyLaw.codes("sanction/exempt-employers", book)
    }

    /// The minimum wage of a place on a day: of the regency or city, and of its province where it has none.
    ///
    /// - Parameter place: digits of Kemendagri: `1671`.
    /// - Returns: nil where the book has neither.
    package func minimumWage(of place: String, on day: Day) -> Dated<Rupiah>? {
        let province = String(place.prefix(2))
        let regency = "\(province).\(place.dropFirst(2))"
        for (id, key) in [("minimum-wage/regency", regency), ("minimum-wage/province", province)] {
            if let wage = try? book.minimumWages(id, key: key).inForce(on: day) { return wage }
        }
        return nil
    }

    /// The services that may be refused on a day, those of employers before those of persons.
    package func services(on day: Day) throws(LawGap) -> (employer: Dated<[String]>, person: Dated<[String]>)
    {
        (try employerServices.inForce(on: day), try personServices.inForce(on: day))
    }

    private static func count(_ id: String, _ book: LawBook) throws(LawBook.Fault) -> Timeline<Int> {
        try book.timeline(id, wanted: "a number") { $0.number.map(Int.init) }
    }

    private static func codes(_ id: String, _ book: LawBook) throws(LawBook.Fault) -> Timeline<[String]> {
        try book.timeline(id, wanted: "codes") { $0.words }
    }

    private static func limits(
        _ measure: String, _ book: LawBook
    ) throws(LawBook.Fault) -> [CompanySize: Timeline<Rupiah>] {
        func amounts(_ id: String, _ key: String?) throws(LawBook.Fault) -> Timeline<Rupiah> {
            try book.timeline(id, key: key, wanted: "rupiah") { $0.number.map(Rupiah.init) }
        }
        return [
            .micro: try amounts("employer-size/\(measure)-max", CompanySize.micro.rawValue),
            .small: try amounts("employer-size/\(measure)-max", CompanySize.small.rawValue),
            .medium: try amounts("employer-size/medium-\(measure)-max", nil),
        ]
    }
}
