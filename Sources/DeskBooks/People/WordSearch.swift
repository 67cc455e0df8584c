import Membership
import SQLDatabase
import SQLStore

/// Finds people by beginnings of the words of their names and by the last digits of their NIK.
///
/// It goes through the people of the rarest of them; whether a name has the others is seen in the name.
struct WordSearch {
    let search: PeopleSearch
    let words: [String]
    let lastFour: [String]

    /// So many under one word are read whole and sorted by name.
    private static let few = 3_000

    private var connection: any SQLConnection { search.connection }
    private var government: Int64 { search.office.government }

    func found() throws -> FoundPeople {
        let keys =
            lastFour.compactMap { digits in
                PersonWords.mark(lastFour: digits, search.office.sealing).map { Key(mark: $0) }
            } + words.map { Key(word: $0) }
        var rarest: (key: Key, count: Int)?
        for key in keys {
            let count = try count(key)
            if rarest.map({ count < $0.count }) ?? true { rarest = (key, count) }
        }
        guard let rarest else { return FoundPeople(total: 0) }
        let marks = keys.filter { $0.isMark && $0 != rarest.key }
        return rarest.count <= WordSearch.few
            ? try sorted(rarest.key, marks) : try inOrderOfWords(rarest.key, marks)
    }

    private struct Key: Equatable {
        let isMark: Bool
        let from: String
        let below: String

        init(word: String) {
            isMark = false
            (from, below) = PersonWords.range(of: word)
        }

        init(mark: String) { (isMark, from, below) = (true, mark, PersonWords.range(of: mark).below) }
    }

    private func count(_ key: Key) throws -> Int {
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM (SELECT w.person_id FROM person_word w
            WHERE w.gov_id = $1 AND w.word >= $2 AND w.word < $3 LIMIT \(WordSearch.few + 1)) c
            """, [.integer(government), .text(key.from), .text(key.below)])
        return Int(count ?? 0)
    }

    private func sorted(_ key: Key, _ marks: [Key]) throws -> FoundPeople {
        var sql = NumberedSQL()
        let owner = sql.place(.integer(government))
        sql.add("SELECT p.person_id, p.name FROM (SELECT DISTINCT w.person_id FROM person_word w")
        let (from, below) = (sql.place(.text(key.from)), sql.place(.text(key.below)))
        sql.add(" WHERE w.gov_id = \(owner) AND w.word >= \(from) AND w.word < \(below)) few")
        sql.add(" CROSS JOIN person p WHERE p.gov_id = \(owner) AND p.person_id = few.person_id")
        try addRest(marks, to: &sql)
        search.addStart(of: "p", to: &sql)
        sql.add(" ORDER BY p.name, p.person_id")
        var found: [NamedRow] = []
        try connection.query(sql.text, sql.values) { row in
            guard found.count <= search.size else { return }
            let person = try named(row)
            if has(person.name) { found.append(person) }
        }
        return search.cut(found)
    }

    /// Each person once: under the first of her words that matches. Few are looked at first: mostly they are
    /// enough.
    private func inOrderOfWords(_ key: Key, _ marks: [Key]) throws -> FoundPeople {
        let first = try inOrderOfWords(key, marks, looking: PeopleList.looked / 10)
        if first.next != nil { return first }
        var all = try inOrderOfWords(key, marks, looking: PeopleList.looked / 2)
        if all.next == nil, let end = try end(key) {
            all.next = end
            all.stoppedEarly = true
        }
        return all
    }

    private func inOrderOfWords(_ key: Key, _ marks: [Key], looking looked: Int) throws -> FoundPeople {
        var sql = NumberedSQL()
        let owner = sql.place(.integer(government))
        let start = search.start.flatMap { $0.isWord && $0.text >= key.from ? $0 : nil }
        let from = sql.place(.text(start?.text ?? key.from))
        let below = sql.place(.text(key.below))
        sql.add("SELECT w.person_id, p.name, w.word FROM (SELECT k.word, k.person_id FROM person_word k")
        sql.add(" WHERE k.gov_id = \(owner) AND k.word >= \(from) AND k.word < \(below)")
        if let start {
            let person = sql.place(.integer(start.person))
            sql.add(" AND (k.word > \(from) OR k.person_id > \(person))")
        }
        sql.add(" ORDER BY k.word, k.person_id LIMIT \(looked)) w CROSS JOIN person p")
        sql.add(" WHERE p.gov_id = \(owner) AND p.person_id = w.person_id")
        try addRest(marks, to: &sql)
        sql.add(" ORDER BY w.word, w.person_id")
        return try read(sql, key)
    }

    private func read(_ sql: NumberedSQL, _ key: Key) throws -> FoundPeople {
        var found = FoundPeople()
        var last: PeopleCursor?
        try connection.query(sql.text, sql.values) { row in
            guard found.next == nil else { return }
            let (person, word) = (try named(row), try row.text(2))
            guard has(person.name), isFirst(word, of: person.name, under: key) else { return }
            if found.people.count == search.size {
                found.next = last
            } else {
                found.people.append(person.id)
                last = PeopleCursor(word: word, person: person.id)
            }
        }
        return found
    }

    /// The last of the words that were looked at; nil where there are no more.
    private func end(_ key: Key) throws -> PeopleCursor? {
        let start = search.start.flatMap { $0.isWord && $0.text >= key.from ? $0 : nil }
        var sql = NumberedSQL()
        let owner = sql.place(.integer(government))
        let from = sql.place(.text(start?.text ?? key.from))
        let below = sql.place(.text(key.below))
        sql.add("SELECT k.person_id, k.word FROM person_word k WHERE k.gov_id = \(owner)")
        sql.add(" AND k.word >= \(from) AND k.word < \(below)")
        if let start {
            let person = sql.place(.integer(start.person))
            sql.add(" AND (k.word > \(from) OR k.person_id > \(person))")
        }
        sql.add(" ORDER BY k.word, k.person_id LIMIT 1 OFFSET \(PeopleList.looked / 2 - 1)")
        return try connection.first(sql.text, sql.values) { row in
            PeopleCursor(word: try row.text(1), person: try row.integer(0))
        }
    }

    /// Other marks are exact, so each is one look-up.
    private func addRest(_ marks: [Key], to sql: inout NumberedSQL) throws {
        try search.conditions.add(to: &sql)
        for mark in marks {
            let word = sql.place(.text(mark.from))
            sql.add(" AND EXISTS (SELECT 1 FROM person_word m WHERE m.gov_id = p.gov_id")
            sql.add(" AND m.word = \(word) AND m.person_id = p.person_id)")
        }
    }

    /// Whether each beginning begins a word of the name.
    private func has(_ name: String) -> Bool {
        if words.isEmpty { return true }
        let own = PersonWords.words(of: name)
        return words.allSatisfy { beginning in own.contains { $0.hasPrefix(beginning) } }
    }

    private func isFirst(_ word: String, of name: String, under key: Key) -> Bool {
        if key.isMark { return true }
        return PersonWords.words(of: name).filter { $0.hasPrefix(key.from) }.min() == word
    }
}
