import ArgumentParser
import DeskBooks
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship

/// `naungan sponsor`: SERTAKAN, from the invitation to the receipt.
struct SponsorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sponsor",
        abstract: "Invites sponsors, takes and verifies the workers they pay for, hands over and ends.",
        subcommands: [
            SponsorInvite.self, SponsorPropose.self, SponsorVerify.self, SponsorRefuse.self,
            SponsorExtend.self, SponsorHandOver.self, SponsorStop.self, SponsorListing.self,
            SponsorShow.self, SponsorCount.self, SponsorRanking.self,
        ])
}

/// What every command about sponsors asks.
struct SponsorOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books with the law and the terms, and does the work.
    func working(_ body: (Office, SponsorBook, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let book = SponsorBook(
                office, law: try MembershipLaw(from: try shared.lawFolder().book()),
                rules: try SponsorTemplates.embedded())
            try await body(office, book, OfficeAnswer(words, format))
        }
    }
}

/// The number of a sponsorship behind a command.
struct SponsorshipNumber: ParsableArguments {
    @Argument(help: "Number of the sponsorship in the books, as list shows it.")
    var sponsorship: Int64
}

extension OfficeAnswer {
    /// A sponsorship in one line.
    func tell(_ row: SponsorshipRow) {
        tell(
            "sponsor.told.row",
            [
                ("sponsorship", .text(String(row.id))), ("worker", .text(row.workerName)),
                ("number", .text(row.workerNumber)), ("sponsor", .text(row.sponsorName)),
                ("unit", .text(row.unitName)), ("from", .month(row.term.from)),
                ("through", .month(row.term.last)), ("state", .word(row.state.labelKey)),
            ])
    }
}

/// `naungan sponsor invite`.
struct SponsorInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Makes an invitation; its token opens /sertakan/TOKEN.")

    @OptionGroup var options: SponsorOptions
    @Option(help: "Code of the unit where workers are counted.") var unit: String
    @Option(help: "NPP/division of the self-employed, with whose bill they are paid.") var registration:
        String
    @Option(help: "What it is called.") var label = ""
    @Option(help: "For how many days.") var days: Int?
    @Option(help: "For how many people.") var uses: Int?

    func run() async throws {
        try await options.working { office, book, answer in
            let place = try await office.unit(unit)
            let paid = try await office.database.read {
                try RegistrationBook.registration(registration, government: office.government, on: $0)
            }
            let link = try await SponsorLinkBook(office).make(
                SponsorLinkDraft(
                    unit: place.id, registration: paid.id, label: label.isEmpty ? place.name : label,
                    expires: office.today.adding(days: days ?? book.rules.linkDays),
                    uses: uses ?? book.rules.linkUses))
            answer.tell(
                "sponsor.told.link",
                [
                    ("link", .text(String(link.id))), ("token", .text(link.token(office))),
                    ("unit", .text(link.unitName)), ("expires", .day(link.expires)),
                ])
        }
    }
}

/// `naungan sponsor propose`.
struct SponsorPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Sends a worker in through an invitation, as its page does.")

    @OptionGroup var options: SponsorOptions
    @Option(help: "The token of the invitation.") var link: String
    @Option(help: "Name of the worker.") var worker: String
    @Option(help: "NIK of the worker.") var workerNik: String
    @Option(help: "Day of birth of the worker.") var workerBorn: String
    @Option(help: "sopir, pekerja-rumah-tangga, pedagang, buruh-tani, nelayan, lainnya.") var work = "lainnya"
    @Option(help: "Name of the sponsor.") var sponsor: String
    @Option(help: "NIK of the sponsor.") var sponsorNik: String
    @Option(help: "Day of birth of the sponsor.") var sponsorBorn: String
    @Option(help: "Telephone of the sponsor.") var phone: String
    @Option(help: "asn, rumah-tangga, perusahaan; pekerja where the worker takes himself over.")
    var kind = "asn"
    @Option(help: "NIP of a civil servant, NIB of a firm.") var number = ""
    @Option(help: "First month.") var from: String
    @Option(help: "How many months.") var months: Int
    @Option(help: "sendiri, potong-tpp, csr.") var payment = "sendiri"
    @Option(help: "Income of the worker, a month.") var income: Int64?
    @Flag(help: "The worker agrees.") var consent = false
    @Flag(help: "The worker is at work, and what is said of his health is true.") var active = false
    @Flag(help: "The worker is ill now: somebody will ask, and nothing is refused.") var ill = false
    @Option(help: "Telephone of the worker.") var workerPhone = ""

    func run() async throws {
        try await options.working { office, book, answer in
            guard let found = SponsorLinkBook.link(of: link, office), found.government == office.government
            else { throw SponsorRefusal.linkUnknown }
            let draft = SponsorshipDraft(
                sponsor: SponsorIdentity(
                    kind: try Asked.code("kind", kind), name: sponsor,
                    nik: NIK(sponsorNik), born: try Asked.day("sponsor-born", sponsorBorn), phone: phone,
                    number: number),
                worker: SponsoredWorker(
                    name: worker, nik: NIK(workerNik), born: try Asked.day("worker-born", workerBorn),
                    work: try Asked.code("work", work), phone: workerPhone),
                term: try SponsorshipTerm(
                    from: try Asked.month("from", from), months: months, most: book.rules.mostMonths),
                payment: try Asked.code("payment", payment),
                income: income.map { Rupiah($0) } ?? book.rules.income, hasConsent: consent,
                isActive: active, isIll: ill)
            let sent = try await book.propose(draft, through: found.link)
            answer.tell(
                "sponsor.told.sent",
                [
                    ("sponsorship", .text(String(sent.id))), ("code", .text(sent.code)),
                    ("day", .day(sent.term.protectsUntil)),
                ])
        }
    }
}

/// `naungan sponsor verify`.
struct SponsorVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Agrees to a proposal and enters the worker in the register.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber
    @Option(help: "A later first month than the one proposed.") var from: String?

    func run() async throws {
        try await options.working { _, book, answer in
            answer.tell(
                try await book.verify(
                    number.sponsorship, from: try from.map { try Asked.month("from", $0) }))
        }
    }
}

/// `naungan sponsor refuse`.
struct SponsorRefuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Refuses a proposal, with the reason; --withdraw takes it back.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber
    @Option(help: "Why.") var reason = ""
    @Flag(help: "The sponsor takes it back himself.") var withdraw = false

    func run() async throws {
        try await options.working { office, book, answer in
            if withdraw {
                try await book.withdraw(number.sponsorship)
            } else {
                try await book.refuse(number.sponsorship, reason: reason)
            }
            answer.tell(try await SponsorLists.open(number.sponsorship, by: office).row)
        }
    }
}
