import Continuity
import CoverageBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// In December: what January would cost in uncovered days, and the cheapest way over it.
struct LookAhead {
    let town: DemoTown
    let tell: @Sendable (Note) -> Void

    func tellBridge(in month: Month) async throws {
        let day = month.firstDay.adding(days: 14)
        let question = CoverageQuestion(
            government: town.office.government, from: month.adding(-6), through: month.adding(6), asOf: day)
        let answers = try await CoverageAnswers(
            question, under: town.law.continuity, from: town.office.database)
        let papers = try await town.office.database.read { try YearEndPapers(question, on: $0) }
        let year = try YearEndBook(
            answers, papers: papers, expected: month.adding(3).firstDay, under: town.law.continuity,
            town.law.contributions)
        let names = try await town.office.database.read { connection in
            try PeopleNames.units(of: question.government, on: connection)
        }
        let gaps = YearEndGap.all(year.units, after: year.lastDay).filter { $0.personDays > 0 }
        tell(Note("demo-year.bridge", ["day": .day(day), "units": .count(gaps.count)]))
        for gap in gaps.prefix(3) {
            tell(
                Note(
                    "demo-year.bridge-unit",
                    [
                        "unit": .text(names[gap.unit] ?? gap.unit.description),
                        "people": .count(gap.people), "days": .number(gap.personDays),
                        "papers": .text(gap.missing.map { $0.rawValue.uppercased() }.joined(separator: ", ")),
                        "until": .day(gap.payableFrom),
                    ]))
            try tellPlan(gap, year)
        }
    }

    /// What is paid for people who are gone, before it comes back as corrections.
    func tellWaste(on day: Day) async throws {
        let month = Month(of: day)
        let question = CoverageQuestion(
            government: town.office.government, from: month.adding(-6), through: month, asOf: day)
        let answers = try await CoverageAnswers(
            question, under: town.law.continuity, from: town.office.database)
        let waste = answers.waste
        tell(
            Note(
                "demo-year.waste",
                [
                    "day": .day(day), "months": .number(waste.months.reduce(0) { $0 + Int($1) }),
                    "amount": .rupiah(waste.total),
                ]))
    }

    private func tellPlan(_ gap: YearEndGap, _ year: YearEndBook) throws {
        let newYear = year.lastDay.adding(days: 1)
        let months = try town.law.continuity.prepaidMonths.ifInForce(on: year.lastDay)?.value ?? 0
        let options =
            YearEndPaper.allCases.map {
                BridgeOption(name: $0.rawValue.uppercased(), kind: .earlyPaper($0, ready: newYear))
            } + [
                BridgeOption(
                    name: "BPU", kind: .prepay(monthsAtMost: months, available: Rupiah(1_000_000_000)))
            ]
        guard let unit = year.units.first(where: { $0.unit == gap.unit }),
            let plan = BridgePlan.cheapest(for: unit, among: options, after: year.lastDay)
        else { return }
        for step in plan.steps { tell(Note(step.option.kind.key, step.arguments)) }
        tell(
            Note(
                "demo-year.bridge-left",
                ["days": .number(plan.personDaysLeft), "money": .rupiah(plan.moneyNeeded)]))
    }
}
