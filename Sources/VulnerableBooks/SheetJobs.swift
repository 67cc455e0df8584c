import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import VulnerableWorkers

/// Those who work for a village or in one of its institutions, as rows of its sheet. Another wage holds from
/// the month after the sheet is brought; a last day ends the job on it. Vulnerable workers are not among
/// them: their quota says what they are reported with and until when.
struct SheetJobs {
    let office: Office
    let rules: VulnerableRules
    let unit: UnitID
    let connection: any SQLConnection
    let now: Int64
    /// Whose jobs are not over, by person and group.
    private(set) var held: [SheetRow.Kind: Held] = [:]

    /// Reads whoever works there today, or one of them.
    init(
        _ book: VillageSheets, of unit: UnitID, person: PersonID? = nil, at now: Int64,
        on connection: any SQLConnection
    ) throws {
        (office, rules) = (book.office, book.rules)
        self.unit = unit
        self.connection = connection
        self.now = now
        try read(person)
    }

    /// Rows of one sheet at most.
    private static let most = 5_000
    private static let outside: Set<WorkerCategory> = [.vulnerable, .informal]

    /// A job as it stands, the last of its person and group.
    struct Held {
        let row: SheetRow
        let spell: SpellID
    }

    private mutating func read(_ person: PersonID?) throws {
        var found: [SheetRow.Kind: Held] = [:]
        let one = person.map { (" AND s.person_id = $4", [SQLValue.integer($0.number)]) } ?? ("", [])
        try connection.query(
            """
            SELECT s.spell_id, s.person_id, s.category, s.wage, s.valid_to, p.name FROM job_spell s
            JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
            WHERE s.gov_id = $1 AND s.unit_id = $2 AND s.superseded_ms = 9223372036854775807
                AND s.valid_to >= $3\(one.0)
            ORDER BY s.person_id, s.valid_from, s.spell_id LIMIT \(SheetJobs.most)
            """, [.integer(office.government), .integer(unit.number), .integer(office.today.number)] + one.1
        ) { row in
            let category: WorkerCategory = try row.code(2, "job_spell.category")
            guard !SheetJobs.outside.contains(category) else { return }
            let spell = try row.integer(0)
            let made = SheetRow(
                job: spell, of: PersonID(try row.integer(1)), category, name: try row.text(5),
                wage: String(try row.integer(3)),
                stop: try row.endDay(4, "job_spell.valid_to")?.description ?? "")
            found[made.kind] = Held(row: made, spell: SpellID(spell))
        }
        held.merge(found) { $1 }
    }

    /// Sets a field of a job; false where it is over, the text does not read, or the register refuses it.
    mutating func set(_ field: String, _ text: String, of kind: SheetRow.Kind) throws -> Bool {
        guard case .job(let person, _) = kind, let held = held[kind] else { return false }
        let entries = SpellEntries(office, law: rules.membership, at: now, on: connection)
        let refusals: [JobRefusal?]
        switch field {
        case "wage":
            guard let wage = Int64(text), wage > 0 else { return false }
            let from = Month(of: office.today).adding(1).firstDay
            refusals = try entries.change([(person, held.spell)], from: from) { _, terms in
                var changed = terms
                changed.wage = Rupiah(wage)
                return changed
            }
        case "stop":
            guard let day = Day(iso: text) else { return false }
            refusals = try entries.end([(person, held.spell)], on: day, because: .contractEnded)
        default: throw VulnerableBookRefusal.unreadable(table: "village_conflict")
        }
        // Under its new terms the job has another number.
        try read(person)
        return refusals.allSatisfy { $0 == nil }
    }
}
