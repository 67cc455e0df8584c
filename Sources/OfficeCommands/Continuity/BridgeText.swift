import Continuity
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import Spreadsheets
import Words

/// The gaps of all units and their bridges, the one with most lost days first.
struct BridgeText {
    let year: YearEndBook
    let options: [BridgeOption]
    let names: [UnitID: String]
    let question: CoverageQuestion
    let words: Words

    private var gaps: [YearEndGap] { YearEndGap.all(year.units, after: year.lastDay) }

    private func plan(_ gap: YearEndGap) -> BridgePlan? {
        let unit = year.units.first { $0.unit == gap.unit }
        return unit.flatMap { BridgePlan.cheapest(for: $0, among: options, after: year.lastDay) }
    }

    private func name(_ gap: YearEndGap) -> String { names[gap.unit] ?? gap.unit.description }

    private func papers(_ gap: YearEndGap) -> String {
        gap.missing.map { $0.rawValue.uppercased() }.joined(separator: ", ")
    }

    var lines: [String] {
        let gaps = gaps
        let all: [String: Term] = [
            "day": .day(year.lastDay), "count": .text(words.text(gaps.count)),
            "units": .text(words.text(year.units.count)),
            "people": .text(words.text(gaps.reduce(0) { $0 + $1.people })),
            "days": .text(words.text(gaps.reduce(0) { $0 + $1.personDays })),
        ]
        return [words("bridge.summary", all)] + gaps.flatMap(lines)
    }

    private func lines(_ gap: YearEndGap) -> [String] {
        let told: [String: Term] = [
            "unit": .text(name(gap)), "papers": .text(papers(gap)), "day": .day(gap.payableFrom),
            "people": .text(words.text(gap.people)), "days": .text(words.text(gap.personDays)),
        ]
        guard gap.personDays > 0 else { return ["  " + words("bridge.unit-safe", told)] }
        var lines = ["  " + words("bridge.unit", told)]
        guard let plan = plan(gap) else { return lines }
        lines += plan.steps.map { "    - " + words($0.option.kind.key, $0.arguments) }
        let left: [String: Term] = [
            "days": .text(words.text(plan.personDaysLeft)), "amount": .rupiah(plan.moneyNeeded),
        ]
        lines.append("    " + words("bridge.left", left))
        return lines
    }

    /// A row a unit.
    func write(to path: String) throws {
        let file = try CSVWriter(path: path)
        try file.append([
            "unit", "nama", "belum_ada", "dapat_dibayar_mulai", "orang", "hari_orang", "hari_pertama",
            "hari_orang_tersisa", "rupiah_dibutuhkan", "langkah",
        ])
        let gaps = gaps
        for gap in gaps {
            let plan = plan(gap)
            let steps = plan?.steps.map { words($0.option.kind.key, $0.arguments) } ?? []
            try file.append([
                gap.unit.description, name(gap), papers(gap), gap.payableFrom.description, "\(gap.people)",
                "\(gap.personDays)", gap.firstUncovered?.description ?? "",
                plan.map { "\($0.personDaysLeft)" } ?? "", plan.map { "\($0.moneyNeeded.amount)" } ?? "",
                steps.joined(separator: " "),
            ])
        }
        try file.finish()
    }

    var json: JSONText {
        var json = JSONText()
        json.object { json in
            json.field("question", "bridge")
            question.write(into: &json)
            json.field("last_day", year.lastDay.description)
            json.field("units", year.units.count)
            json.key("gaps")
            json.array { json in for gap in gaps { write(gap, into: &json) } }
        }
        return json
    }

    private func write(_ gap: YearEndGap, into json: inout JSONText) {
        let plan = plan(gap)
        json.object { json in
            json.field("unit", gap.unit.number)
            json.field("name", name(gap))
            json.key("missing")
            json.array { json in for paper in gap.missing { json.value(paper.rawValue) } }
            json.field("payable_from", gap.payableFrom.description)
            json.field("people", gap.people)
            json.field("person_days", gap.personDays)
            json.field("first_uncovered", gap.firstUncovered?.description)
            json.field("person_days_left", plan?.personDaysLeft)
            json.field("rupiah_needed", plan?.moneyNeeded.amount)
            json.field("fees", plan?.fees.amount)
            json.key("steps")
            json.array { json in
                for step in plan?.steps ?? [] { json.value(words(step.option.kind.key, step.arguments)) }
            }
        }
    }
}
