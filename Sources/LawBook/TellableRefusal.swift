import MoneyAndDates

/// A refusal that can be told to a person: a key of `words/` and what fills its sentence.
package protocol TellableRefusal: Error {
    var note: Note { get }
}

extension LawGap: TellableRefusal {
    package var note: Note {
        if parameter == "coverage", let outside { return outside }
        var arguments: [String: Term] = ["parameter": .text(parameter), "asked": .day(day)]
        switch why {
        case .before(let first):
            arguments["day"] = .day(first)
            return Note("law-gap.before", arguments)
        case .after(let last):
            arguments["day"] = .day(last)
            return Note("law-gap.after", arguments)
        case .noValue(let key):
            arguments["key"] = .text(key)
            return Note("law-gap.no-value", arguments)
        }
    }

    /// For a month that the book as a whole does not answer for.
    private var outside: Note? {
        let asked = Term.month(Month(of: day))
        switch why {
        case .before(let first):
            return Note("law-gap.month-before", ["asked": asked, "month": .month(Month(of: first))])
        case .after(let last):
            return Note("law-gap.month-after", ["asked": asked, "month": .month(Month(of: last))])
        case .noValue: return nil
        }
    }
}
