import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestKit
import Testing

@Suite struct `A person and month` {
    @Test(arguments: TestEngine.atHand)
    func `is paid by one, and the second is refused with the name of the first`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.record(
                Job(spell: 201, person: 1, registration: 9, programmes: 1, government: 1672))
            try await town.record(Job(spell: 202, person: 2, registration: 9, government: 1672))
            let (first, second) = (try town.book(), try town.book(government: 1672))
            try await first.open(.one("7"), july)
            _ = try await first.calculate(.one("7"), july)
            _ = try await first.finalise("7", july)

            try await second.open(.one("9"), july)
            _ = try await second.calculate(.one("9"), july)
            let note = await refusal { try await second.finalise("9", july) }
            #expect(
                note
                    == PeriodStepRefusal.sponsored(
                        people: 1, person: "Orang 1", programme: "JKK", july, payer: "Dinas Tujuh, Kota Satu"
                    ).note)
            #expect(try await taken(town) == 3, "nothing of the refused period is kept")

            try await first.cancel("7", july)
            #expect(try await taken(town) == 0)
            _ = try await second.finalise("9", july)
            #expect(try await taken(town) == 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `belongs to the first payer of the month where a job goes over in it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1, to: 20_050_715))
            try await town.record(Job(spell: 102, person: 1, registration: 8, from: 20_050_716))
            let book = try town.book()
            try await book.open(.all, july)
            let together = try await book.calculate(.all, july).periods
            #expect(together.first { $0.registration.id == 7 }?.dues == Rupiah(100))
            #expect(together.first { $0.registration.id == 8 }?.dues == .zero)
            let alone = try await book.calculate(.one("8"), july)
            #expect(alone.periods.map(\.dues) == [.zero])
            #expect(alone.written == 0)
            try await book.open(.one("8"), august)
            #expect(try await book.calculate(.one("8"), august).periods.map(\.dues) == [Rupiah(110)])
        }
    }

    /// Born on 15 June 1955: fifty on 1 July 2005, not yet on 1 June.
    @Test(arguments: TestEngine.atHand)
    func `is without pension dues from the pension age on`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 20, programmes: 15))
            let book = try town.book()
            for month in [june, july] {
                try await book.open(.one("7"), month)
                _ = try await book.calculate(.one("7"), month)
            }
            let before = try #require(try await book.lines("7", june).first)
            let after = try #require(try await book.lines("7", july).first)
            #expect(before.programmes == 15)
            #expect(before.total == Rupiah(130))
            #expect(after.programmes == 7)
            #expect(after.total == Rupiah(100))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not charged after a death`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.database.write {
                _ = try $0.execute("UPDATE person SET died = 20050630 WHERE gov_id = 1671 AND person_id = 1")
            }
            let book = try town.book()
            for month in [june, july] {
                try await book.open(.one("7"), month)
                _ = try await book.calculate(.one("7"), month)
            }
            #expect(try await book.lines("7", june).map(\.refusal) == [nil])
            #expect(try await book.lines("7", july).map(\.refusal) == [.died])
        }
    }

    /// Band of 100 below 200: JKK 1% and the flat JKM of 7, both in full, because a state budget pays.
    @Test(arguments: TestEngine.atHand)
    func `of the self-employed is charged by the band and billed to the worker`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(
                Job(spell: 101, person: 1, registration: 5, wage: 150, programmes: 3, segment: "bpu"))
            let book = try town.book()
            try await book.open(.one("Rentan"), july)
            _ = try await book.calculate(.one("5"), july)
            let bill = try #require(try await book.finalise("5", july).bill)
            #expect(bill.lines.map(\.amount) == [Rupiah(1), Rupiah(7)])
            #expect(bill.lines.allSatisfy { $0.payer == .worker })
            #expect(bill.dueDay == InventedLaw.day(2005, 7, 31))
        }
    }
}

private func taken(_ town: Town) async throws -> Int64? {
    try await town.database.read { try $0.integer("SELECT COUNT(*) FROM sponsored_month") }
}
