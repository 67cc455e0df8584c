import Foundation
import Spreadsheets
import Testing

@Suite struct `A file that is no table` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func refusal(_ bytes: [UInt8], _ name: String = "roster.xlsx") throws -> TableRefusal? {
        let path = try scratch.file(bytes, name)
        do throws(TableRefusal) { _ = try TableFile.open(path: path) } catch { return error }
        return nil
    }

    @Test(arguments: [
        ("%PDF-1.7\n", OtherContent.pdf), ("{\\rtf1", .richText), ("\u{FEFF}\n <html><table>", .webPage),
        ("<!DOCTYPE html>", .webPage), ("<table border=1><tr>", .webPage), ("GIF89a", .image),
        (
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            .xmlSpreadsheet
        ),
    ])
    func `is refused as what it really is`(text: String, content: OtherContent) throws {
        #expect(try refusal(Array(text.utf8)) == .somethingElse(content))
    }

    @Test func `is refused as a picture, an archive or noise by its first bytes`() throws {
        #expect(try refusal([0xFF, 0xD8, 0xFF, 0xE0]) == .somethingElse(.image))
        #expect(try refusal([0x89, 0x50, 0x4E, 0x47]) == .somethingElse(.image))
        #expect(try refusal([0x1F, 0x8B, 8]) == .somethingElse(.archive))
        #expect(try refusal([UInt8](repeating: 0, count: 100)) == .somethingElse(.unknown))
        #expect(try refusal((0..<200).map { UInt8($0 % 31) }) == .somethingElse(.unknown))
    }

    @Test(arguments: [
        (["word/document.xml"], OtherContent.word), (["ppt/presentation.xml"], .presentation),
        (["mimetype", "content.xml"], .openDocument), (["xl/workbook.bin"], .binaryWorkbook),
        (["foto.jpg"], .archive),
    ])
    func `is refused as the archive it is`(parts: [String], content: OtherContent) throws {
        let path = try scratch.archive(parts.map { ($0, "x") })
        #expect(throws: TableRefusal.somethingElse(content)) { try TableFile.open(path: path) }
    }

    @Test func `is refused where there is nothing in it`() throws {
        #expect(try refusal([]) == .empty)
        #expect(try refusal(Array("\u{FEFF} \r\n\r\n\t".utf8)) == .empty)
    }

    @Test func `is refused where it cannot be opened`() throws {
        #expect(throws: TableRefusal.unreadable(reason: "No such file or directory")) {
            try TableFile.open(path: scratch.folder.path + "/none.xlsx")
        }
        #expect(throws: TableRefusal.unreadable(reason: "is a directory")) {
            try TableFile.open(path: scratch.folder.path)
        }
    }

    @Test func `is refused where it is larger than the limit, and not where it is as large`() throws {
        var limits = TableLimits()
        limits.fileBytes = 8
        let path = try scratch.file("1,2\n3,4\n")
        #expect(try rows(path, limits: limits).count == 2)
        limits.fileBytes = 7
        #expect(throws: TableRefusal.tooLarge(bytes: 8, limit: 7)) { try rows(path, limits: limits) }
    }

    @Test func `has a key of its own for every refusal`() {
        #expect(Set(TableRefusal.allKeys).count == TableRefusal.allKeys.count)
        #expect(TableRefusal.allKeys.contains(TableRefusal.somethingElse(.pdf).key))
        #expect(
            TableRefusal.tooManyRows(sheet: "Data", limit: 5).arguments == ["sheet": "Data", "limit": "5"])
    }
}

@Suite struct `A hostile or broken workbook` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `is refused where it wants a password`() throws {
        #expect(throws: TableRefusal.passwordProtected) { try TableFile.open(path: fixture("password.xlsx")) }
    }

    @Test func `is refused where its parts are encrypted`() throws {
        let parts = WorkbookText(sheets: [("Data", "visible", "<worksheet/>")]).parts
        let path = try scratch.archive(parts, password: "rahasia")
        #expect(throws: TableRefusal.passwordProtected) { try TableFile.open(path: path) }
    }

    @Test func `is refused where a part expands beyond measure`() throws {
        let blanks = String(repeating: " ", count: 40_000_000)
        let path = try scratch.workbook(rows: blanks + "<row><c><v>1</v></c></row>")
        do {
            _ = try rows(path)
            Issue.record("a part of forty million blanks was read")
        } catch TableRefusal.bomb(let part, _) {
            #expect(part == "xl/worksheets/s0.xml")
        }
    }

    @Test func `is refused where all parts together expand beyond the limit`() throws {
        var limits = TableLimits()
        limits.expandedBytes = 20_000
        let path = try scratch.workbook(rows: "<!--" + String(repeating: "x", count: 30_000) + "-->")
        #expect(throws: TableRefusal.bomb(part: "xl/worksheets/s0.xml", limit: 20_000)) {
            try rows(path, limits: limits)
        }
    }

    @Test func `is refused where its cells share more text than may be held`() throws {
        var limits = TableLimits()
        limits.sharedBytes = 200
        let texts = (0..<50).map { "<si><t>Dinas \($0)</t></si>" }.joined()
        let path = try scratch.workbook(rows: "<row><c><v>1</v></c></row>", strings: texts)
        #expect(throws: TableRefusal.bomb(part: "xl/sharedStrings.xml", limit: 200)) {
            try rows(path, limits: limits)
        }
        limits.sharedBytes = 4_000
        #expect(try rows(path, limits: limits).count == 1)
    }

    @Test func `is refused where it has more parts than a workbook needs`() throws {
        var limits = TableLimits()
        limits.parts = 3
        let path = try scratch.workbook(rows: "<row><c><v>1</v></c></row>", strings: "")
        #expect(throws: TableRefusal.tooManyParts(count: 4, limit: 3)) { try rows(path, limits: limits) }
        limits.parts = 4
        #expect(try rows(path, limits: limits).count == 1)
    }

    @Test func `is refused where it declares entities`() throws {
        let xml = """
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>\
            <worksheet><sheetData>
            <row><c t="inlineStr"><is><t>&b;&f;</t></is></c></row></sheetData></worksheet>
            """
        let path = try scratch.archive(WorkbookText(sheets: [("Data", "visible", xml)]).parts)
        #expect(
            throws: TableRefusal.damaged(
                part: "xl/worksheets/s0.xml", detail: "declares a document type", lastRow: 0)
        ) {
            try rows(path)
        }
    }

    @Test func `names the last row that could be read`() throws {
        let path = try scratch.workbook(
            rows:
                "<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row><row r=\"3\"><c><v>3</d>"
        )
        do {
            _ = try rows(path)
            Issue.record("broken XML was read")
        } catch TableRefusal.damaged(let part, _, let lastRow) {
            #expect(part == "xl/worksheets/s0.xml")
            #expect(lastRow == 2)
        }
    }

    @Test func `is refused where a sheet is missing or the archive cut short`() throws {
        var parts = WorkbookText(sheets: [("Data", "visible", "<worksheet/>")]).parts
        parts.removeFirst()
        let path = try scratch.archive(parts)
        #expect(
            throws: TableRefusal.damaged(
                part: "xl/worksheets/s0.xml", detail: "the part is missing", lastRow: 0)
        ) {
            try rows(path)
        }
        let cut = try scratch.file([0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0])
        #expect(throws: TableRefusal.self) { try TableFile.open(path: cut) }
    }

    @Test func `is refused where it has no sheet with rows`() throws {
        let path = try scratch.archive(WorkbookText(sheets: []).parts)
        #expect(throws: TableRefusal.noSheets) { try TableFile.open(path: path) }
    }

    @Test func `may hold as many rows and columns as the limits and not one more`() throws {
        var limits = TableLimits()
        limits.rows = 10
        limits.columns = 3
        let row = "<row><c r=\"C1\"><v>1</v></c></row>"
        let full = try scratch.workbook(rows: String(repeating: row, count: 110))
        #expect(try rows(full, limits: limits).count == 110)
        let long = try scratch.workbook(rows: String(repeating: row, count: 111))
        #expect(throws: TableRefusal.tooManyRows(sheet: "Data", limit: 10)) { try rows(long, limits: limits) }
        let wide = try scratch.workbook(rows: "<row r=\"7\"><c r=\"XFD7\"><v>1</v></c></row>")
        #expect(throws: TableRefusal.tooManyColumns(sheet: "Data", row: 7, limit: 3)) {
            try rows(wide, limits: limits)
        }
    }
}
