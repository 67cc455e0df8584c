import Foundation
import Testing

/// Vulnerable workers through the program itself.
@Suite struct `Vulnerable workers at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write(
            """
            NIK,Nama,Tanggal Lahir,L/P,Pekerjaan,Desil,Bukti Kerja,Sakit
            1671015001900011,SITI SATU,10-01-1990,P,petani,2,kartu tani,tidak
            1671015001900012,SITI DUA,10-01-1990,P,petani,2,kartu tani,tidak
            1671015001900013,SITI TIGA,10-01-1990,P,petani,2,kartu tani,tidak
            1671015001900014,SITI EMPAT,10-01-2020,P,petani,2,kartu tani,tidak

            """, "desa.csv")
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind desa --code D.01 --name Sukamaju",
            "register unit --kind desa --code D.02 --name Mekarsari",
            "register registration --npp JJ990001 --segment bpu --units D.01 --name Wadah --day 2026-01-01",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test
    func `a list goes to the card, a free place is filled, a decree is withdrawn, who is left is asked`()
        throws
    {
        let quota = try posted()
        #expect(try ask("vulnerable corrections \(quota)").code == 0)
        #expect(try ask("vulnerable decree \(quota) --number 1 --on 2026-03-10").code == 2)
        let decreed = try ask(
            "vulnerable decree \(quota) --number 1 --on 2026-04-02 --day 2026-04-02 --format json")
        #expect(decreed.output.contains("\"people\":2") && decreed.output.contains("\"waiting\":1"))
        let sent = try ask("vulnerable send \(quota) --out kirim --day 2026-04-02 --format json")
        #expect(sent.code == 0 && desk.exists("kirim/template_tk_baru.xlsx"), "\(sent.output)\(sent.errors)")
        try desk.write(
            """
            Status (Y / T),Keterangan Status Data,Nomor Identitas (NIK),Nama Lengkap
            Y,,1671015001900011,SITI SATU
            Y,,1671015001900012,SITI DUA
            Y,,1671015001900099,ORANG LAIN

            """, "balasan.csv")
        let reply = try ask("vulnerable reply \(try value("batch", sent)) balasan.csv --day 2026-04-05")
        #expect(reply.code == 1 && reply.output.contains("ORANG LAIN"), "\(reply.output)\(reply.errors)")
        #expect(
            try ask("vulnerable card \(quota) --on 2026-04-06 --day 2026-04-06").output.contains("2 kartu"))
        let rows = try ask("vulnerable list --quota \(quota) --stage berkartu --format json").output
        let first = try value("row", Run(code: 0, output: rows, errors: ""))
        #expect(
            try ask("vulnerable end \(first) --because bekerja --on 2026-05-10 --day 2026-05-11").code == 0)
        #expect(
            try ask("vulnerable decree \(quota) --number 2 --on 2026-05-12 --day 2026-05-12").code == 0)
        let last = try value(
            "row", try ask("vulnerable list --quota \(quota) --stage berkartu --format json"))
        let asked = try ask("vulnerable hand-back --row \(last) --choice sendiri --day 2026-11-10")
        #expect(
            asked.code == 0 && asked.output.contains("1 melanjutkan sendiri"),
            "\(asked.output)\(asked.errors)")
        #expect(try ask("vulnerable hand-back --row \(last) --choice berhenti --day 2026-11-10").code == 2)
        let gone = try ask(
            "vulnerable withdraw \(try value("decree", decreed)) --on 2026-11-11 --reason keliru"
                + " --day 2026-11-11"
        )
        #expect(gone.output.contains("30 November 2026"), "\(gone.output)\(gone.errors)")
        #expect(try ask("vulnerable survival --day 2027-04-10").code == 0)
    }

    /// A quota of two places with three people who hang out, and a child whom a visit refused.
    private func posted() throws -> String {
        let made = try ask(
            "vulnerable quota --name APBD --ceiling 302400 --from 2026-04 --through 2026-12 --decile 4"
                + " --registration JJ990001 --format json")
        #expect(made.code == 0, "\(made.output)\(made.errors)")
        let quota = try value("quota", made)
        #expect(made.output.contains("\"places\":2"))
        #expect(try ask("vulnerable share \(quota) --unit D.01 --places 2").code == 0)
        let taken = try ask("vulnerable propose \(quota) desa.csv --unit D.01 --as desa")
        #expect(taken.code == 1 && taken.output.contains("3 lolos"), "\(taken.output)\(taken.errors)")
        #expect(try ask("vulnerable propose \(quota) desa.csv --unit D.01").output.contains("sudah diterima"))
        #expect(try ask("vulnerable check \(quota)").output.contains("1 ditahan"))
        #expect(try ask("vulnerable verify --quota \(quota) --as desa").code == 2)
        #expect(try ask("vulnerable verify --quota \(quota)").output.contains("3 orang"))
        let child = try value(
            "row", try ask("vulnerable list --quota \(quota) --stage diusulkan --format json"))
        #expect(try ask("vulnerable verify --row \(child)").errors.contains("paling muda"))
        try desk.write("Nomor baris,Bertemu,Bekerja,Sakit\n\(child),ya,tidak,tidak\n9,ya,ya,ya\n", "k.csv")
        let field = try ask("vulnerable field \(quota) k.csv")
        #expect(field.output.contains("1 tidak bekerja") && field.output.contains("1 baris tidak dikenal"))
        #expect(try ask("vulnerable refuse \(child) --reason x").code == 2)
        #expect(try ask("vulnerable post \(quota)").output.contains("/rentan/pengumuman/1671-"))
        return quota
    }

    @Test func `a village brings its sheet back, has its own calendar, and becomes part of another`() throws {
        let made = try ask(
            "vulnerable quota --name Desa --ceiling 302400 --from 2026-04 --through 2026-12"
                + " --registration JJ990001 --format json")
        let quota = try value("quota", made)
        #expect(try ask("vulnerable propose \(quota) desa.csv --unit D.01").code == 1)
        let sheet = try ask("village sheet D.01 --out lembar.xlsx")
        #expect(sheet.code == 0 && sheet.output.contains("4 baris"), "\(sheet.output)\(sheet.errors)")
        var rows = try desk.rows("lembar.xlsx")
        rows[1][5] = "foto di sawah"
        try desk.writeWorkbook(rows, "isi.xlsx")
        #expect(try ask("village bring D.02 isi.xlsx").code == 2)
        #expect(try ask("village bring D.01 desa.csv").code == 2)
        let brought = try ask("village bring D.01 isi.xlsx")
        #expect(brought.code == 0 && brought.output.contains("1 isian"), "\(brought.output)\(brought.errors)")
        #expect(try ask("village tranches --year 2026 4:60 9:40").code == 0)
        #expect(try ask("village tranches --year 2026 4:60 9:41").code == 2)
        #expect(try ask("village show D.01").output.contains("60 persen"))
        #expect(try ask("village merge D.01 --into D.01 --from 2026-04-01").code == 2)
        let merged = try ask("village merge D.01 --into D.02 --from 2026-04-01")
        #expect(merged.code == 0 && merged.output.contains("4 usulan"), "\(merged.output)\(merged.errors)")
    }

    @Test func `what cannot be is refused with a sentence`() throws {
        let eleven = try ask(
            "vulnerable quota --name A --ceiling 1 --from 2026-04 --through 2026-12 --decile 11"
                + " --registration JJ990001")
        #expect(eleven.code == 2 && eleven.errors.contains("bukan desil"))
        #expect(try ask("vulnerable list --quota 1 --stage apa").code == 2)
        #expect(try ask("vulnerable send 1 --out x").code == 2)
        #expect(try ask("vulnerable propose 1 tidak-ada.csv --unit D.01").code == 2)
        #expect(try ask("vulnerable end 1 --because bekerja --on 2026-01-01").code == 2)
    }

    private func value(_ name: String, _ run: Run) throws -> String {
        let start = try #require(
            run.output.range(of: "\"\(name)\":\"")?.upperBound, "\(run.output)\(run.errors)")
        return String(run.output[start...].prefix { $0 != "\"" })
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOurs = arguments[0] == "vulnerable" || arguments[0] == "village"
        return try desk.naungan(
            arguments + (isOurs && !arguments.contains("--day") ? ["--day", "2026-03-10"] : []),
            limit: keys())
    }

    private func keys() -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
