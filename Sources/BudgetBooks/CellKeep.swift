import MoneyAndDates
package import SQLDatabase
package import SQLStore
import Synchronization

extension RegisterCells {
    /// The cells of today, kept as long as nothing changes in the books of the government.
    package static func kept(_ office: Office, on connection: any SQLConnection) throws -> [RegisterCell] {
        let hash =
            try connection.first(
                "SELECT hash FROM audit_head WHERE gov_id = $1", [.integer(office.government)]
            ) { try $0.text(0) } ?? ""
        let key = CellKeep.Key(
            database: ObjectIdentifier(office.database), government: office.government,
            day: office.today.yyyymmdd)
        if let cells = CellKeep.shared.cells(key, hash) { return cells }
        let cells = try read(on: office.today, government: office.government, on: connection)
        CellKeep.shared.keep(cells, key, hash)
        return cells
    }
}

/// The cells that were read lately.
private final class CellKeep: Sendable {
    struct Key: Hashable {
        let database: ObjectIdentifier
        let government: Int64
        let day: Int32
    }

    private struct Kept {
        let cells: [RegisterCell]
        /// Of the last entry of the audit chain.
        let hash: String
    }

    static let shared = CellKeep()
    private let kept = Mutex<[Key: Kept]>([:])

    func cells(_ key: Key, _ hash: String) -> [RegisterCell]? {
        kept.withLock { $0[key] }.flatMap { $0.hash == hash ? $0.cells : nil }
    }

    func keep(_ cells: [RegisterCell], _ key: Key, _ hash: String) {
        kept.withLock { kept in
            if kept.count > 64 { kept.removeAll() }
            kept[key] = Kept(cells: cells, hash: hash)
        }
    }
}
