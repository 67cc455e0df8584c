import Foundation
package import SIPPFiles

/// Rows of the register as a file that SIPP takes.
package enum SIPPUploadFile {
    /// How many files so many rows become: SIPP takes only so many at once.
    package static func parts(of rows: Int, as template: SIPPTemplate) -> Int {
        (rows + template.rowLimit - 1) / template.rowLimit
    }

    /// One of the files, and what SIPP is going to reject in it.
    ///
    /// - Parameters:
    ///   - part: from 1.
    ///   - fateWords: by which the reason of leaving gets SIPP's code, where it says nothing else.
    /// - Returns: nil where there is no such part.
    /// - Throws: `SIPPWriterRefusal`.
    package static func bytes(
        of rows: [SIPPRow], part: Int, as template: SIPPTemplate, fateWords: FateWords
    ) throws -> [UInt8]? {
        guard part > 0, part <= rows.count else { return nil }
        let first = (part - 1) * template.rowLimit
        guard first < rows.count else { return nil }
        let chosen = rows[first..<min(first + template.rowLimit, rows.count)].map { row in
            var row = row
            if template.kind == .leavers, row[.leavingReason].isEmpty {
                row[.leavingReason] = fateWords.read(row[.remark].utf8).code
            }
            return row
        }
        let folder = FileManager.default.temporaryDirectory.path + "/naungan-sipp-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let manifest = try SIPPWriter.write(chosen, as: template, into: folder)
        guard let file = manifest.files.first,
            let data = FileManager.default.contents(atPath: "\(folder)/\(file.path)")
        else { return nil }
        return Array(data)
    }
}
