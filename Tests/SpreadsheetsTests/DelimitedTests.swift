import Spreadsheets
import Testing

@Suite struct `A text table` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(arguments: [",", ";", "\t", "|"])
    func `is cut at whichever delimiter it uses`(delimiter: String) throws {
        let path = try scratch.file(
            "NIK\(delimiter)NAMA\(delimiter)GAJI\n1671\(delimiter)SITI\(delimiter)5\n")
        #expect(try rows(path) == [ReadRow(1, ["NIK", "NAMA", "GAJI"]), ReadRow(2, ["1671", "SITI", "5"])])
    }

    @Test func `is cut at semicolons though amounts hold a comma`() throws {
        let path = try scratch.file("NIK;NAMA;GAJI\n1671;SITI;1.500.000,00\n1672;BUDI;750.000,00\n")
        #expect(try rows(path)[1].cells == ["1671", "SITI", "1.500.000,00"])
    }

    @Test func `obeys the separator line Excel writes and does not count it`() throws {
        let path = try scratch.file("sep=;\r\nNIK;NAMA,GELAR\r\n1;SITI\r\n")
        #expect(try rows(path) == [ReadRow(1, ["NIK", "NAMA,GELAR"]), ReadRow(2, ["1", "SITI"])])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `ends its lines in any of three ways`(end: String) throws {
        let path = try scratch.file("NIK,NAMA\(end)1,SITI\(end)\(end)2,BUDI")
        #expect(
            try rows(path) == [
                ReadRow(1, ["NIK", "NAMA"]), ReadRow(2, ["1", "SITI"]), ReadRow(4, ["2", "BUDI"]),
            ])
    }

    @Test func `keeps delimiters quotes and line breaks inside quotes`() throws {
        let path = try scratch.file("NIK,NAMA\n1,\"SITI, S.Pd \"\"ITI\"\"\nRAHAYU\"\n2,BUDI\n")
        #expect(
            try rows(path)[1...] == [
                ReadRow(2, ["1", "SITI, S.Pd \"ITI\"\nRAHAYU"]), ReadRow(3, ["2", "BUDI"]),
            ])
    }

    @Test func `keeps a quote that stands inside a word`() throws {
        let path = try scratch.file("NAMA,UKURAN\nMA\"RUF,5\"\n\"SITI\"TI,6\n")
        #expect(try rows(path)[1...].map(\.cells) == [["MA\"RUF", "5\""], ["SITITI", "6"]])
    }

    @Test func `counts rows that hold nothing and does not hand them over`() throws {
        let path = try scratch.file("NIK,NAMA\n,,\n  , \n1,SITI\n")
        #expect(try rows(path).map(\.number) == [1, 4])
    }

    @Test func `is read with and without a byte order mark`() throws {
        #expect(try rows(scratch.file([0xEF, 0xBB, 0xBF] + Array("NIK,NAMA\n".utf8)))[0].cells[0] == "NIK")
    }

    @Test(arguments: [true, false], [true, false])
    func `is read from UTF-16 in either order of bytes`(isLittle: Bool, hasMark: Bool) throws {
        var bytes: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
        let name = hasMark ? "SITI é 😀" : "SITI RAHAYU"
        for unit in "NIK\tNAMA\r\n1671\t\(name)\r\n".utf16 {
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            bytes += isLittle ? pair : pair.reversed()
        }
        #expect(try rows(scratch.file(bytes)) == [ReadRow(1, ["NIK", "NAMA"]), ReadRow(2, ["1671", name])])
    }

    @Test func `is read as Windows-1252 cell by cell where it is not UTF-8`() throws {
        let bytes =
            Array("NAMA,ALAMAT\nREN".utf8) + [0xC9] + Array(",\"JL ".utf8) + [0x92, 0xA0]
            + Array("\"\nRENÉ,é\n".utf8)
        #expect(
            try rows(scratch.file(bytes))[1...].map(\.cells) == [["RENÉ", "JL ’\u{A0}"], ["RENÉ", "é"]])
    }

    @Test func `loses nothing where rows lie across the window`() throws {
        var text = "NO,NAMA\n"
        for number in 1...30_000 { text += "\(number),\"NAMA \(number)\r\n\"\"KE\"\" \(number)\"\r\n" }
        let read = try rows(scratch.file(text))
        #expect(read.count == 30_001)
        for number in stride(from: 1, through: 30_000, by: 7) {
            #expect(read[number] == ReadRow(number + 1, ["\(number)", "NAMA \(number)\r\n\"KE\" \(number)"]))
        }
    }

    @Test func `grows the window for a row longer than it`() throws {
        let long = String(repeating: "panjang ", count: 60_000)
        #expect(try rows(scratch.file("A,B\n1,\(long)x\n2,y\n")).map(\.cells.count) == [2, 2, 2])
    }

    @Test func `is refused where a quote is never closed`() throws {
        let path = try scratch.file("NIK,NAMA\n1,\"SITI\n2,BUDI\n3,ANI\n")
        #expect(throws: TableRefusal.unclosedQuote(row: 2)) { try rows(path) }
        let long = String(repeating: "2,BUDI\n", count: 30_000)
        #expect(throws: TableRefusal.unclosedQuote(row: 2)) {
            try rows(scratch.file("NIK,NAMA\n1,\"SITI\n\(long)"))
        }
    }

    @Test func `is refused where a stray quote would swallow many rows until the next one`() throws {
        let swallowed = String(repeating: "2,BUDI\n", count: 30_000)
        let path = try scratch.file("NIK,NAMA\n1,\"SITI\n\(swallowed)3,\"ANI\"\n")
        #expect(throws: TableRefusal.unclosedQuote(row: 2)) { try rows(path) }
    }

    @Test func `is refused where a row has no end`() throws {
        var limits = TableLimits()
        limits.rowBytes = 300_000
        let path = try scratch.file("NIK,NAMA\n1," + String(repeating: "x", count: 1_200_000))
        #expect(throws: TableRefusal.rowTooLong(row: 2, limit: 300_000)) { try rows(path, limits: limits) }
    }

    @Test func `may hold as many rows as the limit and a hundred for its head, and not one more`() throws {
        var limits = TableLimits()
        limits.rows = 50
        let text = String(repeating: "1,SITI\n", count: 150)
        #expect(try rows(scratch.file(text), limits: limits).count == 150)
        #expect(throws: TableRefusal.tooManyRows(sheet: "roster.csv", limit: 50)) {
            try rows(scratch.file(text + "2,BUDI\n"), limits: limits)
        }
    }

    @Test func `may hold as many columns as the limit and not one more`() throws {
        var limits = TableLimits()
        limits.columns = 5
        #expect(try rows(scratch.file("1,2,3,4,5,,,,\n"), limits: limits)[0].cells.count == 5)
        #expect(throws: TableRefusal.tooManyColumns(sheet: "roster.csv", row: 2, limit: 5)) {
            try rows(scratch.file("1,2\n1,2,3,4,5,6\n"), limits: limits)
        }
        #expect(throws: TableRefusal.tooManyColumns(sheet: "roster.csv", row: 1, limit: 5)) {
            try rows(scratch.file("1,2,3,4,5,6,\"7\",8\n"), limits: limits)
        }
    }

    @Test func `stops when told to`() throws {
        var count = 0
        let file = try TableFile.open(path: scratch.file("1,2\n3,4\n5,6\n"))
        try file.forEachRow(inSheet: 0) { _ in
            count += 1
            return count == 2 ? .stop : .goOn
        }
        #expect(count == 2)
    }
}
