import RosterFiles
import Spreadsheets
import Testing

@Suite struct `The header of a roster` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func fields(_ lines: [String]) throws -> [String] {
        try scratch.understand(lines).layout.sheets[0].columns.map { $0.field?.rawValue ?? "-" }
    }

    private let person = "1,1671021212600001,SITI"

    @Test func `is known in the plain form of an export`() throws {
        let fields = try fields([
            "row_no,nik,nama,jk,tgl_lahir,nama_ibu,alamat,desa,jabatan,gaji,no_hp", person,
        ])
        #expect(
            fields == [
                "nomor-urut", "nik", "nama", "jenis-kelamin", "tanggal-lahir", "nama-ibu", "alamat", "desa",
                "jabatan",
                "upah", "hp",
            ])
    }

    @Test(arguments: [
        ("NO.", "nomor-urut"), ("N I K", "nik"), ("No. KTP / NIK", "nik"), ("NIK (16 digit)", "nik"),
        ("Nomor\nKTP", "nik"),
        ("Nama Lengkap (sesuai KTP)", "nama"), ("L/P", "jenis-kelamin"), ("Jns. Kelamin", "jenis-kelamin"),
        ("Tgl. Lahir (dd-mm-yyyy)", "tanggal-lahir"), ("Tempat/Tgl Lahir", "tempat-tanggal-lahir"),
        ("TTL", "tempat-tanggal-lahir"), ("Nama Ibu Kandung", "nama-ibu"), ("Desa/Kelurahan", "desa"),
        ("Kec.", "kecamatan"), ("Kab/Kota", "kabupaten"), ("Gaji Pokok (Rp)", "upah"), ("No. HP/WA", "hp"),
        ("No. Kartu Keluarga", "nomor-kk"), ("KPJ", "nomor-peserta"), ("TMT", "mulai-kerja"),
        ("Ket.", "keterangan"),
        ("UNIT KERJA / OPD", "unit-kerja"), ("Pend. Terakhir", "pendidikan"),
        ("TANGGAL LAIHR", "tanggal-lahir"),
        ("Jenis Kelamn", "jenis-kelamin"), ("NAMA SUAMI", "-"), ("NIK IBU", "-"), ("NIK AHLI WARIS", "-"),
        ("Hobi", "-"),
        ("NO KT", "-"),
    ])
    func `is known in many spellings and in no others`(header: String, field: String) throws {
        // The column asked about stands first; the others make the row a header.
        let partner = field == "nik" ? "NAMA,ALAMAT" : field == "nama" ? "NIK,ALAMAT" : "NIK,NAMA"
        #expect(try fields(["\"\(header)\",\(partner)", "x,1671021212600001,SITI"])[0] == field)
    }

    @Test func `is known by its upper half where the lower one adds nothing`() throws {
        let fields = try fields([
            "NO,NIK,NAMA,HONORARIUM,,KETERANGAN,", ",,,PER BULAN,KETERANGAN,PER BULAN,",
            "1,1671021212600001,SITI,1500000,,x,",
        ])
        #expect(Array(fields.prefix(5)) == ["nomor-urut", "nik", "nama", "upah", "keterangan"])
    }

    @Test func `is found below titles and above column numbers`() throws {
        let (file, layout) = try scratch.understand([
            "DAFTAR TENAGA KERJA NON ASN,,,,", "DINAS LINGKUNGAN HIDUP KOTA PALEMBANG,,,,",
            "BULAN NOVEMBER 2026,,,,", ",,,,",
            "NO,NIK,NAMA LENGKAP,JABATAN,GAJI", "1,2,3,4,5", "1,1671021212600001,SITI,Sopir,1500000",
        ])
        #expect(layout.sheets[0].headerRows == [5])
        let summary = try file.rows(layout, checks: Templates.checks()) { person in
            #expect(person.dataRow == 1 && person.sheetRow == 7)
            #expect(person.name == "SITI")
        }
        #expect(summary.people == 1)
        #expect(summary.skipped.map(\.reason) == [.columnNumbers])
    }

    @Test func `is read over two rows where columns are grouped`() throws {
        let (_, layout) = try scratch.understand([
            "NO,DATA PRIBADI,,,TEMPAT/TANGGAL LAHIR,,IBU KANDUNG,AHLI WARIS,,KETERANGAN",
            ",NAMA LENGKAP,NIK,L/P,TEMPAT,TANGGAL,NAMA,NAMA,NIK,",
            "1,SITI RAHAYU,1671021212600001,L,Palembang,12-12-1960,ANI,BUDI,1671021212600002,-",
        ])
        #expect(layout.sheets[0].headerRows == [1, 2])
        #expect(
            layout.sheets[0].columns.map { $0.field?.rawValue ?? "-" } == [
                "nomor-urut", "nama", "nik", "jenis-kelamin", "tempat-lahir", "tanggal-lahir", "nama-ibu",
                "-", "-",
                "keterangan",
            ])
        #expect(layout.sheets[0].columns[7].header == "AHLI WARIS / NAMA")
    }

    @Test func `says which column was recognised in spite of its spelling`() throws {
        let (_, layout) = try scratch.understand([
            "NIK,NAMA,TANGGAL LAIHR", "1671021212600001,SITI,12-12-1960",
        ])
        #expect(layout.sheets[0].columns[2].isTypo)
        #expect(layout.sheets[0].notes.map(\.key) == [.headerTypo])
        #expect(
            layout.sheets[0].notes[0].arguments == [
                "column": "C", "header": "TANGGAL LAIHR", "field": "tanggal-lahir",
            ])
    }

    @Test func `keeps columns it does not know and the first rows for a preview`() throws {
        let (_, layout) = try scratch.understand(["NIK,NAMA,HOBI", "1671021212600001,SITI,catur"])
        #expect(layout.sheets[0].ignored.map(\.header) == ["HOBI"])
        #expect(layout.sheets[0].samples == [["1671021212600001", "SITI", "catur"]])
    }
}

@Suite struct `A file that is no roster` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func refusal(_ lines: [String], participants: Bool = false) throws -> RosterRefusal? {
        let file = try RosterFile.open(path: scratch.file(lines.joined(separator: "\n")))
        let template = try participants ? Templates.participants() : Templates.roster()
        do { _ = try file.understand(template) } catch let refusal as RosterRefusal { return refusal }
        return nil
    }

    @Test func `is refused without a header, with what its columns look like`() throws {
        let lines = (1...5).map { "\($0),167102121260000\($0),ORANG KE \($0),12-12-1960,L,08123456789\($0)" }
        guard case .noHeader(let table) = try refusal(lines) else {
            Issue.record("a file without a header was read")
            return
        }
        #expect(
            table.proposals == [
                .init(column: 1, field: .nik), .init(column: 3, field: .birthDate),
                .init(column: 4, field: .sex),
                .init(column: 5, field: .phone),
            ])
        #expect(table.rows[0][2] == "ORANG KE 1")
        #expect(RosterRefusal.noHeader(table).key == "roster.no-header-but-people")
    }

    @Test func `is refused without a header where nothing looks like people`() throws {
        let refusal = try refusal(["KODE,LOKASI", "1,PALEMBANG"])
        #expect(refusal?.key == "roster.no-header")
        #expect(refusal?.arguments["seen"] == "KODE, LOKASI")
    }

    @Test func `is refused where two columns are the NIK and differ`() throws {
        let refusal = try refusal(["NIK,NAMA,No. KTP", "1671021212600001,SITI,1671021212600002"])
        guard case .columnTwice(_, .nik, let first, let second) = refusal else {
            Issue.record("one of two NIK columns was chosen")
            return
        }
        #expect(first.letter == "A" && second.letter == "C" && second.header == "No. KTP")
    }

    @Test func `is read where the second NIK column is empty or the same, and says so`() throws {
        let same = try scratch.understand(["NIK,NAMA,No. KTP", "1671021212600001,SITI,1671021212600001"])
            .layout.sheets[0]
        #expect(same.column(.nik) == 0)
        #expect(same.notes.map(\.key) == [.columnTwiceSame])
        let empty = try scratch.understand(["NIK,NAMA,No. KTP", ",SITI,1671021212600001"]).layout.sheets[0]
        #expect(empty.column(.nik) == 2)
        #expect(empty.notes.map(\.key) == [.columnTwiceEmpty])
    }

    @Test func `takes the first of two columns that decide nothing, and says so`() throws {
        let sheet = try scratch.understand([
            "NIK,NAMA,ALAMAT,ALAMAT DOMISILI", "1671021212600001,SITI,JL A,JL B",
        ]).layout.sheets[0]
        #expect(sheet.column(.address) == 2)
        #expect(sheet.notes.map(\.key) == [.columnTwiceFirstTaken])
    }

    @Test func `is refused with a header and nobody below it`() throws {
        #expect(try refusal(["NIK,NAMA,ALAMAT"]) == .noPeople(sheet: "roster.csv"))
    }

    @Test func `is refused as participants without a NIK column, and only as these`() throws {
        let lines = ["KPJ,NAMA,TGL LAHIR", "10000000050,SITI,12-12-1960"]
        #expect(
            try refusal(lines, participants: true)
                == .noNIKColumn(sheet: "roster.csv", headers: ["KPJ", "NAMA", "TGL LAHIR"]))
        #expect(try refusal(lines) == nil)
    }
}

@Suite struct `A template` {
    @Test func `is refused where it names an unknown field, key or kind, or one spelling for two fields`() {
        func fault(_ yaml: String) -> RosterTemplateFault? {
            do throws(RosterTemplateFault) { _ = try RosterTemplate(name: "uji", yaml: yaml) } catch {
                return error
            }
            return nil
        }
        #expect(fault("kind: roster\nfields: {nik: [NIK]}") == nil)
        #expect(
            fault("kind: daftar\nfields: {nik: [NIK]}")?.detail == "kind is neither roster nor participants")
        #expect(fault("kind: roster\nfields: {nikk: [NIK]}")?.detail == "fields: nikk is no field")
        #expect(fault("kind: roster\nfields: {nik: [X], nama: [X]}")?.detail.contains("X means both") == true)
        #expect(fault("kind: roster\nfields: {nik: [NIK]}\nfoo: 1")?.detail == "foo is unknown")
        #expect(fault("kind: roster\nfields: 5")?.detail == "fields is not a list of lists")
        #expect(fault("- a")?.detail == "is not a list of keys")
        #expect(fault("{")?.template == "uji")
    }
}
