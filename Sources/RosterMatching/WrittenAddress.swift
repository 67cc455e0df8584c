/// An address as the parts that are compared: street, house number, RT and RW.
struct WrittenAddress: Equatable {
    var street: [UInt8] = []
    var number: UInt16 = 0
    var neighbourhood: UInt16 = 0
    var community: UInt16 = 0

    /// Reads `JL. AHMAD YANI NO. 160 RT 01 RW 08` in any case and punctuation. A word that is no number
    /// and no marker belongs to the street; noughts mean that the part is not written.
    static func read(_ cell: ArraySlice<UInt8>) -> WrittenAddress {
        var address = WrittenAddress()
        var marker = Marker.none
        for word in words(of: cell) {
            if word.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
                address.take(number(word), marker)
                marker = .none
            } else if let found = Marker(word) {
                marker = found
            } else {
                address.street.append(contentsOf: word)
            }
        }
        return address
    }

    private enum Marker {
        case none, house, neighbourhood, community

        init?(_ word: ArraySlice<UInt8>) {
            switch Array(word) {
            case Array("NO".utf8), Array("NOMOR".utf8), Array("NMR".utf8): self = .house
            case Array("RT".utf8): self = .neighbourhood
            case Array("RW".utf8): self = .community
            default: return nil
            }
        }
    }

    private mutating func take(_ value: UInt16, _ marker: Marker) {
        switch marker {
        case .house: number = value
        case .none: if number == 0 { number = value }
        case .neighbourhood: neighbourhood = value
        case .community: community = value
        }
    }

    private static func number(_ word: ArraySlice<UInt8>) -> UInt16 {
        UInt16(truncatingIfNeeded: word.suffix(4).reduce(0) { $0 * 10 + Int($1 - 48) })
    }

    /// Runs of letters and runs of digits, in capitals.
    private static func words(of cell: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let capitals = cell.map { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
        var words: [ArraySlice<UInt8>] = []
        var start = 0
        for index in 0...capitals.count {
            let kind = index < capitals.count ? Kind(capitals[index]) : .other
            let before = index > start ? Kind(capitals[start]) : .other
            guard index > start, kind != before else {
                if index == start, kind == .other { start = index + 1 }
                continue
            }
            words.append(capitals[start..<index])
            start = kind == .other ? index + 1 : index
        }
        return words
    }

    private enum Kind {
        case letter, digit, other

        init(_ byte: UInt8) {
            self = (65...90).contains(byte) ? .letter : (48...57).contains(byte) ? .digit : .other
        }
    }
}

/// A telephone number as digits without the leading 0 or 62; nought where it is missing or too short.
enum WrittenPhone {
    static func read(_ cell: ArraySlice<UInt8>) -> UInt64 {
        var digits = cell.filter { $0 >= 48 && $0 <= 57 }[...]
        if digits.starts(with: [54, 50]) { digits = digits.dropFirst(2) }
        digits = digits.drop { $0 == 48 }
        guard digits.count >= 7, digits.count <= 15 else { return 0 }
        return digits.reduce(0) { $0 * 10 + UInt64($1 - 48) }
    }
}
