import Access
package import AccessBooks
package import CompanyBooks
package import CompanyDuty
package import LawBook
package import Membership
package import MoneyAndDates
package import ObligationBooks
import RegisterBooks
import SQLDatabase
import SQLStore

/// Companies at somebody's desk: those of his reach, by his rights. One that is out of reach is not there.
package struct CompanyDesk: Sendable {
    let desk: Desk
    package let law: CompanyLaw

    package init(_ desk: Desk, law: CompanyLaw) {
        self.desk = desk
        self.law = law
    }

    private var book: CompanyBook { CompanyBook(desk.office, law: law) }
    private var sanctions: SanctionBook { SanctionBook(desk.office, law: law) }
    private var today: Day { desk.office.today }

    /// A company with its branches and its cases.
    package func open(_ company: UnitID) async throws -> CompanySheet {
        try await hold(company, .seeCompanies)
        return try await book.sheet(company)
    }

    /// A case with its company.
    package func open(
        _ sanction: SanctionCaseID
    ) async throws -> (sheet: CompanySheet, sanction: SanctionCase) {
        let found = try await sanctions.show(sanction)
        return (try await open(found.company), found.sanction)
    }

    /// Adds a company or, where `above` names its head office, a branch.
    package func add(
        _ name: String, code: String?, above: String?, profile: CompanyProfile
    ) async throws -> UnitID {
        try desk.wholeGovernment(.keepCompanies)
        return try await book.add(name, code: code, above: above, profile: profile)
    }

    /// Corrects what is known of one.
    package func revise(_ company: UnitID, to profile: CompanyProfile) async throws {
        try desk.wholeGovernment(.keepCompanies)
        try await book.revise(company, to: profile)
    }

    /// Records a count of its workers.
    package func sight(_ sighting: HeadcountSighting, at company: UnitID) async throws {
        try desk.wholeGovernment(.keepCompanies)
        try await book.sight(sighting, at: company)
    }

    /// Says how dangerous the work of a company is, from a month on.
    ///
    /// - Throws: `CompanyBookRefusal.noSuchCompany` for a registration that is not the company's.
    package func set(
        _ riskClass: RiskClass, of registration: Int64, at company: UnitID, from month: Month
    ) async throws {
        try desk.wholeGovernment(.keepCompanies)
        guard try await book.sheet(company).registrations.contains(where: { $0.id == registration }) else {
            throw CompanyBookRefusal.noSuchCompany(String(registration))
        }
        try await RegistrationBook.change(riskClass, of: registration, from: month, by: desk.office)
    }

    /// Sets the threshold of the government.
    package func set(_ threshold: CompanyThreshold) async throws {
        try desk.wholeGovernment(.keepCompanies)
        try await book.set(threshold)
    }

    /// Takes a list of companies.
    package func take(
        _ rows: [CompanyListRow], from source: CompanySource, on day: Day,
        file: (name: String, bytes: [UInt8])
    ) async throws -> CompanyListOutcome {
        try desk.wholeGovernment(.keepCompanies)
        return try await CompanyIntake(book).take(rows, from: source, on: day, file: file)
    }

    /// Opens a case for what is wrong with a company.
    package func begin(
        _ company: UnitID, findings: [CompanyFindingKind]?, note: String
    ) async throws -> SanctionCaseID {
        try await hold(company, .handleSanctions)
        return try await sanctions.open(company, findings: findings, note: note)
    }

    /// What whoever handles a case may do with it.
    package enum Step: Sendable {
        case serve(SanctionService)
        case answer(String, on: Day)
        case propose(SanctionProposal)
        case payFine(Rupiah, on: Day, evidence: String)
        case cure(String, on: Day)
        case appeal(String, on: Day)
        case attach(PaperDraft, of: SanctionStep?)
    }

    /// Does what whoever handles a case may do.
    package func act(_ step: Step, in id: SanctionCaseID) async throws {
        try await hold(id, .handleSanctions)
        switch step {
        case .serve(let service): try await sanctions.serve(service, in: id)
        case .answer(let note, let day): try await sanctions.answer(note, on: day, in: id)
        case .propose(let proposal): try await sanctions.propose(proposal, in: id)
        case .payFine(let amount, let day, let evidence):
            try await sanctions.payFine(amount, on: day, evidence: evidence, in: id)
        case .cure(let note, let day): try await sanctions.cure(note, on: day, in: id)
        case .appeal(let ground, let day): try await sanctions.appeal(ground, on: day, in: id)
        case .attach(let draft, let step): try await sanctions.attach(draft, of: step, to: id)
        }
    }

    /// What another than who put it forward may do.
    package enum Decision: Sendable {
        case decide(SanctionStep, number: String)
        case giveBack(SanctionStep, reason: String)
        case appeal(isGranted: Bool, reason: String)
    }

    /// Decides, as another person than who put it forward.
    package func decide(_ decision: Decision, in id: SanctionCaseID) async throws {
        try await hold(id, .decideSanctions)
        switch decision {
        case .decide(let step, let number):
            try await sanctions.decide(step, on: today, number: number, in: id)
        case .giveBack(let step, let reason):
            try await sanctions.giveBack(step, reason: reason, in: id)
        case .appeal(let isGranted, let reason):
            try await sanctions.decideAppeal(isGranted, on: today, reason: reason, in: id)
        }
    }

    /// A file of a case as it was brought.
    package func file(_ file: Int64, of id: SanctionCaseID) async throws -> KeptPaper {
        try await hold(id, .seeCompanies)
        return try await sanctions.file(file, of: id)
    }

    /// At the counter: whether a company may be served, and nothing else. The question is recorded. Whose
    /// units somebody looks after is no matter here: any company may come to any counter.
    package func check(_ text: String) async throws -> CounterAnswer {
        _ = try desk.reach(.checkCompanies)
        return try await CounterCheck.ask(text, by: desk.office, law: law)
    }

    private func hold(_ company: UnitID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: company.number, within: reach, government: government, on: connection)
        }
    }

    private func hold(_ id: SanctionCaseID, _ right: Right) async throws {
        _ = try desk.reach(right)
        try await hold(try await sanctions.show(id).company, right)
    }
}
