import DeskBooks
import Foundation
import Membership
import MoneyAndDates
import Testing
import UseCases

@Suite struct `A file of the civil registry` {
    private func read(_ text: String) throws -> CivilRegistryReply {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try CivilRegistryIntake.read(
            path: path, name: "jawaban.csv", checkedOn: try #require(Day(2026, 3, 1)),
            spellings: try CivilRegistryTemplates.spellings())
    }

    private func faults(_ reply: CivilRegistryReply) -> [CivilRegistryFault?] { reply.lines.map(\.fault) }

    @Test func `is read below its letterhead, by the spellings that ship`() throws {
        let reply = try read(
            """
            PEMERINTAH KOTA;;
            ;;
            No;Nomor Induk Kependudukan;Nama Lengkap;Hasil Pemadanan
            1;'1671014101900001;SITI;PADAN
            2;1671010202850002;BUDI;Tidak Sesuai
            3;1671015203880003;DEWI;NIK TIDAK DITEMUKAN
            4;1671010404800004;AGUS;MENINGGAL DUNIA
            """)
        #expect(reply.lines.map(\.status) == [.matched, .mismatched, .notFound, .deceased])
        #expect(reply.niks.first == 1_671_014_101_900_001 && reply.numbers.first == 4)
        #expect(reply.fileName == "jawaban.csv" && reply.digest.count == 64 && !reply.bytes.isEmpty)
    }

    @Test func `may mark its fields by Y and T under their own names`() throws {
        let reply = try read(
            """
            NIK,Nama,Tanggal Lahir,Nama Ibu Kandung
            1671014101900001,,Y,ANI
            1671010202850002,T,Y,UTI
            1671015203880003,Y,mungkin,SRI
            """)
        #expect(reply.lines[0].status == .matched && reply.lines[1].status == .mismatched)
        #expect(reply.lines[1].differs.fields == [.name])
        #expect(faults(reply) == [nil, nil, .unknownWord] && reply.lines[2].written == "mungkin")
    }

    @Test func `goes on past lines that cannot be read`() throws {
        let reply = try read(
            """
            NIK,STATUS
            1.67101E+15,SESUAI
            1671010202850002,VALID SEKALI
            1671015203880003,
            1671010404800004,SESUAI
            """)
        #expect(faults(reply) == [.nikUnreadable, .unknownWord, .silent, nil])
        #expect(reply.niks[0] == 0 && reply.lines[0].written == "E+15")
    }

    @Test func `believes neither of two lines that contradict each other, and one that is repeated once`()
        throws
    {
        let reply = try read(
            """
            NIK,STATUS
            1671014101900001,SESUAI
            1671010202850002,SESUAI
            1671014101900001,TIDAK SESUAI
            1671010202850002,SESUAI
            1671014101900001,SESUAI
            """)
        #expect(faults(reply) == [.contradiction, nil, .contradiction, .duplicate, .contradiction])
    }

    @Test func `is refused without columns, without lines and without answers`() {
        #expect(throws: CivilRegistryFileRefusal.noHeads(seen: "Nama | Alamat")) {
            try read("Nama,Alamat\nSITI,Jalan\n")
        }
        #expect(throws: CivilRegistryFileRefusal.noLines) { try read("NIK,STATUS\n") }
        // The file that was sent, brought back as it is.
        #expect(throws: CivilRegistryFileRefusal.noAnswers) {
            try read("NO,NIK,NAMA LENGKAP,TANGGAL LAHIR\n1,1671014101900001,SITI,01-01-1990\n")
        }
        #expect(throws: (any Error).self) { try read("") }
    }
}
