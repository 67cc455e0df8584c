/// How common each value is among the participants: a rare name proves more than "Siti".
///
/// Every frequency is a chance that one participant picked blindly has the value, never nought, so
/// that a value nobody has is merely rare.
struct PopulationFrequencies: Sendable {
    let people: Double
    /// Of a word that no participant has, going by the words only one has.
    private(set) var unseenWord = 1e-6
    private(set) var nameWord: ContiguousArray<Float>
    private(set) var nameSound: ContiguousArray<Float>
    private(set) var motherWord: ContiguousArray<Float>
    private(set) var motherSound: ContiguousArray<Float>
    private(set) var initial: ContiguousArray<Float>
    private(set) var place: ContiguousArray<Float>
    private(set) var houseNumber: ContiguousArray<Float>
    /// Regions of NIK rounded to two, three, four, five and six digits.
    private var region: [ContiguousArray<Float>]
    private(set) var serial: ContiguousArray<Float>
    /// By year 1900 to 2099: all births, and those written as 1 January.
    private var year: ContiguousArray<Float>
    private var firstOfJanuary: ContiguousArray<Float>

    init(_ persons: PersonColumns, traits: WordTraits, placeCount: Int) {
        people = Double(max(persons.records.count, 1))
        let words = traits.count
        nameWord = .init(repeating: 0, count: words)
        nameSound = .init(repeating: 0, count: traits.soundCount)
        motherWord = .init(repeating: 0, count: words)
        motherSound = .init(repeating: 0, count: traits.soundCount)
        initial = .init(repeating: 0, count: 256)
        place = .init(repeating: 0, count: placeCount + 1)
        houseNumber = .init(repeating: 0, count: 1000)
        region = [100, 1000, 10_000, 100_000, 1_000_000].map { .init(repeating: 0, count: $0 + 1) }
        serial = .init(repeating: 0, count: 10_000)
        year = .init(repeating: 0, count: 200)
        firstOfJanuary = .init(repeating: 0, count: 200)
        persons.withView { view in
            for record in view.records {
                countWords(of: record, view, traits)
                countFields(of: record)
            }
        }
        let once = nameWord.count { $0 == 1 }
        unseenWord = (Double(once) + 1) / (people * 2.3) / 5000
        scale()
    }

    private mutating func countWords(of record: PersonRecord, _ persons: PersonView, _ traits: WordTraits) {
        for word in persons.name(of: record) {
            nameWord[Int(word)] += 1
            nameSound[Int(traits.sound[Int(word)])] += 1
            initial[Int(traits.initial[Int(word)])] += 1
        }
        for word in persons.mother(of: record) {
            motherWord[Int(word)] += 1
            motherSound[Int(traits.sound[Int(word)])] += 1
        }
    }

    private mutating func countFields(of record: PersonRecord) {
        place[Int(record.village)] += 1
        if record.street != record.village { place[Int(record.street)] += 1 }
        houseNumber[min(Int(record.houseNumber), 999)] += 1
        if record.nikForm == .whole {
            let parts = NIKParts(record.nikDigits)
            for digits in 2...6 {
                region[digits - 2][Int(Self.rounded(record.nikDigits, to: digits))] += 1
            }
            serial[parts.serial] += 1
        }
        let born = Int(record.birthDate)
        if born > 0 {
            let slot = Self.slot(ofYear: born / 10_000)
            year[slot] += 1
            if born % 10_000 == 101 { firstOfJanuary[slot] += 1 }
        }
    }

    /// One is added everywhere: the person looked for may be the only one, or not be there.
    private mutating func scale() {
        let total = Float(people)
        func scaled(_ counts: ContiguousArray<Float>) -> ContiguousArray<Float> {
            ContiguousArray(counts.map { min(($0 + 1) / (total + 1), 1) })
        }
        nameWord = scaled(nameWord)
        nameSound = scaled(nameSound)
        motherWord = scaled(motherWord)
        motherSound = scaled(motherSound)
        initial = scaled(initial)
        place = scaled(place)
        houseNumber = scaled(houseNumber)
        region = region.map(scaled)
        serial = scaled(serial)
        year = ContiguousArray(year.map { ($0 + 0.02) / (total + 1) })
        firstOfJanuary = ContiguousArray(firstOfJanuary.map { ($0 + 0.01) / (total + 1) })
    }

    /// The same frequencies with room for words, sounds and places that no participant has.
    func extended(words: Int, sounds: Int, places: Int) -> PopulationFrequencies {
        var larger = self
        let unseen = Float(1 / (people + 1))
        func extend(_ values: inout ContiguousArray<Float>, to count: Int) {
            if values.count < count {
                values.append(contentsOf: repeatElement(unseen, count: count - values.count))
            }
        }
        extend(&larger.nameWord, to: words)
        extend(&larger.motherWord, to: words)
        extend(&larger.nameSound, to: sounds)
        extend(&larger.motherSound, to: sounds)
        extend(&larger.place, to: places + 1)
        return larger
    }

    private static func slot(ofYear year: Int) -> Int { min(max(year - 1900, 0), 199) }

    /// The leading digits of a NIK as Excel rounds them.
    static func rounded(_ digits: UInt64, to count: Int) -> UInt64 {
        var unit: UInt64 = 1
        for _ in count..<16 { unit *= 10 }
        return (digits + unit / 2) / unit
    }

    func regionOf(_ region: Int) -> Double { Double(self.region[4][min(region, 1_000_000)]) }

    /// Of the digits Excel left; beyond six digits there is nothing finer to count.
    func leading(_ digits: UInt64, count: Int) -> Double {
        if count <= 6 { return Double(region[count - 2][min(Int(digits), region[count - 2].count - 1)]) }
        var six = digits
        for _ in 6..<count { six /= 10 }
        return Double(region[4][min(Int(six), 1_000_000)]) / 10
    }

    /// Of a whole birth date: its year's share spread over the days, or 1 January's own share.
    func birthDate(_ date: Int32) -> Double {
        let slot = Self.slot(ofYear: Int(date) / 10_000)
        let spread = Double(year[slot]) / 365
        return date % 10_000 == 101 ? max(Double(firstOfJanuary[slot]), spread) : spread
    }

    func birthYear(_ year: Int) -> Double { Double(self.year[Self.slot(ofYear: year)]) }

    /// Of a date without its century, as a NIK has it.
    func dateOfCentury(_ date: Int32) -> Double {
        let year = Int(date) / 10_000
        return (birthYear(1900 + year) + birthYear(2000 + year)) / 365
    }
}
