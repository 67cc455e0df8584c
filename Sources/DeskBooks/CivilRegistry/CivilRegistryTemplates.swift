import EmbeddedFiles
package import Membership

/// How replies of the civil registry write things, as the program holds it, read once.
package enum CivilRegistryTemplates {
    /// - Throws: `CivilRegistrySpellings.Fault` with the line that is not understood.
    package static func spellings() throws -> CivilRegistrySpellings { try kept.get() }

    private static let kept = Result {
        try CivilRegistrySpellings(csv: EmbeddedFiles.text(at: CivilRegistrySpellings.path) ?? "")
    }
}
