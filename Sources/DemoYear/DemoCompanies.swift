import CompanyBooks
import CompanyDuty
package import LawBook
import Membership
import MoneyAndDates
package import SQLStore

/// A few invented companies of the demonstration's city, at different rungs of the ladder: one that nobody
/// has told yet, one whose clock runs, one whose clock is over, one that is refused at the counter, one with
/// a branch, and an organiser of the state, who is outside.
package struct DemoCompanies {
    let office: Office
    let law: CompanyLaw

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter.
    package init(_ office: Office, _ book: LawBook) throws(LawBook.Fault) {
        self.office = office
        law = try CompanyLaw(from: book)
    }

    /// A day so long before the demonstration's.
    private func day(_ before: Int) -> Day { office.today.adding(days: -before) }

    private func book(_ before: Int, as actor: String = "disnaker") -> SanctionBook {
        SanctionBook(office.with(actor: actor, today: day(before)), law: law)
    }

    /// Writes them where there are none yet.
    package func prepare() async throws {
        let companies = CompanyBook(office.with(actor: "disnaker"), law: law)
        if (try? await companies.find(number(1))) != nil { return }
        try await companies.set(
            CompanyThreshold(workers: 10, basis: "Surat edaran peragaan", from: day(900)))
        try await add("PT Peragaan Sawit Makmur", 1, workers: 42, .medium)
        let bakery = try await add("PT Peragaan Roti Manis", 2, workers: 12, .micro)
        try await ladder(bakery, opened: 14, reprimands: [7])
        let builder = try await add("CV Peragaan Bangunan Jaya", 3, workers: 25, .small)
        try await ladder(builder, opened: 62, reprimands: [60, 32])
        let mine = try await add("PT Peragaan Tambang Pasir", 4, workers: 31, .small)
        try await refuse(mine)
        try await add("PT Peragaan Hotel Sungai", 5, workers: 9, .small)
        let branch = try await companies.add(
            "Peragaan Hotel, cabang bandara", code: "PH-CAB", above: number(5),
            profile: CompanyProfile(source: .fieldVisit))
        try await companies.sight(
            HeadcountSighting(on: day(20), source: .fieldVisit, persons: 2), at: branch)
        try await add("Balai Peragaan Pusat", 6, workers: 15, nil, isState: true)
        try await CompanyStandings(office, law: law).refresh()
    }

    private func number(_ place: Int) -> String { String(9_016_710_000_000 + place) }

    @discardableResult
    private func add(
        _ name: String, _ place: Int, workers: Int, _ size: CompanySize?, isState: Bool = false
    ) async throws -> UnitID {
        let companies = CompanyBook(office.with(actor: "disnaker"), law: law)
        let id = try await companies.add(
            name,
            profile: CompanyProfile(
                businessNumber: BusinessNumber(number(place)), address: "Jalan Peragaan \(place)",
                statedSize: size, isStateOrganiser: isState, source: .licenceList))
        try await companies.sight(
            HeadcountSighting(on: day(200), source: .licenceList, persons: workers), at: id)
        return id
    }

    /// - Parameter reprimands: how many days ago each was served.
    @discardableResult
    private func ladder(
        _ company: UnitID, opened: Int, reprimands: [Int]
    ) async throws -> SanctionCaseID {
        let id = try await book(opened).open(company, note: "Daftar izin tanpa NPP")
        for (step, served) in zip([SanctionStep.firstReprimand, .secondReprimand], reprimands) {
            try await book(served).serve(
                SanctionService(
                    step: step, number: "560/\(step.rawValue)/\(office.today.year)", servedOn: day(served),
                    proof: "Diterima bagian umum"), in: id)
        }
        return id
    }

    private func refuse(_ company: UnitID) async throws {
        let id = try await ladder(company, opened: 160, reprimands: [158, 130])
        let services = ["business-licence", "building-permit"]
        for (step, before) in [(SanctionStep.fine, 100), (.request, 60), (.refusal, 55)] {
            try await book(before).propose(
                SanctionProposal(
                    step: step, reason: "Belum mendaftar", dues: Rupiah(24_000_000),
                    services: step == .fine ? [] : services), in: id)
            try await book(before, as: "pimpinan").decide(
                step, on: day(before), number: "800/\(step.rawValue)/\(office.today.year)", in: id)
        }
    }
}
