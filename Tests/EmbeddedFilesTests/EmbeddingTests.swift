import EmbedFiles
import Foundation
import Testing

/// The build tool itself, on folders made for each test.
@Suite struct `Embedding files` {
    @Test func `walks the folders in byte order and leaves hidden names out`() throws {
        let root = try Folder([
            "words/id.yaml": Data("a".utf8), "law/b/c.yaml": Data("é — “x”".utf8),
            "law/b-a.yaml": Data(), "law/.DS_Store": Data([0xFF]), "law/.git/config": Data("x".utf8),
            "other/d.yaml": Data("not asked for".utf8),
        ])
        let files = try embeddable(root: root.path, folders: ["words", "law", "templates"])
        #expect(files.map(\.path) == ["law/b-a.yaml", "law/b/c.yaml", "words/id.yaml"])
        #expect(files[1].bytes == Array("é — “x”".utf8))
        #expect(try embeddable(root: root.path + "/", folders: ["law"]).count == 2)
    }

    @Test func `refuses a file that is not UTF-8, and takes the same letter in UTF-8`() throws {
        let latin1 = try Folder(["law/a.yaml": Data([0x6A, 0xE9])])
        #expect(throws: EmbeddingRefusal.notUTF8(latin1.path + "/law/a.yaml")) {
            try embeddable(root: latin1.path, folders: ["law"])
        }
        let utf8 = try Folder(["law/a.yaml": Data([0x6A, 0xC3, 0xA9])])
        #expect(try embeddable(root: utf8.path, folders: ["law"]).count == 1)
    }

    @Test func `refuses a file above the limit, and takes one at the limit`() throws {
        let large = try Folder(["law/a.yaml": Data(repeating: 0x61, count: largestFile + 1)])
        #expect(throws: EmbeddingRefusal.tooLarge(large.path + "/law/a.yaml", bytes: largestFile + 1)) {
            try embeddable(root: large.path, folders: ["law"])
        }
        let just = try Folder(["law/a.yaml": Data(repeating: 0x61, count: largestFile)])
        #expect(try embeddable(root: just.path, folders: ["law"]).count == 1)
    }

    @Test func `refuses a symbolic link`() throws {
        let root = try Folder(["law/a.yaml": Data()])
        let link = root.path + "/law/b.yaml"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.yaml")
        #expect(throws: EmbeddingRefusal.symbolicLink(link)) {
            try embeddable(root: root.path, folders: ["law"])
        }
    }

    @Test(arguments: [
        ("tarif: 0", #""tarif: 0""#),
        ("a\nb\tc\r", #""a\nb\u{9}c\u{d}""#),
        (#"say "\(x)""#, #""say \"\\(x)\"""#),
        ("\u{FEFF}\u{2028}\u{0}\u{85}é", #""\u{feff}\u{2028}\u{0}\u{85}é""#),
        ("", #""""#),
    ])
    func `writes a literal that the compiler reads back as the same text`(text: String, swift: String) {
        #expect(String(decoding: literal(Array(text.utf8)), as: UTF8.self) == swift)
    }

    @Test func `writes one line a file into the table`() {
        let table = swiftTable(of: [TextFile(path: "law/a.yaml", bytes: Array("x\n".utf8))])
        let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains(#"        EmbeddedFile(path: "law/a.yaml", text: "x\n"),"#))
    }

    @Test func `says what to do about every refusal`() {
        let refusals: [EmbeddingRefusal] = [
            .cannotRead("p"), .cannotWrite("p"), .notUTF8("p"), .tooLarge("p", bytes: 2), .symbolicLink("p"),
        ]
        #expect(refusals.allSatisfy { $0.sentence.hasPrefix("p ") })
    }
}

/// A folder of the machine's temporary place, gone when the test is.
private final class Folder {
    let path: String

    init(_ files: [String: Data]) throws {
        path = NSTemporaryDirectory() + "naungan-embedding-" + UUID().uuidString
        for (name, data) in files {
            let file = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
