import MoneyAndDates

/// What stands in a cell of a roster as an office keeps it.
enum DirtyCell: Sendable, Equatable {
    case empty
    case text(String)
    /// A number to Excel, shown as it likes.
    case number(Int64)
    /// A date to Excel, shown as dd/mm/yyyy.
    case day(Day)
    /// The sum of the numbers above it in its column, and what it comes to.
    case sum(firstRow: Int, total: Int64)
}

/// A sheet of a roster, or the whole of a text file.
struct DirtyTable: Sendable {
    struct Merge: Sendable, Equatable {
        let firstRow: Int
        let lastRow: Int
        let firstColumn: Int
        let lastColumn: Int
    }

    let name: String
    var rows: [[DirtyCell]] = []
    var merges: [Merge] = []
    /// Rows written bold: letterhead, titles, headers, totals.
    var boldRows: Set<Int> = []
}

extension DirtyCell {
    /// The cell in a text file, where Excel has turned everything into characters.
    var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): String(number)
        case .day(let day): DateForm.slashed.text(day)
        case .sum(_, let total): String(total)
        }
    }
}
