package import Indicators
package import Membership
package import MoneyAndDates
package import RegisterBooks
import SQLDatabase
package import SQLStore

/// A number that somebody else counted, on its way into the books.
package struct PopulationDraft: Sendable, Hashable {
    package let measure: String
    package let population: String
    package let region: KemendagriCode
    package let asOf: Day
    package let count: Int64
    package let source: String

    package init(
        measure: String, population: String, region: KemendagriCode, asOf: Day, count: Int64, source: String
    ) {
        self.measure = measure
        self.population = population
        self.region = region
        self.asOf = asOf
        self.count = count
        self.source = source
    }
}

/// The same as it is kept.
package struct PopulationFigure: Sendable, Hashable {
    package let id: Int64
    package let draft: PopulationDraft
    package let recordedBy: String
}

/// Numbers that others counted: workforce, villages, participants by BPJS.
package struct PopulationBook: Sendable {
    private let office: Office
    private let catalog: IndicatorCatalog
    private let regions: RegionTable

    /// - Parameter regions: the provinces and regencies of this year; districts and villages are not among
    ///   them and are refused.
    package init(_ office: Office, catalog: IndicatorCatalog, regions: RegionTable) {
        self.office = office
        self.catalog = catalog
        self.regions = regions
    }

    /// What may be entered: the measures of the definitions that no register counts.
    package var enterable: [Measure] {
        var found: [Measure] = []
        for definition in catalog.definitions where definition.olderDays > 0 {
            for measure in [definition.numerator, definition.denominator] where !found.contains(measure) {
                found.append(measure)
            }
        }
        return found
    }

    /// Records numbers; one that is there for the same day is superseded. All of them or none.
    ///
    /// - Throws: `IndicatorBookRefusal` for a code that the year's list does not have, a place outside the
    ///   government's own, a measure that no definition names, a day to come, and no source.
    @discardableResult
    package func record(_ drafts: [PopulationDraft]) async throws -> [Int64] {
        for draft in drafts { try refuse(draft) }
        let numbers = office.identifiers.next(max(drafts.count, 1))
        let office = office
        return try await office.act { connection, now in
            let own = try connection.integer(
                "SELECT region_id FROM government WHERE gov_id = $1", [.integer(office.government)])
            let place = own.flatMap { KemendagriCode(String($0)) }
            var changes: [AuditChange] = []
            for (draft, number) in zip(drafts, numbers) {
                guard place?.contains(draft.region) == true else {
                    throw IndicatorBookRefusal.otherRegion(draft.region.digits)
                }
                try Self.supersede(draft, office.government, now: now, on: connection)
                try Self.insert(draft, number, office, now: now, on: connection)
                changes.append(
                    office.change(
                        "figure.record", of: "figure/\(number)", reason: draft.source,
                        after:
                            "\(draft.measure) \(draft.population) \(draft.region.digits) \(draft.asOf) "
                            + "\(draft.count)"))
            }
            return Act(Array(numbers.prefix(drafts.count)), changes)
        }
    }

    private func refuse(_ draft: PopulationDraft) throws(IndicatorBookRefusal) {
        guard regions.name(of: draft.region) != nil else {
            if draft.region.digits.utf8.count > 4 { throw .regionNotListed(draft.region.digits) }
            throw .noSuchRegion(draft.region.digits)
        }
        guard enterable.contains(where: { $0.key == draft.measure && $0.population == draft.population })
        else { throw .noSuchMeasure("\(draft.measure) \(draft.population)") }
        if draft.source.allSatisfy(\.isWhitespace) || draft.source.utf8.count > 500 { throw .noSource }
        if draft.asOf > office.today { throw .dayAhead(draft.asOf) }
        if !(0...1_000_000_000).contains(draft.count) { throw .countOutOfRange }
    }

    private static func supersede(
        _ draft: PopulationDraft, _ government: Int64, now: Int64, on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            UPDATE population_figure SET superseded_ms = $1
            WHERE gov_id = $2 AND measure = $3 AND population = $4 AND region_id = $5 AND as_of = $6
                AND superseded_ms = 9223372036854775807
            """,
            [
                .integer(now), .integer(government), .text(draft.measure), .text(draft.population),
                .integer(draft.region.number), .integer(Int64(draft.asOf.yyyymmdd)),
            ])
    }

    private static func insert(
        _ draft: PopulationDraft, _ number: Int64, _ office: Office, now: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO population_figure (gov_id, figure_id, measure, population, region_id, as_of, persons,
                source, recorded_by, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                .integer(office.government), .integer(number), .text(draft.measure), .text(draft.population),
                .integer(draft.region.number), .integer(Int64(draft.asOf.yyyymmdd)), .integer(draft.count),
                .text(draft.source), .text(office.actor), .integer(now), .integer(.max),
            ])
    }

    /// All that stand, the newest day first.
    package func list() async throws -> [PopulationFigure] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT figure_id, measure, population, region_id, as_of, persons, source, recorded_by
                FROM population_figure WHERE gov_id = $1 AND superseded_ms = 9223372036854775807
                ORDER BY as_of DESC, measure, population, region_id, figure_id
                """, [.integer(government)]
            ) { row in
                guard let region = KemendagriCode(String(try row.integer(3))) else {
                    throw SQLFault(kind: .statement, code: "region", detail: "no code")
                }
                return PopulationFigure(
                    id: try row.integer(0),
                    draft: PopulationDraft(
                        measure: try row.text(1), population: try row.text(2), region: region,
                        asOf: try row.day(4, "population_figure.as_of"), count: try row.integer(5),
                        source: try row.text(6)), recordedBy: try row.text(7))
            }
        }
    }

    /// A figure out of numbers that others counted: of each side the newest of a place, divided if they
    /// belong together.
    ///
    /// - Returns: nil where a side is missing.
    /// - Throws: `FigureRefusal` where they do not.
    package static func figure(
        _ definition: IndicatorDefinition, of region: KemendagriCode, from figures: [PopulationFigure]
    ) throws(FigureRefusal) -> Figure? {
        func newest(_ measure: Measure) -> Counted? {
            let found = figures.map(\.draft).filter {
                $0.measure == measure.key && $0.population == measure.population && $0.region == region
            }.max { $0.asOf < $1.asOf }
            return found.map {
                Counted(
                    measure, $0.count, cell: FigureCell(region: region), asOf: $0.asOf, source: $0.source)
            }
        }
        guard let numerator = newest(definition.numerator), let denominator = newest(definition.denominator)
        else { return nil }
        return try Figure(numerator, over: denominator, under: definition)
    }
}
