package import LawBook
package import MoneyAndDates

/// How each language writes amounts, shares, days and months.
extension Words {
    package func text(_ term: Term) -> String {
        switch term {
        case .rupiah(let amount): amount.description
        case .rate(let rate): text(rate)
        case .number(let number): String(number)
        case .count(let count): text(count)
        case .month(let month): text(month)
        case .day(let day): text(day)
        case .text(let text): text
        case .word(let key): self(key)
        }
    }

    /// `0,24%` in Indonesian, `0.24%` in English.
    package func text(_ rate: Rate) -> String {
        language == .english ? "\(rate)" : "\(rate)".replacingPoint()
    }

    /// `16 September 2024` in both languages.
    package func text(_ day: Day) -> String { "\(day.day) \(self("month.\(day.month)")) \(day.year)" }

    /// `Februari 2026`.
    package func text(_ month: Month) -> String { "\(self("month.\(month.month)")) \(month.year)" }

    /// A count with groups: `2.506` in Indonesian, `2,506` in English.
    package func text(_ count: Int) -> String {
        language == .english
            ? String(grouped(count).map { $0 == "." ? "," : $0 }) : grouped(count)
    }

    /// A share of a whole in per cent with one place, rounded half up; a dash where the whole is nought.
    package func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (part * 2000 + whole) / (2 * whole)
        return "\(tenths / 10)\(language == .english ? "." : ",")\(tenths % 10)%"
    }
}

extension String {
    fileprivate func replacingPoint() -> String { String(map { $0 == "." ? "," : $0 }) }
}
