/// A table file that has been looked at: what it is, and its sheets. Reading streams it row by row.
///
/// The kind of file is told by its first bytes, never by its name.
package struct TableFile: Sendable {
    package let path: String
    package let format: TableFormat
    package let sheets: [TableSheet]
    package let limits: TableLimits
    private let workbook: OpenXMLWorkbook?

    /// Looks at a file and lists its sheets; no row is read yet.
    package static func open(path: String, limits: TableLimits = TableLimits()) throws(TableRefusal)
        -> TableFile
    {
        let format: TableFormat
        let sheets: [TableSheet]
        var workbook: OpenXMLWorkbook?
        switch try FileContent.of(path, limits: limits) {
        case .workbook:
            format = .workbook
            let opened = try OpenXMLWorkbook(path, limits: limits)
            sheets = opened.sheets
            workbook = opened
        case .legacyWorkbook:
            format = .legacyWorkbook
            sheets = try LegacyWorkbook.sheets(of: path)
        case .text(let encoding):
            let shape = try DelimitedReader.shape(of: path, encoding: encoding, limits: limits)
            format = .delimited(shape)
            sheets = [TableSheet(name: fileName(path), isHidden: false, part: "")]
        case .other(let content):
            throw .somethingElse(content)
        }
        guard !sheets.isEmpty else { throw .noSheets }
        return TableFile(path: path, format: format, sheets: sheets, limits: limits, workbook: workbook)
    }

    /// Calls the body with every row of a sheet that holds something, in order, until it says stop.
    ///
    /// - Precondition: the sheet is one of `sheets`.
    package func forEachRow(
        inSheet index: Int, _ body: (TableRow) -> RowFlow
    ) throws(TableRefusal) {
        precondition(sheets.indices.contains(index), "a sheet is asked for by its place in the list")
        switch format {
        case .workbook:
            try workbook?.forEachRow(of: path, sheet: sheets[index], limits: limits, body)
        case .legacyWorkbook:
            try LegacyWorkbook.forEachRow(
                of: path, sheet: index, name: sheets[index].name, limits: limits, body)
        case .delimited(let shape):
            try DelimitedReader.forEachRow(
                of: path, shape: shape, name: sheets[index].name, limits: limits, body)
        }
    }

    private static func fileName(_ path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }
}

/// A sheet of a workbook, or the one sheet that a text file is.
package struct TableSheet: Sendable, Equatable {
    package let name: String
    /// Hidden in Excel, so that whoever made the file may not know of it.
    package let isHidden: Bool
    /// The part of the archive it lies in; empty for other formats.
    let part: String
}

/// What kind of table a file is.
package enum TableFormat: Sendable, Equatable {
    /// XLSX or XLSM.
    case workbook
    /// XLS of Excel 97 to 2003.
    case legacyWorkbook
    case delimited(DelimitedShape)

    /// `xlsx`, `xls` or `csv`.
    package var name: String {
        switch self {
        case .workbook: "xlsx"
        case .legacyWorkbook: "xls"
        case .delimited: "csv"
        }
    }
}

/// How a text file separates its cells and writes its letters.
package struct DelimitedShape: Sendable, Equatable {
    /// `,` `;` tab or `|`.
    package let delimiter: UInt8
    package let encoding: TextEncoding
    /// Whether the first line is Excel's `sep=;`, which is no row.
    package let hasSeparatorLine: Bool
}

/// Windows-1252 needs no case of its own: a cell that is not valid UTF-8 is read as Windows-1252.
package enum TextEncoding: Sendable, Equatable {
    case utf8, utf16LittleEndian, utf16BigEndian
}
