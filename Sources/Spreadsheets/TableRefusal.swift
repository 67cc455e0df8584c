/// Why a file cannot be read as a table, with everything a clear message needs.
package enum TableRefusal: Error, Sendable, Equatable {
    /// The file cannot be opened or read: the system's reason.
    case unreadable(reason: String)
    /// Nought bytes, or nothing but blanks.
    case empty
    case tooLarge(bytes: Int, limit: Int)
    /// By its content it is another kind of file, whatever its name says.
    case somethingElse(OtherContent)
    case passwordProtected
    case noSheets
    /// A workbook part that expands beyond all measure.
    case bomb(part: String, limit: Int)
    case tooManyParts(count: Int, limit: Int)
    case tooManyRows(sheet: String, limit: Int)
    case tooManyColumns(sheet: String, row: Int, limit: Int)
    /// A row of a text file longer than any row should be.
    case rowTooLong(row: Int, limit: Int)
    /// A quote opened in this row and never closed.
    case unclosedQuote(row: Int)
    /// A broken archive, part or text, and the last row that was still read.
    case damaged(part: String, detail: String, lastRow: Int)
}

/// What a file that is not a table really is.
package enum OtherContent: String, Sendable, CaseIterable {
    case pdf, word, presentation, image, webPage = "web-page", richText = "rich-text"
    case archive, openDocument = "open-document", binaryWorkbook = "binary-workbook"
    case xmlSpreadsheet = "xml-spreadsheet", oldExcel = "old-excel", compound, unknown
}

extension TableRefusal {
    /// The key of the sentence in `words/`.
    package var key: String {
        switch self {
        case .unreadable: "table.unreadable"
        case .empty: "table.empty"
        case .tooLarge: "table.too-large"
        case .somethingElse(let content): "table.is-\(content.rawValue)"
        case .passwordProtected: "table.password-protected"
        case .noSheets: "table.no-sheets"
        case .bomb: "table.bomb"
        case .tooManyParts: "table.too-many-parts"
        case .tooManyRows: "table.too-many-rows"
        case .tooManyColumns: "table.too-many-columns"
        case .rowTooLong: "table.row-too-long"
        case .unclosedQuote: "table.unclosed-quote"
        case .damaged: "table.damaged"
        }
    }

    /// The arguments of the sentence; numbers are plain digits.
    package var arguments: [String: String] {
        switch self {
        case .unreadable(let reason): ["reason": reason]
        case .empty, .somethingElse, .passwordProtected, .noSheets: [:]
        case .tooLarge(let bytes, let limit):
            ["megabytes": String(bytes / 1_000_000), "limit": String(limit / 1_000_000)]
        case .bomb(let part, let limit): ["part": part, "limit": String(limit / 1_000_000)]
        case .tooManyParts(let count, let limit): ["count": String(count), "limit": String(limit)]
        case .tooManyRows(let sheet, let limit): ["sheet": sheet, "limit": String(limit)]
        case .tooManyColumns(let sheet, let row, let limit):
            ["sheet": sheet, "row": String(row), "limit": String(limit)]
        case .rowTooLong(let row, let limit): ["row": String(row), "limit": String(limit / 1_000_000)]
        case .unclosedQuote(let row): ["row": String(row)]
        case .damaged(let part, let detail, let lastRow):
            ["part": part, "detail": detail, "row": String(lastRow)]
        }
    }

    /// Every key this type can give, so that a test can hold `words/` against it.
    package static let allKeys: [String] =
        OtherContent.allCases.map { "table.is-\($0.rawValue)" } + [
            "table.unreadable", "table.empty", "table.too-large", "table.password-protected",
            "table.no-sheets", "table.bomb", "table.too-many-parts", "table.too-many-rows",
            "table.too-many-columns", "table.row-too-long", "table.unclosed-quote", "table.damaged",
        ]
}
