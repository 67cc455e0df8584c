import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import TestDatabases
import TestKit
import Testing

@Suite struct `Why a month costs more` {
    @Test(arguments: TestEngine.atHand)
    func `is told by who came, who left and whose wage rose, and sums exactly`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            for person in 1...5 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person))
            }
            try await town.close(june)
            try await town.record(Job(spell: 101, person: 1, to: 20_050_630))
            try await town.record(Job(spell: 102, person: 2, to: 20_050_630))
            try await town.record(Job(spell: 112, person: 2, from: 20_050_701, wage: 1_500))
            try await town.record(Job(spell: 106, person: 6, from: 20_050_701))
            try await town.record(Job(spell: 107, person: 7, registration: 8, from: 20_050_701))
            try await town.record(Job(spell: 103, person: 3, wage: 1_100))
            try await town.record(Job(spell: 104, person: 4, programmes: 3))
            let book = try town.book()
            try await book.open(.all, july)
            _ = try await book.calculate(.all, july)

            let why = try await book.explain(.one("7"), from: june, to: july)
            let parts = Dictionary(uniqueKeysWithValues: why.parts.map { ($0.effect, $0.amount.amount) })
            #expect(why.before == Rupiah(500))
            #expect(parts[.leavers] == -100)
            #expect(parts[.joiners] == 100)
            #expect(parts[.wages] == 60)
            #expect(parts[.programmes] == -70)
            #expect(parts[.corrections] == -60)
            #expect(why.parts.map(\.amount).sum() == why.difference)

            let all = try await book.explain(.all, from: june, to: july)
            #expect(all.difference == why.difference + Rupiah(110))
            #expect(all.parts.map(\.amount).sum() == all.difference)

            let people = try await book.people(
                behind: .wages, .one("7"), from: june, to: july, atMost: 10)
            #expect(people.map(\.name) == ["Orang 2", "Orang 3"])
            #expect(people.map(\.amount) == [Rupiah(50), Rupiah(10)])
            let left = try await book.people(behind: .leavers, .all, from: june, to: july, atMost: 1)
            #expect(left.map(\.name) == ["Orang 1"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `names a leaver as one also when a correction of his follows`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.record(Job(spell: 102, person: 2))
            try await town.close(june)
            try await town.record(Job(spell: 101, person: 1, to: 20_050_531))
            let book = try town.book()
            try await book.open(.one("7"), july)
            _ = try await book.calculate(.one("7"), july)
            let why = try await book.explain(.one("7"), from: june, to: july)
            let parts = Dictionary(uniqueKeysWithValues: why.parts.map { ($0.effect, $0.amount.amount) })
            #expect(parts[.leavers] == -100)
            #expect(parts[.corrections] == -100)
            #expect(why.difference == Rupiah(-200))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is nothing where nothing changed`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.close(june)
            try await town.close(july)
            let why = try await town.book().explain(.all, from: june, to: july)
            #expect(why.difference == .zero)
            #expect(why.parts.allSatisfy { $0.amount == .zero && $0.people == 0 })
            #expect(why.parts.map(\.effect) == ChangeEffect.allCases)
        }
    }
}
