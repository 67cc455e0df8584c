package import MoneyAndDates

/// All texts that a government goes by: its own and those that come with the program.
package struct RegulationRegister: Sendable {
    /// In the order of their first day, then of their names.
    package let all: [KnownRegulation]
    private let byKey: [RegulationKey: KnownRegulation]
    private let successors: [RegulationKey: RegulationKey]

    package init(_ regulations: [KnownRegulation]) {
        all = regulations.sorted {
            ($0.regulation.from, $0.key.description) < ($1.regulation.from, $1.key.description)
        }
        byKey = Dictionary(regulations.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        successors = Dictionary(
            all.compactMap { known in known.regulation.supersedes.map { ($0, known.key) } },
            uniquingKeysWith: { first, _ in first })
    }

    package subscript(key: RegulationKey) -> KnownRegulation? { byKey[key] }

    /// The text that took its place; nil where none has.
    package func successor(of key: RegulationKey) -> KnownRegulation? {
        successors[key].flatMap { byKey[$0] }
    }

    /// Whether a text is believed on a day: it has begun, has not ended, and no other has taken its place.
    package func holds(_ known: KnownRegulation, on day: Day) -> Bool {
        let regulation = known.regulation
        guard regulation.from <= day, regulation.through.map({ day <= $0 }) ?? true else { return false }
        return successor(of: known.key).map { day < $0.regulation.from } ?? true
    }

    /// Those that hold on a day.
    package func inForce(on day: Day) -> [KnownRegulation] { all.filter { holds($0, on: day) } }

    /// Refuses a text that cannot stand beside these.
    ///
    /// - Parameters:
    ///   - key: of the text where it stands there already and is corrected; nil for a new one.
    ///   - slips: numbers that are known not to be meant.
    package func check(
        _ regulation: Regulation, as key: RegulationKey? = nil, slips: [RegulationSlip] = []
    ) throws(RegulationRefusal) {
        let slip = slips.first {
            $0.kind == regulation.kind && $0.number == regulation.number && $0.year == regulation.year
        }
        if let slip { throw .slip(slip.kind, typed: regulation.citation, meant: slip.citation) }
        try regulation.check()
        let twin = all.first {
            $0.key != key && $0.regulation.kind == regulation.kind && $0.regulation.year == regulation.year
                && $0.regulation.number.lowercased() == regulation.number.lowercased()
        }
        if twin != nil { throw .thereAlready(regulation.citation) }
        guard let old = regulation.supersedes else { return }
        if old == key { throw .supersedesItself }
        guard let before = byKey[old] else { throw .unknownSuperseded(old.description) }
        if let key { try refuseCircle(from: old, to: key) }
        guard before.regulation.from <= regulation.from, before.regulation.year <= regulation.year else {
            throw .supersedesALater(before.regulation.citation)
        }
        if let other = successor(of: old), other.key != key {
            throw .supersededAlready(before.regulation.citation, by: other.regulation.citation)
        }
    }

    private func refuseCircle(from old: RegulationKey, to key: RegulationKey) throws(RegulationRefusal) {
        var seen: Set<RegulationKey> = []
        var place: RegulationKey? = old
        while let here = place, seen.insert(here).inserted {
            place = byKey[here]?.regulation.supersedes
            if place == key { throw .circle(byKey[here]?.regulation.citation ?? here.description) }
        }
    }
}
