import Glibc
package import Spreadsheets

/// Why upload files could not be written. No manifest stands in the folder afterwards.
package enum SIPPWriterRefusal: Error, Sendable, Hashable {
    case file(FileRefusal)
    case workbook(WorkbookRefusal)
    /// The layout is of a file that comes from BPJS.
    case notAnUpload(SIPPFileKind)
    /// The layout is of the older `.xls`, kept to read old files.
    case oldFormat(fileName: String)
    case noRows
    /// A written file could not be read again for its checksum.
    case unreadable(path: String)

    /// The key in `words/`.
    package var key: String {
        switch self {
        case .file(let refusal): refusal.key
        case .workbook(let refusal): refusal.key
        case .notAnUpload: "sipp.not-an-upload"
        case .oldFormat: "sipp.old-format"
        case .noRows: "sipp.no-rows"
        case .unreadable: "sipp.unreadable"
        }
    }

    /// The named arguments of the sentence.
    package var arguments: [String: String] {
        switch self {
        case .file(let refusal): refusal.arguments
        case .workbook(let refusal): refusal.arguments
        case .notAnUpload(let kind): ["kind": kind.rawValue]
        case .oldFormat(let fileName): ["file": fileName]
        case .noRows: [:]
        case .unreadable(let path): ["path": path]
        }
    }
}

/// Writes rows as the upload files SIPP takes: the prescribed name and sheet, every cell as text, and at
/// most the allowed rows in a file.
///
/// The name may not change, so several files go to folders `1/`, `2/` …; a single file has none. The
/// same rows and layout give the same bytes. Rows of one file are held at a time.
package final class SIPPWriter {
    package let template: SIPPTemplate
    private let directory: String
    private var chunk: [SIPPRow] = []
    private var files: [SIPPManifest.File] = []
    private var record = 1

    /// - Parameter directory: made where it is missing. Files of an earlier run in it are replaced.
    package init(template: SIPPTemplate, into directory: String) throws(SIPPWriterRefusal) {
        guard template.kind.isUpload else { throw .notAnUpload(template.kind) }
        guard template.fileName.hasSuffix(".xlsx") else { throw .oldFormat(fileName: template.fileName) }
        self.template = template
        self.directory = directory
    }

    /// Adds a row; a file that is full is written.
    package func append(_ row: SIPPRow) throws(SIPPWriterRefusal) {
        if chunk.count == template.rowLimit { try writeChunk(isOnly: false) }
        chunk.append(row)
    }

    /// Writes the last file and removes those of an earlier, longer run.
    package func finish() throws(SIPPWriterRefusal) -> SIPPManifest {
        guard !chunk.isEmpty else { throw .noRows }
        try writeChunk(isOnly: files.isEmpty)
        SIPPWriter.removeFiles(of: template, in: directory, keeping: files.count)
        return SIPPManifest(
            kind: template.kind, template: template.name, since: template.since, sheet: template.sheet,
            files: files)
    }

    /// Writes all rows and the manifest at once.
    package static func write(
        _ rows: some Sequence<SIPPRow>, as template: SIPPTemplate, into directory: String
    ) throws(SIPPWriterRefusal) -> SIPPManifest {
        let writer = try SIPPWriter(template: template, into: directory)
        SIPPManifest.remove(from: directory)
        for row in rows { try writer.append(row) }
        let manifest = try writer.finish()
        do { try SIPPManifest.write([manifest], into: directory) } catch { throw .file(error) }
        return manifest
    }

    /// Removes what earlier runs left of this kind, which would otherwise be uploaded with the new files.
    package static func removeFiles(of template: SIPPTemplate, in directory: String, keeping count: Int = 0) {
        if count != 1 { unlink("\(directory)/\(template.fileName)") }
        // All of them: somebody may have taken away the first after uploading it.
        for folder in numberedFolders(in: directory) where count <= 1 || folder > count {
            guard unlink("\(directory)/\(folder)/\(template.fileName)") == 0 else { continue }
            rmdir("\(directory)/\(folder)")
        }
    }

    private static func numberedFolders(in directory: String) -> [Int] {
        guard let listing = opendir(directory) else { return [] }
        defer { closedir(listing) }
        var folders: [Int] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Int(name), number > 0, name == "\(number)" { folders.append(number) }
        }
        return folders
    }

    private func writeChunk(isOnly: Bool) throws(SIPPWriterRefusal) {
        if files.isEmpty {
            do { try AtomicFile.makeDirectory(directory) } catch { throw .file(error) }
            AtomicFile.removeLeftovers(in: directory)
        }
        let folder = isOnly ? "" : "\(files.count + 1)/"
        files.append(try write(chunk, in: folder, firstRecord: record))
        record += chunk.count
        chunk.removeAll(keepingCapacity: true)
    }

    private func write(
        _ rows: [SIPPRow], in folder: String, firstRecord: Int
    ) throws(SIPPWriterRefusal) -> SIPPManifest.File {
        let path = "\(directory)/\(folder)\(template.fileName)"
        do {
            if !folder.isEmpty { try AtomicFile.makeDirectory("\(directory)/\(folder.dropLast())") }
        } catch { throw .file(error) }
        do { try writeWorkbook(rows, to: path) } catch { throw .workbook(error) }
        guard let digest = FileDigest.ofFile(path) else { throw .unreadable(path: path) }
        return SIPPManifest.File(
            path: folder + template.fileName, rows: rows.count, firstRecord: firstRecord,
            bytes: digest.bytes, sha256: digest.sha256)
    }

    private func writeWorkbook(_ rows: [SIPPRow], to path: String) throws(WorkbookRefusal) {
        let workbook = try WorkbookWriter(path: path)
        let columns = template.columns.map {
            let width = max(12, $0.header.utf8.count + 2)
            return WorkbookColumn($0.header, width: Double(width), isRequired: $0.isRequired)
        }
        // No filter: it adds a hidden name to the workbook that the original does not have.
        let data = try workbook.addSheet(
            WorkbookSheet(
                name: template.sheet, columns: columns, headerRow: template.headerRow, filters: false))
        var cells = [String](repeating: "", count: columns.count)
        for row in rows {
            for (index, column) in template.columns.enumerated() {
                guard let field = column.field else { continue }
                cells[index] = row[field]
            }
            try workbook.append(cells, to: data)
        }
        for other in template.otherSheets {
            let sheet = try workbook.addSheet(
                WorkbookSheet(
                    name: other.name, columns: other.headers.map { WorkbookColumn($0, width: 30) },
                    filters: false))
            for row in other.rows { try workbook.append(row, to: sheet) }
        }
        try workbook.finish()
    }
}
