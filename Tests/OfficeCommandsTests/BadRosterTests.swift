import CLibZip
import Foundation
import Testing

/// Files that are no rosters, each with what both languages must say of it.
@Suite struct `A file that cannot be checked` {
    let desk: Desk

    init() throws { desk = try Desk() }

    /// Runs the check in both languages, and expects a refusal that names the file and says what is wrong.
    private func expectRefusal(
        _ file: String, _ indonesian: String, _ english: String, _ terms: [String] = [],
        location: SourceLocation = #_sourceLocation
    ) throws {
        for (language, says) in [("id", indonesian), ("en", english)] {
            let run = try desk.naungan(
                ["check", file, "--month", "2026-01", "--out", "hasil", "--lang", language] + terms)
            #expect(run.code == 2, sourceLocation: location)
            #expect(run.errors.contains(file), "\(run.errors)", sourceLocation: location)
            #expect(run.errors.contains(says), "\(run.errors)", sourceLocation: location)
            #expect(!run.errors.contains("⟨") && !run.errors.contains("{"), sourceLocation: location)
            #expect(run.output.isEmpty, sourceLocation: location)
        }
        #expect(!desk.exists("hasil"), sourceLocation: location)
    }

    @Test func `is empty, or missing, or a folder, or not to be read`() throws {
        try desk.write("", "kosong.xlsx")
        try expectRefusal("kosong.xlsx", "kosong", "empty")
        try desk.write("\u{FEFF}  \r\n\r\n", "hampa.csv")
        try expectRefusal("hampa.csv", "kosong", "empty")
        try expectRefusal("tiada.xlsx", "tidak dapat dibuka", "cannot be opened")
        try FileManager.default.createDirectory(atPath: desk.path("map"), withIntermediateDirectories: true)
        try expectRefusal("map", "tidak dapat dibuka", "cannot be opened")
        guard geteuid() != 0 else { return }
        try desk.write("NIK,NAMA\n1,2\n", "kunci.csv")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: desk.path("kunci.csv"))
        try expectRefusal("kunci.csv", "tidak dapat dibuka", "cannot be opened")
    }

    @Test func `has no header, or nobody below it`() throws {
        try desk.write(
            "1671010503900001;BUDI SANTOSO;05-03-1990\n1671014507920002;DEWI;05-07-1992\n", "tanpa.csv")
        try expectRefusal("tanpa.csv", "judul kolom", "header")
        try desk.write("Rapat hari Senin\nBawa berkas\n", "catatan.csv")
        try expectRefusal("catatan.csv", "judul kolom", "header")
        try desk.write("NIK;NAMA;UPAH\n", "sepi.csv")
        try expectRefusal("sepi.csv", "sepi.csv", "sepi.csv")
    }

    @Test func `is a PDF, a page or a letter under another name`() throws {
        try desk.write("%PDF-1.7\n%âãÏÓ\n1 0 obj\n", "daftar.xlsx")
        try expectRefusal("daftar.xlsx", "PDF", "PDF")
        try desk.write("<html><body><table><tr><td>NIK</td></tr></table></body></html>", "unduhan.xls")
        try expectRefusal("unduhan.xls", "halaman web", "web page")
    }

    @Test func `is locked with a password`() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../SpreadsheetsTests/Fixtures/password.xlsx")
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: desk.path("kunci.xlsx")))
        try expectRefusal("kunci.xlsx", "kata sandi", "password")
    }

    @Test func `is a small archive that would fill the disk`() throws {
        let blanks = String(repeating: " ", count: 45_000_000)
        try ZIP.workbook(
            sheet: "<worksheet><sheetData>\(blanks)</sheetData></worksheet>", at: desk.path("bom.xlsx"))
        let size = try FileManager.default.attributesOfItem(atPath: desk.path("bom.xlsx"))[.size] as? Int
        #expect((size ?? .max) < 300_000)
        try expectRefusal("bom.xlsx", "mengembang", "expands")
    }

    @Test func `has more rows than any roster`() throws {
        // Rows that are nobody are the quickest to read.
        let handle = try #require(fopen(desk.path("juta.csv"), "w"))
        fputs("NIK,NAMA,X\n", handle)
        let block = String(repeating: ",,A\n", count: 100_000)
        for _ in 0..<20 { fputs(block, handle) }
        fclose(handle)
        let run = try desk.naungan("check", "juta.csv", "--month", "2026-01", "--out", "hasil")
        #expect(run.code == 2)
        #expect(run.errors.contains("1000000") || run.errors.contains("1.000.000"), "\(run.errors)")
        #expect(run.errors.contains("juta.csv"), "\(run.errors)")
        #expect(!desk.exists("hasil"))
    }

    @Test func `has a column twice that says two things, and may have one that says the same`() throws {
        let worker = Worker.numbered(1)
        let row = "\(worker.nik);\(worker.name);\(worker.born);L;2000000"
        try desk.write("NIK;NAMA;TANGGAL LAHIR;JK;UPAH;NIK\n\(row);1671010503900009\n", "dua.csv")
        try expectRefusal("dua.csv", "NIK", "NIK")
        try desk.write("NIK;NAMA;TANGGAL LAHIR;JK;UPAH;NIK\n\(row);\(worker.nik)\n", "sama.csv")
        #expect(try desk.naungan("check", "sama.csv", "--month", "2026-01", "--out", "hasil").code == 0)
    }

    @Test func `is a list of participants without NIK, without people, or the roster itself`() throws {
        try desk.write([Worker.numbered(1)].roster, "daftar.csv")
        try desk.write("KPJ,NAMA,TGL LAHIR\n19000000011,BUDI,05-03-1990\n", "tanpa-nik.csv")
        for (file, id, en) in [
            ("tanpa-nik.csv", "NIK", "NIK"), ("nol.csv", "nol.csv", "nol.csv"),
            ("./daftar.csv", "daftar peserta", "list of participants"),
        ] {
            try desk.write("KPJ,NIK,NAMA\n", "nol.csv")
            try expectRefusal("daftar.csv", id, en, ["--participants", file], naming: file)
        }
    }

    private func expectRefusal(
        _ roster: String, _ indonesian: String, _ english: String, _ terms: [String], naming file: String
    ) throws {
        for (language, says) in [("id", indonesian), ("en", english)] {
            let run = try desk.naungan(
                ["check", roster, "--month", "2026-01", "--out", "hasil", "--lang", language] + terms)
            #expect(run.code == 2)
            #expect(run.errors.contains(says), "\(run.errors)")
            #expect(run.errors.contains(file.replacingOccurrences(of: "./", with: "")), "\(run.errors)")
        }
        #expect(!desk.exists("hasil"))
    }
}

/// Archives of our own making.
enum ZIP {
    static func workbook(sheet: String, at path: String) throws {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let parts = [
            ("xl/worksheets/sheet1.xml", sheet),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(kind)\"><sheets>"
                    + "<sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(kind)/worksheet\""
                    + " Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ]
        var code: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE, &code))
        for (name, text) in parts {
            let bytes = Array(text.utf8)
            // libzip frees the copy.
            let copy = malloc(bytes.count)
            copy?.copyMemory(from: bytes, byteCount: bytes.count)
            let source = try #require(zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1))
            try #require(zip_file_add(archive, name, source, 0) >= 0)
        }
        try #require(zip_close(archive) == 0)
    }
}
