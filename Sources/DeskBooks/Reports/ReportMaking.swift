package import Access
import AccessBooks
package import BudgetBooks
import Budgets
package import ClaimBooks
import Claims
import IndicatorBooks
package import Indicators
import LawBook
import MoneyAndDates
import ObligationBooks
package import Obligations
import SQLStore

extension ReportKind {
    /// What a role must be allowed to see to be given it.
    package var right: Right {
        switch self {
        case .coverage, .continuity: .seeAggregates
        case .arrears: .seeArrears
        case .budget: .seeBudgets
        case .renewals: .seeAgreements
        case .claims: .seeClaims
        }
    }
}

/// What reports go by.
package struct ReportTools: Sendable {
    package let figures: FigureTemplates
    package let budgets: BudgetRules
    package let claims: ClaimRules
    package let reminders: AgreementReminders
    package let matrix: AccessMatrix

    package init(
        figures: FigureTemplates, budgets: BudgetRules, claims: ClaimRules, reminders: AgreementReminders,
        matrix: AccessMatrix
    ) {
        self.figures = figures
        self.budgets = budgets
        self.claims = claims
        self.reminders = reminders
        self.matrix = matrix
    }

    /// The roles that a report may be for: those that see it of units or of the government, and may take
    /// files along.
    package func roles(for kind: ReportKind) -> [Role] {
        Role.allCases.filter { role in
            [.units, .government].contains(matrix[role, kind.right])
                && [.units, .government].contains(matrix[role, .export])
        }
    }
}

/// Makes reports at somebody's desk, within his reach: the figures are those of the pages.
struct ReportMaking {
    let desk: Desk
    let tools: ReportTools

    /// - Parameters:
    ///   - due: a report that is as of a day is as of today, whenever it was due.
    ///   - month: of which it tells.
    func content(_ kind: ReportKind, _ month: Month) async throws -> ReportContent {
        switch kind {
        case .coverage: try await coverage(month)
        case .continuity: try await continuity(month)
        case .arrears: try await arrears()
        case .budget: try await budget(month)
        case .renewals: try await renewals()
        case .claims: try await claims(month)
        }
    }

    private func view(_ month: Month) async throws -> CoverageView {
        try await CoverageDesk(desk, templates: tools.figures).view(month, by: .unit)
    }

    private func coverage(_ month: Month) async throws -> ReportContent {
        let view = try await view(month)
        let parts = ReportTable(
            "report.table.coverage",
            [
                "coverage.by.unit", "coverage.persons", "coverage.reported", "coverage.paid",
                "coverage.share",
            ],
            view.parts.map { part in
                [
                    .text(part.name), .count(part.persons), .count(part.reported), .count(part.paid),
                    share(part.paid, of: part.persons),
                ]
            })
        return ReportContent(asOf: view.asOf, tables: [parts, figures(view.figures)])
    }

    private func continuity(_ month: Month) async throws -> ReportContent {
        let view = try await view(month)
        let months = ReportTable(
            "report.table.continuity",
            ["report.month", "coverage.paid", "coverage.persons", "coverage.share"],
            view.trend.map { figure in
                [
                    .month(Month(of: figure.denominator.asOf)), .count(figure.numerator.count),
                    .count(figure.denominator.count),
                    share(figure.numerator.count, of: figure.denominator.count),
                ]
            })
        return ReportContent(asOf: view.asOf, tables: [months, figures(view.figures)])
    }

    private func arrears() async throws -> ReportContent {
        let rows = try await ArrearsDesk(desk).rows()
        let table = ReportTable(
            "report.table.arrears",
            [
                "whatif.registration", "leader.since", "leader.open", "report.overdue",
                "coverage.gaps.to-30", "report.to-60", "coverage.gaps.to-90", "coverage.gaps.over-90",
            ],
            rows.map { row in
                let ages = row.amounts + [Rupiah](repeating: .zero, count: max(0, 6 - row.amounts.count))
                return [.text(row.name), .month(row.since), .money(row.open), .money(row.overdue)]
                    + ages[2...5].map { ReportCell.money($0) }
            })
        return ReportContent(asOf: desk.office.today, tables: [table])
    }

    /// The year of the month, from its beginning through the month.
    private func budget(_ month: Month) async throws -> ReportContent {
        let units = try await BudgetDesk(desk, rules: tools.budgets).realisation(month.firstDay.year)
        let rows = units.compactMap { unit -> [ReportCell]? in
            let months = unit.months.filter { $0.month <= month }
            guard let first = months.first else { return nil }
            let sum = months.dropFirst().reduce(first) { $0.adding($1) }
            return [
                .text(unit.name), .money(sum.budget), .money(sum.billed), .money(sum.paid), .money(sum.open),
                .money(sum.overdue), .count(Int64(months.last?.people ?? 0)),
                .count(Int64(months.last?.protected ?? 0)),
            ]
        }
        let table = ReportTable(
            "report.table.budget",
            [
                "coverage.by.unit", "report.budget", "report.billed", "report.paid", "leader.open",
                "report.overdue", "report.people", "report.protected",
            ], rows)
        return ReportContent(asOf: min(month.lastDay, desk.office.today), tables: [table])
    }

    private func renewals() async throws -> ReportContent {
        let found = try await AgreementDesk(desk, reminders: tools.reminders).list(
            .expiring, atMost: 100_000)
        let table = ReportTable(
            "report.table.renewals",
            ["coverage.by.unit", "report.agreement", "report.ends", "report.days-left"],
            found.list.rows.map { line in
                [
                    .text(line.row.unitName), .text(line.row.number), .day(line.row.through),
                    .count(Int64(line.daysLeft)),
                ]
            })
        return ReportContent(asOf: desk.office.today, tables: [table])
    }

    private func claims(_ month: Month) async throws -> ReportContent {
        let totals = try await ClaimDesk(desk, rules: tools.claims).totals(
            from: month.firstDay, through: month.lastDay, by: .programme)
        let table = ReportTable(
            "report.table.claims",
            ["report.programme", "report.claims", "report.payments", "report.amount"],
            totals.lines.map { line in
                [
                    .text(line.programme.rawValue), .count(Int64(line.claims)), .count(Int64(line.payments)),
                    .money(line.amount),
                ]
            })
        return ReportContent(asOf: min(month.lastDay, desk.office.today), tables: [table])
    }

    /// Each figure with what it divided, or why it divided nothing.
    private func figures(_ answers: [FigureAnswer]) -> ReportTable {
        ReportTable(
            "report.table.figures",
            [
                "coverage.figure", "meeting.part", "meeting.whole", "coverage.share", "coverage.definition",
                "meeting.day",
            ],
            answers.compactMap(\.figure).map { figure in
                [
                    .word(figure.definition.labelKey), .count(figure.numerator.count),
                    .count(figure.denominator.count),
                    share(figure.numerator.count, of: figure.denominator.count),
                    .text(figure.definition.code), .day(figure.numerator.asOf),
                ]
            })
    }

    private func share(_ part: Int64, of whole: Int64) -> ReportCell {
        whole > 0 ? .share(Share(part, of: whole).hundredths(rounded: .halfUp)) : .text("–")
    }
}
