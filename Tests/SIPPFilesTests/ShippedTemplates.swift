import Glibc
import MoneyAndDates
import SIPPFiles
import Testing

/// The layouts in `templates/sipp` of this repository.
enum Shipped {
    static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/templates/sipp"
    }()

    static func templates() throws -> SIPPTemplates { try SIPPTemplates(folders: [folder]) }

    static func template(_ kind: SIPPFileKind) throws -> SIPPTemplate {
        let day = try #require(Day(2026, 3, 15))
        return try templates().newest(kind, on: day)
    }

    /// A new worker no rule objects to; the number is invented.
    static let siti: SIPPRow = [
        .name: "SITI AMINAH", .birthDate: "30-08-1990", .nik: "1671017008900001", .sex: "P",
        .identityKind: "KTP", .maritalStatus: "Y", .wage: "2500000", .workLocation: "0001",
        .employmentStatus: "1", .jobStart: "01-01-2026",
    ]
}

/// A folder of its own for one test, removed with everything in it when the test lets it go.
final class TestFolder {
    let path: String

    init() {
        var template = Array("/tmp/naungan-sipp-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { preconditionFailure("tests need a place in /tmp") }
        path = String(cString: made)
    }

    deinit {
        for name in names.reversed() where unlink("\(path)/\(name)") != 0 { rmdir("\(path)/\(name)") }
        rmdir(path)
    }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Every file and folder below, sorted.
    var names: [String] { TestFolder.names(in: path).sorted() }

    private static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var found: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            found += [name] + names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
        }
        return found
    }

    func bytes(_ name: String) -> [UInt8] {
        let descriptor = open("\(path)/\(name)", O_RDONLY)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = read(descriptor, &buffer, 65_536), count > 0 { all += buffer.prefix(count) }
        return all
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    func write(_ text: String, to name: String) {
        let parts = name.split(separator: "/").dropLast()
        for count in parts.indices { mkdir("\(path)/\(parts[...count].joined(separator: "/"))", 0o700) }
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = Glibc.write(descriptor, text, text.utf8.count)
        close(descriptor)
    }
}
