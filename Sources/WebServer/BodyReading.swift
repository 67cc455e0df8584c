import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import WebGate

/// What a request brought, read within its bounds.
struct ReadBody: Sendable {
    var form = Fields()
    var files: [UploadedFile] = []
    var bytes: [UInt8] = []
    /// Removed when the request ends.
    var folder: String?

    func cleanUp() {
        if let folder { try? FileManager.default.removeItem(atPath: folder) }
    }
}

/// More came than is taken.
struct TooLarge: Error { let most: Int }

/// What came is not a form.
struct NotAForm: Error {}

/// Reads a body as its route takes it.
func readBody(_ request: Request, _ taking: Route.Taking) async throws -> ReadBody {
    switch taking {
    case .nothing: return ReadBody()
    case .text(let most): return ReadBody(bytes: try await collected(request, most))
    case .form:
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw NotAForm() }
        let text = String(decoding: try await collected(request, formBound), as: UTF8.self)
        return ReadBody(form: Fields(urlEncoded: text))
    case .files(let most): return try await files(request, most)
    }
}

private let formBound = 256 * 1_024

private func collected(_ request: Request, _ most: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in request.body {
        bytes.append(contentsOf: buffer.readableBytesView)
        if bytes.count > most { throw TooLarge(most: most) }
    }
    return bytes
}

/// Files go straight to disk, into a folder of this request alone.
private func files(_ request: Request, _ most: Int) async throws -> ReadBody {
    guard var parts = Multipart(contentType: request.headers[.contentType] ?? "") else { throw NotAForm() }
    let intake = try FileIntake()
    do {
        var size = 0
        for try await buffer in request.body {
            size += buffer.readableBytes
            if size > most { throw TooLarge(most: most) }
            try parts.take(buffer.readableBytesView, intake.take)
        }
        guard parts.isComplete else { throw NotAForm() }
        return try intake.finish()
    } catch {
        intake.discard()
        if error is Multipart.Fault { throw NotAForm() }
        throw error
    }
}

/// Writes the files of one form into a folder of their own, readable by nobody else.
private final class FileIntake {
    private let folder: String
    private var fields: [(name: String, value: String)] = []
    private var files: [UploadedFile] = []
    private var open: (part: Multipart.Part, path: String, handle: FileHandle, size: Int)?

    init() throws {
        folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func take(_ event: Multipart.Event) throws {
        switch event {
        case .field(let name, let value): fields.append((name, value))
        case .fileBegins(let part): try begin(part)
        case .fileBytes(let bytes):
            try open?.handle.write(contentsOf: Data(bytes))
            open?.size += bytes.count
        case .fileEnds: try end()
        }
    }

    func finish() throws -> ReadBody { ReadBody(form: Fields(fields), files: files, folder: folder) }

    func discard() { try? FileManager.default.removeItem(atPath: folder) }

    /// On disk a file has the number of its part and its ending; the sender's name is never a path.
    private func begin(_ part: Multipart.Part) throws {
        let ending = (part.fileName ?? "").split(separator: ".").last.map(String.init) ?? ""
        let plain = ending.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(8)
        let path = "\(folder)/\(files.count + 1).\(plain)"
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        open = (part, path, handle, 0)
    }

    private func end() throws {
        guard let done = open else { return }
        try done.handle.close()
        open = nil
        // A field of files in which nothing was chosen comes as a file without name.
        guard let name = done.part.fileName, !name.isEmpty else { return }
        files.append(UploadedFile(field: done.part.field, name: name, path: done.path, size: done.size))
    }
}
