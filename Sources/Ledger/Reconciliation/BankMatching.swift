package import MoneyAndDates

/// A line of a bank statement: money that went to BPJS.
package struct BankLine: Sendable, Hashable {
    /// Its place in what was given, or the store’s number.
    package let id: EventID
    package let day: Day
    /// Above nought.
    package let amount: Rupiah
    /// What the bank wrote, as it is.
    package let text: String

    package init(id: EventID, day: Day, amount: Rupiah, text: String) {
        self.id = id
        self.day = day
        self.amount = amount
        self.text = text
    }
}

/// A bill as far as a bank line can be told to belong to it.
package struct PayableBill: Sendable, Hashable {
    package let bill: BillID
    package let code: BillingCode?
    /// What is still to pay; nought once it is paid.
    package let open: Rupiah
    package let total: Rupiah
    /// The first day on which it could be paid.
    package let raised: Day

    package init(bill: BillID, code: BillingCode?, open: Rupiah, total: Rupiah, raised: Day) {
        self.bill = bill
        self.code = code
        self.open = open
        self.total = total
        self.raised = raised
    }
}

/// What became of a bank line.
package struct BankMatch: Sendable, Hashable {
    package let line: EventID
    package let outcome: BankOutcome
    /// Why, in order.
    package let reasons: [BankReason]
}

/// To which bill a bank line belongs, as far as can be told.
package enum BankOutcome: Sendable, Hashable {
    /// The billing code and the amount say so, or the amount alone and no other bill is like it.
    case matched(BillID)
    /// The billing code says so, the amount does not.
    case amountDiffers(BillID, by: Rupiah)
    /// That bill is paid already.
    case paidTwice(BillID)
    /// The amount fits several bills; a person decides.
    case ambiguous([BillID])
    case unknownPayer
}

/// What speaks for a match, or against it.
package enum BankReason: String, Sendable, Hashable, CaseIterable {
    case codeInText = "code-in-text"
    case noCodeInText = "no-code-in-text"
    case amountEqual = "amount-equal"
    case amountNotEqual = "amount-not-equal"
    case dayInWindow = "day-in-window"
    case onlyBillOfThatAmount = "only-bill-of-that-amount"
    case severalBillsOfThatAmount = "several-bills-of-that-amount"
    case alreadyPaid = "already-paid"

    /// The key of its sentence in `words/`.
    package var messageKey: String { "bank.\(rawValue)" }
}

extension BankMatch {
    /// Matches each line with at most one bill, and each bill with at most one whole payment.
    ///
    /// A billing code in the text outweighs everything. Lines without one are matched by an equal amount
    /// within `window` days after the bill was raised, when just one bill is like that. Lines are taken by
    /// day and number, codes before amounts, so the order of the statement does not matter. Cost: one pass
    /// over the texts, two look-ups a line.
    package static func match(
        _ lines: [BankLine], with bills: [PayableBill], window days: Int
    ) -> [BankMatch] {
        var matching = Matching(bills, window: days)
        let ordered = lines.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        var found: [EventID: BankMatch] = [:]
        for line in ordered { found[line.id] = matching.byCode(line) }
        for line in ordered where found[line.id] == nil { found[line.id] = matching.byAmount(line) }
        return lines.compactMap { found[$0.id] }
    }
}

private struct Matching {
    private let byCode: [String: PayableBill]
    private let byAmount: [Rupiah: [PayableBill]]
    private let window: Int
    private var open: [BillID: Rupiah]

    init(_ bills: [PayableBill], window: Int) {
        let coded = bills.compactMap { bill in bill.code.map { ($0.digits, bill) } }
        byCode = Dictionary(coded, uniquingKeysWith: { first, _ in first })
        byAmount = Dictionary(grouping: bills.sorted { $0.bill < $1.bill }, by: \.open)
        open = Dictionary(bills.map { ($0.bill, $0.open) }, uniquingKeysWith: { first, _ in first })
        self.window = window
    }

    mutating func byCode(_ line: BankLine) -> BankMatch? {
        let codes = byCode
        guard let bill = digitRuns(in: line.text).compactMap({ codes[$0] }).first else { return nil }
        let left = open[bill.bill] ?? .zero
        if left == .zero {
            return BankMatch(
                line: line.id, outcome: .paidTwice(bill.bill), reasons: [.codeInText, .alreadyPaid])
        }
        open[bill.bill] = max(.zero, left - line.amount)
        if line.amount == left {
            return BankMatch(
                line: line.id, outcome: .matched(bill.bill), reasons: [.codeInText, .amountEqual])
        }
        return BankMatch(
            line: line.id, outcome: .amountDiffers(bill.bill, by: line.amount - left),
            reasons: [.codeInText, .amountNotEqual])
    }

    mutating func byAmount(_ line: BankLine) -> BankMatch {
        let inWindow = (byAmount[line.amount] ?? []).filter { bill in
            let age = line.day.sinceEpoch - bill.raised.sinceEpoch
            return 0 <= age && age <= window
        }
        let alike = inWindow.filter { open[$0.bill] == line.amount && line.amount > .zero }
        if alike.count > 1 {
            return BankMatch(
                line: line.id, outcome: .ambiguous(alike.map(\.bill)),
                reasons: [.noCodeInText, .amountEqual, .severalBillsOfThatAmount])
        }
        guard let bill = alike.first?.bill else {
            return BankMatch(
                line: line.id, outcome: .unknownPayer, reasons: [.noCodeInText, .amountNotEqual])
        }
        open[bill] = .zero
        return BankMatch(
            line: line.id, outcome: .matched(bill),
            reasons: [.noCodeInText, .amountEqual, .dayInWindow, .onlyBillOfThatAmount])
    }
}

/// The digits of a text in runs as long as billing codes are; `1234-5678` is two runs, for hyphens part more
/// often than they join.
private func digitRuns(in text: String) -> [String] {
    text.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        .filter { BillingCode.lengths.contains($0.count) }.map { String($0) ?? "" }
}
