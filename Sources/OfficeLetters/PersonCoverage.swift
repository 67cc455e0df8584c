import Continuity
import CoverageBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The months of one person up to a day, with the job of that day.
struct PersonCoverage {
    let strip: ContinuityStrip
    let named: NamedPerson
    let programmes: ProgrammeSet
    let unit: String

    /// - Throws: `CoverageRefusal.noSuchPerson`, or a `LawGap`.
    init(of person: PersonID, by office: Office, under law: LawBook) async throws {
        let today = office.today
        let (first, named, units) = try await office.database.read { connection in
            (
                try PeopleNames.firstMonth(
                    of: person, government: office.government, known: .latest, on: connection),
                try PeopleNames.named([person], by: office, on: connection)[person],
                try PeopleNames.units(of: office.government, on: connection)
            )
        }
        guard let first, let named else { throw CoverageRefusal.noSuchPerson }
        let present = Month(of: today)
        let question = CoverageQuestion(
            government: office.government, from: min(present, max(law.coverage.from, first)),
            through: present, asOf: today, scope: .person(person))
        let answers = try await CoverageAnswers(
            question, under: try ContinuityLaw(from: law), from: office.database)
        guard answers.columns.count == 1 else { throw CoverageRefusal.noSuchPerson }
        strip = try answers.strip(0)
        self.named = named
        programmes = ProgrammeSet(rawValue: answers.reading.jobs.programmes[0])
        unit = units[UnitID(answers.reading.jobs.units[0])] ?? ""
    }

    /// The last so many months up to the day, the latest last.
    func months(_ count: Int) -> [PersonMonth] {
        Array(strip.months.filter { $0.month <= Month(of: strip.asOf) }.suffix(count))
    }

    var isProtected: Bool { strip.isProtected(on: strip.asOf) }
}
