import CLibZip

/// The archive a workbook of Office Open XML is: its parts, expanded as a stream and never beyond the
/// limits, whatever its headers claim.
final class PartArchive {
    private let archive: OpaquePointer
    private let limits: TableLimits
    private var expanded = 0

    init(_ path: String, _ limits: TableLimits) throws(TableRefusal) {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            var error = zip_error_t()
            zip_error_init_with_code(&error, code)
            let detail = String(cString: zip_error_strerror(&error))
            zip_error_fini(&error)
            throw .damaged(part: "zip", detail: detail, lastRow: 0)
        }
        self.archive = archive
        self.limits = limits
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limits.parts else { throw .tooManyParts(count: count, limit: limits.parts) }
    }

    deinit { zip_discard(archive) }

    /// The names of all parts.
    var names: [String] {
        let count = zip_get_num_entries(archive, 0)
        return (0..<max(0, count)).compactMap { index in
            zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
        }
    }

    func has(_ part: String) -> Bool { index(of: part) != nil }

    /// Feeds a part to the body, piece by piece, until it answers false.
    func read(_ part: String, _ body: (UnsafeBufferPointer<CChar>) -> Bool) throws(TableRefusal) {
        guard let index = index(of: part) else {
            throw .damaged(part: part, detail: "the part is missing", lastRow: 0)
        }
        var facts = zip_stat_t()
        zip_stat_init(&facts)
        guard zip_stat_index(archive, index, 0, &facts) == 0 else { throw failure(part) }
        if facts.encryption_method != 0 { throw .passwordProtected }
        guard let file = zip_fopen_index(archive, index, 0) else { throw failure(part) }
        defer { zip_fclose(file) }
        var guardian = ExpansionGuard(part: part, packed: Int(clamping: facts.comp_size), limits: limits)
        guardian.expandedBefore = expanded
        let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: PartArchive.pieceBytes)
        defer { buffer.deallocate() }
        while true {
            let got = zip_fread(file, buffer, zip_uint64_t(PartArchive.pieceBytes))
            if got == 0 { break }
            guard got > 0 else {
                let detail = String(cString: zip_file_strerror(file))
                throw .damaged(part: part, detail: detail, lastRow: 0)
            }
            try guardian.count(Int(got))
            if !body(UnsafeBufferPointer(start: buffer, count: Int(got))) { break }
        }
        expanded += guardian.bytes
    }

    private static let pieceBytes = 65_536

    /// Windows tools write the names in any case, so the case is not looked at.
    private func index(of part: String) -> zip_uint64_t? {
        let place = zip_name_locate(archive, part, UInt32(ZIP_FL_NOCASE))
        return place < 0 ? nil : zip_uint64_t(place)
    }

    private func failure(_ part: String) -> TableRefusal {
        .damaged(part: part, detail: String(cString: zip_strerror(archive)), lastRow: 0)
    }
}

/// Counts what really comes out of a part. The sizes in the headers are the attacker's to choose.
struct ExpansionGuard {
    let part: String
    let packed: Int
    let limits: TableLimits
    var expandedBefore = 0
    private(set) var bytes = 0

    init(part: String, packed: Int, limits: TableLimits) {
        self.part = part
        self.packed = packed
        self.limits = limits
    }

    mutating func count(_ more: Int) throws(TableRefusal) {
        bytes += more
        if expandedBefore + bytes > limits.expandedBytes {
            throw .bomb(part: part, limit: limits.expandedBytes)
        }
        if bytes > TableLimits.unsuspectedBytes, bytes / max(packed, 1) > limits.expansion {
            throw .bomb(part: part, limit: bytes)
        }
    }
}
