import Membership
package import Spreadsheets

/// A roster or a list of participants, from the file to its people.
///
/// ```swift
/// let file = try RosterFile.open(path: path)
/// let layout = try file.understand(template)
/// let summary = try file.rows(layout, checks: checks) { row in … }
/// ```
package struct RosterFile: Sendable {
    package let table: TableFile
    /// What somebody put in the place of cells; the file itself stays as it came.
    package var corrections = CellCorrections()

    /// Opens a file by its content, whatever its name says.
    package static func open(path: String, limits: TableLimits = TableLimits()) throws(TableRefusal)
        -> RosterFile
    {
        RosterFile(table: try TableFile.open(path: path, limits: limits))
    }

    /// Finds the header and says what every column is. Throws `RosterRefusal`, or `TableRefusal` where
    /// the file turns out to be damaged.
    package func understand(_ template: RosterTemplate) throws -> RosterLayout {
        try LayoutReading(file: table, template: template).layout()
    }

    /// The same, where somebody said what some columns are.
    ///
    /// - Parameter isLenient: two columns that claim to be one vital field are then both left open, so that
    ///   they can be shown and chosen between.
    package func understand(
        _ template: RosterTemplate, mapping: ColumnMapping, isLenient: Bool = false
    ) throws -> RosterLayout {
        var reading = LayoutReading(file: table, template: template)
        reading.mapping = mapping
        reading.isLenient = isLenient
        return try reading.layout()
    }

    /// Calls the body with each person, in the order of the file. Throws what the body throws, and
    /// `TableRefusal` where the file is damaged or too long; people already handed over must then be
    /// forgotten.
    @discardableResult
    package func rows(
        _ layout: RosterLayout, checks: RosterChecks, _ body: (RosterRow) throws -> Void
    ) throws -> RosterSummary {
        let readings = layout.sheets.map { RowReading($0, titles: layout.titles, checks: checks) }
        var seen: [UInt64: Int] = [:]
        return try eachPerson(layout) { row, sheet, number in
            var person = readings[sheet].read(row, dataRow: number)
            if let nik = person.nik.nik {
                if let first = seen[nik.digits] {
                    person.findings.append(Finding(.nikTwice, .nik, "\(nik)", ["row": String(first)]))
                } else {
                    seen[nik.digits] = number
                }
            }
            try body(person)
        }
    }

    /// The rows that are people, with the place of their sheet in the layout and their number.
    func eachPerson(
        _ layout: RosterLayout, _ body: (TableRow, Int, Int) throws -> Void
    ) throws -> RosterSummary {
        var summary = RosterSummary()
        var failure: (any Error)?
        for (place, sheet) in layout.sheets.enumerated() {
            var sorting = RowSorting(sheet, layout)
            try table.forEachRow(inSheet: sheet.sheet) { row in
                guard row.number > sheet.lastHeaderRow else { return .goOn }
                if let reason = sorting.reasonToSkip(row) {
                    summary.skip(row, sheet, reason)
                    return .goOn
                }
                summary.people += 1
                do {
                    guard summary.people <= table.limits.rows else {
                        throw TableRefusal.tooManyRows(sheet: sheet.name, limit: table.limits.rows)
                    }
                    for (column, text) in corrections[summary.people] { row.replace(column, with: text) }
                    try body(row, place, summary.people)
                } catch {
                    failure = error
                    return .stop
                }
                return .goOn
            }
            if let failure { throw failure }
        }
        return summary
    }
}

extension RosterSummary {
    fileprivate mutating func skip(_ row: TableRow, _ sheet: SheetLayout, _ reason: SkippedRow.Reason) {
        skippedCount += 1
        guard skipped.count < RosterSummary.keptSkips else { return }
        let text = (0..<row.count).map(row.text).filter { !$0.isEmpty }.joined(separator: " | ")
        skipped.append(SkippedRow(sheet: sheet.name, sheetRow: row.number, reason: reason, text: text))
    }
}
