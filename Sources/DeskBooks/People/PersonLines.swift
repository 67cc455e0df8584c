import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads some people for a list: two statements for all of them.
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
        sql.add(
            """
            SELECT j.person_id, j.unit_id, u.name, j.category, j.valid_from, j.valid_to FROM job_spell j
            JOIN unit u ON u.gov_id = j.gov_id AND u.unit_id = j.unit_id
            WHERE j.gov_id = \(owner) AND j.superseded_ms = \(Int64.max)
                AND j.person_id IN (\(sql.places(people)))
            ORDER BY j.person_id, j.valid_from, j.spell_id
            """)
        var jobs: [Int64: JobLine] = [:]
        try connection.query(sql.text, sql.values) { row in
            let person = try row.integer(0)
            let job = try job(row)
            if let before = jobs[person], !isNearer(job, than: before) { return }
            jobs[person] = job
        }
        return jobs
    }

    private func job(_ row: SQLRow) throws -> JobLine {
        let today = office.today
        let start = try row.day(4, "job_spell.valid_from")
        let end = try row.endDay(5, "job_spell.valid_to")
        return JobLine(
            unit: try row.integer(1), unitName: try row.text(2),
            category: try row.code(3, "job_spell.category"), start: start, end: end,
            isHeld: start <= today && (end.map { today <= $0 } ?? true))
    }

    /// Jobs come by their first day: one that holds stands before any, a past one before a later past one
    /// does not, and the first of those ahead stands only where there is nothing else.
    private func isNearer(_ job: JobLine, than before: JobLine) -> Bool {
        if before.isHeld { return job.isHeld }
        return job.isHeld || job.start <= office.today
    }
}
