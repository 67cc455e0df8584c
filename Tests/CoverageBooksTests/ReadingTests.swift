import Continuity
import CoverageBooks
import Membership
import MoneyAndDates
import SQLDatabase
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
}
