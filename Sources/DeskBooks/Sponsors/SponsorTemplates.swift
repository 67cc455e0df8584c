import EmbeddedFiles
package import Sponsorship

/// What SERTAKAN offers, as it comes with the program.
package enum SponsorTemplates {
    /// Read once.
    ///
    /// - Throws: `SponsorFileRefusal`.
    package static func embedded() throws -> SponsorRules { try kept.get() }

    private static let kept = Result {
        try SponsorRules(yaml: EmbeddedFiles.text(at: SponsorRules.path) ?? "")
    }
}
