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
        let text = rows.map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
        return .file(Array(text.utf8), type: "text/csv; charset=utf-8", name: name)
    }

    /// Quoted where it must be; what a spreadsheet would take for a formula begins with an apostrophe.
    private static func cell(_ text: String) -> String {
        let safe = "=+-@".contains(text.first ?? " ") && Int64(text) == nil ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func table(_ asking: Asking) async throws -> Answer {
        let month = month(asking)
        let desk = try asking.coverage()
        let view = try await desk.view(month, by: .category)
        let rule = desk.templates.suppression
        let shown = rule.hide(view.parts.map { [$0.paid, $0.persons - $0.paid] })
        var rows = [
            ["bulan", "kode_wilayah", "kategori", "pekerja", "lunas", "belum_lunas", "definisi", "per"]
        ]
        let region = try await desk.ownRegion()?.digits ?? ""
        let definition = view.figures.first?.figure?.definition.code ?? ""
        for (part, cells) in zip(view.parts, shown) {
            let isWhole = cells.allSatisfy { $0 != nil }
            rows.append([
                month.description, region, part.code, isWhole ? String(part.persons) : "",
                cells[0].map(String.init) ?? "", cells[1].map(String.init) ?? "", definition,
                view.asOf.description,
            ])
        }
        return file(rows, "cakupan-\(month).csv")
    }

    private static func card(_ asking: Asking) async throws -> Answer {
        let desk = try asking.coverage()
        let view = try await desk.view(month(asking), by: .category)
        let government = desk.desk.office.government
        let region = try await desk.ownRegion()?.digits ?? ""
        let definition = desk.templates.catalog.definition("coverage-local-workers", on: view.asOf)
        var json = JSONText()
        json.object { json in
            func field(_ key: String, _ value: String) {
                json.key(key)
                json.value(value)
            }
            field("nama", asking("indicator.coverage-local-workers"))
            field("konsep", asking("satu-data.concept"))
            field("definisi", definition?.source ?? "")
            field("versi_definisi", definition?.code ?? "")
            field("ukuran", asking("satu-data.measure"))
            field("satuan", asking("indicator.unit.people"))
            field("klasifikasi", asking("satu-data.classification"))
            field("periode", view.month.description)
            field("per_tanggal", view.asOf.description)
            field("kode_wilayah", region)
            field("produsen_data", "government/\(government)")
            field("batas_sel_kecil", String(desk.templates.suppression.threshold))
            field("berkas", "cakupan-\(view.month).csv")
        }
        return .file(json.bytes, type: "application/json", name: "cakupan-\(view.month).json")
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
