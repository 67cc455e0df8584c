import DeskBooks
import Foundation
package import IndicatorBooks
package import Indicators
import Letters
package import OfficeLetters
import Spreadsheets
import WebGate
package import Words

/// A report as a file: what it tells, and in its last row or at its foot who took it along.
package struct ReportFile: Sendable {
    package let entry: ReportEntry
    package let content: ReportContent
    package let watermark: String
    package let words: Words

    package init(_ entry: ReportEntry, _ content: ReportContent, watermark: String, words: Words) {
        self.entry = entry
        self.content = content
        self.watermark = watermark
        self.words = words
    }

    /// `laporan-tunggakan-20260305.xlsx`.
    package func name(_ format: ReportFormat) -> String {
        "laporan-\(entry.kind.rawValue)-\(entry.due).\(format.rawValue)"
    }

    /// What browsers are told that it is.
    static func type(_ format: ReportFormat) -> String {
        switch format {
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }

    /// The whole file.
    package func bytes(_ format: ReportFormat, _ letters: OfficeLetters) async throws -> [UInt8] {
        switch format {
        case .pdf: try await letters.report(entry, content, watermark: watermark).bytes
        case .xlsx, .csv: try table(format)
        }
    }

    private func table(_ format: ReportFormat) throws -> [UInt8] {
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/laporan.\(format.rawValue)"
        if format == .csv { try writeCSV(path) } else { try writeWorkbook(path) }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw NotThere() }
        return [UInt8](bytes)
    }

    private var head: [String] {
        [words(entry.kind.labelKey), entry.scopeName, entry.period(content, words)]
    }

    private func writeCSV(_ path: String) throws {
        let writer = try CSVWriter(path: path)
        try writer.append(head)
        for table in content.tables {
            try writer.append([words(table.title)])
            try writer.append(table.columns.map { words($0) })
            for row in table.rows { try writer.append(row.map { $0.plain(words) }) }
        }
        try writer.append([watermark])
        try writer.finish()
    }

    private func writeWorkbook(_ path: String) throws {
        let writer = try WorkbookWriter(path: path)
        for (place, table) in content.tables.enumerated() {
            let sheet = try writer.addSheet(
                WorkbookSheet(
                    name: "\(place + 1)", columns: table.columns.map { WorkbookColumn(words($0), width: 22) })
            )
            for row in table.rows { try writer.append(row.map { $0.plain(words) }, to: sheet) }
            if place == content.tables.count - 1 {
                try writer.append([head.joined(separator: " · ")], to: sheet)
                try writer.append([watermark], to: sheet)
            }
        }
        try writer.finish()
    }
}
