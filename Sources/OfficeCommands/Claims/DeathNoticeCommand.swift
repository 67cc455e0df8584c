import ArgumentParser
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import UseCases

/// `naungan death-notice`: that somebody died, from the registry, a system or a clerk.
struct DeathNoticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "death-notice",
        abstract: "Takes notices of death, matches them, and opens the family's claim.",
        subcommands: [
            DeathNoticeImport.self, DeathNoticeList.self, DeathNoticeConfirm.self, DeathNoticeDismiss.self,
        ])
}

/// `naungan death-notice import`.
struct DeathNoticeImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes a list: NIK, nama, tanggal meninggal, nomor akta; CSV, XLSX or XLS.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "The file.")
    var file: String
    @Option(help: "registry, crvs or clerk.")
    var source = "registry"

    func run() async throws {
        let words = try options.shared.words()
        try await readingFiles(words) {
            try await options.working { book, answer in
                let intake = try DeathNoticeIntake(
                    path: file, source: try Asked.code("source", source), today: book.office.today)
                guard !intake.hasNoHeader else { throw DeathNoticeFileRefusal.noHeader }
                let taken = try await DeathNotices(book.office, rules: book.rules).take(intake.drafts)
                for row in intake.rejected { answer.tell(row.why.rawValue, [("row", .number(row.row))]) }
                answer.tell(
                    "death-notice.told.taken",
                    [
                        ("matched", .number(taken.matched)), ("possible", .number(taken.possible)),
                        ("unknown", .number(taken.unknown)), ("repeated", .number(taken.repeated)),
                        ("rejected", .number(intake.rejected.count)),
                    ])
                if !intake.rejected.isEmpty { throw CommandOutcome.doneWithRowsToFix }
            }
        }
    }
}

/// A file in which no row names the columns.
enum DeathNoticeFileRefusal: TellableRefusal {
    case noHeader

    var note: Note { Note("death-notice.no-header") }
}

/// `naungan death-notice list`.
struct DeathNoticeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Notices that nobody has decided, or those of a state.")

    @OptionGroup var options: ClaimOptions
    @Option(help: "matched, possible, unknown, confirmed or dismissed.")
    var state: String?

    func run() async throws {
        try await options.working { book, answer in
            let state: DeathNotice.State? = try state.map { try Asked.code("state", $0) }
            let notices = try await DeathNotices(book.office, rules: book.rules).list(state)
            for notice in notices {
                answer.tell(
                    "death-notice.told.row",
                    [
                        ("notice", .text(String(notice.id))), ("name", .text(notice.name)),
                        ("nik", .text(notice.maskedNIK ?? "-")), ("died", .day(notice.died)),
                        ("source", .word(notice.source.labelKey)), ("state", .word(notice.state.labelKey)),
                        ("person", .text(notice.person?.description ?? "-")),
                    ])
            }
            if notices.isEmpty { answer.tell("claim.told.none") }
        }
    }
}

/// `naungan death-notice confirm`.
struct DeathNoticeConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Records the death, ends the jobs and opens the family's claim.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "Number of the notice.")
    var notice: Int64
    @Option(help: "Who it is, where the notice does not say for certain.")
    var person: Int64?

    func run() async throws {
        try await options.working { book, answer in
            let confirmed = try await DeathNotices(book.office, rules: book.rules)
                .confirm(notice, as: person.map { PersonID($0) })
            answer.tell(
                confirmed.isNew ? "claim.told.opened" : "claim.told.open-before",
                [("claim", .text(confirmed.claim.description))])
            let billed = confirmed.billedAfter
            if !billed.months.isEmpty {
                answer.tell(
                    "death-notice.told.billed-after",
                    [
                        ("months", .text(billed.months.map(\.description).joined(separator: ", "))),
                        ("amount", .rupiah(billed.amount)),
                    ])
            }
            if !confirmed.laterJobs.isEmpty {
                answer.tell("death-notice.told.later-jobs", [("count", .number(confirmed.laterJobs.count))])
            }
            answer.tell(try await book.view(confirmed.claim))
        }
    }
}

/// `naungan death-notice dismiss`.
struct DeathNoticeDismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: "Sets a notice aside: nobody of the register, or not so.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "Number of the notice.")
    var notice: Int64
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            try await DeathNotices(book.office, rules: book.rules).dismiss(notice, reason: reason)
            answer.tell("death-notice.told.dismissed", [("notice", .text(String(notice)))])
        }
    }
}
