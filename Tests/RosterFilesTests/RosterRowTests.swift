import Membership
import MoneyAndDates
import RosterFiles
import Spreadsheets
import Testing

@Suite struct `A row with a name and nothing else` {
    @Test func `is a heading where people are numbered and it is not`() throws {
        let (people, summary) = try Scratch().people([
            "NO,NIK,NAMA,GAJI", ",,REGU 4,", "1,1671021212600001,SITI,1500000", "2,,BUDI,",
        ])
        #expect(people.map(\.name) == ["SITI", "BUDI"])
        #expect(summary.skipped.map(\.text) == ["REGU 4"])
    }

    @Test func `is a person where nobody is numbered`() throws {
        let people = try Scratch().people(["NIK,NAMA,GAJI", ",BUDI,", "1671021212600001,SITI,1500000"]).people
        #expect(people.map(\.name) == ["BUDI", "SITI"])
    }
}

@Suite struct `A person of a roster` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func one(
        _ header: String, _ row: String, _ change: (inout RosterChecks) -> Void = { $0.required = [] }
    ) throws -> RosterRow {
        let people = try scratch.people([header, row], change).people
        return try #require(people.first)
    }

    @Test func `has every field read and every repair beside it`() throws {
        let person = try one(
            "NO,NIK,NAMA,L/P,TTL,NAMA IBU,ALAMAT,DESA,JABATAN,HONOR,HP,TMT",
            "1,'1671021212600001,\"Drs. Suhaimi Syukr1, M.Si\",LK,\"Palembang, 12 Desember 1960\","
                + "Asiah,Jl. Kartini,Desa Suka Maju,"
                + "Sopir,\"Rp 1.500.000,00\",+62813,2-1-2020")
        #expect(person.nik.nik == NIK("1671021212600001"))
        #expect(person.name == "SUHAIMI SYUKRI" && person.title == "Drs., M.Si")
        #expect(person.sex == .male && person.birthPlace == "Palembang")
        #expect(person.birthDate == Day(1960, 12, 12))
        #expect(person.mother == "ASIAH" && person.village == "Suka Maju")
        #expect(person.wage == Rupiah(1_500_000) && person.workStart == Day(2020, 1, 2))
        #expect(person.text(.address) == "Jl. Kartini" && person.text(.position) == "Sopir")
        #expect(person.phone == nil)
        #expect(
            person.findings.map(\.key) == [.phoneUnreadable, .ageHigh]
                || person.findings.map(\.key) == [.phoneUnreadable])
        let nikRepair = person.repairs.first { $0.field == .nik }
        #expect(
            nikRepair
                == Repair(
                    field: .nik, original: "'1671021212600001", value: "1671021212600001", key: .nikMarks))
        #expect(
            Set(person.repairs.map(\.key)) == [
                .nikMarks, .nameTitleSplit, .nameDigitsToLetters, .placeAndDateSplit, .dateMonthName,
                .villagePrefix, .wageMarks,
            ])
    }

    @Test func `keeps its cells as they were after the reader has gone on`() throws {
        let people = try scratch.people([
            "NIK,NAMA,HOBI", "1671021212600001, Siti ,catur", "1671021212600002,Budi,",
        ]).people
        #expect(people[0].original.texts == ["1671021212600001", " Siti ", "catur"])
        #expect(people[1].original.texts == ["1671021212600002", "Budi"])
        #expect(people[1].original.text(9).isEmpty)
    }

    @Test(arguments: [
        ("Palembang, 12-12-1960", "Palembang"), ("OGAN ILIR/ 12 Desember 1960", "OGAN ILIR"),
        ("Palembang 12/12/1960", "Palembang"),
        ("12-12-1960", ""), ("Palembang, 12-12-60", "Palembang"),
    ])
    func `has place and date of birth told apart`(text: String, place: String) throws {
        let person = try one("NIK,NAMA,TEMPAT TANGGAL LAHIR", "1671021212600001,SITI,\"\(text)\"")
        #expect(person.birthDate == Day(1960, 12, 12))
        #expect(person.birthPlace ?? "" == place)
    }

    @Test func `may be told its sex by a tick`() throws {
        let lines = [
            "NO,NAMA,NIK,JENIS KELAMIN,,ALAMAT", ",,,L,P,", "1,SITI,,,v,JL A", "2,BUDI,,1,,JL B",
            "3,ANI,,1,1,JL C",
        ]
        #expect(try scratch.people(lines) { $0.required = [] }.people.map(\.sex) == [.female, .male, nil])
    }

    @Test func `is refused only without both NIK and name`() throws {
        let nobody = try one("NIK,NAMA,ALAMAT,HP", "-,,JL A,081234567890")
        #expect(nobody.findings.map(\.key) == [.nobody])
        #expect(nobody.severity == .refusesRow)
        #expect(try one("NIK,NAMA,ALAMAT,HP", "-,SITI,JL A,081234567890").severity == nil)
    }

    @Test func `lacks what the settings require and says so once`() throws {
        let person = try one("NIK,NAMA,TGL LAHIR,JK", "1671021212600001,SITI,lupa,") { _ in }
        #expect(person.findings.map(\.key) == [.dateUnreadable, .fieldMissing])
        #expect(person.findings[1].arguments == ["field": "jenis-kelamin"])
    }

    private func keys(_ header: String, _ row: String, _ change: (inout RosterChecks) -> Void = { _ in })
        throws -> [FindingKey]
    {
        try one("NIK,NAMA,\(header)", row) {
            $0.required = []
            change(&$0)
        }.findings.map(\.key)
    }

    @Test func `is held against its NIK`() throws {
        #expect(try keys("TGL LAHIR,JK", "1671021212800001,SITI,12-12-1980,L").isEmpty)
        #expect(try keys("TGL LAHIR,JK", "1671021212800001,SITI,13-12-1980,L") == [.birthDateDiffersFromNIK])
        #expect(try keys("TGL LAHIR,JK", "1671021212800001,SITI,12-12-1980,P") == [.sexDiffersFromNIK])
        #expect(try keys("TGL LAHIR,JK", "1671025212800001,SITI,12-12-1980,P").isEmpty)
        #expect(try keys("ALAMAT", "1671023102800001,SITI,JL") == [.nikDateImpossible])
        #expect(try keys("ALAMAT", "1671021212800000,SITI,JL") == [.nikSerialZero])
        #expect(
            try keys("ALAMAT", "9971021212800001,SITI,JL") { $0.knownRegencies = [1671] } == [
                .nikRegionUnknown
            ])
        #expect(try keys("ALAMAT", "1671021212800001,SITI,JL") { $0.knownRegencies = [1671] }.isEmpty)
    }

    @Test(arguments: [
        ("01-11-2011", []), ("02-11-2011", [FindingKey.ageTooYoung]), ("02-11-1960", []),
        ("01-11-1960", [.ageHigh]),
        ("02-11-1925", [.ageHigh]), ("01-11-1925", [.ageTooOld]), ("22-11-2026", [.ageTooYoung]),
        ("23-11-2026", [.birthDateInFuture]),
    ])
    func `is asked about at an age it can hardly have`(date: String, findings: [FindingKey]) throws {
        #expect(try keys("TGL LAHIR", ",SITI,\(date)") == findings.map { $0 })
    }

    @Test func `is asked about at a wage it can hardly have`() throws {
        #expect(try keys("GAJI", ",SITI,100000").isEmpty)
        #expect(try keys("GAJI", ",SITI,99999") == [.wageTooLow])
        #expect(try keys("GAJI", ",SITI,50000000").isEmpty)
        #expect(try keys("GAJI", ",SITI,50000001") == [.wageTooHigh])
        #expect(try keys("GAJI", ",SITI,0") == [.wageZero])
        #expect(try keys("GAJI", ",SITI,-1") == [.wageNegative])
        #expect(try keys("GAJI", ",SITI,\"1,5 jt\"") == [.wageInWords])
    }

    @Test func `is named as the second where its NIK came before`() throws {
        let people = try scratch.people([
            "NIK,NAMA", "1671021212800001,SITI", "1671021212800002,ANI", "'1671021212800001,SITI",
        ]) {
            $0.required = []
        }.people
        #expect(people.map { $0.findings.map(\.key) } == [[], [], [.nikTwice]])
        #expect(people[2].findings[0].arguments == ["row": "1"])
    }

    @Test func `is noted where a cell looks like a formula`() throws {
        #expect(try keys("ALAMAT", "1671021212800001,SITI,=HYPERLINK(1)") == [.formulaText])
        #expect(try keys("ALAMAT", "1671021212800001,SITI,@SUM(A1)") == [.formulaText])
        #expect(try keys("ALAMAT", "1671021212800001,SITI,-cmd") == [.formulaText])
        #expect(try keys("ALAMAT,HP", "1671021212800001,SITI,-,+6281234567890").isEmpty)
    }
}

@Suite struct `The rows of a roster` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `are told from totals, headings, notes and signatures, none of which is lost`() throws {
        let (people, summary) = try scratch.people([
            "NO,NIK,NAMA,JABATAN,GAJI", "A.,,BIDANG KEBERSIHAN,,", "1,1671021212600001,SITI,Sopir,1500000",
            "2,-,BUDI,Satpam,750000",
            ",,JUMLAH,,2250000", "NO,NIK,NAMA,JABATAN,GAJI", "1,2,3,4,5",
            "3,1671021212600003,TOTALIA,Lurah,1500000",
            "Total,,,,3750000", ",,,,", "Catatan: L = Laki-laki,,,,", ",,,\"Palembang, 1 November 2026\",",
            ",,,Kepala Dinas,",
            ",,,\"Drs. H. AHMAD, M.Si\",", ",,,NIP. 196701011990031001,",
            "4,1671021212600004,ANI,Guru,1000000",
        ])
        #expect(people.map(\.name) == ["SITI", "BUDI", "TOTALIA", "ANI"])
        #expect(people.map(\.dataRow) == [1, 2, 3, 4])
        #expect(people.map(\.sheetRow) == [3, 4, 8, 16])
        #expect(
            summary.skipped.map(\.reason) == [
                .note, .total, .repeatedHeader, .columnNumbers, .total, .note, .note, .signature, .signature,
                .signature,
            ])
        #expect(summary.skipped.map(\.sheetRow) == [2, 5, 6, 7, 9, 11, 12, 13, 14, 15])
        #expect(summary.skipped[1].text == "JUMLAH | 2250000")
        #expect(summary.people == 4 && summary.skippedCount == 10)
    }

    @Test func `stay people though they have only a name`() throws {
        #expect(
            try scratch.people(["NIK,NAMA,ALAMAT", ",SITI,", ",BUDI,JL A"]).people.map(\.name) == [
                "SITI", "BUDI",
            ])
    }

    @Test func `in a plain file stand one line below their number`() throws {
        let lines = ["NIK,NAMA"] + (1...40).map { "1671021212\(600_000 + $0),ORANG \($0)" }
        #expect(try scratch.people(lines).people.allSatisfy { $0.sheetRow == $0.dataRow + 1 })
    }

    @Test func `end where the body throws, with what it throws`() throws {
        struct Enough: Error {}
        let (file, layout) = try scratch.understand([
            "NIK,NAMA", "1671021212600001,SITI", "1671021212600002,BUDI",
        ])
        var count = 0
        #expect(throws: Enough.self) {
            try file.rows(layout, checks: Templates.checks()) { _ in
                count += 1
                throw Enough()
            }
        }
        #expect(count == 1)
    }

    @Test func `are as many as the limit and not one more`() throws {
        var limits = TableLimits()
        limits.rows = 3
        let lines = ["NIK,NAMA"] + (1...4).map { "167102121260000\($0),ORANG" }
        func count(_ lines: ArraySlice<String>) throws -> Int {
            let file = try RosterFile.open(path: scratch.file(lines.joined(separator: "\n")), limits: limits)
            return try file.rows(file.understand(Templates.roster()), checks: Templates.checks()) { _ in }
                .people
        }
        #expect(try count(lines[0...3]) == 3)
        #expect(throws: TableRefusal.tooManyRows(sheet: "roster.csv", limit: 3)) { try count(lines[0...4]) }
    }
}
