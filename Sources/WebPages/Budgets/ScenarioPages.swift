import Access
import Benefits
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/anggaran/skenario`: what it costs to insure more people, side by side, on one page to print.
enum ScenarioPages {
    static let routes: [Route] = [
        .page(
            "/anggaran/skenario", .right(.seeBudgets),
            purpose: "For the head of a region: what each choice costs, and what happens if nothing is done."
        ) { try await page($0, refused: nil) },
        .act("/anggaran/skenario", .right(.planBudgets)) { try await keep($0) },
    ]

    /// The plans beside each other with the population they are reckoned over.
    struct Board: Sendable {
        let register: [ScenarioGroup: (people: Int, covered: Int)]
        let people: Int
        let insured: Int
        let uninsuredMonths: Int
        let columns: [(title: String, answer: ScenarioAnswer)]
        let kept: [KeptScenario]
        let stake: FamilyStake?
    }

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let year = asking.budgetYear()
        guard let question = ScenarioQuestion(asking.query, year: year) else { throw NotThere() }
        let book = try asking.budgets().scenarios()
        var told = refused ?? (question.isWrong ? asking("budgets.scenario-wrong") : nil)
        var board: Board?
        do { board = try await reckon(question, book, asking) } catch let refusal as any TellableRefusal {
            if refusal is AccessRefusal { throw refusal }
            told = asking.words(refusal.note)
        }
        let view = ScenarioView(asking: asking, question: question, board: board)
        let notice = told
        return .page(
            asking("budgets.menu.scenario"), status: notice == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("budgets.title"), "/anggaran")]
        ) { html in
            html.titlebar(
                asking("budgets.scenario-of", ["year": .text(String(year))]), asking("budgets.scenario-lead")
            ) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("budgets.print"))
            }
            BudgetBar.write(asking, here: "/anggaran/skenario", year: year, &html)
            if let notice { html.notice(.bad, notice) }
            view.write(&html)
        }
    }

    private static func reckon(
        _ question: ScenarioQuestion, _ book: ScenarioBook, _ asking: Asking
    ) async throws -> Board {
        let reckoning = try await book.reckoning(year: question.year, beside: question.counted)
        var columns = try question.usual().map {
            (title: asking($0.key), answer: try reckoning.answer($0.plan))
        }
        columns.append((title: asking("budgets.plan.own"), answer: try reckoning.answer(question.plan)))
        let kept = try await book.kept(year: question.year)
        for scenario in kept.prefix(3) {
            guard let other = ScenarioQuestion(Fields(urlEncoded: scenario.steps), year: question.year),
                let answer = try? reckoning.answer(other.plan)
            else { continue }
            columns.append((title: scenario.name, answer: answer))
        }
        let nothing = reckoning.nothingMore
        let day = Month(question.year, 6)?.firstDay ?? asking.portal.today()
        return Board(
            register: try await book.register(), people: nothing.people, insured: nothing.insured,
            uninsuredMonths: nothing.uninsuredMonths, columns: columns, kept: kept,
            stake: try? FamilyStake(on: day, asking.portal.law.book, asking.portal.law.benefits))
    }

    private static func keep(_ asking: Asking) async throws -> Answer {
        let year = asking.form["tahun"].flatMap { Int($0) } ?? asking.portal.today().year
        let steps = ScenarioQuestion.steps(Fields(urlEncoded: asking.form["langkah"] ?? ""))
        do {
            try await asking.budgets().keep(asking.form["nama"] ?? "", year: year, steps: steps)
            return .see("/anggaran/skenario?tahun=\(year)&\(steps)", told: "told.budgets.saved")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}
