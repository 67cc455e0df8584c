import CLibZip

/// Reads a written workbook back before it gets its name.
///
/// The writing library copies the rows through two temporary files and does not look whether the disk
/// took them, so a full disk can end in a sheet cut short inside a sound archive.
enum WorkbookCheck {
    /// Whether the archive is sound, every part of it ends with the tag it began with, and every sheet
    /// is at least as long as the rows given to it. `rowBytes` has one length for each sheet, in order.
    static func isWhole(_ path: String, rowBytes: [Int]) -> Bool {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else { return false }
        defer { zip_discard(archive) }
        let count = zip_get_num_entries(archive, 0)
        guard count > 0 else { return false }
        for index in 0..<zip_uint64_t(count) where !isWholePart(archive, index) { return false }
        for (index, rows) in rowBytes.enumerated() {
            var status = zip_stat_t()
            guard zip_stat(archive, "xl/worksheets/sheet\(index + 1).xml", 0, &status) == 0,
                status.size > rows
            else { return false }
        }
        return true
    }

    /// Reads a part to its end, which also compares its checksum.
    private static func isWholePart(_ archive: OpaquePointer, _ index: zip_uint64_t) -> Bool {
        guard let part = zip_fopen_index(archive, index, 0) else { return false }
        defer { zip_fclose(part) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var (beginning, end): ([UInt8], [UInt8]) = ([], [])
        while true {
            let read = zip_fread(part, &buffer, zip_uint64_t(buffer.count))
            if read < 0 { return false }
            if read == 0 { break }
            let bytes = buffer.prefix(Int(read))
            if beginning.isEmpty { beginning = Array(bytes.prefix(1024)) }
            end = (end + bytes.suffix(64)).suffix(64)
        }
        guard let name = rootName(beginning) else { return false }
        while let last = end.last, last <= 0x20 { end.removeLast() }
        let close = Array("</".utf8) + name + [UInt8(ascii: ">")]
        return end.suffix(close.count).elementsEqual(close)
    }

    /// The name of the first element after the XML declaration.
    private static func rootName(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            guard let first = rest.first else { return nil }
            if first == UInt8(ascii: "?") || first == UInt8(ascii: "!") { continue }
            return rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        }
        return nil
    }
}
