package import RosterFiles
import Spreadsheets
package import UseCases
package import Words

/// `perbaiki.xlsx` of one file that was checked.
package enum RepairFile {
    /// Reads the file once more and writes the rows that wait for somebody.
    ///
    /// - Throws: `WorkbookRefusal`, `TableRefusal`.
    package static func write(
        _ check: RosterCheck, _ source: CheckRoster.Source, _ checks: RosterChecks, words: Words,
        to path: String
    ) throws {
        let repairs = try RepairWorkbook(check, words: words, path: path)
        do {
            var index = 0
            try source.file.rows(source.layout, checks: checks) { row in
                guard check.rows.indices.contains(index) else { return }
                try repairs.add(row, check.rows[index], index)
                index += 1
            }
        } catch {
            repairs.abandon()
            throw error
        }
        try repairs.finish()
    }
}
