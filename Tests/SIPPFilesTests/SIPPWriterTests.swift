import Glibc
import MoneyAndDates
import Spreadsheets
import Testing

@testable import SIPPFiles

@Suite struct `SIPP upload files` {
    let folder = TestFolder()

    /// Three rows a file, so that a few rows fill several.
    private func small(_ fileName: String = "template_upah.xlsx") throws -> SIPPTemplate {
        try SIPPTemplate(
            yaml: """
                kind: upah
                since: 2026-01-01
                file-name: \(fileName)
                sheet: data_upah
                header-row: 1
                row-limit: 3
                columns:
                  - {header: NIK, takes: nik}
                  - {header: KOSONG}
                  - {header: UPAH, takes: upah}
                """, file: "t.yaml")
    }

    private func rows(_ count: Int) -> [SIPPRow] {
        (0..<count).map { [.nik: String(1_671_017_008_900_001 + $0), .wage: "=1+\($0)", .name: "x"] }
    }

    private func write(_ count: Int) throws -> SIPPManifest {
        try SIPPWriter.write(rows(count), as: try small(), into: folder("keluar"))
    }

    @Test func `are one file without a folder up to the limit`() throws {
        let manifest = try write(3)

        #expect(manifest.files.map(\.path) == ["template_upah.xlsx"])
        #expect(
            folder.names == [
                "keluar", "keluar/manifest.csv", "keluar/manifest.json", "keluar/template_upah.xlsx",
            ])
    }

    @Test func `go to numbered folders under one name past the limit`() throws {
        let manifest = try write(7)

        #expect(manifest.files.map(\.path) == (1...3).map { "\($0)/template_upah.xlsx" })
        #expect(manifest.files.map(\.rows) == [3, 3, 1])
        #expect(manifest.files.map(\.firstRecord) == [1, 4, 7])
        #expect(manifest.rows == 7)
    }

    @Test func `are the same, byte for byte, when they are written again`() throws {
        let first = try write(7)
        let bytes = folder.bytes("keluar/2/template_upah.xlsx")

        #expect(try write(7) == first)
        #expect(folder.bytes("keluar/2/template_upah.xlsx") == bytes)
        #expect(first.files[0].sha256 != first.files[1].sha256)
    }

    @Test func `leave nothing of an earlier, longer run`() throws {
        _ = try write(9)
        _ = try write(4)
        #expect(!folder.names.contains("keluar/3"))
        #expect(folder.names.contains("keluar/2/template_upah.xlsx"))

        _ = try write(2)
        #expect(!folder.names.contains("keluar/1"))
        #expect(!folder.names.contains("keluar/2"))

        _ = try write(4)
        #expect(!folder.names.contains("keluar/template_upah.xlsx"))
    }

    @Test func `are listed with rows and checksum`() throws {
        let manifest = try write(4)
        let file = manifest.files[1]

        #expect(file.sha256.utf8.count == 64)
        #expect(file.bytes == folder.bytes("keluar/2/template_upah.xlsx").count)
        #expect(folder.text("keluar/manifest.json") == SIPPManifest.json([manifest]))
        #expect(SIPPManifest.json([manifest]).contains("\"since\": \"2026-01-01\""))
        let line = "2/template_upah.xlsx,1,4,\(file.bytes),\(file.sha256),template_upah,2026-01-01,data_upah"
        #expect(folder.text("keluar/manifest.csv").contains(line + "\r\n"))
    }

    @Test func `have the checksum every other program computes`() throws {
        folder.write("abc", to: "abc")

        #expect(
            FileDigest.ofFile(folder("abc"))?.sha256
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(FileDigest.ofFile(folder("tidak-ada")) == nil)
    }

    @Test func `are refused without rows, and no folder is made`() throws {
        #expect(throws: SIPPWriterRefusal.noRows) { try write(0) }
        #expect(folder.names.isEmpty)
    }

    @Test func `are refused for a layout that comes from BPJS`() throws {
        let template = try Shipped.template(.reply)
        #expect(throws: SIPPWriterRefusal.notAnUpload(.reply)) {
            try SIPPWriter.write(rows(1), as: template, into: folder("keluar"))
        }
    }

    @Test func `are refused for the older format`() throws {
        let template = try small("template_tk.xls")
        #expect(throws: SIPPWriterRefusal.oldFormat(fileName: "template_tk.xls")) {
            try SIPPWriter.write(rows(1), as: template, into: folder("keluar"))
        }
    }

    @Test func `have no manifest after a refusal`() throws {
        _ = try write(7)
        // A folder where the second file should be.
        unlink(folder("keluar/2/template_upah.xlsx"))
        mkdir(folder("keluar/2/template_upah.xlsx"), 0o700)

        #expect(throws: SIPPWriterRefusal.self) { try write(7) }
        #expect(!folder.names.contains("keluar/manifest.json"))
        #expect(!folder.names.contains("keluar/manifest.csv"))
        #expect(!folder.names.contains { $0.hasSuffix(".partial") })
    }

    @Test(arguments: SIPPFileKind.allCases.filter(\.isUpload))
    func `are written for every kind of upload`(_ kind: SIPPFileKind) throws {
        let template = try Shipped.template(kind)
        let manifest = try SIPPWriter.write([Shipped.siti], as: template, into: folder(kind.rawValue))

        #expect(manifest.files.map(\.path) == [template.fileName])
        #expect(manifest.sheet == template.sheet)
    }
}
