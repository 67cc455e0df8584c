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
            rate[segment] = try book.line("fine/late-rate", segment.rawValue, wanted: "millionths") {
                $0.number.map(Rate.init(millionths:))
            }
        }
        if rate.isEmpty { throw .missing(parameter: "fine/late-rate") }
        self.rate = rate
        exemptEmployers = try book.line("fine/exempt-employers", wanted: "a list") { $0.words }
        partialCountsOn = try book.line("payment/partial-counts-on", wanted: "a list") { $0.words }
        rounding = try book.line("rounding/contribution", wanted: "a rounding") {
            $0.words.flatMap { $0.count == 1 ? Rounding(rawValue: $0[0]) : nil }
        }
    }
}

extension LawBook {
    fileprivate func names(_ id: String, key: String) -> Bool {
        parameters[id]?.values.contains { $0.value.keys.contains(key) } ?? false
    }

    /// One parameter as a line through time. `.none` says that nothing of the kind is in force.
    fileprivate func line<Value: Sendable>(
        _ id: String, _ key: String? = nil, wanted: String, _ convert: (ParameterValue) -> Value?
    ) throws(Fault) -> Timeline<Value> {
        guard let parameter = parameters[id], !parameter.values.isEmpty else {
            throw Fault.missing(parameter: id)
        }
        var entries: [Dated<Value?>] = []
        for dated in parameter.values {
            let value = dated.value.value(for: key)
            let converted = convert(value)
            if value != .none, converted == nil { throw Fault.wrongShape(parameter: id, wanted: wanted) }
            entries.append(
                Dated(
                    from: dated.from, value: converted, status: dated.status, citation: dated.citation,
                    notes: dated.notes))
        }
        return Timeline(
            parameter: key.map { "\(id)[\($0)]" } ?? id, entries: entries,
            nextRevision: parameter.nextRevision, answeredThrough: coverage.through.lastDay)
    }
}
