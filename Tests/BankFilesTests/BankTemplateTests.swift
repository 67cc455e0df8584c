import EmbeddedFiles
import Testing

@testable import BankFiles

@Suite struct `A bank’s template` {
    private let whole = """
        kind: statement
        verified: true
        decimals: comma
        days: [dd/MM/yyyy]
        columns: {day: [Tanggal], debit: [Keluar], credit: [Masuk]}
        requires: [day, debit, credit]
        """

    @Test func `of the product can be used, and none pretends to have been verified`() throws {
        let templates = try shippedTemplates()
        #expect(templates.count >= 7)
        #expect(templates.contains { $0.kind == .confirmations })
        #expect(templates.contains { $0.isGeneric })
        #expect(templates.allSatisfy { !$0.isVerified })
    }

    @Test func `is read`() throws {
        #expect(try BankTemplate(name: "a", yaml: whole).isVerified)
    }

    @Test(arguments: [
        ("kind: statement", "kind: letter"), ("kind: statement\n", ""), ("verified: true\n", ""),
        ("verified: true", "verified: perhaps"), ("decimals: comma", "decimals: point"),
        ("[dd/MM/yyyy]", "[]"), ("[dd/MM/yyyy]", "[dd/MM]"), ("[dd/MM/yyyy]", "[dd/MM/yyyy, MM/dd/yyyy]"),
        ("day: [Tanggal], ", ""), ("debit: [Keluar], ", ""), ("debit: [Keluar]", "debit: [Tanggal]"),
        ("debit: [Keluar]", "debit: ['--']"), ("debit: [Keluar]", "debet: [Keluar]"),
        ("debit: [Keluar]", "code: [Keluar]"), ("debit: [Keluar]", "debit: Keluar"),
        ("requires: [day, debit, credit]", "requires: [day, debit]"),
        ("requires: [day, debit, credit]", "requires: [day, debit, credit, balance]"),
        ("requires: [day, debit, credit]", "requires: [day, debit, credit]\ndecimal: comma"),
        ("requires: [day, debit, credit]", "requires: [day, debit, credit]\nmarks-out: [D]\nmarks-in: [d]"),
        ("requires: [day, debit, credit]", "requires: [day, debit, credit]\ntotals: ['-']"),
        ("kind: statement", "kind: confirmations"), ("columns: {", "columns: ["),
    ])
    func `is refused where a line could not be read by it, or nobody reads it`(old: String, new: String) {
        #expect(whole.contains(old))
        #expect(throws: BankTemplateFault.self) {
            try BankTemplate(name: "a", yaml: whole.replacing(old, with: new))
        }
    }

    @Test func `of confirmations needs words for paid and unpaid`() throws {
        let list = """
            kind: confirmations
            verified: false
            decimals: either
            days: [dd/MM/yyyy]
            columns: {code: [Kode], amount: [Nilai], status: [Status]}
            requires: [code, amount, status]
            paid: [PAID]
            unpaid: [UNPAID]
            """
        #expect(throws: Never.self) { try BankTemplate(name: "a", yaml: list) }
        #expect(throws: BankTemplateFault.self) {
            try BankTemplate(name: "a", yaml: list.replacing("unpaid: [UNPAID]", with: ""))
        }
        #expect(throws: BankTemplateFault.self) {
            try BankTemplate(name: "a", yaml: list.replacing("unpaid: [UNPAID]", with: "unpaid: [paid]"))
        }
    }
}

@Suite struct `The template of a file` {
    private let scratch = Result { try Scratch() }

    @Test(arguments: [
        ("Tgl.;Tgl. Val.;Rincian Transaksi;No. Referensi;Debit;Kredit;Saldo", "mandiri"),
        (
            "Post Date;Effective Date;Account;Name;Description;Currency;Debit;Credit;Balance;Reference No",
            "bank-jatim"
        ),
        ("Tanggal Transaksi,Uraian Transaksi,Teller,Debet,Kredit,Saldo", "bri"),
        (
            "Posting Date\tEffective Date\tBranch\tJournal\tTransaction Description\tAmount\tDB/CR\tBalance",
            "bni"
        ),
        ("Tgl. Transaksi;Tgl. Valuta;No. Bukti;Uraian;Mutasi Debet;Mutasi Kredit;Saldo", "bank-sumsel-babel"),
        ("TANGGAL;KETERANGAN;DEBET;KREDIT", "umum-dua-kolom"), ("Date,Description,Amount", "umum"),
        ("No;Kode Iuran;NPP;BLTH;Nominal;Tanggal Bayar;Status", "eps"),
    ])
    func `is told by its headers`(headers: String, template: String) throws {
        let file = try scratch.get().read(headers + "\n")
        #expect(file.layout == .template(template, isVerified: false))
    }

    @Test func `is refused with what was seen and what is known`() throws {
        let text = "Laporan\nNama,Alamat,Nomor HP\nSiti,Palembang,0812\n"
        guard case .noTemplateFits(let seen, let known) = try scratch.get().refusal(text) else {
            Issue.record("nothing in it is of a bank")
            return
        }
        #expect(seen == ["Nama", "Alamat", "Nomor HP"])
        #expect(known == (try shippedTemplates()).map(\.name).sorted())
    }

    @Test func `is not sought below a hundred rows`() throws {
        let rows = (1..<BankTable.headerRows).map { "baris \($0)\n" }.joined()
        let headers = "Tanggal;Keterangan;Debet;Kredit;Saldo\n05/03/2026;a;1;;\n"
        #expect(try scratch.get().statement(rows + headers).lines.count == 1)
        guard case .noTemplateFits = try scratch.get().refusal(rows + "satu lagi\n" + headers) else {
            Issue.record("row 101 is no header")
            return
        }
    }

    @Test func `is asked for where two know the headers equally well`() throws {
        let yaml = try #require(EmbeddedFiles.text(at: BankTemplate.folder + "mandiri.yaml"))
        let twins = try ["satu", "dua"].map { try BankTemplate(name: $0, yaml: yaml) }
        let path = try scratch.get().file(
            Array("Tgl.;Tgl. Val.;Rincian Transaksi;Debit;Kredit\n05/03/2026;;a;1;\n".utf8))
        let reader = BankFileReader(templates: twins)
        #expect(throws: BankFileRefusal.severalTemplatesFit(["dua", "satu"])) {
            try reader.read(path: path, name: "a")
        }
        #expect(try reader.read(path: path, name: "a", template: "dua").statements.first?.lines.count == 1)
        #expect(throws: BankFileRefusal.unknownTemplate("tiga", known: ["dua", "satu"])) {
            try reader.read(path: path, name: "a", template: "tiga")
        }
    }

    @Test func `does not take one column for another that stands there twice`() throws {
        let text = "Tanggal;Keterangan;Debet;Kredit;Debet\n05/03/2026;a;1;;2\n"
        #expect(try scratch.get().refusal(text) == .columnTwice(header: "Debet"))
    }

    @Test func `that is asked for must fit`() throws {
        let text = "Tanggal;Keterangan;Debet;Kredit\n"
        guard case .noTemplateFits(_, known: ["eps"]) = try scratch.get().refusal(text, template: "eps")
        else {
            Issue.record("a statement is no list of EPS")
            return
        }
    }
}
