import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The open bills, and those that are paid, as the matching wants them.
enum PayableBills {
    /// Bills that are open, and those under a kode iuran whether open or not: a second payment is told.
    static func read(of government: Int64, on connection: any SQLConnection) throws -> [PayableBill] {
        try connection.rows(
            """
            SELECT b.bill_id, b.billing_code, c.still_open, b.amount, b.raised
            FROM bill b
            JOIN claim_state c ON c.gov_id = b.gov_id AND c.claim = 'bill/' || CAST(b.bill_id AS TEXT)
            WHERE b.gov_id = $1 AND b.state = 1 AND c.superseded_ms = 9223372036854775807
                AND (c.still_open > 0 OR b.billing_code IS NOT NULL)
            ORDER BY b.bill_id
            """, [.integer(government)]
        ) { row in
            PayableBill(
                bill: BillID(try row.integer(0)), code: row.optionalText(1).flatMap { BillingCode($0) },
                open: Rupiah(try row.integer(2)), total: Rupiah(try row.integer(3)),
                raised: try row.day(4, "bill.raised"))
        }
    }
}

/// Lines on their way into `bank_line`, each with what became of it.
struct BankRows {
    private let lines: [PlacedLine]
    private let matches: [BankMatch]
    private let statement: Int64
    /// The payment of each line that became one, by its place here.
    private var payments: [Int: PaymentID] = [:]
    private var paidPlaces: [Int] = []

    /// - Precondition: one match a line, in the same order.
    init(_ lines: [PlacedLine], _ matches: [BankMatch], statement: Int64) {
        precondition(lines.count == matches.count, "every line has an outcome")
        self.lines = lines
        self.matches = matches
        self.statement = statement
    }

    /// The payments that the matched lines prove.
    mutating func acts(by office: Office, on connection: any SQLConnection) throws -> [DuesAct] {
        var acts: [DuesAct] = []
        for (place, match) in matches.enumerated() {
            guard case .matched(let bill) = match.outcome else { continue }
            paidPlaces.append(place)
            acts.append(
                try PaymentActs.act(
                    for: lines[place].line.order(for: bill), by: office, on: connection))
        }
        return acts
    }

    /// Notes under which numbers the payments are kept, in the order of the acts.
    mutating func note(_ events: [DuesEvent]) {
        for (place, event) in zip(paidPlaces, events) {
            if case .paid(let payment) = event { payments[place] = payment.id }
        }
    }

    func bulk(government: Int64) -> BulkRows? {
        if lines.isEmpty { return nil }
        var references = TextColumn()
        for line in lines { references.append(line.line.reference) }
        return BulkRows(
            "bank_line",
            [
                ("gov_id", .constant(.integer(government))), ("statement_id", .constant(.integer(statement))),
                ("line", .integers(lines.map { Int64($0.place) })),
                ("line_key", .texts(TextColumn(lines.map(\.line.key)))),
                ("booked", .integers(lines.map { Int64($0.line.day.yyyymmdd) })),
                ("amount", .integers(lines.map(\.line.amount.amount))),
                ("narrative", .texts(TextColumn(lines.map(\.line.text)))),
                ("bank_reference", .texts(references)),
                ("outcome", .texts(TextColumn(matches.map(\.outcome.kept.rawValue)))),
                (
                    "reasons",
                    .texts(TextColumn(matches.map { $0.reasons.map(\.rawValue).joined(separator: " ") }))
                ),
                ("bill_id", .optionalIntegers(matches.map { $0.outcome.bill?.number })),
                ("payment_id", .optionalIntegers(lines.indices.map { payments[$0]?.number })),
            ])
    }
}

extension StatementImport.Line {
    /// The payment of a bill that this line proves.
    func order(for bill: BillID) -> PaymentOrder {
        PaymentOrder(
            for: .bill(.number(bill)), on: day, amount: amount,
            documents: reference.flatMap { EntryDocument(.bankReference, $0) }.map { [$0] } ?? [],
            key: "bank/\(key)")
    }
}

extension BankOutcome {
    var kept: LineOutcome {
        switch self {
        case .matched: .matched
        case .amountDiffers: .amountDiffers
        case .paidTwice: .paidTwice
        case .ambiguous: .ambiguous
        case .unknownPayer: .unknownPayer
        }
    }

    /// The bill it points to, where it points to one.
    var bill: BillID? {
        switch self {
        case .matched(let bill), .amountDiffers(let bill, _), .paidTwice(let bill): bill
        case .ambiguous, .unknownPayer: nil
        }
    }
}
