import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `One person at a desk` {
    private func changes(_ town: PortalTown, _ role: Role) async throws -> PersonChanges {
        PersonChanges(
            try await town.desk(role), law: try MembershipLaw(from: town.portal.law.book))
    }

    @Test(arguments: TestEngine.atHand)
    func `is there for who may see her, and every look is recorded`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let siti = PersonID(town.person("SITI AMINAH"))
            let file = try await PersonDesk(try await town.desk(.opdOperator)).open(siti)
            #expect(file.name == "SITI AMINAH" && file.maskedNIK == "************0001")
            #expect(file.jobs.map { file.unitName($0.terms.unit) } == ["Dinas Kesehatan"])
            let looks = try await PersonDesk(try await town.desk(.inspectorate)).looks(at: siti)
            #expect(looks.map(\.act) == ["person.open"] && looks.map(\.actor) == ["opd-operator"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is the same as nobody for who is out of reach`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = PersonDesk(try await town.desk(.opdOperator))
            for person in [town.person("AGUS <b>SALIM"), town.stranger, 77] {
                await #expect(throws: AccessRefusal.outOfReach) { try await desk.open(PersonID(person)) }
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await desk.reveal(PersonID(person), reason: "surat 12/2026")
                }
                let changes = try await changes(town, .opdOperator)
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await changes.died(
                        PersonID(person), on: try #require(Day(yyyymmdd: 20_260_201)), reason: "kabar")
                }
            }
            let wide = PersonDesk(try await town.desk(.manpowerOffice))
            await #expect(throws: AccessRefusal.outOfReach) { try await wide.open(PersonID(town.stranger)) }
            #expect(
                try await town.database.read {
                    try $0.integer("SELECT COUNT(*) FROM look WHERE act = 'person.open'")
                } == 0)
        }
    }

    @Test func `opens for the inspectorate with a reason only, and shows numbers to nobody without`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            let siti = PersonID(town.person("SITI AMINAH"))
            let inspector = PersonDesk(try await town.desk(.inspectorate))
            for reason in ["", "    ", "abcd"] {
                await #expect(throws: AccessRefusal.reasonNeeded) {
                    try await inspector.open(siti, reason: reason)
                }
            }
            _ = try await inspector.open(siti, reason: "audit 2026")
            let operators = PersonDesk(try await town.desk(.opdOperator))
            await #expect(throws: AccessRefusal.reasonNeeded) {
                try await operators.reveal(siti, reason: "a")
            }
            let numbers = try await operators.reveal(siti, reason: "surat 12/2026")
            #expect(numbers.nik == "1671014101900001")
            await #expect(throws: AccessRefusal.forbidden(.revealIdentity)) {
                try await PersonDesk(try await town.desk(.unitHead)).reveal(siti, reason: "surat 12/2026")
            }
            await #expect(throws: AccessRefusal.forbidden(.seeAudit)) { try await operators.looks(at: siti) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has months with reasons, and dues with articles`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let law = town.portal.law
            let desk = try await town.desk(.opdOperator)
            let siti = PersonID(town.person("SITI AMINAH"))
            let cover = PersonCover(
                desk.office, law: law.continuity, contributions: law.contributions,
                answered: law.book.coverage)
            let strip = try #require(try await cover.strip(of: siti))
            #expect(strip.strip.months.first?.month == Month(2026, 1) && !strip.isProtectedToday)
            #expect(strip.paid.count == strip.strip.months.count)
            let file = try await PersonDesk(desk).open(siti)
            let month = try #require(Month(2026, 3))
            let owed = try #require(cover.owed(file, in: month).first)
            let assessment = try owed.answer.get()
            #expect(assessment.lines.map(\.code) == ["JKK", "JKM"])
            #expect(assessment.lines.allSatisfy { !$0.reasons.isEmpty })
            #expect(cover.owed(file, in: try #require(Month(2025, 12))).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `changes jobs within reach only, before and after`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let changes = try await changes(town, .opdOperator)
            let dewi = PersonID(town.person("DEWI LESTARI"))
            let file = try await PersonDesk(try await town.desk(.opdOperator)).open(dewi)
            let job = try #require(file.jobs.first)
            let day = try #require(Day(yyyymmdd: 20_260_315))
            var draft = JobDraft(job.terms)
            draft.unit = UnitID(town.unit("1.03"))
            await #expect(throws: AccessRefusal.outOfReach) {
                try await changes.change(job.id, of: dewi, from: day, draft, reason: "pindah")
            }
            draft.unit = UnitID(town.unit("1.02"))
            draft.wage = Rupiah(3_500_000)
            try await changes.change(job.id, of: dewi, from: day, draft, reason: "pindah")
            let after = try await PersonDesk(try await town.desk(.opdOperator)).open(dewi)
            #expect(after.jobs.map { after.unitName($0.terms.unit) } == ["Puskesmas", "Dinas Kesehatan"])
            let open = try #require(after.jobs.last)
            try await changes.close(
                open.id, of: dewi, on: try #require(Day(yyyymmdd: 20_260_331)), because: .resigned,
                reason: "surat 7")
            await #expect(throws: JobRefusal.self) {
                try await changes.close(
                    open.id, of: dewi, on: try #require(Day(yyyymmdd: 20_260_331)), because: .resigned,
                    reason: "surat 7")
            }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await changes.close(SpellID(77), of: dewi, on: day, because: .resigned, reason: "surat")
            }
            await #expect(throws: AccessRefusal.forbidden(.changeJobs)) {
                try await self.changes(town, .unitHead).died(dewi, on: day, reason: "kabar")
            }
        }
    }
}
