package import Membership
package import MoneyAndDates

/// One person of a roster as it was understood, beside what stands in the file.
///
/// A value that is not certain is nil, and a finding says why; the original cell is always there.
package struct RosterRow: Sendable {
    /// Counts the people of the whole file from 1, over all its sheets, without empty rows, totals and
    /// the like. In a plain CSV file person n stands in line n + 1.
    package let dataRow: Int
    package let sheet: SheetLayout
    /// The row as Excel numbers it.
    package let sheetRow: Int
    package let original: OriginalCells

    package internal(set) var nik = NIKReading()
    /// In capitals, without titles.
    package internal(set) var name: String?
    package internal(set) var title: String?
    /// What follows BIN or BINTI in the name.
    package internal(set) var lineage: String?
    package internal(set) var sex: Sex?
    package internal(set) var birthPlace: String?
    package internal(set) var birthDate: Day?
    package internal(set) var mother: String?
    package internal(set) var village: String?
    package internal(set) var wage: Rupiah?
    /// From `08`.
    package internal(set) var phone: String?
    package internal(set) var workStart: Day?
    package internal(set) var contractEnd: Day?
    package internal(set) var registeredOn: Day?
    package internal(set) var repairs: [Repair] = []
    package internal(set) var findings: [Finding] = []

    init(dataRow: Int, sheet: SheetLayout, sheetRow: Int, original: OriginalCells) {
        self.dataRow = dataRow
        self.sheet = sheet
        self.sheetRow = sheetRow
        self.original = original
    }

    /// The text of a field that needs no repair (address, position, unit, remarks …), without blanks at
    /// its ends; nil where the column or the text is missing.
    package func text(_ field: RosterField) -> String? {
        sheet.column(field).flatMap(original.meaningfulText)
    }

    /// The worst there is to say about the row; nil where there is nothing.
    package var severity: Severity? { findings.map(\.severity).max() }
}

/// What came of reading a whole file.
package struct RosterSummary: Sendable, Equatable {
    /// People, in all sheets together.
    package internal(set) var people = 0
    /// Rows that are nobody, the first thousand of them.
    package internal(set) var skipped: [SkippedRow] = []
    /// All of them.
    package internal(set) var skippedCount = 0

    static let keptSkips = 1_000
}
