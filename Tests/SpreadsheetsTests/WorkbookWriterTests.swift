import Testing

@testable import Spreadsheets

@Suite struct `A written workbook` {
    let folder = TestFolder()
    let people = WorkbookSheet(
        name: "orang", columns: [WorkbookColumn("NAMA", isRequired: true), WorkbookColumn("NIK", width: 20)])

    private func written(_ rows: [[String]], as name: String = "a.xlsx") throws -> String {
        let writer = try WorkbookWriter(path: folder(name))
        let sheet = try writer.addSheet(people)
        for row in rows { try writer.append(row, to: sheet) }
        try writer.finish()
        return folder.part("xl/worksheets/sheet1.xml", of: name)
    }

    @Test func `holds every cell as text in the text format`() throws {
        let xml = try written([["SITI", "1671015708900001"]])

        #expect(xml.contains(#"<c r="B2" s="3" t="inlineStr"><is><t>1671015708900001</t></is></c>"#))
        #expect(!xml.contains("<v>"))
        // The third look after the plain one: the text format, no font or fill of its own.
        let look = #"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
        #expect(folder.part("xl/styles.xml", of: "a.xlsx").contains(look + "</cellXfs>"))
    }

    @Test(arguments: [
        "=1+1", "+62811", "-5", "@SUM(A1)", "\t=1", "\r=1", "{=1}", "http://a.b", "00123", "1e5",
    ])
    func `never makes a formula, number or link of a text`(_ text: String) throws {
        let xml = try written([[text]])

        #expect(xml.contains(#"<c r="A2" s="3" t="inlineStr">"#))
        #expect(!xml.contains("<f>"))
        #expect(!xml.contains("<hyperlink"))
    }

    @Test func `keeps markup, spaces and line breaks of a text`() throws {
        let xml = try written([[" <b> & \"c\"\nd "]])

        #expect(xml.contains("<t xml:space=\"preserve\"> &lt;b&gt; &amp; \"c\"\nd </t>"))
    }

    @Test func `stays readable with characters no workbook can hold`() throws {
        let xml = try written([["a\u{0}b", "\u{FFFE}\u{FFFF}\u{1}", "_x0041_", "_x00_"]])

        #expect(xml.contains("<t>a\u{FFFD}b</t>"))
        #expect(xml.contains("<t>\u{FFFD}\u{FFFD}_x0001_</t>"))
        #expect(xml.contains("<t>_x005F_x0041_</t>"))
        #expect(xml.contains("<t>_x00_</t>"))
    }

    @Test func `skips empty cells but keeps empty rows`() throws {
        let xml = try written([["", ""], ["", "x"]])

        #expect(!xml.contains("r=\"A3\""))
        #expect(xml.contains("r=\"B3\""))
    }

    @Test func `freezes the titles, filters them and sets the columns as text`() throws {
        let xml = try written([["a", "b"], ["c", "d"]])

        #expect(xml.contains(#"<pane ySplit="1" topLeftCell="A2""#))
        #expect(xml.contains(#"<autoFilter ref="A1:B3"/>"#))
        #expect(xml.contains(#"<col min="2" max="2" width="20.7109375" style="3" customWidth="1"/>"#))
    }

    @Test func `paints the titles of required columns yellow`() throws {
        let xml = try written([])

        #expect(xml.contains(#"<c r="A1" s="1""#))
        #expect(xml.contains(#"<c r="B1" s="2""#))
        let styles = folder.part("xl/styles.xml", of: "a.xlsx")
        let yellow = #"<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/>"#
        #expect(styles.contains(#"<xf numFmtId="49" fontId="1" fillId="2""#))
        #expect(styles.contains(#"<fill><patternFill patternType="gray125"/></fill>"# + yellow))
    }

    @Test func `is the same, byte for byte, for the same rows`() throws {
        _ = try written([["SITI", "1"]], as: "a.xlsx")
        _ = try written([["SITI", "1"]], as: "b.xlsx")
        _ = try written([["SITI", "2"]], as: "c.xlsx")

        #expect(folder.bytes("a.xlsx") == folder.bytes("b.xlsx"))
        #expect(folder.bytes("a.xlsx") != folder.bytes("c.xlsx"))
    }

    @Test func `takes rows for several sheets in turn, titles in any row or none`() throws {
        let writer = try WorkbookWriter(path: folder("a.xlsx"))
        let first = try writer.addSheet(
            WorkbookSheet(name: "satu", columns: [WorkbookColumn("A")], headerRow: 3))
        let second = try writer.addSheet(WorkbookSheet(name: "dua", columns: [], headerRow: 0))
        for number in 1...3 {
            try writer.append(["satu \(number)"], to: first)
            try writer.append(["dua \(number)"], to: second)
        }
        try writer.finish()

        let one = folder.part("xl/worksheets/sheet1.xml", of: "a.xlsx")
        #expect(one.contains(#"<c r="A3" s="1" t="inlineStr"><is><t>A</t>"#))
        #expect(one.contains(#"<c r="A6" s="2" t="inlineStr"><is><t>satu 3</t>"#))
        #expect(
            folder.part("xl/worksheets/sheet2.xml", of: "a.xlsx")
                .contains(#"<c r="A3" s="2" t="inlineStr"><is><t>dua 3</t>"#))
    }

    @Test func `offers choices, written out or from another sheet`() throws {
        let writer = try WorkbookWriter(path: folder("a.xlsx"))
        _ = try writer.addSheet(
            WorkbookSheet(
                name: "orang",
                columns: [
                    WorkbookColumn("JK", choices: .oneOf(["L", "P"])),
                    WorkbookColumn("LOKASI", choices: .listed(sheet: "Kota 'X'", firstRow: 2, lastRow: 9)),
                ]))
        try writer.finish()

        let xml = folder.part("xl/worksheets/sheet1.xml", of: "a.xlsx")
        #expect(xml.contains(#"sqref="A2:A10001"><formula1>"L,P"</formula1>"#))
        #expect(xml.contains("<formula1>'Kota ''X'''!$A$2:$A$9</formula1>"))
    }
}

@Suite struct `A workbook that cannot be written` {
    let folder = TestFolder()

    private func writer() throws -> WorkbookWriter { try WorkbookWriter(path: folder("a.xlsx")) }

    @Test func `is refused where its directory is missing`() {
        #expect(throws: WorkbookRefusal.self) { try WorkbookWriter(path: folder("tidak/a.xlsx")) }
    }

    @Test func `leaves nothing when it is let go half-way`() throws {
        do {
            let writer = try writer()
            let sheet = try writer.addSheet(WorkbookSheet(name: "s", columns: [WorkbookColumn("A")]))
            try writer.append(["x"], to: sheet)
        }

        #expect(folder.names.isEmpty)
    }

    @Test(arguments: ["", "a/b", "a[b", "'a", String(repeating: "x", count: 32)])
    func `is refused for a sheet name the format does not allow`(_ name: String) throws {
        let writer = try writer()

        #expect(throws: WorkbookRefusal.sheetName(name)) {
            try writer.addSheet(WorkbookSheet(name: name, columns: []))
        }
        #expect(folder.names.isEmpty)
    }

    @Test func `is refused for two sheets of one name`() throws {
        let writer = try writer()
        _ = try writer.addSheet(WorkbookSheet(name: "s", columns: []))

        #expect(throws: WorkbookRefusal.sheetName("s")) {
            try writer.addSheet(WorkbookSheet(name: "s", columns: []))
        }
    }

    @Test func `holds a text of 32767 characters`() throws {
        let writer = try writer()
        let sheet = try writer.addSheet(WorkbookSheet(name: "s", columns: [WorkbookColumn("A")]))
        try writer.append([String(repeating: "é", count: 32_767)], to: sheet)
        try writer.finish()

        #expect(folder.names == ["a.xlsx"])
    }

    @Test func `is refused for a text of 32768 characters`() throws {
        let writer = try writer()
        let sheet = try writer.addSheet(WorkbookSheet(name: "s", columns: [WorkbookColumn("A")]))
        let long = String(repeating: "x", count: 32_768)

        #expect(throws: WorkbookRefusal.textTooLong(sheet: "s", row: 2, column: 2)) {
            try writer.append(["", long], to: sheet)
        }
        #expect(folder.names.isEmpty)
    }

    @Test func `is refused past the last column, and holds the last`() throws {
        let writer = try writer()
        let sheet = try writer.addSheet(WorkbookSheet(name: "s", columns: [WorkbookColumn("A")]))
        var cells = [String](repeating: "", count: 16_384)
        cells[16_383] = "x"
        try writer.append(cells, to: sheet)

        #expect(throws: WorkbookRefusal.sheetFull(sheet: "s", row: 3, column: 16_385)) {
            try writer.append([String](repeating: "", count: 16_384) + ["x"], to: sheet)
        }
    }

    @Test func `is refused for choices longer than the format allows`() throws {
        let writer = try writer()
        let many = (0..<60).map { "kode \($0)" }

        #expect(throws: WorkbookRefusal.choices(sheet: "s", column: "A")) {
            try writer.addSheet(
                WorkbookSheet(name: "s", columns: [WorkbookColumn("A", choices: .oneOf(many))]))
        }
    }

    @Test func `replaces nothing when its name is a directory`() throws {
        try AtomicFile.makeDirectory(folder("a.xlsx"))
        let writer = try writer()
        _ = try writer.addSheet(WorkbookSheet(name: "s", columns: []))

        #expect(throws: WorkbookRefusal.self) { try writer.finish() }
        #expect(folder.names == ["a.xlsx"])
    }
}

@Suite struct `Reading a workbook back before it gets its name` {
    let folder = TestFolder()
    let sheet = "xl/worksheets/sheet1.xml"

    private func isWhole(_ text: String, rowBytes: Int = 0) throws -> Bool {
        try folder.pack([(sheet, text)], into: "a.xlsx")
        return WorkbookCheck.isWhole(folder("a.xlsx"), rowBytes: [rowBytes])
    }

    @Test func `accepts a part that ends as it began`() throws {
        #expect(try isWhole("<?xml version=\"1.0\"?>\n<worksheet xmlns=\"x\"><a/></worksheet>"))
    }

    @Test func `refuses a part cut short`() throws {
        #expect(try !isWhole("<?xml version=\"1.0\"?>\n<worksheet xmlns=\"x\"><a/></works"))
        #expect(try !isWhole("<?xml version=\"1.0\"?>\n<worksheet xmlns=\"x\"><a></a>"))
        #expect(try !isWhole(""))
    }

    @Test func `refuses a sheet shorter than the rows given to it`() throws {
        let text = "<worksheet>\(String(repeating: "x", count: 100))</worksheet>"
        #expect(try isWhole(text, rowBytes: 100))
        #expect(try !isWhole(text, rowBytes: 1000))
    }

    @Test func `refuses a sheet that is missing`() throws {
        try folder.pack([("other.xml", "<a></a>")], into: "a.xlsx")
        #expect(!WorkbookCheck.isWhole(folder("a.xlsx"), rowBytes: [0]))
    }

    @Test func `refuses an archive cut short`() throws {
        let writer = try WorkbookWriter(path: folder("a.xlsx"))
        _ = try writer.addSheet(WorkbookSheet(name: "s", columns: [WorkbookColumn("A")]))
        try writer.finish()
        #expect(WorkbookCheck.isWhole(folder("a.xlsx"), rowBytes: [0]))

        try AtomicFile.write(folder.bytes("a.xlsx").dropLast(30), to: folder("b.xlsx"))
        #expect(!WorkbookCheck.isWhole(folder("b.xlsx"), rowBytes: [0]))
    }
}
