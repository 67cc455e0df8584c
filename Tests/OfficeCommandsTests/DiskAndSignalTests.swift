import Foundation
import Testing

@Suite struct `A check that is cut short` {
    let desk: Desk
    let people = (1...25).map(Worker.numbered)

    init() throws { desk = try Desk() }

    /// What a finished earlier check left, byte by byte.
    private func finished() throws -> [String: Data] {
        try desk.write(people.roster, "lama.csv")
        #expect(try desk.naungan("check", "lama.csv", "--month", "2026-01", "--out", "hasil").code == 0)
        return try contents()
    }

    private func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for file in desk.files("hasil") { contents[file] = try desk.bytes("hasil/\(file)") }
        return contents
    }

    @Test(arguments: [("id", "penuh"), ("en", "full")])
    func `by a full disk leaves the folder as it was and says so`(language: String, full: String) throws {
        let before = try finished()
        let larger = (1...150).map(Worker.numbered)
        try desk.write(larger.roster, "baru.csv")
        for kilobytes in language == "id" ? [1, 8, 20] : [8] {
            // A file that may not grow is refused as a full disk refuses it, but for the signal.
            let run = try desk.naungan(
                ["check", "baru.csv", "--month", "2026-01", "--out", "hasil", "--lang", language],
                limit: "trap '' XFSZ; ulimit -f \(kilobytes)")
            #expect(run.code == 2, "\(kilobytes)")
            #expect(run.errors.contains("hasil/"), "\(run.errors)")
            #expect(!run.errors.contains("staging"), "\(run.errors)")
            #expect(try contents() == before, "\(kilobytes)")
        }
        guard try mountSmallDisk() else { return }
        defer { unmountSmallDisk() }
        let run = try desk.naungan(
            "check", "baru.csv", "--month", "2026-01", "--out", "kecil/hasil", "--lang", language)
        #expect(run.code == 2)
        #expect(run.errors.contains(full), "\(run.errors)")
        #expect(desk.files("kecil/hasil").isEmpty)
    }

    @Test func `by an interrupt leaves the folder as it was`() throws {
        let before = try finished()
        try desk.write((1...400).map(Worker.numbered).roster, "baru.csv")
        try desk.write(
            (1...100).map { Worker.numbered($0).participant("190000\(10_000 + $0)") }.participants, "p.csv")
        let terms = ["check", "baru.csv", "--participants", "p.csv", "--month", "2026-01", "--out", "hasil"]
        for signal in [SIGINT, SIGTERM] {
            let program = try desk.start(terms)
            waitUntil { FileManager.default.fileExists(atPath: desk.path("hasil")) && isStaged() }
            kill(program.process.processIdentifier, signal)
            let run = try program.finish()
            #expect(run.code == 2)
            #expect(run.errors.contains("Dihentikan"), "\(run.errors)")
            #expect(try contents() == before)
        }
    }

    @Test func `by a crash leaves remains that the next check takes away`() throws {
        let before = try finished()
        try desk.write((1...400).map(Worker.numbered).roster, "baru.csv")
        let program = try desk.start(["check", "baru.csv", "--month", "2026-01", "--out", "hasil"])
        waitUntil { isStaged() }
        kill(program.process.processIdentifier, SIGKILL)
        #expect(try program.finish().code == -SIGKILL)
        let after = try contents()
        #expect(before.allSatisfy { after[$0.key] == $0.value })
        #expect(try desk.naungan("check", "lama.csv", "--month", "2026-01", "--out", "hasil").code == 0)
        #expect(try contents() == before)
        #expect(!isStaged())
    }

    @Test func `by another that writes into the same folder is refused, and the first goes on`() throws {
        try desk.write((1...400).map(Worker.numbered).roster, "panjang.csv")
        try desk.write(people.roster, "pendek.csv")
        let first = try desk.start(["check", "panjang.csv", "--month", "2026-01", "--out", "hasil"])
        waitUntil { isStaged() }
        let second = try desk.naungan("check", "pendek.csv", "--month", "2026-01", "--out", "hasil")
        #expect(second.code == 2)
        #expect(second.errors.contains("sedang dipakai"), "\(second.errors)")
        #expect(try first.finish().code != 2)
        #expect(try desk.rows("hasil/cocok.csv").count == 401)
    }

    @Test(arguments: [("id", "hasil.txt"), ("en", "hasil.txt")])
    func `by a folder that is none, or may not be written, says which`(language: String, name: String) throws
    {
        try desk.write(people.roster, "daftar.csv")
        try desk.write("catatan", name)
        for folder in [name, "/proc/naungan", "\(name)/lagi"] {
            let run = try desk.naungan(
                "check", "daftar.csv", "--month", "2026-01", "--out", folder, "--lang", language)
            #expect(run.code == 2)
            #expect(run.errors.contains(folder), "\(run.errors)")
        }
        #expect(try desk.text(name) == "catatan")
        guard geteuid() != 0 else { return }
        try FileManager.default.createDirectory(
            atPath: desk.path("tutup"), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o500])
        let run = try desk.naungan(
            "check", "daftar.csv", "--month", "2026-01", "--out", "tutup", "--lang", language)
        #expect(run.code == 2)
        #expect(run.errors.contains("tutup"))
    }

    private func isStaged() -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: desk.path("hasil"))) ?? []
        return names.contains { $0.hasSuffix(".staging") }
    }

    private func waitUntil(_ condition: () -> Bool) {
        for _ in 0..<6_000 where !condition() { usleep(5_000) }
    }

    /// A disk of 96 kilobytes, where this test may make one.
    private func mountSmallDisk() throws -> Bool {
        try FileManager.default.createDirectory(atPath: desk.path("kecil"), withIntermediateDirectories: true)
        return mount("tmpfs", desk.path("kecil"), "tmpfs", 0, "size=96k") == 0
    }

    private func unmountSmallDisk() { umount(desk.path("kecil")) }
}
