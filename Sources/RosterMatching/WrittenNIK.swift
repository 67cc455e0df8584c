/// What a NIK cell still says: the digits that survived typing, quoting and Excel.
struct WrittenNIK: Sendable, Equatable {
    enum Form: UInt8, Sendable {
        /// Nothing, a dash, noughts, or too few digits to say anything.
        case absent
        /// Sixteen digits, right or wrong.
        case whole
        /// Fourteen, fifteen, seventeen or eighteen digits: one was lost or doubled.
        case wrongLength
        /// `1.67110E+15`: the leading digits, rounded by Excel.
        case scientific
    }

    let form: Form
    /// The digits as a number; for the scientific form those of the mantissa.
    let digits: UInt64
    let length: UInt8

    static let absent = WrittenNIK(form: .absent, digits: 0, length: 0)

    /// Reads a cell: quotes, spaces, dots, commas and dashes are passed over.
    static func read(_ cell: ArraySlice<UInt8>) -> WrittenNIK {
        var digits: UInt64 = 0
        var length = 0
        for (index, byte) in zip(cell.indices, cell) {
            switch byte {
            case 48...57:
                guard length < 18 else { return absent }
                digits = digits * 10 + UInt64(byte - 48)
                length += 1
            case 69, 101:
                return scientific(digits, length, exponent: cell[(index + 1)...])
            default: continue
            }
        }
        return plain(digits, length)
    }

    private static func plain(_ digits: UInt64, _ length: Int) -> WrittenNIK {
        guard digits >= 1_000_000_000_000 else { return absent }
        switch length {
        case 16: return WrittenNIK(form: .whole, digits: digits, length: 16)
        case 14, 15, 17, 18: return WrittenNIK(form: .wrongLength, digits: digits, length: UInt8(length))
        default: return absent
        }
    }

    private static func scientific(_ digits: UInt64, _ length: Int, exponent: ArraySlice<UInt8>) -> WrittenNIK
    {
        let power = exponent.filter { $0 >= 48 && $0 <= 57 }
        guard power.elementsEqual([49, 53]), length >= 2, length <= 16, digits > 0 else { return absent }
        if length == 16 { return plain(digits, length) }
        return WrittenNIK(form: .scientific, digits: digits, length: UInt8(length))
    }
}

/// The parts of sixteen digits: six of region, six of birth date, four of serial.
struct NIKParts {
    let region: Int
    /// `ddmmyy`, with 40 added to the day of a woman.
    let date: Int
    let serial: Int

    init(_ digits: UInt64) {
        serial = Int(digits % 10_000)
        date = Int(digits / 10_000 % 1_000_000)
        region = Int(digits / 10_000_000_000)
    }

    /// `yymmdd` without the 40, or nought where that is no day of a calendar.
    var dateOfCentury: Int32 {
        let written = date / 10_000
        let day = written > 40 ? written - 40 : written
        let month = date / 100 % 100
        guard (1...31).contains(day), (1...12).contains(month) else { return 0 }
        return Int32(date % 100 * 10_000 + month * 100 + day)
    }

    var isFemale: Bool { date / 10_000 > 40 }
}
