import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import Indicators
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// Files for others: Satu Data as CSV with its card of metadata, and indicators for SDG and RPJMD.
enum OpenDataFiles {
    static let routes: [Route] = [
        .page(
            "/cakupan/satu-data.csv", .right(.seeAggregates),
            purpose: "For the data portal: coverage by unit and category as one open table."
        ) { try await table($0) },
        .page(
            "/cakupan/satu-data.json", .right(.seeAggregates),
            purpose: "For the data portal: what the table counts, in which unit and classification, by whom."
        ) { try await card($0) },
        .page(
            "/cakupan/sdg.csv", .right(.seeAggregates),
            purpose: "For planners: each indicator with both numbers, days, sources and version."
        ) { try await indicators($0) },
    ]

    private static func month(_ asking: Asking) -> Month {
        asking.query["bulan"].flatMap { Month(iso: $0) } ?? Month(of: asking.portal.today()).adding(-1)
    }

    private static func file(_ rows: [[String]], _ name: String) -> Answer {
        .file(Array(OpenData.csv(rows).utf8), type: "text/csv; charset=utf-8", name: name)
    }

    private static func table(_ asking: Asking) async throws -> Answer {
        guard let data = try await asking.coverage().openData(month(asking)) else { throw NotThere() }
        return file(data.rows, "\(data.name).csv")
    }

    private static func card(_ asking: Asking) async throws -> Answer {
        guard let data = try await asking.coverage().openData(month(asking)) else { throw NotThere() }
        var json = JSONText()
        json.object { json in
            for line in OpenData.cardWords {
                json.key(line.key)
                json.value(asking(line.word))
            }
            for line in data.card {
                json.key(line.key)
                json.value(line.value)
            }
        }
        return .file(json.bytes, type: "application/json", name: "\(data.name).json")
    }

    private static func indicators(_ asking: Asking) async throws -> Answer {
        let desk = try asking.coverage()
        let view = try await desk.view(month(asking), by: .category)
        var rows = [
            [
                "indikator", "versi", "kode_wilayah", "pembilang", "per_pembilang", "sumber_pembilang",
                "penyebut", "per_penyebut", "sumber_penyebut", "persen",
            ]
        ]
        let own = try await desk.ownRegion()?.digits ?? ""
        let figures =
            try await desk.regionFigures().compactMap(\.answer.figure) + view.figures.compactMap(\.figure)
        for figure in figures {
            let hundredths = figure.share.hundredths(rounded: .halfUp)
            rows.append([
                figure.definition.key, String(figure.definition.version), figure.cell.region?.digits ?? own,
                String(figure.numerator.count), figure.numerator.asOf.description, figure.numerator.source,
                String(figure.denominator.count), figure.denominator.asOf.description,
                figure.denominator.source,
                "\(hundredths / 100).\(String(hundredths % 100 + 100).dropFirst())",
            ])
        }
        return file(rows, "indikator-\(view.month).csv")
    }
}
