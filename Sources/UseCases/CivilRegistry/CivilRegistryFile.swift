package import DeskBooks
import Membership
import MoneyAndDates
import Spreadsheets

/// The file that goes to the civil registry: a line a person, every cell text, nothing that a spreadsheet
/// program would run. People are given in parts and not kept.
package final class CivilRegistryFile {
    /// A sheet beside the people: what the file rests on, and who took it along.
    package typealias Remarks = [[String]]

    private static let titles = ["NO", "NIK", "NAMA LENGKAP", "TANGGAL LAHIR", "JENIS KELAMIN"]

    private let csv: CSVWriter?
    private let book: (writer: WorkbookWriter, sheet: WorkbookSheetNumber)?
    /// People that were written.
    package private(set) var count = 0

    /// - Parameters:
    ///   - format: `csv`; anything else is a workbook.
    ///   - path: where it is written.
    package init(format: String, path: String) throws {
        if format == "csv" {
            let writer = try CSVWriter(path: path)
            try writer.append(Self.titles)
            (csv, book) = (writer, nil)
        } else {
            let writer = try WorkbookWriter(path: path)
            let columns = Self.titles.map { WorkbookColumn($0, width: 22) }
            book = (writer, try writer.addSheet(WorkbookSheet(name: "NIK", columns: columns)))
            csv = nil
        }
    }

    /// Adds people below the last.
    package func append(_ people: [CivilRegistryPerson]) throws {
        for person in people {
            count += 1
            let cells = [
                String(count), person.nik, person.name, person.born?.dayFirst ?? "",
                person.sex?.rawValue ?? "",
            ]
            try csv?.append(cells)
            if let book { try book.writer.append(cells, to: book.sheet) }
        }
    }

    /// Puts the file under its name.
    ///
    /// - Parameter remarks: a workbook has them on a sheet of their own; a CSV has one table only, which
    ///   another program reads.
    package func finish(_ remarks: Remarks) throws {
        if let book {
            let columns = [WorkbookColumn("", width: 28), WorkbookColumn("", width: 60)]
            let sheet = try book.writer.addSheet(
                WorkbookSheet(name: "KETERANGAN", columns: columns, headerRow: 0))
            for row in remarks { try book.writer.append(row, to: sheet) }
            try book.writer.finish()
        }
        try csv?.finish()
    }
}
