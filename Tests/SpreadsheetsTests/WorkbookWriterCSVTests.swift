import Testing

@testable import Spreadsheets

@Suite struct `A written CSV file` {
    let folder = TestFolder()

    @Test func `begins with the byte order mark and quotes what must be quoted`() throws {
        let writer = try CSVWriter(path: folder("a.csv"))
        try writer.append(["NAMA", "ALAMAT"])
        try writer.append(["SITI \"A\"", "Jl. X, No. 1"])
        try writer.append(["", "dua\nbaris"])
        try writer.finish()

        #expect(
            folder.bytes("a.csv")
                == [0xEF, 0xBB, 0xBF]
                + Array("NAMA,ALAMAT\r\n\"SITI \"\"A\"\"\",\"Jl. X, No. 1\"\r\n,\"dua\nbaris\"\r\n".utf8))
    }

    @Test func `separates with a semicolon on request`() throws {
        let writer = try CSVWriter(path: folder("a.csv"), separator: UInt8(ascii: ";"))
        try writer.append(["a", "b;c"])
        try writer.finish()

        #expect(folder.text("a.csv").hasSuffix("a;\"b;c\"\r\n"))
    }

    @Test func `has no formula in it`() throws {
        let writer = try CSVWriter(path: folder("a.csv"))
        try writer.append(["=HYPERLINK(\"http://x\")", "ok"])
        try writer.finish()

        #expect(folder.text("a.csv").hasSuffix("\"'=HYPERLINK(\"\"http://x\"\")\",ok\r\n"))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+628", "'+628"), ("-a", "'-a"), ("-", "'-"), ("@x", "'@x"), ("\t=1", "'\t=1"),
        ("\r=1", "'\r'=1"), ("a;=1", "a;'=1"), ("a\n=1", "a\n'=1"), ("-1+cmd|x", "'-1+cmd|x"),
    ])
    func `puts an apostrophe before what looks like a formula`(_ cell: String, _ expected: String) {
        #expect(CSVWriter.neutralised(cell) == expected)
    }

    @Test(arguments: ["", "SITI", "1671015708900001", "-5000", "a=b", "a-b", "0", "'x", "a; b"])
    func `leaves other cells as they are`(_ cell: String) {
        #expect(CSVWriter.neutralised(cell) == cell)
    }
}
