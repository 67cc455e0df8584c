package import Ledger

/// Numbers in the text of a line that may say what was paid.
package struct PaymentReferences: Sendable, Hashable {
    /// Every run of digits as long as a billing code, in order; whether one is the code of a bill, only the
    /// bills can tell.
    package let billingCodes: [BillingCode]
    /// The number of the SP2D as it stands in the text; nil where none is named.
    package let paymentWarrant: String?
    /// The bank’s own reference, from its own column or element.
    package let bank: String?

    package init(billingCodes: [BillingCode] = [], paymentWarrant: String? = nil, bank: String? = nil) {
        self.billingCodes = billingCodes
        self.paymentWarrant = paymentWarrant
        self.bank = bank
    }

    /// Looks for numbers in what the bank wrote.
    init(in text: String, bank: String?) {
        let both = bank.map { "\(text) \($0)" } ?? text
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        var seen: Set<BillingCode> = []
        billingCodes = both.utf8.split { !isDigit($0) }
            .filter { BillingCode.lengths.contains($0.count) }
            .compactMap { BillingCode(String($0) ?? "") }
            .filter { seen.insert($0).inserted }
        paymentWarrant = Self.warrant(in: text)
        self.bank = bank
    }

    /// `… SP2D NO 01234/SP2D/LS/2026 …`: the word that holds digits and the name, or the first one with
    /// digits behind the name.
    private static func warrant(in text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0 == ":" || $0 == ";" || $0 == "," }
        guard let place = words.firstIndex(where: { $0.uppercased().contains("SP2D") }) else { return nil }
        let hasNumber = { (word: Substring) in
            word.uppercased().replacing("SP2D", with: "").contains(where: \.isNumber)
        }
        if let whole = words[place...].first(where: { $0.uppercased().contains("SP2D") && hasNumber($0) }) {
            return String(whole)
        }
        let fillers: Set = ["NO", "NO.", "NOMOR", "NOMER", "NUMBER", "#"]
        let next = words[(place + 1)...].drop { fillers.contains($0.uppercased()) }.first
        return next.flatMap { $0.contains(where: \.isNumber) ? String($0) : nil }
    }
}
