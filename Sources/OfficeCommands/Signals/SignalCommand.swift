import ArgumentParser
import DeskBooks
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLStore
import SignalBooks
import Signals
import Words

/// `naungan signals`: what is odd in enrolments, bills and wages, for a human to decide.
struct SignalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signals", abstract: "Signals for a human: looks for them, shows and decides them.",
        subcommands: [
            SignalLookFor.self, SignalList.self, SignalShow.self, SignalDecide.self, SignalStatement.self,
        ])
}

/// `naungan signals run`.
struct SignalLookFor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Looks for signals over the government; what was decided stays.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "One kind only, such as dead-billed.") var kind: String?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let kinds: [SignalKind] = try kind.map { [try Asked.code("kind", $0)] } ?? SignalKind.allCases
            let law = try shared.lawFolder().book()
            let run = SignalRun(office, rules: try SignalTemplates.embedded(), law: law)
            let answer = OfficeAnswer(words, format)
            for count in try await run.run(kinds) {
                answer.tell(
                    count.isCut ? "signal.told.run-cut" : "signal.told.run",
                    [
                        ("kind", .word(count.kind.labelKey)), ("found", .count(count.found)),
                        ("raised", .count(count.raised)), ("gone", .count(count.gone)),
                    ])
            }
        }
    }
}

/// `naungan signals list`.
struct SignalList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Signals that are open, or those of a state; the most severe first.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "One kind only, such as dead-billed.") var kind: String?
    @Option(help: "opened, looked, decided, gone or overtaken.") var state: String?
    @Option(help: "No more than so many.") var most = 100
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let kind: SignalKind? = try kind.map { try Asked.code("kind", $0) }
            let states = try state.map { [try SignalTerms.state($0)] } ?? [.opened, .looked]
            let answer = OfficeAnswer(words, format)
            let rows = try await SignalBook(office).list(kind, states, atMost: most)
            for row in rows { answer.tell("signal.told.line", SignalTerms.line(row, words)) }
            if rows.isEmpty { answer.tell("signal.told.none") }
        }
    }
}

/// `naungan signals show`.
struct SignalShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One signal: its facts, what was decided, and what before.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the signal.") var signal: Int64
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let (book, answer) = (SignalBook(office), OfficeAnswer(words, format))
            var next: Int64? = signal
            while let id = next {
                let row = try await book.one(id)
                answer.tell("signal.told.line", SignalTerms.line(row, words))
                for (figure, term) in row.facts.told {
                    answer.tell("signal.told.fact", [("figure", .word(figure.labelKey)), ("fact", term)])
                }
                if let outcome = row.outcome {
                    answer.tell(
                        "signal.told.outcome",
                        [
                            ("decision", .word(outcome.decision.labelKey)), ("by", .text(outcome.hand.by)),
                            ("reason", .text(outcome.reason)),
                        ])
                }
                next = row.previous
            }
            answer.tell("signal.never-refuses")
        }
    }
}

/// `naungan signals decide`.
struct SignalDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decides a signal; the same facts are not raised again.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the signal.") var signal: Int64
    @Option(help: "nothing-wrong, correct-data, refer-branch or refer-inspectorate.") var decision: String
    @Option(help: "Why; at least five letters.") var reason: String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let decision: SignalDecision = try Asked.code("decision", decision)
            try await SignalBook(office).decide(signal, decision, reason: reason)
            OfficeAnswer(words, format).tell(
                "signal.told.decided",
                [("signal", .text(String(signal))), ("decision", .word(decision.labelKey))])
        }
    }
}

/// `naungan signals statement`.
struct SignalStatement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Keeps what was told of a person at enrolment or later.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the person.") var person: Int64
    @Option(help: "The day on which it was told, or since which it is so.") var on: DayArgument
    @Option(help: "enrolment, abroad or returned.") var kind = "enrolment"
    @Option(help: "Through whom.") var agent = ""
    @Option(help: "From where.") var address = ""
    @Option(help: "The telephone.") var phone = ""
    @Option(help: "What he said about an illness; only where he said that he is ill.") var illness: String?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let draft = StatementDraft(
                person: PersonID(person), kind: try Asked.code("kind", kind), on: on.day, agent: agent,
                address: address, phone: phone, illness: illness)
            let number = try await StatementBook(office).record(draft)
            OfficeAnswer(words, format).tell(
                "signal.told.stated", [("statement", .text(String(number)))])
        }
    }
}

/// What the commands of signals have in common.
private enum SignalTerms {
    static func state(_ text: String) throws -> SignalState {
        guard let state = SignalState(code: text) else {
            throw CodeRefusal(
                name: "state", value: text,
                known: SignalState.allCases.map(\.code).joined(separator: ", "))
        }
        return state
    }

    static func line(_ row: SignalCase, _ words: Words) -> OfficeAnswer.Fields {
        [
            ("signal", .text(String(row.id))), ("kind", .word(row.kind.labelKey)),
            ("severity", .word(row.severity.labelKey)), ("state", .word(row.state.labelKey)),
            ("about", .text(row.personName ?? row.unitName ?? "-")),
            ("why", .text(words(row.kind.reasonKey, row.facts.arguments))),
        ]
    }
}
