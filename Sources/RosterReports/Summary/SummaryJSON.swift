import Contributions
import JSONText
import LawBook
import MoneyAndDates
package import UseCases
package import Words

/// `ringkasan.json`: the numbers of the summary page for other programs, by names that do not change.
package struct SummaryJSON {
    private let summary: CheckSummary
    private let words: Words

    package init(_ summary: CheckSummary, words: Words) {
        self.summary = summary
        self.words = words
    }

    package var text: String {
        var json = JSONText()
        json.object { json in
            heading(&json)
            people(&json)
            money(&json)
            audit(&json)
            budget(&json)
            counts("findings", summary.findings, &json)
            counts("repairs", summary.repairs, &json)
            files(&json)
            json.key("unverified")
            json.array { json in for doubt in summary.doubts { write(doubt, &json) } }
            json.key("notes")
            json.array { json in for note in summary.notes { json.value(words(note)) } }
        }
        json.newLine()
        return json.text
    }

    private func heading(_ json: inout JSONText) {
        json.field("unit", summary.unit)
        json.field("month", summary.month.description)
        json.field("segment", summary.segment.rawValue)
        json.key("programmes")
        json.array { json in for programme in summary.programmes { json.value(programme.rawValue) } }
        json.field("risk_class", summary.riskClass.rawValue)
        json.field("wage_basis", words.text(summary.wageBasis, summary.wageOfEverybody))
        json.field("has_participants", summary.hasParticipants)
        json.field("participants", summary.participants)
    }

    private func people(_ json: inout JSONText) {
        let people = summary.people
        json.key("people")
        json.object { json in
            json.field("rows", people.rows)
            json.field("people", people.people)
            json.field("duplicates", people.duplicates)
            json.field("cocok", people.matched)
            json.field("cocok_inactive", people.inactive)
            json.field("periksa", people.toReview)
            json.field("baru", people.new)
            json.field("to_repair", people.toRepair)
            json.field("dead_or_left", people.gone)
        }
    }

    private func money(_ json: inout JSONText) {
        let money = summary.money
        json.key("dues")
        json.object { json in
            json.key("lines")
            json.array { json in
                for line in money.lines {
                    json.object { json in
                        json.field("programme", line.code)
                        json.field("payer", line.payer.rawValue)
                        json.field("people", line.people)
                        json.field("amount", line.amount.amount)
                    }
                }
            }
            json.field("people", money.people)
            json.field("employer_total", money.employerTotal.amount)
            json.field("worker_total", money.workerTotal.amount)
            json.field("total", money.total.amount)
            json.field("held", money.held.amount)
            json.field("held_people", money.heldPeople)
            json.field("ready", money.ready.amount)
            json.field("without_wage", money.withoutWage)
        }
    }

    private func audit(_ json: inout JSONText) {
        json.key("audit")
        json.array { json in
            for finding in summary.audit {
                json.object { json in
                    json.field("category", finding.category.rawValue)
                    json.field("says", words("audit.\(finding.category.rawValue)"))
                    json.field("rows", finding.rows)
                    json.field("at_risk", finding.atRisk.amount)
                    json.key("examples")
                    json.array { json in for example in finding.examples { json.value(example) } }
                }
            }
        }
    }

    private func budget(_ json: inout JSONText) {
        json.key("budget")
        guard let budget = summary.budget else { return json.null() }
        json.object { json in
            json.field("budget", budget.budget.amount)
            json.field("needed", budget.needed.amount)
            json.field("balance", budget.balance.amount)
            json.field("months_funded", budget.monthsFunded)
            json.field("full_benefit_months", budget.fullBenefitMonths)
            json.field("first_uncovered", budget.firstUncovered?.description)
            json.key("months")
            json.array { json in
                for month in budget.months {
                    json.object { json in
                        json.field("month", month.month.description)
                        json.field("cost", month.cost.amount)
                        json.field("funded", month.isFunded)
                    }
                }
            }
        }
    }

    private func counts(_ key: String, _ counts: [CheckSummary.KeyedCount], _ json: inout JSONText) {
        json.key(key)
        json.array { json in
            for count in counts {
                json.object { json in
                    json.field("kind", count.key)
                    json.field("says", words("kind." + count.key))
                    json.field("count", count.count)
                }
            }
        }
    }

    private func files(_ json: inout JSONText) {
        json.key("rosters")
        json.array { json in
            for file in summary.files {
                json.object { json in
                    json.field("file", file.name)
                    json.key("sheets")
                    json.array { json in for sheet in file.sheets { json.value(sheet) } }
                    json.field("rows", file.rows)
                    json.field("skipped", file.skippedCount)
                }
            }
        }
        json.key("sipp")
        json.array { json in
            for count in summary.sipp {
                json.object { json in
                    json.field("file", count.file)
                    json.field("rows", count.rows)
                    json.field("will_be_rejected", count.willBeRejected)
                    json.field("may_be_rejected", count.mayBeRejected)
                }
            }
        }
    }

    private func write(_ doubt: CheckSummary.LawDoubt, _ json: inout JSONText) {
        json.object { json in
            json.field("says", words(doubt.says))
            json.field("citation", doubt.citation.description)
            json.field("since", doubt.since.description)
            json.field("status", doubt.status.rawValue)
            json.field("rupiah", doubt.rupiah.amount)
        }
    }
}
