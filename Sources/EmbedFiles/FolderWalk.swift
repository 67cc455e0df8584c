import Glibc

/// A text file of the package: its path from the package folder, with `/`, and its bytes (UTF-8).
package struct TextFile: Sendable, Equatable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Every file below the folders, in the byte order of the paths, so that look-up can halve.
///
/// Names that begin with a dot are left out (editors and file managers leave them behind). A folder
/// that does not exist holds nothing.
package func embeddable(root: String, folders: [String]) throws(EmbeddingRefusal) -> [TextFile] {
    let root = root.hasSuffix("/") ? String(root.dropLast()) : root
    var files: [TextFile] = []
    for folder in folders where kind(of: root + "/" + folder) != nil {
        try gather(folder, under: root, into: &files)
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

private func gather(
    _ path: String, under root: String, into files: inout [TextFile]
) throws(EmbeddingRefusal) {
    let place = root + "/" + path
    switch kind(of: place) {
    case S_IFDIR:
        for name in try names(in: place) { try gather(path + "/" + name, under: root, into: &files) }
    case S_IFLNK:
        throw .symbolicLink(place)
    default:
        let bytes = try read(place, atMost: largestFile)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(place) }
        files.append(TextFile(path: path, bytes: bytes))
    }
}

/// `S_IFDIR`, `S_IFREG`, `S_IFLNK` …; nil where there is nothing.
private func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

private func names(in folder: String) throws(EmbeddingRefusal) -> [String] {
    guard let stream = opendir(folder) else { throw .cannotRead(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
            tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names
}

private func read(_ path: String, atMost limit: Int) throws(EmbeddingRefusal) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .cannotRead(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { break }
        bytes.append(contentsOf: chunk[..<count])
    }
    guard ferror(file) == 0 else { throw .cannotRead(path) }
    guard bytes.count <= limit else { throw .tooLarge(path, bytes: bytes.count) }
    return bytes
}

/// Writes where the bytes differ from what is there, so that an unchanged table is not compiled again.
func write(_ bytes: [UInt8], ifNewTo path: String) throws(EmbeddingRefusal) {
    if kind(of: path) != nil, try read(path, atMost: .max) == bytes { return }
    try write(bytes, to: path)
}

/// Another size than before, so that the build system sees another file, whatever its clock says.
func change(stamp path: String) throws(EmbeddingRefusal) {
    let before = kind(of: path) == nil ? 0 : try read(path, atMost: .max).count
    try write([UInt8](repeating: UInt8(ascii: "."), count: before % 2 + 1), to: path)
}

/// Through a file beside it, so that a stopped build leaves no half file.
private func write(_ bytes: [UInt8], to path: String) throws(EmbeddingRefusal) {
    let beside = path + ".part"
    guard let file = fopen(beside, "wb") else { throw .cannotWrite(path) }
    let whole = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, whole, rename(beside, path) == 0 else { throw .cannotWrite(path) }
}
