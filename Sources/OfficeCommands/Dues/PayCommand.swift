import ArgumentParser
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan pay`: books money that moved; without another word, a payment to BPJS.
struct PayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "Books a payment, what BPJS gave back, or money from government to government.",
        subcommands: [
            PayBookCommand.self, PayRefundCommand.self, PayTransferCommand.self, PayReceiveCommand.self,
        ], defaultSubcommand: PayBookCommand.self)
}

/// `naungan pay BILL`: books money that went to BPJS.
struct PayBookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "Books a payment, in full, in part or in advance; oldest month first.",
        discussion:
            "The same payment twice is one payment: by --key, else by bill, day, amount and reference.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The bill's number, or kode:KODE-IURAN.") var bill: BillArgument?
    @Option(help: "Without a bill: for this registration, its number or NPP/division.")
    var registration: String?
    @Option(help: "How much, in whole rupiah; without it what is open of the bill.")
    var amount: RupiahArgument?
    @Option(help: "The day on which it was paid; without it today.") var on: DayArgument?
    @Flag(help: "Paid on purpose for months to come.") var advance = false
    @Option(help: "The bank's reference.") var reference: String?
    @Option(help: "Number of the SPP.") var spp: String?
    @Option(help: "Number of the SPM.") var spm: String?
    @Option(help: "Number of the SP2D.") var sp2d: String?
    @Option(help: "A key of yours, by which the same payment is known again.") var key: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let order = try await order(office)
            let (payment, isNew) = try await PaymentActs.pay(order, by: office)
            let receipt = try await office.database.read {
                try PaymentReceipt.find(payment.description, of: office.government, on: $0)
            }
            Terminal.output.line(
                words(
                    isNew ? "payment.booked" : "payment.booked-before",
                    ["amount": .rupiah(receipt.amount), "receipt": .text(receipt.number)]))
            for part in receipt.parts { Terminal.output.line(ReceiptText(words: words).line(part)) }
            if receipt.left > .zero {
                Terminal.output.line(words("receipt.left", ["amount": .rupiah(receipt.left)]))
            }
        }
    }

    private func order(_ office: Office) async throws -> PaymentOrder {
        let payee: PaymentOrder.Payee
        var open: Rupiah?
        switch (bill, registration) {
        case (let bill?, _):
            payee = .bill(bill.name)
            open = try await office.bill(bill.name).open
        case (nil, let name?): payee = .registration(try await office.registration(name))
        case (nil, nil):
            throw TermsRefusal(name: "bill", value: "", wanted: "wanted.bill-or-registration")
        }
        guard let amount = amount?.rupiah ?? open else {
            throw TermsRefusal(name: "amount", value: "", wanted: "wanted.amount")
        }
        let papers: [(DocumentKind, String?)] = [
            (.bankReference, reference), (.paymentRequest, spp), (.paymentOrder, spm),
            (.paymentWarrant, sp2d),
        ]
        let day = on?.day ?? office.today
        let named = bill?.name.description ?? registration ?? ""
        return PaymentOrder(
            for: payee, on: day, amount: amount, isInAdvance: advance,
            documents: papers.compactMap { kind, number in number.flatMap { EntryDocument(kind, $0) } },
            key: key.map { "pay/key/\($0)" }
                ?? "pay/\(named)/\(day)/\(amount.amount)/\(reference ?? sp2d ?? "")")
    }
}

/// `naungan receipt NUMBER`: the receipt (kwitansi) of a payment.
struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "The receipt (kwitansi) of a payment, with the amount in words.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The receipt's number, such as KW/1671/2026/0000012, or the payment's.") var number:
        String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let receipt = try await office.database.read {
                try PaymentReceipt.find(number, of: office.government, on: $0)
            }
            let text = ReceiptText(words: words)
            switch format {
            case .text: Terminal.output.line(text.text(receipt))
            case .json: Terminal.output.line(text.json(receipt))
            }
        }
    }
}
