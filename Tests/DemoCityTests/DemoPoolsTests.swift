import Foundation
import Testing

@testable import DemoCity

@Suite struct `The templates of the demonstration` {
    @Test func `have heads for 2,506 people in offices of ten forms`() throws {
        let units = try demoPools().units
        #expect(units.reduce(0) { $0 + $1.headCount } == 2_506)
        #expect(Set(units.map(\.form)).count == DemoUnit.Form.allCases.count)
        #expect(Set(units.map(\.short)).count == units.count)
    }

    @Test func `are refused when they are not there`() {
        #expect(throws: DemoRefusal.templateUnreadable(file: "words.txt")) {
            try DemoPools(DemoTemplates(directory: "/nowhere"))
        }
    }

    @Test(arguments: [
        ("words.txt", "[jalan]"), ("names-jawa.txt", "[perempuan]"), ("names-jawa.txt", "kedua="),
        ("units.csv", ",letterhead-workbook,"), ("regions.csv", ",KOTA MEDAN,"),
        ("forms.txt", "[tab-separated]"),
        ("forms.txt", "NAMA LENGKAP:name"), ("words.txt", "1671"),
    ])
    func `are refused by file when a part is missing`(_ file: String, _ part: String) throws {
        let folder = Folder()
        try FileManager.default.copyItem(atPath: templates(), toPath: folder.path)
        let path = folder.path + "/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(part))
        try text.replacing(part, with: "").write(toFile: path, atomically: true, encoding: .utf8)

        #expect {
            try DemoPools(DemoTemplates(directory: folder.path))
        } throws: { error in
            guard case DemoRefusal.templateMalformed(let named, _) = error else { return false }
            return named == file
        }
    }

    @Test func `have a key of words for every refusal`() {
        let refusals: [DemoRefusal] = [
            .templateUnreadable(file: "a"), .templateMalformed(file: "a", what: "b"), .unwritable(path: "a"),
            .tooFewParticipants(rows: 2, participants: 1), .unknownProfile(name: "a"),
        ]
        #expect(Set(refusals.map(\.key)).count == refusals.count)
        #expect(refusals.allSatisfy { !$0.arguments.isEmpty })
    }
}
