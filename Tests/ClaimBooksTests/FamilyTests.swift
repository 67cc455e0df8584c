import Benefits
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Families and scholarships` {
    @Test(arguments: TestEngine.atHand)
    func `names and NIKs of heirs are sealed, and a correction keeps what was believed`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.families.add(
                HeirDraft(relation: .spouse, name: "Aminah", nik: Town.nik(77)), of: person)
            let heir = try #require(try await town.families.heirs(of: person).first)
            #expect(heir.name == "Aminah" && heir.maskedNIK == "************0077")
            #expect(
                try await town.count("SELECT COUNT(*) FROM heir WHERE name_sealed LIKE '%Aminah%'") == 0)
            var draft = HeirDraft(relation: .spouse, name: "Siti Aminah", nik: Town.nik(77))
            draft.confirmedOn = day(20_260_310)
            try await town.families.correct(id, to: draft, reason: "nama menurut KK")
            #expect(try await town.families.heirs(of: person).map(\.name) == ["Siti Aminah"])
            #expect(try await town.count("SELECT COUNT(*) FROM heir WHERE gov_id = 1671") == 2)
            try await town.families.end(id, on: day(20_260_310), reason: "bercerai")
            #expect(try await town.families.heirs(of: person).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `children at school are read with their ages, without who left the family or another government`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (person, stranger) = (try await town.person(1), try await town.person(2, government: 1672))
            func add(_ name: String, _ school: String?) async throws -> HeirID {
                try await town.families.add(
                    HeirDraft(relation: .child, name: name, born: day(20_150_311), school: school),
                    of: person)
            }
            let first = try await add("Ani", "SD5")
            let second = try await add("Budi", "SMP1")
            _ = try await add("Cici", nil)
            try await HeirBook(town.stranger).add(
                HeirDraft(relation: .child, name: "Dodi", school: "SD1"), of: stranger)
            var children = try await town.families.childrenAtSchool(on: day(20_260_310))
            #expect(children.keys.sorted() == [person])
            #expect(children[person]?.map(\.level) == [.primary, .lowerSecondary])
            #expect(children[person]?.map(\.age) == [10, 10])
            #expect(
                try await town.families.childrenAtSchool(on: day(20_260_311))[person]?.map(\.age) == [11, 11])
            try await town.families.end(second, on: day(20_260_310), reason: "tidak seibu")
            children = try await town.families.childrenAtSchool(on: day(20_260_310))
            #expect(children[person]?.map(\.year) == [5])
            try await town.families.end(first, on: day(20_260_310), reason: "pindah")
            #expect(try await town.families.childrenAtSchool(on: day(20_260_310)).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what cannot be an heir is refused`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            func refused(_ draft: HeirDraft) async -> ClaimBookRefusal? {
                await refusal { try await town.families.add(draft, of: person) }
            }
            #expect(await refused(HeirDraft(relation: .child, name: "  ")) == .emptyName)
            #expect(await refused(HeirDraft(relation: .child, name: "A", nik: "123")) == .badNIK)
            #expect(
                await refused(HeirDraft(relation: .child, name: "A", born: day(20_260_311)))
                    == .birthDay(day(20_260_311)))
            #expect(await refused(HeirDraft(relation: .child, name: "A", born: day(20_260_310))) == nil)
            #expect(
                await refused(HeirDraft(relation: .child, name: "A", school: "SD")) == .badSchool("SD"))
            #expect(
                await refusal(ClaimOpeningRefusal.self) {
                    try await HeirBook(town.stranger).add(
                        HeirDraft(relation: .child, name: "A"), of: person)
                } == .unknownPerson)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two children get a scholarship, a third does not, nor one of thirty years`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let claim = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            let book = ScholarshipBook(town.siti, rules: town.rules)
            var children: [HeirID] = []
            for (name, born, school) in [
                ("A", 20_150_101, "SD4"), ("B", 20_100_101, "SMP3"), ("C", 20_180_101, "SD1"),
            ] {
                children.append(
                    try await town.families.add(
                        HeirDraft(relation: .child, name: name, born: day(born), school: school), of: person))
            }
            let old = try await town.families.add(
                HeirDraft(relation: .child, name: "D", born: day(19_960_301), school: "K1"), of: person)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await book.begin(old, of: claim) }
                    == .childTooOld(age: 30, limit: 23))
            try await book.begin(children[0], of: claim)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await book.begin(children[0], of: claim) }
                    == .childThere)
            try await book.begin(children[1], of: claim)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await book.begin(children[2], of: claim) }
                    == .tooManyChildren(limit: 2))
            let spouse = try await town.families.add(HeirDraft(relation: .spouse, name: "E"), of: person)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await book.begin(spouse, of: claim) }
                    == .noSuchHeir)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a year is renewed when it is due, once, and the next a year later`(engine: TestEngine) async throws
    {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let claim = try await town.book.open(.death, for: person, on: day(20_250_310)).id
            let child = try await town.families.add(
                HeirDraft(relation: .child, name: "A", born: day(20_080_101), school: "SMA3"), of: person)
            let book = ScholarshipBook(town.siti, rules: town.rules)
            try await book.begin(child, of: claim)
            let due = try await book.renewals()
            #expect(due.count == 1 && due[0].years.due.map(\.number) == [1, 2])
            #expect(try await book.renew(child, of: claim, on: day(20_250_701)) == 1)
            #expect(
                await refusal(ClaimBookRefusal.self) {
                    try await book.renew(child, of: claim, on: day(20_260_309))
                } == .nothingDue(next: day(20_260_310)))
            #expect(try await book.renew(child, of: claim, on: day(20_260_310)) == 2)
            #expect(try await book.renewals().isEmpty)
            #expect(try await book.renewals(ahead: 365).count == 1)
            #expect(try await book.renewals(ahead: 364).isEmpty)
            try await book.end(child, of: claim, on: day(20_260_310), because: .married)
            #expect(try await book.renewals(ahead: 365).isEmpty)
            #expect(
                await refusal(ClaimBookRefusal.self) {
                    try await book.end(child, of: claim, on: day(20_260_310), because: .working)
                } == .scholarshipEnded)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `only pictures and PDFs are taken, whatever they are called`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            func refused(_ bytes: [UInt8], kind: String = "ktp") async -> (any Error)? {
                await refusal(ClaimBookRefusal.self) {
                    try await town.book.attach(
                        EvidenceDraft(kind: kind, fileName: "foto.png", bytes: bytes), to: id)
                }
            }
            #expect(await refused([]) as? ClaimBookRefusal == .emptyFile)
            #expect(await refused(Array("MZ virus".utf8)) as? ClaimBookRefusal == .notAPicture)
            #expect(await refused(Array("<html>".utf8)) as? ClaimBookRefusal == .notAPicture)
            let large = picture + [UInt8](repeating: 0, count: ClaimBook.largestFile - picture.count)
            #expect(await refused(large + [0]) as? ClaimBookRefusal == .fileTooLarge(megabytes: 10))
            #expect(await refused(large) == nil)
            let unknown: ClaimRefusal? = await refusal {
                try await town.book.attach(
                    EvidenceDraft(kind: "ijazah", fileName: "a.png", bytes: picture), to: id)
            }
            #expect(unknown == .unknownEvidence("ijazah"))
            let pdf = Array("%PDF-1.7 akta".utf8)
            let file = try await town.book.attach(
                EvidenceDraft(kind: "death-certificate", fileName: "akta.pdf", bytes: pdf), to: id)
            #expect(try await town.book.bytes(of: file, in: id) == pdf)
            #expect(try await town.book.evidence(of: id).last?.fileName == "akta.pdf")
            #expect(
                try await town.count("SELECT COUNT(*) FROM claim_evidence_part WHERE part = 39") == 1)
            let stranger = ClaimBook(town.stranger, rules: town.rules)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await stranger.bytes(of: file, in: id) }
                    == .noSuchFile)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `totals are of payments confirmed in the days asked for, without what was reversed`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            for number in [1, 2, 3] as [Int64] {
                let person = try await town.person(number)
                let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
                try await town.approved(id, 5)
                try await town.book.proposePayment(
                    id, Rupiah(5), on: day(20_260_306 + Int(number)), account: "1234")
                if number != 3 { try await town.second.confirmPayment(id, 1) }
            }
            func total(_ first: Int, _ last: Int, _ measure: ClaimTotals.Measure) async throws -> ClaimTotals
            {
                try await town.book.totals(from: day(first), through: day(last), by: measure)
            }
            #expect(try await total(20_260_307, 20_260_309, .unit).amount == Rupiah(10))
            #expect(try await total(20_260_308, 20_260_309, .unit).amount == Rupiah(5))
            #expect(try await total(20_260_309, 20_260_309, .unit).lines.isEmpty)
            let regency = try await total(20_260_307, 20_260_309, .regency)
            #expect(regency.lines.map(\.code) == ["1671"] && regency.lines[0].claims == 2)
            #expect(regency.lines[0].name == "Palembang")
            #expect(try await total(20_260_307, 20_260_309, .province).lines.map(\.code) == ["16"])
            #expect(try await total(20_260_307, 20_260_309, .programme).lines.map(\.code) == ["JKM"])
            let first = try #require(try await town.book.list().last)
            try await town.book.reversePayment(first.id, 1, reason: "salah")
            #expect(try await total(20_260_307, 20_260_309, .unit).amount == Rupiah(5))
            let none = try await town.book.totals(
                from: day(20_260_307), through: day(20_260_309), by: .unit, units: [UnitID(3)])
            #expect(none.lines.isEmpty)
        }
    }
}
