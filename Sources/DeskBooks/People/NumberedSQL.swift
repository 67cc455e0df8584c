import Access
import AccessBooks
import SQLDatabase

/// A statement as it grows, with its parameters numbered in the order in which they appear.
struct NumberedSQL {
    private(set) var text = ""
    private(set) var values: [SQLValue] = []

    /// Adds what stands there as it is.
    mutating func add(_ sql: String) { text += sql }

    /// Gives a value its number.
    mutating func place(_ value: SQLValue) -> String {
        values.append(value)
        return "$\(values.count)"
    }

    /// Several values with commas between.
    mutating func places(_ numbers: some Sequence<Int64>) -> String {
        numbers.map { place(.integer($0)) }.joined(separator: ", ")
    }

    /// The same, behind what is there: nothing may have been placed before it.
    mutating func append(_ other: NumberedSQL) {
        precondition(values.isEmpty, "numbers of a statement begin at its beginning")
        text += other.text
        values = other.values
    }

    /// Keeps to the people of a reach.
    mutating func keep(to reach: Reach, person: String, government: String) throws(AccessRefusal) {
        let scope = try ReachSQL.people(
            reach, personColumn: person, governmentColumn: government, parameter: values.count + 1)
        text += scope.sql
        values += scope.values
    }
}
