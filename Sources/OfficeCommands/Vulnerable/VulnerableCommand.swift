import ArgumentParser
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import RosterFiles
import SIPPFiles
import SQLDatabase
import SQLStore
import UseCases
import VulnerableBooks
import VulnerableWorkers
import Words

/// `naungan vulnerable`: from a list to the card, and what comes after the money.
struct VulnerableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vulnerable",
        abstract: "Vulnerable workers: quotas, lists, checks, decrees, batches, cards, hand-back.",
        subcommands: [
            VulnerableQuotaCommand.self, VulnerableShare.self, VulnerableList.self, VulnerablePropose.self,
            VulnerableCheck.self, VulnerableVerify.self, VulnerableRefuse.self, VulnerableField.self,
            VulnerablePost.self, VulnerableCorrections.self, VulnerableDecree.self, VulnerableWithdraw.self,
            VulnerableSend.self, VulnerableReply.self, VulnerableCard.self, VulnerableEnd.self,
            VulnerableHandBack.self, VulnerableSurvival.self,
        ])
}

/// What every command about vulnerable workers asks.
struct VulnerableOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books with the law, and does the work.
    func working(_ body: (Office, VulnerableRules, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        let rules = try VulnerableRules(try shared.lawFolder().book())
        try await office.working(words) { office in
            try await readingFiles(words) { try await body(office, rules, OfficeAnswer(words, format)) }
        }
    }
}

/// The number of a quota behind a command.
struct QuotaNumber: ParsableArguments {
    @Argument(help: "Number of the quota in the books, as list shows it.")
    var quota: Int64

    var id: QuotaID { QuotaID(quota) }
}

/// `naungan vulnerable quota`.
struct VulnerableQuotaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quota", abstract: "Writes a quota down: whose money, how much, for which months.")

    @OptionGroup var options: VulnerableOptions
    @Option(help: "Its name.") var name: String
    @Option(help: "apbd, apbdes, add, csr, dbhcht, …") var funding = "apbd"
    @Option(help: "Whole rupiah for all months.") var ceiling: Int64
    @Option(help: "First month, such as 2026-04.") var from: String
    @Option(help: "Last month.") var through: String
    @Option(help: "Declared income of a month in whole rupiah.") var income: Int64 = 1_000_000
    @Option(help: "Highest decile of DTSEN, 1 to 10; without it no limit.") var decile: Int?
    @Option(help: "Working days on which the list hangs out.") var postingDays = 5
    @Option(help: "NPP/division under which they are reported.") var registration: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let (asked, government) = (registration, office.government)
            let payer = try await office.database.read {
                try RegistrationBook.registration(asked, government: government, on: $0)
            }
            let book = QuotaBook(office, rules: rules)
            let id = try await book.add(
                QuotaTerms(
                    name: name, funding: try Asked.code("funding", funding), ceiling: Rupiah(ceiling),
                    from: try Asked.month("from", from), through: try Asked.month("through", through),
                    income: Rupiah(income), largestDecile: decile, postingDays: postingDays,
                    registration: payer.id))
            answer.tell(try await book.view(id))
        }
    }
}

/// `naungan vulnerable share`.
struct VulnerableShare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Gives a village or a unit so many places of a quota at most.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Option(help: "Code of the unit.") var unit: String
    @Option(help: "Places.") var places: Int

    func run() async throws {
        try await options.working { office, rules, answer in
            let unit = try await office.unit(unit)
            try await QuotaBook(office, rules: rules).share(quota.id, unit: unit.id, places: places)
            answer.tell(
                "vulnerable.told.shared", [("unit", .text(unit.name)), ("places", .number(places))])
        }
    }
}

/// `naungan vulnerable list`.
struct VulnerableList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every quota; with a quota and a stage the people there.")

    @OptionGroup var options: VulnerableOptions
    @Option(help: "Number of a quota.") var quota: Int64?
    @Option(help: "A stage, such as diusulkan or menunggu.") var stage: String?
    @Option(help: "Rows at most.") var atMost = 100

    func run() async throws {
        try await options.working { office, rules, answer in
            guard let quota else {
                for view in try await QuotaBook(office, rules: rules).list() { answer.tell(view) }
                return
            }
            let wanted: [ProposalStage] =
                try stage.map { [try Asked.code("stage", $0)] } ?? ProposalStage.allCases
            for stage in wanted {
                let rows = try await ProposalBook(office, rules: rules).rows(
                    QuotaID(quota), stage, atMost: max(1, min(atMost, 10_000)))
                for row in rows { answer.tell(row) }
            }
        }
    }
}

/// `naungan vulnerable propose`.
struct VulnerablePropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Takes a list of people, as CSV, XLSX or XLS, and checks it.",
        discussion: "Ends with 1 where somebody is kept back.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Argument(help: "The file.") var file: String
    @Option(help: "Code of the village or unit whose people they are.") var unit: String
    @Option(help: "desa, sektor, asn, perusahaan or dtsen.") var by = "desa"

    func run() async throws {
        try await options.working { office, rules, answer in
            let unit = try await office.unit(unit)
            let intake = try ProposalIntake(
                path: file, template: try RosterParts { EmbeddedFiles.text(at: $0) }.template,
                today: office.today)
            guard let data = FileManager.default.contents(atPath: file) else {
                throw TermsRefusal(name: "file", value: file, wanted: "wanted.file")
            }
            let name = file.split(separator: "/").last.map(String.init) ?? file
            let taken = try await ProposalBook(office, rules: rules).take(
                intake.drafts,
                from: .init(
                    quota: quota.id, unit: unit.id, proposer: try Asked.code("by", by), fileName: name,
                    digest: sha256([UInt8](data))))
            answer.tell(
                taken.isNew ? "vulnerable.told.taken" : "vulnerable.told.taken-before",
                [
                    ("list", .text(String(taken.list))), ("people", .number(taken.people)),
                    ("passed", .number(taken.passed)), ("held", .number(taken.held)),
                ])
            if taken.held > 0 { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan vulnerable check`.
struct VulnerableCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Holds everybody on whom nobody has decided against the books again.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber

    func run() async throws {
        try await options.working { office, rules, answer in
            let found = try await ProposalBook(office, rules: rules).check(quota.id)
            answer.tell(
                "vulnerable.told.checked",
                [("passed", .number(found.passed)), ("held", .number(found.held))])
        }
    }
}

/// `naungan vulnerable verify`.
struct VulnerableVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies one row, or everybody of a quota without findings whom somebody else proposed.")

    @OptionGroup var options: VulnerableOptions
    @Option(help: "Number of a row.") var row: Int64?
    @Option(help: "Number of a quota: everybody without findings.") var quota: Int64?
    @Option(help: "By what it is known that she works.") var proof: String?
    @Option(help: "y or n: is she ill already?") var ill: String?
    @Option(help: "Needed where illness was declared.") var reason = ""

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = ProposalBook(office, rules: rules)
            if let row {
                try await book.verify(row, proof: proof, isIll: ill.map { $0 == "y" }, reason: reason)
                answer.tell(try await book.row(row))
            } else {
                let count = try await book.verifyAll(QuotaID(quota ?? 0))
                answer.tell("vulnerable.told.verified", [("people", .number(count))])
            }
        }
    }
}

/// `naungan vulnerable refuse`.
struct VulnerableRefuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Finds somebody not to be fit, with a reason.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Number of the row.") var row: Int64
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = ProposalBook(office, rules: rules)
            try await book.refuse(row, reason: reason)
            answer.tell(try await book.row(row))
        }
    }
}

/// `naungan vulnerable field`.
struct VulnerableField: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "field", abstract: "Takes what visits found: rows with met, works, ill and a remark.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Argument(help: "The file.") var file: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let intake = try FieldFormIntake(path: file)
            if intake.hasNoHeader {
                throw TermsRefusal(name: "file", value: file, wanted: "wanted.field-columns")
            }
            let outcome = try await ProposalBook(office, rules: rules).takeField(
                intake.answers, of: quota.id,
                proof: answer.words("vulnerable.field-proof", ["day": .day(office.today)]))
            answer.tell(
                "vulnerable.told.field",
                [
                    ("verified", .number(outcome.verified)), ("refused", .number(outcome.refused)),
                    ("held", .number(outcome.held)), ("absent", .number(outcome.notMet)),
                    ("unknown", .number(outcome.unknown.count + intake.unreadable.count)),
                ])
        }
    }
}

/// `naungan vulnerable post`.
struct VulnerablePost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post", abstract: "Hangs out everybody of a quota who is verified, masked.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = PostingBook(office, rules: rules)
            let posting = try await book.posting(try await book.post(quota.id).id)
            answer.tell(
                "vulnerable.told.posted",
                [
                    ("people", .number(posting.people)), ("through", .day(posting.through)),
                    ("path", .text("/rentan/pengumuman/\(posting.address)")),
                ])
        }
    }
}

/// `naungan vulnerable corrections`.
struct VulnerableCorrections: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections", abstract: "What the public says about a quota's lists; decides on one.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Option(help: "Number of a correction that is decided.") var decide: Int64?
    @Flag(help: "It is right: the person leaves the list.") var right = false
    @Option(help: "The answer.") var answerText = ""

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = PostingBook(office, rules: rules)
            if let decide { try await book.decide(decide, isRight: right, answer: answerText) }
            for posting in try await book.postings(of: quota.id) {
                for said in try await book.corrections(of: posting.id) {
                    answer.tell(
                        said.isOpen ? "vulnerable.told.said" : "vulnerable.told.said-decided",
                        [
                            ("correction", .text(String(said.id))), ("line", .number(said.line ?? 0)),
                            ("text", .text(said.text)),
                        ])
                }
            }
        }
    }
}
