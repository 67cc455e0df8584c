/// Western Indonesian time (WIB), seven hours before Greenwich all year, where most offices are. Instants are
/// milliseconds since 1 January 1970 in Greenwich, also before it.
package enum WesternTime {
    private static let ahead: Int64 = 7 * 3_600_000
    private static let dayLength: Int64 = 86_400_000

    /// The day that an instant lies on.
    ///
    /// - Precondition: the day lies in the years 1 to 9999.
    package static func day(of instant: Int64) -> Day {
        Day(sinceEpoch: Int((instant + ahead - sinceMidnight(instant)) / dayLength))
    }

    /// Whole seconds since midnight, 0 to 86,399.
    package static func second(of instant: Int64) -> Int { Int(sinceMidnight(instant) / 1_000) }

    /// Whole minutes since midnight, 0 to 1,439.
    package static func minute(of instant: Int64) -> Int { Int(sinceMidnight(instant) / 60_000) }

    /// The first millisecond of a day.
    package static func start(of day: Day) -> Int64 { Int64(day.sinceEpoch) * dayLength - ahead }

    private static func sinceMidnight(_ instant: Int64) -> Int64 {
        let rest = (instant + ahead) % dayLength
        return rest < 0 ? rest + dayLength : rest
    }
}
