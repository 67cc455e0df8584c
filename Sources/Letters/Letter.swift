package import MoneyAndDates

/// What a letter says, without how it looks: its fields, and the rows of its tables.
package struct Letter: Sendable {
    package let kind: LetterKind
    /// The day it bears; the file says it was made on this day, so that the same letter is the same bytes.
    package let day: Day
    /// By name, as a template asks for them: `{amount}`. An empty one is there and says nothing.
    package var fields: [String: String]
    /// By name, as the block `table:` of a template asks for them.
    package var tables: [String: LetterRows]

    package init(
        _ kind: LetterKind, day: Day, fields: [String: String], tables: [String: LetterRows] = [:]
    ) {
        self.kind = kind
        self.day = day
        self.fields = fields
        self.tables = tables
    }
}

/// The rows of a table. They are read twice, to count the pages and to draw them, and never kept.
package struct LetterRows: Sendable {
    /// The names of the cells, as the columns of a template ask for them.
    package let names: [String]
    /// Gives each row to the body, in the same order at every reading.
    package let forEach: @Sendable (_ body: (_ cells: [String]) throws -> Void) throws -> Void

    /// Rows that are at hand.
    ///
    /// - Precondition: each row has as many cells as there are names.
    package init(_ names: [String], _ rows: [[String]]) {
        precondition(rows.allSatisfy { $0.count == names.count }, "each row has a cell for every name")
        self.init(names) { body in for row in rows { try body(row) } }
    }

    /// Rows that come from somewhere else, such as a database.
    package init(
        _ names: [String],
        forEach: @escaping @Sendable (_ body: (_ cells: [String]) throws -> Void) throws -> Void
    ) {
        self.names = names
        self.forEach = forEach
    }
}
