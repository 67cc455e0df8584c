import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Which person: by NIK, by participant's number, or by the number in the books.
struct PersonOptions: ParsableArguments {
    @Option(help: "NIK: sixteen digits.")
    var nik: String?
    @Option(help: "Participant's number (KPJ).")
    var kpj: String?
    @Option(help: "The number in the books, as find shows it.")
    var person: Int64?

    func card(_ office: Office) async throws -> PersonCard {
        let search = PersonSearch(office)
        var found: PersonCard?
        if let nik {
            let number = try Asked.read("nik", "…" + nik.suffix(4), "wanted.nik") { _ in NIK(nik) }
            found = try await search.person(nik: number)
        } else if let kpj {
            let number = try Asked.read("kpj", kpj, "wanted.kpj") { ParticipantCardNumber($0) }
            found = try await search.person(number: number)
        } else if let person {
            found = try await search.person(PersonID(person))
        }
        guard let found else { throw RegisterRefusal.unknownPerson }
        return found
    }
}

/// `naungan register find`: people by NIK, number or a part of the name.
struct RegisterFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Finds people by NIK, participant's number or part of the name.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @Option(help: "A part of the name.")
    var name: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            guard let name else { return answer.tell(try await who.card(office)) }
            let found = try await PersonSearch(office).people(named: name)
            if found.isEmpty { throw RegisterRefusal.unknownPerson }
            for card in found { answer.tell(card) }
        }
    }
}

/// `naungan register show`: a person with every job, as believed now.
struct RegisterShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a person and the jobs; --history with what was believed before."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @Flag(help: "Also what is no longer believed.")
    var history = false
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let card = try await who.card(office)
            answer.tell(card)
            let jobs = try await PersonSearch(office).jobs(of: card.id)
            let names = try await Names(office)
            for version in jobs.versions where history || version.knowledge.superseded == nil {
                answer.tell(version.spell, names, isBelieved: version.knowledge.superseded == nil)
            }
        }
    }
}

/// Names of units and registrations, to show beside their numbers.
struct Names {
    private let units: [UnitID: String]
    private let registrations: [Int64: String]

    init(_ office: Office) async throws {
        let government = office.government
        (units, registrations) = try await office.database.read { connection in
            let units = try UnitBook.all(government: government, on: connection)
            let registrations = try RegistrationBook.all(government: government, on: connection)
            return (
                Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
                Dictionary(registrations.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            )
        }
    }

    func unit(_ unit: UnitID) -> String { units[unit] ?? unit.description }
    func payer(_ payer: UnitID) -> String { registrations[payer.number] ?? "-" }
}

extension OfficeAnswer {
    /// A person, with the NIK masked.
    func tell(_ card: PersonCard) {
        tell(
            card.died == nil ? "register.person" : "register.person-died",
            [
                ("person", .text(card.id.description)), ("name", .text(card.name)),
                ("nik", .text(card.maskedNIK)), ("born", card.born.map(Term.day) ?? .text("-")),
                ("died", card.died.map(Term.day) ?? .text("-")),
            ])
    }

    /// A job.
    func tell(_ spell: JobSpell, _ names: Names, isBelieved: Bool) {
        let terms = spell.terms
        tell(
            isBelieved ? "register.job" : "register.job-before",
            [
                ("spell", .text(spell.id.description)), ("from", .day(spell.start)),
                ("through", spell.end.map(Term.day) ?? .text("…")),
                ("unit", .text(names.unit(terms.unit))), ("payer", .text(names.payer(terms.payer))),
                ("category", .text(terms.category.rawValue)),
                ("segment", .word("segment.\(terms.segment.rawValue)")),
                (
                    "programmes",
                    .text(terms.programmes.programmes.map(\.rawValue).joined(separator: " "))
                ),
                ("wage", .rupiah(terms.wage)), ("funding", .text(terms.funding.rawValue)),
                ("reason", .text(spell.endReason?.rawValue ?? "-")),
            ])
    }
}
