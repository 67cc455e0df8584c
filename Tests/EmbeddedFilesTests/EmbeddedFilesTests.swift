import EmbeddedFiles
import Foundation
import Testing

/// What is inside the program against what lies on disk. Look-up is tested through paths that exist,
/// whatever they are, because the table of the package is the only one there is.
@Suite struct `Embedded files` {
    @Test func `hold every text under law, templates and words, byte for byte`() throws {
        let onDisk = try filesOnDisk()
        #expect(EmbeddedFiles.paths(under: "") == onDisk.keys.sorted(by: byBytes))
        for (path, data) in onDisk {
            #expect(EmbeddedFiles.bytes(at: path).map { Data($0) } == data, "\(path): build again")
            #expect(EmbeddedFiles.text(at: path) == String(bytes: data, encoding: .utf8), "\(path)")
        }
    }

    @Test func `know nothing of a path that is not in the package`() {
        for path in ["", "law", "law/", "law/no-such-file.yaml", "/law", "zzz", "lawx/", "\u{FFFF}"] {
            #expect(EmbeddedFiles.text(at: path) == nil)
            #expect(EmbeddedFiles.bytes(at: path) == nil)
        }
    }

    @Test func `list the paths under a folder and no others`() {
        let all = EmbeddedFiles.paths(under: "")
        for folder in ["law/", "templates/", "words/", "la", "lawx/", "zzz"] {
            #expect(EmbeddedFiles.paths(under: folder) == all.filter { $0.hasPrefix(folder) })
        }
    }

    @Test func `find the first and the last path, and not their neighbours`() throws {
        let all = EmbeddedFiles.paths(under: "")
        guard let first = all.first, let last = all.last else { return }
        for path in [first, last] {
            #expect(EmbeddedFiles.bytes(at: path) != nil)
            #expect(EmbeddedFiles.bytes(at: path + "x") == nil)
            #expect(EmbeddedFiles.bytes(at: String(path.dropLast())) == nil)
        }
    }
}

private let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func byBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

private func filesOnDisk() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for folder in ["law", "templates", "words"] {
        let place = root.appending(path: folder).path(percentEncoded: false)
        for path in FileManager.default.subpaths(atPath: place) ?? [] {
            let hidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place + "/" + path, isDirectory: &isFolder)
            if hidden || isFolder.boolValue { continue }
            found[folder + "/" + path] = try Data(contentsOf: URL(filePath: place + "/" + path))
        }
    }
    return found
}
