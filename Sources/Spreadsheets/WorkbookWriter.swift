import CLibXLSXWriter
import Glibc

/// Writes an `.xlsx` workbook row by row, every cell as text, in the memory of one row.
///
/// Text is never a formula, a number or a link, whatever it begins with: SIPP wants text cells, and a
/// roster from a stranger must not run in a clerk's spreadsheet. The same rows give the same bytes:
/// the creation time inside the file is the caller's, 1 January 2000 without one.
package final class WorkbookWriter {
    private let file: AtomicFile
    private let formats: WorkbookFormats
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [Open] = []

    private struct Open {
        let sheet: WorkbookSheet
        let handle: UnsafeMutablePointer<lxw_worksheet>
        var nextRow: Int
    }

    /// - Parameter createdAt: seconds since 1970, shown by spreadsheet programs as the creation time.
    package init(path: String, createdAt: Int = 946_684_800) throws(WorkbookRefusal) {
        let file: AtomicFile
        do { file = try AtomicFile(path: path) } catch { throw .file(error) }
        self.file = file
        // The rows wait in a nameless file; beside the target, so that they do not leave its volume.
        let directory = AtomicFile.directory(of: path)
        let made = directory.withCString { place in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: place)
            options.use_zip64 = 0
            return workbook_new_opt(file.temporaryPath, &options)
        }
        guard let made else { preconditionFailure("a workbook needs some kilobytes of memory") }
        book = made
        var properties = lxw_doc_properties()
        properties.created = time_t(createdAt)
        workbook_set_properties(made, &properties)
        formats = WorkbookFormats(made)
    }

    deinit { abandon() }

    /// Adds a sheet; rows may be added to all sheets in turn.
    package func addSheet(_ sheet: WorkbookSheet) throws(WorkbookRefusal) -> WorkbookSheetNumber {
        let book = opened
        guard !sheet.name.isEmpty, workbook_validate_sheet_name(book, sheet.name) == LXW_NO_ERROR,
            let handle = workbook_add_worksheet(book, sheet.name)
        else { throw refused(.sheetName(sheet.name)) }
        for (index, column) in sheet.columns.enumerated() {
            let place = lxw_col_t(truncatingIfNeeded: index)
            worksheet_set_column(handle, place, place, column.width, formats.text)
            guard formats.offer(column.choices, at: place, below: sheet.headerRow, in: handle) else {
                throw refused(.choices(sheet: sheet.name, column: column.title))
            }
        }
        sheets.append(Open(sheet: sheet, handle: handle, nextRow: max(0, sheet.headerRow - 1)))
        let number = WorkbookSheetNumber(index: sheets.count - 1)
        guard sheet.headerRow > 0 else { return number }
        try write(sheet.columns.map(\.title), to: number) {
            formats.title(isRequired: sheet.columns[$0].isRequired)
        }
        if sheet.freezesHeader { worksheet_freeze_panes(handle, lxw_row_t(sheet.headerRow), 0) }
        return number
    }

    /// Adds a row below the last one. Empty text leaves the cell empty; it still has the text format.
    package func append(_ cells: [String], to number: WorkbookSheetNumber) throws(WorkbookRefusal) {
        let columns = sheets[number.index].sheet.columns
        let (text, wrapped) = (formats.text, formats.wrapped)
        try write(cells, to: number) { $0 < columns.count && columns[$0].wraps ? wrapped : text }
    }

    /// Puts the workbook together, reads it back, and gives it its name.
    package func finish() throws(WorkbookRefusal) {
        let book = opened
        var rowBytes: [Int] = []
        for open in sheets {
            if open.sheet.filters, open.sheet.headerRow > 0, !open.sheet.columns.isEmpty {
                worksheet_autofilter(
                    open.handle, lxw_row_t(open.sheet.headerRow - 1), 0, lxw_row_t(max(open.nextRow, 1) - 1),
                    lxw_col_t(truncatingIfNeeded: open.sheet.columns.count - 1))
            }
            // The library does not look whether the waiting rows reached the disk.
            guard let rows = open.handle.pointee.optimize_tmpfile, fflush(rows) == 0, ferror(rows) == 0 else {
                throw refused(.file(.diskFull(path: file.path)))
            }
            rowBytes.append(ftell(rows))
        }
        self.book = nil
        guard workbook_close(book) == LXW_NO_ERROR,
            WorkbookCheck.isWhole(file.temporaryPath, rowBytes: rowBytes)
        else { throw refused(.incomplete(path: file.path)) }
        do { try file.commit() } catch { throw .file(error) }
    }

    /// Lets everything go. Does nothing after `finish`.
    package func abandon() {
        if let book { lxw_workbook_free(book) }
        book = nil
        file.abandon()
    }

    private var opened: UnsafeMutablePointer<lxw_workbook> {
        guard let book else { preconditionFailure("a workbook was used after it was finished or abandoned") }
        return book
    }

    private func refused(_ refusal: WorkbookRefusal) -> WorkbookRefusal {
        abandon()
        return refusal
    }

    private func write(
        _ cells: [String], to number: WorkbookSheetNumber,
        _ format: (Int) -> UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookRefusal) {
        _ = opened
        let (handle, row) = (sheets[number.index].handle, sheets[number.index].nextRow)
        for (column, text) in cells.enumerated() where !text.isEmpty {
            let result = worksheet_write_string(
                handle, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column),
                WorkbookText.storable(text), format(column))
            guard result == LXW_NO_ERROR, column < 16_384 else {
                let sheet = sheets[number.index].sheet.name
                throw refused(
                    result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                        ? .textTooLong(sheet: sheet, row: row + 1, column: column + 1)
                        : .sheetFull(sheet: sheet, row: row + 1, column: column + 1))
            }
        }
        sheets[number.index].nextRow = row + 1
    }
}
