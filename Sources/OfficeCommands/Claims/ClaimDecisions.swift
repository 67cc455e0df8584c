import ArgumentParser
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates

/// `naungan claim decide`: what BPJS said.
struct ClaimDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Records what BPJS decided: --approve, --refuse with --text, or --return.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Agreed, with the amount in whole rupiah.")
    var approve: Int64?
    @Option(help: "Refused, with a short code of the office's own, such as masa-iuran.")
    var refuse: String?
    @Option(help: "The reason in BPJS's words.")
    var text: String?
    @Option(name: .customLong("return"), help: "Given back, with the reason.")
    var giveBack: String?

    func validate() throws {
        guard [approve == nil, refuse == nil, giveBack == nil].count(where: { !$0 }) == 1 else {
            throw ValidationError("--approve | --refuse | --return")
        }
    }

    func run() async throws {
        try await options.working { book, answer in
            if let approve {
                answer.tell(try await book.approve(number.id, Rupiah(approve)), number.id)
            } else if let refuse {
                answer.tell(try await book.refuse(number.id, code: refuse, text: text ?? ""), number.id)
            } else if let giveBack {
                answer.tell(try await book.giveBack(number.id, reason: giveBack), number.id)
            }
        }
    }
}

/// `naungan claim pay`.
struct ClaimPay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "Proposes that a payment of BPJS be recorded; another person confirms it.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Whole rupiah, as BPJS paid it.")
    var amount: Int64
    @Option(help: "Day of the payment.")
    var on: String
    @Option(help: "The family's account; its last four digits are kept.")
    var account: String
    @Option(help: "JKK, JKM, …; without it that of the claim.")
    var programme: String?

    func run() async throws {
        try await options.working { book, answer in
            let programme: Programme? = try programme.map { try Asked.code("programme", $0) }
            answer.tell(
                try await book.proposePayment(
                    number.id, Rupiah(amount), on: try Asked.day("on", on), account: account,
                    programme: programme), number.id)
        }
    }
}

/// `naungan claim reverse`.
struct ClaimReverse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse", abstract: "Takes a confirmed payment back by its mirror in the journal.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Which payment, from 1.")
    var payment: Int
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.reversePayment(number.id, payment, reason: reason), number.id)
        }
    }
}

/// `naungan claim drop`.
struct ClaimDrop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Takes back what waits for a second person.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.dropProposal(number.id, reason: reason), number.id)
        }
    }
}

/// `naungan claim withdraw`.
struct ClaimWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Ends a claim that was a mistake or that the family does not want."
    )

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.withdraw(number.id, reason: reason), number.id)
        }
    }
}

/// `naungan claim reopen`.
struct ClaimReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Goes on with a claim that was refused or withdrawn.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            answer.tell(try await book.reopen(number.id, reason: reason), number.id)
        }
    }
}
