import Foundation
import Testing

@Suite struct `What a check leaves in its folder` {
    let desk: Desk
    let people = (1...12).map(Worker.numbered)

    init() throws { desk = try Desk() }

    private func listed() -> [Worker] {
        [
            people[0].participant("19000000011", code: "TK001"), people[1].participant("19000000029"),
            people[2].participant("19000000037", unit: "DINAS LAIN"),
        ]
    }

    @Test func `ends with nought where nobody has to look, and with one where somebody has`() throws {
        try desk.write(people.roster, "rapi.csv")
        #expect(try desk.naungan("check", "rapi.csv", "--month", "2026-01", "--out", "rapi").code == 0)
        var untidy = people
        untidy[3].nik = ""
        try desk.write(untidy.roster, "kotor.csv")
        let run = try desk.naungan("check", "kotor.csv", "--month", "2026-01", "--out", "kotor")
        #expect(run.code == 1)
        #expect(run.output.contains("kotor/perbaiki.xlsx"))
        #expect(try desk.naungan("check", "kotor.csv").code == 2)
    }

    @Test func `has the columns of the matches and no others for one file`() throws {
        try desk.write(people.roster, "daftar.csv")
        try desk.write(listed().participants, "peserta.csv")
        let run = try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--month", "2026-01", "--out", "hasil")
        #expect(run.code == 0)
        let rows = try desk.rows("hasil/cocok.csv")
        #expect(rows[0] == ["baris", "nomor_peserta", "keputusan", "peluang", "alasan"])
        #expect(rows.count == 13)
        #expect(rows.dropFirst().map { $0[0] } == (1...12).map(String.init))
        #expect(rows[1...3].map { $0[1] } == ["19000000011", "19000000029", "19000000037"])
        #expect(rows[1...3].allSatisfy { $0[2] == "cocok" })
        #expect(rows[4...12].allSatisfy { $0[1].isEmpty && $0[2] == "baru" && !$0[4].isEmpty })
        #expect(
            try desk.text("hasil/cocok.csv").hasPrefix("baris,nomor_peserta,keputusan,peluang,alasan\r\n"))
    }

    @Test func `finds somebody twice in a file and in two files, and counts him once`() throws {
        try desk.write((people + [people[0]]).roster, "satu.csv")
        try desk.write([people[5], people[6]].roster, "dua.csv")
        let run = try desk.naungan("check", "satu.csv", "dua.csv", "--month", "2026-01", "--out", "hasil")
        #expect(run.code == 0)
        let summary = try desk.json("hasil/ringkasan.json")
        #expect(summary.object("people").int("rows") == 15)
        #expect(summary.object("people").int("people") == 12)
        #expect(summary.object("people").int("duplicates") == 3)
        #expect(summary.object("dues").int("people") == 12)
        let rows = try desk.rows("hasil/cocok.csv")
        #expect(rows[0].last == "berkas")
        #expect(rows[13][4].contains("baris 1"))
        #expect(rows[14][4].contains("satu.csv baris 6"))
        #expect(try desk.rows("hasil/template_tk_baru.xlsx").count == 13)
    }

    @Test func `is the same to the byte when it is made again`() throws {
        try desk.write((people + [people[0]]).roster, "daftar.csv")
        try desk.write(listed().participants, "peserta.csv")
        let terms = [
            "check", "daftar.csv", "--participants", "peserta.csv", "--month", "2026-01", "--unit", "x",
        ]
        _ = try desk.naungan(terms + ["--out", "satu"])
        _ = try desk.naungan(terms + ["--out", "dua"])
        _ = try desk.naungan(terms + ["--out", "dua"])
        #expect(desk.files("satu") == desk.files("dua"))
        for file in desk.files("satu") {
            #expect(try desk.bytes("satu/\(file)") == desk.bytes("dua/\(file)"), "\(file)")
        }
    }

    @Test func `gives nobody to read what only the owner may`() throws {
        try desk.write(people.roster, "daftar.csv")
        _ = try desk.naungan("check", "daftar.csv", "--month", "2026-01", "--out", "hasil")
        for file in desk.files("hasil") {
            let facts = try FileManager.default.attributesOfItem(atPath: desk.path("hasil/\(file)"))
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(file)")
        }
    }

    @Test func `is one page of moderate size that asks nothing of the network and runs nothing`() throws {
        var people = people
        people[0].name = "<script>alert(1)</script>"
        people[1].name = "<img src=x onerror=alert(1)>"
        try desk.write(people.roster, "<b>daftar & kawan.csv")
        let run = try desk.naungan(
            "check", "<b>daftar & kawan.csv", "--month", "2026-01", "--unit", "Dinas <script>x</script>",
            "--out",
            "hasil")
        #expect(run.code != 2)
        let page = try desk.text("hasil/ringkasan.html")
        #expect(page.utf8.count < 60_000)
        for forbidden in ["<script", "<img", "<b>daftar", "http://", "https://", "<link", "url("] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(page.contains("Dinas &lt;script&gt;"))
    }

    @Test func `shows its summary as JSON on demand, the same that it writes`() throws {
        try desk.write(people.roster, "daftar.csv")
        let run = try desk.naungan(
            "check", "daftar.csv", "--month", "2026-01", "--out", "hasil", "--format", "json")
        #expect(run.output == (try desk.text("hasil/ringkasan.json")))
    }
}

@Suite struct `A preview` {
    let desk: Desk

    init() throws { desk = try Desk() }

    @Test func `shows columns and repairs and writes nothing`() throws {
        var people = [Worker.numbered(1), .numbered(2)]
        people[0].wage = "Rp2.500.000,-"
        try desk.write(people.roster, "daftar.csv")
        try desk.write([people[1].participant("19000000011")].participants, "peserta.csv")
        let run = try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--preview", "--out", "hasil")
        #expect(run.code == 0)
        #expect(run.output.contains("G  UPAH → upah"))
        #expect(run.output.contains("\"Rp2.500.000,-\" → \"2500000\""))
        #expect(run.output.contains("A  KPJ → nomor peserta (KPJ)"))
        #expect(!desk.exists("hasil"))
        #expect(Set(desk.files(".")) == ["daftar.csv", "peserta.csv"])
    }
}
