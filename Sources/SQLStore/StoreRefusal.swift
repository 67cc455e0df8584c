/// What the store refuses, each a sentence of `words/` with its arguments.
package enum StoreRefusal: Error, Sendable, Equatable {
    /// The database has migrations that this program does not know.
    case databaseNewer(found: Int, known: Int)
    /// The database lacks migrations; `naungan database migrate` applies them.
    case databaseOlder(found: Int, known: Int)
    /// The server sorts texts otherwise than by their bytes; lists would lose or repeat rows.
    case textsOutOfOrder
    /// There are no tables yet; `naungan database create` makes them.
    case databaseEmpty
    /// A migration that was applied reads otherwise in this program.
    case migrationChanged(number: Int)
    /// Somebody else is at it, until then at the latest (milliseconds since 1970).
    case busy(lease: String, untilMilliseconds: Int64)
    /// The entry does not sum to nought.
    case unbalanced(difference: Int64)
    /// The same key was used for something else.
    case keyReused(key: String)
    /// The entry was reversed before.
    case alreadyReversed(entry: Int64)
    /// No such entry in this government.
    case noSuchEntry(entry: Int64)
    /// The chain of the audit entries breaks at this one.
    case chainBroken(government: Int64, sequence: Int64)
    /// A key for encryption is missing or no 32 bytes in base64.
    case keyUnusable(name: String)
    /// The database was begun with another key of this name.
    case keysDiffer(name: String)
    /// A field was changed, moved from another row, or sealed with another key.
    case fieldUnreadable(field: String)
    /// A backup that is cut off, changed, or sealed with another key.
    case backupUnreadable
    /// A backup is restored into an empty database only.
    case databaseNotEmpty(table: String)
    /// A backup and what was restored from it differ.
    case restoreDiffers(table: String)

    /// The key of its sentence in `words/`.
    package var key: String {
        switch self {
        case .databaseNewer: "store.database-newer"
        case .databaseOlder: "store.database-older"
        case .textsOutOfOrder: "store.texts-out-of-order"
        case .databaseEmpty: "store.database-empty"
        case .migrationChanged: "store.migration-changed"
        case .busy: "store.busy"
        case .unbalanced: "store.unbalanced"
        case .keyReused: "store.key-reused"
        case .alreadyReversed: "store.already-reversed"
        case .noSuchEntry: "store.no-such-entry"
        case .chainBroken: "store.chain-broken"
        case .keyUnusable: "store.key-unusable"
        case .keysDiffer: "store.keys-differ"
        case .fieldUnreadable: "store.field-unreadable"
        case .backupUnreadable: "store.backup-unreadable"
        case .databaseNotEmpty: "store.database-not-empty"
        case .restoreDiffers: "store.restore-differs"
        }
    }

    /// The arguments of its sentence, by name.
    package var arguments: [String: String] {
        switch self {
        case .databaseNewer(let found, let known), .databaseOlder(let found, let known):
            ["found": String(found), "known": String(known)]
        case .databaseEmpty, .backupUnreadable, .textsOutOfOrder: [:]
        case .migrationChanged(let number): ["number": String(number)]
        case .busy(let lease, let until): ["lease": lease, "until": String(until)]
        case .unbalanced(let difference): ["difference": String(difference)]
        case .keyReused(let key): ["key": key]
        case .alreadyReversed(let entry), .noSuchEntry(let entry): ["entry": String(entry)]
        case .chainBroken(let government, let sequence):
            ["government": String(government), "sequence": String(sequence)]
        case .keyUnusable(let name), .keysDiffer(let name): ["name": name]
        case .fieldUnreadable(let field): ["field": field]
        case .databaseNotEmpty(let table), .restoreDiffers(let table): ["table": table]
        }
    }
}
