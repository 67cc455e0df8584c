package import LawBook
import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What the treasury gave for a month (SP2D), or what was withheld from the workers' wages.
package struct TreasuryPaper: Sendable, Hashable {
    /// What sort; the raw value stands in the store.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case warrant = "sp2d"
        case withheld = "potongan"
    }

    package let kind: Kind
    package let number: String
    package let registration: Int64
    package let month: Month
    package let day: Day
    package let amount: Rupiah
    package let request: String?
    package let order: String?

    package init(
        _ kind: Kind, number: String, registration: Int64, month: Month, day: Day, amount: Rupiah,
        request: String? = nil, order: String? = nil
    ) {
        self.kind = kind
        self.number = number
        self.registration = registration
        self.month = month
        self.day = day
        self.amount = amount
        self.request = request
        self.order = order
    }
}

/// Why a paper of the treasury is not booked.
package enum TreasuryRefusal: TellableRefusal, Hashable {
    /// It was entered before with another amount or day.
    case differs(number: String, amount: Rupiah, day: Day)
    case withoutNumber
    /// Nought, less, or more than anybody pays at once.
    case nothingPaid(Rupiah)
    /// Both ends of a transfer in one government, or an amount of nought.
    case noTransfer

    package var note: Note {
        switch self {
        case .differs(let number, let amount, let day):
            Note(
                "treasury.differs",
                ["number": .text(number), "amount": .rupiah(amount), "day": .day(day)])
        case .withoutNumber: Note("treasury.without-number")
        case .nothingPaid(let amount): Note("payment.nothing", ["amount": .rupiah(amount)])
        case .noTransfer: Note("treasury.no-transfer")
        }
    }
}

/// Books what the treasury did, what was found at the bank, and what moves between governments.
package enum TreasuryActs {
    /// Books a warrant or a withholding once; the number, month and registration tell it again.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `TreasuryRefusal`, `EntryRefusal`, `DuesBookRefusal`.
    @discardableResult
    package static func enter(_ paper: TreasuryPaper, by office: Office) async throws -> Bool {
        guard let document = EntryDocument(.paymentWarrant, paper.number) else {
            throw TreasuryRefusal.withoutNumber
        }
        guard paper.amount.isPayable else { throw TreasuryRefusal.nothingPaid(paper.amount) }
        return try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            if try isThere(paper, by: office, on: connection) { return Act(false, []) }
            let number = office.identifiers.next()
            let entry = try entry(of: paper, document, EventID(number), office.government)
            try refuseUnknown(paper.registration, by: office, on: connection)
            try BalanceAssertions.refuseBreaking(by: [entry], government: office.government, on: connection)
            try keep(paper, as: number, by: office, at: instant, on: connection)
            try JournalPostings.post([entry], by: office, at: instant, on: connection)
            let change = office.change(
                "treasury.\(paper.kind.rawValue)", of: "warrant/\(number)",
                after: "\(paper.number) \(paper.month) \(paper.registration) \(paper.amount.amount)")
            return Act(true, [change])
        }
    }

    private static func entry(
        of paper: TreasuryPaper, _ document: EntryDocument, _ id: EventID, _ government: Int64
    ) throws(EntryRefusal) -> JournalEntry {
        let (government, unit) = (GovernmentID(government), UnitID(paper.registration))
        switch paper.kind {
        case .warrant:
            let others = [
                paper.request.flatMap { EntryDocument(.paymentRequest, $0) },
                paper.order.flatMap { EntryDocument(.paymentOrder, $0) },
            ]
            return try Disbursement(
                government: government, unit: unit, day: paper.day, amount: paper.amount,
                warrant: document, documents: others.compactMap { $0 }
            ).entry(id: id)
        case .withheld:
            return try Withholding(
                government: government, unit: unit, month: paper.month, day: paper.day,
                amount: paper.amount
            ).entry(id: id)
        }
    }

    private static func isThere(
        _ paper: TreasuryPaper, by office: Office, on connection: any SQLConnection
    ) throws -> Bool {
        let there = try connection.first(
            """
            SELECT amount, issued FROM warrant
            WHERE gov_id = $1 AND kind = $2 AND number = $3 AND registration_id = $4 AND period = $5
            """,
            [
                .integer(office.government), .text(paper.kind.rawValue), .text(paper.number),
                .integer(paper.registration), .integer(Int64(paper.month.yyyymm)),
            ]
        ) { (Rupiah(try $0.integer(0)), try $0.day(1, "warrant.issued")) }
        guard let there else { return false }
        guard there.0 == paper.amount, there.1 == paper.day else {
            throw TreasuryRefusal.differs(
                number: paper.number, amount: there.0, day: there.1)
        }
        return true
    }

    private static func refuseUnknown(
        _ registration: Int64, by office: Office, on connection: any SQLConnection
    ) throws {
        let there = try connection.integer(
            "SELECT registration_id FROM registration WHERE gov_id = $1 AND registration_id = $2",
            [.integer(office.government), .integer(registration)])
        if there == nil { throw DuesBookRefusal.noSuchRegistration(registration) }
    }

    private static func keep(
        _ paper: TreasuryPaper, as number: Int64, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO warrant (gov_id, warrant_id, registration_id, period, kind, number, spp, spm,
                issued, amount, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .integer(office.government), .integer(number), .integer(paper.registration),
                .integer(Int64(paper.month.yyyymm)), .text(paper.kind.rawValue), .text(paper.number),
                SQLValue(paper.request), SQLValue(paper.order), .integer(Int64(paper.day.yyyymmdd)),
                .integer(paper.amount.amount), .text(office.actor), .integer(instant),
            ])
    }
}
