import ArgumentParser
import CompanyBooks
import CompanyDuty
import Foundation
import LawBook
import LawFiles
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import SQLStore
import Spreadsheets
import UseCases
import Words

/// `naungan company`: companies, what is wrong with them, and the ladder of sanctions.
struct CompanyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "company",
        abstract: "Keeps companies, lays them beside the registers, and leads the ladder of sanctions.",
        subcommands: [
            CompanyImport.self, CompanyAdd.self, CompanySight.self, CompanyList.self, CompanyShow.self,
            CompanyCheck.self, CompanyThresholdSet.self, CompanyOpen.self, CompanyAct.self,
            CompanyDecide.self, CompanyLetter.self,
        ])
}

/// What every command about companies asks.
struct CompanyOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books and does the work.
    func working(_ body: (Office, CompanyLaw, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await readingFiles(words) {
                let law = try CompanyLaw(from: try shared.lawFolder().book())
                try await body(office, law, OfficeAnswer(words, format))
            }
        }
    }
}

/// `naungan company import FILE`.
struct CompanyImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes a list of companies (CSV, XLSX, XLS); ends with 1 for bad rows.")

    @OptionGroup var options: CompanyOptions
    @Argument(help: "The file.") var file: String
    @Option(help: "daftar-izin, daftar-bpjs, kunjungan or laporan-sendiri.") var source: String
    @Option(help: "The day on which the workers were counted; without it today.") var on: String?

    func run() async throws {
        var hasBadRows = false
        try await options.working { office, law, answer in
            let source = try Asked.read("source", source, "wanted.company-source", CompanySource.init)
            let day = try on.map { try Asked.day("on", $0) } ?? office.today
            let list = try CompanyListFile(path: file)
            if list.hasNoHeader { throw CompanyBookRefusal.noColumns }
            guard let data = FileManager.default.contents(atPath: file) else {
                throw TermsRefusal(name: "file", value: file, wanted: "wanted.file")
            }
            let name = file.split(separator: "/").last.map(String.init) ?? file
            let outcome = try await CompanyIntake(CompanyBook(office, law: law)).take(
                list.rows, from: source, on: day, file: (name, [UInt8](data)))
            for row in outcome.refused {
                let why = (row.refusal as? any TellableRefusal).map { answer.words($0.note) } ?? ""
                answer.tell("company.told.row-refused", [("row", .number(row.row)), ("why", .text(why))])
            }
            answer.tell(
                "company.told.taken",
                [
                    ("taken", .number(outcome.taken)), ("new", .number(outcome.new)),
                    ("refused", .number(outcome.refused.count)),
                ])
            hasBadRows = !outcome.refused.isEmpty
        }
        if hasBadRows { throw CommandOutcome.doneWithRowsToFix }
    }
}

/// `naungan company add`.
struct CompanyAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Records a company, or a branch of one; the same name changes what is known.")

    @OptionGroup var options: CompanyOptions
    @Option(help: "Its name.") var name: String
    @Option(help: "Its business number (NIB).") var nib: String?
    @Option(help: "Its code in the books; without it the business number.") var code: String?
    @Option(help: "Code of the head office, of a branch.") var above: String?
    @Option(help: "Capital in rupiah.") var capital: Int64?
    @Option(help: "Yearly sales in rupiah.") var sales: Int64?
    @Option(help: "micro, small, medium or large, as stated.") var size: String?
    @Option(help: "Where it is.") var address = ""
    @Flag(help: "An organiser of the state: outside the sanctions.") var state = false
    @Option(help: "daftar-izin, daftar-bpjs, kunjungan or laporan-sendiri.") var source = "kunjungan"

    func run() async throws {
        try await options.working { office, law, answer in
            var number: BusinessNumber?
            if let nib {
                guard let read = BusinessNumber(nib) else { throw CompanyBookRefusal.notABusinessNumber(nib) }
                number = read
            }
            let profile = CompanyProfile(
                businessNumber: number, address: address, capital: capital.map(Rupiah.init),
                sales: sales.map(Rupiah.init),
                statedSize: try size.map {
                    try Asked.read("size", $0, "wanted.company-size", CompanySize.init)
                }, isStateOrganiser: state,
                source: try Asked.read("source", source, "wanted.company-source", CompanySource.init))
            let id = try await CompanyBook(office, law: law).add(
                name, code: code, above: above, profile: profile)
            answer.tell("company.told.added", [("company", .text(id.description))])
        }
    }
}

/// `naungan company sight COMPANY`.
struct CompanySight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sight", abstract: "Records how many workers somebody counted.")

    @OptionGroup var options: CompanyOptions
    @Argument(help: "NIB, NPP, code or number of the company or branch.") var company: String
    @Option(help: "How many workers.") var workers: Int
    @Option(help: "The day of the count; without it today.") var on: String?
    @Option(help: "daftar-izin, daftar-bpjs, kunjungan or laporan-sendiri.") var source = "kunjungan"

    func run() async throws {
        try await options.working { office, law, answer in
            let book = CompanyBook(office, law: law)
            let id = try await book.find(company)
            try await book.sight(
                HeadcountSighting(
                    on: try on.map { try Asked.day("on", $0) } ?? office.today,
                    source: try Asked.read("source", source, "wanted.company-source", CompanySource.init),
                    persons: workers), at: id)
            answer.tell(try await book.sheet(id))
        }
    }
}

/// `naungan company list`.
struct CompanyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every company with what is wrong, by name.")

    @OptionGroup var options: CompanyOptions
    @Option(help: "Those with this finding only.") var finding: String?

    func run() async throws {
        try await options.working { office, law, answer in
            let wanted = try finding.map {
                try Asked.read("finding", $0, "wanted.finding", CompanyFindingKind.init)
            }
            try await CompanyStandings(office, law: law).refresh()
            let lines = try await CompanyBook(office, law: law).lines()
            for line in lines where wanted.map({ line.findings.contains($0) }) ?? true {
                answer.tell(
                    "company.told.line",
                    [
                        ("company", .text(line.id.description)), ("name", .text(line.name)),
                        ("number", .text(line.businessNumber ?? line.code)),
                        ("seen", line.seen.map(Term.number) ?? .text("-")),
                        ("enrolled", .number(line.enrolled)), ("arrears", .rupiah(line.arrears)),
                        ("stage", line.stage.map { .word($0.labelKey) } ?? .text("-")),
                    ])
            }
            answer.tell(
                "company.told.total",
                [
                    ("count", .number(lines.count)),
                    ("workers", .number(lines.reduce(0) { $0 + $1.enrolled })),
                ])
        }
    }
}

/// `naungan company show COMPANY`.
struct CompanyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One company with its branches, what is wrong and why, and its cases.")

    @OptionGroup var options: CompanyOptions
    @Argument(help: "NIB, NPP, code or number of the company.") var company: String

    func run() async throws {
        try await options.working { office, law, answer in
            let book = CompanyBook(office, law: law)
            answer.tell(try await book.sheet(try await book.find(company)))
        }
    }
}

/// `naungan company check NUMBER`.
struct CompanyCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "The licence office asks whether a company may be served; ends with 1 where it may not.")

    @OptionGroup var options: CompanyOptions
    @Argument(help: "NIB, NPP or code.") var number: String

    func run() async throws {
        var isRefused = false
        try await options.working { office, law, answer in
            switch try await CounterCheck.ask(number, by: office, law: law) {
            case .mayBeServed: answer.tell("company.told.served")
            case .refused(let since, let because):
                isRefused = true
                let found = because.map { answer.words($0.labelKey) }.joined(separator: ", ")
                answer.tell("company.told.refused", [("day", .day(since)), ("because", .text(found))])
            }
        }
        if isRefused { throw CommandOutcome.doneWithRowsToFix }
    }
}

/// `naungan company threshold`.
struct CompanyThresholdSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "threshold",
        abstract: "From how many workers the government acts, by its own regulation.")

    @OptionGroup var options: CompanyOptions
    @Option(help: "How many workers.") var workers: Int
    @Option(help: "The regulation or circular.") var basis: String
    @Option(help: "From which day on; without it today.") var from: String?

    func run() async throws {
        try await options.working { office, law, answer in
            let threshold = CompanyThreshold(
                workers: workers, basis: basis,
                from: try from.map { try Asked.day("from", $0) } ?? office.today)
            try await CompanyBook(office, law: law).set(threshold)
            answer.tell(
                "company.told.threshold",
                [
                    ("workers", .number(workers)), ("day", .day(threshold.from)), ("basis", .text(basis)),
                ])
        }
    }
}

extension OfficeAnswer {
    /// A company as the books have it, what is wrong with it, and its cases.
    func tell(_ sheet: CompanySheet) {
        tell(
            "company.told.sheet",
            [
                ("company", .text(sheet.id.description)), ("name", .text(sheet.name)),
                ("seen", sheet.facts.seen.map(Term.number) ?? .text("-")),
                ("enrolled", .number(sheet.facts.enrolled)), ("under", .number(sheet.facts.underMinimum)),
                ("lacking", .number(sheet.facts.lacking)), ("arrears", .rupiah(sheet.facts.arrears)),
            ])
        for finding in sheet.findings {
            let why = finding.reasons.map { "\(words($0.key, $0.arguments)) (\($0.citation))" }
            tell(
                "company.told.finding",
                [("finding", .word(finding.kind.labelKey)), ("why", .text(why.joined(separator: " ")))])
        }
        for row in sheet.cases {
            tell(
                "company.told.case",
                [
                    ("case", .text(row.id.description)), ("stage", .word(row.stage.labelKey)),
                    ("ends", row.endsOn.map(Term.day) ?? .text("-")), ("fine", .text("-")),
                    ("open", .text("-")),
                ])
        }
    }

    /// A case as it stands after an act.
    func tell(_ sanction: SanctionCase, _ id: SanctionCaseID, _ law: CompanyLaw) {
        let clock = try? law.clock(of: sanction)
        tell(
            "company.told.case",
            [
                ("case", .text(id.description)), ("stage", .word(sanction.stage.labelKey)),
                ("ends", (clock?.ends).map(Term.day) ?? .text("-")),
                ("fine", sanction.fine.map { .rupiah($0.amount) } ?? .text("-")),
                ("open", .rupiah(sanction.fineOpen)),
            ])
    }
}
