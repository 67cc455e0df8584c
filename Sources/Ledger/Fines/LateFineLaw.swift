package import LawBook
package import MoneyAndDates

/// The law of late dues, typed: `law/parameters/fine/` and `law/parameters/payment/partial-counts-on.yaml`.
package struct LateFineLaw: Sendable {
    /// Share of the late dues for each month of delay, by segment; a segment that is not there has no line.
    package let rate: [Segment: Timeline<Rate>]
    /// Kinds of employer that are not fined.
    package let exemptEmployers: Timeline<[String]>
    /// On which day dues count that are paid in parts.
    package let partialCountsOn: Timeline<[String]>
    /// How a fine is rounded to whole rupiah: as dues are, for no text says otherwise.
    package let rounding: Timeline<Rounding>

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        var rate: [Segment: Timeline<Rate>] = [:]
        for segment in Segment.allCases where book.names("fine/late-rate", key: segment.rawValue) {
            rate[segment] = try book.timeline(
                "fine/late-rate", key: segment.rawValue, wanted: "millionths", mayNeverHold: true
            ) { $0.number.map(Rate.init(millionths:)) }
        }
        if rate.isEmpty { throw .missing(parameter: "fine/late-rate") }
        self.rate = rate
        exemptEmployers = try book.timeline(
            "fine/exempt-employers", wanted: "a list", mayNeverHold: true
        ) { $0.words }
        partialCountsOn = try book.timeline(
            "payment/partial-counts-on", wanted: "a list", mayNeverHold: true
        ) { $0.words }
        rounding = try book.timeline("rounding/contribution", wanted: "a rounding", mayNeverHold: true) {
            $0.words.flatMap { $0.count == 1 ? Rounding(rawValue: $0[0]) : nil }
        }
    }
}

extension LawBook {
    fileprivate func names(_ id: String, key: String) -> Bool {
        parameters[id]?.values.contains { $0.value.keys.contains(key) } ?? false
    }
}
