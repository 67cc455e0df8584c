import Access
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import Spreadsheets
import UseCases
import WebGate
import Words

/// `/anggaran`: the budgets of a year, a line a unit.
enum BudgetBoardPages {
    private static let most = 16 << 20

    static let routes: [Route] = [
        .page(
            "/anggaran", .right(.seeBudgets),
            purpose: "For who plans and decides: which units have no budget, or one that ends too early."
        ) { try await page($0) },
        .act("/anggaran/impor", .right(.planBudgets), taking: .files(most: most)) { try await take($0) },
    ]

    private static func page(
        _ asking: Asking, refused: String? = nil, taken: [TakenRow] = []
    ) async throws -> Answer {
        let year = asking.budgetYear()
        let found = try await asking.budgets().board(year)
        let view = BoardView(asking: asking, year: year, lines: found.lines, board: found.board)
        return .page(asking("budgets.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(asking("budgets.title"), asking("budgets.lead"))
            BudgetBar.write(asking, here: "/anggaran", year: year, &html)
            if let refused { html.notice(.bad, refused) }
            ImportPart.bad(taken, asking, &html)
            view.write(&html)
            if asking.mayForAll(.planBudgets) { ImportPart.form(year, asking, &html) }
        }
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        do {
            guard let file = asking.files.first(where: { $0.field == "berkas" && $0.size > 0 }) else {
                throw FormRefusal("budgets.file-missing")
            }
            let year = asking.form["tahun"].flatMap { Int($0) } ?? asking.portal.today().year
            let intake = try BudgetDumpIntake(path: file.path)
            if intake.hasNoHeader { throw BudgetBookRefusal.columnsMissing }
            let taken = try await asking.budgets().take(intake.rows, year: year)
            let bad = taken.filter { $0.refusal != nil }
            guard bad.isEmpty else {
                let told = asking(
                    "budgets.imported-but",
                    ["count": .count(taken.count - bad.count), "bad": .number(bad.count)])
                return try await page(asking, refused: told, taken: bad)
            }
            return .see("/anggaran?tahun=\(year)", told: "told.budgets.imported")
        } catch let refusal as TableRefusal {
            return try await page(
                asking, refused: asking.words.filled(refusal.key, refusal.arguments))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}

private struct BoardView {
    let asking: Asking
    let year: Int
    let lines: [BudgetDesk.Line]
    let board: BudgetBoard

    func write(_ html: inout HTMLText) {
        guard !lines.isEmpty else { return html.empty(asking("budgets.none")) }
        cards(&html)
        html.table(
            asking(
                "budgets.board-caption",
                ["year": .text(String(year)), "day": .day(board.asOf)]),
            [
                Column(asking("people.unit")), Column(asking("budgets.people"), isAmount: true),
                Column(asking("budgets.need"), isAmount: true),
                Column(asking("budgets.proposed"), isAmount: true),
                Column(asking("budgets.decided"), isAmount: true), Column(asking("budgets.months")),
                Column(asking("budgets.missing"), isAmount: true),
            ]
        ) { html in for line in lines { row(line, &html) } }
        html.element("p", ["class": "hint"], asking("budgets.board-source"))
    }

    private func cards(_ html: inout HTMLText) {
        let without = lines.filter { $0.row.people > 0 && $0.row.money == nil }.count
        let tooShort = lines.filter { $0.row.money != nil && $0.row.funded.isUnder(board.least) }.count
        let short = lines.filter { $0.row.money != nil && $0.row.funded.isUnderYear }.count
        let missing = lines.map(\.row.funded.missing).sum()
        html.element("ul", ["class": "cards states"]) { html in
            card(String(without), "budgets.card.without", &html)
            card(String(short), "budgets.card.short", &html)
            card(String(tooShort), "budgets.card.too-short", &html, ["months": .number(board.least)])
            card(missing.description, "budgets.card.missing", &html)
        }
    }

    private func card(
        _ figure: String, _ key: String, _ html: inout HTMLText, _ arguments: [String: Term] = [:]
    ) {
        html.element("li", ["class": "card"]) { html in
            html.element("span", ["class": "figure"], figure)
            html.element("span", ["class": "of"], asking(key, arguments))
        }
    }

    private func row(_ line: BudgetDesk.Line, _ html: inout HTMLText) {
        let row = line.row
        html.element("tr") { html in
            html.element("th", ["scope": "row", "class": "depth-\(min(line.depth, 4))"]) {
                $0.element("a", ["href": "/anggaran/\(year)/\(line.unit)"], line.name)
            }
            html.cell(asking.words.text(row.people), isAmount: true)
            html.cell(row.bills.sum().description, isAmount: true)
            html.cell(
                row.proposed.map { "\($0.total) (\(asking($0.stage.labelKey)))" } ?? "–", isAmount: true)
            html.cell(decided(row), isAmount: true)
            html.element("td") { html in
                let (word, tone) = BudgetParts.funded(
                    row.funded, least: board.least, hasMoney: row.money != nil, asking)
                html.state(word, tone)
                if row.unpriced > 0 {
                    html.element("p", ["class": "hint"], asking("budgets.unpriced"))
                }
            }
            html.cell(row.funded.missing == .zero ? "–" : row.funded.missing.description, isAmount: true)
        }
    }

    private func decided(_ row: BudgetBoardRow) -> String {
        if let decided = row.decided { return "\(decided.total) (\(asking(decided.stage.labelKey)))" }
        return row.imported.map { "\($0) (\(asking("budgets.imported")))" } ?? "–"
    }
}

/// A dump of another program's budget.
private enum ImportPart {
    static func form(_ year: Int, _ asking: Asking, _ html: inout HTMLText) {
        html.element("details", ["class": "sheet"]) { html in
            html.element("summary", asking("budgets.import"))
            html.form("/anggaran/impor", asking, style: "stack", files: true) { html in
                html.emptyElement("input", ["type": "hidden", "name": "tahun", "value": String(year)])
                html.field(
                    Field("berkas", asking("budgets.file")).with {
                        $0.type = "file"
                        $0.isRequired = true
                        $0.accept = ".csv,.xlsx,.xls,.tsv"
                        $0.hint = asking("budgets.file-hint")
                    })
                html.submit(asking("budgets.import-do"))
            }
        }
    }

    static func bad(_ rows: [TakenRow], _ asking: Asking, _ html: inout HTMLText) {
        guard !rows.isEmpty else { return }
        html.table(
            asking("budgets.bad-rows"),
            [
                Column(asking("budgets.row")), Column(asking("people.unit")),
                Column(asking("budgets.account")), Column(asking("budgets.amount")),
                Column(asking("budgets.why")),
            ]
        ) { html in
            for taken in rows.prefix(100) {
                html.element("tr") { html in
                    html.cell(String(taken.row.row))
                    html.cell(taken.row.unit)
                    html.cell(taken.row.account)
                    html.cell(taken.row.amount)
                    html.cell(taken.refusal.map { asking($0.labelKey) } ?? "–")
                }
            }
        }
    }
}
