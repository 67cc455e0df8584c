package import MoneyAndDates

/// The three times of day of Indonesia; none has a summer time.
package enum IndonesianTime: String, Sendable, Hashable, CaseIterable {
    case western = "WIB"
    case central = "WITA"
    case eastern = "WIT"

    /// Hours before Greenwich.
    package var hoursAhead: Int {
        switch self {
        case .western: 7
        case .central: 8
        case .eastern: 9
        }
    }

    /// The time of a region by the province its Kemendagri code begins with: 5171 is in Bali. Western for a
    /// code that begins otherwise than any province.
    package init(region code: Int64) {
        var province = code
        while province >= 100 { province /= 100 }
        switch province {
        case 51...53, 63...65, 71...76: self = .central
        case 81, 82, 91...97: self = .eastern
        default: self = .western
        }
    }
}

/// A minute of a day as the clock on the wall shows it.
package struct LocalMoment: Sendable, Hashable, Comparable {
    package let day: Day
    /// Minutes since midnight, 0 to 1439.
    package let minute: Int

    /// Nil for a minute that a day does not have.
    package init?(_ day: Day, minute: Int) {
        guard (0..<LocalMoment.minutesOfDay).contains(minute) else { return nil }
        self.day = day
        self.minute = minute
    }

    /// `2026-03-15T14:30`, or with a blank in the place of the T; nil for anything else.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard time.count == 2, time.map(\.utf8.count) == [2, 2], let hour = Int(time[0]),
            let minute = Int(time[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        self.init(day, minute: hour * 60 + minute)
    }

    /// What a clock of that time shows at an instant.
    package init(of instant: Instant, in time: IndonesianTime) {
        let minutes = (instant.epochMilliseconds.flooredDivision(by: 60_000)) + Int64(time.hoursAhead * 60)
        let days = minutes.flooredDivision(by: Int64(LocalMoment.minutesOfDay))
        day = Day(sinceEpoch: Int(days))
        minute = Int(minutes - days * Int64(LocalMoment.minutesOfDay))
    }

    /// The instant at which a clock of that time shows it.
    package func instant(in time: IndonesianTime) -> Instant {
        let minutes = day.sinceEpoch * LocalMoment.minutesOfDay + minute - time.hoursAhead * 60
        return Instant(epochMilliseconds: Int64(minutes) * 60_000)
    }

    package static func < (left: LocalMoment, right: LocalMoment) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }

    static let minutesOfDay = 24 * 60
}

extension LocalMoment: CustomStringConvertible {
    /// `2026-03-15T14:30`.
    package var description: String { "\(day)T\(clock)" }

    /// `14:30`.
    package var clock: String {
        let (hours, minutes) = (String(minute / 60), String(minute % 60))
        return (hours.count < 2 ? "0" : "") + hours + ":" + (minutes.count < 2 ? "0" : "") + minutes
    }
}

extension Instant {
    /// The instant so many times twenty-four hours later.
    package func adding(daysOfHours days: Int) -> Instant {
        Instant(
            epochMilliseconds: epochMilliseconds + Int64(days) * Int64(LocalMoment.minutesOfDay) * 60_000)
    }

    /// Whole minutes until another instant; nought where it is not later.
    package func minutes(until other: Instant) -> Int {
        max(0, Int((other.epochMilliseconds - epochMilliseconds) / 60_000))
    }

    /// Whole hours until another instant; nought where it is not later.
    package func hours(until other: Instant) -> Int {
        max(0, Int((other.epochMilliseconds - epochMilliseconds) / 3_600_000))
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
