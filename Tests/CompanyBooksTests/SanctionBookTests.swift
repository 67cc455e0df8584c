import CompanyBooks
import CompanyDuty
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private let pdf: [UInt8] = Array("%PDF-1.7 tanda terima".utf8)

extension Town {
    /// The whole ladder to the refusal of services on 20 April 2026, by two people.
    func refused(_ company: UnitID) async throws -> SanctionCaseID {
        let id = try await sanctions(today: 20_260_202).open(company, note: "Temuan Januari")
        for (step, served) in [(SanctionStep.firstReprimand, 20_260_205), (.secondReprimand, 20_260_223)] {
            try await sanctions(today: served).serve(
                SanctionService(step: step, number: "T/\(served)", servedOn: day(served), proof: "Pos"),
                in: id)
        }
        try await decide(.fine, on: 20_260_311, in: id, dues: 100_000_000)
        try await decide(.request, on: 20_260_413, in: id, services: ["building-permit"])
        try await decide(.refusal, on: 20_260_420, in: id, services: ["building-permit"])
        return id
    }

    func decide(
        _ step: SanctionStep, on today: Int, in id: SanctionCaseID, dues: Int64 = 0, services: [String] = []
    ) async throws {
        try await sanctions(today: today).propose(
            SanctionProposal(step: step, reason: "belum patuh", dues: Rupiah(dues), services: services),
            in: id)
        try await sanctions("kepala", today: today).decide(
            step, on: day(today), number: "K/\(today)", in: id)
    }
}

@Suite struct `Sanctions in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a company is led up the whole ladder, complies, and its services are given again`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company(workers: 1)
            let id = try await town.refused(company)
            func asked(_ text: String, government: Int64 = 3673) async throws -> CounterAnswer {
                try await CounterCheck.ask(
                    text, by: town.office("loket", government: government), law: town.law)
            }
            let refused = CounterAnswer.refused(since: day(20_260_420), because: [.notRegistered])
            #expect(try await asked("1234567890123") == refused)
            #expect(try await asked("0000000000000") == .mayBeServed)
            #expect(try await asked("1234567890123", government: 3674) == .mayBeServed)

            let still: CompanyRefusal? = await refusal {
                try await town.sanctions(today: 20_260_501).cure("terdaftar", on: day(20_260_501), in: id)
            }
            #expect(still == .stillFound(.notRegistered))
            try await town.register(company)
            try await town.worker(1, at: company)
            let fine: CompanyRefusal? = await refusal {
                try await town.sanctions(today: 20_260_501).cure("terdaftar", on: day(20_260_501), in: id)
            }
            #expect(fine == .fineOpen(Rupiah(100_000)))
            try await town.sanctions(today: 20_260_501).payFine(
                Rupiah(100_000), on: day(20_260_501), evidence: "NTPN", in: id)
            try await town.sanctions(today: 20_260_501).cure("terdaftar", on: day(20_260_501), in: id)
            #expect(try await asked("1234567890123") == refused)
            try await town.decide(.lifting, on: 20_260_504, in: id)
            #expect(try await asked("1234567890123") == .mayBeServed)
            let found = try await town.sanctions().show(id)
            #expect(found.sanction.stage == .lifted && found.company == company)
            // Every question at the counter stands in the chain.
            let asks = try await town.database.read {
                try $0.integer(
                    "SELECT COUNT(*) FROM audit_entry WHERE gov_id = 3673 AND act = 'company.check'")
            }
            #expect(asks == 4)
            _ = try await town.database.read { try AuditBook.verify(government: 3673, on: $0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `only one case of a company goes on, and none without a finding or against the state`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company()
            try await town.sanctions().open(company, note: "temuan")
            let twice: CompanyBookRefusal? = await refusal {
                try await town.sanctions().open(company, note: "lagi")
            }
            #expect(twice == .caseThere)
            let empty = try await town.company("2222222222222", workers: 0)
            let none: CompanyRefusal? = await refusal { try await town.sanctions().open(empty, note: "x") }
            #expect(none == .noFinding)
            let state = try await town.company("3333333333333")
            try await town.companies().revise(
                state, to: CompanyProfile(isStateOrganiser: true, source: .fieldVisit))
            let outside: CompanyRefusal? = await refusal {
                try await town.sanctions().open(state, note: "x")
            }
            #expect(outside == .stateOrganiser(Citation(document: "PP 86/2013", article: "Ps. 5-9")))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a step before its time or by the same hand leaves everything as it was`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company()
            let id = try await town.sanctions(today: 20_260_202).open(company, note: "temuan")
            func serve(_ step: SanctionStep, on served: Int) async throws {
                try await town.sanctions(today: served).serve(
                    SanctionService(step: step, number: "T", servedOn: day(served), proof: "Pos"), in: id)
            }
            try await serve(.firstReprimand, on: 20_260_205)
            let early: CompanyRefusal? = await refusal {
                try await serve(.secondReprimand, on: 20_260_220)
            }
            #expect(early == .tooEarly(.firstReprimand, through: day(20_260_220)))
            let ends = "SELECT ends_on FROM sanction_case WHERE gov_id = 3673 AND stage = 'teguran-1'"
            #expect(try await town.count(ends) == 20_260_220)
            try await serve(.secondReprimand, on: 20_260_223)
            // Without dues in the ledger a fine is a share of nothing.
            let nothing: CompanyRefusal? = await refusal {
                try await town.sanctions(today: 20_260_311).propose(
                    SanctionProposal(step: .fine, reason: "x"), in: id)
            }
            #expect(nothing == .noDues)
            try await town.sanctions(today: 20_260_311).propose(
                SanctionProposal(step: .fine, reason: "x", dues: Rupiah(1_000_000)), in: id)
            let same: CompanyRefusal? = await refusal {
                try await town.sanctions(today: 20_260_311).decide(
                    .fine, on: day(20_260_311), number: "K", in: id)
            }
            #expect(same == .sameHand)
            #expect(try await town.sanctions().show(id).sanction.stage == .secondReprimand)
            let stranger: CompanyBookRefusal? = await refusal {
                try await town.sanctions(government: 3674).show(id)
            }
            #expect(stranger == .noSuchCase)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the proof of a service is kept as it came, and a file of another case is not there`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.sanctions().open(try await town.company(), note: "temuan")
            let other = try await town.sanctions().open(
                try await town.company("2222222222222"), note: "temuan")
            let draft = try PaperDraft(name: "resi.pdf", bytes: pdf)
            let sanction = try await town.sanctions().attach(draft, of: .firstReprimand, to: id)
            let file = try #require(sanction.files.first)
            #expect(try await town.sanctions().file(file.id, of: id).bytes == pdf)
            let strange: CompanyBookRefusal? = await refusal {
                try await town.sanctions().file(file.id, of: other)
            }
            #expect(strange == .noSuchFile)
            let twice: CompanyRefusal? = await refusal {
                try await town.sanctions().attach(draft, of: nil, to: id)
            }
            #expect(twice == .fileThere)
        }
    }
}
