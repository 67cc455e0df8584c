import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Jobs in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a change closes and opens without a day between, and what was believed remains`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let first = try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            let next = try await town.jobs.change(first, of: person, from: day(20_260_215)) { old in
                var terms = old
                terms.unit = town.works
                terms.payer = UnitID(town.worksPays)
                return terms
            }
            let history = try await town.search.jobs(of: person)
            let known = history.known(at: .latest)
            #expect(known.map(\.id) == [first, next])
            #expect(known.first?.end == day(20_260_214) && known.last?.start == day(20_260_215))
            #expect(history.versions.count == 3)
            let before = Instant(epochMilliseconds: noon)
            #expect(history.known(at: before).map(\.end) == [nil])
            let root = try await town.office.database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries > 5)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a second payer of the same programme is refused with the name of the first`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            let second = town.terms {
                $0.payer = UnitID(town.worksPays)
                $0.unit = town.works
            }
            let refused: JobRefusal? = await refusal {
                try await town.jobs.open(person, second, from: day(20_260_301))
            }
            #expect(refused?.note.arguments["payer"] == .text("Dinkes"))
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 1)
            let old = town.terms {
                $0.payer = UnitID(town.worksPays)
                $0.programmes = ProgrammeSet(.oldAge)
            }
            try await town.jobs.open(person, old, from: day(20_260_301))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a change sends open periods back to draft, is refused in a finalised one, leaves a posted one`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.period(202601, of: town.healthPays, state: 3)
            try await town.period(202602, of: town.healthPays, state: 1)
            try await town.period(202603, of: town.worksPays, state: 2)
            let job = try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            #expect(try await town.period(202601, of: town.healthPays) == [3, 0])
            #expect(try await town.period(202602, of: town.healthPays) == [0, 1])
            let entries = try await town.count("SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671")
            let refused: PeriodRefusal? = await refusal {
                try await town.jobs.change(job, of: person, from: day(20_260_201)) { old in
                    var terms = old
                    terms.payer = UnitID(town.worksPays)
                    return terms
                }
            }
            #expect(refused == .finalised)
            #expect(try await town.period(202602, of: town.healthPays) == [0, 1])
            #expect(try await town.count("SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671") == entries)
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a change of a posted month alone asks the open month to calculate again`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.period(202601, of: town.healthPays, state: 3)
            try await town.period(202602, of: town.healthPays, state: 1)
            try await town.jobs.open(
                person, town.terms(), from: day(20_260_101), through: day(20_260_131))
            #expect(try await town.period(202601, of: town.healthPays) == [3, 0])
            #expect(try await town.period(202602, of: town.healthPays) == [0, 1])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a last day touches the months after it, and not its own`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let job = try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            try await town.period(202602, of: town.healthPays, state: 2)
            try await town.period(202603, of: town.healthPays, state: 1)
            try await town.jobs.close(job, of: person, on: day(20_260_215), because: .resigned)
            #expect(try await town.period(202602, of: town.healthPays) == [2, 0])
            #expect(try await town.period(202603, of: town.healthPays) == [0, 1])
            let refused: PeriodRefusal? = await refusal {
                try await town.jobs.correct(job, of: person, reason: "salah") { spell in
                    JobSpell(
                        id: spell.id, person: spell.person, terms: spell.terms, start: spell.start,
                        end: day(20_260_131), endReason: .resigned)
                }
            }
            #expect(refused == .finalised)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two who change the same person at once do it one after the other`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let job = try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            let refused = await withTaskGroup(of: JobRefusal?.self) { group in
                for wage in 1...8 {
                    group.addTask {
                        await refusal {
                            try await town.jobs.change(job, of: person, from: day(20_260_201)) { old in
                                var terms = old
                                terms.wage = Rupiah(3_000_000 + Int64(wage))
                                return terms
                            }
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refused.count { $0 == nil } == 1)
            let known = try await town.search.jobs(of: person).known(at: .latest)
            #expect(known.count == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a clock a little back is counted on, one far back is refused`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let job = try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            town.clock.set(noon - 60_000)
            let refused: JobRefusal? = await refusal {
                try await town.jobs.close(job, of: person, on: day(20_260_131), because: .resigned)
            }
            #expect(refused == .spell(.recordedBefore(Instant(epochMilliseconds: noon)), payer: nil))
            town.clock.set(noon - 59_999)
            try await town.jobs.close(job, of: person, on: day(20_260_131), because: .resigned)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a unit or a registration of another government is refused`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let other = try await RegisterBooksTests.town(
                town.office.database, town.clock, government: "16.01")
            let person = try await town.person(1)
            let unit = town.terms { $0.unit = other.health }
            let payer = town.terms { $0.payer = UnitID(other.healthPays) }
            for terms in [unit, payer] {
                let refused: RegisterRefusal? = await refusal {
                    try await town.jobs.open(person, terms, from: day(20_260_101))
                }
                #expect(refused != nil)
            }
            let stranger: RegisterRefusal? = await refusal {
                try await other.jobs.open(person, other.terms(), from: day(20_260_101))
            }
            #expect(stranger == .unknownPerson)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a death ends what held, once, and is not dated otherwise`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let job = try await town.jobs.open(
                person, town.terms(), from: day(20_260_101), through: day(20_261_231))
            try await town.jobs.died(person, on: day(20_260_210))
            try await town.jobs.died(person, on: day(20_260_210))
            let known = try await town.search.jobs(of: person).known(at: .latest)
            #expect(known.map(\.id) == [job] && known[0].end == day(20_260_210))
            #expect(known[0].endReason == .died)
            #expect(try await town.search.person(person)?.died == day(20_260_210))
            let other: JobRefusal? = await refusal {
                try await town.jobs.died(person, on: day(20_260_211))
            }
            #expect(other == .diedBefore(day(20_260_210)))
            let reopened: JobRefusal? = await refusal {
                try await town.jobs.open(person, town.terms(), from: day(20_260_211))
            }
            #expect(reopened == .spell(.afterDeath(day(20_260_210)), payer: nil))
            let second = try await town.person(2)
            let future: JobRefusal? = await refusal {
                try await town.jobs.died(second, on: day(20_260_302))
            }
            #expect(future == .deathOutOfLife(day(20_260_302)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `somebody without a birth day has no job opened, and is found all the same`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(7, born: nil)
            let refused: JobRefusal? = await refusal {
                try await town.jobs.open(person, town.terms(), from: day(20_260_101))
            }
            #expect(refused == .birthDayUnknown)
            let nik = try #require(NIK("9971010190010007"))
            let found = try await town.search.person(nik: nik)
            #expect(found?.id == person && found?.maskedNIK == "************0007")
            #expect(try await town.search.people(named: "ke 7").map(\.id) == [person])
            #expect(try await town.search.people(named: "%").isEmpty)
        }
    }
}
