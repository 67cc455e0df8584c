import Foundation
import Testing

/// A month of a small office through the program itself, from an empty folder to a receipt.
@Suite struct `A month at the command line` {
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
            "register import p.csv --unit 1.02 --from 2026-01-01", "period open --month 2026-01",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test func `ends in a bill, a payment that the bank proves, and a receipt`() throws {
        let bill = try billed()
        #expect(try ask("arrears --day 2026-03-20").output.contains("27.000"))
        #expect(try ask("bill code \(bill) 202601167100").code == 0)
        try desk.write(
            """
            Tanggal,Keterangan,Debet,Kredit,Saldo
            12/02/2026,SALDO AWAL,,,"100.000"
            12/02/2026,BPJS KODE IURAN 202601167100,"27.000",,"73.000"
            """, "s.csv")
        let taken = try ask("bank import s.csv")
        #expect(taken.code == 0, "\(taken.output)\(taken.errors)")
        #expect(try ask("bill list --month 2026-01 --format json").output.contains("PAID"))
        let receipt = try ask("receipt KW/1671/2026/0000001").output
        #expect(receipt.contains("dua puluh tujuh ribu rupiah") && receipt.contains("Januari 2026"))
        #expect(!(try ask("arrears --day 2026-03-20").output.contains("27.000")))
        #expect(try ask("bank import s.csv").code == 0, "the same file again is no fault")
        #expect(try ask("journal export --format hledger").output.components(separatedBy: "* (").count == 4)
        #expect(try ask("database check").code == 0)
    }

    @Test func `is refused out of turn, to the same hand, and with another key`() throws {
        #expect(try ask("period finalise --month 2026-01").code == 2)
        _ = try billed(posting: false)
        let same = try ask("period post --month 2026-01 --as ver")
        #expect(same.code == 1 && same.errors.contains("ver"), "one period waits for another hand")
        #expect(try ask("period post --month 2026-01 --as kepala").code == 0)
        #expect(try ask("job open --help").code == 0)
        #expect(try ask("arrears --government 1672").code == 2)
        let other = keys(index: "C")
        let again = "register import p.csv --unit 1.02 --from 2026-01-01".split(separator: " ").map(
            String.init)
        let refused = try desk.naungan(again, limit: other)
        #expect(refused.code == 2 && refused.errors.contains("NAUNGAN_INDEX_KEY"))
    }

    @Test func `says of a bank's file what does not add up, and of a strange one that it is`() throws {
        try desk.write(
            """
            Tanggal,Keterangan,Debet,Kredit,Saldo
            12/02/2026,SALDO AWAL,,,"100.000"
            12/02/2026,LISTRIK,"1.000",,"99.000"
            13/02/2026,BUNGA,,"500","98.000"
            """, "s.csv")
        let run = try ask("bank import s.csv")
        #expect(run.code == 1 && run.output.contains("99.500") && run.output.contains("98.000"))
        try desk.write("a,b\n1,2\n", "x.csv")
        #expect(try ask("bank import x.csv").code == 2)
        #expect(try ask("bank import tidak-ada.csv").code == 2)
    }

    /// Hitung, Finalisasi and as a rule Posting; the number of the bill.
    private func billed(posting: Bool = true) throws -> String {
        #expect(try ask("period calculate --month 2026-01 --as op").code == 0)
        let finalised = try ask("period finalise --month 2026-01 --as ver")
        #expect(finalised.code == 0 && finalised.output.contains("27.000"), "\(finalised.errors)")
        if posting { #expect(try ask("period post --month 2026-01 --as kepala").code == 0) }
        let digits = finalised.output.split { !$0.isNumber }.first { $0.count > 15 }
        return String(try #require(digits))
    }

    private func ask(_ command: String) throws -> Run {
        let words = command.split(separator: " ").map(String.init)
        let isDated = ["period", "bill", "bank"].contains(words[0])
        return try desk.naungan(
            words + (isDated ? ["--day", "2026-02-14"] : []), limit: keys(index: "B"))
    }

    private func keys(index letter: String) -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: letter, count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
