import Membership
import MoneyAndDates
import SignalBooks
import Signals
import TestDatabases
import TestPortal
import Testing

@Suite struct `What signals find` {
    @Test(arguments: TestEngine.atHand)
    func `is nothing in books in which nothing is odd`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            let counts = try await town.look()
            #expect(counts.map(\.kind) == SignalKind.allCases)
            #expect(counts.allSatisfy { $0.found == 0 && $0.raised == 0 && !$0.isCut })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is an illness that was declared, and no other word about it`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let on = try day("2026-02-03")
            try await town.tell("SITI AMINAH") { StatementDraft(person: $0, on: on, illness: "ginjal") }
            try await town.tell("BUDI SANTOSO") { StatementDraft(person: $0, on: on, agent: "Ani") }
            try await town.look()
            let found = try await town.cases(.illnessDeclared)
            #expect(found.map(\.personName) == ["SITI AMINAH"])
            #expect(found.first?.facts[.first] == 20_260_203)
            #expect(found.first?.unit == town.unit("1.02"))
            #expect(found.first?.facts.text.contains("ginjal") == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a death on the eighty-ninth day, and none on the ninetieth`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            // Enrolled on 1 January: 31 + 28 + 30 days later is 31 March.
            try await town.died("SITI AMINAH", 20_260_331)
            try await town.died("BUDI SANTOSO", 20_260_401)
            try await town.died("DEWI LESTARI", 20_251_231)
            try await town.died("AGUS <b>SALIM", 20_260_101)
            try await town.look([.earlyDeath])
            let found = try await town.cases(.earlyDeath)
            #expect(found.compactMap(\.personName).sorted() == ["AGUS <b>SALIM", "SITI AMINAH"])
            #expect(found.compactMap { $0.facts[.days] }.sorted() == [0, 89])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a month after the death that is billed, and not the month of the death`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            try await town.died("SITI AMINAH", 20_260_131)
            try await town.died("BUDI SANTOSO", 20_260_201)
            try await town.look([.deadBilled])
            let found = try await town.cases(.deadBilled)
            #expect(found.map(\.personName) == ["SITI AMINAH"])
            #expect(found.first?.facts[.months] == 1)
            #expect(found.first?.facts[.billed] == 202_602)
            #expect((found.first?.facts[.amount] ?? 0) > 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is nothing while the month after the death is only calculated`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            try await town.damage("UPDATE period SET state = 1 WHERE gov_id = 1671")
            try await town.died("SITI AMINAH", 20_260_131)
            let counts = try await town.look([.deadBilled])
            #expect(counts.first?.found == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a bill after somebody moved abroad, until he came back`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            for (name, on) in [("SITI AMINAH", "2026-01-31"), ("BUDI SANTOSO", "2026-02-01")] {
                let on = try day(on)
                try await town.tell(name) { StatementDraft(person: $0, kind: .abroad, on: on) }
            }
            try await town.look([.abroadBilled])
            #expect(try await town.cases(.abroadBilled).map(\.personName) == ["SITI AMINAH"])
            let back = try day("2026-02-20")
            try await town.tell("SITI AMINAH") { StatementDraft(person: $0, kind: .returned, on: back) }
            try await town.look([.abroadBilled])
            #expect(try await town.cases(.abroadBilled).map(\.state) == [.gone])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is one programme under two registrations, and not two programmes`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.secondJob("SITI AMINAH", programmes: 12)
            #expect(try await town.look([.twoPayers]).first?.found == 0)
            try await town.damage("UPDATE job_spell SET programmes = 2 WHERE gov_id = 1671 AND spell_id = 77")
            try await town.look([.twoPayers])
            let found = try await town.cases(.twoPayers)
            #expect(found.map(\.personName) == ["SITI AMINAH"])
            #expect(found.first?.facts[.first] == 20_260_115)
            #expect(found.first?.facts[.last] == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is one telephone of many, however it is written, and an agent with his deaths`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let on = try day("2026-02-03")
            let told = [
                ("SITI AMINAH", "0812-3456-789", "Ani  B."), ("BUDI SANTOSO", "+62 812 3456 789", "ani b"),
            ]
            for (name, phone, agent) in told {
                try await town.tell(name) {
                    StatementDraft(person: $0, on: on, agent: agent, address: "Jl. \(name)", phone: phone)
                }
            }
            // The same person twice is one person.
            try await town.tell("SITI AMINAH") {
                StatementDraft(person: $0, on: on, address: "Jl. Siti Aminah")
            }
            try await town.died("BUDI SANTOSO", 20_260_220)
            try await town.look()
            #expect(try await town.cases(.phoneCluster).first?.facts[.people] == 2)
            #expect(try await town.cases(.agentCluster).first?.facts[.deaths] == 1)
            #expect(try await town.cases(.addressCluster).isEmpty)
            #expect(try await town.look([.phoneCluster], people: 3).first?.gone == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a unit whose wages are older than the last rise of the minimum wage`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            #expect(try await town.look([.unchangedWage]).first?.found == 0)
            // On the last day that is twelve months ago it counts, on the next it does not.
            try await town.damage(
                """
                UPDATE job_spell SET valid_from = 20250331
                WHERE gov_id = 1671 AND unit_id = \(town.unit("1.02"))
                """)
            try await town.damage(
                """
                UPDATE job_spell SET valid_from = 20250401
                WHERE gov_id = 1671 AND unit_id = \(town.unit("1.03"))
                """)
            try await town.look([.unchangedWage])
            let found = try await town.cases(.unchangedWage)
            #expect(found.map(\.unit) == [town.unit("1.02")])
            #expect(found.first?.facts[.people] == 2)
            #expect(found.first?.facts[.below] == 2)
            #expect(found.first?.facts[.floorFrom] == 20_260_101)
        }
    }
}
