import MoneyAndDates

/// Amount and direction of a balance, an entry or one transaction of it, as written.
struct CamtSum {
    var amount: String?
    var currency: String?
    var direction: String?

    /// Above nought, with the way it went.
    func read() throws(UnreadReason) -> (amount: Rupiah, direction: StatementLine.Direction) {
        guard let written = amount, !written.isEmpty else { throw .noAmount }
        let currency = currency ?? ""
        guard currency == "IDR" else { throw .currency(currency) }
        let amount = try AmountText.plain(written, allowsSign: false).amount
        guard amount > .zero else { throw .noAmount }
        return (amount, try way())
    }

    /// A balance, which may be nought or below; nil where it is not whole rupiah or not readable.
    func balance() -> Rupiah? {
        guard let amount, currency == "IDR", let direction = try? way(),
            let read = try? AmountText.plain(amount, allowsSign: false).amount
        else { return nil }
        return direction == .moneyIn ? read : .zero - read
    }

    private func way() throws(UnreadReason) -> StatementLine.Direction {
        switch direction {
        case "CRDT": .moneyIn
        case "DBIT": .moneyOut
        default: throw .noDirection(direction ?? "")
        }
    }
}

/// What an entry says, or one transaction of it.
struct CamtWords {
    private(set) var texts: [String] = []
    private(set) var bytes = 0
    var creditor: String?
    var debtor: String?
    /// The bank’s own references; the first of them is the line’s.
    var servicerReference: String?
    var otherReference: String?

    mutating func say(_ text: String) {
        guard !text.isEmpty else { return }
        bytes += text.utf8.count + 1
        // What is beyond the limit is refused anyway; it need not be kept.
        if bytes <= StatementLine.textLimit { texts.append(text) }
    }

    /// The text of a line: what the entry says, what the payer wrote, and who the other one is.
    func text(_ direction: StatementLine.Direction) throws(UnreadReason) -> String {
        guard bytes <= StatementLine.textLimit else { throw .textTooLong(limit: StatementLine.textLimit) }
        let other = direction == .moneyOut ? creditor : debtor
        return (texts + [other].compactMap(\.self)).joined(separator: " ")
    }
}

/// One entry of a statement, while it is read.
struct CamtEntry {
    let number: Int
    var sum = CamtSum()
    var words = CamtWords()
    var status: String?
    var bookingDay: String?
    var valueDay: String?
    var transactions: [Transaction] = []

    /// One payment that the bank booked with others in one sum.
    struct Transaction {
        var sum = CamtSum()
        var words = CamtWords()
    }

    /// The lines of the entry: one for each transaction where they say what each is worth and come to the
    /// sum, one for the whole otherwise.
    func lines() throws(UnreadReason) -> [StatementLine] {
        if let status, status != "BOOK" { throw .notBooked(status) }
        let (amount, direction) = try sum.read()
        let booked = try Self.day(bookingDay)
        let value = try Self.day(valueDay)
        guard let day = booked ?? value else { throw .noDay }
        if let parts = parts(amount, direction) {
            var lines: [StatementLine] = []
            for part in parts {
                lines.append(
                    try line(part.amount, direction, day, value, [words, part.words], part: lines.count + 1))
            }
            return lines
        }
        return [try line(amount, direction, day, value, [words] + transactions.map(\.words), part: nil)]
    }

    /// What to show of an entry that cannot be read.
    var text: String {
        let said = ([words] + transactions.prefix(20).map(\.words)).flatMap(\.texts)
        let facts = [bookingDay ?? valueDay, sum.amount, sum.currency, sum.direction].compactMap(\.self)
        return (facts + said).joined(separator: " | ")
    }

    private func parts(
        _ amount: Rupiah, _ direction: StatementLine.Direction
    ) -> [(amount: Rupiah, words: CamtWords)]? {
        guard transactions.count > 1 else { return nil }
        var parts: [(amount: Rupiah, words: CamtWords)] = []
        var total = Int128(0)
        for transaction in transactions {
            var sum = transaction.sum
            // Before version 4 a transaction has the direction of its entry.
            sum.direction = sum.direction ?? self.sum.direction
            guard let read = try? sum.read(), read.direction == direction else { return nil }
            parts.append((read.amount, transaction.words))
            total += Int128(read.amount.amount)
        }
        return total == Int128(amount.amount) ? parts : nil
    }

    private func line(
        _ amount: Rupiah, _ direction: StatementLine.Direction, _ day: Day, _ value: Day?,
        _ words: [CamtWords], part: Int?
    ) throws(UnreadReason) -> StatementLine {
        var text = ""
        for piece in words {
            let more = try piece.text(direction)
            text += text.isEmpty || more.isEmpty ? more : " " + more
            guard text.utf8.count <= StatementLine.textLimit else {
                throw .textTooLong(limit: StatementLine.textLimit)
            }
        }
        let servicer = words.reversed().compactMap(\.servicerReference).first
        let reference = servicer ?? words.reversed().compactMap(\.otherReference).first
        return StatementLine(
            row: number, part: part, day: day, valueDay: value, amount: amount, direction: direction,
            text: text, references: PaymentReferences(in: text, bank: reference), balance: nil)
    }

    /// `2026-03-05`, `2026-03-05+07:00`, `2026-03-05T10:00:00`; nil where there is none.
    private static func day(_ written: String?) throws(UnreadReason) -> Day? {
        guard let written, !written.isEmpty else { return nil }
        let rest = written.dropFirst(10).first
        guard let day = Day(iso: written.prefix(10)), rest == nil || "TZ+-".contains(rest ?? " ") else {
            throw .dayUnreadable(written)
        }
        return day
    }
}
