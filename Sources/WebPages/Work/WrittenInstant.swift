import LawBook
import MoneyAndDates
import WebGate

/// An instant as people in western Indonesia read it: `6 Juli 2026 pukul 13.05`.
enum WrittenInstant {
    /// - Parameter instant: milliseconds since 1970.
    static func text(_ instant: Int64, _ asking: Asking) -> String {
        let seconds = Int(instant / 1_000) + 7 * 3_600
        let minutes = seconds / 60 % 1_440
        let clock = "\(two(minutes / 60)).\(two(minutes % 60))"
        return asking(
            "work.instant", ["day": .day(Day(sinceEpoch: seconds / 86_400)), "clock": .text(clock)])
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
