/// The paper or number outside this system that an entry rests on.
package struct EntryDocument: Sendable, Hashable {
    package let kind: DocumentKind
    /// As written there; never empty.
    package let number: String

    /// Nil for a number of blanks only.
    package init?(_ kind: DocumentKind, _ number: some StringProtocol) {
        let bare = number.drop { $0 == " " }
        guard !bare.isEmpty else { return nil }
        self.kind = kind
        self.number = String(bare)
    }
}

/// What sort of paper it is; the code is the office’s own word.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    /// The billing code of EPS, under which a bill is paid.
    case billingCode = "kode-iuran"
    /// Surat permintaan pembayaran: the office asks.
    case paymentRequest = "spp"
    /// Surat perintah membayar: the office orders.
    case paymentOrder = "spm"
    /// Surat perintah pencairan dana: the treasury pays.
    case paymentWarrant = "sp2d"
    case bankReference = "bank"
    case receipt = "kwitansi"
    /// A decision (SK) or minutes that allow what is not routine: a write-off, a correction.
    case decision = "sk"
}

/// The billing code (kode iuran): digits only, as many as EPS gives.
///
/// Codes of eleven and of twelve digits have been seen, so the length is held only within wide limits.
package struct BillingCode: Sendable, Hashable, Comparable {
    package static let lengths = 8...20

    package let digits: String

    /// Blanks, points and hyphens between the digits are dropped; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var digits: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"): continue
            default: return nil
            }
        }
        guard BillingCode.lengths.contains(digits.count) else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }

    package static func < (left: BillingCode, right: BillingCode) -> Bool { left.digits < right.digits }
}
