import Membership
package import MoneyAndDates

/// Why one version of a budget comes to more or less than another.
package enum BudgetEffect: String, Sendable, Hashable, CaseIterable {
    /// Lines that only the later version has.
    case added
    /// Lines that only the earlier version had.
    case dropped
    case months, people, wage
    /// Programmes, class, segment, purse, and the law.
    case terms

    package var labelKey: String { "budget.effect.\(rawValue)" }
}

/// The difference between two versions, which sums exactly.
package struct BudgetComparison: Sendable, Hashable {
    package let before: Rupiah
    package let after: Rupiah
    /// Every effect once, nought included.
    package let parts: [BudgetEffect: Rupiah]

    package var difference: Rupiah { after - before }

    /// Lines of one unit, category and group are laid beside each other in the order of their wages; then one
    /// thing after the other is changed, and what remains are the terms.
    ///
    /// - Parameter price: of a line under one law; nil where it has none, and then all is put down to terms.
    package init(
        from before: [PricedLine], to after: [PricedLine], price: (BudgetLine) -> Rupiah?
    ) {
        var parts = Dictionary(uniqueKeysWithValues: BudgetEffect.allCases.map { ($0, Rupiah.zero) })
        let old = Dictionary(grouping: before) { Key($0.line) }
        let new = Dictionary(grouping: after) { Key($0.line) }
        for key in Set(old.keys).union(new.keys) {
            let left = (old[key] ?? []).sorted { $0.firstWage < $1.firstWage }
            let right = (new[key] ?? []).sorted { $0.firstWage < $1.firstWage }
            for (first, second) in zip(left, right) { Self.weigh(first, second, price, &parts) }
            for gone in left.dropFirst(right.count) { parts[.dropped, default: .zero] += .zero - gone.total }
            for come in right.dropFirst(left.count) { parts[.added, default: .zero] += come.total }
        }
        self.parts = parts
        self.before = before.map(\.total).sum()
        self.after = after.map(\.total).sum()
    }

    private static func weigh(
        _ old: PricedLine, _ new: PricedLine, _ price: (BudgetLine) -> Rupiah?,
        _ parts: inout [BudgetEffect: Rupiah]
    ) {
        var (line, value) = (old.line, old.total)
        func step(_ effect: BudgetEffect, _ change: (inout BudgetLine) -> Void) {
            change(&line)
            guard let next = price(line) else { return }
            parts[effect, default: .zero] += next - value
            value = next
        }
        if price(old.line) == old.total {
            if old.line.from != new.line.from || old.line.through != new.line.through {
                step(.months) {
                    $0.from = new.line.from
                    $0.through = new.line.through
                }
            }
            if old.line.people != new.line.people { step(.people) { $0.people = new.line.people } }
            if old.line.wage != new.line.wage { step(.wage) { $0.wage = new.line.wage } }
        }
        parts[.terms, default: .zero] += new.total - value
    }

    private struct Key: Hashable {
        let unit: Int64
        let category: String
        let group: String

        init(_ line: BudgetLine) {
            unit = line.unit.number
            category = line.category.rawValue
            group = line.group
        }
    }
}
