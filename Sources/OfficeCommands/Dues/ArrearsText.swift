import DuesBooks
import JSONText
import LawBook
import Ledger
import MoneyAndDates
import Words

/// Arrears as a person reads them, and as another program does.
struct ArrearsText {
    let words: Words

    func text(_ rows: [ArrearsRow], on day: Day) -> String {
        var lines = [words("arrears.head", ["day": .day(day)])]
        for row in rows {
            lines.append(line(row))
            for (age, amount) in zip(ArrearsBook.ages, row.amounts) where amount > .zero {
                lines.append("    \(words(age.note)): \(words.text(.rupiah(amount)))")
            }
        }
        lines.append(
            words(
                "arrears.sum",
                [
                    "open": .rupiah(rows.map(\.open).sum()),
                    "overdue": .rupiah(rows.map(\.overdue).sum()),
                ]))
        return lines.joined(separator: "\n")
    }

    /// The tree of units, each indented below the one above it; the tops sum to all.
    func text(_ branches: [ArrearsBranch], on day: Day) -> String {
        let lines = branches.map { String(repeating: "  ", count: $0.depth) + line($0.row) }
        return ([words("arrears.head", ["day": .day(day)])] + lines).joined(separator: "\n")
    }

    func json(_ rows: [ArrearsRow], on day: Day) -> String {
        json(rows.map { ArrearsBranch(depth: 0, row: $0) }, on: day, isTree: false)
    }

    func json(_ branches: [ArrearsBranch], on day: Day, isTree: Bool = true) -> String {
        var json = JSONText()
        json.object { json in
            json.field("day", day.description)
            json.key("rows")
            json.array { json in
                for branch in branches {
                    let row = branch.row
                    json.object { json in
                        if isTree { json.field("depth", branch.depth) }
                        json.field("number", String(row.number))
                        json.field("name", row.names.joined(separator: ", "))
                        json.field("claims", row.claims)
                        json.field("open", row.open.amount)
                        json.field("overdue", row.overdue.amount)
                        json.key("ages")
                        json.object { json in
                            for (age, amount) in zip(ArrearsBook.ages, row.amounts) {
                                json.field(age.code, amount.amount)
                            }
                        }
                    }
                }
            }
        }
        return json.text
    }

    private func line(_ row: ArrearsRow) -> String {
        words(
            "arrears.row",
            [
                "name": .text(name(row)), "open": .rupiah(row.open), "overdue": .rupiah(row.overdue),
                "claims": .number(row.claims),
            ])
    }

    /// Up to three names; of more units the first two and how many.
    private func name(_ row: ArrearsRow) -> String {
        switch row.names.count {
        case 0: words("arrears.nowhere")
        case 1...3: row.names.joined(separator: ", ")
        default:
            words(
                "arrears.units",
                [
                    "names": .text(row.names.prefix(2).joined(separator: ", ")),
                    "count": .count(row.names.count - 2),
                ])
        }
    }
}

extension Ageing.Age {
    fileprivate var note: Note {
        switch self {
        case .noDueDay: Note("arrears.no-due-day")
        case .notYetDue: Note("arrears.not-yet-due")
        case .overdue(let from, let to?):
            Note("arrears.overdue", ["from": .number(from), "to": .number(to)])
        case .overdue(let from, nil): Note("arrears.overdue-more", ["from": .number(from)])
        }
    }

    fileprivate var code: String {
        switch self {
        case .noDueDay: "no-due-day"
        case .notYetDue: "not-yet-due"
        case .overdue(let from, let to?): "\(from)-\(to)"
        case .overdue(let from, nil): "\(from)-"
        }
    }
}
