import Membership
import MoneyAndDates
import RosterFiles
import Spreadsheets
import Testing

@Suite struct `A list of participants` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func read(_ lines: [String], _ body: (ParticipantRow) throws -> Void) throws -> RosterSummary {
        let file = try RosterFile.open(path: scratch.file(lines.joined(separator: "\n")))
        return try file.participants(
            file.understand(Templates.participants()), checks: Templates.checks(), body)
    }

    private let header =
        "participant_no,nik,nama,jenis_kelamin,tempat_lahir,tgl_lahir,nama_ibu,"
        + "alamat,desa,kecamatan,kabupaten,no_hp,tgl_daftar"

    @Test func `gives its columns as bytes and its NIK, sex and days as values`() throws {
        var count = 0
        let summary = try read([
            header,
            "10000000050,3374080805700009,WIDODO,L,SEMARANG,1970-05-08,ANI,JL. A,"
                + "SUMBER,SUKA,KOTA SEMARANG,08125804822,2017-09-25",
        ]) { person in
            count += 1
            #expect(String(decoding: person.participantNumber, as: UTF8.self) == "10000000050")
            #expect(String(decoding: person.name, as: UTF8.self) == "WIDODO")
            #expect(String(decoding: person.mother, as: UTF8.self) == "ANI")
            #expect(String(decoding: person.village, as: UTF8.self) == "SUMBER")
            #expect(String(decoding: person.district, as: UTF8.self) == "SUKA")
            #expect(String(decoding: person.regency, as: UTF8.self) == "KOTA SEMARANG")
            #expect(String(decoding: person.phone, as: UTF8.self) == "08125804822")
            #expect(person.npp.isEmpty && person.status.isEmpty)
            #expect(person.nik.nik == NIK("3374080805700009"))
            #expect(person.sex == .male)
            #expect(person.birthDate == Day(1970, 5, 8) && person.registeredOn == Day(2017, 9, 25))
            #expect(person.dataRow == 1 && person.sheetRow == 2)
        }
        #expect(count == 1 && summary.people == 1)
    }

    @Test func `says what is wrong with a NIK and a date`() throws {
        _ = try read([header, "10000000050,3.37408E+15,WIDODO,L,SEMARANG,31-02-1970,,,,,,,"]) { person in
            #expect(person.nik.problem == .nikDigitsLost)
            #expect(person.birthDate == nil && person.birthDateProblem == .dateImpossible)
        }
    }

    @Test func `knows the headers of other lists of BPJS`() throws {
        let file = try RosterFile.open(
            path: scratch.file(
                "NPP,KODE TK,KPJ,NIK,NAMA LENGKAP,TGL LAHIR,TGL KEPESERTAAN,STATUS\n"
                    + "1,2,3,1671021212600001,SITI,1-1-1990,,AKTIF\n"
            ))
        let sheet = try file.understand(Templates.participants()).sheets[0]
        #expect(
            sheet.columns.map { $0.field?.rawValue ?? "-" } == [
                "npp", "kode-tk", "nomor-peserta", "nik", "nama", "tanggal-lahir", "tanggal-daftar",
                "status-keaktifan",
            ])
    }
}
