import CLibZip
import Foundation
import Spreadsheets
import Testing

/// A folder of its own for one test, gone when the test is over.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("naungan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(_ bytes: [UInt8], _ name: String = "roster.csv") throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    func file(_ text: String, _ name: String = "roster.csv") throws -> String {
        try file(Array(text.utf8), name)
    }

    /// A zip archive of these parts.
    func archive(_ parts: [(name: String, text: String)], password: String? = nil) throws -> String {
        let path = folder.appendingPathComponent("\(UUID().uuidString).xlsx").path
        var code: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE, &code))
        for part in parts {
            let bytes = Array(part.text.utf8)
            // libzip frees the copy.
            let copy = malloc(max(1, bytes.count))
            copy?.copyMemory(from: bytes, byteCount: bytes.count)
            let source = try #require(zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1))
            let index = zip_file_add(archive, part.name, source, 0)
            try #require(index >= 0)
            if let password {
                let method = UInt16(ZIP_EM_AES_256)
                try #require(zip_file_set_encryption(archive, zip_uint64_t(index), method, password) == 0)
            }
        }
        try #require(zip_close(archive) == 0)
        return path
    }

    /// A workbook with one sheet, its rows given as XML.
    func workbook(rows: String, strings: String? = nil, styles: String? = nil, properties: String = "") throws
        -> String
    {
        try archive(
            WorkbookText(
                sheets: [("Data", "visible", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")],
                strings: strings, styles: styles, properties: properties
            ).parts)
    }
}

/// The parts of a small workbook.
struct WorkbookText {
    var sheets: [(name: String, state: String, xml: String)]
    var strings: String?
    var styles: String?
    var properties = ""

    var parts: [(name: String, text: String)] {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var tabs = ""
        var relations = ""
        for (place, sheet) in sheets.enumerated() {
            let id = "rId\(place + 1)"
            tabs +=
                "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\""
                + " state=\"\(sheet.state)\" r:id=\"\(id)\"/>"
            relations +=
                "<Relationship Id=\"\(id)\" Type=\"\(kind)/worksheet\" Target=\"worksheets/s\(place).xml\"/>"
        }
        var parts = sheets.enumerated().map { ("xl/worksheets/s\($0).xml", $1.xml) }
        if let strings {
            parts.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>"))
            relations +=
                "<Relationship Id=\"rS\" Type=\"\(kind)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        }
        if let styles {
            parts.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
            relations += "<Relationship Id=\"rF\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/>"
        }
        let workbook = "<workbook xmlns:r=\"\(kind)\">\(properties)<sheets>\(tabs)</sheets></workbook>"
        parts.append(("xl/workbook.xml", workbook))
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
        return parts
    }
}

/// A row as it was read, kept.
struct ReadRow: Equatable {
    let number: Int
    let cells: [String]

    init(_ number: Int, _ cells: [String]) {
        self.number = number
        self.cells = cells
    }
}

/// All rows of a sheet, kept.
func rows(_ path: String, sheet: Int = 0, limits: TableLimits = TableLimits()) throws -> [ReadRow] {
    var rows: [ReadRow] = []
    try TableFile.open(path: path, limits: limits).forEachRow(inSheet: sheet) { row in
        rows.append(ReadRow(row.number, (0..<row.count).map(row.text)))
        return .goOn
    }
    return rows
}

/// The kinds of the cells of the first row.
func kinds(_ path: String, sheet: Int = 0) throws -> [CellKind] {
    var kinds: [CellKind] = []
    try TableFile.open(path: path).forEachRow(inSheet: sheet) { row in
        kinds = (0..<row.count).map(row.kind)
        return .stop
    }
    return kinds
}

/// A file that lies beside the tests.
func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
        .path
}
