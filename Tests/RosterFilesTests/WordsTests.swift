import Foundation
import RosterFiles
import Spreadsheets
import Testing
import Yams

/// Every key that can reach a person has its sentence in both languages, with the same arguments.
@Suite struct `The words of this reader` {
    private func words(_ language: String) throws -> [String: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("words/\(language).yaml"),
            encoding: .utf8)
        return try #require(try Yams.load(yaml: text) as? [String: String])
    }

    private let keys: [String] =
        TableRefusal.allKeys + RosterRefusal.allKeys + RepairKey.allCases.map(\.rawValue)
        + FindingKey.allCases.map(\.rawValue) + SkippedRow.Reason.allCases.map(\.rawValue)
        + LeftOutSheet.Reason.allCases.map(\.rawValue) + LayoutNote.Key.allCases.map(\.rawValue)

    private func arguments(_ sentence: String) -> Set<Substring> {
        Set(
            sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first
            })
    }

    @Test(arguments: ["id", "en"]) func `have a sentence for every key`(language: String)
        throws
    {
        #expect(try Set(keys).subtracting(words(language).keys).isEmpty)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `have the same arguments in both languages`() throws {
        let indonesian = try words("id")
        let english = try words("en")
        for key in keys {
            #expect(arguments(english[key] ?? "") == arguments(indonesian[key] ?? ""), "\(key)")
        }
    }

    /// A roster with something wrong in every row.
    private let spoilt = [
        "NIK,NAMA,JK,TANGGAL LAHIR,GAJI,HP", "1.67102E+15,SITI,1,31-02-1990,\"1,5 jt\",8.12E+11",
        "167102121260001,AB,P,1990,0,0711123456", "16710212126000012,S4RI,L,05-03-30,-5,abc",
        "1671023102800000,ANI,P,01-01-2020,99,x", "0671021212600001,BUDI,L,01-01-1900,999999999,+628",
        "ABC,@x,L,lupa,1.50,-", ",-,,,,081234567890", "1671021212600001,=A1,P,12-12-2030,abc def,",
        "1671021212600001,1. Drs. Giyant0  A,M,12/12/60,Rp 5,+6281234567890",
    ]

    @Test(arguments: ["id", "en"]) func `ask for no argument that a finding or repair does not bring`(
        language: String
    ) throws {
        let words = try words(language)
        let people = try Scratch().people(spoilt) { $0.knownRegencies = [1] }.people
        for person in people {
            for finding in person.findings {
                let asked = arguments(words[finding.key.rawValue] ?? "").map(String.init)
                #expect(Set(asked).isSubset(of: finding.sentenceArguments.keys), "\(finding.key)")
            }
            for repair in person.repairs {
                let asked = arguments(words[repair.key.rawValue] ?? "").map(String.init)
                #expect(Set(asked).isSubset(of: repair.sentenceArguments.keys), "\(repair.key)")
            }
        }
        #expect(people.count == 9)
        #expect(Set(people.flatMap(\.findings).map(\.key)).count > 25)
    }
}
