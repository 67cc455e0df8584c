import CLibXLSXWriter
import MoneyAndDates
import RosterFiles
import Spreadsheets
import Testing

@Suite struct `A roster in a workbook` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func understand(_ path: String) throws -> (file: RosterFile, layout: RosterLayout) {
        let file = try RosterFile.open(path: path)
        return (file, try file.understand(Templates.roster()))
    }

    private func people(_ path: String) throws -> [RosterRow] {
        let (file, layout) = try understand(path)
        var people: [RosterRow] = []
        try file.rows(layout, checks: Templates.checks()) { people.append($0) }
        return people
    }

    private func write(_ fill: (UnsafeMutablePointer<lxw_workbook>) throws -> Void) throws -> String {
        let path = scratch.path("roster.xlsx")
        let book = try #require(workbook_new(path))
        try fill(book)
        try #require(workbook_close(book) == LXW_NO_ERROR)
        return path
    }

    private func sheet(_ book: UnsafeMutablePointer<lxw_workbook>, _ name: String, _ rows: [[String]])
        -> UnsafeMutablePointer<lxw_worksheet>?
    {
        let sheet = workbook_add_worksheet(book, name)
        for (row, cells) in rows.enumerated() {
            for (column, text) in cells.enumerated() where !text.isEmpty {
                worksheet_write_string(sheet, UInt32(row), UInt16(column), text, nil)
            }
        }
        return sheet
    }

    @Test func `has its merged groups read`() throws {
        let path = try write { book in
            let page = sheet(
                book, "Data",
                [
                    ["DAFTAR HONORER"], ["NO"], ["", "NAMA", "NIK", "TEMPAT", "TANGGAL"],
                    ["1", "SITI", "1671021212600001", "OKI", "12-12-1960"],
                ])
            worksheet_merge_range(page, 1, 1, 1, 2, "DATA PRIBADI", nil)
            worksheet_merge_range(page, 1, 3, 1, 4, "KELAHIRAN", nil)
        }
        let (_, layout) = try understand(path)
        #expect(layout.sheets[0].headerRows == [2, 3])
        #expect(layout.sheets[0].column(.birthDate) == 4)
        #expect(try people(path)[0].birthPlace == "OKI")
    }

    @Test func `has date cells, number cells and formulas read for what they are`() throws {
        let path = try write { book in
            let page = sheet(book, "Data", [["NIK", "NAMA", "TGL LAHIR", "GAJI", "HP"], ["", "SITI"]])
            let date = workbook_add_format(book)
            format_set_num_format(date, "dd/mm/yyyy")
            worksheet_write_number(page, 1, 0, 1_671_021_212_600_010, nil)
            worksheet_write_number(page, 1, 2, 22262, date)
            worksheet_write_formula_num(page, 1, 3, "=3*500000", nil, 1_500_000)
            worksheet_write_number(page, 1, 4, 81_234_567_890, nil)
        }
        let person = try people(path)[0]
        #expect(person.nik.nik == nil && person.nik.digits == "167102121260001")
        #expect(person.findings.map(\.key).contains(.nikLastDigitLost))
        #expect(person.birthDate == Day(1960, 12, 12))
        #expect(person.wage == Rupiah(1_500_000))
        #expect(person.phone == "081234567890")
    }

    @Test func `is read over all its sheets of people, and says which it left out`() throws {
        let path = try write { book in
            _ = sheet(book, "Petunjuk", [["Isi dengan huruf kapital"]])
            _ = sheet(book, "UPTD 1", [["NO", "NIK", "NAMA"], ["1", "1671021212600001", "SITI"]])
            _ = sheet(
                book, "UPTD 2",
                [["NAMA", "NIK"], ["BUDI", "1671021212600002"], ["ANI", "1671021212600001"]])
            _ = sheet(book, "Kosong", [])
            worksheet_hide(sheet(book, "Lama", [["NIK", "NAMA"], ["1671021212600009", "LAMA"]]))
        }
        let people = try people(path)
        #expect(
            people.map { "\($0.dataRow) \($0.sheet.name) \($0.sheetRow) \($0.name ?? "")" } == [
                "1 UPTD 1 2 SITI", "2 UPTD 2 2 BUDI", "3 UPTD 2 3 ANI",
            ])
        #expect(people[2].findings.map(\.key).contains(.nikTwice))
        #expect(
            try understand(path).layout.leftOutSheets == [
                LeftOutSheet(name: "Petunjuk", reason: .noHeader),
                LeftOutSheet(name: "Kosong", reason: .empty),
                LeftOutSheet(name: "Lama", reason: .hidden),
            ])
    }

    @Test func `is read from a hidden sheet where there is no other`() throws {
        let path = try write { book in
            _ = sheet(book, "Sampul", [["PEMERINTAH KOTA"]])
            worksheet_hide(sheet(book, "Data", [["NIK", "NAMA"], ["1671021212600009", "SITI"]]))
        }
        #expect(try people(path).map(\.name) == ["SITI"])
    }
}
