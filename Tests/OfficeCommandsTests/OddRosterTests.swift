import Foundation
import Spreadsheets
import Testing

@Suite struct `An odd roster` {
    let desk: Desk

    init() throws { desk = try Desk() }

    private func check(_ file: String, _ terms: String...) throws -> Run {
        try desk.naungan(["check", file, "--month", "2026-01", "--out", "hasil"] + terms)
    }

    @Test(arguments: ["-5000", "0", "900000000000", "99999999999999999999", "50000", "1,5 juta"])
    func `with a wage that nobody earns sends that row to be repaired, and goes on`(wage: String) throws {
        var people = (1...3).map(Worker.numbered)
        people[1].wage = wage
        try desk.write(people.roster, "daftar.csv")
        let run = try check("daftar.csv")
        #expect(run.code == 1, "\(run.errors)")
        let repairs = try desk.rows("hasil/perbaiki.xlsx")
        #expect(repairs.dropFirst().map { $0[0] } == ["2"])
        #expect(repairs[1][2].contains("Upah"), "\(repairs[1][2])")
        #expect(try desk.rows("hasil/template_tk_baru.xlsx").count == 3)
        let dues = try desk.json("hasil/ringkasan.json").object("dues")
        #expect((dues.int("ready") ?? 0) == 2 * (6_000 + 7_500))
    }

    @Test func `cannot run a formula in anybody's spreadsheet`() throws {
        var people = (1...4).map(Worker.numbered)
        people[0].name = "=CMD|' /C calc'!A0"
        people[1].name = "+SUM(A1)"
        people[2].name = "@HENDRA"
        people[2].nik = ""
        people[3].remarks = "-cek"
        try desk.write(people.roster, "=daftar.csv")
        #expect(try check("=daftar.csv").code != 2)
        for file in desk.files("hasil") where file.hasSuffix(".csv") {
            for cell in try desk.rows("hasil/\(file)").flatMap({ $0 }) {
                let first = cell.first ?? "x"
                #expect(!"=+@\t\r".contains(first), "\(file): \(cell)")
                #expect(first != "-" || Int(cell) != nil, "\(file): \(cell)")
            }
        }
        for file in desk.files("hasil") where file.hasSuffix(".xlsx") {
            #expect(try Workbook.kinds(of: desk.path("hasil/\(file)")) == [.text])
        }
        #expect(try Workbook.texts(of: desk.path("hasil/perbaiki.xlsx")).contains("@HENDRA"))
    }

    @Test func `may have one person only`() throws {
        try desk.write([Worker.numbered(3)].roster, "daftar.csv")
        #expect(try check("daftar.csv").code == 0)
        #expect(try desk.json("hasil/ringkasan.json").object("people").int("people") == 1)
    }

    @Test(arguments: ["\r\n", "\n", "\r"])
    func `may end its lines in any way`(lineEnd: String) throws {
        let people = (1...3).map(Worker.numbered)
        try desk.write(people.roster.replacingOccurrences(of: "\r\n", with: lineEnd), "daftar.csv")
        #expect(try check("daftar.csv").code == 0)
        #expect(try desk.json("hasil/ringkasan.json").object("people").int("people") == 3)
    }

    @Test func `may have any name, also of three hundred letters, and odd sheets`() throws {
        let long = String(repeating: "rekap daftar tenaga ", count: 12) + ".csv"
        var people = [Worker.numbered(1), .numbered(2)]
        people[0].nik = "1"
        people[1].name = String(repeating: "PANJANG ", count: 60)
        for name in ["daftar honorer à la carte 日本.csv", long, "'tanda' [kurung] 50%.csv", "-daftar.csv"] {
            try desk.write(people.roster, name)
            let run = try check(name.hasPrefix("-") ? "./\(name)" : name)
            #expect(run.code == 1, "\(name): \(run.errors)")
            #expect(try desk.rows("hasil/perbaiki.xlsx").count == 2)
        }
        try desk.writeWorkbook(people.rosterRows, "lembar.xlsx", sheet: "Honor & THL <2026> “jan”")
        #expect(try check("lembar.xlsx", "--unit", String(repeating: "Dinas ", count: 60)).code == 1)
        #expect(try desk.text("hasil/ringkasan.html").contains("Honor &amp; THL") == false)
    }

    @Test func `may be five at once in five formats`() throws {
        let people = (1...10).map(Worker.numbered)
        try desk.write([Worker](people[0..<2]).roster, "a.csv")
        try desk.write([Worker](people[2..<4]).roster.replacingOccurrences(of: ";", with: "\t"), "b.tsv")
        try desk.write([Worker](people[4..<6]).roster.replacingOccurrences(of: ";", with: ","), "c.csv")
        try desk.writeWorkbook([Worker](people[6..<8]).rosterRows, "d.xlsx")
        try desk.write("\u{FEFF}sep=;\n" + [Worker](people[8..<10]).roster, "e.txt")
        let run = try desk.naungan(
            "check", "a.csv", "b.tsv", "c.csv", "d.xlsx", "e.txt", "--month", "2026-01", "--out", "hasil")
        #expect(run.code == 0, "\(run.errors)")
        let summary = try desk.json("hasil/ringkasan.json")
        #expect(summary.list("rosters").map { $0.int("rows") } == [2, 2, 2, 2, 2])
        #expect(try desk.rows("hasil/template_tk_baru.xlsx").count == 11)
    }

    @Test func `lists a volunteer without sex, and the NIK knows it`() throws {
        let people = [Worker.numbered(1), .numbered(2)]
        let rows = people.map { "\($0.nik);\($0.name);\($0.born);500.000" }
        try desk.write("NIK;NAMA;TGL LAHIR;INSENTIF\n" + rows.joined(separator: "\n"), "rt.csv")
        #expect(try check("rt.csv").code == 0)
        #expect(try desk.records("hasil/template_tk_baru.xlsx").map { $0["JENIS_KELAMIN"] } == ["L", "L"])
    }

    @Test func `may have headings of groups between its people`() throws {
        let people = [Worker.numbered(1), .numbered(2)]
        var lines = people.roster.components(separatedBy: "\r\n")
        lines.insert(";REGU 1;;;;;;;", at: 1)
        lines.insert(";REGU 2;;;;;;;", at: 3)
        try desk.write(lines.joined(separator: "\r\n"), "regu.csv")
        #expect(try check("regu.csv").code == 0)
        #expect(try desk.json("hasil/ringkasan.json").object("people").int("people") == 2)
    }
}

@Suite struct `A term of a check that is no term` {
    let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write([Worker.numbered(1)].roster, "daftar.csv")
    }

    @Test(arguments: [
        ["--month", "Januari"], ["--month", "2026-13"], ["--segment", "jakon"], ["--risk-class", "VI"],
        ["--programmes", "jkk,xyz"], ["--wage-basis", "fixed:"], ["--wage-basis", "fixed:-1"],
        ["--wage-basis", "upah"], ["--region", "1671"], ["--region", "Palembang"], ["--budget", "1,5M"],
        ["--budget=-1", "-1"], ["--paid-by", "saya"], ["--law", "tiada"],
    ])
    func `is refused with what was wanted`(term: [String]) throws {
        let languages = [("id", "seharusnya"), ("en", "should be")]
        for (language, wanted) in languages.prefix(term[0] == "--month" ? 2 : 1) {
            let run = try desk.naungan(
                ["check", "daftar.csv", "--out", "hasil", "--lang", language]
                    + (term[0].contains("=") ? [term[0]] : term))
            #expect(run.code == 2)
            #expect(run.errors.contains(term[1]), "\(run.errors)")
            #expect(run.errors.contains(wanted), "\(run.errors)")
            #expect(!desk.exists("hasil"))
        }
    }

    @Test(arguments: [["--lang", "fr"], ["--format", "xml"], ["--apa"], []])
    func `is refused by the parser in both languages`(term: [String]) throws {
        let roster = term.isEmpty ? [] : ["daftar.csv"]
        let run = try desk.naungan(["check"] + roster + ["--out", "hasil"] + term)
        #expect(run.code == 2)
        #expect(run.errors.contains("naungan check --help"))
        #expect(run.errors.contains("tidak dipahami"))
        guard term.first != "--lang" else { return }
        let english = try desk.naungan(["check"] + roster + ["--lang", "en"] + term)
        #expect(english.errors.contains("not understood"))
    }

    @Test func `is a month the law does not cover, before anything is written`() throws {
        for month in ["2015-06", "2031-01"] {
            for language in ["id", "en"] {
                let run = try desk.naungan(
                    "check", "daftar.csv", "--month", month, "--out", "hasil", "--lang", language)
                #expect(run.code == 2, "\(month)")
                #expect(!run.errors.isEmpty && !run.errors.contains("⟨"))
                #expect(!desk.exists("hasil"))
            }
        }
        let first = try desk.naungan("check", "daftar.csv", "--month", "2015-07", "--out", "hasil")
        #expect(first.code == 0, "\(first.errors)")
    }
}
