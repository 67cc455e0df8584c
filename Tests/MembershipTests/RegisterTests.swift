import LawBook
import Membership
import MoneyAndDates
import TestKit
import Testing

/// The sixteen digits and what they say.
@Suite struct `The identity number` {
    @Test(arguments: [
        ("1671015708800003", true), ("167101570880000", false), ("16710157088000033", false),
        ("0671015708800003", false), ("16710157O8800003", false), ("", false), ("１６７１015708800003", false),
        ("1671 01570880000", false), ("1000000000000000", true), ("9999999999999999", true),
    ])
    func `is exactly sixteen digits that do not begin with a nought`(text: String, isSound: Bool) {
        #expect((NIK(text) != nil) == isSound)
    }

    @Test func `says region, sex, birth and serial`() throws {
        let woman = try #require(NIK("1671015708800003"))
        #expect(woman.province == 16 && woman.regency == 1671 && woman.serial == 3)
        #expect(woman.sex == .female && woman.birthDayOfMonth == 17)
        #expect(woman.agrees(with: InventedLaw.day(1980, 8, 17)))
        #expect(woman.agrees(with: InventedLaw.day(1880, 8, 17)))
        #expect(!woman.agrees(with: InventedLaw.day(1980, 8, 18)))
        let man = try #require(NIK("1671011708800003"))
        #expect(man.sex == .male && man.birthDayOfMonth == 17)
    }

    @Test(arguments: [("1671014008800003", Sex.male), ("1671014108800003", .female)])
    func `adds forty to the day of a woman`(text: String, sex: Sex) throws {
        #expect(try #require(NIK(text)).sex == sex)
    }

    @Test func `gives the latest century in which the person is old enough`() throws {
        let nik = try #require(NIK("1671011708100003"))
        let day = InventedLaw.day(2026, 8, 17)
        #expect(nik.birthDate(asOf: day, youngest: 16) == InventedLaw.day(2010, 8, 17))
        #expect(nik.birthDate(asOf: day.adding(days: -1), youngest: 16) == InventedLaw.day(1910, 8, 17))
    }

    @Test func `holds no date where the calendar has none`() throws {
        #expect(
            try #require(NIK("1671013002800003")).birthDate(asOf: InventedLaw.day(2026, 1, 1), youngest: 0)
                == nil)
        let leap = try #require(NIK("1671012902000003"))
        #expect(
            leap.birthDate(asOf: InventedLaw.day(2026, 1, 1), youngest: 0) == InventedLaw.day(2000, 2, 29))
    }

    @Test func `sorts as it reads and is the same by digits`() throws {
        let low = try #require(NIK("1671015708800003"))
        #expect(NIK(digits: low.digits) == low && low.description == "1671015708800003")
        #expect(NIK(digits: 999_999_999_999_999) == nil && NIK(digits: 10_000_000_000_000_000) == nil)
        #expect(try low < #require(NIK("1671015708800004")))
    }
}

/// Codes and numbers of institutions and participants.
@Suite struct `Numbers of others` {
    @Test(arguments: [
        ("16", "16"), ("16.71", "1671"), ("16.71.01", "167101"), ("16.71.01.1001", "1671011001"),
        ("167", nil), ("06", nil), ("16.7A", nil), ("", nil), ("16710110012", nil),
    ])
    func `a region has 2, 4, 6 or 10 digits`(text: String, digits: String?) {
        #expect(KemendagriCode(text)?.digits == digits)
    }

    @Test func `a region holds itself and what lies in it`() throws {
        let city = try #require(KemendagriCode("16.71"))
        #expect(try city.contains(#require(KemendagriCode("16.71.01"))) && city.contains(city))
        #expect(try !city.contains(#require(KemendagriCode("16"))))
    }

    @Test func `an NPP has eight letters or digits, a KPJ eight to thirteen digits`() {
        #expect(EmployerNumber("15070955")?.text == "15070955")
        #expect(EmployerNumber("ff012345")?.text == "FF012345")
        #expect(EmployerNumber("1507095") == nil && EmployerNumber("15-70955") == nil)
        #expect(ParticipantCardNumber("01234567")?.digits == "01234567")
        #expect(ParticipantCardNumber("1234567") == nil && ParticipantCardNumber("12345678901234") == nil)
        #expect(ParticipantCardNumber("1234567890123") != nil && ParticipantCardNumber("1234567a") == nil)
    }

    @Test func `every category, kind, source and reason has a code of its own`() {
        #expect(Set(WorkerCategory.allCases.map(\.rawValue)).count == WorkerCategory.allCases.count)
        #expect(WorkerCategory(rawValue: "pppk-paruh-waktu") == .partTimeContract)
        #expect(FundingSource(rawValue: "dbhcht")?.funder == .regionalBudget)
        #expect(FundingSource.villageAllocation.funder == .villageBudget)
    }

    @Test func `a set of programmes keeps each once and in their order`() {
        let set = ProgrammeSet([.pension, .workAccident, .pension])
        #expect(set.programmes == [.workAccident, .pension])
        #expect(set.rawValue == 9 && !set.contains(.death))
        #expect(ProgrammeSet(Programme.allCases).programmes == Programme.allCases)
    }
}

/// Institutions below institutions.
@Suite struct `The tree of units` {
    private let government = GovernmentID(1)

    private func unit(
        _ id: Int64, _ kind: InstitutionKind, under parent: Int64? = nil, number: String? = nil,
        division: String = "", of government: GovernmentID = GovernmentID(1)
    ) -> InstitutionUnit {
        InstitutionUnit(
            id: UnitID(id), government: government, kind: kind, parent: parent.map { UnitID($0) },
            name: "unit \(id)", employerNumber: number.flatMap { EmployerNumber($0) }, division: division)
    }

    private func city() throws -> UnitTree {
        var tree = UnitTree()
        try tree.add(unit(1, .city, number: "AA000001"))
        try tree.add(unit(2, .office, under: 1))
        try tree.add(unit(3, .technicalUnit, under: 2))
        return tree
    }

    @Test func `lists a branch with parents before children`() throws {
        var tree = try city()
        try tree.add(unit(4, .office, under: 1, number: "AA000002"))
        #expect(tree.branch(of: UnitID(1)) == [1, 2, 4, 3].map { UnitID($0) })
        #expect(tree.branch(of: UnitID(3)) == [UnitID(3)])
        #expect(tree.branch(of: UnitID(9)).isEmpty)
    }

    @Test func `refuses what has no place`() throws {
        var tree = try city()
        #expect(throws: UnitTree.Refusal.alreadyThere(UnitID(2))) { try tree.add(unit(2, .company)) }
        #expect(throws: UnitTree.Refusal.unknownParent(UnitID(9))) {
            try tree.add(unit(4, .office, under: 9))
        }
        #expect(throws: UnitTree.Refusal.nothingAbove(.office)) { try tree.add(unit(4, .office)) }
        #expect(throws: UnitTree.Refusal.cannotStandUnder(.office, parent: .technicalUnit)) {
            try tree.add(unit(4, .office, under: 3))
        }
        #expect(throws: UnitTree.Refusal.otherGovernment(parent: government)) {
            try tree.add(unit(4, .office, under: 1, of: GovernmentID(2)))
        }
        #expect(throws: UnitTree.Refusal.employerNumberTaken(by: UnitID(1))) {
            try tree.add(unit(4, .office, under: 1, number: "AA000001"))
        }
        try tree.add(unit(4, .office, under: 1, number: "AA000001", division: "2"))
        try tree.add(unit(5, .household))
        #expect(tree.units.count == 5)
    }
}

/// Whatever is opened, closed, changed and corrected: no day is lost in a change, and none is paid twice.
@Suite struct `Any order of acts` {
    @Test func `never makes a gap within a change, an overlap, or another past`() throws {
        let law = try SampleJobs.law()
        var state: UInt64 = 77
        func next(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(state >> 33 % bound)
        }
        func day() -> Day { SampleJobs.day(2003, 1, 1).adding(days: Int(next(900))) }
        var changes = 0
        for round in 0..<300 {
            var history = JobHistory(person: SampleJobs.person)
            for act in 1...12 as ClosedRange<Int64> {
                let before = history
                let at = SampleJobs.at(act * 10)
                let terms = SampleJobs.terms(unit: next(3), payer: next(3), wage: 1 + next(5))
                let known = history.known(at: .latest)
                let some = known.isEmpty ? SpellID(0) : known[Int(next(UInt64(known.count)))].id
                let from = day()
                do throws(SpellRefusal) {
                    switch next(3) {
                    case 0:
                        try history.open(
                            SampleJobs.spell(act, terms, from: from), of: SampleJobs.life, under: law, at: at)
                    case 1:
                        try history.close(some, on: from, because: .resigned, at: at)
                    default:
                        try history.change(
                            JobChange(spell: some, from: from, next: SpellID(act), terms: terms),
                            of: SampleJobs.life, under: law, at: at)
                        changes += 1
                        let left = before.held(on: from, knownAt: .latest).count
                        #expect(history.held(on: from, knownAt: .latest).count == left)
                        #expect(!history.held(on: from.adding(days: -1), knownAt: .latest).isEmpty)
                    }
                } catch { #expect(history == before, "round \(round): a refusal changes nothing") }
                let earlier = SampleJobs.at(act * 10 - 1)
                #expect(history.known(at: earlier) == before.known(at: earlier))
            }
            let spells = history.known(at: .latest)
            for (first, second) in zip(spells, spells.dropFirst()) {
                #expect(first.firstSharedDay(with: second) == nil, "round \(round)")
            }
        }
        #expect(changes > 200)
    }
}
