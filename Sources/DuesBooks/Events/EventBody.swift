import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates

/// An event as it is kept: JSON with sorted keys, so that the same event is the same text.
///
/// The shapes are the store's own. A domain type may be renamed; what is written here is read for decades.
struct EventBody: Codable {
    var kind: String
    /// The day on which it became so, `yyyymmdd`, where the part below has none of its own.
    var on: Int?
    var bill: BillShape?
    var version: Int?
    var billID: Int64?
    var correction: CorrectionShape?
    var payment: PaymentShape?
    var refund: RefundShape?
    var fine: FineShape?
    var writeOff: WriteOffShape?

    /// The text of an event.
    static func text(of event: DuesEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(EventBody(event)), as: UTF8.self)
    }

    /// The event of a text; nil where the text is none.
    static func event(_ text: String, government: GovernmentID, unit: UnitID) -> DuesEvent? {
        let body = try? JSONDecoder().decode(EventBody.self, from: Data(text.utf8))
        return body.flatMap { $0.event(EventPlace(government: government, unit: unit)) }
    }

    private init(_ event: DuesEvent) {
        kind = event.kind.rawValue
        switch event {
        case .billRaised(let bill, let day), .billRecalculated(let bill, let day):
            self.bill = BillShape(bill)
            on = Int(day.yyyymmdd)
        case .billCancelled(let bill, let version, let day):
            billID = bill.number
            self.version = version
            on = Int(day.yyyymmdd)
        case .corrected(let correction, let day):
            self.correction = CorrectionShape(correction)
            on = Int(day.yyyymmdd)
        case .paid(let payment): self.payment = PaymentShape(payment)
        case .refunded(let refund): self.refund = RefundShape(refund)
        case .fined(let fine): self.fine = FineShape(fine)
        case .writtenOff(let writeOff): self.writeOff = WriteOffShape(writeOff)
        }
    }

    private func event(_ place: EventPlace) -> DuesEvent? {
        let day = on.flatMap { Day(yyyymmdd: $0) }
        switch DuesEventKind(rawValue: kind) {
        case .billRaised: return both(bill?.bill(place), day).map { .billRaised($0, on: $1) }
        case .billRecalculated: return both(bill?.bill(place), day).map { .billRecalculated($0, on: $1) }
        case .billCancelled:
            guard let billID, let version, let day else { return nil }
            return .billCancelled(BillID(billID), version: version, on: day)
        case .corrected: return both(correction?.correction(place), day).map { .corrected($0, on: $1) }
        case .paid: return (payment?.payment(place)).map { .paid($0) }
        case .refunded: return (refund?.refund).map { .refunded($0) }
        case .fined: return (fine?.fine(place)).map { .fined($0) }
        case .writtenOff: return (writeOff?.writeOff).map { .writtenOff($0) }
        case nil: return nil
        }
    }
}

/// Whose event it is: said by its row and not once more in its text.
struct EventPlace {
    let government: GovernmentID
    let unit: UnitID
}

/// What sort of event it is, as the column `kind` has it.
enum DuesEventKind: String, CaseIterable {
    case billRaised = "bill-raised"
    case billRecalculated = "bill-recalculated"
    case billCancelled = "bill-cancelled"
    case corrected
    case paid
    case refunded
    case fined
    case writtenOff = "written-off"
}

extension DuesEvent {
    var kind: DuesEventKind {
        switch self {
        case .billRaised: .billRaised
        case .billRecalculated: .billRecalculated
        case .billCancelled: .billCancelled
        case .corrected: .corrected
        case .paid: .paid
        case .refunded: .refunded
        case .fined: .fined
        case .writtenOff: .writtenOff
        }
    }
}

private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}
