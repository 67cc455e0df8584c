import Glibc
import Testing

@testable import Spreadsheets

@Suite struct `A file that appears whole or not at all` {
    let folder = TestFolder()

    @Test func `has its name only after the commit`() throws {
        let file = try AtomicFile(path: folder("daftar.csv"))
        try file.append("satu")

        #expect(folder.names.count == 1)
        #expect(!folder.names.contains("daftar.csv"))

        try file.commit()

        #expect(folder.names == ["daftar.csv"])
        #expect(folder.text("daftar.csv") == "satu")
    }

    @Test func `leaves nothing when it is let go`() throws {
        do {
            let file = try AtomicFile(path: folder("daftar.csv"))
            try file.append([UInt8](repeating: 7, count: 200_000))
        }

        #expect(folder.names.isEmpty)
    }

    @Test func `leaves the earlier file alone when it is let go`() throws {
        try AtomicFile.write("lama", to: folder("daftar.csv"))

        try AtomicFile(path: folder("daftar.csv")).append("baru")

        #expect(folder.text("daftar.csv") == "lama")
    }

    @Test func `replaces the earlier file on commit`() throws {
        try AtomicFile.write("lama dan panjang", to: folder("daftar.csv"))
        try AtomicFile.write("baru", to: folder("daftar.csv"))

        #expect(folder.text("daftar.csv") == "baru")
    }

    @Test func `keeps the order of many small and large pieces`() throws {
        let file = try AtomicFile(path: folder("besar.bin"))
        var expected: [UInt8] = []
        for number in 0..<300 {
            let piece = [UInt8](repeating: UInt8(number % 251), count: number * 7)
            expected += piece
            try file.append(piece)
        }
        try file.commit()

        #expect(folder.bytes("besar.bin") == expected)
    }

    @Test func `may be read by its owner alone`() throws {
        try AtomicFile.write("1671015708900001", to: folder("nik.txt"))

        var status = stat()
        #expect(stat(folder("nik.txt"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func `is refused where the directory is missing`() {
        #expect(throws: FileRefusal.cannotCreate(path: folder("tidak/ada.csv"), code: ENOENT)) {
            try AtomicFile(path: folder("tidak/ada.csv"))
        }
    }

    @Test func `is refused where its name is a directory, and leaves no temporary`() throws {
        try AtomicFile.makeDirectory(folder("ada"))
        let file = try AtomicFile(path: folder("ada"))

        #expect(throws: FileRefusal.cannotPutInPlace(path: folder("ada"), code: EISDIR)) { try file.commit() }
        #expect(folder.names == ["ada"])
    }

    @Test func `says a full disk is full`() throws {
        let refusal = FileRefusal.diskFull(path: "/dev/full")
        #expect(refusal.key == "file.disk-full")
        #expect(refusal.arguments == ["path": "/dev/full"])
    }

    @Test func `a sweep removes what a killed process left`() throws {
        let left = folder(".naungan-1-1.partial")
        close(open(left, O_CREAT | O_WRONLY, 0o600))

        #expect(AtomicFile.removeLeftovers(in: folder.path) == 1)
        #expect(folder.names.isEmpty)
    }

    @Test func `a sweep spares what is being written and what is not ours`() throws {
        close(open(folder(".lain.partial"), O_CREAT | O_WRONLY, 0o600))
        let file = try AtomicFile(path: folder("daftar.csv"))

        #expect(AtomicFile.removeLeftovers(in: folder.path) == 0)
        try file.commit()
        #expect(folder.names == [".lain.partial", "daftar.csv"])
    }

    @Test func `directories are made with those above them, twice without complaint`() throws {
        try AtomicFile.makeDirectory(folder("a/b"))
        try AtomicFile.makeDirectory(folder("a/b"))
        defer { rmdir(folder("a/b")) }

        try AtomicFile.write("x", to: folder("a/b/c"))
        #expect(unlink(folder("a/b/c")) == 0)
    }

    @Test func `a directory is refused where a file has its name`() throws {
        try AtomicFile.write("x", to: folder("a"))

        #expect(throws: FileRefusal.cannotCreate(path: folder("a"), code: ENOTDIR)) {
            try AtomicFile.makeDirectory(folder("a"))
        }
    }
}
