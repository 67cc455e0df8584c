import MoneyAndDates
import SQLDatabase
import SQLStore
import Synchronization

/// What was read of a government's books on a day, kept in memory as long as nothing changes there: the last
/// entry of its audit chain says so.
final class ChainKeep<Value: Sendable>: Sendable {
    private struct Key: Hashable {
        let database: ObjectIdentifier
        let government: Int64
        let day: Int32
        let what: String
    }

    private struct Kept {
        let value: Value
        let hash: String
    }

    /// More than these are forgotten together.
    private static var most: Int { 32 }
    private let kept = Mutex<[Key: Kept]>([:])

    init() {}

    /// What is kept, or made anew where somebody changed something.
    ///
    /// - Parameter what: tells values of one government and day apart.
    func value(
        of office: Office, _ what: String = "", on connection: any SQLConnection, _ make: () throws -> Value
    ) throws -> Value {
        let hash = try connection.first(
            "SELECT hash FROM audit_head WHERE gov_id = $1", [.integer(office.government)]
        ) { try $0.text(0) }
        let key = Key(
            database: ObjectIdentifier(office.database), government: office.government,
            day: office.today.yyyymmdd, what: what)
        guard let hash else { return try make() }
        if let found = kept.withLock({ $0[key] }), found.hash == hash { return found.value }
        let value = try make()
        kept.withLock { kept in
            if kept.count >= ChainKeep.most { kept.removeAll() }
            kept[key] = Kept(value: value, hash: hash)
        }
        return value
    }
}
