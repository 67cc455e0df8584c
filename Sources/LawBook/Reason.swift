package import MoneyAndDates

/// One sentence of why: a step of an answer with the text it rests on.
///
/// The sentence itself is in `words/`; the law gives the key and what fills it.
package struct Reason: Sendable, Hashable {
    /// A key of `words/`: `reason.jkk.rate`.
    package let key: String
    package let arguments: [String: Term]
    package let citation: Citation
    /// The day since which it is so.
    package let since: Day
    package let status: LawStatus

    package init(
        _ key: String, _ arguments: [String: Term], citation: Citation, since: Day, status: LawStatus
    ) {
        self.key = key
        self.arguments = arguments
        self.citation = citation
        self.since = since
        self.status = status
    }

    /// The reason that a dated value gives.
    package init<Value>(_ key: String, _ arguments: [String: Term], by dated: Dated<Value>) {
        self.init(key, arguments, citation: dated.citation, since: dated.from, status: dated.status)
    }
}

/// What fills a place in a sentence, kept typed so that each language writes it in its own way.
package enum Term: Sendable, Hashable {
    case rupiah(Rupiah)
    case rate(Rate)
    case number(Int)
    /// So many people or things, grouped as each language does: `1.250`.
    case count(Int)
    case month(Month)
    case day(Day)
    /// A name or a code that is the same in every language.
    case text(String)
    /// A key of `words/`.
    case word(String)
}

/// A sentence that goes with an answer without being an amount: a programme that does not apply.
package struct Note: Sendable, Hashable {
    package let key: String
    package let arguments: [String: Term]
    /// The text it rests on; nil for a remark about the program itself.
    package let citation: Citation?

    package init(_ key: String, _ arguments: [String: Term] = [:], citation: Citation? = nil) {
        self.key = key
        self.arguments = arguments
        self.citation = citation
    }
}
