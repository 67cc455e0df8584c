import MoneyAndDates
import Words

extension Words {
    /// An instant as people write it, in western Indonesian time: `16 September 2024 14.05`.
    ///
    /// - Parameter milliseconds: since 1970.
    func moment(_ milliseconds: Int64) -> String {
        let minutes = (milliseconds + 7 * 3_600_000) / 60_000
        let (hour, minute) = (minutes % 1_440 / 60, minutes % 60)
        let day = Day(sinceEpoch: Int(minutes / 1_440))
        return "\(text(day)) \(hour < 10 ? "0" : "")\(hour).\(minute < 10 ? "0" : "")\(minute)"
    }
}
