import ArgumentParser
import ClaimBooks
import Claims
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks

/// `naungan claim`: from the event to the payment.
struct ClaimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Opens claims, says what they lack and bring, and follows them to payment.",
        subcommands: [
            ClaimOpen.self, ClaimAnswer.self, ClaimAttach.self, ClaimCheckCommand.self, ClaimMove.self,
            ClaimSubmit.self, ClaimConfirm.self, ClaimDecide.self, ClaimPay.self, ClaimReverse.self,
            ClaimDrop.self, ClaimWithdraw.self, ClaimReopen.self, ClaimShow.self, ClaimListCommand.self,
            ClaimRefusals.self, ClaimTotalsCommand.self, ClaimScholarship.self, ClaimRenewals.self,
            ClaimArising.self,
        ])
}

/// `naungan claim open`.
struct ClaimOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Opens a claim.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var who: PersonOptions
    @Option(help: "jkk, jkm, beasiswa, jht, jp or jkp.")
    var type: String
    @Option(help: "Day of the accident, death or dismissal.")
    var on: String
    @Option(help: "Hour of the event, such as 07:40.")
    var at: String?

    func run() async throws {
        try await options.working { book, answer in
            let day = try Asked.day("on", on)
            let minute = try at.map { text in
                try Asked.read("at", text, "wanted.time") { LocalMoment(iso: "2000-01-01T\($0)")?.minute }
            }
            let card = try await who.card(book.office)
            let kept = try await book.open(
                try Asked.code("type", type), for: card.id, on: day, minute: minute)
            answer.tell(
                kept.isNew ? "claim.told.opened" : "claim.told.open-before",
                [("claim", .text(kept.id.description))])
            answer.tell(try await book.view(kept.id))
        }
    }
}

/// `naungan claim answer`.
struct ClaimAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answers questions: QUESTION=TEXT, several at once; QUESTION= takes one away.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Argument(help: "QUESTION=TEXT")
    var answers: [String]

    func run() async throws {
        try await options.working { book, answer in
            let pairs = try answers.map { text in
                try Asked.read("answers", text, "wanted.answer") { text -> (String, String)? in
                    guard let sign = text.firstIndex(of: "=") else { return nil }
                    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
                }
            }
            try await book.answer(number.id, pairs.map { (question: $0.0, text: $0.1) })
            answer.tell(try await book.look(at: number.id))
        }
    }
}

/// `naungan claim attach`.
struct ClaimAttach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Adds a paper: a PDF or a picture.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Which paper it is, such as ktp or death-certificate.")
    var kind: String
    @Argument(help: "The file.")
    var file: String

    func run() async throws {
        try await options.working { book, answer in
            guard let data = FileManager.default.contents(atPath: file) else {
                throw TermsRefusal(name: "file", value: file, wanted: "wanted.file")
            }
            let name = file.split(separator: "/").last.map(String.init) ?? file
            let draft = EvidenceDraft(kind: kind, fileName: name, bytes: [UInt8](data))
            let evidence = try await book.attach(draft, to: number.id)
            answer.tell("claim.told.attached", [("file", .text(evidence.description))])
            answer.tell(try await book.show(number.id), number.id)
        }
    }
}

/// `naungan claim check`.
struct ClaimCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Holds a claim against the books: what lacks, what is due, which clocks run.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber

    func run() async throws {
        try await options.working { book, answer in answer.tell(try await book.look(at: number.id)) }
    }
}

/// `naungan claim move`.
struct ClaimMove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Goes on to the next stage: phase-one, care, phase-two.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "The stage.")
    var to: String

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.move(number.id, to: try Asked.code("to", to)), number.id)
        }
    }
}

/// `naungan claim submit`.
struct ClaimSubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Proposes that the papers be sent; another person confirms it.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.proposeSubmission(number.id), number.id)
        }
    }
}

/// `naungan claim confirm`.
struct ClaimConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirms what waits for a second person: papers, or a payment.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber

    func run() async throws {
        try await options.working { book, answer in
            let claim = try await book.show(number.id)
            switch claim.proposal?.kind {
            case nil: throw ClaimRefusal.nothingProposed
            case .submission: answer.tell(try await book.submit(number.id), number.id)
            case .payment(let payment):
                answer.tell(try await book.confirmPayment(number.id, payment), number.id)
            }
        }
    }
}
