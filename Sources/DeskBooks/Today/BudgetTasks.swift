import Access
import AccessBooks
import BudgetBooks
import Budgets
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

extension TodayFinder {
    /// Units whose money of the year ends before December, by the months that their decided lines have.
    static let budgetsShort = TodayFinder(.seeBudgets, for: budgets) { question, connection in
        let count = try shortBudgets(question, under: Int64(monthsOfYear), connection)
        guard count > 0 else { return [] }
        return [
            TodayItem(
                "budget-short", .protection, weight: count, path: "/anggaran",
                ["count": .count(Int(count)), "year": .text(String(question.today.year))])
        ]
    }

    /// Units whose money is for fewer months than a full death benefit asks for.
    static let budgetsTooShort = TodayFinder(.seeBudgets, for: budgets) { question, connection in
        let least = try? question.law.book.datedNumbers("jkm/bpu-full-benefit-paid-months")
            .ifInForce(on: question.today)?.value
        guard let least else { return [] }
        let count = try shortBudgets(question, under: Int64(least), connection)
        guard count > 0 else { return [] }
        return [
            TodayItem(
                "budget-too-short", .family, weight: count, path: "/anggaran",
                ["count": .count(Int(count)), "months": .number(least)])
        ]
    }

    /// A day of the budget calendar within a month.
    static let budgetDay = TodayFinder(.planBudgets, for: budgets) { question, connection in
        let next = try connection.first(
            """
            SELECT milestone, day, year FROM budget_calendar
            WHERE gov_id = $1 AND superseded_ms = 9223372036854775807 AND day >= $2 AND day <= $3
            ORDER BY day, year, milestone LIMIT 1
            """, [.integer(question.government), question.day(0), question.day(30)]
        ) { (try $0.text(0), try $0.day(1, "budget_calendar.day"), try $0.integer(2)) }
        guard let (milestone, day, year) = next else { return [] }
        return [
            TodayItem(
                "budget-day", .delay, by: day, weight: 1, path: "/anggaran/kalender?tahun=\(year)",
                [
                    "milestone": .word("budget.milestone.\(milestone)"), "day": .day(day),
                    "year": .text(String(year)),
                ])
        ]
    }

    /// Purses from which budgets take more than their ceiling.
    static let ceilingsPassed = TodayFinder(.seeBudgets, for: [.financeAgency, .manpowerOffice]) {
        question, connection in
        guard question.reach == .government else { return [] }
        let passed = try FundingBook.uses(
            in: question.today.year, question.government, on: connection
        ).filter(\.isPassed)
        guard let first = passed.first else { return [] }
        return [
            TodayItem(
                "ceiling-passed", .money, weight: Int64(passed.count), path: "/anggaran/sumber",
                ["count": .count(passed.count), "name": .text(first.allotment.name)])
        ]
    }

    private static let budgets: Set<Role> = [.financeAgency, .manpowerOffice, .unitHead, .treasurer]
    private static var monthsOfYear: Int { 12 }

    /// Units with a decided budget of this year whose months are fewer than so many, from its first month on.
    private static func shortBudgets(
        _ question: TodayQuestion, under months: Int64, _ connection: any SQLConnection
    ) throws -> Int64 {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "b.unit_id", governmentColumn: "b.gov_id", parameter: 3)
        return try connection.integer(
            """
            SELECT COUNT(*) FROM (
                SELECT b.gov_id, b.unit_id FROM budget b
                JOIN budget_line l ON l.gov_id = b.gov_id AND l.budget_id = b.budget_id
                WHERE b.gov_id = $1 AND b.year = $2 AND b.state = 'decided'
                    AND b.stage IN ('dpa', 'apbd-p')\(scope.sql)
                GROUP BY b.gov_id, b.unit_id
                HAVING MAX(l.to_month) - MIN(l.from_month) + 1 < \(months)) short
            """,
            [.integer(question.government), .integer(Int64(question.today.year))] + scope.values) ?? 0
    }
}
