import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private func columns(_ numbers: Range<Int>, of town: Town, payer: Int64? = nil) -> RegisterColumns {
    var columns = RegisterColumns()
    for number in numbers {
        columns.names.append("ORANG KE \(number)")
        columns.niks.append("99710101900\(10_000 + number)")
        columns.mothers.append("IBU")
        columns.born.append(19_900_101)
        columns.sexes.append("L")
        columns.units.append(town.health.number)
        columns.registrations.append(payer ?? town.healthPays)
        columns.categories.append("non-asn")
        columns.segments.append("pu")
        columns.programmes.append(3)
        columns.wages.append(3_000_000)
        columns.wageBases.append("honor")
        columns.funding.append("apbd")
        columns.decrees.append(nil)
        columns.from.append(20_260_101)
        columns.to.append(99_991_231)
        columns.participantNumbers.append("1000000\(1_000 + number)")
    }
    return columns
}

@Suite struct `Lists of people on their way into the books` {
    @Test(arguments: TestEngine.atHand)
    func `a list is taken once, and its people are found by NIK and number`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let book = RegisterImport(town.office, law: membershipLaw)
            let list = columns(0..<300, of: town)
            #expect(try await !book.wasDone("a"))
            let first = try await book.load(list, key: "a")
            let again = try await book.load(list, key: "a")
            #expect(first.load.newPersons == 300 && first.refused.isEmpty && !again.load.isNew)
            #expect(try await book.wasDone("a"))
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 300)
            let number = try #require(ParticipantCardNumber("10000001007"))
            let nik = try #require(NIK("9971010190010007"))
            let found = try await town.search.person(number: number)
            #expect(try await town.search.person(nik: nik) == found && found?.name == "ORANG KE 7")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `people whose programmes somebody pays keep their job, the others are taken`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = RegisterImport(town.office, law: membershipLaw)
            _ = try await book.load(columns(0..<10, of: town), key: "a")
            var list = columns(5..<15, of: town, payer: town.worksPays)
            list.born[9] = 20_200_101
            let second = try await book.load(list, key: "b")
            #expect(second.refused.map(\.row) == [0, 1, 2, 3, 4, 9])
            #expect(second.refused[0].refusal.note.arguments["payer"] == .text("Dinkes"))
            #expect(second.refused[5].refusal.note.key == "spell.too-young")
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 14)
            #expect(try await town.count("SELECT COUNT(*) FROM person WHERE gov_id = 1671") == 14)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a list that reaches into a finalised month is refused whole`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.period(202602, of: town.healthPays, state: 2)
            let refused: PeriodRefusal? = await refusal {
                try await RegisterImport(town.office, law: membershipLaw).load(
                    columns(0..<3, of: town), key: "a")
            }
            #expect(refused == .finalised)
            #expect(try await town.count("SELECT COUNT(*) FROM person WHERE gov_id = 1671") == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two loads of the same people at once make each person once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let book = RegisterImport(town.office, law: membershipLaw)
            let list = columns(0..<50, of: town)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for key in ["a", "b", "c"] {
                    group.addTask { _ = try await book.load(list, key: key) }
                }
                try await group.waitForAll()
            }
            #expect(try await town.count("SELECT COUNT(*) FROM person WHERE gov_id = 1671") == 50)
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 50)
        }
    }
}
