package import SQLDatabase

/// What names a person, changed in the tables: the row, the number by which the country knows her, and the
/// words by which she is found.
package enum PersonNames {
    /// What stands in the row.
    package struct Stand: Sendable, Equatable {
        package let name: String
        /// Sixteen digits.
        package let nik: String
        /// `yyyymmdd`.
        package let born: Int64?
        /// `L` or `P`.
        package let sex: String?

        package init(name: String, nik: String, born: Int64?, sex: String?) {
            self.name = name
            self.nik = nik
            self.born = born
            self.sex = sex
        }
    }

    /// Who a person is, her row held until the transaction ends; nil where the government has nobody of that
    /// number.
    package static func held(
        _ person: Int64, government: Int64, _ sealing: FieldSealing, on connection: any SQLConnection
    ) throws -> Stand? {
        let place = FieldSealing.Place("person.nik", government: government, row: person)
        return try connection.first(
            """
            SELECT name, nik_sealed, born, sex FROM person
            WHERE gov_id = $1 AND person_id = $2\(connection.engine.lockClause)
            """, [.integer(government), .integer(person)]
        ) { row in
            Stand(
                name: try row.text(0), nik: try sealing.open(try row.text(1), place),
                born: try row.optionalInteger(2), sex: row.optionalText(3))
        }
    }

    /// Writes who she is from now on. The number that she had is nobody's afterwards, so that whoever it
    /// belongs to can be entered.
    ///
    /// - Returns: false where the new number is another person's; the transaction must then be given up.
    package static func write(
        _ new: Stand, over old: Stand, person: Int64, government: Int64, now: Int64,
        _ sealing: FieldSealing, on connection: any SQLConnection
    ) throws -> Bool {
        if new.nik != old.nik {
            guard try take(new.nik, from: old.nik, person, government, sealing, connection) else {
                return false
            }
        }
        let place = FieldSealing.Place("person.nik", government: government, row: person)
        try connection.execute(
            """
            UPDATE person SET name = $1, nik_sealed = $2, born = $3, sex = $4, named_ms = $5
            WHERE gov_id = $6 AND person_id = $7
            """,
            [
                .text(new.name), .text(sealing.seal(new.nik, place)), SQLValue(new.born), SQLValue(new.sex),
                .integer(now), .integer(government), .integer(person),
            ])
        try rewriteWords(new, over: old, person, government, sealing, connection)
        return true
    }

    /// The number of the country's table goes over to her.
    private static func take(
        _ nik: String, from old: String, _ person: Int64, _ government: Int64, _ sealing: FieldSealing,
        _ connection: any SQLConnection
    ) throws -> Bool {
        let index = sealing.index(nik, kind: "nik")
        try connection.execute(
            """
            INSERT INTO person_nik (nik_index, person_id, gov_id) VALUES ($1, $2, $3)
            ON CONFLICT (nik_index) DO NOTHING
            """, [.text(index), .integer(person), .integer(government)])
        let owner = try connection.integer(
            "SELECT person_id FROM person_nik WHERE nik_index = $1", [.text(index)])
        guard owner == person else { return false }
        try connection.execute(
            "DELETE FROM person_nik WHERE nik_index = $1 AND person_id = $2",
            [.text(sealing.index(old, kind: "nik")), .integer(person)])
        return true
    }

    private static func rewriteWords(
        _ new: Stand, over old: Stand, _ person: Int64, _ government: Int64, _ sealing: FieldSealing,
        _ connection: any SQLConnection
    ) throws {
        func words(_ stand: Stand) -> Set<String> {
            var words = Set(PersonWords.words(of: stand.name))
            if let mark = PersonWords.mark(lastFour: String(stand.nik.suffix(4)), sealing) {
                words.insert(mark)
            }
            return words
        }
        let (before, after) = (words(old), words(new))
        for word in before.subtracting(after).sorted() {
            try connection.execute(
                "DELETE FROM person_word WHERE gov_id = $1 AND word = $2 AND person_id = $3",
                [.integer(government), .text(word), .integer(person)])
        }
        for word in after.subtracting(before).sorted() {
            try connection.execute(
                """
                INSERT INTO person_word (gov_id, word, person_id) VALUES ($1, $2, $3)
                ON CONFLICT (gov_id, word, person_id) DO NOTHING
                """, [.integer(government), .text(word), .integer(person)])
        }
    }
}
