import Foundation
import Testing

@Suite struct `The sheet of repairs` {
    let desk: Desk

    init() throws { desk = try Desk() }

    private let header = [
        "BARIS ASAL", "KEPUTUSAN PETUGAS", "PERLU DIPERBAIKI", "CALON PESERTA", "NOMOR PESERTA",
    ]

    /// Ten people, of whom three wait for somebody: a NIK that is no NIK, no wage, and one who resembles a
    /// participant.
    private func checked() throws -> Run {
        var people = (1...10).map(Worker.numbered)
        people[2].nik = "16710X"
        people[4].wage = ""
        people[6].nik = ""
        people[6].name = "FIRMAN"
        people[6].mother = ""
        people[6].phone = ""
        try desk.write(people.roster, "daftar.csv")
        var listed = [
            Worker.numbered(7).participant("19000000011"), Worker.numbered(40).participant("19000000029"),
        ]
        listed[0].mother = ""
        try desk.write(listed.participants, "peserta.csv")
        return try desk.naungan(
            "check", "daftar.csv", "--participants", "peserta.csv", "--month", "2026-01", "--out", "hasil")
    }

    private func again(_ change: (inout [[String]]) -> Void) throws -> [[String: String]] {
        var rows = try desk.rows("hasil/perbaiki.xlsx").map {
            $0 + Array(repeating: "", count: 14 - $0.count)
        }
        change(&rows)
        try desk.writeWorkbook(rows, "betul.xlsx")
        let run = try desk.naungan(
            "check", "betul.xlsx", "--participants", "peserta.csv", "--month", "2026-01", "--out", "lagi")
        #expect(run.code != 2, "\(run.errors)")
        return try desk.records("lagi/cocok.csv")
    }

    @Test func `holds the rows that need somebody, their cells beside the reason, and no others`() throws {
        #expect(try checked().code == 1)
        let rows = try desk.rows("hasil/perbaiki.xlsx")
        #expect(rows[0] == header + [Worker].rosterHeader)
        #expect(rows.dropFirst().map { $0[0] } == ["3", "5", "7"])
        #expect(rows[1][5] == "16710X")
        #expect(rows[1][2].contains("16710X"))
        #expect(rows[2][2].contains("Upah"))
        #expect(rows[3][6] == "FIRMAN")
        #expect(rows[3][3].contains("19000000011"))
        let review = try desk.records("hasil/cocok.csv").filter { $0["keputusan"] == "periksa" }
        #expect(review.map { $0["baris"] } == ["7"])
    }

    @Test func `is understood when it comes back, and what was corrected is done`() throws {
        _ = try checked()
        let decided = try again { rows in
            rows[1][5] = Worker.numbered(3).nik
            rows[2][11] = "2500000"
            rows[3][1] = "SAMA"
            rows[3][4] = "19000000011"
        }
        #expect(decided.map { $0["keputusan"] } == ["baru", "baru", "cocok"])
        #expect(decided[2]["nomor_peserta"] == "19000000011")
        #expect(decided[2]["alasan"] == "Petugas memutuskan: peserta yang sama.")
        #expect(try desk.rows("lagi/perbaiki.xlsx").count == 1)
        #expect(try desk.rows("lagi/template_tk_baru.xlsx").count == 3)
        #expect(try desk.rows("lagi/template_tk_lanjutan.xlsx").count == 2)
        #expect(try desk.json("lagi/ringkasan.json").object("people").int("to_repair") == 0)
    }

    @Test func `lets a clerk say that a person is new`() throws {
        _ = try checked()
        let decided = try again { rows in
            rows[3][1] = "BARU"
            rows[3][5] = Worker.numbered(60).nik
            rows[3][7] = Worker.numbered(60).born
        }
        #expect(decided[2]["keputusan"] == "baru")
        #expect(decided[2]["nomor_peserta"] == "")
        #expect(decided[2]["alasan"] == "Petugas memutuskan: bukan peserta.")
    }

    @Test func `takes SAMA without a number for the one candidate, and asks where there are none`() throws {
        _ = try checked()
        let decided = try again { rows in
            rows[1][1] = "SAMA"
            rows[3][1] = "sama "
        }
        #expect(decided[2]["keputusan"] == "cocok")
        #expect(decided[2]["nomor_peserta"] == "19000000011")
        #expect(decided[0]["keputusan"] == "periksa")
        #expect(decided[0]["alasan"]?.contains("NOMOR PESERTA") == true)
    }

    @Test func `asks again where the number of SAMA is nobody's`() throws {
        _ = try checked()
        let decided = try again { rows in
            rows[3][1] = "SAMA"
            rows[3][4] = "19999999999"
        }
        #expect(decided[2]["keputusan"] == "periksa")
        #expect(decided[2]["alasan"]?.contains("tidak ada di daftar peserta") == true)
        let kept = try desk.rows("lagi/perbaiki.xlsx")
        #expect(kept[0] == header + [Worker].rosterHeader, "its own columns do not pile up")
        #expect(kept.last?[0] == "7", "and the row keeps the number of the office’s own file")
        #expect(kept.last?[1] == "SAMA")
    }

    @Test func `never registers as new whom a clerk called a participant`() throws {
        _ = try checked()
        var rows = try desk.rows("hasil/perbaiki.xlsx").map {
            $0 + Array(repeating: "", count: 14 - $0.count)
        }
        rows[2][1] = "SAMA"
        rows[2][4] = "19000000011"
        rows[2][11] = "2500000"
        try desk.writeWorkbook(rows, "betul.xlsx")
        _ = try desk.naungan("check", "betul.xlsx", "--month", "2026-01", "--out", "lagi")
        let decided = try desk.records("lagi/cocok.csv")
        #expect(decided[1]["keputusan"] == "periksa")
        #expect(decided[1]["alasan"]?.contains("--participants") == true)
        #expect(!desk.exists("lagi/template_tk_baru.xlsx"))
    }

    @Test func `believes a clerk who looked at two columns that disagree, but not a NIK that is none`() throws
    {
        var people = [Worker.numbered(1), .numbered(2)]
        people[0].born = "01-01-1975"
        people[1].nik = "123"
        try desk.write(people.roster, "daftar.csv")
        #expect(try desk.naungan("check", "daftar.csv", "--month", "2026-01", "--out", "hasil").code == 1)
        var rows = try desk.rows("hasil/perbaiki.xlsx").map {
            $0 + Array(repeating: "", count: 14 - $0.count)
        }
        #expect(rows.count == 3)
        for row in 1...2 { rows[row][1] = "BARU" }
        try desk.writeWorkbook(rows, "betul.xlsx")
        _ = try desk.naungan("check", "betul.xlsx", "--month", "2026-01", "--out", "lagi")
        #expect(try desk.rows("lagi/perbaiki.xlsx").dropFirst().map { $0[5] } == ["123"])
        #expect(try desk.rows("lagi/template_tk_baru.xlsx").count == 2)
    }

    @Test func `may not be written over while it is read`() throws {
        _ = try checked()
        let before = try desk.bytes("hasil/perbaiki.xlsx")
        let run = try desk.naungan("check", "hasil/perbaiki.xlsx", "--month", "2026-01", "--out", "./hasil/")
        #expect(run.code == 2)
        #expect(run.errors.contains("hasil/perbaiki.xlsx"))
        #expect(run.errors.contains("--out"))
        #expect(try desk.bytes("hasil/perbaiki.xlsx") == before)
    }

    @Test func `gives grouped columns names by which they are known again, and adds what is missing`() throws
    {
        let rows = [
            ["No", "DATA PRIBADI", "", "KELAHIRAN", "", "JENIS KELAMIN", ""],
            ["", "Nama Lengkap", "No. KTP", "TEMPAT", "TANGGAL", "L", "P"],
            ["1", "HENDRA WIJAYA", "12345", "MEDAN", "05/03/1990", "√", ""],
            ["2", "RATNA DEWI", "1671014507920002", "MEDAN", "05/07/1992", "", "v"],
        ]
        try desk.write(rows.map { $0.joined(separator: ";") }.joined(separator: "\n"), "kelompok.csv")
        _ = try desk.naungan("check", "kelompok.csv", "--month", "2026-01", "--out", "hasil")
        var repairs = try desk.rows("hasil/perbaiki.xlsx").map {
            $0 + Array(repeating: "", count: 13 - $0.count)
        }
        #expect(
            repairs[0] == header + [
                "NOMOR URUT", "NAMA", "NIK", "TEMPAT LAHIR", "TANGGAL LAHIR", "TANDA LAKI LAKI",
                "TANDA PEREMPUAN",
                "UPAH",
            ])
        repairs[1][7] = "1671010503900001"
        for row in 1...2 { repairs[row][12] = "2000000" }
        try desk.writeWorkbook(repairs, "betul.xlsx")
        let run = try desk.naungan("check", "betul.xlsx", "--month", "2026-01", "--out", "lagi")
        #expect(run.code == 0)
        #expect(try desk.records("lagi/template_tk_baru.xlsx").map { $0["JENIS_KELAMIN"] } == ["L", "P"])
    }

    @Test func `leaves remarks to the office: a reason is none`() throws {
        var people = [Worker.numbered(1), .numbered(2)]
        people[0].wage = ""
        people[0].remarks = "Meninggal dunia"
        people[1].wage = ""
        people[1].remarks = "masih aktif"
        try desk.write(people.roster, "daftar.csv")
        _ = try desk.naungan("check", "daftar.csv", "--month", "2026-01", "--out", "hasil")
        var rows = try desk.rows("hasil/perbaiki.xlsx").map {
            $0 + Array(repeating: "", count: 14 - $0.count)
        }
        #expect(rows.count == 2, "the dead wait for nobody")
        rows[1][13] = "mengundurkan diri"
        try desk.writeWorkbook(rows, "betul.xlsx")
        _ = try desk.naungan("check", "betul.xlsx", "--month", "2026-01", "--out", "lagi")
        #expect(try desk.json("lagi/ringkasan.json").object("people").int("dead_or_left") == 1)
    }
}
