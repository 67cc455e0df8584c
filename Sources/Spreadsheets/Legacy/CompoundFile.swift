/// The container of Office files before 2007, and of workbooks with a password: a small file system of
/// sectors, chained through an allocation table.
struct CompoundFile {
    private let bytes: [UInt8]
    private let sectorShift: Int
    private var allocation: [UInt32] = []
    private(set) var entries: [Entry] = []

    /// A stream or folder in the directory.
    struct Entry {
        let name: String
        let start: UInt32
        let size: Int
    }

    /// Sector numbers from here on mean the end of a chain, or nothing.
    private static let lastSector: UInt32 = 0xFFFF_FFFA
    private static let miniStreamLimit = 4_096

    static func content(of path: String) throws(TableRefusal) -> FileContent {
        let names = Set(try CompoundFile(path).entries.map(\.name))
        if names.contains("EncryptedPackage") { throw .passwordProtected }
        if names.contains("Workbook") || names.contains("Book") { return .legacyWorkbook }
        if names.contains("WordDocument") { return .other(.word) }
        if names.contains("PowerPoint Document") { return .other(.presentation) }
        return .other(.compound)
    }

    init(_ path: String) throws(TableRefusal) {
        let file = try FileBytes(path)
        bytes = try file.read(file.size)
        guard bytes.count >= 512, bytes[30] == 9 || bytes[30] == 12 else {
            throw .damaged(part: "OLE2", detail: "the header is broken", lastRow: 0)
        }
        sectorShift = Int(bytes[30])
        allocation = allocationTable()
        entries = directory(chain(from: bytes.word(48)))
    }

    /// The bytes of a stream; nil where there is none of that name.
    func stream(_ name: String) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.name == name }) else { return nil }
        if entry.size >= CompoundFile.miniStreamLimit {
            return Array(chain(from: entry.start).prefix(entry.size))
        }
        return miniStream(entry)
    }

    /// Small streams lie in pieces of 64 bytes inside the stream of the root.
    private func miniStream(_ entry: Entry) -> [UInt8]? {
        guard let root = entries.first else { return nil }
        let pieces = chain(from: root.start)
        let table = chain(from: bytes.word(60))
        var stream: [UInt8] = []
        var piece = entry.start
        while piece < CompoundFile.lastSector, stream.count < entry.size {
            let place = Int(piece) * 64
            guard place + 64 <= pieces.count, Int(piece) * 4 + 4 <= table.count else { return nil }
            stream.append(contentsOf: pieces[place..<(place + 64)])
            piece = table.word(Int(piece) * 4)
        }
        return Array(stream.prefix(entry.size))
    }

    // MARK: Sectors

    private func sector(_ number: UInt32) -> ArraySlice<UInt8> {
        let start = (Int(number) + 1) << sectorShift
        guard start < bytes.count else { return [] }
        return bytes[start..<min(bytes.count, start + 1 << sectorShift)]
    }

    /// A chain that bites its own tail ends where it has been as long as the file.
    private func chain(from first: UInt32) -> [UInt8] {
        var stream: [UInt8] = []
        var number = first
        while number < CompoundFile.lastSector, stream.count <= bytes.count {
            stream.append(contentsOf: sector(number))
            number = Int(number) < allocation.count ? allocation[Int(number)] : .max
        }
        return stream
    }

    /// The header names the first 109 sectors of the table; longer lists go on in sectors of their own.
    private func allocationTable() -> [UInt32] {
        var places = (0..<109).map { bytes.word(76 + $0 * 4) }
        var more = bytes.word(68)
        var seen = 0
        while more < CompoundFile.lastSector, seen < 1_000 {
            let list = Array(sector(more))
            guard list.count == 1 << sectorShift else { break }
            places += (0..<(list.count / 4 - 1)).map { list.word($0 * 4) }
            more = list.word(list.count - 4)
            seen += 1
        }
        var table: [UInt32] = []
        for place in places where place < CompoundFile.lastSector {
            let words = Array(sector(place))
            table += (0..<(words.count / 4)).map { words.word($0 * 4) }
        }
        return table
    }

    private func directory(_ stream: [UInt8]) -> [Entry] {
        stride(from: 0, to: stream.count - 127, by: 128).compactMap { start in
            let length = Int(stream.half(start + 64))
            guard length >= 4, length <= 64 else { return nil }
            let units = stride(from: start, to: start + length - 2, by: 2).map { stream.half($0) }
            return Entry(
                name: String(decoding: units, as: UTF16.self), start: stream.word(start + 116),
                size: Int(stream.word(start + 120)))
        }
    }
}

extension [UInt8] {
    /// Two bytes, the lower first; nought beyond the end.
    func half(_ place: Int) -> UInt16 {
        guard place >= 0, place + 2 <= count else { return 0 }
        return UInt16(self[place]) | UInt16(self[place + 1]) << 8
    }

    /// Four bytes, the lowest first; nought beyond the end.
    func word(_ place: Int) -> UInt32 {
        UInt32(half(place)) | UInt32(half(place + 2)) << 16
    }
}
