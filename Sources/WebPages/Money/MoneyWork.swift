import DeskBooks
import WebGate

/// Hitung of many people, behind the pages.
enum MoneyWork {
    static func handlers(_ portal: Portal) -> [WorkHandler] {
        [
            WorkHandler(PeriodWork.kind) { item, argument, progress in
                let desk = PeriodDesk(try RosterWork.desk(item, portal), law: portal.law.period)
                try await desk.perform(argument, progress)
                return nil
            }
        ]
    }
}
