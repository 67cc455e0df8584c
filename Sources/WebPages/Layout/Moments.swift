import MoneyAndDates
import Words

extension Words {
    /// An instant as people write it, in western Indonesian time: `16 September 2024 14.05 WIB`.
    ///
    /// - Parameter milliseconds: since 1970.
    func moment(_ milliseconds: Int64) -> String {
        let minutes = WesternTime.minute(of: milliseconds)
        let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(text(WesternTime.day(of: milliseconds))) \(clock.joined(separator: ".")) WIB"
    }
}
