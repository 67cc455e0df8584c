/// One connection, used from its own thread only: inside the closures of `SQLDatabase.read` and `write`.
///
/// Parameters are `$1` … `$n`, numbered in the order in which they first appear in the statement.
package protocol SQLConnection: AnyObject {
    var engine: SQLEngine { get }

    /// False once the connection is gone; the pool then opens another.
    var isUsable: Bool { get }

    /// Runs one statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs one statement and hands over each row of its answer. `body` may run other statements.
    func query(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws

    /// The same for a SELECT whose answer may be larger than the memory: it is read in portions. On
    /// PostgreSQL that costs three more round trips.
    func stream(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws

    /// Runs several statements without parameters, for migrations.
    func run(script: String) throws

    /// Writes many rows, given by columns, and returns how many were written.
    func write(_ rows: BulkRows) throws -> Int

    /// Lays aside, within the transaction, what slows the first rows of empty tables down; nil where that
    /// is nothing.
    func layAside(indexesOf tables: [String]) throws -> IndexesAside?

    func begin(writing: Bool) throws
    func commit() throws
    func rollback()
}

extension SQLConnection {
    /// Runs a statement without parameters.
    @discardableResult
    package func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    /// Every row, through `body`.
    package func rows<Element>(
        _ sql: String, _ values: [SQLValue] = [], _ body: (SQLRow) throws -> Element
    ) throws -> [Element] {
        var found: [Element] = []
        try query(sql, values) { found.append(try body($0)) }
        return found
    }

    /// The first row, through `body`; nil where there is none.
    package func first<Element>(
        _ sql: String, _ values: [SQLValue] = [], _ body: (SQLRow) throws -> Element
    ) throws -> Element? {
        try rows(sql, values, body).first
    }

    /// The one number that a statement answers with; nil where it answers nothing or NULL.
    package func integer(_ sql: String, _ values: [SQLValue] = []) throws -> Int64? {
        try first(sql, values) { try $0.optionalInteger(0) } ?? nil
    }
}
