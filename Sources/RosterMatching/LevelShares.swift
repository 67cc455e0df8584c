/// How often each level of a field occurs among rows and participants who are one person.
///
/// Seeded with what rosters usually look like and re-estimated on the files themselves.
struct LevelShares<Level: ComparisonLevel>: Sendable {
    private(set) var shares: [Double]

    init(_ seeds: KeyValuePairs<Level, Double>) {
        shares = Array(repeating: 1e-6, count: Level.allCases.count)
        for (level, share) in seeds { shares[Self.index(level)] = share }
    }

    subscript(_ level: Level) -> Double { shares[Self.index(level)] }

    static func index(_ level: Level) -> Int {
        withUnsafeBytes(of: level) { Int($0[0]) }
    }

    /// Mixes what was counted with the seeds, which weigh as much as `seedWeight` observed pairs.
    mutating func update(with counts: [Double], seedWeight: Double) {
        let total = counts.reduce(0, +)
        for index in shares.indices {
            shares[index] = (shares[index] * seedWeight + counts[index]) / (seedWeight + total)
        }
    }
}

/// The shares of all fields, and the prior of a row being any participant at all.
struct MatchShares: Sendable {
    /// Share of rows whose person is among the participants.
    var registered = 0.7
    /// People of the same mother or address registered beside the average participant.
    var relatives = 0.4
    /// How much likelier the second word of a name is, the first being known, than by itself:
    /// names come from one language at a time.
    var nameCohesion = 4.0

    var nik = LevelShares<NIKLevel>([
        .equal: 0.80, .oneDigit: 0.06, .transposed: 0.035, .lastDigitLost: 0.02, .wrongLength: 0.02,
        .scientific: 0.04, .familyCard: 0.013, .otherSerial: 0.001, .different: 0.002,
    ])
    var word = LevelShares<WordLevel>([
        .equal: 0.80, .sound: 0.05, .family: 0.02, .typingError: 0.05, .shortened: 0.005, .initial: 0.03,
        .joined: 0.02, .dropped: 0.04, .added: 0.02, .swapped: 0.02, .replaced: 0.004,
    ])
    var birth = LevelShares<BirthDateLevel>([
        .equal: 0.91, .dayMonthSwapped: 0.013, .oneDigit: 0.03, .yearOff: 0.02, .otherCentury: 0.003,
        .firstOfJanuary: 0.018, .different: 0.004,
    ])
    var mother = LevelShares<MotherLevel>([.agrees: 0.92, .similar: 0.06, .different: 0.02])
    var village = LevelShares<PlaceLevel>([.agrees: 0.90, .similar: 0.04, .different: 0.06])
    var address = LevelShares<PlaceLevel>([.agrees: 0.90, .similar: 0.04, .different: 0.06])
    var phone = LevelShares<PhoneLevel>([.equal: 0.60, .different: 0.40])
    var sex = LevelShares<SexLevel>([.equal: 0.985, .different: 0.015])
}
