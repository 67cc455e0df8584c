import Access
import AccessBooks
import DeskBooks
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

private let siti: UInt64 = 1_671_014_101_900_001
private let budi: UInt64 = 1_671_010_202_850_002
private let dewi: UInt64 = 1_671_015_203_880_003
private let agus: UInt64 = 1_671_010_404_800_004
private let wati: UInt64 = 1_601_014_505_900_005

@Suite struct `A correction after the identity card` {
    @Test(arguments: TestEngine.atHand)
    func `makes the answer an old one, and the person goes with the next batch`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let batch = try await town.batch()
            _ = try await town.take(
                [
                    (siti, CivilRegistryLine(.mismatched, [.name])), (budi, CivilRegistryLine(.matched)),
                    (dewi, CivilRegistryLine(.matched)), (agus, CivilRegistryLine(.matched)),
                ], to: batch)
            try await town.correct("SITI AMINAH", IdentityCorrection(name: " siti  aminah putri "))
            #expect(try await town.standing("SITI AMINAH")?.isStale == true)
            #expect(try await town.names(.open).isEmpty)
            #expect(try await town.names(.stale) == ["SITI AMINAH PUTRI"])
            let counts = try await town.registry(.manpowerOffice).counts()
            #expect(counts.matched == 3 && counts.stale == 1 && counts.unchecked == 0)
            let next = try await town.batch()
            #expect(try await town.sent(next) == ["SITI AMINAH PUTRI"])
            _ = try await town.take([(siti, CivilRegistryLine(.matched))], to: next, digest: "e")
            #expect(try await town.standing("SITI AMINAH")?.isStale == false)
            #expect(try await town.names(.stale).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `moves the number and the words by which she is found, and keeps what stood there sealed`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let nik = try #require(NIK("1671014101910099"))
            try await town.correct("SITI AMINAH", IdentityCorrection(name: "SITI MARYAM", nik: nik))
            let list = PeopleList(try await town.desk(.verifier))
            func found(_ text: String) async throws -> [String] {
                try await list.part(PeopleFilter(text: text)).list.rows.map(\.name)
            }
            #expect(try await found("1671014101910099") == ["SITI MARYAM"])
            #expect(try await found("maryam 0099") == ["SITI MARYAM"])
            #expect(try await found("1671014101900001").isEmpty)
            #expect(try await found("aminah").isEmpty)
            #expect(try await found("siti") == ["SITI MARYAM"])
            let kept = try await town.database.read { connection in
                try connection.rows(
                    "SELECT fields, before_sealed FROM person_correction WHERE gov_id = 1671"
                ) { (try $0.text(0), try $0.text(1)) }
            }
            #expect(kept.map(\.0) == ["nik name"] && kept.first?.1.contains("AMINAH") == false)
            // The number that she had is free for whoever it belongs to.
            try await town.correct(
                "BUDI SANTOSO", IdentityCorrection(nik: NIK(digits: siti)))
            #expect(try await found("1671014101900001") == ["BUDI SANTOSO"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused for the number of another, a life that cannot be, and nothing new`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let entries = try await town.entries()
            for taken in [budi, wati] {
                await #expect(throws: IdentityRefusal.nikTaken) {
                    try await town.correct("SITI AMINAH", IdentityCorrection(nik: NIK(digits: taken)))
                }
            }
            await #expect(throws: IdentityRefusal.nothingChanges) {
                try await town.correct("SITI AMINAH", IdentityCorrection(name: "siti aminah"))
            }
            await #expect(throws: IdentityRefusal.nothingChanges) {
                try await town.correct("SITI AMINAH", IdentityCorrection())
            }
            await #expect(throws: IdentityRefusal.emptyName) {
                try await town.correct("SITI AMINAH", IdentityCorrection(name: "  "))
            }
            let tomorrow = town.office.today.adding(days: 1)
            await #expect(throws: IdentityRefusal.bornWrong(tomorrow)) {
                try await town.correct("SITI AMINAH", IdentityCorrection(born: tomorrow))
            }
            let child = try #require(Day(yyyymmdd: 20_200_101))
            await #expect(throws: JobRefusal.self) {
                try await town.correct("SITI AMINAH", IdentityCorrection(born: child))
            }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await town.correct("AGUS <b>SALIM", IdentityCorrection(name: "AGUS"), as: .opdOperator)
            }
            await #expect(throws: AccessRefusal.forbidden(.changeJobs)) {
                try await town.correct("SITI AMINAH", IdentityCorrection(name: "SITI"), as: .verifier)
            }
            #expect(try await town.entries() == entries)
            let adult = try #require(Day(yyyymmdd: 19_910_101))
            try await town.correct("SITI AMINAH", IdentityCorrection(born: adult, sex: .male))
            #expect(try await town.entries() == entries + 1)
        }
    }
}
