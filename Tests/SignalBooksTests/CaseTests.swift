import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import SignalBooks
import Signals
import TestDatabases
import TestPortal
import Testing

@Suite struct `A case of a signal` {
    @Test(arguments: TestEngine.atHand)
    func `is raised once, decided once, and not raised again for the same facts`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            try await town.died("SITI AMINAH", 20_260_131)
            #expect(try await town.look([.deadBilled]).first?.raised == 1)
            #expect(try await town.look([.deadBilled]).first?.raised == 0)
            let one = try #require(try await town.cases(.deadBilled).first)
            let book = SignalBook(town.office)
            try await book.look(one.id)
            #expect(try await book.one(one.id).state == .looked)
            try await book.decide(one.id, .nothingWrong, reason: "kabar baru datang")
            #expect(try await town.look([.deadBilled]).first?.raised == 0)
            let decided = try await book.one(one.id)
            #expect(decided.outcome?.reason == "kabar baru datang")
            #expect(decided.outcome?.hand.by == "root")
            #expect(decided.seen > one.seen)
            await #expect(throws: SignalBookRefusal.decidedBefore(by: "root")) {
                try await book.decide(one.id, .correctData, reason: "berubah pikiran")
            }
            // Looking at what is decided changes nothing.
            try await book.look(one.id)
            #expect(try await book.one(one.id).state == .decided)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `comes again with new facts, beside the old decision`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let january = february.adding(-1)
            try await town.bill(january)
            try await town.died("SITI AMINAH", 20_251_231)
            try await town.look([.deadBilled])
            let first = try #require(try await town.cases(.deadBilled).first)
            try await SignalBook(town.office).decide(first.id, .correctData, reason: "koreksi diminta")
            try await town.damage("UPDATE person SET died = NULL WHERE gov_id = 1671")
            try await town.bill()
            try await town.died("SITI AMINAH", 20_251_231)
            #expect(try await town.look([.deadBilled]).first?.raised == 1)
            let found = try await town.cases(.deadBilled)
            #expect(found.count == 2 && found.last?.previous == first.id)
            #expect(found.last?.facts[.months] == 2)
            #expect(found.first?.outcome?.decision == .correctData)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes by itself when the data are right, and comes back with them`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.secondJob("SITI AMINAH")
            try await town.look([.twoPayers])
            try await town.damage(
                "UPDATE job_spell SET programmes = 12 WHERE gov_id = 1671 AND spell_id = 77")
            #expect(try await town.look([.twoPayers]).first?.gone == 1)
            let gone = try #require(try await town.cases(.twoPayers).first)
            #expect(gone.state == .gone)
            await #expect(throws: SignalBookRefusal.self) {
                try await SignalBook(town.office).decide(gone.id, .nothingWrong, reason: "sudah hilang")
            }
            try await town.damage("UPDATE job_spell SET programmes = 3 WHERE gov_id = 1671 AND spell_id = 77")
            #expect(try await town.look([.twoPayers]).first?.raised == 1)
            #expect(try await town.cases(.twoPayers).map(\.state) == [.opened])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `waits for the next run where there are more than one raises`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let on = try day("2026-02-03")
            for name in ["SITI AMINAH", "BUDI SANTOSO", "DEWI LESTARI"] {
                try await town.tell(name) { StatementDraft(person: $0, on: on, illness: "") }
            }
            var counts = try await town.look([.illnessDeclared], most: 2)
            #expect(counts.first?.raised == 2 && counts.first?.isCut == true && counts.first?.found == 3)
            counts = try await town.look([.illnessDeclared], most: 2)
            #expect(counts.first?.raised == 1 && counts.first?.isCut == false)
            #expect(try await town.cases(.illnessDeclared).allSatisfy { $0.state == .opened })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused without a reason, and where there is none`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.secondJob("SITI AMINAH")
            try await town.look([.twoPayers])
            let one = try #require(try await town.cases(.twoPayers).first)
            let book = SignalBook(town.office)
            for reason in ["", "    ", "a b c d"] {
                await #expect(throws: SignalBookRefusal.noReason) {
                    try await book.decide(one.id, .nothingWrong, reason: reason)
                }
            }
            await #expect(throws: SignalBookRefusal.textTooLong(limit: 2_000)) {
                try await book.decide(one.id, .nothingWrong, reason: String(repeating: "a", count: 2_001))
            }
            try await book.decide(one.id, .nothingWrong, reason: "a b c d e")
            await #expect(throws: SignalBookRefusal.noSuchSignal) {
                try await book.decide(1, .nothingWrong, reason: "tidak ada")
            }
            await #expect(throws: SignalBookRefusal.noSuchSignal) {
                try await SignalBook(town.other).one(one.id)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leaves its acts in the audit chain`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.secondJob("SITI AMINAH")
            try await town.look([.twoPayers])
            let one = try #require(try await town.cases(.twoPayers).first)
            try await SignalBook(town.office).decide(one.id, .referBranch, reason: "tanya cabang")
            let acts = try await town.database.read { connection in
                try connection.rows(
                    "SELECT act FROM audit_entry WHERE gov_id = 1671 ORDER BY sequence DESC LIMIT 2"
                ) { try $0.text(0) }
            }
            #expect(acts == ["signal.decide", "signal.run"])
        }
    }
}

@Suite struct `A statement` {
    @Test(arguments: TestEngine.atHand)
    func `is refused where it says nothing or cannot be`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let siti = PersonID(town.person("SITI AMINAH"))
            let on = try day("2026-02-03")
            let book = StatementBook(town.office)
            let wrong: [(StatementDraft, SignalBookRefusal)] = [
                (StatementDraft(person: siti, on: on, agent: " - "), .emptyStatement),
                (StatementDraft(person: siti, on: on, phone: "1234567"), .phoneWrong),
                (StatementDraft(person: siti, on: on, phone: "1234567890123456"), .phoneWrong),
                (StatementDraft(person: siti, on: on, phone: "0812x345678"), .phoneWrong),
                (
                    StatementDraft(person: siti, on: try day("2026-03-02"), agent: "Ani"),
                    .dayAhead(try day("2026-03-02"))
                ),
                (
                    StatementDraft(person: siti, on: try day("1989-12-31"), agent: "Ani"),
                    .beforeBirth(try day("1990-01-01"))
                ),
                (StatementDraft(person: PersonID(town.stranger), on: on, agent: "Ani"), .noSuchPerson),
                (
                    StatementDraft(person: siti, on: on, agent: String(repeating: "a", count: 301)),
                    .textTooLong(limit: 300)
                ),
            ]
            for (draft, refusal) in wrong {
                await #expect(throws: refusal) { try await book.record(draft) }
            }
            try await book.record(StatementDraft(person: siti, on: on, phone: "12345678"))
            try await book.record(StatementDraft(person: siti, on: try day("2026-03-01"), illness: ""))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is kept sealed, and its telephone is shown masked`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let on = try day("2026-02-03")
            try await town.tell("SITI AMINAH") {
                StatementDraft(
                    person: $0, on: on, agent: "Ani", address: "Jalan Musi 7", phone: "081234567890",
                    illness: "ginjal")
            }
            let siti = town.person("SITI AMINAH")
            let (kept, plain) = try await town.database.read { connection in
                let stored = try connection.rows(
                    """
                    SELECT value_sealed, value_index FROM statement_contact WHERE gov_id = 1671
                    ORDER BY contact
                    """
                ) { try $0.text(0) + $0.text(1) }
                return (
                    try StatementBook.list(of: [siti], town.office, on: connection)[siti] ?? [],
                    stored.joined()
                )
            }
            #expect(kept.count == 1 && kept.first?.isIll == true)
            #expect(kept.first?.agent == "Ani" && kept.first?.address == "Jalan Musi 7")
            #expect(kept.first?.maskedPhone == "*******7890")
            #expect(!plain.contains("Ani") && !plain.contains("Musi") && !plain.contains("7890"))
        }
    }
}
