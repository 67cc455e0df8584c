import Continuity
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import Words

/// A strip as lines for a terminal and as JSON.
struct StripText {
    let answers: CoverageAnswers
    let strip: ContinuityStrip
    let named: NamedPerson
    let person: PersonID
    let words: Words

    /// - Parameter months: how many up to the day asked about are told in words; those ahead all are.
    func lines(_ months: Int) -> [String] {
        let present = Month(of: strip.asOf)
        let title: [String: Term] = [
            "name": .text(named.name), "nik": .text(named.maskedNIK), "day": .day(strip.asOf),
        ]
        var lines = [words("continuity.strip.title", title), ""]
        lines += drawing
        lines += ["", words("continuity.strip.legend"), ""]
        for month in strip.months where month.month > present.adding(-months) { lines += self.lines(month) }
        return lines + [""] + ending
    }

    /// A line a year, a sign a month.
    private var drawing: [String] {
        Dictionary(grouping: strip.months, by: \.month.year).sorted { $0.key < $1.key }.map { year, months in
            let before = String(repeating: " ", count: (months.first?.month.month ?? 1) - 1)
            return "  \(year)  \(before)\(String(months.map(StripText.sign)))"
        }
    }

    private static func sign(_ month: PersonMonth) -> Character {
        switch month.state {
        case .inForce(.paid): "■"
        case .inForce(.unpaid), .inForce(.grace): "▒"
        case .paid: "▣"
        case .billed, .reported, .planned: "□"
        case .gap(let gap): gap.isLoss ? "✗" : "·"
        }
    }

    private func lines(_ month: PersonMonth) -> [String] {
        let says = words(month.state.key, month.state.arguments)
        var line = "  \(month.month)  \(StripText.sign(month))  \(says)"
        if month.turn != .nobody {
            line += " " + words("continuity.strip.turn", ["turn": .word(month.turn.key)])
        }
        return [line] + month.reasons.map(reason)
    }

    private func reason(_ reason: Reason) -> String {
        let status = reason.status == .enacted ? "" : ", " + words("status.\(reason.status.rawValue)")
        return "                \(words(reason)) [\(reason.citation), \(reason.since)\(status)]"
    }

    private var ending: [String] {
        var lines: [String] = []
        if let end = strip.end {
            let key = end.firstUncovered > strip.asOf ? "continuity.strip.end" : "continuity.strip.ended"
            lines.append(words(key, ["day": .day(end.firstUncovered)]))
        }
        let tenure = strip.tenure
        lines.append(
            words(
                "continuity.strip.tenure",
                [
                    "row": .number(tenure.monthsInRow), "all": .number(tenure.monthsAltogether),
                    "death": .number(tenure.missingForFullDeathBenefit),
                    "child": .number(tenure.missingForScholarship),
                ]))
        lines += tenure.reasons.map(reason)
        if !strip.waste.months.isEmpty {
            lines.append(
                words(
                    "continuity.strip.waste",
                    ["months": .number(strip.waste.months.count), "amount": .rupiah(strip.waste.rupiah)]))
        }
        return lines
    }
}

extension StripText {
    var json: JSONText {
        var json = JSONText()
        json.object { json in
            answers.question.write(into: &json)
            json.field("name", named.name)
            json.field("nik", named.maskedNIK)
            json.key("months")
            json.array { json in
                for (place, month) in strip.months.enumerated() { write(month, place, into: &json) }
            }
            json.field("first_uncovered", strip.end?.firstUncovered.description)
            json.field("months_in_row", strip.tenure.monthsInRow)
            json.field("months_altogether", strip.tenure.monthsAltogether)
            json.field("missing_for_full_death_benefit", strip.tenure.missingForFullDeathBenefit)
            json.field("missing_for_scholarship", strip.tenure.missingForScholarship)
            write(strip.tenure.reasons, into: &json)
            json.field("waste_months", strip.waste.months.count)
            json.field("waste_rupiah", strip.waste.rupiah.amount)
        }
        return json
    }

    private func write(_ month: PersonMonth, _ place: Int, into json: inout JSONText) {
        let paidOn = Day(yyyymmdd: Int(answers.columns.paidOn[place]))
        json.object { json in
            json.field("month", month.month.description)
            json.field("state", String(month.state.key.dropFirst("continuity.".count)))
            json.field("says", words(month.state.key, month.state.arguments))
            json.field("protected", month.isProtected)
            json.field("from", month.from?.description)
            json.field("through", month.through?.description)
            json.field("turn", month.turn.rawValue)
            json.field("paid_on", paidOn?.description)
            json.field("paid", answers.columns.paid[place])
            write(month.reasons, into: &json)
        }
    }

    private func write(_ reasons: [Reason], into json: inout JSONText) {
        json.key("reasons")
        json.array { json in
            for reason in reasons {
                json.object { json in
                    json.field("says", words(reason))
                    json.field("citation", reason.citation.description)
                    json.field("since", reason.since.description)
                    json.field("status", reason.status.rawValue)
                }
            }
        }
    }
}
