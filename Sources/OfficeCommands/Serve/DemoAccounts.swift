import Access
import AccessBooks
import Foundation
import LawBook
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore
import WebGate
import Words

/// An account for every role of the demonstration. Their passwords are made anew at each start and are known
/// to the running program only.
enum DemoAccounts {
    /// Makes those that are missing, and gives each a new password.
    static func prepare(_ book: AccountBook, _ office: Office, _ words: Words) async throws -> [DemoAccount] {
        let places = try await DemoPlaces.find(office)
        let known = Dictionary(
            uniqueKeysWithValues: try await book.list().map { ($0.login, $0.id) })
        var accounts: [DemoAccount] = []
        for (role, post) in Role.allCases.map({ ($0, $0.rawValue) }) + places.posts {
            let login = "peraga.\(post)"
            let display = words("demo-name.\(post)")
            let slip: FirstSlip
            if known[login] == nil {
                let draft = AccountDraft(
                    login: login, display: display, role: role, units: places.units(of: role, post),
                    person: role == .worker ? places.person : nil)
                slip = try await book.create(draft)
            } else {
                slip = try await book.resetPassword(login)
            }
            let password = Secret().text
            let id: Int64
            if let there = known[login] { id = there } else { id = try await number(of: login, book) }
            try await book.changePassword(of: id, from: slip.password, to: password, keeping: 0)
            accounts.append(
                DemoAccount(role: role, post: post, login: login, password: password, display: display))
        }
        return accounts
    }

    private static func number(of login: String, _ book: AccountBook) async throws -> Int64 {
        guard let entry = try await book.list().first(where: { $0.login == login }) else {
            preconditionFailure("\(login) was made a moment ago")
        }
        return entry.id
    }
}

/// Where the accounts of the demonstration work.
private struct DemoPlaces {
    let units: [UnitEntry]
    /// Somebody with a job.
    let person: Int64?

    static func find(_ office: Office) async throws -> DemoPlaces {
        let government = office.government
        let units = try await office.database.read { try UnitBook.all(government: government, on: $0) }
        let person = try await PersonSearch(office).people(named: "", atMost: 1).first
        return DemoPlaces(units: units, person: person?.id.number)
    }

    static let villageOfficer = "village-officer"

    /// Posts that are entered beside the roles: who keeps the books of a village, where there is one.
    var posts: [(Role, String)] {
        units.contains { $0.kind == .village } ? [(.opdOperator, DemoPlaces.villageOfficer)] : []
    }

    /// One unit for roles that work within units, and none for the others.
    func units(of role: Role, _ post: String) -> [Int64] {
        let kind: InstitutionKind
        switch role {
        case .opdOperator where post == DemoPlaces.villageOfficer: kind = .village
        case .opdOperator, .unitHead, .treasurer: kind = .office
        case .company: kind = units.contains { $0.kind == .company } ? .company : .regionalCompany
        case .sponsor: kind = .household
        case .verifier, .manpowerOffice, .personnelAgency, .financeAgency, .leadership, .bpjsBranch,
            .regionalOffice, .ministry, .inspectorate, .worker, .administrator:
            return []
        }
        let fitting = units.filter { $0.kind == kind }.sorted { own($0) && !own($1) }
        return (fitting.first ?? units.last).map { [$0.id.number] } ?? []
    }

    /// The company that enrols, reports and pays itself; of the others the books only know what was seen.
    private func own(_ unit: UnitEntry) -> Bool { unit.code == DemoOwnCompany.code }
}
