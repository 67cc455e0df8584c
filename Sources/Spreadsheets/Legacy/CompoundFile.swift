/// The container of Office files before 2007, and of workbooks with a password: a small file system.
/// Only its directory is read, to tell what it holds.
enum CompoundFile {
    static func content(of path: String) throws(TableRefusal) -> FileContent {
        let file = try FileBytes(path)
        let header = try file.read(512)
        guard header.count == 512 else {
            throw .damaged(part: "OLE2", detail: "the header is cut short", lastRow: 0)
        }
        let names = try entryNames(file, header)
        if names.contains("EncryptedPackage") { throw .passwordProtected }
        if names.contains("Workbook") || names.contains("Book") { return .legacyWorkbook }
        if names.contains("WordDocument") { return .other(.word) }
        if names.contains("PowerPoint Document") { return .other(.presentation) }
        return .other(.compound)
    }

    /// The names in the directory, following its chain of sectors through the allocation table.
    private static func entryNames(_ file: FileBytes, _ header: [UInt8]) throws(TableRefusal) -> Set<String> {
        let shift = Int(header[30])
        guard shift == 9 || shift == 12 else {
            throw .damaged(part: "OLE2", detail: "unknown sector size", lastRow: 0)
        }
        let sectorBytes = 1 << shift
        var names: Set<String> = []
        var seen: Set<UInt32> = []
        var sector = word(header, 48)
        while sector < 0xFFFF_FFFA, seen.insert(sector).inserted, seen.count < 1_000 {
            let entries = try read(file, sector, sectorBytes)
            for start in stride(from: 0, to: entries.count - 127, by: 128) {
                if let name = name(entries, start) { names.insert(name) }
            }
            sector = try next(file, header, sector, sectorBytes)
        }
        return names
    }

    /// The sector after another one. Files with more than 109 allocation sectors are above 6 MB; their
    /// directory is found among the first sectors, so the rest of the table is not needed.
    private static func next(
        _ file: FileBytes, _ header: [UInt8], _ sector: UInt32, _ sectorBytes: Int
    ) throws(TableRefusal) -> UInt32 {
        let perSector = sectorBytes / 4
        let block = Int(sector) / perSector
        guard block < 109 else { return .max }
        let table = word(header, 76 + block * 4)
        guard table < 0xFFFF_FFFA else { return .max }
        let bytes = try read(file, table, sectorBytes)
        let place = Int(sector) % perSector * 4
        return place + 4 <= bytes.count ? word(bytes, place) : .max
    }

    private static func read(_ file: FileBytes, _ sector: UInt32, _ bytes: Int) throws(TableRefusal)
        -> [UInt8]
    {
        let offset = (Int(sector) + 1) * bytes
        guard offset < file.size, file.seek(to: offset) else { return [] }
        return try file.read(bytes)
    }

    private static func name(_ bytes: [UInt8], _ start: Int) -> String? {
        let length = Int(bytes[start + 64]) | Int(bytes[start + 65]) << 8
        guard length >= 4, length <= 64 else { return nil }
        var units: [UInt16] = []
        for place in stride(from: start, to: start + length - 2, by: 2) {
            units.append(UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8)
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
            | UInt32(bytes[place + 3]) << 24
    }
}
