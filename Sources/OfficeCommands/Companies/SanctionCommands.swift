import ArgumentParser
import CompanyBooks
import CompanyDuty
import LawBook
import LawFiles
import Letters
import Membership
import MoneyAndDates
import ObligationBooks
import OfficeLetters
import SQLStore

/// The number of a case behind a command.
struct SanctionNumber: ParsableArguments {
    @Argument(help: "Number of the case in the books.")
    var sanction: Int64

    var id: SanctionCaseID { SanctionCaseID(sanction) }
}

/// `naungan company open COMPANY`.
struct CompanyOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opens a case for what is wrong with a company today.")

    @OptionGroup var options: CompanyOptions
    @Argument(help: "NIB, NPP, code or number of the company.") var company: String
    @Option(help: "For these findings only, with commas.") var finding: String?
    @Option(help: "What was found.") var note: String

    func run() async throws {
        try await options.working { office, law, answer in
            let wanted = try finding.map { text in
                try Asked.read("finding", text, "wanted.finding") { text in
                    let kinds = text.split(separator: ",").map { CompanyFindingKind(rawValue: String($0)) }
                    return kinds.contains(nil) ? nil : kinds.compactMap(\.self)
                }
            }
            let unit = try await CompanyBook(office, law: law).find(company)
            let book = SanctionBook(office, law: law)
            let id = try await book.open(unit, findings: wanted, note: note)
            answer.tell(try await book.show(id).sanction, id, law)
        }
    }
}

/// `naungan company act CASE`.
struct CompanyAct: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act",
        abstract: "What whoever handles a case records: a letter served, an answer, a proposal, a payment.")

    @OptionGroup var options: CompanyOptions
    @OptionGroup var number: SanctionNumber
    @Option(help: "A reprimand was served: teguran-1 or teguran-2, with --number, --proof and --on.")
    var serve: String?
    @Option(help: "Put a step forward: denda, permintaan, penolakan, pencabutan, with --reason.")
    var propose: String?
    @Option(help: "What the company said.") var answer: String?
    @Option(help: "Rupiah of the fine that were paid, with --proof.") var pay: Int64?
    @Option(help: "The company complies: what was seen.") var cure: String?
    @Option(help: "The company appeals: its ground.") var appeal: String?
    @Option(help: "A file that proves a service.") var attach: String?
    @Option(name: .customLong("number"), help: "The number of the letter.") var letterNumber = ""
    @Option(help: "Who took it, the number of the post, or of the payment.") var proof = ""
    @Option(help: "Why.") var reason = ""
    @Option(help: "Dues that should have been paid, for a fine; without it those of the ledger.")
    var dues: Int64 = 0
    @Option(help: "Services to be refused, with commas.") var services = ""
    @Option(help: "The day on which it happened; without it today.") var on: String?

    func validate() throws {
        let given = [serve, propose, answer, cure, appeal, attach].count { $0 != nil } + (pay == nil ? 0 : 1)
        guard given == 1 else {
            throw ValidationError("--serve | --propose | --answer | --pay | --cure | --appeal | --attach")
        }
    }

    func run() async throws {
        try await options.working { office, law, told in
            let day = try on.map { try Asked.day("on", $0) } ?? office.today
            let sanction = try await act(SanctionBook(office, law: law), day)
            told.tell(sanction, number.id, law)
        }
    }

    private func step(_ name: String, _ text: String) throws -> SanctionStep {
        try Asked.read(name, text, "wanted.sanction-step", SanctionStep.init)
    }

    private func act(_ book: SanctionBook, _ day: Day) async throws -> SanctionCase {
        let id = number.id
        if let serve {
            return try await book.serve(
                SanctionService(
                    step: try step("serve", serve), number: letterNumber, servedOn: day, proof: proof), in: id
            )
        }
        if let propose {
            return try await book.propose(
                SanctionProposal(
                    step: try step("propose", propose), reason: reason, dues: Rupiah(dues),
                    services: services.split(separator: ",").map(String.init)), in: id)
        }
        if let answer { return try await book.answer(answer, on: day, in: id) }
        if let pay { return try await book.payFine(Rupiah(pay), on: day, evidence: proof, in: id) }
        if let cure { return try await book.cure(cure, on: day, in: id) }
        if let appeal { return try await book.appeal(appeal, on: day, in: id) }
        return try await book.attach(try paperDraft(attach ?? ""), of: nil, to: id)
    }
}

/// `naungan company decide CASE`.
struct CompanyDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decides a step or an appeal, as another person than who put it forward.")

    @OptionGroup var options: CompanyOptions
    @OptionGroup var number: SanctionNumber
    @Option(help: "The step: denda, permintaan, penolakan or pencabutan, with --number.") var step: String?
    @Option(name: .customLong("return"), help: "Give the step back, with --reason.") var giveBack: String?
    @Flag(help: "Grant the appeal, with --reason.") var grant = false
    @Flag(help: "Deny the appeal, with --reason.") var deny = false
    @Option(name: .customLong("number"), help: "The number of the decision.") var decisionNumber = ""
    @Option(help: "Why.") var reason = ""

    func validate() throws {
        guard [step != nil, giveBack != nil, grant, deny].count(where: \.self) == 1 else {
            throw ValidationError("--step | --return | --grant | --deny")
        }
    }

    func run() async throws {
        try await options.working { office, law, answer in
            let book = SanctionBook(office, law: law)
            let sanction: SanctionCase
            if let name = step ?? giveBack {
                let step = try Asked.read("step", name, "wanted.sanction-step", SanctionStep.init)
                sanction =
                    giveBack == nil
                    ? try await book.decide(step, on: office.today, number: decisionNumber, in: number.id)
                    : try await book.giveBack(step, reason: reason, in: number.id)
            } else {
                sanction = try await book.decideAppeal(
                    grant, on: office.today, reason: reason, in: number.id)
            }
            answer.tell(sanction, number.id, law)
        }
    }
}

/// `naungan company letter`.
struct CompanyLetter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "A letter of a case, or the certificate of a company, as PDF or DOCX.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The case.") var sanction: Int64?
    @Option(help: "Which letter of the case: reprimand-first, sanction-fine, refusal-notice …") var kind:
        String?
    @Option(help: "The company whose certificate of compliance is wanted.") var certificate: String?
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?

    func validate() throws {
        guard (sanction != nil && kind != nil) != (certificate != nil) else {
            throw ValidationError("--sanction CASE --kind KIND | --certificate COMPANY")
        }
    }

    func run() async throws {
        try await letter.write(shared, office) { letters, format in
            let law = try CompanyLaw(from: try shared.lawFolder().book())
            let papers = CompanyLetters(letters, law: law)
            if let certificate {
                let unit = try await CompanyBook(letters.office, law: law).find(certificate)
                return try await papers.certificate(of: unit, as: format)
            }
            let kind = try Asked.read("kind", kind ?? "", "wanted.company-letter", LetterKind.init)
            return try await papers.letter(
                kind, of: SanctionCaseID(sanction ?? 0), number: number, as: format)
        }
    }
}
