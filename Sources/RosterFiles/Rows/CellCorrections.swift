/// What somebody put in the place of cells, by the number of the person in the file and the column.
package struct CellCorrections: Sendable, Equatable {
    private var rows: [Int: [Int: String]] = [:]

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }

    /// - Parameters:
    ///   - person: counts the people of the file from 1, as `RosterRow.dataRow`.
    ///   - column: from nought.
    package mutating func set(_ text: String, person: Int, column: Int) {
        rows[person, default: [:]][column] = text
    }

    /// The corrected cells of a person, by column.
    package subscript(person: Int) -> [Int: String] { rows[person] ?? [:] }
}
