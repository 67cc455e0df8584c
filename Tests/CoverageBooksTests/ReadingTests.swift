import Continuity
import CoverageBooks
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private typealias Stored = StoredHistories

private let asOf = day(20_030_815)

private func question(
    known: Instant = .latest, scope: CoverageScope = .government, government: Int64 = 1671
) -> CoverageQuestion {
    CoverageQuestion(
        government: government, from: Stored.first, through: Stored.lastMonth, asOf: asOf, known: known,
        scope: scope)
}

@Suite struct `What the store knows of a month` {
    @Test(arguments: TestEngine.atHand, [1, 2, 3] as [UInt64])
    func `is what the facts of each person say, known at any instant`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        let histories = Stored(seed: seed, people: 400)
        try await withBooks(engine) { database in
            try await database.write { try histories.store(for: 1671, on: $0) }
            for instant in [at(0), at(20), at(45), at(60), at(90), .latest] {
                let question = question(known: instant)
                let reading = try await database.read { try CoverageReading.read(question, on: $0) }
                var row = 0
                for place in histories.lives.indices
                where !histories.jobs[place].known(at: instant).isEmpty {
                    let expected = histories.facts(of: place, knownAt: instant)
                    try #require(row < reading.columns.count)
                    #expect(reading.columns.people[row].number == histories.lives[place].person)
                    #expect(reading.columns.facts(at: row) == expected)
                    row += 1
                }
                #expect(row == reading.columns.count)
                #expect(reading.jobs.units.count == row)
            }
        }
    }

    @Test(arguments: TestEngine.atHand, [4, 5, 6, 7] as [UInt64])
    func `is the same by the jobs as by the lines, whenever the months were calculated`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        let histories = Stored(seed: seed, people: 300)
        try await withBooks(engine) { database in
            try await database.write { try histories.store(for: 1671, on: $0) }
            for calculated in [10, 50, .max - 2] as [Int64] {
                try await database.write { try seal(calculated: calculated, of: 1671, on: $0) }
                for instant in [at(20), at(60), .latest] {
                    let lines = question(known: instant)
                    let jobs = CoverageQuestion(
                        government: 1671, from: Stored.first, through: Stored.lastMonth, asOf: asOf,
                        known: instant, asksAmounts: false)
                    let (byLines, byJobs) = try await database.read {
                        (try CoverageReading.read(lines, on: $0), try CoverageReading.read(jobs, on: $0))
                    }
                    #expect(byLines.columns.people == byJobs.columns.people)
                    #expect(byLines.columns.flags == byJobs.columns.flags)
                    #expect(byLines.columns.paidOn == byJobs.columns.paidOn)
                    #expect(byLines.columns.joined == byJobs.columns.joined)
                    #expect(byLines.columns.died == byJobs.columns.died)
                    #expect(byLines.jobs == byJobs.jobs)
                }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is told by the jobs where the seal of the month says so, and by the lines where it does not`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            for person in 1...3 as ClosedRange<Int64> { try await books.addPerson(person) }
            try await books.addMonth(200_305, of: [1, 2, 3], claims: paid(20_030_510))
            try await books.addMonth(200_306, of: [1, 2], claims: paid(20_030_610))
            try await books.database.write { try seal(calculated: 5, of: 1671, on: $0) }
            // Whoever reads the lines of May finds somebody missing now; those of June lack the third.
            try await books.database.write {
                try $0.execute(
                    "DELETE FROM assessment WHERE gov_id = 1671 AND period = 200305 AND person_id = 2")
            }
            func paidOn(_ asksAmounts: Bool) async throws -> [Int32] {
                let columns = try await CoverageAnswers(
                    CoverageQuestion(
                        government: 1671, from: month(200_301), through: month(200_406),
                        asOf: day(20_030_615), asksAmounts: asksAmounts),
                    under: SmallBooks.law(), from: books.database
                ).columns
                var days: [Int32] = []
                for row in 0..<3 { days += columns.paidOn[(row * 18 + 4)...(row * 18 + 5)] }
                return days
            }
            let (may, june) = (Int32(20_030_510), Int32(20_030_610))
            let byLines: [Int32] = [may, june, 0, june, may, 0]
            let byJobs: [Int32] = [may, june, may, june, may, 0]
            #expect(try await paidOn(true) == byLines)
            #expect(try await paidOn(false) == byJobs)
        }
    }
}

/// Writes into every period when it was calculated and what its lines come to.
private func seal(calculated: Int64, of government: Int64, on connection: any SQLConnection) throws {
    var seals: [[Int64]: LineSeal] = [:]
    try connection.query(
        "SELECT period, registration_id FROM period WHERE gov_id = $1 ORDER BY period, registration_id",
        [.integer(government)]
    ) { seals[[try $0.integer(0), try $0.integer(1)]] = LineSeal() }
    try connection.query(
        """
        SELECT period, registration_id, spell_id, for_month, refusal, programmes FROM assessment
        WHERE gov_id = $1 ORDER BY period, registration_id, spell_id, for_month
        """, [.integer(government)]
    ) { row in
        let key = [try row.integer(0), try row.integer(1)]
        if try row.integer(3) != row.integer(0) {
            seals[key]?.differences += 1
        } else if try row.integer(4) == 0, try row.integer(5) != 0 {
            seals[key]?.add(try row.integer(2))
        }
    }
    for (key, seal) in seals {
        try connection.execute(
            """
            UPDATE period SET calculated_ms = $1, line_count = $2, line_sum = $3, difference_count = $4
            WHERE gov_id = $5 AND period = $6 AND registration_id = $7
            """,
            [
                .integer(calculated), .integer(seal.count), .integer(seal.sum), .integer(seal.differences),
                .integer(government), .integer(key[0]), .integer(key[1]),
            ])
    }
}
