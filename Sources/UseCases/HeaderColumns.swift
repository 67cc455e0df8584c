import Spreadsheets

/// A column of a small table that others send, in whatever order they have it.
protocol HeaderColumn: CaseIterable, Hashable, Sendable {
    /// How the header may call it, in small letters, without signs and blanks.
    var names: Set<String> { get }

    /// Whether rows can be read where these columns were named.
    static func suffice(_ found: Set<Self>) -> Bool
}

/// Where the columns of such a table stand.
struct HeaderColumns<Column: HeaderColumn>: Sendable {
    private let places: [Column: Int]

    /// Nil for a row that does not name enough of them; of two of one name the first counts.
    init?(_ row: TableRow) {
        var places: [Column: Int] = [:]
        for place in 0..<row.count {
            let name = row.text(place).lowercased().filter { $0.isLetter || $0.isNumber }
            for column in Column.allCases where column.names.contains(name) && places[column] == nil {
                places[column] = place
            }
        }
        guard Column.suffice(Set(places.keys)) else { return nil }
        self.places = places
    }

    /// Where a column stands, from 0; nil where the file has none.
    func place(of column: Column) -> Int? { places[column] }

    /// What stands in a column, each blank once; empty where the file has no such column.
    func text(_ column: Column, of row: TableRow) -> String {
        places[column].map { row.text($0) }?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            ?? ""
    }
}
