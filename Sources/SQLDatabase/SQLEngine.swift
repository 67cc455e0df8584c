/// Which engine answers, and the few words in which the engines differ. All other SQL is the same.
package enum SQLEngine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
    /// PostgreSQL with its tables spread over nodes; the same driver.
    case citus

    /// What follows CREATE TABLE (…) where the rows are kept in the order of their key.
    package var keyOrderedSuffix: String { self == .sqlite ? " WITHOUT ROWID" : "" }

    /// Ends a SELECT whose rows this transaction is about to change. SQLite has one writer anyway.
    package var lockClause: String { self == .sqlite ? "" : " FOR UPDATE" }

    /// The same for a queue: rows that another worker holds are passed over.
    package var lockOrSkipClause: String { self == .sqlite ? "" : " FOR UPDATE SKIP LOCKED" }

    /// What answers the same twice only where nothing was committed between: for SQLite on one connection,
    /// for PostgreSQL anywhere. Nodes of Citus commit for themselves, and one of them cannot tell for all.
    var markStatement: String? {
        switch self {
        case .sqlite: "PRAGMA data_version"
        case .postgres: "SELECT CAST(pg_current_snapshot() AS TEXT)"
        case .citus: nil
        }
    }

    var beginWriting: String { self == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN" }

    /// A reader sees one moment, however many statements it runs.
    var beginReading: String {
        self == .sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    }
}
