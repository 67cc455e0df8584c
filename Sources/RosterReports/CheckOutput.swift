import Foundation
package import RosterFiles
package import SIPPFiles
package import Spreadsheets
package import UseCases
package import Words

/// Everything that a check leaves in its folder. All files appear together, or none.
package struct CheckOutput {
    private let check: RosterCheck
    private let rosters: [CheckRoster.Source]
    private let checks: RosterChecks
    private let parts: Parts
    private let folder: StagedFolder
    private var directory: String { folder.stagingPath }

    /// What the program brings along to write with.
    package struct Parts: Sendable {
        let words: Words
        let templates: SIPPTemplates
        let fateWords: FateWords
        let styleSheet: String

        package init(words: Words, templates: SIPPTemplates, fateWords: FateWords, styleSheet: String) {
            self.words = words
            self.templates = templates
            self.fateWords = fateWords
            self.styleSheet = styleSheet
        }
    }

    /// A roster was changed between the two readings, so that rows no longer stand where they were.
    package struct ChangedMeanwhile: Error {
        package let file: String
    }

    package init(
        _ check: RosterCheck, rosters: [CheckRoster.Source], checks: RosterChecks, parts: Parts,
        into folder: StagedFolder
    ) {
        self.check = check
        self.rosters = rosters
        self.checks = checks
        self.parts = parts
        self.folder = folder
    }

    /// Names of the files that a check writes, but for those of SIPP.
    package static let fileNames = [
        "cocok.csv", "iuran.csv", "dilewati.csv", "perbaiki.xlsx", "sipp-praperiksa.csv", "manifest.csv",
        "manifest.json",
        "ringkasan.json", "ringkasan.html",
    ]

    /// Writes all files and puts them into the folder together; answers the summary as it was written.
    ///
    /// - Throws: `FileRefusal`, `WorkbookRefusal`, `SIPPWriterRefusal`, `SIPPTemplateRefusal`,
    ///   `TableRefusal`, `ChangedMeanwhile`, or what `progress` throws.
    package func write(progress: (Int) throws -> Void) throws -> CheckSummary {
        try MatchFile(check: check, words: parts.words).write(to: path("cocok.csv"))
        let sipp = try SIPPSet(
            request: check.request, details: check.participants, templates: parts.templates,
            fateWords: parts.fateWords, words: parts.words, directory: directory)
        try writeRows(sipp, progress)
        try writeSkipped()
        var summary = check.summary
        summary.sipp = try sipp.finish()
        try write(summary)
        // The manifest vouches for the SIPP files, and the summary for everything.
        try folder.commit(last: ["manifest.csv", "manifest.json", "ringkasan.json", "ringkasan.html"]) {
            sipp.removeOldFiles(in: folder.path)
        }
        return summary
    }

    private func writeRows(_ sipp: SIPPSet, _ progress: (Int) throws -> Void) throws {
        let dues = try DuesFile(check, words: parts.words, path: path("iuran.csv"))
        let repairs = try RepairWorkbook(check, words: parts.words, path: path("perbaiki.xlsx"))
        do {
            try eachRow { row, checked, index in
                try dues.add(row, checked, index)
                try repairs.add(row, checked, index)
                try sipp.add(row, checked, file: check.summary.files[Int(checked.file)].name)
                try progress(index + 1)
            }
        } catch {
            repairs.abandon()
            throw error
        }
        try dues.finish()
        try repairs.finish()
    }

    /// `dilewati.csv`: rows that were taken for headings, totals or signatures, so that nobody is lost in
    /// silence.
    private func writeSkipped() throws(FileRefusal) {
        let file = try CSVWriter(path: path("dilewati.csv"), isMarked: false)
        try file.append(["berkas", "lembar", "baris_lembar", "alasan", "isi"])
        for source in check.summary.files {
            for row in source.skipped {
                try file.append([
                    source.name, row.sheet, "\(row.sheetRow)", parts.words(row.reason.rawValue), row.text,
                ])
            }
        }
        try file.finish()
    }

    /// Reads the rosters once more, in the same order.
    private func eachRow(_ body: (RosterRow, CheckedRow, Int) throws -> Void) throws {
        var index = 0
        for (number, source) in rosters.enumerated() {
            let changed = ChangedMeanwhile(file: source.name)
            try source.file.rows(source.layout, checks: checks) { row in
                guard index < check.rows.count, check.rows[index].file == number,
                    check.rows[index].dataRow == row.dataRow
                else { throw changed }
                try body(row, check.rows[index], index)
                index += 1
            }
        }
        guard index == check.rows.count else { throw ChangedMeanwhile(file: rosters.last?.name ?? "") }
    }

    private func write(_ summary: CheckSummary) throws(FileRefusal) {
        let page = SummaryPage(
            summary, words: parts.words, styleSheet: parts.styleSheet, day: check.request.today)
        try AtomicFile.write(SummaryJSON(summary, words: parts.words).text, to: path("ringkasan.json"))
        try AtomicFile.write(page.html, to: path("ringkasan.html"))
    }

    private func path(_ name: String) -> String { "\(directory)/\(name)" }
}
