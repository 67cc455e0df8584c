/// Why a file could not be put on disk. Nothing is left under the final name when one of these is thrown.
package enum FileRefusal: Error, Sendable, Hashable {
    /// The directory is missing, may not be written, or is no directory.
    case cannotCreate(path: String, code: Int32)
    case cannotWrite(path: String, code: Int32)
    case diskFull(path: String)
    /// The finished temporary could not take its final name.
    case cannotPutInPlace(path: String, code: Int32)
    /// Another program writes into the same folder at this moment.
    case folderInUse(path: String)

    /// The key in `words/`.
    package var key: String {
        switch self {
        case .cannotCreate: "file.cannot-create"
        case .cannotWrite: "file.cannot-write"
        case .diskFull: "file.disk-full"
        case .cannotPutInPlace: "file.cannot-put-in-place"
        case .folderInUse: "file.folder-in-use"
        }
    }

    /// The named arguments of the sentence; `code` is the number of the operating system (`errno`).
    package var arguments: [String: String] {
        switch self {
        case .cannotCreate(let path, let code), .cannotWrite(let path, let code),
            .cannotPutInPlace(let path, let code):
            ["path": path, "code": String(code)]
        case .diskFull(let path), .folderInUse(let path): ["path": path]
        }
    }
}
