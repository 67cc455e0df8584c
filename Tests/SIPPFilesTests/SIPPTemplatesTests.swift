import MoneyAndDates
import Testing

@testable import SIPPFiles

@Suite struct `The shipped SIPP layouts` {
    @Test(arguments: [
        (SIPPFileKind.newWorkers, "template_tk_baru.xlsx", "data_tk_baru", 30, 10_000),
        (.continuingWorkers, "template_tk_lanjutan.xlsx", "data_tk_lanjutan", 9, 10_000),
        (.wages, "template_upah.xlsx", "data_upah", 10, 10_000),
        (.leavers, "template_tk_na.xlsx", "data_tk_na", 6, 10_000),
        (.corrections, "template_koreksi_tk.xlsx", "update_data_tk", 11, 10_001),
        (.reply, "balasan.xlsx", "balasan", 4, 1_000_000),
        (.rejectedRows, "tidak_valid.xlsx", "tidak_valid", 5, 1_000_000),
    ])
    func `have their names, sheets, columns and limits`(
        _ kind: SIPPFileKind, _ file: String, _ sheet: String, _ columns: Int, _ limit: Int
    ) throws {
        let template = try Shipped.template(kind)

        #expect(template.fileName == file)
        #expect(template.sheet == sheet)
        #expect(template.columns.count == columns)
        #expect(template.rowLimit == limit)
    }

    @Test func `put the columns of new workers at the letters other programs write to`() throws {
        let columns = try Shipped.template(.newWorkers).columns

        #expect(columns[1].header == "NAMA_LENGKAP")
        #expect(columns[8].header == "HP")
        #expect(columns[14].header == "NOMOR_IDENTITAS")
        #expect(columns[23].header == "UPAH")
        #expect(columns[29].header == "TGL_AKHIR_KONTRAK")
    }

    @Test func `require of new workers what SIPP requires`() throws {
        #expect(
            try Shipped.template(.newWorkers).columns.filter(\.isRequired).map(\.header) == [
                "NAMA_LENGKAP", "TANGGAL_LAHIR", "NOMOR_IDENTITAS", "JENIS_KELAMIN", "STATUS_KAWIN", "UPAH",
                "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA",
            ])
    }

    @Test func `leave the day of participation to BPJS`() throws {
        let column = try Shipped.template(.newWorkers).columns.first { $0.header == "TANGGAL_KEPESERTAAN" }
        #expect(try #require(column).field == nil)
    }

    @Test func `are none of them called verified before someone has compared them`() throws {
        #expect(try Shipped.templates().all.allSatisfy { !$0.isVerified && !$0.note.isEmpty })
        let (workers, wages) = (try Shipped.template(.newWorkers), try Shipped.template(.wages))
        #expect(workers.columns.contains { !$0.isVerified && $0.header == "STATUS_PEGAWAI" })
        #expect(wages.columns.filter { !$0.isVerified }.map(\.header) == ["BLTH", "NPP"])
    }

    @Test func `keep the older file of fifty columns for its time`() throws {
        let day = try #require(Day(2022, 12, 31))
        let old = try Shipped.templates().newest(.newWorkers, on: day)

        #expect(old.fileName == "template_tk.xls")
        #expect(old.columns.count == 50)
        #expect(try Shipped.templates().newest(.newWorkers, on: day.adding(days: 1)).columns.count == 30)
    }

    @Test func `are refused on a day before the first of a kind`() throws {
        let day = try #require(Day(2022, 12, 31))

        let refusal = #expect(throws: SIPPTemplateRefusal.self) {
            try Shipped.templates().newest(.wages, on: day)
        }
        #expect(refusal?.fault == .noneOnDay)
        #expect(refusal?.value == "2022-12-31")
    }
}

@Suite struct `A layout that cannot be used` {
    private let good = """
        kind: upah
        since: 2026-01-01
        file-name: template_upah.xlsx
        sheet: data_upah
        header-row: 1
        row-limit: 10
        columns:
          - {header: NIK, takes: nik}
          - {header: UPAH, takes: upah}
        """

    private func refusal(_ old: String, _ new: String) -> SIPPTemplateRefusal? {
        var text = good
        guard let range = text.firstRange(of: old) else { return nil }
        text.replaceSubrange(range, with: new)
        do {
            _ = try SIPPTemplate(yaml: text, file: "t.yaml")
            return nil
        } catch { return error }
    }

    @Test func `is not this one`() throws {
        let template = try SIPPTemplate(yaml: good, file: "t.yaml")
        #expect(template.columns.map(\.header) == ["NIK", "UPAH"])
        #expect(template.columns[0].isVerified)
        #expect(!template.isVerified)
    }

    @Test(arguments: [
        ("kind: upah", "kind: gaji", SIPPTemplateRefusal.Fault.valueWrong, 1, "", "gaji"),
        ("since: 2026-01-01", "since: 2026-02-30", .valueWrong, 2, "", "2026-02-30"),
        ("file-name: template_upah.xlsx", "file-name: ../x.xlsx", .valueWrong, 3, "", "../x.xlsx"),
        ("file-name: template_upah.xlsx", "file-name: a/b.xlsx", .valueWrong, 3, "", "a/b.xlsx"),
        ("header-row: 1", "header-row: 0", .valueWrong, 5, "", "0"),
        ("row-limit: 10", "row-limit: sepuluh", .valueWrong, 6, "", "sepuluh"),
        ("row-limit: 10\n", "", .keyMissing, 1, "", "row-limit"),
        ("row-limit: 10", "rows: 10", .keyUnknown, 6, "", "rows"),
        ("takes: upah", "takes: gaji", .valueWrong, 9, "UPAH", "gaji"),
        ("takes: upah", "takes: nik", .fieldTwice, 9, "", "nik"),
        ("header: UPAH", "header: NIK", .headerTwice, 9, "", "NIK"),
        ("header: UPAH, takes: upah", "takes: upah", .keyMissing, 9, "", "header"),
        ("takes: upah", "takes: upah, width: 3", .keyUnknown, 9, "UPAH", "width"),
        ("takes: upah", "takes: upah, format: rupiah", .valueWrong, 9, "UPAH", "rupiah"),
        ("takes: upah", "takes: upah, format: digits, digits: 9-8", .valueWrong, 9, "UPAH", "9-8"),
        ("takes: upah", "takes: upah, format: digits, digits: 0", .valueWrong, 9, "UPAH", "0"),
        ("takes: upah", "takes: upah, required: ya", .valueWrong, 9, "UPAH", "ya"),
        ("header: UPAH, takes: upah", "header: UPAH, required: true", .keyMissing, 9, "UPAH", "takes"),
        ("takes: upah", "takes: upah, codes: [{code: A}]", .keyMissing, 9, "UPAH", "means"),
        ("takes: upah", "takes: upah, except-when: {field: x, is: y}", .valueWrong, 9, "UPAH", "x"),
    ])
    func `is refused with its line and column`(
        _ old: String, _ new: String, _ fault: SIPPTemplateRefusal.Fault, _ line: Int, _ column: String,
        _ value: String
    ) {
        #expect(
            refusal(old, new)
                == SIPPTemplateRefusal(
                    file: "t.yaml", line: line, column: column, fault: fault, value: value))
    }

    @Test func `is refused where it is no YAML or says a key twice`() {
        #expect(refusal("columns:", "columns: [")?.fault == .notYAML)
        #expect(refusal("columns:", "kind: upah\ncolumns:")?.fault == .notYAML)
    }

    @Test func `is refused in a folder that is not called after it`() throws {
        let folder = TestFolder()
        folder.write(good, to: "template_upah-2025-01-01/template.yaml")

        let refusal = #expect(throws: SIPPTemplateRefusal.self) { try SIPPTemplates(folders: [folder.path]) }
        #expect(refusal?.fault == .folderName)
        #expect(refusal?.value == "template_upah-2026-01-01")
    }

    @Test func `is refused beside another of its kind and day`() throws {
        let folder = TestFolder()
        folder.write(good, to: "template_upah-2026-01-01/template.yaml")
        folder.write(
            good.replacing("template_upah", with: "upah_baru"), to: "upah_baru-2026-01-01/template.yaml")

        let refusal = #expect(throws: SIPPTemplateRefusal.self) { try SIPPTemplates(folders: [folder.path]) }
        #expect(refusal?.fault == .twoForOneDay)
    }

    @Test func `is refused where a folder has none`() throws {
        let folder = TestFolder()
        folder.write("", to: "kosong-2026-01-01/lain.txt")

        let refusal = #expect(throws: SIPPTemplateRefusal.self) { try SIPPTemplates(folders: [folder.path]) }
        #expect(refusal?.fault == .unreadable)
        #expect(throws: SIPPTemplateRefusal.self) { try SIPPTemplates(folders: [folder("tidak-ada")]) }
    }

    @Test func `gives way to a government's own for the same day`() throws {
        let folder = TestFolder()
        let own = good.replacing("2026-01-01", with: "2023-01-01").replacing("data_upah", with: "upah_kota")
        folder.write(own, to: "template_upah-2023-01-01/template.yaml")
        let day = try #require(Day(2026, 3, 15))

        let templates = try SIPPTemplates(folders: [Shipped.folder, folder.path])

        #expect(try templates.newest(.wages, on: day).sheet == "upah_kota")
        #expect(try templates.newest(.leavers, on: day).sheet == "data_tk_na")
    }
}
