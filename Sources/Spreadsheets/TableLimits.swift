/// How much a table may be before it is refused. They guard the machine against a broken or hostile
/// file; no lawful roster comes near them.
package struct TableLimits: Sendable {
    /// Bytes of the file as it lies on the disk.
    package var fileBytes = 200_000_000
    /// Rows that hold something, beyond the first hundred, which are left to titles and headers.
    package var rows = 1_000_000
    /// The last column that may hold something.
    package var columns = 1_000
    /// Bytes of all parts of a workbook once expanded.
    package var expandedBytes = 3_000_000_000
    /// Bytes of the texts that a workbook's cells share, which are held while its rows are read.
    package var sharedBytes = 400_000_000
    /// How many times its packed size a part of a workbook may expand to, once it is beyond 32 MB.
    /// Real sheets stay below 60; a bomb comes near 1,000.
    package var expansion = 250
    /// Parts in the archive of a workbook.
    package var parts = 5_000
    /// Bytes of one row of a text file.
    package var rowBytes = 8_000_000
    /// Bytes between two quotes: Excel's own cells end at 32,767 characters, so more means that a quote
    /// was never closed and would swallow the rest of the file.
    package var quotedBytes = 131_072

    package init() {}

    static let titleRows = 100
    static let unsuspectedBytes = 32_000_000
}
