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
    /// Five streams, one after another: papers, claims, jobs, lives, and the lines of the assessments, which
    /// are most of it. Where no amounts are asked for, the lines of a month are read only where its seal says
    /// that they are not what the jobs say. Memory is that of the columns: 14 bytes a person and month, 50 a
    /// person.
    package static func read(
        _ question: CoverageQuestion, on connection: any SQLConnection
    ) throws -> CoverageReading {
        let papers = try UnitPapers(
            government: question.government, known: question.knownMilliseconds, on: connection)
        var units: [Int64] = []
        if case .unit(let unit) = question.scope { units = papers.under(unit.number) }
        let reader = CoverageReader(question: question, units: units, connection: connection)
        var claims = try MonthClaims(question, on: connection)
        let isByJobs = !question.asksAmounts && question.scope == .government && claims.areSealed
        var sealed = isByJobs ? SealedMonths(claims, width: question.width) : nil
        var (cells, jobs) = try reader.people(papers, &sealed)
        try reader.lives(into: &cells)
        if let sealed, try reader.lines(sealed, &claims, into: &cells) {
            return CoverageReading(columns: cells.finish(question), jobs: jobs)
        }
        try reader.lines(&claims, into: &cells)
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
    ///
    /// - Parameter sealed: is given all versions of their jobs.
    func people(
        _ papers: UnitPapers, _ sealed: inout SealedMonths?
    ) throws -> (cells: CoverageCells, jobs: PresentJobs) {
        let classes = try RegistrationClasses.read(
            government: question.government, known: question.knownMilliseconds, on: connection)
        let codes = SpellCodes(riskClasses: classes.all(in: Month(of: question.asOf)))
        let unitsOfScope = Set(units)
        var months = SpellMonths(question, papers)
        var cells = CoverageCells(width: question.width)
        var jobs = PresentJobs()
        var spells: [SpellRow] = []
        var person: Int64 = .min
        var believed: [SpellRow] = []
        let known = question.knownMilliseconds
        func finishPerson() {
            guard !spells.isEmpty else { return }
            believed.removeAll(keepingCapacity: true)
            for spell in spells where spell.recorded <= known && known < spell.superseded {
                believed.append(spell)
            }
            var row: Int?
            if !believed.isEmpty {
                months.work(out: &believed)
                let present = months.present(believed)
                if belongs(present, unitsOfScope) {
                    row = cells.people.count
                    cells.append(person, flags: months.flags, joined: months.joined(believed))
                    jobs.append(present)
                }
            }
            sealed?.add(spells, row: row)
            spells.removeAll(keepingCapacity: true)
        }
        try streamSpells(ofAllTimes: sealed != nil) { row in
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
        case .government, .person, .people: true
        case .unit: unitsOfScope.contains(job.unit)
        case .registration(let registration): job.registration == registration.number
        }
    }

    /// - Parameter isOfAllTimes: whether also those versions are read that are not believed at the instant
    ///   asked about.
    private func streamSpells(ofAllTimes isOfAllTimes: Bool, _ body: (SQLRow) throws -> Void) throws {
        let scope = scope(next: 3)
        let superseded = isOfAllTimes ? "superseded_ms >= $2" : "superseded_ms > $2"
        try connection.stream(
            """
            SELECT person_id, spell_id, valid_from, valid_to, COALESCE(registration_id, 0), unit_id, segment,
                funding, wage, programmes, COALESCE(risk_class, 0),
                CASE WHEN decree IS NULL THEN 0 ELSE 1 END, category, recorded_ms, superseded_ms
            FROM job_spell
            WHERE gov_id = $1 AND \(superseded)\(scope.sql)
            ORDER BY person_id, spell_id, version
            """,
            [
                .integer(question.government),
                .integer(isOfAllTimes ? .min : question.knownMilliseconds),
            ] + scope.values, each: body)
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
    func lines(_ claims: inout MonthClaims, into cells: inout CoverageCells) throws {
        try streamLines { try take($0, &claims, into: &cells) }
    }

    func take(
        _ row: SQLRow, _ claims: inout MonthClaims, into cells: inout CoverageCells
    ) throws {
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

    static let lineColumns = """
        person_id, for_month, period, registration_id, work_accident + death + old_age_employer \
        + old_age_worker + pension_employer + pension_worker + job_loss, reason
        """

    /// In the order in which the engine keeps the lines: by period for all people, by person for some.
    private func streamLines(_ body: (SQLRow) throws -> Void) throws {
        let scope = scope(next: 4)
        let order =
            question.scope == .government
            ? "period, registration_id, spell_id, for_month"
            : "person_id, for_month, period, spell_id, registration_id"
        try connection.stream(
            """
            SELECT \(CoverageReader.lineColumns)
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
