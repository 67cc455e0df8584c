import Continuity
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases

/// A database with two governments, of which each has the city, the office, the branch and the village of
/// the histories, and their three registrations.
func withBooks<Result>(
    _ engine: TestEngine, _ body: (SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 0 })
        try await database.write { connection in
            try connection.execute("INSERT INTO region (region_id, level, name) VALUES (16, 1, 'A')")
            for government in [1671, 1672] as [Int64] {
                try connection.execute(
                    "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, 16, 'B', 0)",
                    [.integer(government)])
                try addUnits(of: government, on: connection)
            }
        }
        return try await body(database)
    }
}

private func addUnits(of government: Int64, on connection: any SQLConnection) throws {
    let units: [(Int64, Int64?, String)] = [(1, nil, "kota"), (2, 1, "opd"), (3, 2, "uptd"), (4, 1, "desa")]
    for (unit, parent, kind) in units {
        try connection.execute(
            """
            INSERT INTO unit (gov_id, unit_id, parent_unit_id, kind, name, valid_from, valid_to, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, 20000101, 99991231, 0)
            """, [.integer(government), .integer(unit), SQLValue(parent), .text(kind), .text("Unit \(unit)")])
    }
    for registration in StoredHistories.registrations {
        try connection.execute(
            """
            INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
                valid_from, valid_to, recorded_ms)
            VALUES ($1, $2, 'AA000001', $3, 'Divisi', 'pu', 1, 20000101, 99991231, 0)
            """, [.integer(government), .integer(registration), .text("\(registration)")])
    }
}

extension StoredHistories {
    /// Writes everything as rows of a government.
    func store(for government: Int64, on connection: any SQLConnection) throws {
        let all: [(String, [[String: SQLValue]])] = [
            ("person", personRows), ("job_spell", spellRows), ("unit_paper", paperRows),
            ("period", periodRows), ("assessment", lineRows), ("bill", billRows),
            ("correction", correctionRows), ("claim_state", claimRows),
        ]
        for (table, rows) in all { try insert(rows, into: table, government, on: connection) }
    }

    private var personRows: [[String: SQLValue]] {
        lives.map { life in
            [
                "person_id": .integer(life.person), "name": "Nama", "born": number(life.born),
                "nik_sealed": "1", "died": life.died.map(number) ?? .null, "recorded_ms": 0,
                "died_recorded_ms": SQLValue(life.diedKnown?.epochMilliseconds),
            ]
        }
    }

    private var spellRows: [[String: SQLValue]] {
        jobs.flatMap { history in
            history.versions.enumerated().map { place, version in
                let terms = version.spell.terms
                let before = history.versions[..<place].filter { $0.spell.id == version.spell.id }.count
                return [
                    "spell_id": .integer(version.spell.id.number), "version": .integer(Int64(before + 1)),
                    "person_id": .integer(version.spell.person.number),
                    "unit_id": .integer(terms.unit.number),
                    "registration_id": terms.payer.number == 0 ? .null : .integer(terms.payer.number),
                    "valid_from": number(version.spell.start),
                    "valid_to": version.spell.end.map(number) ?? 99_991_231,
                    "recorded_ms": .integer(version.knowledge.recorded.epochMilliseconds),
                    "superseded_ms": .integer(version.knowledge.superseded?.epochMilliseconds ?? .max),
                    "category": .text(terms.category.rawValue), "segment": .text(terms.segment.rawValue),
                    "programmes": .integer(Int64(terms.programmes.rawValue)),
                    "wage": .integer(terms.wage.amount), "wage_basis": .text(terms.wageBasis.rawValue),
                    "funding": .text(terms.funding.rawValue), "decree": SQLValue(terms.letter?.number),
                    "act_id": 1,
                ]
            }
        }
    }

    private var paperRows: [[String: SQLValue]] {
        papers.enumerated().map { place, paper in
            [
                "paper_id": .integer(Int64(place + 1)), "unit_id": .integer(Int64(paper.unit)),
                "kind": .text(paper.kind.rawValue), "number": "1", "is_signed": paper.isSigned ? 1 : 0,
                "valid_from": number(paper.from), "valid_to": number(paper.through),
                "recorded_ms": .integer(paper.knowledge.recorded.epochMilliseconds),
                "superseded_ms": .integer(paper.knowledge.superseded?.epochMilliseconds ?? .max),
            ]
        }
    }

    private var periodRows: [[String: SQLValue]] {
        StoredHistories.registrations.flatMap { registration in
            (-4..<StoredHistories.width + 4).map { place in
                let month = StoredHistories.first.adding(place)
                let instant = finalised[registration]?[month]
                let isPosted = place % 2 == 0
                return [
                    "period": number(month), "registration_id": .integer(registration),
                    "state": instant == nil ? 1 : isPosted ? 3 : 2, "changed_ms": 0,
                    "finalised_ms": SQLValue(instant?.epochMilliseconds),
                    "posted_ms": SQLValue(isPosted ? instant.map { $0.epochMilliseconds + 5 } : nil),
                ]
            }
        }
    }

    private var lineRows: [[String: SQLValue]] {
        var seen: Set<[Int64]> = []
        return lines.compactMap { line in
            let key = [line.spell, Int64(line.period.yyyymm), Int64(line.forMonth.yyyymm)]
            precondition(seen.insert(key).inserted, "a line stands once")
            return [
                "period": number(line.period), "spell_id": .integer(line.spell),
                "for_month": number(line.forMonth), "person_id": .integer(line.person),
                "registration_id": .integer(line.registration), "reason": .text(line.cause), "wage": 100,
                "work_accident": .integer(line.amount - 7), "death": 1, "old_age_employer": 1,
                "old_age_worker": 1, "pension_employer": 1, "pension_worker": 1, "job_loss": 2,
            ]
        }
    }

    private var billRows: [[String: SQLValue]] {
        bills.map { bill in
            [
                "bill_id": .integer(bill.id), "registration_id": .integer(bill.registration),
                "period": number(bill.month), "segment": "pu", "version": 1,
                "state": bill.isStanding ? 1 : 0, "raised": number(bill.month.firstDay), "amount": 100,
                "recorded_ms": .integer(bill.recorded.epochMilliseconds),
                "changed_ms": .integer(bill.changed.epochMilliseconds),
            ]
        }
    }

    private var correctionRows: [[String: SQLValue]] {
        corrections.map { correction in
            [
                "correction_id": .integer(correction.id),
                "registration_id": .integer(correction.registration),
                "for_month": number(correction.forMonth),
                "booked_in": number(correction.bookedIn), "cause": .text(correction.cause), "amount": 1,
                "recorded_ms": .integer(correction.recorded.epochMilliseconds),
            ]
        }
    }

    private var claimRows: [[String: SQLValue]] {
        bills.flatMap { bill in
            bill.claims.map { claimRow($0, "bill", bill.id, bill.registration, bill.month) }
        }
            + corrections.flatMap { correction in
                correction.claims.map {
                    claimRow(
                        $0, "correction", correction.id, correction.registration, correction.bookedIn)
                }
            }
    }

    private func claimRow(
        _ claim: Claim, _ kind: String, _ id: Int64, _ registration: Int64, _ month: Month
    ) -> [String: SQLValue] {
        [
            "claim": .text("\(kind)/\(id)"), "kind": .text(kind), "registration_id": .integer(registration),
            "claim_month": number(month), "owed": 100, "still_open": claim.paidOn == nil ? 40 : 0,
            "paid_on": claim.paidOn.map(number) ?? .null,
            "recorded_ms": .integer(claim.knowledge.recorded.epochMilliseconds),
            "superseded_ms": .integer(claim.knowledge.superseded?.epochMilliseconds ?? .max),
        ]
    }
}

private func number(_ day: Day) -> SQLValue { .integer(Int64(day.yyyymmdd)) }
private func number(_ month: Month) -> SQLValue { .integer(Int64(month.yyyymm)) }

/// Rows of one table; all have the same columns.
func insert(
    _ rows: [[String: SQLValue]], into table: String, _ government: Int64, on connection: any SQLConnection
) throws {
    for row in rows {
        let names = row.keys.sorted()
        let places = names.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO \(table) (gov_id, \(names.joined(separator: ", "))) VALUES ($1, \(places))",
            [.integer(government)] + names.map { row[$0] ?? .null })
    }
}
