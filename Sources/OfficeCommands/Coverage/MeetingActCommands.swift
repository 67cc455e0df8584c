import Access
import AccessBooks
import ArgumentParser
import DeskBooks
import IndicatorBooks
import LawBook
import Membership
import RegisterBooks
import SQLStore
import Words

/// Which meeting, in which books, told how.
struct MeetingOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the meeting, as list shows it.") var meeting: Int64
    @Option(help: "text or json.") var format: AnswerFormat = .text

    /// Does one act and says that it is done.
    func act(_ told: String, _ body: (MeetingBook, Office) async throws -> Void) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await body(MeetingBook(office), office)
            OfficeAnswer(words, format).tell(told)
        }
    }
}

extension MeetingFinding.Kind: ExpressibleByArgument {}

/// `naungan meeting find`.
struct MeetingFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "find", abstract: "Notes a finding.")

    @OptionGroup var of: MeetingOptions
    @Argument(help: "What was found.") var text: String
    @Option(help: "budget, agreement, arrears, data or other.") var kind: MeetingFinding.Kind
    @Option(help: "Code of the unit that it is about; without it all of them.") var unit: String?

    func run() async throws {
        try await of.act("told.meeting.found") { book, office in
            let unit = try await office.unitNumber(unit)
            try await book.find(of.meeting, kind, unit: unit, text)
        }
    }
}

/// `naungan meeting promise`.
struct MeetingPromise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Notes who promises what by when.")

    @OptionGroup var of: MeetingOptions
    @Argument(help: "What is promised.") var text: String
    @Option(help: "Who promises.") var owner: String
    @Option(help: "The day by which it is to be done.") var by: DayArgument
    @Option(help: "Code of the unit that it is about.") var unit: String?

    func run() async throws {
        try await of.act("told.meeting.committed") { book, office in
            let unit = try await office.unitNumber(unit)
            _ = try await book.commit(of.meeting, owner: owner, unit: unit, text, due: by.day)
        }
    }
}

/// `naungan meeting fulfil`.
struct MeetingFulfil: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fulfil", abstract: "Says that a promise was kept, or dropped.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the promise, as show has it.") var promise: Int64
    @Option(help: "What came of it.") var outcome: String
    @Flag(help: "It was given up.") var dropped = false
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await MeetingBook(office).close(
                commitment: promise, as: dropped ? .dropped : .done, outcome: outcome)
            OfficeAnswer(words, format).tell("told.meeting.closed-commitment")
        }
    }
}

/// `naungan meeting invite`.
struct MeetingInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Adds somebody to the list of those invited.")

    @OptionGroup var of: MeetingOptions
    @Argument(help: "The name.") var name: String
    @Option(help: "The office that he or she speaks for.") var from: String

    func run() async throws {
        try await of.act("told.meeting.invited") { book, _ in
            try await book.invite(of.meeting, name: name, office: from)
        }
    }
}

/// `naungan meeting attend`.
struct MeetingAttend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend", abstract: "Says who of those invited came; the others did not.")

    @OptionGroup var of: MeetingOptions
    @Argument(help: "The lines of the list of those invited.") var lines: [Int]

    func run() async throws {
        try await of.act("told.meeting.attended") { book, _ in
            try await book.attend(of.meeting, lines: Set(lines))
        }
    }
}

/// `naungan meeting freeze`.
struct MeetingFreeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Freezes what lies on the table: the same tables as the page.")

    @OptionGroup var of: MeetingOptions

    func run() async throws {
        try await of.act("told.meeting.frozen") { _, office in try await office.freezeTables(of: of.meeting) }
    }
}

/// `naungan meeting minutes`.
struct MeetingMinutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: "Keeps the minutes and closes the meeting; freezes its tables where nobody has.")

    @OptionGroup var of: MeetingOptions
    @Argument(help: "What was said and agreed.") var text: String

    func run() async throws {
        try await of.act("told.meeting.minuted") { book, office in
            if try await book.open(of.meeting).meeting.stage == .planned {
                try await office.freezeTables(of: of.meeting)
            }
            try await book.minute(of.meeting, text)
        }
    }
}

extension Office {
    /// Freezes the tables of a meeting as the office that runs meetings sees them.
    fileprivate func freezeTables(of meeting: Int64) async throws {
        try await CoverageRollup(self).refresh()
        let permit = Permit(
            account: 0, name: actor, display: actor, role: .manpowerOffice, government: government,
            matrix: try AccessMatrix.embedded())
        try await MeetingDesk(try Desk(office: self, permit: permit)).freeze(
            meeting, templates: try FigureTemplates.embedded())
    }

    /// The number of a unit by its code; nil for nil.
    fileprivate func unitNumber(_ code: String?) async throws -> Int64? {
        guard let code else { return nil }
        return try await unit(code).id.number
    }
}
