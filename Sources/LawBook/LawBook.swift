package import MoneyAndDates

/// All that was read from the law folder: every parameter, and what the book covers.
package struct LawBook: Sendable {
    package let parameters: [String: Parameter]
    package let coverage: LawCoverage
    /// Nil where the folder has no calendar.
    package let calendar: HolidayCalendar?

    package init(parameters: [Parameter], coverage: LawCoverage, calendar: HolidayCalendar? = nil) {
        self.parameters = Dictionary(parameters.map { ($0.id, $0) }) { _, later in later }
        self.coverage = coverage
        self.calendar = calendar
    }

    /// A rule asks for a parameter that the folder does not hold, or holds in another shape.
    package enum Fault: Error, Sendable, Hashable {
        case missing(parameter: String)
        case wrongShape(parameter: String, wanted: String)
        case missingKey(parameter: String, key: String)
    }

    /// All parameters in the order of their paths.
    package var sorted: [Parameter] { parameters.values.sorted { $0.id < $1.id } }

    /// The line of one parameter through time, each value read by `convert`; the one reader of dated values.
    ///
    /// - Parameters:
    ///   - wanted: the shape that `convert` takes, for whoever edits the file.
    ///   - mayNeverHold: whether it is an answer too that nothing of the kind was ever in force; a rate that
    ///     was never set is a fault of the folder, a fine that was never set is the law.
    /// - Throws: `Fault` where the parameter is missing, a value has another shape, or nothing was ever in
    ///   force and that is no answer.
    package func timeline<Value: Sendable>(
        _ id: String, key: String? = nil, wanted: String, mayNeverHold: Bool = false,
        _ convert: (ParameterValue) -> Value?
    ) throws(Fault) -> Timeline<Value> {
        guard let parameter = parameters[id] else { throw Fault.missing(parameter: id) }
        var entries: [Dated<Value?>] = []
        for dated in parameter.values where !parameter.keptByRows || dated.value.holds(key ?? "") {
            let value = dated.value.value(for: key)
            let converted = convert(value)
            if value != .none, converted == nil { throw Fault.wrongShape(parameter: id, wanted: wanted) }
            entries.append(dated.mapped { _ in converted })
        }
        if entries.isEmpty || (!mayNeverHold && entries.allSatisfy { $0.value == nil }) {
            throw Fault.missingKey(parameter: id, key: key ?? "")
        }
        return Timeline(
            parameter: key.map { "\(id)[\($0)]" } ?? id, entries: entries,
            nextRevision: parameter.nextRevision, answeredThrough: coverage.through.lastDay)
    }

    /// Whole numbers of one parameter through time, such as months or years; that nothing of the kind was
    /// ever in force is an answer too.
    ///
    /// - Throws: `Fault` where the parameter is missing or holds something else.
    package func datedNumbers(_ id: String, key: String? = nil) throws(Fault) -> Timeline<Int> {
        try timeline(id, key: key, wanted: "a number", mayNeverHold: true) { $0.number.map(Int.init) }
    }

    func rates(_ id: String, key: String? = nil) throws(Fault) -> Timeline<Rate> {
        try timeline(id, key: key, wanted: "millionths") { $0.number.map(Rate.init(millionths:)) }
    }

    func amounts(_ id: String, key: String? = nil) throws(Fault) -> Timeline<Rupiah> {
        try timeline(id, key: key, wanted: "rupiah") { $0.number.map(Rupiah.init) }
    }

    func counts(_ id: String, key: String? = nil) throws(Fault) -> Timeline<Int> {
        try timeline(id, key: key, wanted: "a number") { $0.number.map(Int.init) }
    }

    func words(_ id: String, key: String? = nil) throws(Fault) -> Timeline<[String]> {
        try timeline(id, key: key, wanted: "a list of codes") { $0.words }
    }

    /// Codes of programmes, each of which exists: an unknown one would be left out of a bill in silence.
    func programmes(_ id: String, key: String) throws(Fault) -> Timeline<[String]> {
        try timeline(id, key: key, wanted: "programme codes") { value in
            value.words.flatMap { words in
                words.allSatisfy { Programme(rawValue: $0) != nil } ? words : nil
            }
        }
    }

    func steps(_ id: String) throws(Fault) -> Timeline<[ParameterValue.Step]> {
        try timeline(id, wanted: "pairs") { $0.steps }
    }
}

/// What the book answers for, and who has looked.
package struct LawCoverage: Sendable, Equatable {
    /// The first and the last month for which an amount is given.
    package let from: Month
    package let through: Month
    package let verifiedBy: String

    package init(from: Month, through: Month, verifiedBy: String) {
        self.from = from
        self.through = through
        self.verifiedBy = verifiedBy
    }
}
