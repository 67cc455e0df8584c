import MoneyAndDates

/// How the tables of one bank, or of EPS, are to be read: `templates/bank/<name>.yaml`.
///
/// It is data: a bank that changes a header, or another bank, is a line or a file there and none here.
package struct BankTemplate: Sendable {
    /// What its rows are.
    enum Kind: String, Sendable {
        case statement
        case confirmations
    }

    package let name: String
    /// Whether somebody has compared it with a real file of that bank.
    package let isVerified: Bool
    let kind: Kind
    /// Taken only where no template of its own fits.
    let isGeneric: Bool
    let decimals: DecimalStyle
    /// Tried in order; all lead with the same part, so that a day has one reading.
    let days: [DayPattern]
    let headers: BankHeaders
    let words: BankWords
    /// Whether an amount without sign and mark came in; otherwise it is refused.
    let plainAmountsComeIn: Bool
    /// Whether the column of debits holds them with a sign.
    let debitsAreNegative: Bool

    /// - Parameter yaml: the text of the file; the program carries it inside itself.
    package init(name: String, yaml: String) throws(BankTemplateFault) {
        let file = try BankTemplateText(name: name, yaml: yaml)
        self.name = name
        kind = try file.choice("kind")
        isVerified = try file.flag("verified")
        isGeneric = try file.flag("generic", otherwise: false)
        decimals = try file.choice("decimals")
        days = try Self.days(file)
        headers = try BankHeaders(
            columns: try file.lists("columns"), requires: try file.list("requires"), kind: kind, file: file)
        words = try BankWords(file, kind)
        plainAmountsComeIn = try file.flag("plain-amounts-come-in", otherwise: false)
        debitsAreNegative = try file.flag("debits-are-negative", otherwise: false)
        try file.refuseOtherKeys(except: ["means", "note", "sources"])
    }

    /// The folder of the shipped templates.
    package static let folder = "templates/bank/"

    private static func days(_ file: BankTemplateText) throws(BankTemplateFault) -> [DayPattern] {
        var patterns: [DayPattern] = []
        for text in try file.list("days") {
            guard let pattern = DayPattern(text) else { throw file.fault("days", "\(text) is no pattern") }
            patterns.append(pattern)
        }
        let leads = Set(try file.list("days").map { $0.hasPrefix("MM") && !$0.hasPrefix("MMM") })
        guard leads.count == 1 else { throw file.fault("days", "are none, or lead with day and month") }
        return patterns
    }
}

/// A template that cannot be used: a fault of ours or of whoever edited it, not of a bank’s file.
package struct BankTemplateFault: Error, Sendable, Equatable {
    package let template: String
    package let detail: String
}

/// The words of a template other than its headers, each in the letters by which texts are compared.
struct BankWords: Sendable {
    let out: Set<String>
    let into: Set<String>
    let account: [String]
    let currency: [String]
    let opening: [String]
    let closing: [String]
    let totals: [String]
    let paid: Set<String>
    let unpaid: Set<String>

    fileprivate init(_ file: BankTemplateText, _ kind: BankTemplate.Kind) throws(BankTemplateFault) {
        out = try Self.keys(file.list("marks-out"))
        into = try Self.keys(file.list("marks-in"))
        account = try file.list("account-labels").map(headerKey)
        currency = try file.list("currency-labels").map(headerKey)
        opening = try file.list("opening-labels").map(headerKey)
        closing = try file.list("closing-labels").map(headerKey)
        totals = try file.list("totals").map(headerKey)
        paid = try Self.keys(file.list("paid"))
        unpaid = try Self.keys(file.list("unpaid"))
        guard out.isDisjoint(with: into), paid.isDisjoint(with: unpaid) else {
            throw file.fault("marks", "a word stands on both sides")
        }
        if kind == .confirmations, paid.isEmpty || unpaid.isEmpty {
            throw file.fault("paid", "and unpaid need words")
        }
        let labels = account + currency + opening + closing + totals
        if labels.contains("") { throw file.fault("labels", "a label has no letters") }
    }

    private static func keys(_ words: [String]) -> Set<String> { Set(words.map(headerKey)) }
}

/// Capitals and digits only: `Tgl. Val.` becomes `TGLVAL`.
func headerKey(_ text: String) -> String {
    var key: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90: key.append(byte)
        case 97...122: key.append(byte - 32)
        default: continue
        }
    }
    return String(decoding: key, as: UTF8.self)
}
