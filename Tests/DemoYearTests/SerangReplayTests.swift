import CompanyBooks
import CompanyDuty
import DemoCity
import DemoYear
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Kota Serang as an article counted it` {
    @Test func `its headcounts come to the article's two numbers`() {
        let counts = SerangReplay.headcounts()
        #expect(counts.count == 413 && counts.reduce(0, +) == 10_900)
        #expect((counts.min() ?? 0) >= 10)
    }

    @Test func `has 413 companies with 10,900 workers, one of them led up the ladder and lifted`()
        async throws
    {
        try await withDatabase(.sqlite) { database in
            _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1 })
            let folder = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) })
            {
                EmbeddedFiles.text(at: "law/" + $0)
            }
            let book = try folder.book()
            let law = try CompanyLaw(from: book)
            let (clock, key) = (DemoClock(), String(repeating: "A", count: 42))
            let office = Office(
                database: database, identifiers: IdentifierMaker(node: 0, now: { clock.now }),
                sealing: try FieldSealing(fieldKey: key + "A=", indexKey: key + "E="), government: 3673,
                actor: "test", today: try #require(Day(2026, 7, 6)), now: { clock.now })
            try await SerangReplay(
                office: office, clock: clock, law: try DemoLaw(from: book), companyLaw: law,
                pools: try DemoPools(DemoTemplates { EmbeddedFiles.text(at: "templates/demo/" + $0) }),
                regions: RegionTable(
                    csv: [
                        try folder.text("regions/provinces.csv"), try folder.text("regions/regencies.csv"),
                    ])
            ).run()
            try await CompanyStandings(office, law: law).refresh()
            let lines = try await CompanyBook(office, law: law).lines()
            #expect(lines.count == 413 && lines.allSatisfy(\.isRegistered))
            #expect(lines.reduce(0) { $0 + $1.enrolled } == 10_900)
            #expect(lines.allSatisfy { $0.seen == $0.enrolled })
            #expect(lines.filter { $0.stage == .lifted }.count == 1)
            #expect(lines.contains { $0.findings == [.wagesTooLow] })
            let first = try await CompanyBook(office, law: law).find("9036730000000")
            let sanction = try #require(try await CompanyBook(office, law: law).sheet(first).cases.first)
            let ladder = try await SanctionBook(office, law: law).show(sanction.id).sanction
            #expect(ladder.services.count == 2 && ladder.decisions.count == 4)
            #expect(ladder.fineOpen == .zero)
            _ = try await StoreCheck.run(database)
        }
    }
}
