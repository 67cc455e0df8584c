import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestKit
import Testing

@Suite struct `A change after posting` {
    @Test(arguments: TestEngine.atHand)
    func `becomes a named adjustment of the next month, and the locked lines stay`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            for person in 1...4 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person))
            }
            try await town.close(june)
            let before = try await lines(town, june)

            try await town.record(Job(spell: 101, person: 1, wage: 1_200))
            try await town.record(Job(spell: 102, person: 2, to: 20_050_520))
            try await town.record(Job(spell: 105, person: 5))
            try await town.record(Job(spell: 103, person: 3, to: 20_050_615))
            let book = try town.book()
            try await book.open(.one("7"), july)
            let found = try #require(try await book.calculate(.one("7"), july).periods.first)
            #expect(found.dues == Rupiah(120 + 100 + 100))
            #expect(found.corrections == Rupiah(20 - 100 + 100))
            #expect(found.correctionLines == 3)
            #expect(try await book.calculate(.one("7"), july).written == 0)

            _ = try await book.finalise("7", july)
            let posted = try await town.book(as: "budi").post("7", july)
            let causes = posted.corrections.map { ($0.why.rawValue, $0.total.amount) }
            #expect(
                causes.map { "\($0.0) \($0.1)" } == [
                    "joiner-reported-late 100", "leaver-reported-late -100", "wage-reported-late 20",
                ])
            #expect(posted.corrections.allSatisfy { $0.month == june && $0.bookedIn == july })
            #expect(try await lines(town, june) == before)

            try await book.open(.one("7"), august)
            let next = try #require(try await book.calculate(.one("7"), august).periods.first)
            #expect(next.correctionLines == 0, "what is booked once is not booked again")
        }
    }

    /// As a death is: the family does not wait for Batal or Posting.
    @Test(arguments: TestEngine.atHand)
    func `that came while the month was finalised is found after its Posting, or after Batal`(
        engine: TestEngine
    ) async throws {
        for isTakenBack in [false, true] {
            try await withTown(engine) { town in
                for person in 1...2 as ClosedRange<Int64> {
                    try await town.record(Job(spell: 100 + person, person: person))
                }
                let book = try town.book()
                try await book.open(.one("7"), june)
                _ = try await book.calculate(.one("7"), june)
                _ = try await book.finalise("7", june)
                try await town.record(Job(spell: 102, person: 2, to: 20_050_520))
                if isTakenBack {
                    try await book.cancel("7", june)
                    let again = try #require(try await book.calculate(.one("7"), june).periods.first)
                    #expect(again.dues == Rupiah(100))
                } else {
                    _ = try await town.book(as: "budi").post("7", june)
                    try await book.open(.one("7"), july)
                    let found = try #require(try await book.calculate(.one("7"), july).periods.first)
                    #expect(found.corrections == Rupiah(-100))
                }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of the risk class comes out as a difference of the months that it holds in, and no other`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            for person in 1...2 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person))
            }
            let may = InventedLaw.month(2005, 5)
            try await town.close(may)
            try await town.close(june)
            let now = town.clock.now()
            try await town.database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO registration_class (gov_id, registration_id, from_month, risk_class,
                        recorded_ms, superseded_ms)
                    VALUES (1671, 7, 200506, 2, $1, 9223372036854775807)
                    """, [.integer(now)])
            }
            let book = try town.book()
            try await book.open(.one("7"), july)
            let found = try #require(try await book.calculate(.one("7"), july).periods.first)
            let lines = try await book.lines("7", july)
            let differences = lines.filter { $0.forMonth != july }
            #expect(differences.map(\.forMonth) == [june, june])
            #expect(differences.map(\.reason) == ["class-changed-back", "class-changed-back"])
            let own = lines.filter { $0.forMonth == july }
            // Two people: what class II asks beyond class I comes once for June and is in July.
            #expect(found.dues - found.corrections == Rupiah(200))
            #expect(found.corrections > .zero && own.count == 2)
            #expect(try await book.calculate(.one("7"), july).written == 0)
            _ = try await book.finalise("7", july)
            _ = try await town.book(as: "budi").post("7", july)
            try await book.open(.one("7"), august)
            let next = try #require(try await book.calculate(.one("7"), august).periods.first)
            #expect(next.correctionLines == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of the law comes out as a difference for everybody it touches`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            for person in 1...4 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person, programmes: person))
            }
            try await town.close(june)
            // JKK of class I is 2% now instead of 1%, as if it had always been.
            let changed = try PeriodLaw(
                from: InventedLaw.book(changing: [
                    "jkk/rate": [
                        InventedLaw.dated(
                            InventedLaw.keyed([
                                "I": 20_000, "II": 20_000, "III": 30_000, "IV": 40_000, "V": 50_000,
                            ]))
                    ]
                ]))
            let book = try town.book(law: changed)
            try await book.open(.one("7"), july)
            let found = try #require(try await book.calculate(.one("7"), july).periods.first)
            #expect(found.corrections == Rupiah(20))
            #expect(found.correctionLines == 2, "persons 1 and 3 have JKK")
            let causes = try await book.lines("7", july).filter { $0.forMonth == june }.map(\.reason)
            #expect(causes == ["law-changed-back", "law-changed-back"])
            #expect(try await book.calculate(.all, july).written == 0, "all together find the same")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `waits for the first month that is not locked, and is booked once`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.close(june)
            let book = try town.book()
            try await book.open(.one("7"), july)
            try await book.open(.one("7"), august)
            try await town.record(Job(spell: 101, person: 1, wage: 1_100))
            _ = try await book.calculate(.one("7"), july)
            let later = try #require(try await book.calculate(.one("7"), august).periods.first)
            #expect(later.corrections == .zero)
            #expect(try await book.board(month: july).first?.period.corrections == 10)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `that moves a job to another payer credits the one and charges the other`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.record(Job(spell: 102, person: 2))
            try await town.record(Job(spell: 103, person: 3, registration: 8))
            try await town.close(june, "7")
            try await town.close(june, "8")
            try await town.record(Job(spell: 101, person: 1, registration: 8))
            let book = try town.book()
            try await book.open(.all, july)
            let found = try await book.calculate(.all, july).periods
            #expect(found.first { $0.registration.id == 7 }?.corrections == Rupiah(-100))
            #expect(found.first { $0.registration.id == 8 }?.corrections == Rupiah(110))
            #expect(try await book.calculate(.one("7"), july).written == 0)
            #expect(try await book.calculate(.one("8"), july).written == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `frees the month for another payer once it is posted that nobody owes it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.record(Job(spell: 102, person: 2))
            try await town.close(june)
            try await town.record(Job(spell: 101, person: 1, to: 20_050_531))
            try await town.close(july)
            let taken = try await town.database.read {
                try $0.rows(
                    """
                    SELECT person_id, for_month FROM sponsored_month ORDER BY person_id, for_month, programme
                    """
                ) {
                    [try $0.integer(0), try $0.integer(1)]
                }
            }
            #expect(Set(taken) == [[2, 200_506], [2, 200_507]])
        }
    }

    /// Whatever is recorded in whatever order, the lines of a job and month that are booked in the end sum to
    /// what the law and the register say in the end.
    @Test(arguments: TestEngine.atHand, [1, 2, 3, 4, 5, 6])
    func `leaves sums that are what the register says in the end`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        try await withTown(engine) { town in
            var chance = Chance(seed)
            var jobs: [Int64: Job] = [:]
            func change() async throws {
                let person = Int64(1 + chance.below(6))
                let registrations: [Int64] = [7, 8]
                let job = Job(
                    spell: 100 + person, person: person, registration: registrations[chance.below(2)],
                    from: Int64([20_050_101, 20_050_301, 20_050_415][chance.below(3)]),
                    to: Int64([99_991_231, 20_050_520, 20_050_831][chance.below(3)]),
                    wage: Int64(900 + 100 * chance.below(4)),
                    programmes: Int64([3, 7, 15][chance.below(3)]))
                jobs[person] = job
                try await town.record(job)
            }
            let months = (1...8).map { InventedLaw.month(2005, $0) }
            // Somebody whom nothing changes, so that every month has a bill.
            try await town.record(Job(spell: 201, person: 11))
            try await town.record(Job(spell: 202, person: 12, registration: 8))
            for month in months {
                for _ in 0..<chance.below(4) { try await change() }
                for registration in ["7", "8"] { try await town.close(month, registration) }
            }
            let law = InventedLaw.book()
            let kernel = try PeriodLaw(from: law)
            for month in months.dropLast() {
                for job in jobs.values {
                    let right = try expected(job, month, kernel)
                    #expect(try await town.charged(job.spell, month) == right, "\(job) \(month)")
                }
            }
            #expect(try await unbilled(town) == 0, "the lines sum to the bills and corrections")
        }
    }
}

/// What the law asks of a job for a month, by hand: class I and II have JKK of 1% and 2%.
private func expected(_ job: Job, _ month: Month, _ law: PeriodLaw) throws -> Int64 {
    guard job.from <= Int64(month.lastDay.yyyymmdd), job.to >= Int64(month.firstDay.yyyymmdd) else {
        return 0
    }
    let rates: [(Int64, Int64)] = [(1, job.registration == 7 ? 10 : 20), (2, 20), (4, 40), (4, 30)]
    let uncapped = rates.filter { job.programmes & $0.0 != 0 }.map { job.wage * $0.1 / 1_000 }
    let capped = min(job.wage, 1_000)
    let pension = job.programmes & 8 != 0 ? capped * 20 / 1_000 + capped * 10 / 1_000 : 0
    return uncapped.reduce(0, +) + pension
}

/// The lines of locked periods less what was billed and corrected.
private func unbilled(_ town: Town) async throws -> Int64? {
    try await town.database.read { connection in
        let lines = try connection.integer(
            """
            SELECT CAST(SUM(work_accident + death + old_age_employer + old_age_worker + pension_employer
                + pension_worker) AS BIGINT) FROM assessment WHERE gov_id = 1671
            """)
        let bills = try connection.integer(
            "SELECT CAST(SUM(amount) AS BIGINT) FROM bill WHERE gov_id = 1671 AND state = 1")
        let corrections = try connection.integer(
            "SELECT CAST(SUM(amount) AS BIGINT) FROM correction WHERE gov_id = 1671")
        return (lines ?? 0) - (bills ?? 0) - (corrections ?? 0)
    }
}

private func lines(_ town: Town, _ month: Month) async throws -> [PeriodLine] {
    try await town.book().lines("7", month)
}

/// A small generator, so that a test that fails fails again.
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
