package import Access
package import AccessBooks
import ClaimFiles
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import ObligationFiles
import RegisterBooks
package import SQLDatabase
package import SQLStore
import Synchronization
package import TestDatabases
package import WebGate
package import Words

/// 1 March 2026, noon, in milliseconds since 1970.
package let noon: Int64 = 1_772_366_400_000

/// A clock that a test moves.
package final class TownClock: Sendable {
    private let time = Mutex(noon)
    package func now() -> Int64 { time.withLock { $0 } }
    package func pass(_ milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}

/// Two governments in one database, with a portal on it. In 1671 the offices 1.02 (with 1.02.1 below it) and
/// 1.03, each with a registration and people in work since January 2026; in 1601 the office 2.01. An account
/// for every role, its login the role's code; who works within units has 1.02.
package struct PortalTown: Sendable {
    package let office: Office
    package let other: Office
    package let clock: TownClock
    package let portal: Portal
    /// By code.
    package let units: [String: Int64]
    /// People of 1671, by name: SITI AMINAH and BUDI SANTOSO in 1.02, DEWI LESTARI in 1.02.1, AGUS <b>SALIM
    /// in 1.03.
    package let people: [String: Int64]
    /// WATI, in the other government.
    package let stranger: Int64

    package var database: SQLDatabase { office.database }

    /// - Precondition: there is such a unit.
    package func unit(_ code: String) -> Int64 {
        guard let unit = units[code] else { preconditionFailure("no unit \(code)") }
        return unit
    }

    /// - Precondition: there is such a person.
    package func person(_ name: String) -> Int64 {
        guard let person = people[name] else { preconditionFailure("nobody is called \(name)") }
        return person
    }

    /// The desk of a role's account, as if its owner had entered.
    package func desk(_ role: Role) async throws -> Desk {
        let entry = try await accounts.account(role.rawValue)
        return try portal.desk(
            Permit(
                account: entry.id, name: entry.login, display: entry.display, role: role, government: 1671,
                person: entry.person, matrix: portal.access.matrix))
    }

    package var accounts: AccountBook {
        AccountBook(
            office, matrix: portal.access.matrix, hashing: portal.access.hashing,
            passwords: portal.access.passwords)
    }
}

/// Good for every account of a town.
package let goodPassword = "sungai musi waktu subuh"

/// A town for one test.
package func withTown<Result>(
    _ engine: TestEngine, _ body: (PortalTown) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        return try await body(try await town(database))
    }
}

private let regions = RegionTable(csv: [
    "kode,nama\n16,Sumatera Selatan\n",
    "kode,nama,provinsi\n16.71,Kota Palembang,16\n16.01,Kabupaten Ogan Komering Ulu,16\n",
])

private func town(_ database: SQLDatabase) async throws -> PortalTown {
    let clock = TownClock()
    let office = try await government("16.71", database, clock)
    let units = try await addUnits(
        [
            UnitDraft(kind: .office, code: "1.02", name: "Dinas Kesehatan"),
            UnitDraft(kind: .technicalUnit, code: "1.02.1", name: "Puskesmas", parent: "1.02"),
            UnitDraft(kind: .office, code: "1.03", name: "Dinas PU"),
        ], office)
    let other = try await government("16.01", database, clock)
    let strange = try await addUnits([UnitDraft(kind: .office, code: "2.01", name: "Dinas Lain")], other)
    let workers = [
        Worker("SITI AMINAH", "1671014101900001", "1.02"),
        Worker("BUDI SANTOSO", "1671010202850002", "1.02"),
        Worker("DEWI LESTARI", "1671015203880003", "1.02.1"),
        Worker("AGUS <b>SALIM", "1671010404800004", "1.03"),
    ]
    let numbers = try await admit(workers, units, office)
    let stranger = try await admit([Worker("WATI", "1601014505900005", "2.01")], strange, other)[0]
    let town = PortalTown(
        office: office, other: other, clock: clock, portal: try portal(office, clock),
        units: units.mapValues(\.unit),
        people: Dictionary(uniqueKeysWithValues: zip(workers.map(\.name), numbers)), stranger: stranger)
    try await addAccounts(town)
    return town
}

private func government(_ code: String, _ database: SQLDatabase, _ clock: TownClock) async throws -> Office {
    guard let region = KemendagriCode(code), let today = Day(yyyymmdd: 20_260_301) else {
        preconditionFailure("no such code in a test")
    }
    let draft = try GovernmentDraft(region: region, in: regions)
    let office = Office(
        database: database, identifiers: IdentifierMaker(node: Int(draft.number % 1000), now: clock.now),
        sealing: try FieldSealing(
            fieldKey: Data(repeating: 1, count: 32).base64EncodedString(),
            indexKey: Data(repeating: 2, count: 32).base64EncodedString()),
        government: draft.number, actor: "root", today: today, now: clock.now)
    try await GovernmentRegister.add(draft, regions: regions, by: office)
    return office
}

private struct Place: Sendable {
    let unit: Int64
    let registration: Int64
}

/// Units, and a registration for each office that also serves what lies below it.
private func addUnits(_ drafts: [UnitDraft], _ office: Office) async throws -> [String: Place] {
    try await UnitBook.add(drafts, by: office)
    let government = office.government
    let units = try await office.database.read { try UnitBook.all(government: government, on: $0) }
    guard let from = Day(yyyymmdd: 20_260_101) else { preconditionFailure("a day of the calendar") }
    var places: [String: Place] = [:]
    for (place, draft) in drafts.enumerated() where draft.parent == nil {
        guard let number = EmployerNumber("JJ\(government)\(place)0") else {
            preconditionFailure("an NPP in a test")
        }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "000", name: draft.name, segment: .wageEarner,
                riskClass: .veryLow, office: nil, from: from), by: office)
        for unit in units where unit.code == draft.code || unit.code.hasPrefix(draft.code + ".") {
            try await RegistrationBook.link(
                unit: unit.id, registration: registration, from: from, by: office)
            places[unit.code] = Place(unit: unit.id.number, registration: registration)
        }
    }
    return places
}

private struct Worker: Sendable {
    let name: String
    let nik: String
    let unit: String

    init(_ name: String, _ nik: String, _ unit: String) {
        self.name = name
        self.nik = nik
        self.unit = unit
    }
}

/// - Returns: their numbers, in their order.
private func admit(
    _ workers: [Worker], _ places: [String: Place], _ office: Office
) async throws -> [Int64] {
    var columns = RegisterColumns()
    for worker in workers {
        columns.names.append(worker.name)
        columns.niks.append(worker.nik)
        columns.mothers.append(nil)
        columns.born.append(19_900_101)
        columns.sexes.append("P")
        columns.units.append(places[worker.unit]?.unit ?? -1)
        columns.registrations.append(places[worker.unit]?.registration)
        columns.categories.append("phl")
        columns.segments.append("pu")
        columns.programmes.append(3)
        columns.wages.append(3_000_000)
        columns.wageBases.append("umk")
        columns.funding.append("apbd")
        columns.decrees.append("")
        columns.from.append(20_260_101)
        columns.to.append(99_991_231)
    }
    _ = try await RegisterLoad(office.database, office.identifiers, office.sealing).load(
        columns, government: office.government, key: "town", actor: "root", now: noon)
    let government = office.government
    let numbers = try await office.database.read { connection in
        try connection.rows(
            "SELECT name, person_id FROM person WHERE gov_id = $1", [.integer(government)]
        ) { (try $0.text(0), try $0.integer(1)) }
    }
    let byName = Dictionary(uniqueKeysWithValues: numbers)
    return workers.compactMap { byName[$0.name] }
}

private func portal(_ office: Office, _ clock: TownClock) throws -> Portal {
    let matrix = try AccessMatrix(csv: EmbeddedFiles.text(at: AccessMatrix.path) ?? "")
    let law = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
        EmbeddedFiles.text(at: "law/" + $0)
    }
    let forms = EmbeddedFiles.paths(under: ClaimForms.folder).filter { $0.hasSuffix("/claim.yaml") }.map {
        path in
        (path: String(path.dropFirst(ClaimForms.folder.count)), text: EmbeddedFiles.text(at: path) ?? "")
    }
    let today = office.today
    return Portal(
        database: office.database, identifiers: office.identifiers, sealing: office.sealing,
        access: PortalAccess(
            // As cheap as libsodium allows.
            matrix: matrix, hashing: PasswordHashing(.init(passes: 1, memory: 8 << 10)),
            passwords: PasswordRules(common: EmbeddedFiles.text(at: PasswordRules.path) ?? "")),
        law: try PortalLaw(
            from: law.book(), forms: ClaimForms(texts: forms).all,
            obligations: ObligationRules(
                files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
                    (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
                }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))),
        words: [.indonesian: try words(.indonesian), .english: try words(.english)],
        settings: PortalSettings(
            isSecure: false, address: "http://localhost", proxies: 0,
            assets: .init(style: ("/aset/a/portal.css", "a{}"), script: ("/aset/a/portal.js", "1"))),
        now: { clock.now() }, today: { today })
}

/// Every sentence of a language.
package func words(_ language: Language) throws -> Words {
    let files = EmbeddedFiles.paths(under: "words/").filter { $0.hasSuffix("/\(language.rawValue).yaml") }
    return try Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:)))
}

/// An account for every role.
private func addAccounts(_ town: PortalTown) async throws {
    for role in Role.allCases {
        let breadths = Set(town.portal.access.matrix.rights(of: role).values)
        let slip = try await town.accounts.create(
            AccountDraft(
                login: role.rawValue, display: role.rawValue, role: role,
                units: breadths.contains(.units) ? [town.unit("1.02")] : [],
                person: breadths.contains(.own) ? town.person("SITI AMINAH") : nil))
        let account = try await town.accounts.account(role.rawValue).id
        try await town.accounts.changePassword(of: account, from: slip.password, to: goodPassword, keeping: 0)
    }
}
