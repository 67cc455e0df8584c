import ArgumentParser
import IndicatorBooks
import LawBook
import MoneyAndDates
import SQLStore
import Words

/// `naungan meeting`: meetings and what was promised there.
struct MeetingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting", abstract: "Monitoring meetings, and what was promised there.",
        subcommands: [
            MeetingPlan.self, MeetingList.self, MeetingShow.self, MeetingFind.self, MeetingPromise.self,
            MeetingFulfil.self, MeetingInvite.self, MeetingAttend.self, MeetingFreeze.self,
            MeetingMinutes.self,
        ])
}

/// `naungan meeting plan`.
struct MeetingPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Plans a meeting.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "What it is called.") var title: String
    @Option(help: "The day on which it is held.") var on: DayArgument
    @Option(help: "Where.") var place: String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let id = try await MeetingBook(office).plan(title, on: on.day, at: place)
            OfficeAnswer(words, format).tell("meeting.told.planned", [("meeting", .text(String(id)))])
        }
    }
}

/// `naungan meeting list`.
struct MeetingList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The meetings, the newest first.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            for meeting in try await MeetingBook(office).list() {
                answer.tell(
                    "meeting.told.line",
                    [
                        ("meeting", .text(String(meeting.id))), ("day", .day(meeting.heldOn)),
                        ("title", .text(meeting.title)), ("state", .word(meeting.stage.labelKey)),
                    ])
            }
        }
    }
}

/// `naungan meeting show`.
struct MeetingShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A meeting with its findings and promises.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the meeting.") var meeting: Int64
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let file = try await MeetingBook(office).open(meeting)
            for finding in file.findings {
                answer.tell(
                    "meeting.told.finding",
                    [
                        ("kind", .word(finding.kind.labelKey)), ("unit", .text(finding.unitName ?? "-")),
                        ("text", .text(finding.text)),
                    ])
            }
            for promise in file.followUps + file.commitments {
                answer.tell(
                    "meeting.told.commitment",
                    [
                        ("commitment", .text(String(promise.id))), ("owner", .text(promise.owner)),
                        ("text", .text(promise.text)), ("day", .day(promise.due)),
                        ("state", .word(promise.state.labelKey)),
                    ])
            }
        }
    }
}
