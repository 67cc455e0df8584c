import Foundation

/// A PostgreSQL server of one test's own, which may be stopped and started under it. It syncs to the disk, as
/// one in an office does.
final class OwnServer {
    private let binaries: String
    private let place: String

    /// Nil where PostgreSQL is not on this machine.
    init?() throws {
        guard let binaries = ProcessInfo.processInfo.environment["NAUNGAN_TEST_POSTGRES_BINARIES"] else {
            return nil
        }
        self.binaries = binaries
        place = "/tmp/naungan-own-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try shell("[ $(id -u) -ne 0 ] || chown postgres \(place)")
        try asOwner("initdb -D \(place)/data -U naungan --auth=trust --locale=C.UTF-8 --encoding=UTF8")
        try start()
    }

    var address: String { "host=\(place) port=54330 user=naungan dbname=postgres" }

    func start() throws {
        try asOwner(
            "pg_ctl -D \(place)/data -w -l \(place)/log "
                + "-o \"-k \(place) -c listen_addresses='' -c port=54330\" start")
    }

    /// As a machine that loses its power: no transaction at work is finished.
    func stopAtOnce() throws { try asOwner("pg_ctl -D \(place)/data -m immediate stop") }

    func throwAway() {
        try? stopAtOnce()
        try? FileManager.default.removeItem(atPath: place)
    }

    private func asOwner(_ command: String) throws {
        let quoted = command.replacing("'", with: "'\\''")
        try shell(
            "cd / && if [ $(id -u) -eq 0 ]; then runuser -u postgres -- sh -c '\(binaries)/\(quoted)'; "
                + "else \(binaries)/\(command); fi")
    }

    /// What it starts inherits nothing but the three streams: Foundation waits for a process until the last
    /// copy of a socket of its own is closed, and a server would keep it for ever.
    private func shell(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            "-c",
            "for n in $(ls /proc/self/fd); do [ $n -le 2 ] || eval \"exec $n>&-\"; done 2>/dev/null; "
                + command,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(command: command) }
    }

    /// A command of the server that did not end well.
    struct Failed: Error {
        let command: String
    }
}
