import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A lease` {
    @Test(arguments: TestEngine.atHand)
    func `has one holder until its time is over`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let book = LeaseBook(database)
            let first = try await book.take("close", owner: "a", for: 1_000, now: noon)
            #expect(first?.turn == 1)
            #expect(try await book.take("close", owner: "b", for: 1_000, now: noon + 999) == nil)
            let second = try await book.take("close", owner: "b", for: 1_000, now: noon + 1_000)
            #expect(second?.owner == "b")

            let late = try #require(first)
            let refusal = await refusalOf {
                try await database.write { try LeaseBook.hold(late, on: $0, now: noon + 1_001) }
            }
            #expect(refusal == .busy(lease: "close", untilMilliseconds: noon + 1_001))
            try await book.giveBack(late)
            #expect(try await book.take("close", owner: "c", for: 1_000, now: noon + 1_500) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes to one of twenty that ask at the same time`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let holders = try await withThrowingTaskGroup { group in
                for number in 0..<20 {
                    group.addTask {
                        try await LeaseBook(database).take("x", owner: "\(number)", for: 1_000, now: noon)
                    }
                }
                return try await group.reduce(into: [Lease]()) { if let lease = $1 { $0.append(lease) } }
            }
            #expect(holders.count == 1)
        }
    }
}

@Suite struct `Numbers for rows` {
    @Test func `rise, however many and whatever the clock does`() {
        let clock = Counter()
        let maker = IdentifierMaker(node: 3) { noon - Int64(clock.up()) }
        var all = maker.next(10_000)
        for _ in 0..<1_000 { all.append(maker.next()) }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `are new after a restart with a clock that was moved back`() {
        let before = IdentifierMaker(node: 3) { noon }.next(10)
        let after = IdentifierMaker(node: 3, notBefore: noon + 1) { noon - 3_600_000 }
        #expect(after.next() > before[9])
        let without = IdentifierMaker(node: 3) { noon - 3_600_000 }
        #expect(without.next() < before[0], "so the last instant is needed")
    }

    @Test func `of two nodes never meet`() {
        let one = IdentifierMaker(node: 0) { noon }
        let other = IdentifierMaker(node: 1023) { noon }
        #expect(Set(one.next(9_000)).isDisjoint(with: other.next(9_000)))
    }
}
