package import LawBook
package import MoneyAndDates

/// A law of round numbers, so that a reader can do the sums: nothing in it is the law of Indonesia.
///
/// It begins in January 2001. JKK 1% … 5% by class, JKM 2%, JHT 4% and 3%, JP 2% and 1% up to 1,000
/// (1,200 from January 2003), pension age 50, a pandemic from June 2009,
/// self-employed bands 0→100, 200→300 and 400→500.
package enum InventedLaw {
    package static let from = day(2001, 1, 1)

    package static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year, month, day) else { preconditionFailure("the test names a real day") }
        return day
    }

    package static func month(_ year: Int, _ month: Int) -> Month {
        guard let month = Month(year, month) else { preconditionFailure("the test names a real month") }
        return month
    }

    package static func law(
        changing changes: [String: [Dated<ParameterValue>]] = [:]
    ) throws(LawBook.Fault) -> ContributionLaw {
        try ContributionLaw(from: book(changing: changes))
    }

    package static func book(changing changes: [String: [Dated<ParameterValue>]] = [:]) -> LawBook {
        var lines = values.mapValues { [dated($0)] }
        lines["jkk/relief-pp49-2020"] = pandemic
        lines["jkm/relief-pp49-2020"] = pandemic
        let parameters = lines.merging(changes) { _, changed in changed }.map(parameter)
        return LawBook(
            parameters: parameters,
            coverage: LawCoverage(
                from: month(2001, 1), through: month(2009, 12), verifiedBy: "nobody"))
    }

    package static func parameter(_ id: String, _ values: [Dated<ParameterValue>]) -> Parameter {
        Parameter(
            id: id, means: ["id": id, "en": id], unit: .rupiah, verifiedThrough: day(2008, 12, 31),
            values: values)
    }

    package static func dated(
        _ value: ParameterValue, from: Day = InventedLaw.from, status: LawStatus = .enacted
    ) -> Dated<ParameterValue> {
        Dated(from: from, value: value, status: status, citation: Citation(document: "Act", article: "1"))
    }

    /// One tenth is payable from June 2009 on, and no relief is known before.
    private static var pandemic: [Dated<ParameterValue>] {
        [
            dated(.none),
            dated(
                keyed(["pu": 100_000, "bpu": 100_000, "jakon": 100_000]), from: day(2009, 6, 1)),
        ]
    }

    private static var values: [String: ParameterValue] {
        accident.merging(others) { first, _ in first }
    }

    private static var accident: [String: ParameterValue] {
        [
            "jkk/rate": keyed(["I": 10_000, "II": 20_000, "III": 30_000, "IV": 40_000, "V": 50_000]),
            "jkk/bpu-rate": .number(10_000),
            "jkk/construction-wage-rate": .number(20_000),
            "jkk/construction-tiers": steps([(0, 20_000), (1000, 10_000)]),
            "jkk/relief-labour-intensive": .number(500_000),
            "jkk/relief-bpu": keyed(["transport": 500_000, "other": 500_000]),
            "jkm/rate": .number(20_000),
            "jkm/bpu-amount": .number(7), "jkm/bpu-full-benefit-paid-months": .number(2),
            "jkm/construction-wage-rate": .number(10_000),
            "jkm/construction-tiers": steps([(0, 10_000), (1000, 5_000)]),
            "jkm/relief-bpu": keyed(["transport": 500_000, "other": 500_000]),
        ]
    }

    private static var others: [String: ParameterValue] {
        [
            "jht/employer-rate": .number(40_000), "jht/worker-rate": .number(30_000),
            "jht/bpu-rate": .number(20_000),
            "jp/employer-rate": .number(20_000), "jp/worker-rate": .number(10_000),
            "jp/wage-ceiling": .number(1000), "jp/pension-age": .number(50),
            "jp/excluded-nationalities": .words(["foreign"]), "jp/deferral-pp49-2020": .number(10_000),
            "jkp/from-jkk": .number(1000), "jkp/from-jkm": .number(1000), "jkp/wage-ceiling": .number(500),
            "bpu/income-bands": steps([(0, 100), (200, 300), (400, 500)]),
            "bpu/entry-age-limit": .number(65),
            "relief/pp50-2025-excluded-payers": .words(["apbn", "apbd"]),
            "relief/pp50-2025-uncertain-payers": .words(["apbdes"]),
            "pmi/before-departure": keyed(["agency": 30, "independent": 0]),
            "pmi/package": keyed(["6": 100, "12": 150]), "pmi/extra-month": .number(10),
            "programmes/required": .keyed([
                "pu": .words(["JKK", "JKM", "JHT", "JP"]), "bpu": .words(["JKK", "JKM"]),
                "jakon": .words(["JKK", "JKM"]), "pmi": .words(["JKK", "JKM"]),
            ]),
            "programmes/required-by-employer": .keyed([
                "government": .words(["JKK", "JKM"]), "micro": .words(["JKK", "JKM"]),
                "small": .words(["JKK", "JKM", "JHT"]), "medium": .words(["JKK", "JKM", "JHT", "JP"]),
                "large": .words(["JKK", "JKM", "JHT", "JP"]),
            ]),
            "membership/foreigner-waiting-months": .number(6),
            "due/day-of-month": keyed(["pu": 15, "bpu": 31]), "due/months-after": keyed(["pu": 1, "bpu": 0]),
            "fine/late-rate": keyed(["pu": 20_000]),
            "rounding/contribution": .words(["half-up"]),
        ]
    }

    package static func keyed(_ values: [String: Int64]) -> ParameterValue {
        .keyed(values.mapValues { .number($0) })
    }

    private static func steps(_ pairs: [(Int64, Int64)]) -> ParameterValue {
        .steps(pairs.map { ParameterValue.Step(start: $0.0, value: $0.1) })
    }
}
