import Benefits
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import UseCases
import Words

/// A liability view as text and as JSON.
struct LiabilityText {
    let liability: Liability
    let units: [UnitID: String]
    let words: Words

    func lines(showing count: Int) -> [String] {
        var lines = [
            words(
                "liability.title",
                ["day": .day(liability.day), "people": .count(liability.protected.people)]), "",
        ]
        for claim in LiabilityKernel.claims { lines += line(claim, liability.protected) }
        if let most = liability.highestScholarship {
            lines.append(
                words(
                    "liability.scholarship",
                    ["people": .count(liability.protected.scholarshipPeople), "amount": .rupiah(most)]))
        }
        lines += ["", words("liability.unprotected", ["people": .count(liability.unprotected.people)])]
        for claim in LiabilityKernel.claims { lines += line(claim, liability.unprotected) }
        lines += byUnit(count) + stakes
        return lines + [""] + notes.map { "- " + words($0) }
    }

    private func line(_ claim: BenefitClaim, _ side: Liability.Side) -> [String] {
        guard let total = side.totals[claim], total.people > 0 || (side.refused[claim] ?? 0) > 0 else {
            return []
        }
        var lines = [
            words(
                "liability.line",
                [
                    "claim": .word("claim.\(claim.rawValue)"), "people": .count(total.people),
                    "amount": .rupiah(total.amount),
                ])
        ]
        if let refused = side.refused[claim], refused > 0 {
            lines.append(words("liability.refused", ["count": .count(refused)]))
        }
        return lines
    }

    private func byUnit(_ count: Int) -> [String] {
        let units = liability.protected.units.sorted {
            ($1.people, $0.unit) < ($0.people, $1.unit)
        }.prefix(count)
        if units.isEmpty { return [] }
        return ["", words("liability.units")]
            + units.map { unit in
                words(
                    "liability.unit",
                    [
                        "unit": .text(self.units[unit.unit] ?? unit.unit.description),
                        "people": .count(unit.people),
                        "death": .rupiah(unit.totals[.death]?.amount ?? .zero),
                        "accident": .rupiah(unit.totals[.workAccidentDeath]?.amount ?? .zero),
                    ])
            }
    }

    private var stakes: [String] {
        if liability.stakes.isEmpty { return [] }
        return ["", words("liability.stakes")]
            + liability.stakes.map { stake in
                words(
                    "liability.stake",
                    [
                        "amount": .rupiah(stake.amount), "people": .count(stake.people),
                        "claim": .word("claim.\(stake.claim.rawValue)"),
                        "parameter": .text(stake.basis.parameter),
                        "document": .text(stake.basis.citation.description),
                    ])
            }
    }

    private var notes: [Note] {
        var notes = [
            Note("liability.note.decided-by-bpjs"),
            Note(liability.knowsChildren ? "liability.note.children-known" : "liability.note.children"),
        ]
        if let yearly = liability.annualReturn {
            notes.append(Note("liability.note.savings", ["rate": .rate(yearly)]))
        } else {
            notes.append(Note("liability.note.no-savings"))
        }
        if (liability.protected.totals[.pensionSurvivor]?.people ?? 0) > 0 {
            notes.append(Note("liability.note.pension"))
        }
        return notes
    }

    func json(_ question: CoverageQuestion) -> JSONText {
        var json = JSONText()
        json.object { json in
            json.field("question", "liability")
            question.write(into: &json)
            json.field("annual_return", liability.annualReturn?.description)
            json.field("highest_scholarship", liability.highestScholarship?.amount)
            json.key("protected")
            write(liability.protected, into: &json)
            json.key("unprotected")
            write(liability.unprotected, into: &json)
            json.key("unverified")
            json.array { json in
                for stake in liability.stakes { write(stake, into: &json) }
            }
            json.key("notes")
            json.array { json in
                for note in notes { json.value(words(note)) }
            }
        }
        return json
    }

    private func write(_ side: Liability.Side, into json: inout JSONText) {
        json.object { json in
            json.field("people", side.people)
            json.field("scholarship_people", side.scholarshipPeople)
            json.key("benefits")
            write(side.totals, refused: side.refused, into: &json)
            json.key("units")
            json.array { json in
                for unit in side.units {
                    json.object { json in
                        json.field("unit", unit.unit.number)
                        json.field("name", units[unit.unit])
                        json.field("people", unit.people)
                        json.key("benefits")
                        write(unit.totals, refused: [:], into: &json)
                    }
                }
            }
        }
    }

    private func write(
        _ totals: [BenefitClaim: LiabilityTotal], refused: [BenefitClaim: Int], into json: inout JSONText
    ) {
        json.array { json in
            for claim in LiabilityKernel.claims {
                guard let total = totals[claim] else { continue }
                json.object { json in
                    json.field("claim", claim.rawValue)
                    json.field("people", total.people)
                    json.field("amount", total.amount.amount)
                    if let refused = refused[claim] { json.field("refused", refused) }
                }
            }
        }
    }

    private func write(_ stake: LiabilityStake, into json: inout JSONText) {
        json.object { json in
            json.field("claim", stake.claim.rawValue)
            json.field("parameter", stake.basis.parameter)
            json.field("citation", stake.basis.citation.description)
            json.field("status", stake.basis.status.rawValue)
            json.field("people", stake.people)
            json.field("amount", stake.amount.amount)
        }
    }
}
