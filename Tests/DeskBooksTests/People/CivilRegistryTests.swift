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

extension PortalTown {
    func registry(_ role: Role) async throws -> CivilRegistryDesk {
        CivilRegistryDesk(try await desk(role))
    }

    /// A batch of everybody within reach.
    func batch(_ role: Role = .manpowerOffice, unit: Int64? = nil) async throws -> Int64 {
        clock.pass(1_000)
        return try await registry(role).request(
            CivilRegistryRequest(unit: unit, basis: "PKS 470/1", olderThan: 12)
        ).id
    }

    /// What the registry says, line by line.
    func take(
        _ lines: [(UInt64, CivilRegistryLine)], to batch: Int64, as role: Role = .manpowerOffice,
        on checked: Day? = nil, digest: String = "d"
    ) async throws -> CivilRegistryOutcome {
        clock.pass(1_000)
        return try await registry(role).take(
            CivilRegistryReply(
                digest: digest, fileName: "jawaban.csv", bytes: Array("NIK,STATUS".utf8),
                checkedOn: checked ?? office.today, niks: lines.map(\.0),
                numbers: lines.indices.map { $0 + 2 }, lines: lines.map(\.1)), to: batch)
    }

    func standing(_ name: String) async throws -> CivilRegistryAnswer? {
        try await registry(.manpowerOffice).answer(about: PersonID(person(name)))
    }

    func names(_ part: CivilRegistryPart, _ role: Role = .manpowerOffice) async throws -> [String] {
        try await registry(role).cases(part, after: nil).rows.map(\.person.name).sorted()
    }

    func sent(_ batch: Int64, _ role: Role = .manpowerOffice) async throws -> [String] {
        var names: [String] = []
        _ = try await registry(role).people(of: batch, format: "csv") { people in
            names += people.map(\.name)
        }
        return names.sorted()
    }

    func entries() async throws -> Int64 {
        try await database.read {
            try $0.integer("SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671") ?? 0
        }
    }

    func correct(
        _ name: String, _ correction: IdentityCorrection, as role: Role = .personnelAgency
    ) async throws {
        clock.pass(1_000)
        let changes = PersonChanges(
            try await desk(role), law: try MembershipLaw(from: portal.law.book))
        try await changes.correct(PersonID(person(name)), correction, reason: "KTP 12")
        clock.pass(1_000)
    }
}

@Suite struct `A batch for the civil registry` {
    @Test(arguments: TestEngine.atHand)
    func `has everybody in work, and of an operator those of her units`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let own = try await town.batch(.opdOperator)
            let names = try await town.sent(own, .opdOperator)
            #expect(names == ["BUDI SANTOSO", "DEWI LESTARI", "SITI AMINAH"])
            // Who waits for an answer does not go again.
            let rest = try await town.batch(.personnelAgency)
            #expect(try await town.sent(rest) == ["AGUS <b>SALIM"])
            await #expect(throws: CivilRegistryRefusal.nobodyToCheck) { try await town.batch() }
            let again = try await town.registry(.manpowerOffice).request(
                CivilRegistryRequest(
                    unit: town.unit("1.02.1"), basis: "PKS 470/1", includingSent: true))
            #expect(again.people == 1 && again.unitName == "Puskesmas")
            let seen = try await town.registry(.opdOperator).batches().map(\.id)
            #expect(Set(seen) == [own, again.id])
            #expect(try await town.registry(.manpowerOffice).batches().count == 3)
            let kept = try await town.database.read {
                try $0.integer("SELECT COUNT(*) FROM export_log WHERE gov_id = 1671")
            }
            #expect(kept == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused without a basis, with odd months, and beyond the reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.registry(.opdOperator)
            for basis in ["", "PKS1", "  a   b "] {
                await #expect(throws: CivilRegistryRefusal.basisMissing) {
                    try await desk.request(CivilRegistryRequest(basis: basis))
                }
            }
            for months in [0, 121] {
                await #expect(throws: CivilRegistryRefusal.monthsWrong(months)) {
                    try await desk.request(CivilRegistryRequest(basis: "PKS 470", olderThan: months))
                }
            }
            for unit in [town.unit("1.03"), 77] {
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await desk.request(CivilRegistryRequest(unit: unit, basis: "PKS 470"))
                }
            }
            #expect(try await town.registry(.manpowerOffice).batches().isEmpty)
            let foreign = try await town.batch()
            await #expect(throws: CivilRegistryRefusal.noSuchBatch) { try await desk.open(foreign) }
            await #expect(throws: CivilRegistryRefusal.noSuchBatch) {
                try await town.sent(foreign, .opdOperator)
            }
            let other = CivilRegistryBook(town.other, within: .government)
            await #expect(throws: CivilRegistryRefusal.noSuchBatch) { try await other.batch(foreign) }
        }
    }

    @Test(arguments: Role.allCases)
    func `is made by those who keep the register, and by nobody else`(role: Role) async throws {
        try await withTown(.sqlite) { town async throws in
            let may: Set<Role> = [.opdOperator, .manpowerOffice, .personnelAgency]
            if may.contains(role) {
                #expect(try await town.batch(role) > 0)
            } else {
                await #expect(throws: AccessRefusal.forbidden(.matchIdentities)) {
                    try await town.batch(role)
                }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leaves out whose answer is new enough, and takes whose is old`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let batch = try await town.batch()
            _ = try await town.take(
                [siti, budi, dewi, agus].map { ($0, CivilRegistryLine(.matched)) }, to: batch)
            await #expect(throws: CivilRegistryRefusal.nobodyToCheck) { try await town.batch() }
            _ = try await town.take(
                [(dewi, CivilRegistryLine(.mismatched, [.sex]))], to: batch, digest: "e")
            await #expect(throws: CivilRegistryRefusal.nobodyToCheck) { try await town.batch() }
            let differing = CivilRegistryRequest(basis: "PKS 470/3", includingDiffering: true)
            let repeated = try await town.registry(.manpowerOffice).request(differing)
            #expect(try await town.sent(repeated.id) == ["DEWI LESTARI"])
            func later(_ day: Int) async throws -> Int {
                let on = try #require(Day(yyyymmdd: day))
                let book = CivilRegistryBook(town.office.with(today: on), within: .government)
                return try await book.request(CivilRegistryRequest(basis: "PKS 470/2")).people
            }
            // Checked on 1 March 2026: through March 2027 it is not older than twelve months.
            await #expect(throws: CivilRegistryRefusal.nobodyToCheck) { try await later(20_270_331) }
            // One of the four waits for an answer.
            #expect(try await later(20_270_401) == 3)
        }
    }
}

@Suite struct `An answer of the civil registry` {
    @Test(arguments: TestEngine.atHand)
    func `says of each person what stands in its line, and the share follows`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let batch = try await town.batch()
            let outcome = try await town.take(
                [
                    (siti, CivilRegistryLine(.matched)),
                    (budi, CivilRegistryLine(.mismatched, [.name, .birthDate])),
                    (dewi, CivilRegistryLine(.notFound)), (agus, CivilRegistryLine(.deceased)),
                ], to: batch)
            #expect(outcome.counts == [.matched: 1, .mismatched: 1, .notFound: 1, .deceased: 1])
            #expect(outcome.faults == 0 && outcome.isNew)
            let answer = try await town.standing("BUDI SANTOSO")
            #expect(answer?.status == .mismatched && answer?.differs.fields == [.name, .birthDate])
            #expect(answer?.checkedOn == town.office.today && answer?.isStale == false)
            let stranger = try await town.registry(.opdOperator).answer(
                about: PersonID(town.person("AGUS <b>SALIM")))
            #expect(stranger == nil)
            #expect(try await town.names(.open).count == 3)
            #expect(try await town.names(.mismatched) == ["BUDI SANTOSO"])
            #expect(try await town.names(.deceased) == ["AGUS <b>SALIM"])
            #expect(try await town.names(.open, .opdOperator) == ["BUDI SANTOSO", "DEWI LESTARI"])
            let counts = try await town.registry(.manpowerOffice).counts()
            #expect(counts.people == 4 && counts.matched == 1 && counts.unchecked == 0)
            #expect(try await town.registry(.opdOperator).counts().people == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is none for a line with a fault, and the others count`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let batch = try await town.batch()
            var unknown = CivilRegistryLine(.matched)
            unknown.fault = .unknownWord
            unknown.written = "VALID"
            let outcome = try await town.take(
                [
                    (siti, unknown), (wati, CivilRegistryLine(.matched)),
                    (1_671_011_111_110_009, CivilRegistryLine(.matched)),
                    (0, CivilRegistryLine(unreadable: "1E+15")), (dewi, CivilRegistryLine(.matched)),
                ], to: batch)
            #expect(outcome.counts == [.matched: 1] && outcome.faults == 4)
            #expect(try await town.standing("SITI AMINAH") == nil)
            #expect(try await town.standing("DEWI LESTARI")?.status == .matched)
            let faults = try await town.registry(.manpowerOffice).faults(of: outcome.id, to: batch)
            #expect(faults.map(\.fault) == [.unknownWord, .notSent, .notSent, .nikUnreadable])
            #expect(faults.map(\.line) == [2, 3, 4, 5] && faults[0].written == "VALID")
            let held = try await town.registry(.manpowerOffice).open(batch)
            #expect(held.batch.answered == 1 && held.batch.unanswered == 3 && held.replies.count == 1)
            let strangers = try await town.database.read {
                try $0.integer("SELECT COUNT(*) FROM civil_registry_answer WHERE gov_id = 1601")
            }
            #expect(strangers == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `changes nothing when the same file comes again`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let batch = try await town.batch()
            let first = try await town.take([(siti, CivilRegistryLine(.notFound))], to: batch)
            let entries = try await town.entries()
            let again = try await town.take([(siti, CivilRegistryLine(.notFound))], to: batch)
            #expect(!again.isNew && again.id == first.id && again.counts[.notFound] == 1)
            #expect(try await town.entries() == entries)
            // The same day, another file: what came last counts, and the first is kept.
            _ = try await town.take([(siti, CivilRegistryLine(.matched))], to: batch, digest: "e")
            #expect(try await town.standing("SITI AMINAH")?.status == .matched)
            #expect(try await town.registry(.manpowerOffice).open(batch).batch.answered == 1)
            let kept = try await town.database.read {
                try $0.integer("SELECT COUNT(*) FROM civil_registry_answer WHERE gov_id = 1671")
            }
            #expect(kept == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `does not count where a newer one is there by its day`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let early = try #require(Day(yyyymmdd: 20_260_220))
            let book = CivilRegistryBook(town.office.with(today: early), within: .government)
            let batch = try await book.request(CivilRegistryRequest(basis: "PKS 470/0")).id
            _ = try await town.take([(siti, CivilRegistryLine(.matched))], to: batch)
            _ = try await town.take(
                [(siti, CivilRegistryLine(.deceased)), (budi, CivilRegistryLine(.deceased))], to: batch,
                on: early, digest: "e")
            #expect(try await town.standing("SITI AMINAH")?.status == .matched)
            let late = try await town.standing("BUDI SANTOSO")
            #expect(late?.status == .deceased && late?.checkedOn == early)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused for a day that cannot be, a strange file, and beyond the reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (batch, today) = (try await town.batch(), town.office.today)
            for day in [today.adding(days: -1), today.adding(days: 1)] {
                await #expect(throws: CivilRegistryRefusal.dayWrong(day, sent: today)) {
                    try await town.take([(siti, CivilRegistryLine(.matched))], to: batch, on: day)
                }
            }
            await #expect(throws: CivilRegistryRefusal.nothingSent) {
                try await town.take([(wati, CivilRegistryLine(.matched))], to: batch)
            }
            await #expect(throws: CivilRegistryRefusal.noSuchBatch) {
                try await town.take([(siti, CivilRegistryLine(.matched))], to: 77)
            }
            await #expect(throws: CivilRegistryRefusal.noSuchBatch) {
                try await town.take([(siti, CivilRegistryLine(.matched))], to: batch, as: .opdOperator)
            }
            let lines = try await town.database.read {
                try $0.integer("SELECT COUNT(*) FROM civil_registry_reply_line WHERE gov_id = 1671")
            }
            #expect(lines == 0)
            // Whom her batch does not have is a stranger to an operator, although the government has him.
            let own = try await town.registry(.opdOperator).request(
                CivilRegistryRequest(basis: "PKS 470/9", includingSent: true)
            ).id
            let outcome = try await town.take(
                [(siti, CivilRegistryLine(.matched)), (agus, CivilRegistryLine(.matched))], to: own,
                as: .opdOperator)
            #expect(outcome.counts == [.matched: 1] && outcome.faults == 1)
        }
    }
}
