import Foundation
import Testing

/// Companies through the program itself.
@Suite struct `Companies at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        for command in ["database create", "register government --region 36.73"] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    private func ask(_ command: String) throws -> Run {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return try desk.naungan(
            command.split(separator: " ").map(String.init),
            limit: "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db")
    }

    private func number(_ output: String) throws -> String {
        let line = try #require(output.split(separator: "\n").first { $0.contains("Kasus ") }, "\(output)")
        return try #require(line.split(separator: " ").dropFirst().first.map { $0.filter(\.isNumber) })
    }

    @Test func `a list is read in, a company led up the ladder, refused at the counter, and given a letter`()
        throws
    {
        try desk.write(
            "NIB;NPP;Nama Perusahaan;Jumlah Tenaga Kerja;Skala\n1234567890123;;PT Satu;12;kecil\n"
                + "12;;PT Dua;9;\n",
            "daftar.csv")
        let list = try ask("company import daftar.csv --source daftar-izin --on 2026-01-05 --day 2026-02-02")
        #expect(list.code == 1 && list.output.contains("Baris 3") && list.output.contains("1 baris dicatat"))
        #expect(try ask("company import daftar.csv --source daftar-izin --day 2026-02-02").code == 2)
        let threshold = try ask("company threshold --workers 10 --basis SE --from 2019-04-05")
        #expect(threshold.code == 0, "\(threshold.errors)")
        #expect(try ask("company show 1234567890123 --day 2026-02-02").output.contains("belum terdaftar"))
        #expect(try ask("company list --day 2026-02-02 --finding belum-terdaftar").output.contains("PT Satu"))
        let opened = try ask("company open 1234567890123 --note Temuan --day 2026-02-02")
        #expect(opened.code == 0, "\(opened.errors)")
        let id = try number(opened.output)
        let serve = "company act \(id) --number T --proof Pos"
        #expect(try ask("\(serve) --serve teguran-1 --on 2026-02-05 --day 2026-02-05").code == 0)
        let early = try ask("\(serve) --serve teguran-2 --on 2026-02-20 --day 2026-02-20")
        #expect(early.code == 2 && early.errors.contains("masih berjalan"))
        #expect(try ask("\(serve) --serve teguran-2 --on 2026-02-23 --day 2026-02-23").code == 0)
        for (step, day, more) in [
            ("denda", "2026-03-11", "--dues 100000000"),
            ("permintaan", "2026-04-13", "--services building-permit"),
            ("penolakan", "2026-04-20", "--services building-permit"),
        ] {
            let proposed = try ask(
                "company act \(id) --propose \(step) --reason tidak-patuh \(more) --day \(day) --as ani")
            #expect(proposed.code == 0, "\(step): \(proposed.errors)")
            let decide = "company decide \(id) --step \(step) --number K --day \(day)"
            #expect(try ask("\(decide) --as ani").code == 2)
            #expect(try ask("\(decide) --as budi").code == 0)
        }
        let counter = try ask("company check 1234567890123 --day 2026-05-01 --lang en")
        #expect(counter.code == 1 && counter.output.contains("Not to be served since"))
        #expect(try ask("company check 9999999999999").code == 0)
        let paid = try ask("company act \(id) --pay 100000 --proof NTPN --day 2026-05-01 --format json")
        #expect(paid.code == 0 && paid.output.contains("\"fine\":100000"), "\(paid.output)\(paid.errors)")
        let cure = try ask("company act \(id) --cure terdaftar --day 2026-05-01")
        #expect(cure.code == 2 && cure.errors.contains("masih ada menurut pembukuan"))
        let letter = try ask(
            "company letter --sanction \(id) --kind refusal-notice --out surat.pdf --day 2026-05-01")
        #expect(letter.code == 0, "\(letter.output)\(letter.errors)")
        #expect(try ask("company letter --sanction \(id) --kind refusal-lifting --out a.pdf").code == 2)
        #expect(try ask("company letter --certificate 1234567890123 --out b.pdf").code == 2)
    }

    @Test func `a branch counts with its head office, and what cannot be is refused with a sentence`() throws
    {
        #expect(try ask("company add --name Pusat --nib 1234567890123 --size kecil").code == 2)
        #expect(try ask("company add --name Pusat --nib 1234567890123 --size small").code == 0)
        let branch = try ask("company add --name Cabang --code CB --above 1234567890123")
        #expect(branch.code == 0, "\(branch.errors)")
        #expect(try ask("company sight 1234567890123 --workers 9").code == 0)
        let eleven = try ask("company sight CB --workers 2 --format json")
        #expect(eleven.output.contains("\"seen\":11"), "\(eleven.output)\(eleven.errors)")
        #expect(try ask("company sight CB --workers -1").code == 2)
        #expect(try ask("company add --name X --nib 12").code == 2)
        #expect(try ask("company show tidak-ada").code == 2)
        #expect(try ask("company add --name Balai --nib 3333333333333 --state").code == 0)
        #expect(try ask("company sight 3333333333333 --workers 12").code == 0)
        let state = try ask("company open 3333333333333 --note x")
        #expect(state.code == 2 && state.errors.contains("PP 86/2013"))
        #expect(try ask("company act 1 --answer x --cure y").code == 2)
        #expect(try ask("company decide 1 --grant --reason x").code == 2)
    }
}
