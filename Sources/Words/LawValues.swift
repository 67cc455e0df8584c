package import LawBook
import MoneyAndDates

/// How each language writes what the law holds.
extension Words {
    /// What a parameter is.
    package func meaning(_ parameter: Parameter) -> String { parameter.means[language.rawValue] ?? "" }

    /// A value of the law in its unit; the keys of many values stand before them, in order.
    package func text(_ value: ParameterValue, in unit: ParameterUnit) -> String {
        switch value {
        case .none: self("law.nothing")
        case .number(let number): text(number, in: unit)
        case .words(let list): list.joined(separator: ", ")
        case .steps(let steps):
            steps.map { step in
                let first = unit == .monthTiers ? String(step.start) : Rupiah(step.start).description
                let second = text(step.value, in: unit == .bands ? .rupiah : .millionths)
                return "≥ \(first): \(second)"
            }.joined(separator: "; ")
        case .keyed(let values):
            values.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value, in: unit))" }
                .joined(separator: ", ")
        }
    }

    private func text(_ number: Int64, in unit: ParameterUnit) -> String {
        switch unit {
        case .rupiah, .rupiahList, .bands, .tiers: Rupiah(number).description
        case .millionths: text(Rate(millionths: number))
        case .months, .days, .years, .persons, .dayOfMonth, .count, .points, .monthTiers, .codes, .rounding,
            .table:
            String(number)
        }
    }
}
