import AccessBooks
package import DeskBooks
import LawBook
import Membership
import RegisterBooks
import RosterMatching

/// Holds the rows whose NIK nobody has against the people of the register who were born on the same days:
/// a slip in a NIK must not make a second person.
package struct FindPairs: Sendable {
    private let pairs: PairDesk
    private let lexicon: NameLexicon

    package init(_ pairs: PairDesk, parts: RosterParts) {
        self.pairs = pairs
        lexicon = parts.lexicon
    }

    /// - Parameter submission: that was just handed in.
    package func callAsFunction(in submission: Int64) async throws {
        let (rows, people) = try await pairs.candidates(for: submission)
        guard !rows.isEmpty, !people.isEmpty else {
            return try await pairs.keep([], of: rows, in: submission)
        }
        var (roster, register) = (PersonTable(lexicon: lexicon), PersonTable(lexicon: lexicon))
        for row in rows {
            roster.append(
                nik: row.nik?.description ?? "", name: row.name,
                birthDate: row.born.map { WrittenBirthDate($0) }, sex: written(row.sex), mother: row.mother)
        }
        for person in people {
            register.append(
                nik: person.nik, name: person.name, birthDate: person.born.map { WrittenBirthDate($0) },
                sex: written(person.sex), mother: person.mother)
        }
        let matches = await RosterMatcher(participants: register).match(roster: roster)
        var found: [FoundPair] = []
        for (place, match) in matches.rows.enumerated() where match.decision != .new {
            guard let participant = match.participant else { continue }
            found.append(
                FoundPair(
                    line: rows[place].line, person: people[participant].person,
                    probability: Int(match.probability * 1_000_000),
                    reasons: match.reasons.map { Note($0.key, $0.arguments.terms) }))
        }
        try await pairs.keep(found, of: rows, in: submission)
    }

    private func written(_ sex: Sex?) -> WrittenSex {
        switch sex {
        case .male: .male
        case .female: .female
        case nil: .unknown
        }
    }
}
