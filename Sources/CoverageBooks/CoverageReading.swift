package import Continuity
import LawBook
import Membership
import MoneyAndDates
package import SQLDatabase
import SQLStore

/// What the store knows of the months of many people, and the job by which each of them belongs somewhere.
package struct CoverageReading: Sendable {
    package let columns: CoverageColumns
    /// One entry a row of the columns.
    package let jobs: PresentJobs

    /// Reads the columns in the order of people.
    ///
    /// Five streams, one after another: papers, jobs, lives, claims, and the lines of the assessments, which
    /// are most of it. Memory is that of the columns: 14 bytes a person and month, 50 a person.
    package static func read(
        _ question: CoverageQuestion, on connection: any SQLConnection
    ) throws -> CoverageReading {
        let papers = try UnitPapers(
            government: question.government, known: question.knownMilliseconds, on: connection)
        var units: [Int64] = []
        if case .unit(let unit) = question.scope { units = papers.under(unit.number) }
        let reader = CoverageReader(question: question, units: units, connection: connection)
        var (cells, jobs) = try reader.people(papers)
        try reader.lives(into: &cells)
        try reader.lines(into: &cells)
        return CoverageReading(columns: cells.finish(question), jobs: jobs)
    }
}

/// Reads the streams of one question.
struct CoverageReader {
    let question: CoverageQuestion
    /// The unit of the scope and all below it.
    let units: [Int64]
    let connection: any SQLConnection

    private func scope(next: Int) -> ScopeClause {
        ScopeClause(question.scope, government: 1, next: next, units: units)
    }

    /// Everybody of the scope who has a job that is believed, with the flags of his months.
    func people(_ papers: UnitPapers) throws -> (cells: CoverageCells, jobs: PresentJobs) {
        let classes = try RegistrationClasses.read(
            government: question.government, known: question.knownMilliseconds, on: connection)
        let codes = SpellCodes(riskClasses: classes.all(in: Month(of: question.asOf)))
        let unitsOfScope = Set(units)
        var months = SpellMonths(question, papers)
        var cells = CoverageCells(width: question.width)
        var jobs = PresentJobs()
        var spells: [SpellRow] = []
        var person: Int64 = .min
        func finishPerson() {
            guard !spells.isEmpty else { return }
            months.work(out: &spells)
            let present = months.present(spells)
            if belongs(present, unitsOfScope) {
                cells.append(person, flags: months.flags, joined: months.joined(spells))
                jobs.append(present)
            }
            spells.removeAll(keepingCapacity: true)
        }
        try streamSpells { row in
            let next = try row.integer(0)
            if next != person { finishPerson() }
            person = next
            spells.append(try codes.spell(row, question))
        }
        finishPerson()
        cells.completePeople()
        return (cells, jobs)
    }

    private func belongs(_ job: SpellRow, _ unitsOfScope: Set<Int64>) -> Bool {
        switch question.scope {
        case .government, .person: true
        case .unit: unitsOfScope.contains(job.unit)
        case .registration(let registration): job.registration == registration.number
        }
    }

    private func streamSpells(_ body: (SQLRow) throws -> Void) throws {
        let scope = scope(next: 3)
        try connection.stream(
            """
            SELECT person_id, spell_id, valid_from, valid_to, COALESCE(registration_id, 0), unit_id, segment,
                funding, wage, programmes, COALESCE(risk_class, 0),
                CASE WHEN decree IS NULL THEN 0 ELSE 1 END, category
            FROM job_spell
            WHERE gov_id = $1 AND recorded_ms <= $2 AND superseded_ms > $2\(scope.sql)
            ORDER BY person_id, spell_id, version
            """,
            [.integer(question.government), .integer(question.knownMilliseconds)] + scope.values, each: body)
    }

    /// Days of birth, and of death where it was known by then.
    func lives(into cells: inout CoverageCells) throws {
        let scope = scope(next: 2)
        let known = question.knownMilliseconds
        try connection.stream(
            """
            SELECT person_id, COALESCE(born, 0), COALESCE(died, 0), COALESCE(died_recorded_ms, recorded_ms)
            FROM person WHERE gov_id = $1\(scope.sql) ORDER BY person_id
            """, [.integer(question.government)] + scope.values
        ) { row in
            guard let place = cells.row(of: try row.integer(0)) else { return }
            let died = try row.integer(3) <= known ? try row.integer(2) : 0
            cells.setLife(row: place, born: Int32(try row.integer(1)), died: Int32(died))
        }
    }

    /// What was reported, billed and paid for each person. A line counts once its period is finalised, and
    /// not at all where the law gave no amount or the month is left to another payer.
    func lines(into cells: inout CoverageCells) throws {
        var claims = try MonthClaims(question, on: connection)
        try streamLines { row in
            let (month, period) = (try row.integer(1), try row.integer(2))
            let registration = try row.integer(3)
            if month == period {
                let place = question.place(ofMonth: month)
                let standing = claims.regular(registration, place)
                guard standing.isReported, let person = cells.row(of: try row.integer(0)) else { return }
                cells.addRegular(standing, try row.integer(4), row: person, place: place)
            } else {
                let standing = claims.difference(
                    registration, for: month, bookedIn: period, cause: try row.text(5))
                guard standing.isReported, let person = cells.row(of: try row.integer(0)) else { return }
                cells.addDifference(
                    standing, try row.integer(4), row: person, place: question.place(ofMonth: month))
            }
        }
    }

    /// In the order in which the engine keeps the lines: by period for all people, by person for some.
    private func streamLines(_ body: (SQLRow) throws -> Void) throws {
        let scope = scope(next: 4)
        let order =
            question.scope == .government
            ? "period, registration_id, spell_id, for_month"
            : "person_id, for_month, period, spell_id, registration_id"
        try connection.stream(
            """
            SELECT person_id, for_month, period, registration_id, work_accident + death + old_age_employer
                + old_age_worker + pension_employer + pension_worker + job_loss, reason
            FROM assessment
            WHERE gov_id = $1 AND period >= $2 AND for_month >= $2 AND for_month <= $3 AND refusal = 0
                AND (programmes <> 0 OR for_month < period)\(scope.sql)
            ORDER BY \(order)
            """,
            [
                .integer(question.government), .integer(Int64(question.firstMonth.yyyymm)),
                .integer(Int64(question.lastMonth.yyyymm)),
            ] + scope.values, each: body)
    }
}

/// Reads the codes of a job without making a text of each.
struct SpellCodes {
    /// Of registrations, in the month of the day that is asked about.
    private let riskClasses: [Int64: Int64]
    private let segments = Segment.allCases.map { Array($0.rawValue.utf8) }
    private let segmentFlags = Segment.allCases.map { MonthFlags($0) }
    private let funding = FundingSource.allCases.map { Array($0.rawValue.utf8) }
    private let categories = WorkerCategory.allCases.map { Array($0.rawValue.utf8) }

    init(riskClasses: [Int64: Int64]) { self.riskClasses = riskClasses }

    func spell(_ row: SQLRow, _ question: CoverageQuestion) throws -> SpellRow {
        var spell = SpellRow()
        spell.spell = try row.integer(1)
        spell.from = try row.integer(2)
        spell.to = try row.integer(3)
        spell.firstPlace = question.place(ofDay: spell.from)
        spell.lastPlace = question.place(ofDay: spell.to)
        spell.registration = try row.integer(4)
        spell.unit = try row.integer(5)
        spell.segment = segmentFlags[try code(row, 6, in: segments)]
        spell.funding = UInt8(try code(row, 7, in: funding))
        spell.wage = try row.integer(8)
        spell.programmes = UInt8(clamping: try row.integer(9))
        spell.riskClass = UInt8(clamping: try row.integer(10))
        if spell.riskClass == 0 { spell.riskClass = UInt8(clamping: riskClasses[spell.registration] ?? 0) }
        spell.hasDecree = try row.integer(11) == 1
        spell.category = UInt8(try code(row, 12, in: categories))
        return spell
    }

    /// The place of a code among those that there are; refuses one that this program does not know.
    private func code(_ row: SQLRow, _ column: Int, in codes: [[UInt8]]) throws -> Int {
        let place = row.withText(column) { bytes in
            bytes.flatMap { bytes in codes.firstIndex { $0.elementsEqual(bytes) } }
        }
        guard let place else { throw CoverageRefusal.unknownCode(row.optionalText(column) ?? "") }
        return place
    }
}
