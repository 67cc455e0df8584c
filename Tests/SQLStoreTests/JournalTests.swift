import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `The journal` {
    @Test func `has no entry that does not sum to nought`() {
        #expect(throws: StoreRefusal.unbalanced(difference: 1)) {
            _ = try JournalPosting(
                government: 1671, day: day(20_260_301), kind: "bill", narration: "", key: "a",
                lines: [.init("owed", Rupiah(100)), .init("due", Rupiah(-99))])
        }
    }

    @Test(arguments: TestEngine.atHand, [1, 300])
    func `posts a key once, however often it is asked`(engine: TestEngine, count: Int) async throws {
        try await withStore(engine) { database in
            let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
            let group = try (0..<count).map { try bill("bill \($0)", 1_000 + Int64($0)) }

            let first = try await journal.post(group, now: noon)
            let second = try await journal.post(group + [try bill("one more", 5)], now: noon + 1)

            for (before, after) in zip(first, second) {
                let entry = try before.entry()
                #expect(before == .posted(entry: entry, isNew: true))
                #expect(after == .posted(entry: entry, isNew: false))
            }
            let balances = try await journal.balances(government: 1671, through: day(20_260_301))
            let sum = group.reduce(5) { $0 + $1.lines[0].amount.amount }
            #expect(balances == ["owed": Rupiah(sum), "due": Rupiah(-sum)])
        }
    }

    @Test(arguments: TestEngine.atHand, [1, 300])
    func `refuses a key that stood for something else, and posts the others`(
        engine: TestEngine, count: Int
    ) async throws {
        try await withStore(engine) { database in
            let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
            _ = try await journal.post([try bill("a", 100)], now: noon)
            var group = try (0..<count).map { try bill("bill \($0)", 1) }
            group.append(try bill("a", 101))
            let outcomes = try await journal.post(group, now: noon)

            #expect(outcomes.last == .refused(.keyReused(key: "a")))
            let balances = try await journal.balances(government: 1671, through: day(20_260_301))
            #expect(balances["owed"] == Rupiah(100 + Int64(count)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes two of the same key in one group as one`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
            let outcomes = try await journal.post(
                [try bill("a", 100), try bill("a", 100), try bill("a", 7)], now: noon)
            let entry = try outcomes[0].entry()
            #expect(
                outcomes == [
                    .posted(entry: entry, isNew: true), .posted(entry: entry, isNew: false),
                    .refused(.keyReused(key: "a")),
                ])
            let balances = try await journal.balances(government: 1671, through: day(20_260_301))
            #expect(balances["owed"] == Rupiah(100))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `reverses an entry once, and back to what it was`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
            let entry = try await journal.post([try bill("a", 100)], now: noon)[0].entry()
            func reverse(_ key: String, _ number: Int64) async throws -> JournalBook.Outcome {
                try await journal.reverse(
                    entry: number, government: 1671, day: day(20_260_302), key: key, narration: "wrong",
                    now: noon)
            }

            let reversal = try await reverse("back", entry)
            #expect(try await reverse("back", entry) == .posted(entry: try reversal.entry(), isNew: false))
            #expect(try await reverse("again", entry) == .refused(.alreadyReversed(entry: entry)))
            #expect(try await reverse("none", 1) == .refused(.noSuchEntry(entry: 1)))

            let before = try await journal.balances(government: 1671, through: day(20_260_301))
            let after = try await journal.balances(government: 1671, through: day(20_260_302))
            #expect(before["owed"] == Rupiah(100))
            #expect(after == ["owed": .zero, "due": .zero])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `posts once what twenty writers post at the same time`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let news = try await withThrowingTaskGroup { group in
                for node in 0..<20 {
                    let posting = try bill("same", 100)
                    group.addTask {
                        let journal = JournalBook(database, IdentifierMaker(node: node, now: { noon }))
                        return try await journal.post([posting], now: noon)[0]
                    }
                }
                return try await group.reduce(into: [JournalBook.Outcome]()) { $0.append($1) }
            }
            let entry = try news[0].entry()
            #expect(news.filter { $0 == .posted(entry: entry, isNew: true) }.count == 1)
            #expect(news.filter { $0 == .posted(entry: entry, isNew: false) }.count == 19)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `belongs to one government each`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
            _ = try await journal.post(
                [try bill("a", 100), try bill("a", 30, government: 1672)], now: noon)
            let other = try await journal.balances(government: 1672, through: day(20_260_301))
            #expect(other["owed"] == Rupiah(30))
            let stranger = try bill("a", 30, government: 9)
            let fault = await faultOf { try await journal.post([stranger], now: noon) }
            #expect(fault?.kind == .foreignKey)
        }
    }
}

private func bill(
    _ key: String, _ amount: Int64, government: Int64 = 1671
) throws(StoreRefusal) -> JournalPosting {
    try JournalPosting(
        government: government, day: day(20_260_301), kind: "bill", narration: "March", key: key,
        lines: [.init("owed", Rupiah(amount)), .init("due", Rupiah(-amount))])
}
