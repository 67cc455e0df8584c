import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Regulations in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a text is read back as it was written, beside those of the program`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let scope = RegulationScope(
                units: .branches([UnitID(2), UnitID(3)]), categories: [.dailyWorker, .nonCivilServant],
                programmes: both, effect: .obliges)
            let id = try await town.regulations().add(mayor("56", 2018, scope: scope))
            let register = try await town.regulations().register()
            #expect(register[.own(id)]?.regulation == mayor("56", 2018, scope: scope))
            #expect(register[.ofProgram("inpres-2-2021")]?.status == .enacted)
            #expect(try await town.regulations(government: 1672).register()[.own(id)] == nil)
            #expect(try await town.entries() == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a correction is a version, and a unit of another government is not there`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = town.regulations()
            let id = try await book.add(mayor("56", 2018))
            var better = mayor("56", 2018)
            better.scope.units = .kinds([.office])
            better.through = day(20_301_231)
            try await book.correct(.own(id), to: better)
            try await book.correct(.own(id), to: better)
            #expect(try await book.register()[.own(id)]?.regulation == better)
            #expect(try await town.count("SELECT COUNT(*) FROM regulation WHERE gov_id = 1671") == 2)
            #expect(try await town.entries() == 2)
            better.scope.units = .branches([UnitID(102)])
            let strange: RegisterRefusal? = await refusal { try await book.correct(.own(id), to: better) }
            #expect(strange == .unknownUnit("102"))
            let itself: RegulationRefusal? = await refusal {
                try await book.correct(.own(id), to: mayor("56", 2018, supersedes: .own(id)))
            }
            #expect(itself == .supersedesItself)
            let nobodys: ObligationBookRefusal? = await refusal {
                try await town.regulations(government: 1672).correct(.own(id), to: mayor("56", 2018))
            }
            #expect(nobodys == .noSuchRegulation(String(id)))
            let program: ObligationBookRefusal? = await refusal {
                try await book.correct(.ofProgram("inpres-2-2021"), to: mayor("56", 2018))
            }
            #expect(program == .comesWithTheProgram("inpres-2-2021"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the instruction 24 of 2021 is refused with the one that is meant`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            var slip = mayor("24", 2021)
            slip.kind = .presidentialInstruction
            let typed = slip
            let refused: RegulationRefusal? = await refusal { try await town.regulations().add(typed) }
            #expect(refused == .slip(.presidentialInstruction, typed: "24/2021", meant: "2/2021"))
            #expect(try await town.entries() == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a file is kept sealed with its digest, and only a PDF or a picture`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = town.regulations()
            let id = try await book.add(mayor("56", 2018))
            let refused: ObligationBookRefusal? = await refusal {
                try PaperDraft(name: "perwali.pdf", bytes: Array("bukan pdf".utf8))
            }
            #expect(refused == .notAPaper)
            #expect(
                await refusal { try PaperDraft(name: "a", bytes: []) } == ObligationBookRefusal.emptyFile)
            let digest = try await book.attach(PaperDraft(name: "perwali.pdf", bytes: pdf), to: .own(id))
            #expect(digest == sha256(pdf))
            let kept = try await book.file(of: .own(id))
            #expect(kept.bytes == pdf && kept.digest == digest && kept.mediaType == "application/pdf")
            #expect(try await book.register()[.own(id)]?.digest == digest)
            let stranger: ObligationBookRefusal? = await refusal {
                try await town.regulations(government: 1672).file(of: .own(id))
            }
            #expect(stranger == .noSuchFile)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the map counts people against the lines of the newest month that was agreed`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.regulations().add(
                mayor("56", 2018, scope: RegulationScope(categories: [.dailyWorker])))
            try await town.write(
                "unit_registration",
                [
                    "unit_id": 2, "registration_id": 7, "valid_from": 20_260_101, "valid_to": 99_991_231,
                ])
            try await town.write(
                "period", ["period": 202_610, "registration_id": 7, "state": 3, "changed_ms": 0])
            try await town.person(1)
            try await town.person(2, isInsured: false)
            try await town.person(3, unit: 3, category: "rt-rw")
            let map = try await town.regulations().map(on: day(20_261_110))
            let rows = Dictionary(uniqueKeysWithValues: map.units.map { ($0.unit.id.number, $0) })
            #expect(rows[2]?.people == 2 && rows[2]?.insured == 1)
            #expect(rows[2]?.compliance == .partlyInsured)
            #expect(rows[3]?.compliance == .notRegistered)
            #expect(map.withoutBasis.map(\.category) == [.neighbourhoodHead])
            let before = try await town.regulations().map(
                on: day(20_261_110), month: Month(of: day(20_260_901)))
            #expect(before.units.first { $0.unit.id == UnitID(2) }?.compliance == .nobodyInsured)
        }
    }
}
