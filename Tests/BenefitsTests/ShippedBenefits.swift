import Benefits
import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates

/// The law of benefits that ships, cut into its regimes once.
enum ShippedBenefits {
    static let regimes = Result { try BenefitRegimes(BenefitLaw(from: folder.book())) }

    private static var folder: LawFolder {
        LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
    }
}
