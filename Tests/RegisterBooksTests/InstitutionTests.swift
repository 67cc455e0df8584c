import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Institutions in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a government brings its region, what is around it and its own unit`(engine: TestEngine) async throws
    {
        try await withTown(engine) { town async throws in
            #expect(try await town.count("SELECT COUNT(*) FROM region") == 2)
            let top = try await town.office.database.read {
                try UnitBook.unit("1671", government: 1671, on: $0)
            }
            #expect(top.kind == .city && top.name == "Kota Palembang")
            let again = try GovernmentDraft(region: region("1671"), in: regions)
            let refused = await refusal(RegisterRefusal.self) {
                try await GovernmentRegister.add(again, regions: regions, by: town.office)
            }
            #expect(refused == .governmentThere(1671))
        }
    }

    @Test func `a government stands in a region that there is`() {
        #expect(throws: RegisterRefusal.unknownRegion("9999")) {
            try GovernmentDraft(region: region("9999"), in: regions)
        }
        #expect(throws: RegisterRefusal.governmentOutOfRange(1 << 31)) {
            try GovernmentDraft(region: region("1671"), number: 1 << 31, in: regions)
        }
        #expect(region("1601").governmentKind == .regency)
    }

    @Test(arguments: TestEngine.atHand)
    func `units stand in a tree, each below what may be above it`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let office = town.office
            let list = [
                UnitDraft(kind: .technicalUnit, code: "1.02.01", name: "UPTD", parent: "1.02"),
                UnitDraft(kind: .school, code: "1.02.01.1", name: "SD 1", parent: "1.02.01"),
            ]
            #expect(try await UnitBook.add(list, by: office) == 2)
            #expect(try await UnitBook.add(list, by: office) == 0)
            let bad: [(UnitDraft, RegisterRefusal)] = [
                (.init(kind: .school, code: "9", name: "SD", parent: "9"), .ring("9")),
                (.init(kind: .school, code: "9", name: "SD", parent: "8"), .unknownUnit("8")),
                (
                    .init(kind: .technicalUnit, code: "9", name: "UPTD", parent: "1.02.01.1"),
                    .cannotStandUnder(.technicalUnit, parent: .school)
                ),
                (.init(kind: .school, code: "9", name: "SD"), .cannotStandUnder(.school, parent: .city)),
                (.init(kind: .office, code: "1.02", name: "Lain"), .unitCodeTaken("1.02")),
                (.init(kind: .office, code: "9", name: ""), .emptyName),
                (.init(kind: .office, code: "9", name: "X", region: region("1799")), .unknownRegion("1799")),
            ]
            for (draft, expected) in bad {
                #expect(await refusal { try await UnitBook.add([draft], by: office) } == expected)
            }
            #expect(try await town.count("SELECT COUNT(*) FROM unit WHERE gov_id = 1671") == 5)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two units below each other are a ring`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let refused: RegisterRefusal? = await refusal {
                try await UnitBook.add(
                    [
                        UnitDraft(kind: .office, code: "a", name: "A", parent: "b"),
                        UnitDraft(kind: .office, code: "b", name: "B", parent: "a"),
                    ], by: town.office)
            }
            #expect(refused == .ring("a"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a number and division stand once, and a unit reports under one in no two stretches`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let same = RegistrationDraft(
                number: employer("ab123456"), division: "001", name: "Dinkes", segment: .wageEarner,
                riskClass: .veryLow, from: day(20_200_101))
            #expect(try await RegistrationBook.add(same, by: town.office) == town.healthPays)
            let other = RegistrationDraft(
                number: employer("AB123456"), division: "001", name: "Lain", segment: .wageEarner,
                riskClass: .veryLow, from: day(20_200_101))
            let refused: RegisterRefusal? = await refusal {
                try await RegistrationBook.add(other, by: town.office)
            }
            #expect(refused == .registrationThere("Dinkes"))
            let overlap: RegisterRefusal? = await refusal {
                try await RegistrationBook.link(
                    unit: town.health, registration: town.healthPays, from: day(20_210_101), by: town.office)
            }
            #expect(overlap == .linkOverlaps(unit: "Dinas Kesehatan", registration: "Dinkes"))
            let foreign: RegisterRefusal? = await refusal {
                try await RegistrationBook.link(
                    unit: UnitID(5), registration: town.healthPays, from: day(20_210_101), by: town.office)
            }
            #expect(foreign == .unknownUnit("5"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a signed paper takes the place of the expected one, and both remain readable`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (first, last) = (day(20_260_101), day(20_261_231))
            let expected = UnitPaper(kind: "pks", number: "", isSigned: false, from: first, through: last)
            let signed = UnitPaper(kind: "pks", number: "12", isSigned: true, from: first, through: last)
            for paper in [expected, expected, signed, signed] {
                try await UnitPapers.record(paper, of: town.health, by: town.office)
            }
            let believed = try await town.office.database.read {
                try UnitPapers.papers(of: town.health, government: 1671, on: $0).map(\.paper)
            }
            #expect(believed == [signed])
            #expect(try await town.count("SELECT COUNT(*) FROM unit_paper WHERE gov_id = 1671") == 2)
            let odd = UnitPaper(kind: "surat", number: "1", isSigned: true, from: first, through: last)
            let refused: RegisterRefusal? = await refusal {
                try await UnitPapers.record(odd, of: town.health, by: town.office)
            }
            #expect(refused == .unknownPaper("surat"))
        }
    }
}
