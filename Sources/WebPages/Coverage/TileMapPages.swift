import Access
import DeskBooks
import HTML
import IndicatorBooks
import IndicatorFiles
import Indicators
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// `/cakupan/peta`: the provinces as tiles, and the regencies of each.
enum TileMapPages {
    static let routes: [Route] = [
        .page(
            "/cakupan/peta", .right(.seeAggregates),
            purpose: "For meetings and ministry: coverage as a map that can be read without its colours."
        ) { try await provinces($0) },
        .page(
            "/cakupan/peta/{provinsi}", .right(.seeAggregates),
            purpose: "For a province: the coverage of its regencies and cities, as a map and a table."
        ) { try await regencies($0) },
    ]

    /// A region with what is known of it.
    struct Known {
        let code: KemendagriCode
        let name: String
        let hundredths: Int64?
        let source: String
    }

    private static func month(_ asking: Asking) -> Month {
        asking.query["bulan"].flatMap { Month(iso: $0) } ?? Month(of: asking.portal.today()).adding(-1)
    }

    private static func provinces(_ asking: Asking) async throws -> Answer {
        let known = try await known(asking, level: 2)
        let templates = try FigureTemplates.embedded()
        let grid = ProvinceGrid.embedded
        let regions = grid.places.map { place in
            known[place.code]
                ?? Known(
                    code: place.code, name: templates.regions.name(of: place.code) ?? place.short,
                    hundredths: nil, source: asking("coverage.map.unknown"))
        }
        let tiles = zip(grid.places, regions).map { place, region in
            tile(region, place.short, place.column, place.row, asking, "/cakupan/peta/\(place.code.digits)")
        }
        return page(asking("coverage.map.title"), tiles, regions, asking)
    }

    private static func regencies(_ asking: Asking) async throws -> Answer {
        let templates = try FigureTemplates.embedded()
        guard let code = asking.parameters["provinsi"].flatMap({ KemendagriCode($0) }),
            code.digits.utf8.count == 2, let name = templates.regions.name(of: code)
        else { throw NotThere() }
        let known = try await known(asking, level: 4)
        let regions = templates.regions.around(code).filter { $0.code.digits.utf8.count == 4 }.map {
            known[$0.code]
                ?? Known(
                    code: $0.code, name: $0.name, hundredths: nil, source: asking("coverage.map.unknown"))
        }
        let width = 8
        let tiles = regions.enumerated().map { place, region in
            tile(region, ProvinceGrid.short(region.name), place % width, place / width, asking, nil)
        }
        return page(asking("coverage.map.of", ["region": .text(name)]), tiles, regions, asking)
    }

    private static func tile(
        _ region: Known, _ short: String, _ column: Int, _ row: Int, _ asking: Asking, _ path: String?
    ) -> Tile {
        Tile(
            column: column, row: row, short: short, name: region.name,
            figure: region.hundredths.map { asking.percent(hundredths: $0, decimals: 1) } ?? "–",
            band: TileMap.band(region.hundredths), path: path)
    }

    /// What is known: of the nation by the counts of every government; for a government by its own, then by
    /// entered numbers, then by what was published.
    private static func known(
        _ asking: Asking, level: Int
    ) async throws -> [KemendagriCode: Known] {
        let desk = try asking.coverage()
        var found: [KemendagriCode: Known] = [:]
        if level == 2 { found = published(desk, asking) }
        if asking.isNational {
            let rows = try await desk.nation(month(asking))
            var sums: [KemendagriCode: (Int64, Int64)] = [:]
            for row in rows {
                guard let code = KemendagriCode(String(row.region).prefix(level)) else { continue }
                let before = sums[code] ?? (0, 0)
                sums[code] = (before.0 + row.paid, before.1 + row.persons)
            }
            for (code, sum) in sums where sum.1 > 0 {
                found[code] = known(code, Share(sum.0, of: sum.1), desk, asking("coverage.register"))
            }
            return found
        }
        for figure in try await desk.regionFigures()
        where figure.definition.key == "coverage-workforce" && figure.region.digits.utf8.count == level {
            guard let share = figure.answer.figure?.share else { continue }
            found[figure.region] = known(
                figure.region, share, desk, figure.answer.figure?.numerator.source ?? "")
        }
        let view = try await desk.view(month(asking), by: .region)
        for part in view.parts {
            guard let code = KemendagriCode(part.code), code.digits.utf8.count == level else { continue }
            found[code] = known(
                code, Share(part.paid, of: part.persons), desk, asking("coverage.register"))
        }
        return found
    }

    private static func published(
        _ desk: CoverageDesk, _ asking: Asking
    ) -> [KemendagriCode: Known] {
        var found: [KemendagriCode: Known] = [:]
        for figure in desk.templates.published.all {
            guard let region = figure.region, region.digits.utf8.count == 2,
                figure.indicator == "coverage-workforce", case .percent(let printed) = figure.value
            else { continue }
            found[region] = Known(
                code: region, name: desk.templates.regions.name(of: region) ?? region.digits,
                hundredths: printed.hundredths, source: asking.source(figure))
        }
        return found
    }

    private static func known(
        _ code: KemendagriCode, _ share: Share, _ desk: CoverageDesk, _ source: String
    ) -> Known {
        Known(
            code: code, name: desk.templates.regions.name(of: code) ?? code.digits,
            hundredths: share.hundredths(rounded: .halfUp), source: source)
    }

    private static func page(
        _ title: String, _ tiles: [Tile], _ regions: [Known], _ asking: Asking
    ) -> Answer {
        .page(title, crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]) { html in
            html.titlebar(title, asking("coverage.map.lead"))
            CoverageBar.write(asking, here: "/cakupan/peta", &html)
            TileMap(tiles).show(title, &html)
            html.element("p", ["class": "hint"], asking("coverage.map.bands"))
            html.table(
                asking("coverage.map.table", ["map": .text(title)]),
                [
                    Column(asking("coverage.region")), Column(asking("coverage.code")),
                    Column(asking("coverage.share"), isAmount: true), Column(asking("coverage.source")),
                ]
            ) { html in
                for region in regions {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], region.name)
                        html.cell(region.code.digits)
                        html.cell(
                            region.hundredths.map { asking.percent(hundredths: $0) } ?? "–", isAmount: true)
                        html.cell(region.source)
                    }
                }
            }
        }
    }
}
