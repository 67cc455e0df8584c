import Foundation
import MoneyAndDates
import PostgresDriver
import SQLDatabase
import SQLStore
import SQLiteDriver

/// Where the environment says that the database is, and its keys. Without a word of it: `naungan.db` in the
/// folder of the caller.
struct StoreOpening {
    let address: String
    private let environment: [String: String]

    init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
        address = environment["NAUNGAN_DATABASE"] ?? "./naungan.db"
    }

    var isServer: Bool { address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") }

    /// Opens it and asks once whether it is there.
    ///
    /// - Parameter creating: whether a file that is not there is made.
    func open(creating: Bool = false) async throws -> SQLDatabase {
        let database =
            isServer
            ? PostgresDatabase.open(
                .init(
                    address: address, engine: environment["NAUNGAN_ENGINE"] == "citus" ? .citus : .postgres,
                    keepsStatements: environment["NAUNGAN_KEPT_STATEMENTS"] != "no"))
            : SQLiteDatabase.open(path: address, creating: creating)
        try await database.greet()
        return database
    }

    /// The key of backups; refused where it is missing.
    func backupKey() throws -> BackupKey { try BackupKey(environment["NAUNGAN_BACKUP_KEY"]) }

    /// The keys of fields that name a person; refused where one is missing.
    func sealing() throws -> FieldSealing {
        try FieldSealing(
            fieldKey: environment["NAUNGAN_FIELD_KEY"], indexKey: environment["NAUNGAN_INDEX_KEY"])
    }

    /// The number of this program among those that make identifiers: by its process, unless it is given one.
    private var node: Int {
        let given = environment["NAUNGAN_NODE"].flatMap { Int($0) }
        return (given ?? Int(ProcessInfo.processInfo.processIdentifier)) & 1023
    }

    /// - Parameter last: the last instant that the database knows of; the numbers of a bulk write may be a
    ///   little ahead of it.
    func identifiers(after last: Int64) -> IdentifierMaker {
        IdentifierMaker(node: node, notBefore: last + 2_000, now: StoreOpening.now)
    }

    /// Who holds a lease: this process on this machine.
    var owner: String {
        "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// The day it is in western Indonesia, where most offices are; who works elsewhere names the day.
    static func today() -> Day { WesternTime.day(of: now()) }

    /// Milliseconds since 1970.
    static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}
