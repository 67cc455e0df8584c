package import Contributions
package import LawBook
package import Ledger
package import MoneyAndDates
import SQLStore

/// The law that a period is calculated by, and a seal of what of it counted in a month.
package struct PeriodLaw: Sendable {
    package let contributions: ContributionLaw
    /// On which days banks work; nil where nobody brought a calendar, and then due days stay where the law
    /// puts them.
    package let workingDays: WorkingDays?
    /// Those that amounts depend on, in the order of their paths.
    private let parameters: [Parameter]

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook, workingDays: WorkingDays? = nil) throws(LawBook.Fault) {
        contributions = try ContributionLaw(from: book)
        self.workingDays = workingDays
        parameters = book.sorted.filter { Self.counts($0.id) }
    }

    /// The folders whose values amounts depend on; due days and fines change no assessment.
    private static let folders = [
        "bpu/", "construction/", "jht/", "jkk/", "jkm/", "jkp/", "jp/", "pmi/", "programmes/", "relief/",
        "rounding/",
    ]

    /// Whether amounts depend on a parameter, by its path.
    package static func counts(_ parameter: String) -> Bool {
        folders.contains { parameter.hasPrefix($0) }
    }

    /// The dues of many people for a month.
    ///
    /// - Throws: `LawGap` where the book says nothing of the month.
    package func kernel(of month: Month) throws(LawGap) -> DuesKernel {
        try DuesKernel(month: month, law: contributions)
    }

    /// SHA-256 of the values in force in a month. Another seal for the same month means that the law of the
    /// month was changed back, or is known better.
    package func digest(of month: Month) -> String {
        let day = month.firstDay
        let lines = parameters.map { parameter in
            let dated = parameter.values.filter { $0.from <= day }
            let counted = parameter.keptByRows ? dated.suffix(dated.count) : dated.suffix(1)
            return "\(parameter.id)=" + counted.map { $0.value.written }.joined(separator: ";")
        }
        return sha256(lines.joined(separator: "\n").utf8)
    }

    /// The day by which the dues of a month are to be paid, moved past closed days where they are known; nil
    /// where the law of the segment names none.
    package func dueDay(of month: Month, _ segment: Segment) throws(LawGap) -> Day? {
        guard
            let nominal = try DueDay.nominal(for: month, of: segment, under: contributions.dueDates)
        else { return nil }
        guard let workingDays, let moved = try? workingDays.dueDay(nominal: nominal) else { return nominal }
        return moved
    }
}

extension ParameterValue {
    /// The value in one way only, whatever the order in which it was read.
    fileprivate var written: String {
        switch self {
        case .none: "-"
        case .number(let number): String(number)
        case .words(let words): words.joined(separator: ",")
        case .steps(let steps): steps.map { "\($0.start):\($0.value)" }.joined(separator: ",")
        case .keyed(let values):
            values.sorted { $0.key < $1.key }.map { "\($0.key)(\($0.value.written))" }.joined()
        }
    }
}
