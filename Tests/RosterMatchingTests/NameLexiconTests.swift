import Testing

@testable import RosterMatching

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct NameLexiconTests {
    @Test func `a family is a line, a comment is nothing, and a spelling belongs to its first family`() {
        let lexicon = NameLexicon(
            variants: "Muhammad Moch. Muh  # a comment\n\nAHMAD MUH\nALONE\n# SITI ST", titles: "")
        #expect(lexicon.headOfFamily == ["MUHAMMAD", "AHMAD"])
        #expect(lexicon.familyOfSpelling["MOCH"] == 0)
        #expect(lexicon.familyOfSpelling["MUH"] == 0)
        #expect(lexicon.familyOfSpelling["ALONE"] == nil)
        #expect(lexicon.familyOfSpelling["SITI"] == nil)
    }

    @Test func `titles stand before or after a name, and other lines are passed over`() {
        let lexicon = NameLexicon(variants: "", titles: "depan: H. Drs\nbelakang: S.Pd\nlain: X")
        func has(_ vocabulary: Vocabulary, _ word: String) -> Bool {
            Array(word.utf8).withUnsafeBufferPointer { vocabulary.find($0) != nil }
        }
        #expect(has(lexicon.titlesBefore, "DRS"))
        #expect(has(lexicon.titlesAfter, "SPD"))
        #expect(!has(lexicon.titlesBefore, "SPD"))
        #expect(!has(lexicon.titlesAfter, "X"))
    }

    @Test func `an empty lexicon knows nothing and breaks nothing`() {
        let lexicon = NameLexicon(variants: "", titles: "")
        #expect(lexicon.headOfFamily.isEmpty)
        #expect(lexicon.titlesBefore.count == 0)
    }

    @Test func `the lexicon of the repository joins Moch to Muhammad and knows S.Pd`() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("templates/names")
        let lexicon = NameLexicon(
            variants: try String(contentsOf: folder.appendingPathComponent("variants.txt"), encoding: .utf8),
            titles: try String(contentsOf: folder.appendingPathComponent("titles.txt"), encoding: .utf8))
        #expect(lexicon.familyOfSpelling["MOCH"] == lexicon.familyOfSpelling["MUHAMMAD"])
        #expect(lexicon.familyOfSpelling["MUHAMMAD"] != nil)
        #expect(lexicon.titlesAfter.count > 50)
        #expect(lexicon.titlesBefore.count > 20)
    }
}
