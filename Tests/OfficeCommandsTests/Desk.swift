import Foundation
import Spreadsheets
import Testing

/// What came of running the program once.
struct Run {
    /// Negative for the number of a signal that ended it.
    let code: Int32
    let output: String
    let errors: String
}

/// A clerk’s desk: a folder of its own for one test, and the built program to work on the files in it.
final class Desk: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("meja-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: url(name)) }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: url(name)) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }

    func text(_ name: String) throws -> String {
        try #require(String(bytes: try Data(contentsOf: url(name)), encoding: .utf8))
    }

    /// Everything below a folder by its path from it, hidden files too.
    func files(_ name: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: path(name))
        let paths = (walk?.compactMap { $0 as? String } ?? []).filter { file in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path("\(name)/\(file)"), isDirectory: &isFolder)
            return !isFolder.boolValue
        }
        return paths.sorted()
    }

    /// All rows of a sheet of a workbook, or of a text table.
    func rows(_ name: String, sheet: Int = 0) throws -> [[String]] {
        var rows: [[String]] = []
        try TableFile.open(path: path(name)).forEachRow(inSheet: sheet) { row in
            rows.append((0..<row.count).map(row.text))
            return .goOn
        }
        return rows
    }

    /// The rows below the header, by the names of their columns.
    func records(_ name: String, sheet: Int = 0) throws -> [[String: String]] {
        let rows = try rows(name, sheet: sheet)
        let header = try #require(rows.first)
        return rows.dropFirst().map { row in
            Dictionary(zip(header, row + Array(repeating: "", count: max(0, header.count - row.count)))) {
                first, _ in first
            }
        }
    }

    func json(_ name: String) throws -> [String: Any] { try JSON.object(try text(name)) }

    /// A workbook of one sheet, every cell as text.
    func writeWorkbook(_ rows: [[String]], _ name: String, sheet: String = "Data") throws {
        let writer = try WorkbookWriter(path: path(name))
        let titles = rows[0].map { WorkbookColumn($0) }
        let number = try writer.addSheet(WorkbookSheet(name: sheet, columns: titles))
        for row in rows.dropFirst() { try writer.append(row, to: number) }
        try writer.finish()
    }

    /// Runs the program in this folder and waits for it.
    ///
    /// - Parameter limit: what `ulimit` says first, as for a disk that fills.
    func naungan(_ arguments: String..., input: String = "", limit: String? = nil) throws -> Run {
        try naungan(arguments, input: input, limit: limit)
    }

    func naungan(_ arguments: [String], input: String = "", limit: String? = nil) throws -> Run {
        let started = try start(arguments, input: input, limit: limit)
        return try started.finish()
    }

    func start(_ arguments: [String], input: String = "", limit: String? = nil) throws -> StartedProgram {
        try StartedProgram(self, arguments, input: input, limit: limit)
    }

    private func url(_ name: String) -> URL { folder.appendingPathComponent(name) }
}

/// The program while it runs. Its streams go to files, which cannot fill up as pipes do.
final class StartedProgram {
    let process = Process()
    private let ended = DispatchSemaphore(value: 0)
    private let streams: String

    init(_ desk: Desk, _ arguments: [String], input: String, limit: String?) throws {
        streams =
            FileManager.default.temporaryDirectory.appendingPathComponent("arus-\(UUID().uuidString)").path
        try Data(input.utf8).write(to: URL(fileURLWithPath: streams + ".in"))
        for name in [".out", ".err"] { try Data().write(to: URL(fileURLWithPath: streams + name)) }
        let program = try Self.program()
        if let limit {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "\(limit); exec \"$0\" \"$@\"", program] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
        }
        process.currentDirectoryURL = desk.folder
        let handles = try [
            FileHandle(forReadingFrom: URL(fileURLWithPath: streams + ".in")),
            FileHandle(forWritingTo: URL(fileURLWithPath: streams + ".out")),
            FileHandle(forWritingTo: URL(fileURLWithPath: streams + ".err")),
        ]
        // The program has them by then. Left open, a thousand of them bring Foundation's `Process` down: it
        // reads a name beyond the end of the list of open files.
        defer { for handle in handles { try? handle.close() } }
        (process.standardInput, process.standardOutput) = (handles[0], handles[1])
        process.standardError = handles[2]
        let ended = ended
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
    }

    func finish() throws -> Run {
        defer {
            for name in [".in", ".out", ".err"] {
                try? FileManager.default.removeItem(atPath: streams + name)
            }
        }
        if ended.wait(timeout: .now() + 300) == .timedOut {
            Issue.record("the program did not end within five minutes: \(process.arguments ?? [])")
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
        }
        let isSignal = process.terminationReason == .uncaughtSignal
        return Run(
            code: isSignal ? -process.terminationStatus : process.terminationStatus,
            output: try read(".out"), errors: try read(".err"))
    }

    private func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: streams + name)), as: UTF8.self)
    }

    /// The program lies beside the bundle of tests.
    private static func program() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let bundles = [own] + CommandLine.arguments
        for bundle in bundles {
            let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent(
                "naungan")
            if FileManager.default.isExecutableFile(atPath: beside.path) { return beside.path }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

/// Reads JSON as dictionaries.
enum JSON {
    static func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    static func lines(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { try object(String($0)) }
    }
}

extension [String: Any] {
    func object(_ key: String) -> [String: Any] { self[key] as? [String: Any] ?? [:] }

    func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }

    func int(_ key: String) -> Int? { self[key] as? Int }
}
