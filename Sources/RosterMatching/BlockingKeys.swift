/// The keys under which a person is found again.
///
/// Each kind of damage leaves at least one of them whole: a wrong digit in the NIK is undone digit by
/// digit on the row's side; a wrong date leaves the name, a wrong name leaves the date, and where both
/// are gone there is the house.
struct BlockingKeys {
    let traits: WordTraits

    /// Kinds of key, kept apart by their number.
    enum Kind: UInt64 {
        case nik = 1
        case date, dateWord, yearWord, wordPair, letters, phone, house, houseInVillage, villageWord,
            motherWord
    }

    static func key(_ kind: Kind, _ left: UInt64, _ right: UInt64 = 0) -> UInt64 {
        Hash.pair(Hash.pair(kind.rawValue, left), right)
    }

    /// Every key of a participant.
    func forEachKey(_ record: PersonRecord, _ people: PersonView, _ body: (UInt64) -> Void) {
        if record.nikForm == .whole { body(Self.key(.nik, record.nikDigits)) }
        let written = record.birthDate % 1_000_000
        let inside = record.nikForm == .whole ? NIKParts(record.nikDigits).dateOfCentury : 0
        let name = people.name(of: record)
        for date in Self.distinct(written, inside) { forEachDateKey(date, name, body) }
        forEachNameKey(name, body)
        Self.forEachHouseKey(record, body)
        if record.phone > 0 { body(Self.key(.phone, record.phone)) }
        forEachHomeKey(record, people, body)
    }

    static func distinct(_ left: Int32, _ right: Int32) -> [Int32] {
        if left == 0 { return right == 0 ? [] : [right] }
        return right == 0 || right == left ? [left] : [left, right]
    }

    private func forEachDateKey(
        _ date: Int32, _ name: UnsafeBufferPointer<UInt32>, _ body: (UInt64) -> Void
    ) {
        body(Self.key(.date, UInt64(date)))
        for word in name {
            let skeleton = traits.skeleton[Int(word)]
            guard skeleton != 0 else { continue }
            body(Self.key(.dateWord, UInt64(date), skeleton))
            body(Self.key(.yearWord, UInt64(date / 10_000), skeleton))
        }
    }

    /// Pairs of words, and all letters of the name run together.
    func forEachNameKey(_ name: UnsafeBufferPointer<UInt32>, _ body: (UInt64) -> Void) {
        for first in name.indices {
            let left = traits.skeleton[Int(name[first])]
            guard left != 0 else { continue }
            for second in name.indices where second > first {
                let right = traits.skeleton[Int(name[second])]
                if right != 0 { body(Self.key(.wordPair, min(left, right), max(left, right))) }
            }
        }
        body(lettersKey(name))
    }

    func lettersKey(_ name: UnsafeBufferPointer<UInt32>) -> UInt64 { Self.key(.letters, letters(of: name)) }

    /// A house by its street, number, RT and RW, and by its street, number and village.
    static func forEachHouseKey(_ record: PersonRecord, _ body: (UInt64) -> Void) {
        guard record.street > 0, record.houseNumber > 0 else { return }
        let door = UInt64(record.street) << 16 | UInt64(record.houseNumber)
        if record.neighbourhood > 0 {
            body(key(.house, door, UInt64(record.neighbourhood) << 16 | UInt64(record.community)))
        }
        if record.village > 0 { body(key(.houseInVillage, door, UInt64(record.village))) }
    }

    /// A word of the name with the village, and with the first word of the mother's name.
    func forEachHomeKey(_ record: PersonRecord, _ people: PersonView, _ body: (UInt64) -> Void) {
        let mother = people.mother(of: record).first.map { traits.skeleton[Int($0)] } ?? 0
        for word in people.name(of: record) {
            let skeleton = traits.skeleton[Int(word)]
            guard skeleton != 0 else { continue }
            if record.village > 0 { body(Self.key(.villageWord, UInt64(record.village), skeleton)) }
            if mother != 0 { body(Self.key(.motherWord, mother, skeleton)) }
        }
    }

    /// The consonants of the whole name, as if it had no spaces.
    private func letters(of name: UnsafeBufferPointer<UInt32>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var last: UInt8 = 0
        for word in name {
            for index in Int(traits.starts[Int(word)])..<Int(traits.starts[Int(word) + 1]) {
                let byte = traits.bytes[index]
                switch byte {
                case 65, 69, 72, 73, 74, 79, 85, 87, 89: continue
                case last: continue
                default:
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
                    last = byte
                }
            }
        }
        return Hash.mix(hash)
    }
}
