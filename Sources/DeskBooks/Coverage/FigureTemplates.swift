import EmbeddedFiles
package import IndicatorFiles
package import Indicators
package import RegisterBooks

/// What figures go by: definitions, what others published, what is hidden, and the places of the year.
package struct FigureTemplates: Sendable {
    package let catalog: IndicatorCatalog
    package let published: PublishedFigures
    package let suppression: Suppression
    package let stories: SeedStories
    package let regions: RegionTable

    /// Those that the program holds, read once.
    ///
    /// - Throws: `FigureFileRefusal` for the first that is not understood.
    package static func embedded() throws -> FigureTemplates { try kept.get() }

    private static let kept = Result { try FigureTemplates() }

    private init() throws {
        catalog = try IndicatorCatalog(yaml: FigureTemplates.text(IndicatorCatalog.path))
        published = try PublishedFigures(yaml: FigureTemplates.text(PublishedFigures.path))
        suppression = try Suppression(yaml: FigureTemplates.text(Suppression.path))
        stories = try SeedStories(yaml: FigureTemplates.text(SeedStories.path), figures: published)
        regions = RegionTable(csv: [
            FigureTemplates.text("law/regions/provinces.csv"),
            FigureTemplates.text("law/regions/regencies.csv"),
        ])
    }

    private static func text(_ path: String) -> String { EmbeddedFiles.text(at: path) ?? "" }
}
