import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Words of people` {
    private func found(_ house: House, _ beginning: String) async throws -> [Int64] {
        let range = PersonWords.range(of: beginning)
        return try await house.database.read { connection in
            try connection.rows(
                """
                SELECT person_id FROM person_word WHERE gov_id = $1 AND word >= $2 AND word < $3
                ORDER BY word, person_id
                """, [.integer(1671), .text(range.from), .text(range.below)]
            ) { try $0.integer(0) }
        }
    }

    @Test func `are small, once each, without signs, and never endless`() {
        #expect(
            PersonWords.words(of: "Siti SITI binti-Aminah, S.Kep") == ["siti", "binti", "aminah", "s", "kep"])
        #expect(PersonWords.words(of: " .,") == [])
        #expect(PersonWords.words(of: "Ñandú d'Étoile") == ["ñandú", "d", "étoile"])
        let long = PersonWords.words(of: String(repeating: "é", count: 500))
        #expect(long == [String(repeating: "é", count: 20)])
    }

    @Test(arguments: TestEngine.atHand)
    func `find a person by the beginning of a word and by the last digits of the NIK`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let siti = try await house.person("SITI AMINAH", nik: "1671014101900001")
            let amin = try await house.person("MUHAMMAD AMIN", nik: "1671010101900002")
            #expect(try await found(house, "amin") == [amin, siti])
            #expect(try await found(house, "amina") == [siti])
            #expect(try await found(house, "tidak").isEmpty)
            let mark = try #require(PersonWords.mark(lastFour: "0001", house.office.sealing))
            #expect(try await found(house, mark) == [siti])
            #expect(!mark.contains("0001"))
            #expect(PersonWords.mark(lastFour: "001", house.office.sealing) == nil)
            #expect(PersonWords.mark(lastFour: "00a1", house.office.sealing) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `stay those of the name in the books where somebody is listed again by another`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let siti = try await house.person("SITI AMINAH", nik: "1671014101900001")
            let again = try await house.person("SITI AMINAH BINTI ALI", nik: "1671014101900001")
            #expect(again == siti)
            #expect(try await found(house, "binti").isEmpty)
            #expect(try await house.count("SELECT COUNT(*) FROM person_word") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are filled in for those who were there before, once`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let siti = try await house.person("SITI AMINAH", nik: "1671014101900001")
            _ = try await house.person("BUDI", nik: "1671010101900002")
            try await house.database.write { try $0.execute("DELETE FROM person_word WHERE gov_id = 1671") }
            let sealing = house.office.sealing
            #expect(try await PersonWordFilling.fill(house.database, sealing, now: noon) == 2)
            #expect(try await found(house, "siti") == [siti])
            #expect(try await house.count("SELECT COUNT(*) FROM person_word") == 5)
            #expect(try await house.database.read { try PersonWordFilling.owed(on: $0) }.isEmpty)
            #expect(try await PersonWordFilling.fill(house.database, sealing, now: noon) == 0)
        }
    }
}
