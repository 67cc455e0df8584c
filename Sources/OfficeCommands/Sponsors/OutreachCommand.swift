import ArgumentParser
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import Outreach
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks

/// `naungan outreach`: events at which people are told.
struct OutreachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outreach",
        abstract: "Plans events, keeps who came and what was said, and counts who enrolled after.",
        subcommands: [OutreachPlan.self, OutreachAttend.self, OutreachMinute.self, OutreachList.self])
}

/// What every command about events asks.
struct OutreachOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func working(_ body: (OutreachBook, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await body(
                OutreachBook(office, rules: try OutreachTemplates.embedded()), OfficeAnswer(words, format))
        }
    }
}

/// `naungan outreach plan`.
struct OutreachPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Plans an event.")

    @OptionGroup var options: OutreachOptions
    @Option(help: "What it is called.") var title: String
    @Option(help: "On which day.") var on: String
    @Option(help: "Where.") var place: String
    @Option(help: "A code of templates/outreach/audiences.csv.") var audience: String
    @Option(help: "Code of the unit where those who enrol are counted.") var unit: String?
    @Option(help: "NPP/division of the self-employed, for those who enrol.") var registration: String?

    func validate() throws {
        guard (unit == nil) == (registration == nil) else {
            throw ValidationError("--unit and --registration go together")
        }
    }

    func run() async throws {
        try await options.working { book, answer in
            var campaign: (unit: UnitID, registration: Int64)?
            if let unit, let registration {
                let (place, government) = (try await book.office.unit(unit), book.office.government)
                let paid = try await book.office.database.read {
                    try RegistrationBook.registration(registration, government: government, on: $0)
                }
                campaign = (place.id, paid.id)
            }
            let id = try await book.plan(
                OutreachDraft(
                    title: title, heldOn: try Asked.day("on", on), place: place, audience: audience),
                campaign: campaign)
            answer.tell(
                "outreach.told.planned",
                [
                    ("event", .text(String(id))),
                    ("token", .text(OutreachBook.token(event: id, book.office))),
                ])
        }
    }
}

/// `naungan outreach attend`.
struct OutreachAttend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend", abstract: "Writes somebody on the list of an event, once.")

    @OptionGroup var options: OutreachOptions
    @Argument(help: "Number of the event.") var event: Int64
    @Option(help: "Who came.") var name: String
    @Option(help: "From which unit.") var unit = ""

    func run() async throws {
        try await options.working { book, answer in
            try await book.attend(event, name: name, unit: unit)
            answer.tell("outreach.told.attended", [("name", .text(name))])
        }
    }
}

/// `naungan outreach minutes`.
struct OutreachMinute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes", abstract: "Writes the minutes of an event.")

    @OptionGroup var options: OutreachOptions
    @Argument(help: "Number of the event.") var event: Int64
    @Option(help: "What was said and agreed.") var text: String

    func run() async throws {
        try await options.working { book, answer in
            try await book.minute(event, text)
            answer.tell(try await book.open(event))
        }
    }
}

/// `naungan outreach list`.
struct OutreachList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Events with who came and who enrolled after, the latest first.")

    @OptionGroup var options: OutreachOptions

    func run() async throws {
        try await options.working { book, answer in
            let events = try await book.list()
            for event in events { answer.tell(event) }
            if events.isEmpty { answer.tell("outreach.told.none") }
        }
    }
}

extension OfficeAnswer {
    /// An event in one line.
    fileprivate func tell(_ event: OutreachEvent) {
        tell(
            "outreach.told.event",
            [
                ("event", .text(String(event.id))), ("title", .text(event.title)),
                ("day", .day(event.heldOn)), ("place", .text(event.place)),
                ("guests", .count(event.guests)), ("enrolled", .count(event.enrolled)),
            ])
    }
}
