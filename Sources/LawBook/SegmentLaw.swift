package import MoneyAndDates

/// What is particular to the self-employed (PP 44/2015, annex II).
package struct SelfEmployedLaw: Sendable {
    /// Income bands: the lowest income of each, and the base that it counts as.
    package let incomeBands: Timeline<[ParameterValue.Step]>
    /// Age from which nobody is registered for the first time.
    package let entryAgeLimit: Timeline<Int>
    /// Whose money gets no relief under PP 50/2025.
    package let payersWithoutRelief: Timeline<[String]>
    /// Whose money might get it; the text is not clear, and the full amount is charged.
    package let payersInDoubt: Timeline<[String]>

    init(from book: LawBook) throws(LawBook.Fault) {
        incomeBands = try book.steps("bpu/income-bands")
        entryAgeLimit = try book.counts("bpu/entry-age-limit")
        payersWithoutRelief = try book.words("relief/pp50-2025-excluded-payers")
        payersInDoubt = try book.words("relief/pp50-2025-uncertain-payers")
    }
}

/// What migrant workers pay: flat sums for a whole contract (Permenaker 18/2018, 4/2023).
package struct MigrantLaw: Sendable {
    package let beforeDeparture: [MigrantRoute: Timeline<Rupiah>]
    /// A sum for each length of contract, in months.
    package let packages: [Int: Timeline<Rupiah>]
    package let extraMonth: Timeline<Rupiah>

    init(from book: LawBook) throws(LawBook.Fault) {
        beforeDeparture = try book.byCode { code throws(LawBook.Fault) in
            try book.amounts("pmi/before-departure", key: code)
        }
        let parameter = book.parameters["pmi/package"]
        let lengths = Set((parameter?.values ?? []).flatMap(\.value.keys).compactMap { Int($0) })
        guard !lengths.isEmpty else { throw LawBook.Fault.missing(parameter: "pmi/package") }
        var packages: [Int: Timeline<Rupiah>] = [:]
        for length in lengths { packages[length] = try book.amounts("pmi/package", key: String(length)) }
        self.packages = packages
        extraMonth = try book.amounts("pmi/extra-month")
    }
}

/// Which programmes a segment and an employer must have (UU 24/2011, Perpres 109/2013).
package struct ProgrammeObligations: Sendable {
    package let bySegment: [Segment: Timeline<[String]>]
    package let byEmployer: [EmployerKind: Timeline<[String]>]
    /// Months of work after which a foreigner takes part.
    package let foreignerWaitingMonths: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        bySegment = try book.byCode { code throws(LawBook.Fault) in
            try book.programmes("programmes/required", key: code)
        }
        byEmployer = try book.byCode { code throws(LawBook.Fault) in
            try book.programmes("programmes/required-by-employer", key: code)
        }
        foreignerWaitingMonths = try book.counts("membership/foreigner-waiting-months")
    }
}

/// When dues are to be paid, and what lateness costs.
package struct DueDateLaw: Sendable {
    package let dayOfMonth: [Segment: Timeline<Int>]
    /// Months between the month of the dues and the month in which they are to be paid.
    package let monthsAfter: [Segment: Timeline<Int>]
    /// Share of late dues for each month of delay.
    package let lateRate: [Segment: Timeline<Rate>]

    /// - Throws: `LawBook.Fault` where the book lacks a day or a rate, or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        let dated: [Segment] = [.wageEarner, .selfEmployed]
        dayOfMonth = try book.byCode(dated) { code throws(LawBook.Fault) in
            try book.counts("due/day-of-month", key: code)
        }
        monthsAfter = try book.byCode(dated) { code throws(LawBook.Fault) in
            try book.counts("due/months-after", key: code)
        }
        lateRate = try book.byCode([.wageEarner]) { code throws(LawBook.Fault) in
            try book.rates("fine/late-rate", key: code)
        }
    }
}

extension ParameterValue {
    /// The keys of a keyed value; none for a single one.
    package var keys: [String] {
        guard case .keyed(let values) = self else { return [] }
        return values.keys.sorted()
    }
}
