/// What was learnt about one level of one field.
package struct LevelWeight: Sendable, Equatable {
    /// The level by its name, such as `nik.one-digit`.
    package let level: String
    /// Its share among rows and participants who are one person.
    package let share: Double
    /// Rows of this roster in whose likeliest pair the level occurred.
    package let rows: Int
    /// Mean weight, in bits, of the part it belongs to in those rows.
    package let bits: Double
}

/// Sums up what the levels weighed in a roster.
enum LevelWeights {
    static func list(_ outcomes: [RowOutcome], _ shares: MatchShares) -> [LevelWeight] {
        let likely = outcomes.filter { $0.probability > 0.5 }.map(\.finding)
        return table(likely, shares.nik, \.parts.identity) { $0.nik == $1 }
            + table(likely, shares.birth, \.parts.identity) { $0.birth == $1 }
            + table(likely, shares.word, \.parts.name) { $0.name.has($1) }
            + table(likely, shares.mother, \.parts.household) { $0.mother == $1 }
            + table(likely, shares.village, \.parts.household) { $0.village == $1 }
            + table(likely, shares.phone, \.parts.phone) { $0.phone == $1 }
            + table(likely, shares.sex, \.parts.sex) { $0.sex == $1 }
    }

    private static func table<Level>(
        _ findings: [PairFinding], _ shares: LevelShares<Level>, _ part: KeyPath<PairFinding, Double>,
        _ occurs: (PairFinding, Level) -> Bool
    ) -> [LevelWeight] {
        Level.allCases.map { level in
            var rows = 0
            var bits = 0.0
            for finding in findings where occurs(finding, level) {
                rows += 1
                bits += Bits.of(finding[keyPath: part])
            }
            return LevelWeight(
                level: level.rawValue, share: shares[level], rows: rows,
                bits: rows > 0 ? bits / Double(rows) : 0)
        }
    }
}
