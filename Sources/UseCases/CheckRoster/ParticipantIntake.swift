import Membership
import MoneyAndDates
package import RosterFiles
package import RosterMatching

/// The participants as columns for the matcher, with what else is asked of each: a byte, not an object.
package struct ParticipantIntake {
    package private(set) var people: PersonTable
    /// What is written about them later.
    package private(set) var details = ParticipantDetails()
    private var standing: [UInt8] = []
    /// Places of the participants whose numbers stand in the roster.
    package private(set) var placeOfNumber: [UInt64: Int32] = [:]
    private let wanted: Set<UInt64>
    private let unit: [UInt8]
    private let fateWords: FateWords

    /// - Parameters:
    ///   - numbers: the participant numbers that the roster names.
    ///   - unit: the unit that is checked, as the list calls it; nil where that is not known.
    package init(lexicon: NameLexicon, fateWords: FateWords, numbers: Set<UInt64>, unit: String?) {
        people = PersonTable(lexicon: lexicon)
        self.fateWords = fateWords
        wanted = numbers
        self.unit = UnitName.capitals((unit ?? "").utf8)
    }

    package var count: Int { people.count }

    /// Adds a participant to the columns.
    package mutating func add(_ row: ParticipantRow) {
        if !wanted.isEmpty, let number = ParticipantNumber.number(row.participantNumber),
            wanted.contains(number)
        {
            placeOfNumber[number] = Int32(people.count)
        }
        standing.append(standing(of: row))
        details.append(row)
        people.append(
            nik: row.nikText, name: row.name, birthDate: row.birthDate.map { WrittenBirthDate($0) },
            sex: row.sex.map { $0 == .male ? .male : .female } ?? .unknown, mother: row.mother,
            village: row.village, address: row.address, phone: row.phone)
    }

    /// What the list says became of a participant.
    package func fate(of participant: Int32) -> Fate {
        Fate(rawValue: standing[Int(participant)] & 0x0F) ?? .unknown
    }

    /// Registered for the unit that is checked.
    package func isHere(_ participant: Int32) -> Bool { standing[Int(participant)] & 0x10 != 0 }

    /// Registered for some other unit.
    package func isElsewhere(_ participant: Int32) -> Bool { standing[Int(participant)] & 0x20 != 0 }

    private func standing(of row: ParticipantRow) -> UInt8 {
        var standing = fateWords.read(row.status).fate.rawValue
        guard !unit.isEmpty, !row.unit.isEmpty else { return standing }
        standing |= UnitName.capitals(row.unit) == unit ? 0x10 : 0x20
        return standing
    }
}

/// Names of units are compared by their letters and digits alone.
enum UnitName {
    static func capitals(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.compactMap { byte in
            switch byte {
            case 65...90, 48...57: byte
            case 97...122: byte & 0xDF
            default: nil
            }
        }
    }
}
