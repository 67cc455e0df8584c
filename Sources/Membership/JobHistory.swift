import LawBook
package import MoneyAndDates

/// All jobs of one person, as they were and as they were believed to be.
///
/// Two times run through it: the days on which a job held, and the instants at which that was believed.
/// Nothing is edited: a close, a change or a correction supersedes what was believed and records anew, so
/// “what did we know on 5 March about February” has an answer.
///
/// A person has each programme once on any day. Where a second job with the same programme is meant to
/// follow the first, it begins after the first ends; the month in which both stand belongs to the first.
package struct JobHistory: Sendable, Hashable {
    package let person: PersonID
    /// In the order in which they were recorded.
    package private(set) var versions: [Version]

    /// A job as it was believed to be for a time.
    package struct Version: Sendable, Hashable {
        package let spell: JobSpell
        package private(set) var knowledge: Knowledge

        package init(spell: JobSpell, knowledge: Knowledge) {
            self.spell = spell
            self.knowledge = knowledge
        }

        fileprivate mutating func supersede(at instant: Instant) { knowledge.supersede(at: instant) }
    }

    /// - Precondition: every version is of this person.
    package init(person: PersonID, versions: [Version] = []) {
        precondition(versions.allSatisfy { $0.spell.person == person }, "a history is of one person")
        self.person = person
        self.versions = versions
    }

    /// What was believed at an instant, in the order of first days.
    package func known(at instant: Instant) -> [JobSpell] {
        versions.filter { $0.knowledge.holds(at: instant) }.map(\.spell)
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    /// The jobs that held on a day, as believed at an instant.
    package func held(on day: Day, knownAt instant: Instant) -> [JobSpell] {
        known(at: instant).filter { $0.holds(on: day) }
    }

    mutating func append(_ spell: JobSpell, at instant: Instant) {
        versions.append(Version(spell: spell, knowledge: Knowledge(recorded: instant)))
    }

    mutating func supersede(_ id: SpellID, at instant: Instant) {
        for place in versions.indices
        where versions[place].spell.id == id && versions[place].knowledge.superseded == nil {
            versions[place].supersede(at: instant)
        }
    }
}
