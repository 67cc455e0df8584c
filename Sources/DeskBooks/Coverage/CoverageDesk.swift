import Access
package import AccessBooks
package import IndicatorBooks
package import Indicators
import LawBook
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A figure, or why there is none.
package enum FigureAnswer: Sendable, Hashable {
    case figure(Figure)
    case refused(FigureRefusal)

    init(_ make: () throws(FigureRefusal) -> Figure) {
        do throws(FigureRefusal) { self = .figure(try make()) } catch { self = .refused(error) }
    }

    package var figure: Figure? {
        if case .figure(let figure) = self { figure } else { nil }
    }
}

/// The coverage of a month within a reach, taken apart one way.
package struct CoverageView: Sendable {
    package let month: Month
    package let measure: RollupMeasure
    package let filter: RollupFilter
    /// The last day of the month, or today where it has not come.
    package let asOf: Day
    /// Where the counts stand; nil where nothing was counted yet.
    package let head: RollupHead?
    /// Whether a recount was ordered and these counts are those before it.
    package let isWaiting: Bool
    /// Paid of those in work, reported of them, and paid of the months owed in twelve.
    package let figures: [FigureAnswer]
    package let parts: [RollupPart]
    /// Paid of those in work, month by month.
    package let trend: [Figure]
}

/// Coverage at somebody's desk.
package struct CoverageDesk: Sendable {
    package let desk: Desk
    package let templates: FigureTemplates

    package init(_ desk: Desk, templates: FigureTemplates) {
        self.desk = desk
        self.templates = templates
    }

    var office: Office { desk.office }

    /// Brings the counts of a small government up to now; those of a large one are counted by the queue.
    ///
    /// - Returns: whether they are behind.
    package func refreshIfQuick() async throws -> Bool {
        let rollup = CoverageRollup(office)
        let head = try await rollup.head()
        let present = Month(of: office.today)
        if let head, !head.isBehind, head.lastMonth == present { return false }
        guard try await rollup.isQuick() else { return true }
        try await rollup.refresh()
        return false
    }

    /// The last whole month of which no bill waits for its due day: what is unpaid of it is late.
    package func settledMonth() async throws -> Month {
        let (government, today) = (office.government, office.today)
        let last = Month(of: today).adding(-1)
        let waiting = try await office.database.read { connection in
            try connection.integer(
                """
                SELECT MIN(claim_month) FROM claim_state
                WHERE gov_id = $1 AND superseded_ms = 9223372036854775807 AND still_open > 0 AND due >= $2
                """, [.integer(government), .integer(Int64(today.yyyymmdd))])
        }
        guard let first = waiting.flatMap({ Month(yyyymm: Int($0)) }) else { return last }
        return min(last, first.adding(-1))
    }

    /// The coverage of a month.
    ///
    /// - Throws: `.outOfReach` for the nation, whose page is another, and for a unit that is out of reach.
    package func view(
        _ month: Month, by measure: RollupMeasure, _ filter: RollupFilter = RollupFilter()
    ) async throws -> CoverageView {
        let reach = try desk.reach(.seeAggregates)
        if let unit = filter.unit {
            let government = office.government
            try await office.database.read { connection in
                try ReachSQL.hold(unit: unit, within: reach, government: government, on: connection)
            }
        }
        let isWaiting = try await refreshIfQuick()
        let reading = RollupReading(office, reach: reach)
        let parts = try await reading.parts(month, by: measure, filter)
        let months = try await reading.months(from: month.adding(-11), through: month, filter)
        let makes = FigureMaking(office, templates.catalog, cell: cell(filter))
        let asOf = min(month.lastDay, office.today)
        let now = months.last { $0.month == month }?.part
        let trend = months.compactMap { entry in
            makes.figure(
                "coverage-local-workers", entry.part.paid, entry.part.persons,
                on: min(entry.month.lastDay, office.today)
            ).figure
        }
        return CoverageView(
            month: month, measure: measure, filter: filter, asOf: asOf,
            head: try await CoverageRollup(office).head(), isWaiting: isWaiting,
            figures: [
                makes.figure("coverage-local-workers", now?.paid ?? 0, now?.persons ?? 0, on: asOf),
                makes.figure("reported-local-workers", now?.reported ?? 0, now?.persons ?? 0, on: asOf),
                makes.figure(
                    "continuity", months.map(\.part.paid).reduce(0, +),
                    months.map(\.part.persons).reduce(0, +), on: asOf),
            ], parts: parts, trend: try FigureSeries.trend(trend))
    }

    private func cell(_ filter: RollupFilter) -> FigureCell {
        var cell = FigureCell(unit: filter.unit.map { UnitID($0) })
        cell.segment = filter.segment
        cell.category = filter.category
        cell.sex = filter.sex
        return cell
    }

    /// How many people a month it takes from a month's coverage to each target that was set.
    package func paths(from view: CoverageView) async throws -> [(target: CoverageTarget, path: TargetPath)] {
        guard let figure = view.figures.first?.figure else { return [] }
        let targets = try await TargetBook(office, catalog: templates.catalog).list()
        let growth = growth(view.trend)
        return targets.filter { $0.indicator == figure.definition.key }.map { target in
            let path = TargetPath(
                from: figure.share, in: view.month, to: target.share, by: target.by, wholeGrowsBy: growth)
            return (target, path)
        }
    }

    /// By how many the denominator grew a month on average over the trend, towards nought.
    private func growth(_ trend: [Figure]) -> Int64 {
        guard let first = trend.first, let last = trend.last, trend.count > 1 else { return 0 }
        let months = Month(of: first.denominator.asOf).months(until: Month(of: last.denominator.asOf))
        guard months > 0 else { return 0 }
        return (last.denominator.count - first.denominator.count) / Int64(months)
    }
}

/// Makes figures of a government's own registers.
struct FigureMaking {
    private let office: Office
    private let catalog: IndicatorCatalog
    private let cell: FigureCell

    init(_ office: Office, _ catalog: IndicatorCatalog, cell: FigureCell = FigureCell()) {
        self.office = office
        self.catalog = catalog
        self.cell = cell
    }

    /// Both sides counted on one day.
    func figure(_ key: String, _ part: Int64, _ whole: Int64, on day: Day) -> FigureAnswer {
        FigureAnswer { () throws(FigureRefusal) in
            guard let definition = catalog.definition(key, on: day) else {
                throw .otherDefinition(key, asked: key)
            }
            let source = "register/\(office.government)"
            return try Figure(
                Counted(definition.numerator, part, cell: cell, asOf: day, source: source),
                over: Counted(definition.denominator, whole, cell: cell, asOf: day, source: source),
                under: definition)
        }
    }
}
