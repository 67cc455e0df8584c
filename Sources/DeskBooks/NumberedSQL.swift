import Access
import AccessBooks
import SQLDatabase

/// A statement as it grows, with its parameters numbered in the order in which they appear.
struct NumberedSQL {
    private(set) var text: String
    private(set) var values: [SQLValue]

    /// - Parameters:
    ///   - text: with `$1` to `$n` for the values that are given.
    init(_ text: String = "", _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    /// Adds a text with a `?` for each value.
    ///
    /// - Precondition: there are as many as values.
    mutating func add(_ more: String, _ given: SQLValue...) {
        let parts = more.split(separator: "?", omittingEmptySubsequences: false)
        precondition(parts.count == given.count + 1, "a statement has a value for every question mark")
        text += parts[0]
        for (value, part) in zip(given, parts.dropFirst()) { text += place(value) + part }
    }

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

    /// Adds a text whose places are numbered already, from the next one on.
    mutating func append(_ more: String, _ given: [SQLValue]) {
        text += more
        values += given
    }

    /// Keeps to the people of a reach.
    mutating func keep(toPeople reach: Reach, person: String, government: String) throws(AccessRefusal) {
        let scope = try ReachSQL.people(
            reach, personColumn: person, governmentColumn: government, parameter: values.count + 1)
        text += scope.sql
        values += scope.values
    }

    /// Keeps to the units of a reach.
    mutating func keep(toUnits reach: Reach, unit: String, government: String) throws(AccessRefusal) {
        let scope = try ReachSQL.predicate(
            reach, unitColumn: unit, governmentColumn: government, parameter: values.count + 1)
        text += scope.sql
        values += scope.values
    }

    /// Keeps to the registrations of a reach.
    mutating func keep(
        toRegistrations reach: Reach, registration: String, government: String
    ) throws(AccessRefusal) {
        let scope = try ReachSQL.registrations(
            reach, registrationColumn: registration, governmentColumn: government,
            parameter: values.count + 1)
        text += scope.sql
        values += scope.values
    }
}
