import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads some people for a list: three statements for all of them.
struct PersonLines {
    let office: Office
    let connection: any SQLConnection

    /// In the order given; who is not there is left out.
    ///
    /// - Precondition: at most ten thousand at a time.
    func lines(_ people: [Int64]) throws -> [PersonLine] {
        guard !people.isEmpty else { return [] }
        let jobs = try jobs(of: people)
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        sql.add("SELECT person_id, name, nik_sealed, born, died FROM person WHERE gov_id = \(owner)")
        sql.add(" AND person_id IN (\(sql.places(people))) ORDER BY person_id")
        var lines: [Int64: PersonLine] = [:]
        try connection.query(sql.text, sql.values) { row in
            let person = try row.integer(0)
            let place = FieldSealing.Place("person.nik", government: office.government, row: person)
            lines[person] = PersonLine(
                id: PersonID(person), name: try row.text(1),
                maskedNIK: NIK.masked(try office.sealing.open(try row.text(2), place)),
                born: try row.optionalDay(3, "person.born"),
                died: try row.optionalDay(4, "person.died"), job: jobs[person])
        }
        return people.compactMap { lines[$0] }
    }

    /// The job of each that a list shows.
    private func jobs(of people: [Int64]) throws -> [Int64: JobLine] {
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        // In the order of the index: sorting by their days would cost half as much again.
        sql.add(
            """
            SELECT j.person_id, j.spell_id, j.unit_id, j.category, j.valid_from, j.valid_to FROM job_spell j
            WHERE j.gov_id = \(owner) AND j.superseded_ms = \(Int64.max)
                AND j.person_id IN (\(sql.places(people)))
            ORDER BY j.person_id, j.spell_id, j.version
            """)
        var jobs: [Int64: HeldJob] = [:]
        try connection.query(sql.text, sql.values) { row in
            let person = try row.integer(0)
            let job = try HeldJob(row, on: office.today)
            if let before = jobs[person], !job.isNearer(than: before) { return }
            jobs[person] = job
        }
        let names = try names(of: Set(jobs.values.map(\.unit)))
        return jobs.mapValues { job in
            JobLine(
                unit: job.unit, unitName: names[job.unit] ?? "", category: job.category, start: job.start,
                end: job.end, isHeld: job.standing == .held)
        }
    }

    private func names(of units: Set<Int64>) throws -> [Int64: String] {
        guard !units.isEmpty else { return [:] }
        var sql = NumberedSQL()
        let owner = sql.place(.integer(office.government))
        sql.add("SELECT unit_id, name FROM unit WHERE gov_id = \(owner)")
        sql.add(" AND unit_id IN (\(sql.places(units.sorted()))) ORDER BY unit_id")
        var names: [Int64: String] = [:]
        try connection.query(sql.text, sql.values) { row in names[try row.integer(0)] = try row.text(1) }
        return names
    }
}

/// A job on its way into a list.
private struct HeldJob {
    /// From the farthest to the nearest.
    enum Standing: Int { case ahead, past, held }

    let spell: Int64
    let unit: Int64
    let category: WorkerCategory
    let start: Day
    let end: Day?
    let standing: Standing

    init(_ row: SQLRow, on today: Day) throws {
        spell = try row.integer(1)
        unit = try row.integer(2)
        category = try row.code(3, "job_spell.category")
        start = try row.day(4, "job_spell.valid_from")
        end = try row.endDay(5, "job_spell.valid_to")
        standing = start > today ? .ahead : end.map { $0 < today } == true ? .past : .held
    }

    /// One that holds stands before any, a past one before one ahead; of two that hold or are past the
    /// later, of two ahead the first.
    func isNearer(than other: HeldJob) -> Bool {
        if standing != other.standing { return standing.rawValue > other.standing.rawValue }
        let isLater = (start, spell) > (other.start, other.spell)
        return standing == .ahead ? !isLater : isLater
    }
}
