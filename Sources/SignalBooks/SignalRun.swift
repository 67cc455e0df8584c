package import LawBook
import MoneyAndDates
import SQLDatabase
package import SQLStore
package import Signals

/// What looking for a kind came to.
package struct SignalRunCount: Sendable, Hashable {
    package let kind: SignalKind
    /// How many there are now, known ones among them.
    package let found: Int
    package let raised: Int
    /// How many are not there any more, and were closed for that.
    package let gone: Int
    /// Whether there were more new ones than a run raises; the next run goes on.
    package let isCut: Bool
    /// When, in milliseconds since 1970.
    package let instant: Int64
}

/// Looks for signals over a whole government: raises what is new, opens again what came back, and closes what
/// the books do not show any more. A decision of a human is never touched.
package struct SignalRun: Sendable {
    private let office: Office
    private let rules: SignalRules
    private let floors: Timeline<Rupiah>?

    /// - Parameter law: for the minimum wages of the government's province; without them wages are passed
    ///   over.
    package init(_ office: Office, rules: SignalRules, law: LawBook) {
        self.office = office
        self.rules = rules
        var province = office.government
        while province > 99 { province /= 100 }
        floors = try? law.minimumWages("minimum-wage/province", key: String(province))
    }

    /// Looks for some kinds, or for all.
    ///
    /// - Returns: a line for each kind, in their order.
    @discardableResult
    package func run(_ kinds: [SignalKind] = SignalKind.allCases) async throws -> [SignalRunCount] {
        var counts: [SignalRunCount] = []
        for kind in kinds { counts.append(try await run(kind)) }
        return counts
    }

    /// When the government was looked over last, every kind of it: milliseconds since 1970; nil for never.
    package static func last(_ office: Office) async throws -> Int64? {
        let government = office.government
        let runs = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT r.kind, MAX(r.run_ms) FROM signal_run r WHERE r.gov_id = $1
                GROUP BY r.kind ORDER BY r.kind
                """, [.integer(government)]
            ) { try $0.integer(1) }
        }
        return runs.count < SignalKind.allCases.count ? nil : runs.min()
    }

    /// The look goes over the tables in a transaction that reads, so that nobody waits for it; what is new is
    /// decided again in the one that writes.
    private func run(_ kind: SignalKind) async throws -> SignalRunCount {
        let (office, rules, floors) = (office, rules, floors)
        let look = try await office.database.read { connection in
            try SignalLook(
                kind,
                SignalFinders(
                    government: office.government, today: office.today, rules: rules, floors: floors,
                    connection: connection))
        }
        let numbers = office.identifiers.next(max(look.fresh.count, 1))
        return try await office.act { connection, now in
            let writing = SignalWriting(
                office: office, kind: kind, severity: rules[kind].severity, now: now, connection: connection)
            let count = try writing.keep(look, numbers)
            guard count.raised + count.gone > 0 else { return Act(count, []) }
            let after = "found=\(count.found) raised=\(count.raised) gone=\(count.gone)"
            return Act(count, [office.change("signal.run", of: "signals/\(kind.rawValue)", after: after)])
        }
    }
}

/// The cases of a kind, by subject, the newest last.
struct KnownSignals {
    private(set) var bySubject: [String: [KnownSignal]] = [:]

    init(_ kind: SignalKind, government: Int64, lock: String = "", on connection: any SQLConnection) throws {
        try connection.query(
            """
            SELECT c.signal_id, c.subject, c.mark, c.state FROM signal_case c
            WHERE c.gov_id = $1 AND c.kind = $2 ORDER BY c.signal_id\(lock)
            """, [.integer(government), .text(kind.rawValue)]
        ) { row in
            let known = KnownSignal(
                id: try row.integer(0), mark: try row.text(2), state: try signalState(row, 3))
            bySubject[try row.text(1), default: []].append(known)
        }
    }

    func verdict(_ candidate: SignalCandidate) -> SignalVerdict {
        SignalVerdict(mark: candidate.mark, known: bySubject[candidate.subject] ?? [])
    }
}

/// A state out of a column; refused rather than guessed at.
func signalState(_ row: SQLRow, _ place: Int) throws -> SignalState {
    guard let state = SignalState(rawValue: try row.integer(place)) else {
        throw SQLFault(
            kind: .statement, code: "code", detail: "signal_case.state holds no code of this program")
    }
    return state
}

/// What was found of a kind.
struct SignalLook: Sendable {
    /// New ones, as many as a run raises.
    private(set) var fresh: [SignalCandidate] = []
    /// Cases that are still there.
    private(set) var there: Set<Int64> = []
    /// Cases that came back.
    private(set) var back: Set<Int64> = []
    private(set) var found = 0
    private(set) var isCut = false

    init(_ kind: SignalKind, _ finders: SignalFinders) throws {
        let known = try KnownSignals(
            kind, government: finders.government, on: finders.connection)
        try finders.find(kind) { candidate in
            found += 1
            switch known.verdict(candidate) {
            case .known(let id): there.insert(id)
            case .back(let id): back.insert(id)
            case .raised:
                if fresh.count < finders.rules.most { fresh.append(candidate) } else { isCut = true }
            }
        }
        try fresh = SignalPeople.completed(fresh, finders)
    }
}

/// Adds the people of clusters and the units of people to what is new: a few statements, whatever their
/// number.
enum SignalPeople {
    /// So many of a cluster stand on its page.
    static var shown: Int { 50 }

    static func completed(
        _ candidates: [SignalCandidate], _ finders: SignalFinders
    ) throws -> [SignalCandidate] {
        guard let kind = candidates.first?.kind else { return [] }
        if let contact = kind.contact {
            return try candidates.map { candidate in
                let index = String(candidate.subject.dropFirst(contact.rawValue.count + 1))
                return candidate.with(
                    people: try people(of: contact, index, finders), unit: candidate.unit)
            }
        }
        let open = candidates.filter { $0.unit == nil }.compactMap(\.people.first)
        let units = try units(of: open, finders)
        return candidates.map { candidate in
            candidate.with(
                people: candidate.people,
                unit: candidate.unit ?? candidate.people.first.flatMap { units[$0] })
        }
    }

    private static func people(
        of contact: StatementContact, _ index: String, _ finders: SignalFinders
    ) throws -> [Int64] {
        try finders.connection.rows(
            """
            SELECT c.person_id FROM statement_contact c
            WHERE c.gov_id = $1 AND c.contact = $2 AND c.value_index = $3
            GROUP BY c.person_id ORDER BY c.person_id LIMIT \(shown)
            """, [finders.place, .text(contact.rawValue), .text(index)]
        ) { try $0.integer(0) }
    }

    /// The unit of each person's last job.
    private static func units(of people: [Int64], _ finders: SignalFinders) throws -> [Int64: Int64] {
        var units: [Int64: Int64] = [:]
        for start in stride(from: 0, to: people.count, by: 500) {
            let portion = people[start..<min(start + 500, people.count)]
            let places = (0..<portion.count).map { "$\($0 + 2)" }.joined(separator: ", ")
            try finders.connection.query(
                """
                SELECT s.person_id, s.unit_id FROM job_spell s
                WHERE s.gov_id = $1 AND s.person_id IN (\(places))
                    AND s.superseded_ms = 9223372036854775807
                ORDER BY s.person_id, s.valid_from, s.spell_id
                """, [finders.place] + portion.map(SQLValue.integer)
            ) { units[try $0.integer(0)] = try $0.integer(1) }
        }
        return units
    }
}

extension SignalCandidate {
    func with(people: [Int64], unit: Int64?) -> SignalCandidate {
        SignalCandidate(kind, subject: subject, mark: mark, facts: facts, unit: unit, people: people)
    }
}
