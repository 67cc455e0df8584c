import LawBook
import MoneyAndDates

/// The reason that a number of the law gives, or that its absence gives where a text (or nobody’s having
/// found one) says that there is none.
///
/// - Parameter none: the key where nothing is in force; nil says nothing then.
func lawReasons(
    _ key: String, none: String? = nil, by timeline: Timeline<Int>?, on day: Day
) throws(LawGap) -> [Reason] {
    guard let timeline else { return [] }
    if let dated = try timeline.ifInForce(on: day) {
        return [Reason(key, ["count": .count(dated.value)], by: dated)]
    }
    guard let none, let entry = timeline.entries.last(where: { $0.from <= day }) else { return [] }
    return [Reason(none, [:], by: entry)]
}
