import ArgumentParser
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan job`: the four acts upon a job, and the notice of a death.
struct JobCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Opens, closes, changes and corrects jobs; records a death.",
        subcommands: [JobOpen.self, JobClose.self, JobChangeCommand.self, JobCorrect.self, JobDeath.self])
}

/// What several acts ask.
struct JobActOptions: ParsableArguments {
    @Option(help: "Why it is done, for the audit chain.")
    var reason: String = ""
    @Option(help: "The number of the job, as show has it; without it the only one that is open.")
    var spell: Int64?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// The job that is meant.
    func chosen(of person: PersonID, _ office: Office) async throws -> JobSpell {
        let known = try await PersonSearch(office).jobs(of: person).known(at: .latest)
        if let spell {
            guard let found = known.first(where: { $0.id == SpellID(spell) }) else {
                throw SpellRefusal.unknownSpell(SpellID(spell))
            }
            return found
        }
        let open = known.filter { $0.end == nil || $0.holds(on: office.today) }
        guard open.count == 1, let only = open.first else { throw ChoiceRefusal.jobs(open.count) }
        return only
    }

    /// Acts, and shows the person's jobs afterwards.
    func acting(
        _ shared: SharedOptions, _ office: OfficeOptions, _ who: PersonOptions,
        _ body: (JobActs, Office, PersonCard) async throws -> Void
    ) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let card = try await who.card(office)
            let law = try MembershipLaw(from: try shared.lawFolder().book())
            try await body(JobActs(office, law: law), office, card)
            let answer = OfficeAnswer(words, format)
            answer.tell(card)
            let names = try await Names(office)
            for spell in try await PersonSearch(office).jobs(of: card.id).known(at: .latest) {
                answer.tell(spell, names, isBelieved: true)
            }
        }
    }
}

/// Somebody has no open job, or several.
enum ChoiceRefusal: TellableRefusal {
    case jobs(Int)

    var note: Note {
        switch self {
        case .jobs(let count): Note("job.choose", ["count": .count(count)])
        }
    }
}

/// `naungan job open`.
struct JobOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Opens a job.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var terms: JobTermsOptions
    @OptionGroup var act: JobActOptions
    @Option(help: "First day.")
    var from: String
    @Option(help: "Last day, where it is known.")
    var through: String?
    @Option(help: "Monthly wage, or income, in whole rupiah.")
    var wage: Int64
    @Option(help: "Number of the decree or contract (SK).")
    var decree: String?
    @Option(help: "Day on which it was signed.")
    var decreeSigned: String?

    func run() async throws {
        try await act.acting(shared, office, who) { acts, office, card in
            let day = try Asked.day("from", from)
            guard let code = terms.unit else {
                throw TermsRefusal(name: "unit", value: "", wanted: "wanted.unit")
            }
            let government = office.government
            let unit = try await office.database.read {
                try UnitBook.unit(code, government: government, on: $0)
            }
            let roster = try await terms.terms(for: unit, on: day, office)
            let job = JobTerms(
                unit: unit.id, category: roster.category, segment: roster.segment,
                programmes: roster.programmes, payer: UnitID(roster.registration), funding: roster.funding,
                wage: Rupiah(wage), wageBasis: roster.wageBasis,
                letter: try letter(decree, decreeSigned))
            try await acts.open(
                card.id, job, from: day, through: try through.map { try Asked.day("through", $0) },
                reason: act.reason)
        }
    }
}

/// A decree by its number and day; refused where one of them is missing.
func letter(_ number: String?, _ signed: String?) throws -> AppointmentLetter? {
    switch (number, signed) {
    case (nil, nil): return nil
    case (let number?, let signed?):
        return AppointmentLetter(number: number, signed: try Asked.day("decree-signed", signed))
    default: throw JobRefusal.decreeWithoutDay
    }
}

/// `naungan job close`.
struct JobClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Records the last day of a job and why it ended.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var act: JobActOptions
    @Option(help: "Last day.")
    var on: String
    @Option(help: "kontrak-berakhir, mengundurkan-diri, diberhentikan, pensiun, menjadi-asn, …")
    var because: String

    func run() async throws {
        try await act.acting(shared, office, who) { acts, office, card in
            let spell = try await act.chosen(of: card.id, office)
            try await acts.close(
                spell.id, of: card.id, on: try Asked.day("on", on),
                because: try Asked.code("because", because), reason: act.reason)
        }
    }
}

/// `naungan job death`.
struct JobDeath: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "death", abstract: "Records a death and ends the jobs on that day.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var act: JobActOptions
    @Option(help: "Day of death.")
    var on: String

    func run() async throws {
        try await act.acting(shared, office, who) { acts, _, card in
            try await acts.died(card.id, on: try Asked.day("on", on), reason: act.reason)
        }
    }
}
