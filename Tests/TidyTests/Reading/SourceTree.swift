import Foundation

/// The files of the package as they lie on disk, or as a test plants them.
struct SourceTree: Sendable {
    /// In the order of their paths.
    let files: [SourceFile]

    init(_ files: [SourceFile]) { self.files = files.sorted { $0.path < $1.path } }

    /// A tree of a few invented files.
    init(planted files: [String: String]) {
        self.init(files.map { SourceFile(path: $0.key, bytes: Array($0.value.utf8)) })
    }

    /// Everything below a folder but what git ignores.
    init(walking root: String) throws {
        var found: [SourceFile] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for name in try FileManager.default.contentsOfDirectory(atPath: root + folder) {
                let path = folder + name
                if SourceTree.ignores(name) { continue }
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder)
                if isFolder.boolValue {
                    folders.append(path + "/")
                } else {
                    let data = try Data(contentsOf: URL(filePath: root + path))
                    found.append(SourceFile(path: path, bytes: Array(data)))
                }
            }
        }
        self.init(found)
    }

    /// What `.gitignore` keeps out, and git's own folder.
    private static func ignores(_ name: String) -> Bool {
        [".git", ".DS_Store", "__pycache__", "naungan-demo", "Package.resolved"].contains(name)
            || name.hasPrefix(".build") || name.hasSuffix(".profraw")
    }

    /// This package, found from where this file stands.
    static let ofThisPackage: Result<SourceTree, any Error> = Result {
        let file = URL(filePath: #filePath)
        let root = (0..<4).reduce(file) { folder, _ in folder.deletingLastPathComponent() }
        return try SourceTree(walking: root.path(percentEncoded: false))
    }

    subscript(path: String) -> SourceFile? { files.first { $0.path == path } }

    /// The Swift files below one of the folders: `Sources/LawBook/`.
    func swift(under folders: String...) -> [SourceFile] {
        files.filter { file in file.swift != nil && folders.contains { file.path.hasPrefix($0) } }
    }

    func holds(pathOrFolder: String) -> Bool {
        files.contains { $0.path == pathOrFolder || $0.path.hasPrefix(pathOrFolder + "/") }
    }
}
