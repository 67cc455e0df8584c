import LawBook
import MoneyAndDates
import UseCases
import Words

/// What a check found, for the terminal.
struct CheckSummaryText {
    let words: Words

    func text(_ summary: CheckSummary, folder: String) -> String {
        let people = summary.people
        var lines = [
            aligned("summary.card.people", words.text(people.people)),
            aligned("summary.card.matched", words.text(people.matched)),
            aligned("summary.card.review", words.text(people.toReview)),
            aligned("summary.card.new", words.text(people.new)),
            aligned("summary.card.repair", words.text(people.toRepair)),
            aligned("summary.card.duplicates", words.text(people.duplicates)),
            aligned("summary.card.money", "\(summary.money.total)"),
        ]
        if let budget = summary.budget {
            lines.append(
                aligned("summary.card.months-funded", "\(budget.monthsFunded)/\(budget.months.count)"))
        }
        for finding in summary.audit where finding.rows > 0 {
            lines.append(aligned("audit.\(finding.category.rawValue)", words.text(finding.rows)))
        }
        for count in summary.sipp { lines.append(aligned(name: count.file, words.text(count.rows))) }
        lines += ["", words("check.look", ["page": .text("\(folder)/ringkasan.html")])]
        if summary.needsSomebody {
            lines.append(words("check.fix", ["workbook": .text("\(folder)/perbaiki.xlsx")]))
        }
        return lines.joined(separator: "\n")
    }

    private func aligned(_ key: String, _ value: String) -> String { aligned(name: words(key), value) }

    private func aligned(name: String, _ value: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 52 - name.count - value.count)) + value
    }
}
