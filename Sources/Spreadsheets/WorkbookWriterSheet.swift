/// A sheet to be written: its name, its columns and what a reader finds set up in it.
package struct WorkbookSheet: Sendable, Hashable {
    /// At most 31 characters, none of `[ ] : * ? / \`.
    package let name: String
    package let columns: [WorkbookColumn]
    /// The row the titles stand in, from 1; rows above it stay empty. 0 means a sheet without titles.
    package let headerRow: Int
    package let freezesHeader: Bool
    package let filters: Bool

    package init(
        name: String, columns: [WorkbookColumn], headerRow: Int = 1, freezesHeader: Bool = true,
        filters: Bool = true
    ) {
        precondition(headerRow >= 0, "rows are counted from 1")
        self.name = name
        self.columns = columns
        self.headerRow = headerRow
        self.freezesHeader = freezesHeader
        self.filters = filters
    }
}

/// A column of a sheet to be written. Every cell of it is text, typed later ones too.
package struct WorkbookColumn: Sendable, Hashable {
    package let title: String
    /// In widths of a digit, as spreadsheets count.
    package let width: Double
    /// A required column has a yellow title.
    package let isRequired: Bool
    package let choices: WorkbookChoices
    /// Sentences that are read in the cell, over as many lines as they need.
    package let wraps: Bool

    package init(
        _ title: String, width: Double = 16, isRequired: Bool = false, choices: WorkbookChoices = .free,
        wraps: Bool = false
    ) {
        self.title = title
        self.width = width
        self.isRequired = isRequired
        self.choices = choices
        self.wraps = wraps
    }
}

/// What a person may choose in the cells of a column, offered as a list by the spreadsheet program.
package enum WorkbookChoices: Sendable, Hashable {
    case free
    /// Some short values: the format allows 255 characters for all of them together.
    case oneOf([String])
    /// The cells of the first column of another sheet, below its titles.
    case listed(sheet: String, firstRow: Int, lastRow: Int)
}

/// Names a sheet of the writer that made it.
package struct WorkbookSheetNumber: Sendable, Hashable {
    let index: Int
}

/// Why a workbook could not be written. The writer is abandoned and nothing is left on the disk.
package enum WorkbookRefusal: Error, Sendable, Hashable {
    case file(FileRefusal)
    /// Empty, longer than 31 characters, with a character that is not allowed, or there already.
    case sheetName(String)
    /// The titles of the choices together are longer than the format allows, or it has no such sheet.
    case choices(sheet: String, column: String)
    /// A cell holds at most 32,767 characters. `row` counts from 1.
    case textTooLong(sheet: String, row: Int, column: Int)
    /// A sheet holds at most 1,048,576 rows and 16,384 columns.
    case sheetFull(sheet: String, row: Int, column: Int)
    /// The file was put together but reading it back shows that something is missing: a full disk.
    case incomplete(path: String)

    /// The key in `words/`.
    package var key: String {
        switch self {
        case .file(let refusal): refusal.key
        case .sheetName: "workbook.sheet-name"
        case .choices: "workbook.choices"
        case .textTooLong: "workbook.text-too-long"
        case .sheetFull: "workbook.sheet-full"
        case .incomplete: "workbook.incomplete"
        }
    }

    /// The named arguments of the sentence.
    package var arguments: [String: String] {
        switch self {
        case .file(let refusal): refusal.arguments
        case .sheetName(let name): ["sheet": name]
        case .choices(let sheet, let column): ["sheet": sheet, "column": column]
        case .textTooLong(let sheet, let row, let column), .sheetFull(let sheet, let row, let column):
            ["sheet": sheet, "row": String(row), "column": String(column)]
        case .incomplete(let path): ["path": path]
        }
    }
}
