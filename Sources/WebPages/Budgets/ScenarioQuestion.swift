import BudgetBooks
import Budgets
import MoneyAndDates
import WebGate

/// What the form of scenarios asks, as its address has it.
struct ScenarioQuestion {
    let year: Int
    /// People whom the register does not have.
    var counted: [CountedPeople] = []
    var plan: ScenarioPlan
    /// What could not be read.
    var isWrong = false

    /// - Parameter year: this one where the address names none.
    init?(_ fields: Fields, year: Int) {
        guard let first = Month(year, 1) else { return nil }
        self.year = year
        let chosen = fields.all("kelompok").compactMap { ScenarioGroup(rawValue: $0) }
        var order: [ScenarioGroup] = []
        if let text = fields["dahulu"], let group = ScenarioGroup(rawValue: text), chosen.contains(group) {
            order.append(group)
        }
        order += ScenarioGroup.allCases.filter { chosen.contains($0) && !order.contains($0) }
        plan = ScenarioPlan(year: year, groups: chosen.isEmpty ? [.nonCivilServants] : order, from: first)
        if let month = fields["mulai"].flatMap({ Int($0) }).flatMap({ Month(year, $0) }) {
            plan.from = month
        }
        plan.isPhased = fields["bertahap"] == "ya"
        plan.oldAgeFrom = fields["jht"].flatMap { Int($0) }.flatMap { Month(year, $0) }
        if let text = fields["pagu"] {
            if let amount = WrittenAmount(text) { plan.ceiling = amount.rupiah } else { isWrong = true }
        }
        for group in ScenarioGroup.allCases {
            guard let text = fields["tambah-\(group.rawValue)"] else { continue }
            guard let people = Int(text), (0...10_000_000).contains(people) else {
                isWrong = true
                continue
            }
            counted.append(CountedPeople(group, people))
        }
    }

    /// What is kept of it under a name.
    static func steps(_ fields: Fields) -> String {
        let names: Set = ["kelompok", "dahulu", "mulai", "bertahap", "jht", "pagu"]
        return Fields(
            fields.pairs.filter { names.contains($0.name) || $0.name.hasPrefix("tambah-") }
        ).urlEncoded
    }

    /// The plans that everybody asks about, from the least to the most.
    func usual() -> [(key: String, plan: ScenarioPlan)] {
        func plan(_ groups: [ScenarioGroup]) -> ScenarioPlan {
            ScenarioPlan(year: year, groups: groups, from: Month(year, 1) ?? self.plan.from)
        }
        return [
            ("budgets.plan.non-asn", plan([.nonCivilServants])),
            ("budgets.plan.villages", plan([.nonCivilServants, .neighbourhoodHeads, .villages])),
            ("budgets.plan.everybody", plan(ScenarioGroup.allCases)),
        ]
    }
}
