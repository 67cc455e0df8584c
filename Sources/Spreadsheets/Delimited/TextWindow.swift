/// A window that moves over a text file and shows it as UTF-8, whatever it is written in.
final class TextWindow {
    private let file: FileBytes
    private let encoding: TextEncoding
    private var buffer: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    private(set) var end = 0
    private(set) var isAtEnd = false
    private var pendingByte: UInt8?
    private var pendingHigh: UInt16?

    init(_ path: String, _ encoding: TextEncoding, capacity: Int = 262_144) throws(TableRefusal) {
        file = try FileBytes(path)
        self.encoding = encoding
        self.capacity = capacity
        buffer = .allocate(capacity: capacity)
        try fill()
        if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { drop(3) }
    }

    deinit { buffer.deallocate() }

    var bytes: UnsafePointer<UInt8> { UnsafePointer(buffer) }

    /// Forgets the bytes before a place and reads on behind the rest; grows when nothing can be forgotten.
    func advance(past used: Int) throws(TableRefusal) {
        if used > 0 { drop(used) } else if capacity - end < 64 { grow() }
        try fill()
    }

    private func drop(_ count: Int) {
        buffer.update(from: buffer + count, count: end - count)
        end -= count
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        larger.update(from: buffer, count: end)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
    }

    private func fill() throws(TableRefusal) {
        switch encoding {
        case .utf8:
            let room = UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
            let got = try file.read(into: room)
            if got < room.count { isAtEnd = true }
            end += got
        case .utf16LittleEndian, .utf16BigEndian:
            try fillFromUTF16()
        }
    }

    /// Two bytes of UTF-16 become at most three of UTF-8, so a third of the room is read at a time.
    private func fillFromUTF16() throws(TableRefusal) {
        while !isAtEnd, capacity - end >= 64 {
            let wanted = (capacity - end) / 3
            let raw = try file.read(wanted)
            if raw.count < wanted { isAtEnd = true }
            for byte in raw {
                guard let first = pendingByte else {
                    pendingByte = byte
                    continue
                }
                pendingByte = nil
                let little = encoding == .utf16LittleEndian
                put(little ? UInt16(first) | UInt16(byte) << 8 : UInt16(first) << 8 | UInt16(byte))
            }
        }
    }

    private func put(_ unit: UInt16) {
        if let high = pendingHigh {
            pendingHigh = nil
            if unit & 0xFC00 == 0xDC00 {
                put(scalar: 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)))
                return
            }
            put(scalar: 0xFFFD)
        }
        if unit & 0xFC00 == 0xD800 {
            pendingHigh = unit
        } else if unit != 0xFEFF {
            put(scalar: unit & 0xFC00 == 0xDC00 ? 0xFFFD : UInt32(unit))
        }
    }

    private func put(scalar: UInt32) {
        guard end + 4 <= capacity else { return grow(then: scalar) }
        end += encodeUTF8(scalar, buffer + end)
    }

    private func grow(then scalar: UInt32) {
        grow()
        end += encodeUTF8(scalar, buffer + end)
    }
}

/// Writes a scalar as UTF-8 and answers with the number of bytes.
func encodeUTF8(_ scalar: UInt32, _ into: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
        into[0] = UInt8(scalar)
        return 1
    }
    if scalar < 0x800 {
        into[0] = UInt8(0xC0 | scalar >> 6)
        into[1] = UInt8(0x80 | scalar & 0x3F)
        return 2
    }
    if scalar < 0x10000 {
        into[0] = UInt8(0xE0 | scalar >> 12)
        into[1] = UInt8(0x80 | scalar >> 6 & 0x3F)
        into[2] = UInt8(0x80 | scalar & 0x3F)
        return 3
    }
    into[0] = UInt8(0xF0 | scalar >> 18)
    into[1] = UInt8(0x80 | scalar >> 12 & 0x3F)
    into[2] = UInt8(0x80 | scalar >> 6 & 0x3F)
    into[3] = UInt8(0x80 | scalar & 0x3F)
    return 4
}
