import IndicatorBooks
import SQLDatabase
import SQLStore
import WebGate

/// Keeps the counts of coverage up with the registers, so that no page waits for them.
enum CoverageKeeping {
    /// Brings the counts of every government to the end of its chain, again and again until its task is
    /// cancelled. A government of which nothing changed costs one look-up.
    static func run(_ portal: Portal, _ onFault: @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            do {
                let governments = try await portal.database.read { try GovernmentBook.numbers(on: $0) }
                for government in governments {
                    try await CoverageRollup(portal.office(government, actor: "counts")).refresh()
                }
            } catch { onFault("\(error)") }
            try? await Task.sleep(for: .seconds(30))
        }
    }
}
