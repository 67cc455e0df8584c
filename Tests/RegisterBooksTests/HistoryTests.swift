import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private func month(_ number: Int) -> Month { Month(of: day(20_260_001 + number * 100)) }

@Suite struct `A risk class` {
    @Test(arguments: TestEngine.atHand)
    func `changes from a month on, and open months ask to be calculated again`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.period(202603, of: town.healthPays, state: 3)
            try await town.period(202604, of: town.healthPays, state: 1)
            try await town.period(202604, of: town.worksPays, state: 1)
            func change(_ riskClass: RiskClass, _ number: Int) async throws -> Bool {
                try await RegistrationBook.change(
                    riskClass, of: town.healthPays, from: month(number), by: town.office)
            }
            func classes() async throws -> [Int64] {
                let classes = try await town.office.database.read {
                    try RegistrationClasses.read(government: 1671, on: $0)
                }
                return (2...6).map { classes.riskClass(of: town.healthPays, in: month($0)) }
            }
            #expect(try await !change(.veryLow, 3), "it has that class")
            #expect(try await town.period(202604, of: town.healthPays) == [1, 0])
            #expect(try await change(.medium, 3))
            #expect(try await classes() == [1, 3, 3, 3, 3])
            #expect(try await town.period(202604, of: town.healthPays) == [0, 1])
            #expect(try await town.period(202603, of: town.healthPays) == [3, 0])
            #expect(try await town.period(202604, of: town.worksPays) == [1, 0])
            #expect(try await change(.high, 5))
            #expect(try await change(.low, 3), "the same month once more: what was believed is superseded")
            #expect(try await classes() == [1, 2, 2, 4, 4])
            #expect(try await town.count("SELECT COUNT(*) FROM registration_class WHERE gov_id = 1671") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `does not change in a month that is agreed and not posted, up to the next change`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            try await town.period(202605, of: town.healthPays, state: 2)
            func change(_ riskClass: RiskClass, _ number: Int) async -> PeriodRefusal? {
                await refusal {
                    try await RegistrationBook.change(
                        riskClass, of: town.healthPays, from: month(number), by: town.office)
                }
            }
            #expect(await change(.medium, 5) == .finalised)
            #expect(await change(.medium, 6) == nil)
            #expect(await change(.high, 4) == .finalised)
            #expect(try await town.count("SELECT COUNT(*) FROM registration_class WHERE gov_id = 1671") == 1)
            let nobody: RegisterRefusal? = await refusal {
                try await RegistrationBook.change(.low, of: 77, from: month(1), by: town.office)
            }
            #expect(nobody == .unknownRegistration("77"))
        }
    }
}

@Suite struct `Plans of units` {
    @Test(arguments: TestEngine.atHand)
    func `take the place of older ones in their months, and leave the months around`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            func record(_ first: Int, _ last: Int, _ persons: Int) async throws -> Bool {
                try await UnitPlans.record(
                    UnitPlan(
                        category: .dailyWorker, from: month(first), through: month(last), persons: persons),
                    of: town.health, by: town.office)
            }
            func plans() async throws -> [String] {
                try await town.office.database.read {
                    try UnitPlans.all(in: month(3), government: 1671, on: $0)
                }.map { "\($0.plan.from.month)-\($0.plan.through.month) \($0.plan.persons) \($0.present)" }
            }
            #expect(try await record(1, 12, 40))
            #expect(try await !record(1, 12, 40))
            #expect(try await record(4, 6, 50))
            #expect(try await plans() == ["1-3 40 0", "4-6 50 0", "7-12 40 0"])
            #expect(try await record(3, 4, 0))
            #expect(try await plans() == ["1-2 40 0", "3-4 0 0", "5-6 50 0", "7-12 40 0"])
            let person = try await town.person(1)
            _ = try await town.jobs.open(
                person, town.terms { $0.category = .dailyWorker }, from: day(20_260_201))
            #expect(try await plans().first == "1-2 40 1")
            let turned: RegisterRefusal? = await refusal { try await record(5, 4, 1) }
            #expect(turned != nil)
            let negative: RegisterRefusal? = await refusal { try await record(1, 1, -1) }
            #expect(negative == .negativeCount(-1))
        }
    }
}
