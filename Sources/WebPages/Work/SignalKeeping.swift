import DeskBooks
import MoneyAndDates
import SQLDatabase
import SQLStore
import SignalBooks
import WebGate

/// Looks for signals once a day, so that nobody has to think of it.
enum SignalKeeping {
    /// Looks over every government whose last look was on an earlier day, again and again until its task is
    /// cancelled. Two programs that do it at once raise nothing twice.
    static func run(_ portal: Portal, _ onFault: @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            do {
                try await once(portal)
            } catch { onFault("\(error)") }
            try? await Task.sleep(for: .seconds(1_800))
        }
    }

    /// Looks where it is due.
    static func once(_ portal: Portal) async throws {
        let rules = try SignalTemplates.embedded()
        let begun = WesternTime.start(of: WesternTime.day(of: portal.now()))
        for government in try await portal.database.read({ try GovernmentBook.numbers(on: $0) }) {
            let office = portal.office(government, actor: "signals")
            if let last = try await SignalRun.last(office), last >= begun { continue }
            try await SignalRun(office, rules: rules, law: portal.law.book).run()
        }
    }
}
