package import Ledger
import Membership

extension ClaimID {
    /// A claim by the text that names it in the store, as `description` gives it; nil for anything else.
    package init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        switch parts[0] {
        case "bill": self = .bill(BillID(number))
        case "correction": self = .correction(CorrectionID(number))
        case "fine": self = .fine(BillID(number))
        default: return nil
        }
    }

    /// `bill`, `correction` or `fine`.
    package var kind: String {
        switch self {
        case .bill: "bill"
        case .correction: "correction"
        case .fine: "fine"
        }
    }
}

extension CreditID {
    /// A credit by the text that names it in the store: `payment/88` or `correction/9`; nil for all else.
    package init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        switch parts[0] {
        case "payment": self = .payment(PaymentID(number))
        case "correction": self = .correction(CorrectionID(number))
        default: return nil
        }
    }

    /// How the store names it.
    package var text: String {
        switch self {
        case .payment(let payment): "payment/\(payment)"
        case .correction(let correction): "correction/\(correction)"
        }
    }
}
