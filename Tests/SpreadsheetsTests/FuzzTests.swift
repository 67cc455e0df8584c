import Foundation
import Spreadsheets
import Testing

/// A small generator, seeded, so that a failure can be seen again.
struct SeededNoise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Whatever bytes come, a reader answers with rows or with a refusal.
@Suite struct `Random bytes` {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func read(_ bytes: [UInt8]) throws {
        let path = try scratch.file(bytes, "noise")
        do throws(TableRefusal) {
            let file = try TableFile.open(path: path)
            for sheet in file.sheets.indices {
                try file.forEachRow(inSheet: sheet) { row in
                    for column in 0..<row.count { _ = row.bytes(column).count }
                    return .goOn
                }
            }
        } catch {
            #expect(TableRefusal.allKeys.contains(error.key))
        }
    }

    private func spoiled(_ bytes: [UInt8], _ noise: inout SeededNoise) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<[1, 4, 20, 60].randomElement(using: &noise, or: 1) {
            bytes[Int.random(in: bytes.indices, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
        }
        if Int.random(in: 0..<5, using: &noise) == 0 {
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &noise))
        }
        return bytes
    }

    private func bytes(of path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test func `never break the text reader`() throws {
        var noise = SeededNoise(state: 1)
        let letters: [UInt8] = Array(",;\"\n\r\t|=AB1".utf8) + [0xC2, 0xA0, 0xFF, 0xE2, 0]
        for size in 1...300 {
            try read((0..<size).map { _ in letters.randomElement(using: &noise) ?? 0 })
            try read((0..<size).map { _ in UInt8.random(in: 0...255, using: &noise) })
        }
    }

    @Test func `never break the workbook reader`() throws {
        var noise = SeededNoise(state: 2)
        let path = try scratch.workbook(
            rows: "<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c><c r=\"B1\"><v>32937</v></c></row>",
            strings: "<si><t>NIK</t></si>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
        let good = try bytes(of: path)
        for _ in 0..<400 { try read(spoiled(good, &noise)) }
    }

    @Test func `never break the sheet XML`() throws {
        var noise = SeededNoise(state: 3)
        let good = Array(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"b\"><v>1</v></c></row>".utf8)
        for _ in 0..<150 {
            let rows = String(decoding: spoiled(good, &noise), as: UTF8.self)
            try read(bytes(of: scratch.workbook(rows: rows, strings: "<si><t>A_x0041_</t></si>")))
        }
    }

    @Test func `never break the reader of old workbooks`() throws {
        var noise = SeededNoise(state: 4)
        let good = try bytes(of: fixture("two-people.xls"))
        for _ in 0..<200 { try read(spoiled(good, &noise)) }
    }
}

extension Array {
    fileprivate func randomElement(using noise: inout SeededNoise, or fallback: Element) -> Element {
        randomElement(using: &noise) ?? fallback
    }
}
