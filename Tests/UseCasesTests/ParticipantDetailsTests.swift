import Foundation
import MoneyAndDates
import RosterFiles
import Testing
import UseCases

@Suite struct `What is kept of participants` {
    private static let header =
        "participant_no,nik,nama,tgl_lahir,kabupaten,no_hp,kode_tk,npp"

    private func details(_ lines: [String]) throws -> ParticipantDetails {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ([Self.header] + lines).joined(separator: "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        let template = try RosterTemplate(
            name: "peserta",
            yaml: """
                kind: participants
                fields:
                  nomor-peserta: [PARTICIPANT NO]
                  nik: [NIK]
                  nama: [NAMA]
                  tanggal-lahir: [TGL LAHIR]
                  kabupaten: [KABUPATEN]
                  hp: [NO HP]
                  kode-tk: [KODE TK]
                  npp: [NPP]
                """)
        let day = try #require(Day(2026, 11, 1))
        let file = try RosterFile.open(path: path)
        var details = ParticipantDetails()
        try file.participants(file.understand(template), checks: RosterChecks(rosterDay: day, today: day)) {
            details.append($0)
        }
        return details
    }

    @Test func `is given back text by text`() throws {
        let all = try details([
            "10000000050,3374080805700009,WIDODO,1970-05-08,KOTA SEMARANG,08125804822,TK1,NP1",
            "10000000051,,SITI,,,,,",
        ])
        let first = try #require(all[0])
        #expect(first.number == "10000000050" && first.nik == "3374080805700009")
        #expect(first.name == "WIDODO" && first.born == Day(1970, 5, 8))
        #expect(first.regency == "KOTA SEMARANG" && first.phone == "08125804822")
        #expect(first.workerCode == "TK1" && first.employerNumber == "NP1")
        let second = try #require(all[1])
        #expect(second.number == "10000000051" && second.name == "SITI" && second.born == nil)
        #expect(second.nik.isEmpty && second.regency.isEmpty && second.employerNumber.isEmpty)
    }

    @Test func `keeps a name of any length whole`() throws {
        for length in [127, 128, 20_000] {
            let name = String(repeating: "A", count: length)
            let detail = try #require(try details(["10000000050,3374080805700009,\(name),,BLORA,,,"])[0])
            #expect(detail.name == name && detail.regency == "BLORA")
        }
    }

    @Test func `is nothing for nobody`() throws {
        let all = try details(["10000000050,3374080805700009,WIDODO,,,,,"])
        #expect(all[-1] == nil && all[1] == nil && all[0] != nil)
    }
}
