import Foundation
import Spreadsheets
import Testing

@Suite struct `The SIPP files of a check` {
    let desk: Desk
    let people = (1...45).map(Worker.numbered)

    init() throws { desk = try Desk() }

    private func sha256(_ name: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [desk.path(name)]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return String(text.prefix(64))
    }

    private func expectManifest(of folder: String, files: Int) throws {
        var listed: [String] = []
        for upload in try desk.json("\(folder)/manifest.json").list("uploads") {
            for file in upload.list("files") {
                let path = try #require(file["path"] as? String)
                listed.append(path)
                #expect(try sha256("\(folder)/\(path)") == file["sha256"] as? String)
                #expect(try desk.rows("\(folder)/\(path)").count - 1 == file.int("rows"))
            }
        }
        #expect(listed.count == files)
        #expect(
            listed.sorted() == desk.files(folder).filter { $0.hasSuffix(".xlsx") && !$0.contains("perbaiki") }
        )
    }

    /// One of each kind: new, continuing, here already with another telephone, left, dead.
    private func writeOneOfEach() throws {
        var roster = Array(people[0..<5])
        roster[2].phone = "081311112222"
        roster[3].remarks = "Mengundurkan diri"
        roster[4].remarks = "Meninggal dunia 3 Mei"
        try desk.write(roster.roster, "daftar.csv")
        try desk.write(
            [
                people[1].participant("19000000011", unit: "DINAS LAIN"),
                people[2].participant("19000000029", code: "TK002"),
                people[3].participant("19000000037", code: "TK003"),
                people[4].participant("19000000045", code: "TK004"),
            ].participants, "peserta.csv")
    }

    @Test func `take each person to the file that is his`() throws {
        try writeOneOfEach()
        let run = try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--unit", "Dinas Pasar", "--month",
            "2026-01",
            "--npp", "JJ123456", "--out", "hasil")
        #expect(run.code == 0)
        #expect(
            try desk.records("hasil/template_tk_baru.xlsx").map { $0["NOMOR_IDENTITAS"] } == [people[0].nik])
        let continuing = try desk.records("hasil/template_tk_lanjutan.xlsx")
        #expect(continuing.map { $0["NOMOR_IDENTITAS_KPJ"] } == ["19000000011"])
        let wages = try desk.records("hasil/template_upah.xlsx")
        #expect(wages.map { $0["KPJ"] } == ["19000000029"])
        #expect(wages[0]["BLTH"] == "01/2026")
        #expect(wages[0]["UPAH"] == "2500000")
        #expect(wages[0]["NPP"] == "JJ123456")
        let leavers = try desk.records("hasil/template_tk_na.xlsx")
        #expect(leavers.map { $0["KPJ"] } == ["19000000037"])
        #expect(leavers[0]["SEBAB_NA"] == "A1")
        for file in desk.files("hasil") where file.hasPrefix("template_") {
            #expect(try !desk.rows("hasil/\(file)").contains { $0.contains(people[4].name) }, "\(file)")
        }
        try expectManifest(of: "hasil", files: 5)
        let audit = try desk.json("hasil/ringkasan.json").list("audit")
        #expect(audit.first { $0["category"] as? String == "moved" }?.int("rows") == 1)
        #expect(audit.first { $0["category"] as? String == "dead-or-left" }?.int("rows") == 2)
    }

    @Test func `have the prescribed sheets and columns, and text in every cell`() throws {
        try writeOneOfEach()
        _ = try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--unit", "Dinas Pasar", "--out", "hasil",
            "--month", "2026-01")
        let headers = [
            "template_tk_lanjutan.xlsx": [
                "NOMOR_IDENTITAS_KPJ", "NO_PEGAWAI", "NAMA_LENGKAP", "TGL_LAHIR", "UPAH", "LOKASI_PEKERJAAN",
                "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
            ],
            "template_tk_na.xlsx": [
                "KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TGL_KEJADIAN", "KETERANGAN",
            ],
            "template_upah.xlsx": [
                "NIK", "NO_PEGAWAI", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "UPAH", "RAPEL", "BLTH",
                "NPP",
            ],
        ]
        for (file, header) in headers { #expect(try desk.rows("hasil/\(file)")[0] == header) }
        #expect(try desk.rows("hasil/template_tk_baru.xlsx")[0].count == 30)
        for file in desk.files("hasil") where file.hasPrefix("template_") {
            #expect(try Workbook.kinds(of: desk.path("hasil/\(file)")) == [.text], "\(file)")
        }
    }

    @Test func `are split into numbered folders, and none of them outlives a shorter roster`() throws {
        let template = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../templates/sipp/template_tk_baru-2023-01-01/template.yaml")
        let shipped = try String(contentsOf: template, encoding: .utf8)
        #expect(shipped.contains("row-limit: 10000"))
        let own = "templat/template_tk_baru-2023-01-01"
        try FileManager.default.createDirectory(
            atPath: desk.path(own), withIntermediateDirectories: true)
        try desk.write(
            shipped.replacingOccurrences(of: "row-limit: 10000", with: "row-limit: 20"),
            "\(own)/template.yaml")
        let terms = ["--month", "2026-01", "--sipp-templates", "templat", "--out", "hasil"]
        try desk.write(people.roster, "panjang.csv")
        try desk.write([Worker](people.prefix(20)).roster, "pendek.csv")
        #expect(try desk.naungan(["check", "panjang.csv"] + terms).code == 0)
        let files = (1...3).map { "\($0)/template_tk_baru.xlsx" }
        #expect(desk.files("hasil").filter { $0.hasSuffix("template_tk_baru.xlsx") } == files)
        #expect(try files.map { try desk.rows("hasil/\($0)").count } == [21, 21, 6])
        try expectManifest(of: "hasil", files: 3)

        try FileManager.default.removeItem(atPath: desk.path("hasil/1"))
        #expect(try desk.naungan(["check", "pendek.csv"] + terms).code == 0)
        try expectManifest(of: "hasil", files: 1)
        #expect(!desk.exists("hasil/2") && !desk.exists("hasil/3"))
        #expect(try desk.rows("hasil/template_tk_baru.xlsx").count == 21)
    }

    @Test func `of kinds that have no rows this time are taken away`() throws {
        try writeOneOfEach()
        let terms = ["--participants", "peserta.csv", "--month", "2026-01", "--out", "hasil"]
        _ = try desk.naungan(["check", "daftar.csv"] + terms)
        #expect(desk.exists("hasil/template_tk_na.xlsx"))
        try desk.write([people[20]].roster, "lain.csv")
        _ = try desk.naungan(["check", "lain.csv"] + terms)
        #expect(desk.files("hasil").filter { $0.hasPrefix("template_") } == ["template_tk_baru.xlsx"])
        try expectManifest(of: "hasil", files: 1)
    }

    @Test func `come with what SIPP would refuse, told beforehand`() throws {
        var people = Array(people[0..<3])
        people[1].name = "H. BUDI SANTOSO 2"
        try desk.write(people.roster, "daftar.csv")
        _ = try desk.naungan("check", "daftar.csv", "--month", "2026-01", "--out", "hasil")
        let told = try desk.records("hasil/sipp-praperiksa.csv")
        #expect(!told.isEmpty)
        let marital = told.filter { $0["kolom"] == "STATUS_KAWIN" }
        #expect(marital.count == 1, "what all rows lack is said once")
        #expect(marital[0]["akibat"] == "Akan ditolak")
        let sipp = try desk.json("hasil/ringkasan.json").list("sipp")
        #expect(sipp.first?.int("will_be_rejected") == sipp.first?.int("rows"))
    }

    @Test func `are read back when they were refused`() throws {
        try writeOneOfEach()
        _ = try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--unit", "Dinas Pasar", "--month",
            "2026-01",
            "--out", "hasil")
        try desk.write(
            "NIK,NAMA,STATUS,KETERANGAN\n\(people[0].nik),\(people[0].name),T,NIK tidak ditemukan\n",
            "jawab.csv")
        let run = try desk.naungan(
            "sipp", "reply", "jawab.csv", "--sent", "hasil/template_tk_baru.xlsx", "--format", "json")
        #expect(run.code == 1, "\(run.errors)")
        #expect(try JSON.object(run.output).int("refused") == 1)
        #expect(try JSON.object(run.output).int("sent") == 1)
        try desk.write("NIK,NAMA,STATUS,KETERANGAN\n\(people[0].nik),\(people[0].name),Y,\n", "terima.csv")
        #expect(try desk.naungan("sipp", "reply", "terima.csv").code == 0)
    }

    @Test(arguments: ["id", "en"])
    func `are not read back from something else`(language: String) throws {
        try desk.write([people[0]].roster, "daftar.csv")
        try desk.write("", "kosong.csv")
        let wrong = try desk.naungan("sipp", "reply", "daftar.csv", "--lang", language)
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("daftar.csv"))
        #expect(try desk.naungan("sipp", "reply", "kosong.csv", "--lang", language).code == 2)
        #expect(try desk.naungan("sipp", "reply", "tiada.csv", "--lang", language).code == 2)
    }
}
