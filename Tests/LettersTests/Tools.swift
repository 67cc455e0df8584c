import Foundation
import Letters
import Testing

/// What another program makes of a file of ours.
func reading(_ program: String, _ arguments: [String], of bytes: [UInt8], named ending: String = "pdf") throws
    -> String
{
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("surat-\(UUID().uuidString).\(ending)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try run(program, arguments.map { $0 == "FILE" ? path : $0 })
}

func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) ended with \(process.terminationStatus)")
    return String(decoding: data, as: UTF8.self)
}

/// The text of a PDF as a reader copies it, line ends and blanks as one blank.
func text(of pdf: [UInt8]) throws -> String {
    try reading("pdftotext", ["-layout", "FILE", "-"], of: pdf)
        .split { $0 == " " || $0 == "\n" || $0 == "\u{0C}" }.joined(separator: " ")
}

/// A line of what pdfinfo says, such as `Pages`.
func info(_ name: String, of pdf: [UInt8]) throws -> String? {
    try reading("pdfinfo", ["FILE"], of: pdf).split(separator: "\n")
        .first { $0.hasPrefix(name + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
}

/// What a QR code of a page says.
func code(on pdf: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qr-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = folder.appendingPathComponent("page").path
    _ = try reading("pdftoppm", ["-r", "150", "-png", "-singlefile", "FILE", image], of: pdf)
    return try run("zbarimg", ["--quiet", "--raw", image + ".png"])
        .trimmingCharacters(in: .whitespacesAndNewlines)
}
