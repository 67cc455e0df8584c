import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import RegisterBooks
import SQLStore

/// `naungan agreement`: agreements with BPJS, from the draft to the renewal.
struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "Drafts, reviews, signs, renews and ends agreements with BPJS.",
        subcommands: [
            AgreementDraft.self, AgreementReview.self, AgreementSign.self, AgreementAmend.self,
            AgreementRenew.self, AgreementRenewAll.self, AgreementEnd.self, AgreementList.self,
            AgreementShow.self, AgreementAttach.self, AgreementVerify.self, AgreementTimeline.self,
        ])
}

/// `naungan agreement draft`.
struct AgreementDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "draft", abstract: "Drafts an agreement.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "Code of the unit.") var unit: String
    @Option(help: "Number of the registration (NPP and division) in the books; without it all of the unit's.")
    var registration: Int64?
    @Option(help: "The same as NPP/DIVISION, such as AA000001/000.") var npp: String?
    @Option(help: "First day.") var from: String
    @Option(help: "Last day.") var through: String
    @Option(help: "The last day of a bridging clause.") var bridge: String?
    @Option(help: "JKK,JKM, …") var programmes = "JKK,JKM"
    @Option(help: "How many workers.") var people = 0
    @Option(help: "Number of the version of the roster that is attached.") var roster: Int64?
    @Option(help: "Out of which account it is paid.") var funding = ""
    @Option(help: "Who signs for the unit: NAME;OFFICE;NIP.") var signatory = ""
    @Option(help: "The branch of BPJS.") var branch = ""
    @Option(help: "Who signs for BPJS: NAME;OFFICE;NPK.") var branchSignatory = ""

    func run() async throws {
        try await options.working { office, _, answer in
            let place = try await office.unit(unit)
            var registration = registration
            if let npp { registration = try await AgreementBook(office).registration(npp, of: place.id) }
            let terms = AgreementTerms(
                unit: place.id, registration: registration, party: place.name, insurer: branch,
                signatory: Signatory(written: signatory),
                insurerSignatory: Signatory(written: branchSignatory),
                programmes: try Asked.read(
                    "programmes", programmes, "wanted.programmes", ProgrammeSet.written),
                headcount: people, roster: roster, funding: funding, from: try Asked.day("from", from),
                through: try Asked.day("through", through),
                bridgeThrough: try bridge.map { try Asked.day("bridge", $0) })
            let book = AgreementBook(office)
            let id = try await book.draft(terms)
            answer.tell(try await book.show(id), id)
        }
    }
}

extension Signatory {
    /// `NAME;OFFICE;NUMBER`, of which the last ones may be missing.
    init(written text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " })
        }
        self.init(
            name: parts.first ?? "", office: parts.count > 1 ? parts[1] : "",
            number: parts.count > 2 ? parts[2] : "")
    }
}

/// `naungan agreement review`.
struct AgreementReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Sends a draft to review; --accept agrees, --return gives it back.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Flag(help: "Agree, as another person than who drafted it.") var accept = false
    @Option(name: .customLong("return"), help: "Give it back, with the reason.") var giveBack: String?
    @Option(help: "End the work on it, with the reason.") var cancel: String?

    func validate() throws {
        guard [accept, giveBack != nil, cancel != nil].count(where: \.self) <= 1 else {
            throw ValidationError("--accept | --return | --cancel")
        }
    }

    func run() async throws {
        try await options.working { office, _, answer in
            let book = AgreementBook(office)
            let agreement =
                if accept {
                    try await book.accept(number.id)
                } else if let giveBack {
                    try await book.giveBack(number.id, reason: giveBack)
                } else if let cancel {
                    try await book.cancel(number.id, reason: cancel)
                } else {
                    try await book.sendToReview(number.id)
                }
            answer.tell(agreement, number.id)
        }
    }
}

/// `naungan agreement sign`.
struct AgreementSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Records that both parties signed, as another person than who drafted it.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Option(help: "Day of the signing; without it today.") var on: String?
    @Option(name: .customLong("number"), help: "The number that the office gave it.") var ours: String
    @Option(help: "The number that the branch of BPJS gave it.") var branchNumber: String

    func run() async throws {
        try await options.working { office, _, answer in
            let day = try on.map { try Asked.day("on", $0) } ?? office.today
            let agreement = try await AgreementBook(office).sign(
                number.id, on: day, number: ours, insurerNumber: branchNumber)
            answer.tell(agreement, number.id)
        }
    }
}

/// `naungan agreement amend`.
struct AgreementAmend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Records an addendum of both parties.")

    @OptionGroup var options: ObligationOptions
    @OptionGroup var number: AgreementNumber
    @Option(name: .customLong("number"), help: "The number of the addendum.") var ours: String
    @Option(help: "Day of its signing; without it today.") var on: String?
    @Option(help: "How many workers from now on.") var people: Int?
    @Option(help: "The last day from now on.") var through: String?
    @Option(help: "What it says.") var note = ""

    func run() async throws {
        try await options.working { office, _, answer in
            let addendum = AgreementAddendum(
                number: ours, signedOn: try on.map { try Asked.day("on", $0) } ?? office.today,
                headcount: people, through: try through.map { try Asked.day("through", $0) }, note: note)
            answer.tell(try await AgreementBook(office).amend(number.id, addendum), number.id)
        }
    }
}
