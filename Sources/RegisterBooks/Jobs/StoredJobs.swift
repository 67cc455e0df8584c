package import Membership
import MoneyAndDates

/// What the table has of a job beside its terms; it goes on with the job.
package struct SpellExtras: Sendable, Hashable {
    /// 1 to 5, only where it is not that of the registration.
    package var riskClass: Int64?
    /// The decree or contract as a list had it, also where its day is not known.
    package var decree: String?

    package init(riskClass: Int64? = nil, decree: String? = nil) {
        self.riskClass = riskClass
        self.decree = decree
    }
}

/// The jobs of one person as they stand in the table, and as acts change them.
package struct StoredJobs: Sendable {
    package let person: PersonID
    package var history: JobHistory
    /// Beside each version that was read, in the order of `history.versions`: its number in the table.
    private let numbers: [Int64]
    private let before: [JobHistory.Version]
    package private(set) var extras: [SpellID: SpellExtras]
    /// The newest instant of all that was read; nought where there is nothing.
    package let newest: Int64

    init(person: PersonID, rows: [StoredSpell] = []) {
        self.person = person
        before = rows.map(\.version)
        numbers = rows.map(\.number)
        history = JobHistory(person: person, versions: before)
        extras = Dictionary(rows.map { ($0.version.spell.id, $0.extras) }, uniquingKeysWith: { $1 })
        newest =
            before.map { version in
                let known = version.knowledge
                return max(known.recorded, known.superseded ?? known.recorded).epochMilliseconds
            }.max() ?? 0
    }

    /// What stands beside the terms of a job from now on.
    package mutating func set(_ extras: SpellExtras, of spell: SpellID) { self.extras[spell] = extras }

    /// What is believed now, in the order of first days.
    package var known: [JobSpell] { history.known(at: .latest) }

    /// Jobs whose version in the table the acts have taken back; each has one that is believed.
    var superseded: [Int64] {
        zip(before, history.versions).compactMap { old, new in
            old.knowledge.superseded == nil && new.knowledge.superseded != nil
                ? old.spell.id.number : nil
        }
    }

    /// Versions that the acts have added, with their numbers in the table.
    var added: [StoredSpell] {
        var last: [SpellID: Int64] = [:]
        for (version, number) in zip(before, numbers) {
            last[version.spell.id] = max(last[version.spell.id] ?? 0, number)
        }
        return history.versions.dropFirst(before.count).map { version in
            let number = (last[version.spell.id] ?? 0) + 1
            last[version.spell.id] = number
            let extras = extras[version.spell.id] ?? SpellExtras()
            return StoredSpell(version: version, number: number, extras: extras)
        }
    }

    /// What the acts touched: each registration with the first and the last month that came out otherwise.
    var touched: [TouchedMonths] {
        let old = before.filter { $0.knowledge.superseded == nil }.map(\.spell)
        let new = known
        let oldByID = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let newByID = Dictionary(new.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return Set(oldByID.keys).union(newByID.keys).flatMap { id in
            TouchedMonths.between(oldByID[id], newByID[id])
        }
    }
}

/// A version of a job with its number in the table.
package struct StoredSpell: Sendable {
    package let version: JobHistory.Version
    package let number: Int64
    package let extras: SpellExtras
}

/// The months of a registration that a change touches.
struct TouchedMonths: Sendable, Hashable {
    let registration: Int64
    let first: Month
    /// Nil where there is no last one.
    let last: Month?

    /// What differs between a job before and after; nothing where it is the same.
    static func between(_ old: JobSpell?, _ new: JobSpell?) -> [TouchedMonths] {
        if old == new { return [] }
        if let old, let new, old.terms == new.terms, old.start == new.start {
            return onlyTheEnd(old, new)
        }
        return [old, new].compactMap(\.self).map { spell in
            TouchedMonths(
                registration: spell.terms.payer.number, first: Month(of: spell.start),
                last: spell.end.map { Month(of: $0) })
        }
    }

    /// Dues are of whole months: the month of the last day is owed in full.
    private static func onlyTheEnd(_ old: JobSpell, _ new: JobSpell) -> [TouchedMonths] {
        let ends = [old.end, new.end].map { $0.map { Month(of: $0) } }
        // After the last month of all there is none that could be owed.
        guard let first = ends.compactMap(\.self).min(), ends[0] != ends[1], first.yyyymm < 9999_12 else {
            return []
        }
        let last = ends.contains(nil) ? nil : ends.compactMap(\.self).max()
        return [
            TouchedMonths(registration: old.terms.payer.number, first: first.adding(1), last: last)
        ]
    }
}
