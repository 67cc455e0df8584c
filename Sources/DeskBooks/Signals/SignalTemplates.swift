import EmbeddedFiles
import SignalFiles
package import Signals

/// From when on something is a signal, as the program holds it, read once.
package enum SignalTemplates {
    /// - Throws: `SignalFileRefusal` for the first that is not understood.
    package static func embedded() throws -> SignalRules { try kept.get() }

    private static let kept = Result {
        try SignalRules(yaml: EmbeddedFiles.text(at: SignalRules.path) ?? "")
    }
}
