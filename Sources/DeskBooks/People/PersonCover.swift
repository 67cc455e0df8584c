package import Continuity
package import Contributions
import CoverageBooks
package import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// A person's months, with what was paid for each.
package struct PersonStrip: Sendable {
    package let strip: ContinuityStrip
    /// Beside each month of the strip.
    package let paid: [Rupiah]

    /// Whether the person is protected on the day asked about.
    package var isProtectedToday: Bool { strip.isProtected(on: strip.asOf) }
}

/// What one job of a month costs, and why; or why nobody can say.
package struct OwedMonth: Sendable {
    package let spell: JobSpell
    package let answer: Result<Assessment, ContributionRefusal>
}

/// The months of one person and what they cost, as far as the law answers.
package struct PersonCover: Sendable {
    private let office: Office
    private let law: ContinuityLaw
    private let contributions: ContributionLaw
    private let answered: LawCoverage

    /// The caller has seen to it that the person may be looked at.
    package init(
        _ office: Office, law: ContinuityLaw, contributions: ContributionLaw, answered: LawCoverage
    ) {
        self.office = office
        self.law = law
        self.contributions = contributions
        self.answered = answered
    }

    /// Months that the law is asked beyond the window, where the last grace may end.
    private static let beyond = 8
    /// What is paid in advance lies ahead.
    private static let ahead = 12

    /// The strip from the first job on; nil for somebody who never had one.
    ///
    /// - Throws: a `LawGap` where the law does not answer for a month.
    package func strip(of person: PersonID) async throws -> PersonStrip? {
        let office = office
        let first = try await office.database.read { connection in
            try PeopleNames.firstMonth(
                of: person, government: office.government, known: .latest, on: connection)
        }
        guard let first else { return nil }
        let present = Month(of: office.today)
        let last = max(
            present, min(present.adding(PersonCover.ahead), answered.through.adding(-PersonCover.beyond)))
        let question = CoverageQuestion(
            government: office.government, from: min(present, max(answered.from, first)), through: last,
            asOf: office.today, scope: .person(person))
        let answers = try await CoverageAnswers(question, under: law, from: office.database)
        guard answers.columns.count == 1 else { return nil }
        let strip = try answers.strip(0)
        return PersonStrip(
            strip: strip, paid: strip.months.indices.map { Rupiah(answers.columns.paid[$0]) })
    }

    /// What the jobs of a month cost by the law of that month.
    package func owed(_ file: PersonFile, in month: Month) -> [OwedMonth] {
        file.jobs.filter { $0.touches(month) }.map { spell in
            let facts = facts(spell, file, month)
            do throws(ContributionRefusal) {
                return OwedMonth(
                    spell: spell, answer: .success(try Assessment.assess(facts, under: contributions)))
            } catch {
                return OwedMonth(spell: spell, answer: .failure(error))
            }
        }
    }

    private func facts(_ spell: JobSpell, _ file: PersonFile, _ month: Month) -> ContributionFacts {
        let terms = spell.terms
        var facts = ContributionFacts(segment: terms.segment, month: month)
        facts.wage = terms.segment == .selfEmployed ? nil : terms.wage
        facts.income = terms.segment == .selfEmployed ? terms.wage : nil
        facts.programmes = terms.programmes.programmes
        facts.funder = terms.funding.funder
        facts.riskClass = file.riskClass(of: spell)
        facts.age = file.born?.completedYears(on: month.firstDay)
        return facts
    }
}
