package import Continuity
import CoverageBooks
package import LawBook
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore
import Synchronization

/// How many people each unit of a government has in work, and how many of them are protected: read once for
/// all of them and kept for a while.
package struct CoverageBoard: Sendable, Hashable {
    /// By the unit itself, without those below it.
    package let people: [Int64: Int]
    /// Nil where the government is too large to be read for a page; its units are read one by one then.
    package let protected: [Int64: Int]?
    package let asOf: Day
    /// Milliseconds since 1970.
    package let instant: Int64

    /// So many people are read within a page's time.
    package static let most: Int64 = 100_000

    /// The board of an office's government: kept as long as nothing changes, and a minute where much does;
    /// for a quarter of an hour where the government is large.
    ///
    /// - Throws: a `LawGap` where the law does not answer for the year before.
    package static func current(
        of office: Office, law: ContinuityLaw, answered: LawCoverage
    ) async throws -> CoverageBoard {
        let government = office.government
        let sequence = try await office.database.read { connection in
            try connection.integer(
                "SELECT sequence FROM audit_head WHERE gov_id = $1", [.integer(government)]) ?? 0
        }
        let key = BoardKeep.Key(database: ObjectIdentifier(office.database), government: government)
        if let kept = BoardKeep.shared.board(key, sequence, office) { return kept }
        let board = try await read(office, law, answered)
        BoardKeep.shared.keep(board, key, sequence)
        return board
    }

    private static func read(
        _ office: Office, _ law: ContinuityLaw, _ answered: LawCoverage
    ) async throws -> CoverageBoard {
        let (government, today) = (office.government, Int64(office.today.yyyymmdd))
        let people = try await office.database.read { connection in
            var people: [Int64: Int] = [:]
            try connection.query(
                """
                SELECT unit_id, COUNT(DISTINCT person_id) FROM job_spell
                WHERE gov_id = $1 AND superseded_ms = \(Int64.max) AND valid_from <= $2 AND valid_to >= $2
                GROUP BY unit_id ORDER BY unit_id
                """, [.integer(government), .integer(today)]
            ) { people[try $0.integer(0)] = Int(try $0.integer(1)) }
            return people
        }
        var protected: [Int64: Int]?
        if people.values.reduce(0, +) <= Int(most) {
            let answers = try await CoverageAnswers(
                question(office, answered, .government), under: law, from: office.database)
            let units = answers.reading.jobs.units
            protected = answers.protected.reduce(into: [:]) { $0[units[$1], default: 0] += 1 }
        }
        return CoverageBoard(
            people: people, protected: protected, asOf: office.today, instant: office.now())
    }

    /// A year back, which no grace outlives, and the month itself.
    static func question(
        _ office: Office, _ answered: LawCoverage, _ scope: CoverageScope
    ) -> CoverageQuestion {
        let present = Month(of: office.today)
        return CoverageQuestion(
            government: office.government, from: min(present, max(answered.from, present.adding(-12))),
            through: present, asOf: office.today, scope: scope)
    }
}

/// The boards that were read lately.
private final class BoardKeep: Sendable {
    struct Key: Hashable {
        let database: ObjectIdentifier
        let government: Int64
    }

    private struct Kept {
        let board: CoverageBoard
        let sequence: Int64
    }

    static let shared = BoardKeep()
    private let kept = Mutex<[Key: Kept]>([:])

    func board(_ key: Key, _ sequence: Int64, _ office: Office) -> CoverageBoard? {
        guard let kept = kept.withLock({ $0[key] }), kept.board.asOf == office.today else { return nil }
        let age = office.now() - kept.board.instant
        let patience: Int64 = kept.board.protected == nil ? 900_000 : 60_000
        return kept.sequence == sequence || (0..<patience).contains(age) ? kept.board : nil
    }

    func keep(_ board: CoverageBoard, _ key: Key, _ sequence: Int64) {
        kept.withLock { kept in
            if kept.count > 64 { kept.removeAll() }
            kept[key] = Kept(board: board, sequence: sequence)
        }
    }
}
