package import LawBook
import MoneyAndDates

/// What the law says of who may become a member; the values stand in `law/parameters/`.
package struct MembershipLaw: Sendable {
    /// Completed years below which nobody may be employed.
    package let youngestAge: Timeline<Int>
    /// Completed years from which nobody registers for the first time as self-employed.
    package let selfEmployedEntryAge: Timeline<Int>
    /// Codes of programmes that are closed to a segment.
    package let closedProgrammes: [Segment: Timeline<[String]>]

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        youngestAge = try book.datedNumbers("membership/youngest-age")
        selfEmployedEntryAge = try book.datedNumbers("bpu/entry-age-limit")
        var closed: [Segment: Timeline<[String]>] = [:]
        for segment in Segment.allCases {
            closed[segment] = try book.dated("programmes/excluded", key: segment.rawValue) { $0.words }
        }
        closedProgrammes = closed
    }
}

extension LawBook {
    /// Whole numbers of one parameter through time: months, years. Nothing in force is nil.
    ///
    /// - Throws: `Fault` where the parameter is missing or holds something else.
    package func datedNumbers(_ id: String, key: String? = nil) throws(Fault) -> Timeline<Int> {
        try dated(id, key: key) { $0.number.map(Int.init) }
    }

    /// One parameter through time, each value read by `convert`. Unlike a rate, a rule of membership may
    /// never have been in force at all, and that is an answer too.
    func dated<Value>(
        _ id: String, key: String?, _ convert: (ParameterValue) -> Value?
    ) throws(Fault) -> Timeline<Value> {
        guard let parameter = parameters[id] else { throw Fault.missing(parameter: id) }
        var entries: [Dated<Value?>] = []
        for dated in parameter.values {
            let value = dated.value.value(for: key)
            let converted = convert(value)
            if value != .none, converted == nil { throw Fault.wrongShape(parameter: id, wanted: "numbers") }
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
