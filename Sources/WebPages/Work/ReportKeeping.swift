import DeskBooks
import SQLDatabase
import SQLStore
import WebGate

/// Makes the reports that are due, so that nobody has to order them.
enum ReportKeeping {
    /// Looks over every government again and again until its task is cancelled. Two programs that do it at
    /// once make none twice.
    static func run(_ portal: Portal, _ onFault: @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            do {
                try await once(portal)
            } catch { onFault("\(error)") }
            try? await Task.sleep(for: .seconds(1_800))
        }
    }

    /// Makes what is due.
    static func once(_ portal: Portal) async throws {
        let tools = try portal.reportTools()
        for government in try await portal.database.read({ try GovernmentBook.numbers(on: $0) }) {
            try await ReportRun(portal.office(government, actor: ReportRun.actor), tools: tools).run()
        }
    }
}
