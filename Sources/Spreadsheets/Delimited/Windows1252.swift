/// The letters of Windows-1252 that differ from Latin-1, bytes 0x80 to 0x9F.
private let windowsLetters: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]

extension TableRow {
    /// Appends bytes of Windows-1252 as UTF-8.
    func append(windows1252 bytes: CellBytes) {
        for byte in bytes {
            guard byte >= 0x80 else {
                append(byte)
                continue
            }
            let scalar = byte < 0xA0 ? windowsLetters[Int(byte) - 0x80] : UInt32(byte)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { letter in
                guard let base = letter.baseAddress else { return }
                let length = encodeUTF8(scalar, base)
                append(CellBytes(start: base, count: length))
            }
        }
    }
}

/// Whether bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
func isValidUTF8(_ bytes: CellBytes) -> Bool {
    var place = 0
    while place < bytes.count {
        let lead = bytes[place]
        if lead < 0x80 {
            place += 1
            continue
        }
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, lowest) = (3, 0xA0)
        case 0xED: (length, highest) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, lowest) = (4, 0x90)
        case 0xF4: (length, highest) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return false
        }
        guard place + length <= bytes.count, (lowest...highest).contains(bytes[place + 1]) else {
            return false
        }
        for follower in 2..<max(length, 2) where bytes[place + follower] & 0xC0 != 0x80 { return false }
        place += length
    }
    return true
}
