import EmbeddedFiles
import Foundation
package import Letters

/// The templates inside the program, and folders of offices that come before them.
package enum LetterFolder {
    /// Those inside the program.
    package static var embedded: LetterFiles {
        LetterFiles { path in
            EmbeddedFiles.text(at: root + path).map {
                LetterFiles.Found(bytes: Array($0.utf8), path: root + path)
            }
        }
    }

    /// The paths of those inside the program, from the folder of letters.
    package static var paths: [String] {
        EmbeddedFiles.paths(under: root).map { String($0.dropFirst(root.count)) }
    }

    /// One of those inside the program, by its path from the folder of letters; empty where there is none.
    package static func bytes(at path: String) -> [UInt8] {
        EmbeddedFiles.text(at: root + path).map { Array($0.utf8) } ?? []
    }

    /// The files of a folder before those inside the program; nil for a path that is no folder.
    package static func files(in folder: String) -> LetterFiles? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
        else { return nil }
        return LetterFiles { path in
            let place = "\(folder)/\(path)"
            guard let data = FileManager.default.contents(atPath: place) else { return nil }
            return LetterFiles.Found(bytes: [UInt8](data), path: place)
        }.before(embedded)
    }

    private static let root = "templates/letters/"
}
