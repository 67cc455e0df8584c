import Access
import AccessBooks
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase

/// What a person must be to stand in a list: within reach, and as the filter wants. Resolved once a page.
struct PeopleConditions {
    let government: Int64
    let reach: Reach
    let today: Day
    let category: WorkerCategory?
    let standing: PeopleFilter.Standing?
    /// The unit of the filter with all below it; nil for every unit of the reach.
    let units: [Int64]?

    /// - Throws: `.outOfReach` for a unit that whoever asks may not see, or that is not there.
    init(
        _ filter: PeopleFilter, _ reach: Reach, government: Int64, today: Day,
        on connection: any SQLConnection
    ) throws {
        self.government = government
        self.reach = reach
        self.today = today
        category = filter.category
        standing = filter.standing
        guard let unit = filter.unit else {
            units = nil
            return
        }
        try ReachSQL.hold(unit: unit, within: reach, government: government, on: connection)
        let all = try UnitBook.all(government: government, on: connection)
        units = branch(of: unit, all)
    }

    /// Whether nobody of the government is left out.
    var letEverybodyThrough: Bool {
        reach == .government && units == nil && category == nil && standing == nil
    }

    private var day: SQLValue { .integer(Int64(today.yyyymmdd)) }

    /// Whether people are few enough to be gone through by their units. Where they are not, they are many
    /// among all names, and the names are gone through.
    func areFew(atMost most: Int, on connection: any SQLConnection) throws -> Bool {
        var sql = NumberedSQL()
        guard try addJobs(of: "s", to: &sql) else { return false }
        let count = try connection.integer(
            "SELECT COUNT(*) FROM (SELECT s.spell_id \(sql.text) LIMIT \(most + 1)) c", sql.values)
        return (count ?? 0) <= Int64(most)
    }

    /// ` FROM job_spell …` with the jobs in the units; false where every unit counts.
    func addJobs(of alias: String, to sql: inout NumberedSQL) throws -> Bool {
        if let units {
            let owner = sql.place(.integer(government))
            sql.add("FROM job_spell \(alias) WHERE \(alias).gov_id = \(owner)")
            sql.add(" AND \(alias).unit_id IN (\(sql.places(units)))")
        } else if case .units(let account) = reach {
            let owner = sql.place(.integer(government))
            let mine = sql.place(.integer(account))
            sql.add(
                """
                FROM account_unit mine CROSS JOIN job_spell \(alias)
                WHERE mine.gov_id = \(owner) AND mine.account_id = \(mine)
                    AND \(alias).gov_id = mine.gov_id AND \(alias).unit_id = mine.unit_id
                """)
        } else {
            return false
        }
        sql.add(" AND \(alias).superseded_ms = \(Int64.max)")
        return true
    }

    /// ` AND …` for the alias `p` of a statement that names the government.
    func add(to sql: inout NumberedSQL) throws {
        if units == nil { try sql.keep(toPeople: reach, person: "p.person_id", government: "p.gov_id") }
        switch standing {
        case nil: if units != nil || category != nil { addJob(held: false, to: &sql) }
        case .working: addJob(held: true, to: &sql)
        case .left:
            if units != nil || category != nil { addJob(held: false, to: &sql) }
            let day = sql.place(day)
            sql.add(" AND \(isDead("IS NULL")) AND NOT EXISTS (\(job("later")) AND later.valid_to >= \(day))")
        case .dead:
            if units != nil || category != nil { addJob(held: false, to: &sql) }
            sql.add(" AND \(isDead("IS NOT NULL"))")
        }
    }

    private func isDead(_ test: String) -> String {
        "EXISTS (SELECT 1 FROM person life WHERE life.gov_id = p.gov_id AND life.person_id = p.person_id"
            + " AND life.died \(test))"
    }

    private func job(_ alias: String) -> String {
        "SELECT 1 FROM job_spell \(alias) WHERE \(alias).gov_id = p.gov_id"
            + " AND \(alias).person_id = p.person_id AND \(alias).superseded_ms = \(Int64.max)"
    }

    /// One job that is all that the filter wants.
    private func addJob(held: Bool, to sql: inout NumberedSQL) {
        sql.add(" AND EXISTS (\(job("j"))")
        if held {
            let day = sql.place(day)
            sql.add(" AND j.valid_from <= \(day) AND j.valid_to >= \(day)")
        }
        if let category { sql.add(" AND j.category = \(sql.place(.text(category.rawValue)))") }
        if let units { sql.add(" AND j.unit_id IN (\(sql.places(units)))") }
        sql.add(")")
    }
}

/// A unit and all below it, in rising order.
func branch(of unit: Int64, _ all: [UnitEntry]) -> [Int64] {
    let below = Dictionary(grouping: all) { $0.parent?.number ?? 0 }
    var found: Set<Int64> = [unit]
    var waiting = [unit]
    while let next = waiting.popLast() {
        for child in below[next] ?? [] where found.insert(child.id.number).inserted {
            waiting.append(child.id.number)
        }
    }
    return found.sorted()
}
