/// A kind of letter; the raw value names its folder in `templates/letters/`.
package enum LetterKind: String, Sendable, Hashable, CaseIterable {
    /// Surat pengantar tagihan iuran: what a unit is to pay for a month, and until when.
    case bill
    /// Kwitansi: what was paid, in figures and in words.
    case receipt
    /// Rincian iuran: everybody of a month with what falls on each programme.
    case contributionDetails = "contribution-details"
    /// Sertifikat kepesertaan: which months of a person are protected.
    case certificate
    /// Laporan unit: coverage and money of a unit for a month.
    case unitReport = "unit-report"
    /// Surat teguran: what is overdue.
    case warningLetter = "warning-letter"

    /// The key of its name in `words/`.
    package var labelKey: String { "letter.kind.\(rawValue)" }
}
