package import Continuity
package import LawBook
import Membership
import MoneyAndDates
package import SQLDatabase

/// The questions that an office asks of the months of its people, answered from one reading.
package struct CoverageAnswers: Sendable {
    package let question: CoverageQuestion
    package let reading: CoverageReading
    private let law: ContinuityLaw
    private let rules: CoverageRules

    /// Reads what the question asks for.
    ///
    /// - Throws: a `LawGap` where the law does not answer for the window, `CoverageRefusal.noSuchUnit`, or
    ///   what the store refuses.
    package init(
        _ question: CoverageQuestion, under law: ContinuityLaw, from database: SQLDatabase
    ) async throws {
        rules = try CoverageRules(firstMonth: question.firstMonth, width: question.width, under: law)
        self.question = question
        self.law = law
        reading = try await database.read { connection in
            try refuseUnknownScope(question, on: connection)
            return try CoverageReading.read(question, on: connection)
        }
    }

    package var columns: CoverageColumns { reading.columns }

    /// When protection ends for each row if nothing more is paid.
    package var ends: CoverEnds { columns.ends(asOf: question.asOf, under: rules) }

    /// Months paid after leaving or death.
    package var waste: WasteColumns { columns.waste(asOf: question.asOf, under: rules) }

    /// Paid months, for the rules of three months and of the scholarship.
    package var tenure: TenureColumns { columns.tenure(asOf: question.asOf, under: rules) }

    /// The rows that are protected on the day asked about.
    package var protected: [Int] {
        let marks = columns.protected(on: question.asOf, asOf: question.asOf, under: rules)
        return marks.indices.filter { marks[$0] == 1 }
    }

    /// The strip of one row.
    package func strip(_ row: Int) throws(LawGap) -> ContinuityStrip {
        try ContinuityStrip(columns.facts(at: row), asOf: question.asOf, under: law)
    }

    /// Why a row loses its protection on its first uncovered day, and whose turn it is to prevent it.
    package func lapse(_ row: Int, _ end: CoverEnd) throws(LawGap) -> CoverageLapse {
        if end.cause == .jobEnds { return CoverageLapse(state: .gap(.left), turn: .nobody) }
        let strip = try strip(row)
        let day = Month(of: end.firstUncovered)
        let entry = strip.months.last { $0.month <= max(day, columns.firstMonth) }
        guard let entry else { return CoverageLapse(state: .planned, turn: .operator) }
        return CoverageLapse(state: entry.state, turn: CoverageLapse.turn(entry))
    }
}

/// What stands in the way of a month, and who is to act.
package struct CoverageLapse: Sendable, Hashable {
    package let state: MonthState
    package let turn: Turn

    /// A month ahead is nobody’s gap yet, but somebody’s work.
    static func turn(_ month: PersonMonth) -> Turn {
        switch month.state {
        case .planned, .reported: .operator
        case .billed, .inForce: .treasurer
        case .paid, .gap: month.turn
        }
    }
}

private func refuseUnknownScope(_ question: CoverageQuestion, on connection: any SQLConnection) throws {
    let government = SQLValue.integer(question.government)
    let (number, found): (Int64, Int64?)
    switch question.scope {
    case .government, .person, .people: return
    case .unit(let unit):
        number = unit.number
        found = try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2", [government, .integer(number)])
    case .registration(let registration):
        number = registration.number
        found = try connection.integer(
            "SELECT registration_id FROM registration WHERE gov_id = $1 AND registration_id = $2",
            [government, .integer(number)])
    }
    if found == nil { throw CoverageRefusal.noSuchUnit(number) }
}
