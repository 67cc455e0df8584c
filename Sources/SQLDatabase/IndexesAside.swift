/// What was laid aside of tables so that many rows are written without it, and how it comes back.
package struct IndexesAside: Sendable {
    /// Runs in order within the same transaction, after the rows.
    package let statements: [String]

    package init(statements: [String]) { self.statements = statements }

    /// Puts everything back.
    package func restore(on connection: any SQLConnection) throws {
        for statement in statements { _ = try connection.execute(statement, []) }
    }
}

extension SQLConnection {
    /// Engines that keep indexes as cheaply row by row lay nothing aside.
    package func layAside(indexesOf tables: [String]) throws -> IndexesAside? { nil }
}
