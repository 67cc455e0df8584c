package import IndicatorBooks
package import Indicators
import Membership
package import MoneyAndDates
import SQLStore

/// Coverage as an open table with its card: counts by category of one month, with the small ones hidden.
package struct OpenData: Sendable {
    package let month: Month
    package let asOf: Day
    package let region: String
    package let government: Int64
    package let definition: IndicatorDefinition
    private let parts: [RollupPart]
    private let rule: Suppression

    /// - Parameter parts: by category.
    package init(
        _ parts: [RollupPart], _ month: Month, asOf: Day, region: String, government: Int64,
        definition: IndicatorDefinition, _ rule: Suppression
    ) {
        self.parts = parts
        self.month = month
        self.asOf = asOf
        self.region = region
        self.government = government
        self.definition = definition
        self.rule = rule
    }

    /// The name of the table's file.
    package var name: String { "cakupan-\(month)" }

    /// The table, with its head.
    package var rows: [[String]] {
        let shown = rule.hide(parts.map { [$0.paid, $0.persons - $0.paid] })
        let lines = zip(parts, shown).map { part, cells in
            let isWhole = cells.allSatisfy { $0 != nil }
            return [
                month.description, region, part.code, isWhole ? String(part.persons) : "",
                cells[0].map { String($0) } ?? "", cells[1].map { String($0) } ?? "", definition.code,
                asOf.description,
            ]
        }
        return [["bulan", "kode_wilayah", "kategori", "pekerja", "lunas", "belum_lunas", "definisi", "per"]]
            + lines
    }

    /// What the card says of the table that needs no language.
    package var card: [(key: String, value: String)] {
        [
            ("definisi", definition.source), ("versi_definisi", definition.code),
            ("periode", month.description), ("per_tanggal", asOf.description), ("kode_wilayah", region),
            ("produsen_data", "government/\(government)"), ("batas_sel_kecil", String(rule.threshold)),
            ("berkas", "\(name).csv"),
        ]
    }

    /// Keys of `words/` for the rest of it.
    package static let cardWords: [(key: String, word: String)] = [
        ("nama", "indicator.coverage-local-workers"), ("konsep", "satu-data.concept"),
        ("ukuran", "satu-data.measure"), ("satuan", "indicator.unit.people"),
        ("klasifikasi", "satu-data.classification"),
    ]

    /// Rows as CSV. What a spreadsheet would take for a formula begins with an apostrophe.
    package static func csv(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let safe = "=+-@".contains(text.first ?? " ") && Int64(text) == nil ? "'" + text : text
        guard safe.utf8.contains(where: { [10, 13, 34, 44].contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}

extension CoverageDesk {
    /// The open table of a month.
    ///
    /// - Throws: `.outOfReach` for the nation.
    package func openData(_ month: Month) async throws -> OpenData? {
        let view = try await view(month, by: .category)
        let definition = templates.catalog.definition("coverage-local-workers", on: view.asOf)
        guard let definition else { return nil }
        return OpenData(
            view.parts, month, asOf: view.asOf, region: try await ownRegion()?.digits ?? "",
            government: office.government, definition: definition, templates.suppression)
    }
}
