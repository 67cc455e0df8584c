import CLibZip
import Glibc

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder {
    let path: String

    init() {
        var template = Array("/tmp/naungan-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { preconditionFailure("tests need a place in /tmp") }
        path = String(cString: made)
    }

    deinit {
        for name in names { unlink("\(path)/\(name)") }
        for name in names { rmdir("\(path)/\(name)") }
        rmdir(path)
    }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// The names in the folder, hidden ones too, sorted.
    var names: [String] {
        guard let listing = opendir(path) else { return [] }
        defer { closedir(listing) }
        var found: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { found.append(name) }
        }
        return found.sorted()
    }

    func bytes(_ name: String) -> [UInt8] {
        let descriptor = open("\(path)/\(name)", O_RDONLY)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = read(descriptor, &buffer, 65_536), count > 0 {
            all += buffer.prefix(count)
        }
        return all
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// A part of an archive as text; empty where there is none.
    func part(_ part: String, of name: String) -> String {
        guard let archive = zip_open("\(path)/\(name)", ZIP_RDONLY, nil) else { return "" }
        defer { zip_discard(archive) }
        guard let file = zip_fopen(archive, part, 0) else { return "" }
        defer { zip_fclose(file) }
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = zip_fread(file, &buffer, 65_536), count > 0 {
            all += buffer.prefix(Int(count))
        }
        return String(decoding: all, as: UTF8.self)
    }

    /// Packs parts into an archive, as a workbook is packed.
    func pack(_ parts: [(String, String)], into name: String) throws {
        let archive = zip_open("\(path)/\(name)", ZIP_CREATE | ZIP_TRUNCATE, nil)
        for (part, text) in parts {
            guard let copy = strdup(text) else { continue }
            let source = zip_source_buffer(archive, copy, zip_uint64_t(text.utf8.count), 1)
            zip_file_add(archive, part, source, 0)
        }
        guard zip_close(archive) == 0 else { throw CannotPack() }
    }

    struct CannotPack: Error {}
}
