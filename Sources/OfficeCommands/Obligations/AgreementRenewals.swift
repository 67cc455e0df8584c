import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
import OfficeLetters
import RegisterBooks
import SQLStore

/// `naungan agreement renew`.
struct AgreementRenew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "Drafts the agreement that carries a signed one on.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Option(help: "Last day; without it the end of the year that begins.") var through: String?
    @Option(help: "The last day of a bridging clause.") var bridge: String?

    func run() async throws {
        try await options.working { office, _, answer in
            let book = AgreementBook(office)
            let id = try await book.renew(
                number.id, through: try through.map { try Asked.day("through", $0) },
                bridge: try bridge.map { try Asked.day("bridge", $0) })
            answer.tell(try await book.show(id), id)
        }
    }
}

/// `naungan agreement renew-all`.
struct AgreementRenewAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew-all",
        abstract: "Drafts the renewals of all agreements that end by a day, in one act.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "Those that end by this day.") var endingBy: String
    @Option(help: "Last day; without it the end of the year that begins.") var through: String?
    @Option(help: "The last day of a bridging clause.") var bridge: String?
    @Flag(help: "Only say what would be done.") var preview = false

    func run() async throws {
        try await options.working { office, _, answer in
            let order = RenewalOrder(
                endingBy: try Asked.day("ending-by", endingBy),
                through: try through.map { try Asked.day("through", $0) },
                bridge: try bridge.map { try Asked.day("bridge", $0) })
            let book = AgreementBook(office)
            for line in try await book.planRenewal(order) {
                guard let refusal = line.refusal else {
                    answer.tell(
                        "agreement.told.renewal",
                        [
                            ("agreement", .text(line.old.description)), ("number", .text(line.name)),
                            ("from", .day(line.terms.from)), ("through", .day(line.terms.through)),
                        ])
                    continue
                }
                answer.tell("agreement.told.not-renewed", [("number", .text(line.name))])
                let note = refusal.note
                answer.tell(note.key, note.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            }
            if preview { return }
            let new = try await book.renewAll(order)
            answer.tell("agreement.told.renewed-all", [("count", .number(new.count))])
        }
    }
}

/// `naungan agreement end`.
struct AgreementEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Ends a signed agreement before its last day.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Option(help: "The day with which it ends.") var on: String
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try await options.working { office, _, answer in
            answer.tell(
                try await AgreementBook(office).end(
                    number.id, on: try Asked.day("on", on), reason: reason), number.id)
        }
    }
}

/// `naungan agreement list`.
struct AgreementList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every agreement, the ones that end last first.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "Code of a unit.") var unit: String?
    @Flag(help: "Only those that a reminder is due for, and that nobody carries on.") var due = false

    func run() async throws {
        try await options.working { office, rules, answer in
            var place: UnitID?
            if let unit { place = try await office.unit(unit).id }
            var count = 0
            for row in try await AgreementBook(office).list(unit: place) {
                let stage = rules.reminders.stage(until: row.through, on: office.today)
                if due, row.stage != .signed || stage == nil { continue }
                answer.tell(row, on: office.today, rules.reminders)
                count += 1
            }
            if count == 0 { answer.tell("agreement.told.none") }
        }
    }
}

/// `naungan agreement show`.
struct AgreementShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "An agreement with its addenda, files and all that was done.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber

    func run() async throws {
        try await options.working { office, _, answer in
            let agreement = try await AgreementBook(office).show(number.id)
            answer.tell(agreement, number.id)
            let attached = try await AgreementBook(office).attached(to: agreement.terms)
            answer.tell(
                "agreement.told.attachments",
                [
                    ("registration", .text(attached.registration?.name ?? "-")),
                    ("roster", .text(attached.roster.map { $0.text(answer.words) } ?? "-")),
                ])
            if let day = agreement.terms.bridgeThrough {
                answer.tell("agreement.told.bridge", [("day", .day(day))])
            }
            for file in agreement.files {
                answer.tell(
                    "agreement.told.file",
                    [
                        ("file", .text(String(file.id))), ("name", .text(file.name)),
                        ("digest", .text(file.digest)),
                    ])
            }
            for recorded in agreement.events {
                answer.tell(
                    "agreement.told.event",
                    [
                        ("sequence", .number(recorded.sequence)),
                        ("event", .word(recorded.event.kind.labelKey)), ("actor", .text(recorded.actor)),
                    ])
            }
        }
    }
}

/// `naungan agreement attach`.
struct AgreementAttach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Keeps a signed scan, or a PDF with an electronic signature.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Argument(help: "The file.") var file: String

    func run() async throws {
        try await options.working { office, _, answer in
            let digest = try await AgreementBook(office).attach(try paperDraft(file), to: number.id)
            answer.tell("agreement.told.attached", [("digest", .text(digest))])
        }
    }
}

/// `naungan agreement verify`.
struct AgreementVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Whether a file is one of the agreement's, byte by byte.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Argument(help: "The file.") var file: String

    func run() async throws {
        try await options.working { office, _, answer in
            let draft = try paperDraft(file)
            guard let found = try await AgreementBook(office).verify(draft.digest, of: number.id) else {
                answer.tell("agreement.told.not-same", [("digest", .text(draft.digest))])
                throw CommandOutcome.doneWithRowsToFix
            }
            answer.tell(
                "agreement.told.same", [("name", .text(found.name)), ("digest", .text(found.digest))])
        }
    }
}

/// `naungan agreement timeline`.
struct AgreementTimeline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Days of this year and the next on which a unit has no agreement or no budget.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "Code of the unit.") var unit: String

    func run() async throws {
        try await options.working { office, _, answer in
            let place = try await office.unit(unit)
            let timeline = try await AgreementBook(office).timeline(of: place.id)
            for gap in timeline.line.gaps {
                answer.tell(
                    "timeline.told.gap",
                    [
                        ("from", .day(gap.span.from)), ("through", .day(gap.span.through)),
                        ("days", .number(gap.span.days)),
                        ("lacks", .text(gap.lacks.map(\.rawValue).joined(separator: ","))),
                    ])
            }
            answer.tell(
                "timeline.told.sum",
                [("unit", .text(place.name)), ("days", .number(timeline.line.uncoveredDays))])
        }
    }
}
