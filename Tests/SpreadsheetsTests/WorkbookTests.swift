import Spreadsheets
import Testing

@Suite struct `A workbook` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `gives shared, own and pieced texts alike`() throws {
        let strings =
            "<si><t>NIK</t></si><si><r><t>SITI </t></r><r><rPr><b/></rPr><t>RAHAYU &amp; ANI</t></r></si>"
        let path = try scratch.workbook(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
                <c r="C1" t="inlineStr"><is><t xml:space="preserve"> own </t></is></c>
                <c r="D1" t="str"><f>A1&amp;"x"</f><v>NIKx</v></c></row>
                """, strings: strings)
        #expect(try rows(path) == [ReadRow(1, ["NIK", "SITI RAHAYU & ANI", " own ", "NIKx"])])
        #expect(try kinds(path) == [.text, .text, .text, .text])
    }

    @Test func `leaves reading aids and formulas out of the text`() throws {
        let strings = "<si><t>名</t><rPh sb=\"0\" eb=\"1\"><t>NA</t></rPh></si>"
        let path = try scratch.workbook(
            rows: "<row><c t=\"s\"><v>0</v></c><c><f>SUM(A1:A9)</f><v>12</v></c></row>", strings: strings)
        #expect(try rows(path)[0].cells == ["名", "12"])
    }

    @Test func `keeps the digits of a number as they are written`() throws {
        let path = try scratch.workbook(
            rows:
                "<row><c><v>1.6710212126E+15</v></c><c><v>1671021212600001</v></c>"
                + "<c><v>1500000.0</v></c></row>"
        )
        #expect(try rows(path)[0].cells == ["1.6710212126E+15", "1671021212600001", "1500000.0"])
        #expect(try kinds(path) == [.number, .number, .number])
    }

    @Test func `tells booleans and errors`() throws {
        let path = try scratch.workbook(
            rows: "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c></row>")
        #expect(try rows(path)[0].cells == ["TRUE", "FALSE", "#N/A"])
        #expect(try kinds(path) == [.boolean, .boolean, .error])
    }

    @Test func `puts cells where their references say and rows where theirs do`() throws {
        let path = try scratch.workbook(
            rows: """
                <row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c></row>
                <row><c><v>3</v></c><c><v>4</v></c></row><row r="9"/><row r="10"><c r="C10"/></row>
                """)
        let read = try rows(path)
        #expect(read.map(\.number) == [3, 4])
        #expect(read[0].cells.count == 27)
        #expect(read[0].cells[1] == "1" && read[0].cells[26] == "2" && read[0].cells[0].isEmpty)
        #expect(read[1].cells == ["3", "4"])
    }

    @Test func `resolves what XML cannot hold`() throws {
        let path = try scratch.workbook(
            rows: "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>7</v></c><c><v>1</v></c></row>",
            strings: "<si><t>A_x000D__x005F_x_xZZZZ_</t></si>")
        // A text the workbook does not have is an empty cell.
        #expect(try rows(path)[0].cells == ["A\r_x_xZZZZ_", "", "1"])
    }

    @Test func `lists its sheets with their names and which are hidden`() throws {
        let sheet = "<worksheet><sheetData/></worksheet>"
        let path = try scratch.archive(
            WorkbookText(sheets: [
                ("OPD &amp; UPTD &lt;1&gt;", "visible", sheet), ("Lama", "hidden", sheet),
                ("X", "veryHidden", sheet),
            ]).parts)
        let sheets = try TableFile.open(path: path).sheets
        #expect(sheets.map(\.name) == ["OPD & UPTD <1>", "Lama", "X"])
        #expect(sheets.map(\.isHidden) == [false, true, true])
    }

    @Test func `is read whatever prefix its elements carry`() throws {
        let xml = """
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>\
            <x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>
            """
        let path = try scratch.archive(WorkbookText(sheets: [("Data", "visible", xml)]).parts)
        #expect(try rows(path) == [ReadRow(1, ["5"])])
    }

    @Test func `loses no row of a long sheet`() throws {
        var xml = ""
        for number in 1...20_000 {
            xml += "<row r=\"\(number)\"><c r=\"A\(number)\" t=\"inlineStr\"><is><t>N\(number)</t></is></c>"
            xml += "<c r=\"B\(number)\"><v>\(number)</v></c></row>"
        }
        let read = try rows(scratch.workbook(rows: xml))
        #expect(read.count == 20_000)
        #expect(read.enumerated().allSatisfy { $1 == ReadRow($0 + 1, ["N\($0 + 1)", "\($0 + 1)"]) })
    }
}

@Suite struct `A date in a workbook` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func read(_ value: String, format: String, custom: String = "", properties: String = "") throws
        -> (String, CellKind)
    {
        let styles =
            "<numFmts>\(custom)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>"
        let path = try scratch.workbook(
            rows: "<row><c s=\"1\"><v>\(value)</v></c></row>", styles: styles, properties: properties)
        return (try rows(path)[0].cells[0], try kinds(path)[0])
    }

    @Test(arguments: ["14", "15", "16", "17", "22", "27", "36", "50", "58"])
    func `is told by the formats every Excel knows`(format: String) throws {
        #expect(try read("32937", format: format) == ("1990-03-05", .date))
    }

    @Test(arguments: ["0", "1", "2", "4", "9", "13", "18", "21", "37", "44", "45", "49"])
    func `is not seen in the other formats`(format: String) throws {
        #expect(try read("32937", format: format) == ("32937", .number))
    }

    @Test(arguments: [
        "dd/mm/yyyy", "[$-421]dd mmmm yyyy", "d-mmm-yy", "yyyy", "mmm", "\\d\\ dd", "dd\\/mm\\/yyyy;@",
        "m/d/yyyy h:mm",
    ])
    func `is told by a format of the file with days, months or years`(code: String) throws {
        let custom = "<numFmt numFmtId=\"170\" formatCode=\"\(code)\"/>"
        #expect(try read("32937", format: "170", custom: custom) == ("1990-03-05", .date))
    }

    @Test(arguments: [
        "&quot;Rp&quot;#,##0", "#,##0.00_);[Red](#,##0.00)", "[$Rp-421]#,##0", "General", "h:mm", "mm:ss",
        "0.00E+00",
        "&quot;day&quot;0", "_-&quot;Rp&quot;* #,##0_-", "\\d0", "@",
    ])
    func `is not seen in a format without them`(code: String) throws {
        let custom = "<numFmt numFmtId=\"170\" formatCode=\"\(code)\"/>"
        #expect(try read("32937", format: "170", custom: custom) == ("32937", .number))
    }

    @Test func `carries the time of day behind it`() throws {
        #expect(try read("32937.5", format: "22") == ("1990-03-05 12:00", .date))
    }

    @Test func `counts from 1900 with Excel's leap day, and from 1904 where the file says so`() throws {
        #expect(try read("1", format: "14") == ("1900-01-01", .date))
        #expect(try read("59", format: "14") == ("1900-02-28", .date))
        #expect(try read("60", format: "14") == ("60", .number))
        #expect(try read("61", format: "14") == ("1900-03-01", .date))
        let properties = "<workbookPr date1904=\"1\"/>"
        #expect(try read("31475", format: "14", properties: properties) == ("1990-03-05", .date))
    }

    @Test(arguments: ["0", "-5", "3000000", "0.5", "x"])
    func `stays a number where it is no day`(value: String) throws {
        #expect(try read(value, format: "14") == (value, .number))
    }
}
