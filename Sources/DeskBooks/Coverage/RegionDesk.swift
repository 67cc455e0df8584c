import Access
import AccessBooks
package import IndicatorBooks
import IndicatorFiles
package import Indicators
import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// The figure of a region out of numbers that others counted, beside what others published.
package struct RegionFigure: Sendable {
    package let definition: IndicatorDefinition
    package let region: KemendagriCode
    package let regionName: String
    package let answer: FigureAnswer
    package let comparisons: [Comparison]
}

extension CoverageDesk {
    /// The region of the government.
    package func ownRegion() async throws -> KemendagriCode? {
        let government = office.government
        return try await office.database.read { connection in
            try connection.integer(
                "SELECT region_id FROM government WHERE gov_id = $1", [.integer(government)])
        }.flatMap { KemendagriCode(String($0)) }
    }

    private var populations: PopulationBook {
        PopulationBook(office, catalog: templates.catalog, regions: templates.regions)
    }

    /// What was entered, and the measures that may be.
    package func entered() async throws -> (figures: [PopulationFigure], measures: [Measure]) {
        _ = try notNational()
        return (try await populations.list(), populations.enterable)
    }

    /// Records numbers that others counted.
    package func record(_ drafts: [PopulationDraft]) async throws {
        try desk.wholeGovernment(.manageFigures)
        try await populations.record(drafts)
    }

    /// Sets a target.
    package func set(_ target: CoverageTarget) async throws {
        try desk.wholeGovernment(.manageFigures)
        try await TargetBook(office, catalog: templates.catalog).set(target)
    }

    /// The figures that entered numbers give, each beside those published of its region.
    package func regionFigures() async throws -> [RegionFigure] {
        _ = try notNational()
        let figures = try await populations.list()
        let regions = Array(Set(figures.map(\.draft.region))).sorted()
        var found: [RegionFigure] = []
        for region in regions {
            for definition in templates.catalog.definitions where definition.olderDays > 0 {
                let answer: FigureAnswer
                do throws(FigureRefusal) {
                    guard
                        let figure = try PopulationBook.figure(definition, of: region, from: figures)
                    else { continue }
                    answer = .figure(figure)
                } catch { answer = .refused(error) }
                found.append(
                    RegionFigure(
                        definition: definition, region: region,
                        regionName: templates.regions.name(of: region) ?? region.digits, answer: answer,
                        comparisons: comparisons(answer.figure)))
            }
        }
        return found
    }

    private func comparisons(_ figure: Figure?) -> [Comparison] {
        guard let figure else { return [] }
        return templates.published.all.compactMap { try? Comparison(figure, with: $0) }
    }

    private func notNational() throws -> Reach {
        let reach = try desk.reach(.seeAggregates)
        switch reach {
        case .nation, .own: throw AccessRefusal.outOfReach
        case .units, .government: return reach
        }
    }

    /// The totals of every government, for those who see the nation.
    ///
    /// - Throws: `.outOfReach` for everybody else.
    package func nation(_ month: Month) async throws -> [NationalRow] {
        guard case .nation = try desk.reach(.seeAggregates) else { throw AccessRefusal.outOfReach }
        return try await NationalTotals.read(month, from: office.database)
    }
}
