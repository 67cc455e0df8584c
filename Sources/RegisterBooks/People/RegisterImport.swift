package import LawBook
package import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore
import Synchronization

/// The first load of people with their jobs, and any later list of people for whom a job is to be opened: all
/// that the rules allow in one transaction, once for a key.
package struct RegisterImport: Sendable {
    private let office: Office
    private let law: MembershipLaw

    /// What became of a list.
    package struct Outcome: Sendable {
        package let load: RegisterLoad.Outcome
        /// Rows without a job, and why, in their order.
        package let refused: [(row: Int, refusal: any TellableRefusal)]
    }

    package init(_ office: Office, law: MembershipLaw) {
        self.office = office
        self.law = law
    }

    /// Whether the list with this key was taken before.
    package func wasDone(_ key: String) async throws -> Bool {
        let government = office.government
        return try await office.database.read { connection in
            try RegisterLoad.wasDone(key, government: government, on: connection)
        }
    }

    /// Loads a list. Rows that the law of membership refuses are left out altogether; people who are there
    /// and whose programmes somebody pays keep the job that they have.
    ///
    /// - Parameter key: of the list, such as the digest of its file.
    /// - Precondition: no NIK stands twice.
    /// - Throws: `PeriodRefusal.finalised` where the list reaches into a finalised month; nothing is kept
    ///   then.
    package func load(_ columns: RegisterColumns, key: String) async throws -> Outcome {
        let (spells, unlawful) = try checked(columns)
        let lawful = unlawful.isEmpty ? columns : columns.part(spells.indices.filter { unlawful[$0] == nil })
        let rows = unlawful.isEmpty ? nil : spells.indices.filter { unlawful[$0] == nil }
        let kept = rows.map { rows in rows.map { spells[$0] } } ?? spells
        let clashes = Mutex<[Int: JobRefusal]>([:])
        let (office, law) = (office, law)
        let loaded = try await RegisterLoad(office.database, office.identifiers, office.sealing).load(
            lawful, government: office.government, key: key, actor: office.actor, now: office.now()
        ) { persons, known, connection in
            let refused = try opened(kept, persons, known, office, law, connection)
            clashes.withLock { $0 = refused }
            try bump(lawful, office.government, at: office.now(), connection)
            return Set(refused.keys)
        }
        var refused = unlawful.map { (row: $0.key, refusal: JobRefusal.spell($0.value, payer: nil)) }
        refused += clashes.withLock { $0 }.map { (row: rows?[$0.key] ?? $0.key, refusal: $0.value) }
        return Outcome(
            load: loaded,
            refused: refused.sorted { $0.row < $1.row }.map { (row: $0.row, refusal: $0.refusal) })
    }

    /// The job of each row, with the refusals of those that nobody may have.
    private func checked(_ columns: RegisterColumns) throws -> ([JobSpell], [Int: SpellRefusal]) {
        let nobody = PersonID(0)
        var spells: [JobSpell] = []
        spells.reserveCapacity(columns.count)
        var refused: [Int: SpellRefusal] = [:]
        for row in 0..<columns.count {
            let spell = try columns.spell(row, of: nobody)
            spells.append(spell)
            guard let born = columns.born[row] else { continue }
            let life = LifeDays(born: try Day(number: born, "born"))
            var history = JobHistory(person: nobody)
            do throws(SpellRefusal) {
                try history.open(spell, of: life, under: law, at: Instant(epochMilliseconds: 0))
            } catch { refused[row] = error }
        }
        return (spells, refused)
    }
}

extension RegisterColumns {
    /// The job of a row, for the rules.
    func spell(_ row: Int, of person: PersonID) throws -> JobSpell {
        let terms = JobTerms(
            unit: UnitID(units[row]), category: try coded(categories[row] ?? "", "category"),
            segment: try coded(segments[row] ?? "", "segment"),
            programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: programmes[row])),
            payer: UnitID(registrations[row] ?? 0), funding: try coded(funding[row] ?? "", "funding"),
            wage: Rupiah(wages[row]), wageBasis: try coded(wageBases[row] ?? "", "wage_basis"))
        return JobSpell(
            id: SpellID(Int64(row)), person: person, terms: terms,
            start: try Day(number: from[row], "valid_from"),
            end: to[row] == openEnd ? nil : try Day(number: to[row], "valid_to"))
    }
}

/// People who are known may have jobs; the pure rules say which rows stand in their way.
private func opened(
    _ spells: [JobSpell], _ persons: [Int64], _ known: [Int], _ office: Office, _ law: MembershipLaw,
    _ connection: any SQLConnection
) throws -> [Int: JobRefusal] {
    var refused: [Int: JobRefusal] = [:]
    for portion in portions(known) {
        let people = portion.map { PersonID(persons[$0]) }
        let lives = try LifeTable.held(of: people, government: office.government, on: connection)
        let jobs = try JobTable.jobs(of: people, government: office.government, on: connection)
        for row in portion {
            let person = PersonID(persons[row])
            guard var history = jobs[person]?.history, let life = lives[person] else { continue }
            let spell = spells[row]
            let own = JobSpell(
                id: SpellID(-1 - Int64(row)), person: person, terms: spell.terms, start: spell.start,
                end: spell.end)
            do throws(SpellRefusal) {
                try history.open(own, of: life, under: law, at: .latest)
            } catch {
                refused[row] = try refusal(error, office.government, connection)
            }
        }
    }
    return refused
}

private func bump(
    _ columns: RegisterColumns, _ government: Int64, at instant: Int64, _ connection: any SQLConnection
) throws {
    var first: [Int64: Int64] = [:]
    for row in 0..<columns.count {
        guard let registration = columns.registrations[row] else { continue }
        first[registration] = min(first[registration] ?? openEnd, columns.from[row])
    }
    for (registration, from) in first.sorted(by: { $0.key < $1.key }) {
        try PeriodRevision.bump(
            [registration], from: Month(of: try Day(number: from, "valid_from")), government: government,
            at: instant, on: connection)
    }
}

/// Birth and death of many people, whose rows the transaction then holds.
enum LifeTable {
    static func held(
        of persons: [PersonID], government: Int64, on connection: any SQLConnection
    ) throws -> [PersonID: LifeDays] {
        let persons = persons.sorted()
        var lives: [PersonID: LifeDays] = [:]
        for portion in portions(persons) {
            let places = (0..<portion.count).map { "$\($0 + 2)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT person_id, born, died FROM person WHERE gov_id = $1 AND person_id IN (\(places))
                ORDER BY person_id\(connection.engine.lockClause)
                """, [.integer(government)] + portion.map { .integer($0.number) }
            ) { row in
                guard let born = try row.optionalDay(1, "person.born") else { return }
                let died = try row.optionalDay(2, "person.died")
                lives[PersonID(try row.integer(0))] = LifeDays(born: born, died: died)
            }
        }
        return lives
    }
}
