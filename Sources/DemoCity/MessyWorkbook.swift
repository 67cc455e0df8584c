import CLibXLSXWriter
import MoneyAndDates

/// Writes rosters as offices keep them: merged headings, numbers and dates as Excel's own, totals that
/// are formulas. Files for SIPP are written by `Spreadsheets.WorkbookWriter`, whose cells are all text.
struct MessyWorkbook {
    /// Writes the tables as sheets of one workbook. The same tables give the same bytes.
    static func write(_ tables: [DirtyTable], to path: String) throws(DemoRefusal) {
        guard let book = workbook_new(path) else { throw .unwritable(path: path) }
        var properties = lxw_doc_properties()
        properties.created = 946_684_800
        workbook_set_properties(book, &properties)
        let formats = Formats(book)
        for table in tables {
            guard let sheet = workbook_add_worksheet(book, table.name) else {
                preconditionFailure("sheet names of the demonstration are short, plain and different")
            }
            write(table, in: sheet, formats)
        }
        guard workbook_close(book) == LXW_NO_ERROR else { throw .unwritable(path: path) }
    }

    private struct Formats {
        let bold: UnsafeMutablePointer<lxw_format>?
        let day: UnsafeMutablePointer<lxw_format>?
        let heading: UnsafeMutablePointer<lxw_format>?

        init(_ book: UnsafeMutablePointer<lxw_workbook>) {
            bold = workbook_add_format(book)
            format_set_bold(bold)
            day = workbook_add_format(book)
            format_set_num_format(day, "dd/mm/yyyy")
            heading = workbook_add_format(book)
            format_set_bold(heading)
            format_set_align(heading, UInt8(LXW_ALIGN_CENTER.rawValue))
        }
    }

    private static func write(
        _ table: DirtyTable, in sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
    ) {
        for merge in table.merges {
            let text = table.rows[merge.firstRow][merge.firstColumn].text
            worksheet_merge_range(
                sheet, lxw_row_t(merge.firstRow), lxw_col_t(merge.firstColumn), lxw_row_t(merge.lastRow),
                lxw_col_t(merge.lastColumn), text, formats.heading)
        }
        let merged = Set(table.merges.map { [$0.firstRow, $0.firstColumn] })
        worksheet_set_column(sheet, 0, 20, 18, nil)
        for (row, cells) in table.rows.enumerated() {
            let format = table.boldRows.contains(row) ? formats.bold : nil
            for (column, cell) in cells.enumerated() where !merged.contains([row, column]) {
                write(cell, in: sheet, lxw_row_t(row), lxw_col_t(column), format, formats.day)
            }
        }
    }

    private static func write(
        _ cell: DirtyCell, in sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
        _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?,
        _ dayFormat: UnsafeMutablePointer<lxw_format>?
    ) {
        switch cell {
        case .empty: break
        case .text(let text): worksheet_write_string(sheet, row, column, text, format)
        case .number(let number): worksheet_write_number(sheet, row, column, Double(number), format)
        case .day(let day): worksheet_write_number(sheet, row, column, Double(day.excelSerial), dayFormat)
        case .sum(let firstRow, let total):
            let letters = columnLetters(Int(column))
            worksheet_write_formula_num(
                sheet, row, column, "=SUM(\(letters)\(firstRow + 1):\(letters)\(row))", format, Double(total))
        }
    }

    /// The name of a column among the first twenty-six.
    private static func columnLetters(_ column: Int) -> String {
        String(decoding: [UInt8(65 + column)], as: UTF8.self)
    }
}
