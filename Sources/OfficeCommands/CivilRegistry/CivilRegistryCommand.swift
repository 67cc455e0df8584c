import Access
import ArgumentParser
import DeskBooks
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Spreadsheets
import UseCases
import Words

/// `naungan civil-registry`: people are sent to the civil registry (Dukcapil), and its answers come in.
struct CivilRegistryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "civil-registry",
        abstract: "Matching of NIK with the civil registry: batches, answers, and what is to be put right.",
        subcommands: [
            CivilRegistrySend.self, CivilRegistryTake.self, CivilRegistryShowCases.self,
            CivilRegistryMinutes.self, IdentityCorrect.self,
        ])
}

/// What every command of the civil registry is given.
struct CivilRegistryOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    /// Works on the whole government, as a command does.
    func working(
        _ body: (CivilRegistryBook, Office, OfficeAnswer) async throws -> Void
    ) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await readingFiles(words) {
                try await body(
                    CivilRegistryBook(office, within: .government), office, OfficeAnswer(words, format))
            }
        }
    }
}

/// `naungan civil-registry request`.
struct CivilRegistrySend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Makes a batch of people in work who are unchecked, corrected since, or checked long ago.",
        discussion: "The file holds whole NIK. That it was written stands in the log of exports.")

    @OptionGroup var options: CivilRegistryOptions
    @Option(help: "The agreement or letter under which the registry looks.") var basis: String
    @Option(help: "The file to be written: .csv, or a workbook.") var out: String
    @Option(help: "Code of a unit, with all below it; without it everybody.") var unit: String?
    @Option(help: "Answers older than so many months are asked for again.") var months = 12
    @Flag(help: "Also who was sent within 30 days and is not answered.") var again = false
    @Flag(help: "Also whom the registry has otherwise, or has not.") var differing = false

    func run() async throws {
        try await options.working { book, office, answer in
            let government = office.government
            var number: Int64?
            if let unit {
                number = try await office.database.read {
                    try UnitBook.unit(unit, government: government, on: $0)
                }.id.number
            }
            let batch = try await book.request(
                CivilRegistryRequest(
                    unit: number, basis: basis, olderThan: months, includingSent: again,
                    includingDiffering: differing))
            let isCSV = out.lowercased().hasSuffix(".csv")
            let file = try CivilRegistryFile(format: isCSV ? "csv" : "xlsx", path: out)
            try await book.people(of: batch.id, takenTo: isCSV ? "csv" : "xlsx") { try file.append($0) }
            try file.finish([
                [answer.words("civil-registry.basis"), batch.basis],
                [answer.words("civil-registry.sent-on"), answer.words.text(batch.sentOn)],
                [answer.words("civil-registry.by"), batch.recordedBy],
            ])
            answer.tell(
                "civil-registry.told.requested",
                [
                    ("batch", .text(String(batch.id))), ("people", .count(batch.people)),
                    ("out", .text(out)),
                ])
        }
    }
}

/// `naungan civil-registry answer`.
struct CivilRegistryTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Takes a file that came back; the same file again changes nothing.",
        discussion: "Ends with 1 where a line of it counts for nothing.")

    @OptionGroup var options: CivilRegistryOptions
    @Argument(help: "Number of the batch.") var batch: Int64
    @Argument(help: "The file that came back.") var file: String
    @Option(help: "The day on which the registry looked; without it today.") var on: String?

    func run() async throws {
        try await options.working { book, office, answer in
            let day = try on.map { try Asked.day("on", $0) } ?? office.today
            let reply = try CivilRegistryIntake.read(
                path: file, name: String(file.split(separator: "/").last ?? ""), checkedOn: day,
                spellings: try CivilRegistryTemplates.spellings())
            let outcome = try await book.take(reply, to: batch)
            guard outcome.isNew else {
                return answer.tell("civil-registry.told.known", [("reply", .text(String(outcome.id)))])
            }
            answer.tell(
                "civil-registry.told.taken",
                [("reply", .text(String(outcome.id)))] + CivilRegistryTerms.counts(outcome))
            for fault in try await book.faults(of: outcome.id) {
                answer.tell(
                    fault.fault.key, [("line", .number(fault.line)), ("written", .text(fault.written))])
            }
            if outcome.faults > 0 { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan civil-registry list`.
struct CivilRegistryShowCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "How many are matched, and whose data are to be put right.")

    @OptionGroup var options: CivilRegistryOptions
    @Option(help: "semua, beda, tidak-ditemukan, meninggal or diubah.") var part = "semua"
    @Option(help: "No more than so many.") var most = 100

    func run() async throws {
        try await options.working { book, _, answer in
            let part: CivilRegistryPart = try Asked.code("part", part)
            let counts = try await book.counts()
            answer.tell(
                "civil-registry.told.counts",
                [
                    ("people", .count(counts.people)), ("matched", .count(counts.matched)),
                    ("mismatched", .count(counts.mismatched)), ("notFound", .count(counts.notFound)),
                    ("deceased", .count(counts.deceased)), ("stale", .count(counts.stale)),
                    ("unchecked", .count(counts.unchecked)),
                ])
            let cases = try await book.cases(part, atMost: most).rows
            for one in cases {
                let fields = one.answer.differs.fields.map { answer.words($0.labelKey) }
                answer.tell(
                    "civil-registry.told.case",
                    [
                        ("person", .text(one.person.id.description)), ("name", .text(one.person.name)),
                        ("nik", .text(one.person.maskedNIK)),
                        ("unit", .text(one.person.job?.unitName ?? "-")),
                        ("status", .word(one.answer.status.labelKey)), ("day", .day(one.answer.checkedOn)),
                        ("fields", .text(fields.isEmpty ? "-" : fields.joined(separator: ", "))),
                    ])
            }
            if cases.isEmpty { answer.tell("civil-registry.told.no-cases") }
        }
    }
}

/// `naungan civil-registry minutes`.
struct CivilRegistryMinutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes", abstract: "What was sent with a batch and what came back, in figures.")

    @OptionGroup var options: CivilRegistryOptions
    @Argument(help: "Number of the batch.") var batch: Int64

    func run() async throws {
        try await options.working { book, _, answer in
            let sent = try await book.batch(batch)
            answer.tell(
                "civil-registry.told.minutes",
                [
                    ("batch", .text(String(sent.id))), ("day", .day(sent.sentOn)),
                    ("basis", .text(sent.basis)), ("people", .count(sent.people)),
                    ("answered", .count(sent.answered)), ("unanswered", .count(sent.unanswered)),
                ])
            for reply in try await book.replies(to: batch).reversed() {
                answer.tell(
                    "civil-registry.told.minutes-reply",
                    [("file", .text(reply.fileName)), ("day", .day(reply.checkedOn))]
                        + CivilRegistryTerms.counts(reply))
            }
        }
    }
}

/// `naungan civil-registry correct`.
struct IdentityCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Corrects name, NIK, birth date or sex after the identity card.",
        discussion: "What stood there is kept sealed; the answer of the registry counts as old from then on.")

    @OptionGroup var options: CivilRegistryOptions
    @Argument(help: "The number of the person.") var person: Int64
    @Option(help: "The name on the card, without titles.") var name: String?
    @Option(help: "NIK: sixteen digits.") var nik: String?
    @Option(help: "Birth date, such as 1990-05-03.") var born: String?
    @Option(help: "L or P.") var sex: String?
    @Option(help: "Why; at least five letters.") var reason: String

    func run() async throws {
        try await options.working { book, office, answer in
            var correction = IdentityCorrection(name: name)
            correction.nik = try nik.map { text in
                try Asked.read("nik", "…" + text.suffix(4), "wanted.nik") { _ in NIK(text) }
            }
            correction.born = try born.map { try Asked.day("born", $0) }
            correction.sex = try sex.map { try Asked.code("sex", $0) }
            let law = try MembershipLaw(from: try options.shared.lawFolder().book())
            let id = PersonID(person)
            try await PersonCorrections(office, law: law).correct(id, correction, reason: reason)
            if let card = try await PersonSearch(office).person(id) { answer.tell(card) }
        }
    }
}

/// What the answers of these commands have in common.
private enum CivilRegistryTerms {
    static func counts(_ outcome: CivilRegistryOutcome) -> OfficeAnswer.Fields {
        [
            ("matched", .count(outcome.counts[.matched] ?? 0)),
            ("mismatched", .count(outcome.counts[.mismatched] ?? 0)),
            ("notFound", .count(outcome.counts[.notFound] ?? 0)),
            ("deceased", .count(outcome.counts[.deceased] ?? 0)), ("faults", .count(outcome.faults)),
        ]
    }
}
