import SQLDatabase
import SQLStore
import Signals

/// Writes what a look found, inside one transaction: the verdict is asked again of the rows held here.
struct SignalWriting {
    let office: Office
    let kind: SignalKind
    let severity: SignalSeverity
    let now: Int64
    let connection: any SQLConnection

    private var place: SQLValue { .integer(office.government) }

    func keep(_ look: SignalLook, _ numbers: [Int64]) throws -> SignalRunCount {
        let known = try KnownSignals(
            kind, government: office.government, lock: connection.engine.lockClause, on: connection)
        var raised: [(id: Int64, previous: Int64?, candidate: SignalCandidate)] = []
        var (overtaken, subjects): (Set<Int64>, Set<String>) = ([], [])
        for (id, candidate) in zip(numbers, look.fresh) {
            guard case .raised(let previous, let overtakes) = known.verdict(candidate),
                subjects.insert(candidate.subject).inserted
            else { continue }
            raised.append((id, previous, candidate))
            if overtakes, let previous { overtaken.insert(previous) }
        }
        let open = known.bySubject.values.flatMap(\.self).filter(\.state.isOpen).map(\.id)
        // What a cut run did not come to may be there all the same.
        let gone =
            look.isCut ? [] : Set(open).subtracting(look.there).subtracting(look.back).subtracting(overtaken)
        try set(.overtaken, overtaken)
        try set(.gone, gone)
        try set(.opened, look.back)
        try see(look.there.union(look.back))
        try insert(raised)
        let count = SignalRunCount(
            kind: kind, found: look.found, raised: raised.count + look.back.count, gone: gone.count,
            isCut: look.isCut, instant: now)
        try record(count)
        return count
    }

    private func set(_ state: SignalState, _ cases: Set<Int64>) throws {
        try inPortions(cases) { places, values in
            try connection.execute(
                "UPDATE signal_case SET state = $1 WHERE gov_id = $2 AND signal_id IN (\(places))",
                [.integer(state.rawValue), place] + values)
        }
    }

    private func see(_ cases: Set<Int64>) throws {
        try inPortions(cases) { places, values in
            try connection.execute(
                "UPDATE signal_case SET seen_ms = $1 WHERE gov_id = $2 AND signal_id IN (\(places))",
                [.integer(now), place] + values)
        }
    }

    private func inPortions(_ cases: Set<Int64>, _ body: (String, [SQLValue]) throws -> Void) throws {
        let sorted = cases.sorted()
        for start in stride(from: 0, to: sorted.count, by: 500) {
            let portion = sorted[start..<min(start + 500, sorted.count)]
            try body(
                (0..<portion.count).map { "$\($0 + 3)" }.joined(separator: ", "),
                portion.map(SQLValue.integer))
        }
    }

    private func insert(_ raised: [(id: Int64, previous: Int64?, candidate: SignalCandidate)]) throws {
        if raised.isEmpty { return }
        func texts(_ text: (SignalCandidate) -> String) -> BulkRows.Values {
            .texts(TextColumn(raised.map { text($0.candidate) }))
        }
        _ = try connection.write(
            BulkRows(
                "signal_case",
                [
                    ("gov_id", .constant(place)), ("signal_id", .integers(raised.map(\.id))),
                    ("kind", .constant(.text(kind.rawValue))), ("subject", texts(\.subject)),
                    ("mark", texts(\.mark)), ("previous_id", .optionalIntegers(raised.map(\.previous))),
                    ("unit_id", .optionalIntegers(raised.map(\.candidate.unit))),
                    ("facts", texts(\.facts.text)),
                    ("weight", .integers(raised.map(\.candidate.weight))),
                    ("severity", .constant(.integer(severity.rawValue))), ("state", .constant(0)),
                    ("raised_ms", .constant(.integer(now))), ("seen_ms", .constant(.integer(now))),
                ]))
        let people = raised.flatMap { one in Set(one.candidate.people).sorted().map { (one.id, $0) } }
        if people.isEmpty { return }
        _ = try connection.write(
            BulkRows(
                "signal_person",
                [
                    ("gov_id", .constant(place)), ("signal_id", .integers(people.map(\.0))),
                    ("person_id", .integers(people.map(\.1))),
                ]))
    }

    private func record(_ count: SignalRunCount) throws {
        try connection.execute(
            """
            INSERT INTO signal_run (gov_id, kind, run_ms, found, raised, gone, is_cut, run_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (gov_id, kind, run_ms) DO NOTHING
            """,
            [
                place, .text(kind.rawValue), .integer(now), .integer(Int64(count.found)),
                .integer(Int64(count.raised)), .integer(Int64(count.gone)), .integer(count.isCut ? 1 : 0),
                .text(office.actor),
            ])
    }
}
