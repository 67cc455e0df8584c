import Foundation
import Testing

/// From a notice of death to the payment through the program itself.
@Suite struct `Claims at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write(
            """
            nik,nama,tempat_lahir,tgl_lahir,jenis_kelamin,nama_ibu_kandung,upah
            1671014101900001,SITI AMINAH,PALEMBANG,1990-01-01,P,ROHANI,2000000
            1671010202850002,BUDI SANTOSO,PALEMBANG,1985-02-02,L,SUMI,3000000
            """, "p.csv")
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind opd --code 1.02 --name Dinas",
            "register registration --npp JJ190001 --units 1.02 --risk-class I",
            "register import p.csv --unit 1.02 --from 2026-01-01",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test func `a registry's list ends the job and opens the claim, and bad rows are told`() throws {
        try desk.write(
            """
            No;NIK;Nama;Tanggal Meninggal;Nomor Akta
            1;1671010202850002;BUDI SANTOSO;15-02-2026;1671-KM-1
            2;1671010202850002;BUDI SANTOSO;15-02-2026;1671-KM-1
            3;167101020285;SALAH;15-02-2026;1671-KM-3
            4;;TANPA AKTA;15-02-2026;
            5;1671999999999999;ORANG LAIN;31-02-2026;1671-KM-5
            6;1671990202850009;ORANG LAIN;01-03-2026;1671-KM-6
            """, "mati.csv")
        let taken = try ask("death-notice import mati.csv")
        #expect(taken.code == 1, "\(taken.output)\(taken.errors)")
        let json = try ask("death-notice import mati.csv --format json").output
        #expect(json.contains("\"repeated\":3") && json.contains("\"rejected\":3"))
        let matched = try ask("death-notice list --state matched --format json").output
        let notice = try #require(field("notice", in: matched))
        #expect(!matched.contains("1671010202850002"))
        let confirmed = try ask("death-notice confirm \(notice)")
        #expect(confirmed.code == 0, "\(confirmed.output)\(confirmed.errors)")
        #expect(confirmed.output.contains("Rp42.000.000"))
        #expect(try ask("register show --nik 1671010202850002").output.contains("2026"))
        #expect(try ask("claim list --open").output.contains("BUDI SANTOSO"))
        #expect(try ask("death-notice import p.csv").code == 2)
        #expect(try ask("death-notice import tidak-ada.csv").code == 2)
    }

    @Test func `to whom a month brings a right is told, with a letter that is drafted once`() throws {
        try desk.write(
            """
            nik,nama,tempat_lahir,tgl_lahir,jenis_kelamin,nama_ibu_kandung,upah
            1671014303880003,DEWI LESTARI,PALEMBANG,1988-03-03,P,ROHANI,2000000
            """, "q.csv")
        let added = try ask("register import q.csv --unit 1.02 --from 2023-03-01")
        #expect(added.code == 0, "\(added.output)\(added.errors)")
        let asked = "claim arising --month 2026-02 --right beasiswa"
        #expect(try ask(asked).output.contains("DEWI LESTARI"))
        #expect(!desk.exists("surat"))
        let told = try ask("\(asked) --letters surat")
        #expect(told.code == 0 && told.output.contains("1 orang"), "\(told.output)\(told.errors)")
        let files = desk.files("surat")
        let file = try #require(files.first)
        #expect(files.count == 1 && file.hasPrefix("surat-hak-beasiswa-2026-02"), "\(files)")
        #expect(try desk.bytes("surat/\(file)").starts(with: Data("%PDF".utf8)))
        let again = try ask("\(asked) --letters lagi")
        #expect(again.code == 0 && again.output.contains("surat disusun"), "\(again.output)")
        #expect(!desk.exists("lagi"))
        #expect(try ask("claim arising --right gaji").code == 2)
        #expect(try ask("claim arising --month 2014-01").code == 2)
    }

    @Test func `a death is claimed, sent, agreed to and paid by two people, and booked`() throws {
        let claim = try opened()
        #expect(try ask("claim submit \(claim)").errors.contains("Masih kurang"))
        #expect(
            try ask("heir add --nik 1671010202850002 --relation spouse --name AMI --confirmed 2026-03-01")
                .code == 0)
        #expect(try ask("claim answer \(claim) certificate-number=1671-KM-1 cause=illness").code == 0)
        #expect(try ask("claim answer \(claim) cause=bosan").code == 2)
        try desk.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "a.pdf")
        try desk.write("bukan gambar", "a.txt")
        #expect(try ask("claim attach \(claim) --kind ktp a.txt").code == 2)
        for kind in [
            "death-certificate", "bpjs-card", "ktp", "heir-ktp", "family-card", "heir-letter",
            "heir-bank-book", "work-reference",
        ] { #expect(try ask("claim attach \(claim) --kind \(kind) a.pdf").code == 0) }
        #expect(try ask("claim submit \(claim) --as siti").code == 0)
        #expect(try ask("claim confirm \(claim) --as siti").code == 2)
        #expect(try ask("claim confirm \(claim) --as budi").code == 0)
        #expect(try ask("claim decide \(claim) --approve 42000000").code == 0)
        #expect(
            try ask("claim pay \(claim) --amount 42000000 --on 2026-03-02 --account 0123456789 --as siti")
                .code == 0)
        #expect(try ask("claim confirm \(claim) --as siti").code == 2)
        let paid = try ask("claim confirm \(claim) --as budi")
        #expect(paid.code == 0 && paid.output.contains("Rp42.000.000"))
        let shown = try ask("claim show \(claim)").output
        #expect(shown.contains("******6789") && !shown.contains("0123456789"))
        let totals = try ask("claim totals --from 2026-03-01 --through 2026-03-31 --by regency").output
        #expect(totals.contains("1671") && totals.contains("Rp42.000.000"))
        for format in ["hledger", "beancount"] {
            let journal = try ask("journal export --format \(format)").output
            #expect(journal.contains("Benefits-Paid-To-Families"), "\(journal)")
        }
        #expect(try ask("database check").code == 0)
        #expect(try ask("claim reverse \(claim) --payment 1 --reason salah").code == 0)
        #expect(try ask("claim totals --from 2026-03-01 --through 2026-03-31").output.contains("Rp0"))
    }

    @Test func `what cannot be is refused in words, in both languages`() throws {
        let open = "claim open --nik 1671010202850002 --type jkk --on "
        #expect(try ask(open + "2026-03-11").errors.contains("belum tiba"))
        #expect(try ask(open + "2026-03-11 --lang en").errors.contains("has not come"))
        #expect(try ask(open + "2015-06-30").code == 2)
        #expect(try ask(open + "2026-02-30").code == 2)
        #expect(try ask(open + "2026-03-01 --at 24:00").code == 2)
        #expect(try ask("claim open --nik 1671010202850009 --type jkk --on 2026-03-01").code == 2)
        #expect(try ask("claim open --nik 1671010202850002 --type jkx --on 2026-03-01").code == 2)
        #expect(try ask("claim show 1").code == 2)
        #expect(try ask("claim decide 1").code == 2)
        #expect(try ask("heir add --nik 1671010202850002 --relation tante --name A").code == 2)
        #expect(try ask("claim refusals").output.contains("Tidak ada"))
        #expect(try ask("claim renewals").code == 0)
    }

    private func opened() throws -> String {
        let run = try ask("claim open --nik 1671010202850002 --type jkm --on 2026-03-01 --format json")
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        return try #require(field("claim", in: run.output))
    }

    /// The first text under a name.
    private func field(_ name: String, in json: String) -> String? {
        guard let start = json.range(of: "\"\(name)\":\"")?.upperBound else { return nil }
        return String(json[start...].prefix { $0 != "\"" })
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOffice = ["claim", "heir", "death-notice"].contains(arguments[0])
        return try desk.naungan(
            arguments + (isOffice && !arguments.contains("--day") ? ["--day", "2026-03-10"] : []),
            limit: keys())
    }

    private func keys() -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
