import Access
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/anggaran/kalender`: by when what is to be done for the budget of a year.
enum BudgetCalendarPages {
    static let routes: [Route] = [
        .page(
            "/anggaran/kalender", .right(.seeBudgets),
            purpose: "For who plans: by when head-counts and proposals must be in, or a year is lost."
        ) { try await page($0, refused: nil) },
        .act("/anggaran/kalender", .right(.planBudgets)) { try await set($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let year = asking.budgetYear()
        let dates = try await asking.budgets().calendar(year)
        return .page(
            asking("budgets.menu.calendar"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("budgets.title"), "/anggaran")]
        ) { html in
            html.titlebar(
                asking("budgets.calendar-of", ["year": .text(String(year))]), asking("budgets.calendar-lead"))
            BudgetBar.write(asking, here: "/anggaran/kalender", year: year, &html)
            if let refused { html.notice(.bad, refused) }
            table(dates, year, asking, &html)
        }
    }

    private static func table(
        _ dates: [BudgetDate], _ year: Int, _ asking: Asking, _ html: inout HTMLText
    ) {
        let (today, maySet) = (asking.portal.today(), asking.mayForAll(.planBudgets))
        html.table(
            asking("budgets.calendar-caption", ["year": .text(String(year))]),
            [
                Column(asking("budgets.milestone")), Column(asking("budgets.stage")),
                Column(asking("budgets.day")), Column(asking("budgets.state")),
            ] + (maySet ? [Column(asking("budgets.change"))] : [])
        ) { html in
            for date in dates {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(date.labelKey))
                    html.cell(asking(date.stage.labelKey))
                    html.cell(asking.words.text(date.day))
                    html.element("td") { html in state(date, today, asking, &html) }
                    if maySet { html.element("td") { form(date, year, asking, &$0) } }
                }
            }
        }
        html.element("p", ["class": "hint"], asking("budgets.calendar-source"))
    }

    private static func state(
        _ date: BudgetDate, _ today: Day, _ asking: Asking, _ html: inout HTMLText
    ) {
        let left = date.day.sinceEpoch - today.sinceEpoch
        if left < 0 {
            html.state(asking("budgets.past"), .plain)
        } else {
            html.state(asking("budgets.in-days", ["days": .number(left)]), left <= 30 ? .wait : .good)
        }
        html.element("p", ["class": "hint"], asking(date.isOwn ? "budgets.own-day" : "budgets.usual-day"))
    }

    private static func form(
        _ date: BudgetDate, _ year: Int, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.form("/anggaran/kalender?tahun=\(year)", asking) { html in
            html.emptyElement("input", ["type": "hidden", "name": "tonggak", "value": date.milestone])
            html.emptyElement(
                "input",
                [
                    "type": "date", "name": "hari",
                    "aria-label": asking("budgets.day-of", ["milestone": .word(date.labelKey)]),
                    "value": date.day.description, "required": "",
                ])
            html.submit(asking("budgets.save"), style: "quiet")
        }
    }

    private static func set(_ asking: Asking) async throws -> Answer {
        do {
            let year = asking.budgetYear()
            guard let day = asking.form["hari"].flatMap({ Day(iso: $0) }) else {
                throw BudgetBookRefusal.dayUnlikely
            }
            try await asking.budgets().set(asking.form["tonggak"] ?? "", of: year, on: day)
            return .see("/anggaran/kalender?tahun=\(year)", told: "told.budgets.saved")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}
