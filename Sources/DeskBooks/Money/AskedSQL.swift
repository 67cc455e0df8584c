import Access
import AccessBooks
import SQLDatabase

/// A statement that grows by conditions, its parameters numbered in the order of their appearance.
struct AskedSQL {
    private(set) var sql: String
    private(set) var values: [SQLValue]

    /// - Parameters:
    ///   - sql: with `$1` to `$n` for the values that are given.
    init(_ sql: String, _ values: [SQLValue]) {
        self.sql = sql
        self.values = values
    }

    /// Adds a text with a `?` for each value.
    mutating func add(_ text: String, _ values: SQLValue...) {
        var rest = values[...]
        for character in text {
            guard character == "?", let value = rest.popFirst() else {
                sql.append(character)
                continue
            }
            self.values.append(value)
            sql += "$\(self.values.count)"
        }
    }

    /// Limits to the registrations of a reach.
    mutating func within(_ reach: Reach, registration column: String, government: String) throws {
        let scope = try ReachSQL.registrations(
            reach, registrationColumn: column, governmentColumn: government, parameter: values.count + 1)
        append(scope.sql, scope.values)
    }

    /// Adds a text whose places are numbered already, from the next one on.
    mutating func append(_ text: String, _ more: [SQLValue]) {
        sql += text
        values += more
    }
}
