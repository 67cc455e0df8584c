import ArgumentParser
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan pay refund CREDIT`: books what BPJS gave back.
struct PayRefundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refund", abstract: "Books money that BPJS gave back out of what was paid too much.",
        discussion: "The same refund twice is one: by --key, else by credit, day, amount and reference.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "Of a payment its receipt or number; of a correction that gave back, correction/NUMBER.")
    var credit: String
    @Option(help: "How much, in whole rupiah.") var amount: RupiahArgument
    @Option(help: "The day on which it came; without it today.") var on: DayArgument?
    @Option(help: "The bank's reference.") var reference: String?
    @Option(help: "A key of yours, by which the same refund is known again.") var key: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let meant = try await meant(office)
            let day = on?.day ?? office.today
            let isNew = try await PaymentActs.refund(
                amount.rupiah, of: meant, on: day,
                documents: reference.flatMap { EntryDocument(.bankReference, $0) }.map { [$0] } ?? [],
                key: key.map { "refund/key/\($0)" }
                    ?? "refund/\(meant.text)/\(day)/\(amount.rupiah.amount)/\(reference ?? "")",
                by: office)
            Terminal.output.line(
                words(
                    isNew ? "payment.refunded" : "payment.refunded-before",
                    ["amount": .rupiah(amount.rupiah), "credit": .text(credit), "day": .day(day)]))
        }
    }

    private func meant(_ office: Office) async throws -> CreditID {
        if let credit = CreditID(text: credit) { return credit }
        return try await office.database.read {
            .payment(try PaymentReceipt.find(credit, of: office.government, on: $0).payment)
        }
    }
}

/// `naungan pay transfer`: the giving half of money between two governments.
struct PayTransferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer",
        abstract: "Books money that goes to another government; that one books its half with pay receive.",
        discussion: "The same transfer twice is one: by --key, else by both ends, day, amount and reference.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The registration that gives: its number, or NPP/division.") var from: String
    @Option(help: "The government that takes, such as 1671.") var toGovernment: Int64
    @Option(help: "Its registration: number, or NPP/division.") var toRegistration: String
    @Option(help: "How much, in whole rupiah.") var amount: RupiahArgument
    @Option(help: "The day on which it went; without it today.") var on: DayArgument?
    @Option(help: "The bank's reference.") var reference: String?
    @Option(help: "Number of the SP2D.") var sp2d: String?
    @Option(help: "A key of yours, by which the same transfer is known again.") var key: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            if toGovernment == office.government { throw TreasuryRefusal.noTransfer }
            let giver = UnitID(try await office.registration(from))
            let taker = UnitID(try await office.with(government: toGovernment).registration(toRegistration))
            let day = on?.day ?? office.today
            let papers: [(DocumentKind, String?)] = [
                (.bankReference, reference), (.paymentWarrant, sp2d),
            ]
            let named = "\(giver)/\(toGovernment)/\(taker)"
            let transfer = try await TransferActs.give(
                amount.rupiah, from: giver, to: (GovernmentID(toGovernment), taker), on: day,
                documents: papers.compactMap { kind, number in number.flatMap { EntryDocument(kind, $0) } },
                key: key.map { "key/\($0)" }
                    ?? "\(named)/\(day)/\(amount.rupiah.amount)/\(reference ?? sp2d ?? "")",
                by: office)
            Terminal.output.line(
                words(
                    "transfer.given",
                    [
                        "amount": .rupiah(transfer.amount), "government": .text(String(toGovernment)),
                        "event": .text(transfer.event.description), "day": .day(transfer.day),
                    ]))
        }
    }
}

/// `naungan pay receive`: the taking half of what another government gave.
struct PayReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Books what another government of this database has given to this one, each once.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The government that gave, such as 16.") var fromGovernment: Int64

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let received = try await TransferActs.receive(from: fromGovernment, by: office)
            for transfer in received {
                Terminal.output.line(
                    words(
                        "transfer.taken",
                        [
                            "amount": .rupiah(transfer.amount), "government": .text(String(fromGovernment)),
                            "event": .text(transfer.event.description), "day": .day(transfer.day),
                        ]))
            }
            if received.isEmpty {
                Terminal.output.line(
                    words("transfer.none", ["government": .text(String(fromGovernment))]))
            }
        }
    }
}
