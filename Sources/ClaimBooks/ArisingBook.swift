package import Claims
import Continuity
import CoverageBooks
package import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Somebody to whom a right comes with the month.
package struct ArisingPerson: Sendable {
    package let person: PersonID
    package let name: String
    /// Where she works now.
    package let unitName: String
    /// The birthday, or the first day of the job.
    package let since: Day
    /// Months paid so far, and those that are still missing; nil where it is not by months.
    package let paid: (months: Int, missing: Int)?
    /// A claim of the type that follows, which is not at an end.
    package let claim: ClaimCaseID?
    /// The letter that told her; nil where none was drafted.
    package let notice: RightNotice?
}

/// A child with a scholarship who comes into another school.
package struct ArisingChild: Sendable {
    package let kept: ScholarshipBook.Kept
    package let from: SchoolPlace
    package let year: ScholarshipYears.Year
    /// The letter that told the family; nil where none was drafted.
    package let notice: RightNotice?
}

/// Rights that come with time: nobody has to know of them.
///
/// Nothing is written. Who is found stands in the books; the law says whom to look for.
package struct ArisingBook: Sendable {
    /// A part of a statement that keeps to somebody's reach: given the first free parameter of the statement
    /// over `person p`.
    package typealias Keeping = @Sendable (Int) throws -> (sql: String, values: [SQLValue])

    /// More than the months that the scholarship has ever asked for.
    private static let monthsBefore = 40
    private let office: Office
    private let rules: ClaimRules

    package init(_ office: Office, rules: ClaimRules) {
        self.office = office
        self.rules = rules
    }

    /// The windows of a month.
    ///
    /// - Throws: a `LawGap` for a month the law book does not answer for.
    package func windows(in month: Month) throws(LawGap) -> [ArisingWindow] {
        try ArisingWindow.all(in: month, claims: rules.law, continuity: rules.continuity)
    }

    /// A part of the people of a window who have a job today, in the order of their numbers, with one more
    /// than is asked for where there are more.
    ///
    /// - Parameters:
    ///   - after: the last one of the part before.
    ///   - count: how many are read.
    package func people(
        of window: ArisingWindow, after: PersonID? = nil, atMost count: Int,
        keeping: Keeping = { _ in ("", []) }
    ) async throws -> [ArisingPerson] {
        let (office, known) = (office, Known(office.government, office.today))
        let kept = try keeping(known.values(window, after, count).count + 1)
        let (found, units, claims, notices) = try await office.database.read { connection in
            let found = try known.found(window, after, count, kept, on: connection)
            let people = found.map(\.person)
            return (
                found, try known.units(of: people, on: connection),
                try known.claims(of: people, window.right, on: connection),
                try RightNotices.of(
                    people, window.right, in: window.month, office.government, on: connection)
            )
        }
        let paid = try await months(of: found.map(\.person), window)
        return found.map { row in
            ArisingPerson(
                person: row.person, name: row.name, unitName: units[row.person] ?? "", since: row.since,
                paid: paid[row.person], claim: claims[row.person],
                notice: notices[RightNoticeSubject(row.person, window.right, in: window.month)])
        }
    }

    /// Paid months as the strips of these people have them, in one reading.
    private func months(
        of people: [PersonID], _ window: ArisingWindow
    ) async throws -> [PersonID: (months: Int, missing: Int)] {
        guard case .job = window.mark, !people.isEmpty else { return [:] }
        let month = Month(of: office.today)
        let question = CoverageQuestion(
            government: office.government, from: month.adding(-Self.monthsBefore), through: month,
            asOf: office.today, scope: .people(people), asksAmounts: false)
        let answers = try await CoverageAnswers(
            question, under: rules.continuity, from: office.database)
        let tenure = answers.tenure
        var months: [PersonID: (months: Int, missing: Int)] = [:]
        for (row, person) in answers.columns.people.enumerated() {
            let paid =
                window.right == .scholarship ? tenure.monthsAltogether[row] : tenure.monthsInRow[row]
            months[person] = (Int(paid), max(0, window.number - Int(paid)))
        }
        return months
    }

    /// Children with a scholarship who come into another school in a month.
    package func changesOfLevel(in month: Month) async throws -> [ArisingChild] {
        let (ahead, government) = (
            max(0, month.lastDay.sinceEpoch - office.today.sinceEpoch), office.government
        )
        let renewals = try await ScholarshipBook(office, rules: rules).renewals(ahead: ahead)
        let changes = renewals.compactMap { kept in
            kept.years.changeOfLevel(in: month).map { (kept: kept, from: $0.from, year: $0.year) }
        }
        let people = changes.map(\.kept.person)
        let notices = try await office.database.read { connection in
            try RightNotices.of(people, .schoolLevel, in: month, government, on: connection)
        }
        return changes.map { change in
            let subject = RightNoticeSubject(
                change.kept.person, .schoolLevel, in: month, child: change.kept.years.child.heir)
            return ArisingChild(
                kept: change.kept, from: change.from, year: change.year, notice: notices[subject])
        }
    }
}

/// The statements, of a government on a day.
private struct Known: Sendable {
    let government: Int64
    let today: Int64

    init(_ government: Int64, _ today: Day) {
        self.government = government
        self.today = Int64(today.yyyymmdd)
    }

    struct Found: Sendable {
        let person: PersonID
        let name: String
        let since: Day
    }

    func values(_ window: ArisingWindow, _ after: PersonID?, _ count: Int) -> [SQLValue] {
        let values: [SQLValue] = [
            .integer(government), .integer(Int64(window.first.yyyymmdd)),
            .integer(Int64(window.last.yyyymmdd)), .integer(after?.number ?? 0), .integer(today),
        ]
        switch window.mark {
        case .birth(let programme): return values + [.integer(Int64(ProgrammeSet(programme).rawValue))]
        case .job(let segment, let isFirst):
            // A job that ended in the month before, or later, goes on without a month between.
            let reaching = isFirst ? 0 : Month(of: window.first).adding(-1).firstDay.yyyymmdd
            return values + [.integer(Int64(reaching)), .text(segment?.rawValue ?? "")]
        }
    }

    /// Each person once: of two jobs that began on one day the first on record.
    func found(
        _ window: ArisingWindow, _ after: PersonID?, _ count: Int,
        _ kept: (sql: String, values: [SQLValue]), on connection: any SQLConnection
    ) throws -> [Found] {
        let sql =
            switch window.mark {
            case .birth: births(kept.sql, count)
            case .job: jobs(kept.sql, count)
            }
        return try connection.rows(sql, values(window, after, count) + kept.values) { row in
            Found(
                person: PersonID(try row.integer(0)), name: try row.text(1),
                since: try row.day(2, "arising"))
        }
    }

    private func births(_ kept: String, _ count: Int) -> String {
        """
        SELECT p.person_id, p.name, p.born FROM person p
        WHERE p.gov_id = $1 AND p.born >= $2 AND p.born <= $3 AND p.person_id > $4 AND p.died IS NULL
            AND EXISTS (SELECT 1 FROM job_spell n WHERE n.gov_id = p.gov_id
                AND n.person_id = p.person_id AND n.superseded_ms = 9223372036854775807
                AND n.valid_from <= $5 AND n.valid_to >= $5 AND (n.programmes / $6) % 2 = 1)\(kept)
        ORDER BY p.person_id LIMIT \(count)
        """
    }

    private func jobs(_ kept: String, _ count: Int) -> String {
        """
        SELECT s.person_id, p.name, s.valid_from FROM job_spell s
        JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
        WHERE s.gov_id = $1 AND s.valid_from >= $2 AND s.valid_from <= $3 AND s.person_id > $4
            AND s.superseded_ms = 9223372036854775807 AND p.died IS NULL
            AND EXISTS (SELECT 1 FROM job_spell n WHERE n.gov_id = s.gov_id
                AND n.person_id = s.person_id AND n.superseded_ms = 9223372036854775807
                AND n.valid_from <= $5 AND n.valid_to >= $5)
            AND NOT EXISTS (SELECT 1 FROM job_spell b WHERE b.gov_id = s.gov_id
                AND b.person_id = s.person_id AND b.superseded_ms = 9223372036854775807
                AND ((b.valid_from < s.valid_from AND b.valid_to >= $6)
                    OR (b.valid_from = s.valid_from AND b.spell_id < s.spell_id)))
            AND ($7 = '' OR s.segment = $7)\(kept)
        ORDER BY s.person_id, s.spell_id LIMIT \(count)
        """
    }

    /// Where they work today: of several jobs the unit whose name comes first.
    func units(of people: [PersonID], on connection: any SQLConnection) throws -> [PersonID: String] {
        guard !people.isEmpty else { return [:] }
        var units: [PersonID: String] = [:]
        try connection.query(
            """
            SELECT j.person_id, MIN(u.name) FROM job_spell j
            JOIN unit u ON u.gov_id = j.gov_id AND u.unit_id = j.unit_id
            WHERE j.gov_id = $1 AND j.superseded_ms = 9223372036854775807 AND j.valid_from <= $2
                AND j.valid_to >= $2 AND j.person_id IN (\(places(people, from: 3)))
            GROUP BY j.person_id ORDER BY j.person_id
            """, [.integer(government), .integer(today)] + people.map { .integer($0.number) }
        ) { units[PersonID(try $0.integer(0))] = try $0.text(1) }
        return units
    }

    /// The latest claim of the type that follows, which stands.
    func claims(
        of people: [PersonID], _ right: ArisingRight, on connection: any SQLConnection
    ) throws -> [PersonID: ClaimCaseID] {
        guard !people.isEmpty, let type = right.claim else { return [:] }
        var claims: [PersonID: ClaimCaseID] = [:]
        try connection.query(
            """
            SELECT c.person_id, MAX(c.claim_id) FROM claim_case c
            WHERE c.gov_id = $1 AND c.claim_type = $2 AND c.stage NOT IN ('withdrawn', 'refused')
                AND c.person_id IN (\(places(people, from: 3)))
            GROUP BY c.person_id ORDER BY c.person_id
            """, [.integer(government), .text(type.rawValue)] + people.map { .integer($0.number) }
        ) { claims[PersonID(try $0.integer(0))] = ClaimCaseID(try $0.integer(1)) }
        return claims
    }

    private func places(_ people: [PersonID], from first: Int) -> String {
        people.indices.map { "$\($0 + first)" }.joined(separator: ", ")
    }
}
