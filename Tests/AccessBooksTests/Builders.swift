import Access
import AccessBooks
import EmbeddedFiles
import Foundation
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases

/// 1 March 2026, noon, in milliseconds since 1970.
let noon: Int64 = 1_772_366_400_000
let minute: Int64 = 60_000
let hour = 60 * minute

/// A clock that a test sets.
final class Clock: Sendable {
    private let time = Mutex(noon)
    func now() -> Int64 { time.withLock { $0 } }
    func pass(_ milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}

let matrix: AccessMatrix = {
    do { return try AccessMatrix(csv: EmbeddedFiles.text(at: AccessMatrix.path) ?? "") } catch {
        preconditionFailure("\(error)")
    }
}()

let passwords = PasswordRules(common: EmbeddedFiles.text(at: PasswordRules.path) ?? "")

/// As cheap as libsodium allows.
let hashing = PasswordHashing(.init(passes: 1, memory: 8 << 10))

/// Good for everybody in a test.
let good = "sungai musi waktu subuh"

let regions = RegionTable(csv: [
    "kode,nama\n16,Sumatera Selatan\n17,Bengkulu\n",
    "kode,nama,provinsi\n16.71,Kota Palembang,16\n16.01,Kabupaten Ogan Komering Ulu,16\n",
])

/// A city with two offices, a branch below the first, and accounts.
struct House {
    let office: Office
    let clock: Clock
    /// By their codes: `1.02`, `1.02.1` below it, and `1.03`.
    let units: [String: Int64]

    var database: SQLDatabase { office.database }
    var accounts: AccountBook {
        AccountBook(office, matrix: matrix, hashing: hashing, passwords: passwords)
    }
    var sessions: SessionBook { SessionBook(database, matrix: matrix) }
    var tokens: TokenBook { TokenBook(office, matrix: matrix) }
    var limit: RateLimit { RateLimit(database) }

    func door(_ limits: SignInLimits = SignInLimits(perLogin: 1_000)) -> SignIn {
        SignIn(
            database, identifiers: office.identifiers, sealing: office.sealing, hashing: hashing,
            limits: limits)
    }

    func unit(_ code: String) -> Int64 { units[code] ?? -1 }

    /// Somebody who has chosen the password `good`.
    @discardableResult
    func account(
        _ login: String, _ role: Role = .financeAgency, units: [Int64] = [], person: Int64? = nil
    ) async throws -> Int64 {
        let slip = try await accounts.create(
            AccountDraft(login: login, display: login, role: role, units: units, person: person))
        let account = try await accounts.account(login).id
        try await accounts.changePassword(of: account, from: slip.password, to: good, keeping: 0)
        return account
    }

    func enter(
        _ login: String, _ password: String = good, code: String? = nil, address: String = "203.0.113.7",
        _ limits: SignInLimits = SignInLimits(perLogin: 1_000)
    ) async throws -> Session {
        try await door(limits).signIn(
            login: login, password: password, code: code, address: address, agent: "Chrome",
            now: clock.now())
    }

    func permit(_ session: Session) async throws -> Permit? {
        try await sessions.permit(token: session.token ?? "", now: clock.now())?.permit
    }

    func desk(_ login: String) async throws -> Desk {
        let permit = try await permit(try await enter(login))
        guard let permit else { preconditionFailure("nobody entered in a test") }
        return try Desk(office: office, permit: permit)
    }

    /// Somebody with an invented NIK and no job.
    func person(_ name: String, nik: String) async throws -> Int64 {
        var columns = RegisterColumns()
        columns.names.append(name)
        columns.niks = [nik]
        columns.mothers = [nil]
        columns.born = [19_900_101]
        columns.sexes.append("P")
        columns.units = [unit("1.02")]
        columns.registrations = [nil]
        for column in [\RegisterColumns.categories, \.segments, \.wageBases, \.funding, \.decrees] {
            columns[keyPath: column].append("x")
        }
        columns.programmes = [3]
        columns.wages = [1_000_000]
        columns.from = [20_260_101]
        columns.to = [99_991_231]
        let office = office
        let kept = columns
        return try await office.database.write { connection in
            try RegisterLoad.admit(
                kept, government: office.government, now: noon, office.identifiers, office.sealing,
                on: connection
            ).persons[0]
        }
    }

    func count(_ sql: String) async throws -> Int64 {
        try await database.read { try $0.integer(sql) } ?? -1
    }
}

func withHouse<Result>(
    _ engine: TestEngine, _ body: (House) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        return try await body(try await house(database, Clock()))
    }
}

func house(_ database: SQLDatabase, _ clock: Clock, government: String = "16.71") async throws -> House {
    guard let region = KemendagriCode(government), let today = Day(yyyymmdd: 20_260_301) else {
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
    try await UnitBook.add(
        [
            UnitDraft(kind: .office, code: "1.02", name: "Dinas Kesehatan"),
            UnitDraft(kind: .technicalUnit, code: "1.02.1", name: "Puskesmas", parent: "1.02"),
            UnitDraft(kind: .office, code: "1.03", name: "Dinas PU"),
        ], by: office)
    let units = try await database.read { connection in
        try UnitBook.all(government: draft.number, on: connection).map { ($0.code, $0.id.number) }
    }
    return House(
        office: office, clock: clock, units: Dictionary(units, uniquingKeysWith: { first, _ in first }))
}

/// The refusal that something ends with; nil where it succeeds or ends otherwise.
func refusal<Result>(_ body: () async throws -> Result) async -> AccessRefusal? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? AccessRefusal }
}
