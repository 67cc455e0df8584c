import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Who stands in one part of a list, in its order.
struct FoundPeople {
    var people: [Int64] = []
    var next: PeopleCursor?
    var stoppedEarly = false
    var total: Int?
}

/// Finds the people of one part.
struct PeopleSearch {
    let conditions: PeopleConditions
    let office: Office
    let start: PeopleCursor?
    let size: Int
    let connection: any SQLConnection

    func found(_ wanted: PeopleWanted) throws -> FoundPeople {
        switch wanted {
        case .nik(let digits):
            let index = office.sealing.index(digits, kind: "nik")
            return try only(SpellBook.person(nikIndex: index, on: connection))
        case .participantNumber(let digits):
            let index = office.sealing.index(digits, kind: "kpj")
            return try only(
                connection.integer(
                    "SELECT person_id FROM person_kpj WHERE kpj_index = $1", [.text(index)]))
        case .words(let words, let lastFour):
            return try WordSearch(search: self, words: words, lastFour: lastFour).found()
        case .everybody:
            return try conditions.areFew(atMost: PeopleList.few, on: connection)
                ? throughUnits() : throughNames()
        }
    }

    /// One person by her number, if she is within reach.
    private func only(_ person: Int64?) throws -> FoundPeople {
        guard let person else { return FoundPeople(total: 0) }
        var sql = NumberedSQL()
        let government = sql.place(.integer(office.government))
        sql.add("SELECT p.person_id FROM person p WHERE p.gov_id = \(government)")
        let number = sql.place(.integer(person))
        sql.add(" AND p.person_id = \(number)")
        try conditions.add(to: &sql)
        let found = try connection.integer(sql.text, sql.values)
        return FoundPeople(people: found.map { [$0] } ?? [], total: found == nil ? 0 : 1)
    }

    /// Few people: all of them, sorted by the database.
    private func throughUnits() throws -> FoundPeople {
        var sql = NumberedSQL()
        sql.add("SELECT p.person_id, p.name FROM (SELECT DISTINCT s.person_id ")
        _ = try conditions.addJobs(of: "s", to: &sql)
        let government = sql.place(.integer(office.government))
        sql.add(") few CROSS JOIN person p WHERE p.gov_id = \(government) AND p.person_id = few.person_id")
        try conditions.add(to: &sql)
        let counted = try connection.integer("SELECT COUNT(*) FROM (\(sql.text)) c", sql.values)
        addStart(of: "p", to: &sql)
        sql.add(" ORDER BY p.name, p.person_id LIMIT \(size + 1)")
        var found = try cut(connection.rows(sql.text, sql.values, named))
        found.total = counted.map { Int($0) }
        return found
    }

    /// Many people: so many names in their order, and of them those that are wanted. Few are looked at first:
    /// mostly they are enough, and where everybody is wanted they always are.
    private func throughNames() throws -> FoundPeople {
        let first = conditions.letEverybodyThrough ? 0 : PeopleList.looked / 10
        let found = try throughNames(looking: max(first, size + 1))
        if found.next != nil { return found }
        var all = try throughNames(looking: PeopleList.looked)
        guard all.next == nil else { return all }
        var sql = names("SELECT n.person_id, n.name")
        sql.add(" ORDER BY n.name, n.person_id LIMIT 1 OFFSET \(PeopleList.looked - 1)")
        if let last = try connection.first(sql.text, sql.values, named) {
            all.next = PeopleCursor(name: last.name, person: last.id)
            all.stoppedEarly = true
        }
        return all
    }

    private func throughNames(looking looked: Int) throws -> FoundPeople {
        var sql = names("SELECT n.gov_id, n.person_id, n.name")
        sql.add(" ORDER BY n.name, n.person_id LIMIT \(looked)")
        var whole = NumberedSQL()
        whole.add("SELECT p.person_id, p.name FROM (")
        whole.append(sql)
        whole.add(") p WHERE p.gov_id = $1")
        try conditions.add(to: &whole)
        whole.add(" ORDER BY p.name, p.person_id LIMIT \(size + 1)")
        return try cut(connection.rows(whole.text, whole.values, named))
    }

    private func names(_ select: String) -> NumberedSQL {
        var sql = NumberedSQL()
        let government = sql.place(.integer(office.government))
        sql.add("\(select) FROM person n WHERE n.gov_id = \(government)")
        addStart(of: "n", to: &sql)
        return sql
    }

    /// Goes on after the cursor, along the index of names.
    func addStart(of alias: String, to sql: inout NumberedSQL) {
        guard let start, !start.isWord else { return }
        let name = sql.place(.text(start.text))
        let person = sql.place(.integer(start.person))
        sql.add(" AND \(alias).name >= \(name) AND (\(alias).name > \(name)")
        sql.add(" OR \(alias).person_id > \(person))")
    }

    /// Cuts what was read with one row more than is shown.
    func cut(_ rows: [NamedRow]) -> FoundPeople {
        let shown = rows.prefix(size)
        let next = rows.count > size ? shown.last.map { PeopleCursor(name: $0.name, person: $0.id) } : nil
        return FoundPeople(people: shown.map(\.id), next: next)
    }
}

/// A person on her way into a list.
struct NamedRow {
    let id: Int64
    let name: String
}

func named(_ row: SQLRow) throws -> NamedRow {
    NamedRow(id: try row.integer(0), name: try row.text(1))
}
