import Foundation
import TestDatabases

/// A run of `FaultWorker` that is killed after a while, and what it had acknowledged until then.
struct KilledWorker {
    /// The lines that it said, without `ready`.
    let acknowledged: [String]

    /// Starts the program, waits until it is at work, lets it work so long, and kills it as a loss of power
    /// would: nothing of it runs any more.
    ///
    /// - Throws: `Ended` where it ended by itself.
    init(_ place: DatabasePlace, seed: UInt64, first: Int, folder: String, milliseconds: Int) throws {
        let said = "\(folder)/said-\(seed)"
        try Data().write(to: URL(fileURLWithPath: said))
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [place.engine.rawValue, place.name, String(seed), String(first), folder]
        process.standardOutput = FileHandle(forWritingAtPath: said)
        process.standardError = FileHandle(forWritingAtPath: said)
        try process.run()
        let begun = Date()
        while process.isRunning, try !lines(said).contains("ready"), Date().timeIntervalSince(begun) < 60 {
            usleep(2_000)
        }
        usleep(UInt32(milliseconds) * 1_000)
        let ranToTheEnd = process.isRunning
        kill(process.processIdentifier, SIGKILL)
        waitUntilGone(process.processIdentifier)
        let all = try lines(said)
        guard ranToTheEnd else { throw Ended(said: all.joined(separator: "\n")) }
        acknowledged = all.filter { $0 != "ready" }
    }

    /// The worker ended before it was killed: a fault of its own.
    struct Ended: Error {
        let said: String
    }

    /// Beside the tests, where SwiftPM builds it.
    private static var program: URL {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return here.appending(path: ".build/debug/FaultWorker")
    }
}

/// Waits until a killed process runs no more. Foundation's own waiting never ends where a daemon that a
/// neighbouring test started holds its socket.
private func waitUntilGone(_ process: Int32) {
    for _ in 0..<30_000 {
        let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        guard let state, let name = state.lastIndex(of: ")") else { return }
        if state[name...].dropFirst(2).first == "Z" { return }
        usleep(2_000)
    }
}

/// Whole lines only: what a killed program was about to say was not said.
private func lines(_ path: String) throws -> [String] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    guard let end = text.lastIndex(of: "\n") else { return [] }
    return text[..<end].split(separator: "\n").map(String.init)
}
