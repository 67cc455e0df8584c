import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The rows that new events and their bills, corrections and payments are kept in.
struct DuesRows {
    private let changed: [RegistrationDues]
    private let office: Office
    private let instant: Int64
    private let fresh: [(registration: Int64, event: RegistrationDues.FreshEvent)]

    init(_ changed: [RegistrationDues], by office: Office, at instant: Int64) {
        self.changed = changed
        self.office = office
        self.instant = instant
        fresh = changed.flatMap { dues in dues.fresh.map { (dues.registration, $0) } }
    }

    /// The events, and the head of each registration.
    var events: [BulkRows] {
        let eventRows = BulkRows(
            "dues_event",
            [
                government, ("registration_id", .integers(fresh.map(\.registration))),
                ("sequence", .integers(fresh.map(\.event.sequence))),
                ("idem_key", texts(fresh.map(\.event.key))),
                ("kind", texts(fresh.map(\.event.event.kind.rawValue))),
                ("event_day", .integers(fresh.map { Int64($0.event.event.day.yyyymmdd) })),
                ("body", texts(fresh.map(\.event.body))),
                ("recorded_by", .constant(.text(office.actor))), recorded,
            ])
        let headRows = BulkRows(
            "dues_head",
            [
                government, ("registration_id", .integers(changed.map(\.registration))),
                ("sequence", .integers(changed.map(\.sequence))),
            ], conflict: .replace(key: ["gov_id", "registration_id"], columns: ["sequence"]))
        return [eventRows, headRows]
    }

    /// Bills as they stand now, their lines, and corrections.
    var bills: [BulkRows] { [billRows, lineRows, correctionRows].compactMap { $0 } }

    /// The payments that are new, with the caller's keys.
    var payments: [(registration: Int64, key: String, payment: Payment)] {
        fresh.compactMap { registration, event in
            guard case .paid(let payment) = event.event else { return nil }
            return (registration, event.key, payment)
        }
    }

    /// The last that the new events say of each bill: cancelled, or raised on a day.
    private var standings: [BillStanding] {
        var last: [BillID: BillStanding] = [:]
        for (registration, event) in fresh {
            switch event.event {
            case .billRaised(let bill, let day), .billRecalculated(let bill, let day):
                last[bill.id] = BillStanding(registration, bill, raised: day, isCancelled: false)
            case .billCancelled(let id, _, _):
                let was = changed.first { $0.registration == registration }?.before?.bills[id]
                if let bill = last[id]?.bill ?? was {
                    last[id] = BillStanding(registration, bill, raised: event.event.day, isCancelled: true)
                }
            case .corrected, .paid, .refunded, .fined, .writtenOff: continue
            }
        }
        return last.values.sorted { $0.bill.id < $1.bill.id }
    }

    private struct BillStanding {
        let registration: Int64
        let bill: Bill
        let raised: Day
        let isCancelled: Bool

        init(_ registration: Int64, _ bill: Bill, raised: Day, isCancelled: Bool) {
            self.registration = registration
            self.bill = bill
            self.raised = raised
            self.isCancelled = isCancelled
        }
    }

    private var billRows: BulkRows? {
        let standings = standings
        if standings.isEmpty { return nil }
        func numbers(_ number: (BillStanding) -> Int64) -> BulkRows.Values {
            .integers(standings.map(number))
        }
        return BulkRows(
            "bill",
            [
                government, ("bill_id", numbers { $0.bill.id.number }),
                ("registration_id", numbers(\.registration)),
                ("period", numbers { Int64($0.bill.month.yyyymm) }),
                ("segment", texts(standings.map(\.bill.segment.rawValue))),
                ("version", numbers { Int64($0.bill.version) }),
                ("state", numbers { $0.isCancelled ? 0 : 1 }),
                ("billing_code", texts(standings.map { $0.isCancelled ? nil : $0.bill.code?.digits })),
                ("raised", numbers { Int64($0.raised.yyyymmdd) }),
                ("due", .optionalIntegers(standings.map { $0.bill.dueDay.map { Int64($0.yyyymmdd) } })),
                ("amount", numbers { $0.bill.total.amount }), recorded,
                ("changed_ms", .constant(.integer(instant))),
            ],
            conflict: .replace(
                key: ["gov_id", "bill_id"],
                columns: ["version", "state", "billing_code", "raised", "due", "amount", "changed_ms"]))
    }

    /// Of every version, those that were replaced too.
    private var lineRows: BulkRows? {
        let lines = fresh.flatMap { _, event -> [(bill: Bill, line: BillLine)] in
            switch event.event {
            case .billRaised(let bill, _), .billRecalculated(let bill, _): bill.lines.map { (bill, $0) }
            case .billCancelled, .corrected, .paid, .refunded, .fined, .writtenOff: []
            }
        }
        if lines.isEmpty { return nil }
        return BulkRows(
            "bill_line",
            [
                government, ("bill_id", .integers(lines.map(\.bill.id.number))),
                ("version", .integers(lines.map { Int64($0.bill.version) })),
                ("programmes", texts(lines.map(\.line.programmes.code))),
                ("payer", texts(lines.map(\.line.payer.rawValue))),
                ("amount", .integers(lines.map(\.line.amount.amount))), recorded,
            ])
    }

    private var correctionRows: BulkRows? {
        let corrections = fresh.compactMap { registration, event -> (Int64, BillCorrection)? in
            guard case .corrected(let correction, _) = event.event else { return nil }
            return (registration, correction)
        }
        if corrections.isEmpty { return nil }
        return BulkRows(
            "correction",
            [
                government, ("correction_id", .integers(corrections.map(\.1.id.number))),
                ("registration_id", .integers(corrections.map(\.0))),
                ("for_month", .integers(corrections.map { Int64($0.1.month.yyyymm) })),
                ("booked_in", .integers(corrections.map { Int64($0.1.bookedIn.yyyymm) })),
                ("cause", texts(corrections.map(\.1.why.rawValue))),
                ("due", .optionalIntegers(corrections.map { $0.1.dueDay.map { Int64($0.yyyymmdd) } })),
                ("amount", .integers(corrections.map(\.1.total.amount))), recorded,
            ])
    }

    /// The payments under the receipts they were given; nil where there are none.
    func paymentRows(_ receipts: [PaymentID: String]) -> BulkRows? {
        let paid = payments
        if paid.isEmpty { return nil }
        func papers(_ kind: DocumentKind) -> BulkRows.Values {
            texts(paid.map { $0.payment.documents.first { $0.kind == kind }?.number })
        }
        return BulkRows(
            "payment",
            [
                government, ("payment_id", .integers(paid.map(\.payment.id.number))),
                ("registration_id", .integers(paid.map(\.registration))),
                ("idem_key", texts(paid.map(\.key))),
                ("paid_on", .integers(paid.map { Int64($0.payment.day.yyyymmdd) })),
                ("amount", .integers(paid.map(\.payment.amount.amount))),
                ("is_in_advance", .integers(paid.map { $0.payment.isInAdvance ? 1 : 0 })),
                ("billing_code", papers(.billingCode)), ("bank_reference", papers(.bankReference)),
                ("spp", papers(.paymentRequest)), ("spm", papers(.paymentOrder)),
                ("sp2d", papers(.paymentWarrant)),
                ("receipt", texts(paid.map { receipts[$0.payment.id] ?? "" })),
                ("recorded_by", .constant(.text(office.actor))), recorded,
            ])
    }

    private var government: (String, BulkRows.Values) {
        ("gov_id", .constant(.integer(office.government)))
    }

    private var recorded: (String, BulkRows.Values) { ("recorded_ms", .constant(.integer(instant))) }

    private func texts(_ texts: [String?]) -> BulkRows.Values {
        var column = TextColumn()
        for text in texts { column.append(text) }
        return .texts(column)
    }
}
