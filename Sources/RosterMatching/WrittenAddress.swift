/// An address as the parts that are compared: street, house number, RT and RW.
struct WrittenAddress: Equatable {
    /// The letters of the street in capitals, without spaces.
    private(set) var street: [UInt8] = []
    private(set) var number: UInt16 = 0
    private(set) var neighbourhood: UInt16 = 0
    private(set) var community: UInt16 = 0

    /// What the next number is.
    private enum Marker { case none, house, neighbourhood, community }

    /// Reads `JL. AHMAD YANI NO. 160 RT 01 RW 08` in any case and punctuation. A word that is no number
    /// and no marker belongs to the street; noughts mean that the part is not written. The street's
    /// memory is used again: a million addresses pass through one value.
    mutating func read(_ cell: ArraySlice<UInt8>) {
        street.removeAll(keepingCapacity: true)
        (number, neighbourhood, community) = (0, 0, 0)
        var marker = Marker.none
        var word = 0
        var digits = 0
        var value = 0
        for byte in cell {
            if (48...57).contains(byte) {
                closeWord(&word, &marker)
                digits += 1
                value = (value * 10 + Int(byte - 48)) % 10_000
                continue
            }
            if digits > 0 { take(&digits, &value, &marker) }
            if (65...90).contains(byte & 0xDF) {
                street.append(byte & 0xDF)
                word += 1
            } else {
                closeWord(&word, &marker)
            }
        }
        closeWord(&word, &marker)
        if digits > 0 { take(&digits, &value, &marker) }
    }

    /// Takes the last word off the street again where it only says what the next number is.
    private mutating func closeWord(_ length: inout Int, _ marker: inout Marker) {
        guard length > 0 else { return }
        let word = street.suffix(length)
        let found: Marker =
            switch length {
            case 2 where word.elementsEqual("NO".utf8): .house
            case 3 where word.elementsEqual("NMR".utf8): .house
            case 5 where word.elementsEqual("NOMOR".utf8): .house
            case 2 where word.elementsEqual("RT".utf8): .neighbourhood
            case 2 where word.elementsEqual("RW".utf8): .community
            default: .none
            }
        if found != .none {
            street.removeLast(length)
            marker = found
        }
        length = 0
    }

    private mutating func take(_ digits: inout Int, _ value: inout Int, _ marker: inout Marker) {
        let written = UInt16(value)
        switch marker {
        case .house: number = written
        case .none: if number == 0 { number = written }
        case .neighbourhood: neighbourhood = written
        case .community: community = written
        }
        (digits, value, marker) = (0, 0, .none)
    }
}

/// A telephone number as digits without the leading 0 or 62; nought where it is missing or too short.
enum WrittenPhone {
    static func read(_ cell: ArraySlice<UInt8>) -> UInt64 {
        var number: UInt64 = 0
        var length = 0
        for byte in cell where (48...57).contains(byte) {
            // The country code and the noughts before the number come before anything is counted.
            if number == 0, byte == 48 { continue }
            number = number * 10 + UInt64(byte - 48)
            length += 1
            if number == 62 { (number, length) = (0, 0) }
            if length > 15 { return 0 }
        }
        return length >= 7 ? number : 0
    }
}
