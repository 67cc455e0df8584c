import Access
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/anggaran/{tahun}/{unit}`: a unit's year, line by line, with what made each amount.
enum BudgetUnitPages {
    static let routes: [Route] = [
        .page(
            "/anggaran/{tahun}/{unit}", .right(.seeBudgets),
            purpose:
                "For who plans a unit's budget: its lines with their reasons, and how long the money lasts."
        ) { try await page($0, refused: nil) },
        .page(
            "/anggaran/{tahun}/{unit}/banding", .right(.seeBudgets),
            purpose: "For who decides: why one version comes to more than another."
        ) { try await compare($0) },
        .page(
            "/anggaran/{tahun}/{unit}/rka", .right(.seeBudgets),
            purpose: "For who fills SIPD: the lines of a version as a sheet."
        ) { try await BudgetFile.answer($0) },
    ]

    static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let year = try asking.pathYear()
        let sheet = try await asking.budgets().open(
            try asking.number("unit"), year: year,
            version: asking.query["versi"].flatMap { Int64($0) }.map { BudgetID($0) })
        let view = BudgetSheetView(asking: asking, sheet: sheet)
        return .page(
            asking("budgets.of", ["unit": .text(sheet.unit.name), "year": .text(String(year))]),
            status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("budgets.title"), "/anggaran?tahun=\(year)")]
        ) { html in
            if let refused { html.notice(.bad, refused) }
            view.write(&html)
        }
    }

    private static func compare(_ asking: Asking) async throws -> Answer {
        guard let from = asking.query["dari"].flatMap({ Int64($0) }),
            let to = asking.query["ke"].flatMap({ Int64($0) })
        else { throw NotThere() }
        let found = try await asking.budgets().compare(BudgetID(from), BudgetID(to))
        let (before, after) = (
            BudgetParts.name(found.before, asking), BudgetParts.name(found.after, asking)
        )
        let path = "/anggaran/\(found.after.year)/\(found.after.unit)"
        return .page(
            asking("budgets.compare"), crumbs: [Page.Crumb(found.after.unitName, path)]
        ) { html in
            html.titlebar(
                asking("budgets.compare"),
                asking("budgets.compare-lead", ["before": .text(before), "after": .text(after)]))
            html.table(
                asking("budgets.compare-caption"),
                [Column(asking("budgets.effect")), Column(asking("budgets.amount"), isAmount: true)]
            ) { html in
                line(before, found.why.before, &html)
                for effect in BudgetEffect.allCases {
                    line(asking(effect.labelKey), found.why.parts[effect] ?? .zero, &html)
                }
                line(after, found.why.after, style: "sum", &html)
            }
        }
    }

    private static func line(
        _ title: String, _ amount: Rupiah, style: String? = nil, _ html: inout HTMLText
    ) {
        html.element("tr", ["class": style]) { html in
            html.element("th", ["scope": "row"], title)
            html.cell(amount.description, isAmount: true)
        }
    }
}

/// The page of one unit and year.
struct BudgetSheetView {
    let asking: Asking
    let sheet: BudgetDesk.Sheet

    var path: String { "/anggaran/\(sheet.year)/\(sheet.unit.id)" }

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("budgets.of", ["unit": .text(sheet.unit.name), "year": .text(String(sheet.year))]),
            asking("budgets.of-lead")
        ) { html in
            if let shown = sheet.shown {
                html.element(
                    "a", ["class": "button quiet", "href": "\(path)/rka?versi=\(shown.header.id)"],
                    asking("budgets.download"))
            }
        }
        standing(&html)
        if let shown = sheet.shown {
            BudgetLinesPart(asking: asking, view: shown, path: path).write(&html)
        } else {
            html.empty(asking("budgets.nothing-written"))
        }
        BudgetFormsPart(asking: asking, sheet: sheet, path: path).write(&html)
        versions(&html)
    }

    private func standing(_ html: inout HTMLText) {
        guard let board = sheet.board else { return }
        let (word, tone) = BudgetParts.funded(
            board.funded, least: sheet.least, hasMoney: board.money != nil, asking)
        html.element("div", ["class": "sheet"]) { html in
            html.element("p") { $0.state(word, tone) }
            if board.money != nil, board.funded.isUnder(sheet.least) {
                html.element("p", asking("budgets.under-least", ["months": .number(sheet.least)]))
            }
            var facts: [(term: String, fact: String)] = [
                (asking("budgets.people"), asking.words.text(board.people)),
                (asking("budgets.need"), board.bills.sum().description),
                (asking("budgets.money"), board.money?.description ?? "–"),
            ]
            if board.money != nil, board.begins.month > 1 {
                facts.append((asking("budgets.begins"), asking.words.text(board.begins)))
            }
            if let month = board.funded.firstUnfunded, board.money != nil {
                facts.append((asking("budgets.first-unfunded"), asking.words.text(month)))
                facts.append((asking("budgets.missing"), board.funded.missing.description))
            }
            html.facts(facts)
        }
    }

    private func versions(_ html: inout HTMLText) {
        guard !sheet.versions.isEmpty else { return }
        html.table(
            asking("budgets.versions"),
            [
                Column(asking("budgets.version-name")), Column(asking("budgets.state")),
                Column(asking("budgets.amount"), isAmount: true), Column(asking("budgets.written-by")),
                Column(asking("budgets.decided-by")), Column(asking("budgets.compare")),
            ]
        ) { html in
            for header in sheet.versions {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element(
                            "a", ["href": "\(path)?versi=\(header.id)"],
                            BudgetParts.name(header, asking))
                    }
                    html.element("td") {
                        $0.state(asking(header.state.labelKey), BudgetParts.tone(header.state))
                    }
                    html.cell(header.total.description, isAmount: true)
                    html.cell("\(header.recordedBy), \(asking.day(of: header.recorded))")
                    html.cell(
                        header.decidedBy.map {
                            "\($0), \(header.decided.map { asking.day(of: $0) } ?? "") \(header.number ?? "")"
                        } ?? "–")
                    html.element("td") { html in comparison(header, &html) }
                }
            }
        }
    }

    private func comparison(_ header: BudgetHeader, _ html: inout HTMLText) {
        guard let shown = sheet.shown, shown.header.id != header.id else { return html.text("–") }
        html.element(
            "a", ["href": "\(path)/banding?dari=\(header.id)&ke=\(shown.header.id)"],
            asking("budgets.compare-with"))
    }
}
