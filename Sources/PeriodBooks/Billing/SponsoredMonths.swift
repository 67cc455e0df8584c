import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Who pays for a person, programme and month, in the whole country: the second is refused with the name of
/// the first. A month is taken when a period is finalised, and given back when it is cancelled, or when a
/// later period posts that nothing is owed for it.
struct SponsoredMonths {
    let government: Int64
    let registration: Registration
    let connection: any SQLConnection

    /// A line of a period, as far as it takes programmes.
    private struct Taken {
        let person: Int64
        let month: Int64
        let spell: Int64
        /// JKK 1, JKM 2, JHT 4, JP 8: what is paid for.
        let programmes: Int64
        let isRegular: Bool
    }

    private static let paid: [(bit: Int64, code: String)] =
        Programme.allCases.filter { $0 != .jobLoss }.map {
            (Int64(ProgrammeSet($0).rawValue), $0.rawValue)
        }

    /// Takes every person, programme and month of a period’s lines.
    ///
    /// - Throws: `PeriodStepRefusal.sponsored` where another registration was first; nothing is to be kept.
    func reserve(_ period: StoredPeriod) throws {
        let lines = try lines(of: period)
        var persons: [Int64] = []
        var months: [Int64] = []
        var spells: [Int64] = []
        var codes = TextColumn()
        for line in lines {
            for programme in Self.paid where line.programmes & programme.bit != 0 {
                persons.append(line.person)
                months.append(line.month)
                spells.append(line.spell)
                codes.append(programme.code)
            }
        }
        if persons.isEmpty { return }
        let written = try connection.write(
            BulkRows(
                "sponsored_month",
                [
                    ("person_id", .integers(persons)), ("for_month", .integers(months)),
                    ("programme", .texts(codes)), ("gov_id", .constant(.integer(government))),
                    ("registration_id", .constant(.integer(registration.id))),
                    ("spell_id", .integers(spells)),
                ], conflict: .keep(key: ["person_id", "for_month", "programme"])))
        if written < persons.count { try settleThoseThere(lines) }
    }

    /// Gives back the months of a period that is cancelled. What a difference line took stays: its month was
    /// owed before, or will be in the next calculation.
    func release(_ period: StoredPeriod) throws {
        try giveBack(try lines(of: period).filter(\.isRegular), keeping: 0)
    }

    /// Gives back what a posted difference says is owed no more.
    func releaseWhatIsOwedNoMore(_ period: StoredPeriod) throws {
        let lines = try lines(of: period).filter { !$0.isRegular }
        for (programmes, some) in Dictionary(grouping: lines, by: \.programmes) {
            try giveBack(some, keeping: programmes)
        }
    }

    private func lines(of period: StoredPeriod) throws -> [Taken] {
        try connection.rows(
            """
            SELECT person_id, for_month, spell_id, programmes, CASE WHEN for_month = period THEN 1 ELSE 0 END
            FROM assessment WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND refusal = 0
            ORDER BY spell_id, for_month
            """,
            [
                .integer(government), .integer(Int64(period.month.yyyymm)), .integer(registration.id),
            ]
        ) { row in
            Taken(
                person: try row.integer(0), month: try row.integer(1), spell: try row.integer(2),
                programmes: try row.integer(3), isRegular: try row.integer(4) == 1)
        }
    }

    /// Deletes a reservation of ours: it is no history, only a place that is free again.
    private func giveBack(_ lines: [Taken], keeping programmes: Int64) throws {
        let codes = Self.paid.filter { programmes & $0.bit == 0 }.map { "'\($0.code)'" }.joined(
            separator: ", ")
        if codes.isEmpty { return }
        for (month, ofMonth) in Dictionary(grouping: lines, by: \.month) {
            for part in ofMonth.parts(of: 500) {
                let marks = part.indices.map { "$\($0 - part.startIndex + 4)" }.joined(separator: ", ")
                try connection.execute(
                    """
                    DELETE FROM sponsored_month WHERE for_month = $1 AND gov_id = $2
                        AND registration_id = $3 AND person_id IN (\(marks)) AND programme IN (\(codes))
                    """,
                    [.integer(month), .integer(government), .integer(registration.id)]
                        + part.map { .integer($0.person) })
            }
        }
    }
}

extension SponsoredMonths {
    /// What stands in the place of a month that was not free.
    private struct Held {
        let person: Int64
        let month: Int64
        let programme: String
        let spell: Int64
        let government: Int64
        let registration: Int64
    }

    /// Of the months that were not free, those of another government are refused. Those of another
    /// registration of our own are taken over: the register says who owes a month, each programme once, and
    /// what the other was billed before is credited to it as a difference.
    private func settleThoseThere(_ lines: [Taken]) throws {
        var people: Set<Int64> = []
        var first: Held?
        var ours: [Held] = []
        for held in try held(lines) {
            if held.government == government {
                if held.registration != registration.id { ours.append(held) }
                continue
            }
            people.insert(held.person)
            first = first ?? held
        }
        if let first {
            throw PeriodStepRefusal.sponsored(
                people: people.count, person: try PersonNames.one(first.person, government, on: connection),
                programme: first.programme, try Month(number: first.month, "sponsored_month.period"),
                payer: try payer(first.government, first.registration))
        }
        if ours.isEmpty { return }
        _ = try connection.write(
            BulkRows(
                "sponsored_month",
                [
                    ("person_id", .integers(ours.map(\.person))), ("for_month", .integers(ours.map(\.month))),
                    ("programme", .texts(TextColumn(ours.map(\.programme)))),
                    ("gov_id", .constant(.integer(government))),
                    ("registration_id", .constant(.integer(registration.id))),
                    ("spell_id", .integers(ours.map(\.spell))),
                ],
                conflict: .replace(
                    key: ["person_id", "for_month", "programme"], columns: ["registration_id", "spell_id"])))
    }

    /// The reservations of the months that some lines want, by month, person and programme; each with the
    /// job that wants it now.
    private func held(_ lines: [Taken]) throws -> [Held] {
        var found: [Held] = []
        for (month, ofMonth) in Dictionary(grouping: lines, by: \.month).sorted(by: { $0.key < $1.key }) {
            for part in ofMonth.sorted(by: { $0.person < $1.person }).parts(of: 500) {
                let wanted = Dictionary(grouping: part, by: \.person)
                let marks = part.indices.map { "$\($0 - part.startIndex + 2)" }.joined(separator: ", ")
                try connection.query(
                    """
                    SELECT person_id, programme, gov_id, registration_id FROM sponsored_month
                    WHERE for_month = $1 AND person_id IN (\(marks)) ORDER BY person_id, programme
                    """, [.integer(month)] + part.map { .integer($0.person) }
                ) { row in
                    let (person, programme) = (try row.integer(0), try row.text(1))
                    let bit = Self.paid.first { $0.code == programme }?.bit ?? 0
                    guard let line = wanted[person]?.first(where: { $0.programmes & bit != 0 }) else {
                        return
                    }
                    found.append(
                        Held(
                            person: person, month: month, programme: programme, spell: line.spell,
                            government: try row.integer(2), registration: try row.integer(3)))
                }
            }
        }
        return found
    }

    private func payer(_ owner: Int64, _ number: Int64) throws -> String {
        try connection.first(
            """
            SELECT r.name, g.name FROM registration r JOIN government g ON g.gov_id = r.gov_id
            WHERE r.gov_id = $1 AND r.registration_id = $2
            """, [.integer(owner), .integer(number)]
        ) { owner == government ? try $0.text(0) : "\(try $0.text(0)), \(try $0.text(1))" } ?? "\(number)"
    }
}

/// Names of people, for messages and lists.
enum PersonNames {
    static func one(_ person: Int64, _ government: Int64, on connection: any SQLConnection) throws -> String {
        try connection.first(
            "SELECT name FROM person WHERE gov_id = $1 AND person_id = $2",
            [.integer(government), .integer(person)]
        ) { try $0.text(0) } ?? "\(person)"
    }
}
