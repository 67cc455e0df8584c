import ArgumentParser
import DuesBooks
import LawBook
import LawFiles
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan bill`: what registrations are asked to pay, and under which kode iuran.
struct BillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill", abstract: "Bills: list them, show one, enter its kode iuran, fine, write off.",
        subcommands: [
            BillListCommand.self, BillShowCommand.self, BillCodeCommand.self, BillFineCommand.self,
            BillWriteOffCommand.self,
        ])
}

/// `naungan bill list`: the bills of some months, with how far each is paid.
struct BillListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The bills of a month, with kode iuran, due day and what is open.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The month, such as 2026-07; without it the last twelve.") var month: MonthArgument?
    @Option(help: "Of one registration: its number, or NPP/division.") var registration: String?
    @Flag(help: "Only those that are not paid in full.") var open = false
    @Option(help: "Only those open that are due within so many days: whom to remind.") var dueWithin: Int?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let now = Month(of: office.today)
            let (first, last) = (month?.month ?? now.adding(-12), month?.month ?? now.adding(12))
            var number: Int64?
            if let registration { number = try await office.registration(registration) }
            let bills = try await office.database.read { [number] connection in
                try BillRegister.bills(
                    from: first, through: last, registration: number, of: office.government,
                    on: connection)
            }
            let wanted = bills.filter { bill in
                if (open || dueWithin != nil) && bill.open == .zero { return false }
                guard let dueWithin else { return true }
                let last = office.today.adding(days: min(max(0, dueWithin), 36_600))
                return bill.due.map { $0 <= last } ?? false
            }
            let text = BillText(words: words)
            switch format {
            case .text: for bill in wanted { Terminal.output.line(text.line(bill)) }
            case .json: Terminal.output.line(text.json(wanted))
            }
            if format == .text { Terminal.output.line(text.sum(wanted)) }
        }
    }
}

/// `naungan bill show BILL`: one bill by programme and payer.
struct BillShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One bill, by programme and by whose share it is.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The bill's number, or kode:KODE-IURAN.") var bill: BillArgument

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let row = try await office.bill(bill.name)
            let lines = try await office.database.read {
                try BillRegister.lines(of: row, government: office.government, on: $0)
            }
            let text = BillText(words: words)
            Terminal.output.line(text.line(row))
            for line in lines { Terminal.output.line(text.line(line)) }
        }
    }
}

/// `naungan bill code BILL KODE`: enters the kode iuran that EPS gave.
struct BillCodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Enters the kode iuran that EPS gave for a bill.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The bill's number.") var bill: BillArgument
    @Argument(help: "The kode iuran.") var code: String

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            guard let code = BillingCode(code) else {
                throw TermsRefusal(name: "code", value: code, wanted: "wanted.billing-code")
            }
            let row = try await office.bill(bill.name)
            let isNew = try await BillActs.enter(code, for: row.id, by: office)
            Terminal.output.line(
                words(
                    isNew ? "bill.code-entered" : "bill.code-there",
                    ["code": .text(code.digits), "bill": .text(row.id.description)]))
        }
    }
}

/// `naungan bill fine BILL`: what it costs that it was paid late.
struct BillFineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fine", abstract: "Charges the fine for late payment, where the law has one.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The bill's number, or kode:KODE-IURAN.") var bill: BillArgument
    @Option(help: "Kind of employer: government, micro, small, medium, large, or none.")
    var employer = "government"

    func run() async throws {
        let words = try shared.words()
        let law = try LateFineLaw(from: try shared.lawFolder().book())
        try await office.working(words) { office in
            let kind = EmployerKind(rawValue: employer)
            if kind == nil, employer != "none" {
                throw TermsRefusal(name: "employer", value: employer, wanted: "wanted.employer-or-none")
            }
            let row = try await office.bill(bill.name)
            let (fine, isNew) = try await BillActs.fine(
                row.id, employer: kind, under: law, by: office)
            for reason in fine.reasons { Terminal.output.line(words(reason)) }
            for note in fine.notes { Terminal.output.line(words(note)) }
            let key = fine.amount == .zero ? "bill.no-fine" : isNew ? "bill.fined" : "bill.fined-before"
            Terminal.output.line(
                words(key, ["bill": .text(row.id.description), "amount": .rupiah(fine.amount)]))
        }
    }
}

/// `naungan bill write-off CLAIM`: gives up what is open, by a decision.
struct BillWriteOffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-off", abstract: "Gives up what is open of a claim, by a decision (SK).")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The claim: bill/NUMBER, correction/NUMBER or fine/NUMBER.") var claim: String
    @Option(help: "How much, in whole rupiah.") var amount: RupiahArgument
    @Option(help: "The number of the decision.") var decision: String

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            guard let claim = ClaimID(text: claim) else {
                throw TermsRefusal(name: "claim", value: claim, wanted: "wanted.claim")
            }
            guard let paper = EntryDocument(.decision, decision) else {
                throw TermsRefusal(name: "decision", value: decision, wanted: "wanted.number")
            }
            let isNew = try await PaymentActs.writeOff(
                amount.rupiah, of: claim, decision: paper, on: office.today,
                key: "write-off/\(claim)/\(decision)", by: office)
            Terminal.output.line(
                words(
                    isNew ? "bill.written-off" : "bill.written-off-before",
                    ["claim": .text(claim.description), "amount": .rupiah(amount.rupiah)]))
        }
    }
}
