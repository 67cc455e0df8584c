import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship
import TestDatabases
import Testing

@Suite struct `A worker whom somebody sponsors` {
    @Test(arguments: TestEngine.atHand)
    func `is proposed, verified, and has a job that ends with the money`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let link = try await town.link()
            let before = try await town.entries()
            let sent = try await town.sponsors().propose(try town.draft(), through: link.id)
            #expect(try await town.row(sent.id).state == .proposed)
            #expect(try await town.count("SELECT COUNT(*) FROM person") == 0)
            let row = try await town.sponsors("petugas").verify(sent.id)
            #expect(row.state == .inForce && row.workerNumber == "************0007")
            let jobs = try await town.jobs(of: row.person)
            #expect(jobs.map(\.start) == [day(20_260_301)] && jobs.map(\.end) == [day(20_260_531)])
            #expect(jobs[0].terms.segment == .selfEmployed && jobs[0].terms.funding == .sponsor)
            #expect(jobs[0].terms.category == .domesticWorker && jobs[0].terms.payer == UnitID(7))
            #expect(try await town.entries() > before)
            let again = await refusal(SponsorRefusal.self) {
                try await town.sponsors("petugas").verify(sent.id)
            }
            #expect(again == .notPossible(.inForce))
            #expect(try await town.count("SELECT COUNT(*) FROM sponsorship_event") == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has one sponsor in a month, and nobody learns who he is`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            _ = try await town.enrolled(try town.draft())
            let link = try await town.link()
            for from in [202_603, 202_605] {
                let twice = await refusal(SponsorRefusal.self) {
                    try await town.sponsors().propose(try town.draft(from: from, months: 1), through: link.id)
                }
                #expect(twice == .alreadyProtected && twice?.note.arguments.isEmpty == true)
            }
            let later = try town.draft(from: 202_604, months: 1)
            let other = await refusal(SponsorRefusal.self) {
                try await town.sponsors(today: 20_260_401).propose(later, through: link.id)
            }
            #expect(other == .alreadyProtected)
            // After the last month paid he is free again.
            let free = try town.draft(from: 202_606, months: 1)
            _ = try await town.sponsors(today: 20_260_501).propose(free, through: link.id)
        }
    }

    @Test func `whom the register protects already is refused, also at the desk`() async throws {
        try await withTown(.sqlite) { town async throws in
            let link = try await town.link()
            let first = try await town.sponsors().propose(try town.draft(), through: link.id)
            let row = try await town.sponsors("petugas").verify(first.id)
            try await town.sponsors("petugas").stop(first.id, after: month(202_603), reason: "pindah")
            // Somebody else employs her from April on.
            let terms = JobTerms(
                unit: UnitID(3), category: .companyStaff, segment: .wageEarner,
                programmes: ProgrammeSet(SponsorshipCost.programmes), payer: UnitID(8), funding: .employer,
                wage: Rupiah(3_000_000), wageBasis: .fixed)
            let person = try #require(row.person)
            try await JobActs(town.office("ani"), law: town.law).open(person, terms, from: day(20_260_401))
            let taken = await refusal(SponsorRefusal.self) {
                try await town.sponsors().propose(try town.draft(from: 202_604, months: 1), through: link.id)
            }
            #expect(taken == .alreadyProtected)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is taken over without a day between`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let sent = try await town.enrolled(try town.draft())
            let token = try await town.sponsors(today: 20_260_325).handOver(sent.id)
            let found = try #require(SponsorLinkBook.link(of: token, town.office()))
            var draft = try town.draft(worker: "1671014203900099", from: 202_605, months: 6)
            draft.sponsor.nik = NIK("1671011001750003")
            draft.sponsor.born = day(19_750_110)
            draft.sponsor.kind = .firm
            draft.payment = .corporateGiving
            let taken = try await town.sponsors(today: 20_260_401).propose(draft, through: found.link)
            let second = await refusal(SponsorRefusal.self) {
                try await town.sponsors(today: 20_260_401).propose(draft, through: found.link)
            }
            #expect(second == .linkUsedUp)
            let row = try await town.sponsors("petugas", today: 20_260_402).verify(taken.id)
            #expect(row.workerNumber == "************0007", "the worker is the one handed over")
            let jobs = try await town.jobs(of: row.person)
            #expect(jobs.map(\.start) == [day(20_260_301), day(20_260_501)])
            #expect(jobs.map(\.end) == [day(20_260_430), day(20_261_031)])
            #expect(jobs.map(\.terms.funding) == [.sponsor, .corporateGiving])
            let old = try await town.row(sent.id)
            #expect(old.state == .followed && old.term.last == month(202_604))
        }
    }

    @Test func `takes herself over, and nobody does in her name`() async throws {
        try await withTown(.sqlite) { town async throws in
            let sent = try await town.enrolled(try town.draft())
            let token = try await town.sponsors(today: 20_260_425).handOver(sent.id)
            let link = try #require(SponsorLinkBook.link(of: token, town.office())).link
            var draft = try town.draft(from: 202_606, months: 2)
            draft.sponsor.kind = .worker
            draft.payment = .cash
            let early = draft
            let stranger = await refusal(SponsorRefusal.self) {
                try await town.sponsors(today: 20_260_501).propose(early, through: link)
            }
            #expect(stranger == .notTheWorker)
            draft.sponsor.nik = NIK("1671014203900007")
            draft.sponsor.born = day(19_900_302)
            draft.sponsor.number = ""
            let own = try await town.sponsors(today: 20_260_501).propose(draft, through: link)
            let row = try await town.sponsors("petugas", today: 20_260_501).verify(own.id)
            let jobs = try await town.jobs(of: row.person)
            #expect(jobs.map(\.start) == [day(20_260_301), day(20_260_601)])
            #expect(jobs.last?.terms.funding == .oneself && jobs.last?.end == day(20_260_731))
        }
    }

    @Test func `is not taken over with a month between, nor from the first month`() async throws {
        try await withTown(.sqlite) { town async throws in
            let sent = try await town.enrolled(try town.draft())
            let link = try #require(
                SponsorLinkBook.link(
                    of: try await town.sponsors(today: 20_260_420).handOver(sent.id), town.office())
            ).link
            func taken(from: Int, today: Int) async -> SponsorRefusal? {
                await refusal(SponsorRefusal.self) {
                    try await town.sponsors(today: today).propose(
                        try town.draft(from: from, months: 1), through: link)
                }
            }
            #expect(await taken(from: 202_607, today: 20_260_505) == .leavesGap(month(202_606)))
            #expect(await taken(from: 202_603, today: 20_260_310) == .beginsTooEarly(month(202_604)))
        }
    }
}

@Suite struct `A sponsor` {
    @Test(arguments: TestEngine.atHand)
    func `carries on, asks to stop and is let go`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let sent = try await town.enrolled(try town.draft())
            let more = try await town.sponsors(today: 20_260_520).extend(sent.id, months: 2)
            #expect(more.term.from == month(202_606) && more.sponsor == sent.sponsor)
            let row = try await town.sponsors("petugas", today: 20_260_521).verify(more.id)
            let jobs = try await town.jobs(of: row.person)
            #expect(jobs.count == 1 && jobs[0].end == day(20_260_731), "the same job, longer")
            try await town.sponsors(today: 20_260_601).askStop(more.id, after: month(202_606))
            #expect(try await town.row(more.id).stopMonth == month(202_606))
            try await town.sponsors("petugas", today: 20_260_602).stop(
                more.id, after: month(202_606), reason: "pulang kampung")
            let after = try await town.jobs(of: row.person)
            #expect(after[0].end == day(20_260_630) && after[0].endReason == .handedBack)
            #expect(try await town.row(more.id).state == .stopped)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `comes back with his code and day of birth, and with nothing less`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let sent = try await town.enrolled(try town.draft())
            let office = town.office(government: 1672)
            let own = try #require(
                try await SponsorLists.own(code: sent.code, born: day(19_820_615), by: office))
            #expect(own.rows.map(\.id) == [sent.id] && own.office.government == 1671)
            #expect(try await SponsorLists.own(code: sent.code, born: day(19_820_616), by: office) == nil)
            let token = try await town.link().token(town.office())
            #expect(try await SponsorLists.own(code: token, born: day(19_820_615), by: office) == nil)
            #expect(try await SponsorLists.own(code: "AAAA", born: day(19_820_615), by: office) == nil)
            // Who enters the same NIK again does not see what was there before.
            let link = try await town.link()
            let other = try await town.sponsors().propose(
                try town.draft(worker: "1671014203900055"), through: link.id)
            let second = try await SponsorLists.own(code: other.code, born: day(19_820_615), by: office)
            #expect(second?.rows.map(\.id) == [other.id])
        }
    }

    @Test func `is refused with a reason, or takes it back, and may then send another`() async throws {
        try await withTown(.sqlite) { town async throws in
            let link = try await town.link()
            let sent = try await town.sponsors().propose(try town.draft(), through: link.id)
            let silent = await refusal(SponsorRefusal.self) {
                try await town.sponsors("petugas").refuse(sent.id, reason: "")
            }
            #expect(silent == .reasonMissing)
            try await town.sponsors("petugas").refuse(sent.id, reason: "sudah bekerja di toko")
            let again = try await town.sponsors().propose(try town.draft(), through: link.id)
            try await town.sponsors().withdraw(again.id)
            _ = try await town.sponsors().propose(try town.draft(), through: link.id)
            let late = await refusal(SponsorRefusal.self) { try await town.sponsors().withdraw(again.id) }
            #expect(late == .notPossible(.withdrawn))
        }
    }
}

@Suite struct `An invitation` {
    @Test(arguments: TestEngine.atHand)
    func `is good until its day and for so many people`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let link = try await town.link(uses: 1, expires: 20_260_331)
            let late = await refusal(SponsorRefusal.self) {
                try await town.sponsors(today: 20_260_401).propose(
                    try town.draft(from: 202_604), through: link.id)
            }
            #expect(late == .linkExpired(day(20_260_331)))
            _ = try await town.sponsors(today: 20_260_331).propose(try town.draft(), through: link.id)
            let more = try town.draft(worker: "1671014203900055")
            let full = await refusal(SponsorRefusal.self) {
                try await town.sponsors().propose(more, through: link.id)
            }
            #expect(full == .linkUsedUp)
            let closed = try await town.link()
            try await SponsorLinkBook(town.office()).close(closed.id)
            try await SponsorLinkBook(town.office()).close(closed.id)
            let shut = await refusal(SponsorRefusal.self) {
                try await town.sponsors().propose(more, through: closed.id)
            }
            #expect(shut == .linkUnknown)
        }
    }

    @Test func `leads nowhere unless it was made here, for the self-employed, within bounds`() async throws {
        try await withTown(.sqlite) { town async throws in
            #expect(SponsorLinkBook.link(of: "0000-0000-0000-0000-0000-0000-0000-0000", town.office()) == nil)
            #expect(SponsorLinkBook.link(of: "", town.office()) == nil)
            for (uses, expires, registration, wanted) in [
                (0, 20_260_630, 7, .linkTermsWrong), (100_001, 20_260_630, 7, .linkTermsWrong),
                (1, 20_260_309, 7, .linkTermsWrong), (1, 20_260_630, 8, .registrationWrong),
                (1, 20_260_630, 99, .registrationWrong),
            ] as [(Int, Int, Int64, SponsorRefusal)] {
                let found = await refusal(SponsorRefusal.self) {
                    try await town.link(uses: uses, expires: expires, registration: registration)
                }
                #expect(found == wanted)
            }
            let unknown = await refusal(SponsorRefusal.self) {
                try await town.sponsors().propose(try town.draft(), through: 12345)
            }
            #expect(unknown == .linkUnknown)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `fills the league of its office`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            _ = try await town.enrolled(try town.draft())
            try await SponsorLeague.count(50, of: UnitID(2), by: town.office("ani"))
            try await SponsorLeague.count(40, of: UnitID(2), by: town.office("ani"))
            let none = await refusal(SponsorRefusal.self) {
                try await SponsorLeague.count(0, of: UnitID(2), by: town.office("ani"))
            }
            #expect(none == .staffCountWrong)
            let lines = try await SponsorLeague.offices(by: town.office())
            #expect(
                lines == [SponsorLeagueLine(name: "Unit 2", staff: 40, participating: 1, workers: 1)])
            #expect(lines[0].share == Rate(millionths: 25_000))
            #expect(try await SponsorLeague.offices(by: town.office(today: 20_260_601))[0].workers == 0)
            #expect(try await SponsorLeague.firms(by: town.office()).isEmpty)
        }
    }
}
