import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestKit
import Testing

@Suite struct `A month on its way to a bill` {
    /// Wage 1,000 with JKK 1%, JKM 2%, JHT 4% and 3%: 100 a person.
    @Test(arguments: TestEngine.atHand)
    func `is calculated, agreed, billed and locked, and each step says who took it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            for person in 1...3 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person))
            }
            let book = try town.book()
            #expect(try await book.open(.one("7"), july).map(\.name) == ["Dinas Tujuh"])
            #expect(try await book.open(.one("7"), july).isEmpty)
            let found = try await book.calculate(.one("7"), july)
            #expect(found.written == 3)
            #expect(found.periods.map(\.dues) == [Rupiah(300)])
            #expect(found.periods.map(\.persons) == [3])
            var seal = LineSeal()
            for spell in [103, 101, 102] as [Int64] { seal.add(spell) }
            #expect(try await book.board(month: july).map(\.period.seal) == [seal])

            let finalised = try await book.finalise("Dinas Tujuh", july)
            #expect(finalised.bill?.total == Rupiah(300))
            #expect(finalised.bill?.lines.map(\.amount) == [30, 60, 120, 90].map { Rupiah($0) })
            #expect(finalised.bill?.dueDay == InventedLaw.day(2005, 8, 15))
            _ = try await town.book(as: "budi").post("7", july)

            let board = try #require(try await book.board(month: july).first)
            #expect(board.period.code == "Posting")
            #expect(board.period.finalised?.by == "ani")
            #expect(board.period.posted?.by == "budi")
            #expect(board.period.bill == finalised.bill?.id.number)
            let root = try await town.database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries >= 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `calculated again changes nothing and leaves no trace`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            let book = try town.book()
            try await book.open(.all, july)
            let first = try await book.calculate(.all, july)
            let root = try await town.database.read { try AuditBook.verify(government: 1671, on: $0) }
            let second = try await book.calculate(.all, july)
            let after = try await town.database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(second.written == 0)
            #expect(second.removed == 0)
            #expect(second.periods.map(\.lawDigest) == first.periods.map(\.lawDigest))
            #expect(second.periods.allSatisfy { !$0.isNew })
            #expect(root == after)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `asks to be calculated again after a change, and is not finalised before`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            let book = try town.book()
            try await book.open(.one("7"), july)
            #expect(await refusal { try await book.finalise("7", july) } == PeriodRefusal.notCalculated.note)
            _ = try await book.calculate(.one("7"), july)
            try await town.record(Job(spell: 102, person: 2))
            let board = try #require(try await book.board(.one("7")).first)
            #expect(board.period.asksToRecalculate)
            #expect(
                await refusal { try await book.finalise("7", july) } == PeriodRefusal.recalculateFirst.note)
            #expect(try await book.calculate(.one("7"), july).written == 1)
            #expect(try await book.finalise("7", july).bill?.total == Rupiah(200))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not locked unless it was agreed, and not by the hand that agreed it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            let book = try town.book()
            let other = try town.book(as: "budi")
            try await book.open(.one("7"), july)
            #expect(await refusal { try await other.post("7", july) } == PeriodRefusal.notCalculated.note)
            _ = try await book.calculate(.one("7"), july)
            #expect(await refusal { try await other.post("7", july) } == PeriodRefusal.notFinalised.note)
            _ = try await book.finalise("7", july)
            #expect(
                await refusal { try await book.calculate(.one("7"), july) } == PeriodRefusal.finalised.note)
            #expect(await refusal { try await book.post("7", july) }?.key == "period.same-hand")
            _ = try await other.post("7", july)
            let locked = PeriodRefusal.posted(correctIn: august).note
            #expect(await refusal { try await book.calculate(.one("7"), july) } == locked)
            #expect(await refusal { try await book.finalise("7", july) } == locked)
            #expect(await refusal { try await book.cancel("7", july) } == locked)
            #expect(await refusal { try await other.post("7", july) } == locked)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is taken back with its bill, and billed again in the next version`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            let book = try town.book()
            try await book.open(.one("7"), july)
            _ = try await book.calculate(.one("7"), july)
            let first = try await book.finalise("7", july)
            try await book.cancel("7", july)
            try await book.cancel("7", july)
            #expect(
                await refusal { try await book.finalise("7", july) } == PeriodRefusal.recalculateFirst.note)
            try await town.record(Job(spell: 102, person: 2))
            _ = try await book.calculate(.one("7"), july)
            let second = try await book.finalise("7", july)
            #expect(second.bill?.id == first.bill?.id)
            #expect(second.bill?.version == 2)
            #expect(second.bill?.total == Rupiah(200))
            let owed = try await town.database.read {
                try $0.integer(
                    "SELECT CAST(SUM(amount) AS BIGINT) FROM journal_line WHERE gov_id = 1671 AND amount < 0")
            }
            #expect(owed == -400, "the first bill, its reversal, and the second")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused where there is no law, nobody to charge, or no such registration`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            let book = try town.book()
            let before = InventedLaw.month(2000, 12)
            #expect(await refusal { try await book.open(.one("7"), before) }?.key == "law-gap.month-before")
            #expect(await refusal { try await book.calculate(.all, before) }?.key == "law-gap.month-before")
            #expect(await refusal { try await book.calculate(.all, july) }?.key == "period.nothing-open")
            #expect(
                await refusal { try await book.calculate(.one("7"), july) }?.key == "period.not-opened")
            #expect(
                await refusal { try await book.open(.one("77"), july) }?.key
                    == "period.no-such-registration")
            try await book.open(.one("NPP7/000"), july)
            #expect(try await book.calculate(.one("7"), july).periods.map(\.dues) == [.zero])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not agreed while the law gives no amount for somebody in it, and says for whom and why`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.record(Job(spell: 102, person: 2, wage: 0))
            try await town.record(Job(spell: 103, person: 3, segment: "bpu"))
            let book = try town.book()
            try await book.open(.one("7"), july)
            let found = try await book.calculate(.one("7"), july)
            #expect(found.periods.map(\.refused) == [2])
            #expect(found.periods.map(\.dues) == [Rupiah(100)])
            let note = await refusal { try await book.finalise("7", july) }
            #expect(
                note
                    == PeriodStepRefusal.rowsRefused(
                        count: 2, person: "Orang 2", why: "period.row.not-positive"
                    ).note)
            let lines = try await book.lines("7", july)
            #expect(lines.map(\.refusal) == [nil, .notPositive, .otherSegment])

            try await town.record(Job(spell: 102, person: 2, wage: 2_000))
            try await town.record(Job(spell: 103, person: 3))
            _ = try await book.calculate(.one("7"), july)
            #expect(try await book.finalise("7", july).bill?.total == Rupiah(400))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is calculated by two programs at once as if by one`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            for person in 1...9 as ClosedRange<Int64> {
                try await town.record(Job(spell: 100 + person, person: person))
            }
            let book = try town.book()
            try await book.open(.all, july)
            try await withThrowingTaskGroup { group in
                for _ in 1...4 { group.addTask { try await book.calculate(.all, july) } }
                var written = 0
                for try await found in group { written += found.written }
                #expect(written == 9)
            }
            let finals = await withTaskGroup { group in
                for _ in 1...3 {
                    group.addTask { await refusal { try await book.finalise("7", july) }?.key ?? "done" }
                }
                return await group.reduce(into: []) { $0.append($1) }.sorted()
            }
            #expect(finals == ["done", "period.finalised", "period.finalised"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of which nobody is left is agreed without a bill, and the credit of its correction is booked`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            try await town.close(june)
            try await town.record(Job(spell: 101, person: 1, to: 20_050_520))
            let book = try town.book()
            try await book.open(.one("7"), july)
            let found = try #require(try await book.calculate(.one("7"), july).periods.first)
            #expect(found.dues == .zero && found.corrections == Rupiah(-100))
            let finalised = try await book.finalise("7", july)
            #expect(finalised.bill == nil && finalised.corrections == Rupiah(-100))
            try await book.cancel("7", july)
            _ = try await book.calculate(.one("7"), july)
            _ = try await book.finalise("7", july)
            let posted = try await town.book(as: "budi").post("7", july)
            #expect(posted.corrections.map(\.total) == [Rupiah(-100)])
            let board = try await book.board(.one("7"), month: july)
            #expect(board.map(\.period.code) == ["Posting"] && board.map(\.period.standingBill) == [nil])
            let owed = try await town.database.read {
                try $0.integer(
                    "SELECT CAST(SUM(still_open) AS BIGINT) FROM claim_state "
                        + "WHERE gov_id = 1671 AND superseded_ms = 9223372036854775807")
            }
            #expect(owed == 0, "the credit pays June")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `whose bill was taken back and that is empty now keeps the number for the next version`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.record(Job(spell: 101, person: 1))
            let book = try town.book()
            try await book.open(.one("7"), july)
            _ = try await book.calculate(.one("7"), july)
            let first = try await book.finalise("7", july)
            let agreed = try #require(try await book.board(month: july).first?.period.finalised)
            try await book.cancel("7", july)
            let kept = try await town.database.read {
                try $0.rows(
                    """
                    SELECT finalised_ms, finalised_by, cancelled_by FROM cancelled_finalisation
                    WHERE gov_id = 1671 AND period = 200507 AND registration_id = 7
                        AND cancelled_ms > finalised_ms
                    """
                ) { "\(try $0.integer(0)) \(try $0.text(1)) \(try $0.text(2))" }
            }
            #expect(kept == ["\(agreed.at) ani ani"])
            try await town.record(Job(spell: 101, person: 1, to: 20_050_520))
            _ = try await book.calculate(.one("7"), july)
            #expect(try await book.finalise("7", july).bill == nil)
            #expect(try await book.board(month: july).first?.period.standingBill == nil)
            try await book.cancel("7", july)
            try await town.record(Job(spell: 101, person: 1))
            _ = try await book.calculate(.one("7"), july)
            let second = try await book.finalise("7", july)
            #expect(second.bill?.id == first.bill?.id && second.bill?.version == 2)
        }
    }
}
