import Foundation
import Spreadsheets
import Testing

/// Fixtures written by Python's xlwt: a NIK as text and one as number, a date, an amount with a fraction,
/// a boolean, and a sum whose result is 5,181,571.5 in `formula.xls`.
@Suite struct `A workbook of the old kind` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `is read with its texts, numbers, dates and booleans`() throws {
        let path = fixture("two-people.xls")
        #expect(try TableFile.open(path: path).sheets.map(\.name) == ["Data", "Kosong"])
        let read = try rows(path)
        #expect(read[0].cells == ["NO", "NIK", "NAMA", "TGL LAHIR", "GAJI", "AKTIF"])
        #expect(read[1].cells == ["1", "1671024502610001", "SITI RAHAYU", "1961-02-05", "1500000", "TRUE"])
        #expect(read[2].cells == ["2", "1671021212600011", "AHMAD él", "1960-12-12", "3681571.5", "TRUE"])
        #expect(try rows(path, sheet: 1).isEmpty)
    }

    @Test func `has the results of its formulas read`() throws {
        #expect(try rows(fixture("formula.xls")).last == ReadRow(5, ["", "", "JUMLAH", "", "5181571.5"]))
    }

    /// Changes the first record of a kind in a copy of the fixture, as the workbook stream holds it.
    private func changed(_ record: [UInt8], _ change: (inout [UInt8], Int) -> Void) throws -> String {
        var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: fixture("formula.xls"))))
        let place = try #require((512..<bytes.count).first { bytes[$0...].starts(with: record) })
        change(&bytes, place)
        return try scratch.file(bytes, "changed.xls")
    }

    @Test func `is refused where it wants a password`() throws {
        // The record behind the beginning of the globals becomes the one that announces encryption.
        let path = try changed([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]) { bytes, place in
            bytes[place + 20] = 0x2F
            bytes[place + 21] = 0
        }
        #expect(throws: TableRefusal.passwordProtected) { try TableFile.open(path: path) }
    }

    @Test func `has errors of formulas told from numbers`() throws {
        let path = try changed([0x06, 0x00, 0x23, 0x00]) { bytes, place in
            bytes.replaceSubrange((place + 10)..<(place + 18), with: [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF])
        }
        #expect(try rows(path).last?.cells.last == "#N/A")
    }

    @Test func `has its hidden sheets told`() throws {
        let path = try changed([0x85, 0x00]) { bytes, place in bytes[place + 8] = 1 }
        #expect(try TableFile.open(path: path).sheets.map(\.isHidden) == [true, false])
    }

    @Test func `is refused where it is cut short`() throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: fixture("two-people.xls"))))
        for length in [8, 511, 600, 1_500] {
            let path = try scratch.file(Array(bytes.prefix(length)), "cut.xls")
            #expect(throws: TableRefusal.self) { try TableFile.open(path: path) }
        }
    }
}
