import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import WebGate
import Words

/// Lines and statements of banks in tables.
enum BankTables {
    /// So many lines of a file are shown before it is taken; all are counted.
    private static let mostShown = 100

    static func preview(
        _ statement: StatementImport, _ lines: [ForeseenLine], _ asking: Asking, _ html: inout HTMLText
    ) {
        let paid = lines.filter { $0.outcome == .matched }.count
        let known = lines.filter(\.isKnown).count
        html.element("h2", asking("money.bank.account", ["account": .text(statement.account)]))
        html.element(
            "p",
            asking(
                "money.bank.counts",
                [
                    "lines": .count(lines.count), "paid": .number(paid), "known": .number(known),
                    "waiting": .number(lines.count - paid - known),
                ]))
        if lines.isEmpty { return html.empty(asking("money.bank.no-lines")) }
        html.table(
            asking("money.bank.lines"),
            [
                Column(asking("money.day")), Column(asking("money.amount"), isAmount: true),
                Column(asking("money.bank.outcome")), Column(asking("money.bank.text")),
            ]
        ) { html in
            for line in lines.prefix(mostShown) {
                html.element("tr") { html in
                    html.cell(asking.words.text(line.line.day))
                    html.cell(line.line.amount.description, isAmount: true)
                    html.element("td") { outcome(line, asking, &$0) }
                    html.cell(line.line.text)
                }
            }
        }
        if lines.count > mostShown {
            html.element("p", asking("money.bank.more", ["count": .count(lines.count - mostShown)]))
        }
    }

    private static func outcome(_ line: ForeseenLine, _ asking: Asking, _ html: inout HTMLText) {
        guard let outcome = line.outcome else {
            return html.state(asking("money.bank.known"), .plain)
        }
        html.state(asking(outcome.labelKey), outcome == .matched ? .good : .wait)
        html.element(
            "div", ["class": "hint"], line.reasons.map { asking($0.messageKey) }.joined(separator: ", "))
    }

    static func waiting(_ lines: [KeptBankLine], _ asking: Asking, _ html: inout HTMLText) {
        if lines.isEmpty { return html.empty(asking("money.bank.none-waiting")) }
        html.table(
            asking("money.bank.waiting"),
            [
                Column(asking("money.day")), Column(asking("money.amount"), isAmount: true),
                Column(asking("money.bank.outcome")), Column(asking("money.bank.text")),
            ]
        ) { html in
            for line in lines.prefix(mostShown) {
                html.element("tr") { html in
                    html.linkCell(
                        "/iuran/bank/baris/\(line.statement)/\(line.line)", asking.words.text(line.day))
                    html.cell(line.amount.description, isAmount: true)
                    html.element("td") { html in
                        html.state(asking(line.outcome.labelKey), .wait)
                        html.element(
                            "div", ["class": "hint"],
                            line.reasons.map { asking($0.messageKey) }.joined(separator: ", "))
                    }
                    html.cell(line.text)
                }
            }
        }
        if lines.count > mostShown {
            html.element("p", asking("money.bank.more", ["count": .count(lines.count - mostShown)]))
        }
    }

    static func taken(_ part: Listed<TakenStatement>, _ asking: Asking, _ html: inout HTMLText) {
        if part.rows.isEmpty { return html.empty(asking("money.bank.none-taken")) }
        html.table(
            asking("money.bank.taken"),
            [
                Column(asking("money.recorded")), Column(asking("money.bank.account-column")),
                Column(asking("money.bank.layout")), Column(asking("money.rows"), isAmount: true),
                Column(asking("money.bank.waiting-count"), isAmount: true),
                Column(asking("money.recorded-by")),
            ]
        ) { html in
            for statement in part.rows {
                html.element("tr") {
                    $0.cell(asking.day(of: statement.recorded))
                    $0.cell(statement.account.isEmpty ? "–" : statement.account)
                    $0.cell(statement.layout)
                    $0.cell(asking.words.text(statement.lines), isAmount: true)
                    $0.cell(asking.words.text(statement.waiting), isAmount: true)
                    $0.cell(statement.recordedBy)
                }
            }
        }
        html.pager(asking, next: part.next)
    }
}
