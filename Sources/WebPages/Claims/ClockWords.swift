import Claims
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// A clock in words: how long there is, or how late it is.
struct ClockWords {
    let text: String
    let tone: Tone

    /// Minutes, then hours, days and whole years: as people say it.
    ///
    /// - Parameter due: the last instant at which it is in time.
    init(until due: Instant, now: Int64, _ asking: Asking) {
        let left = due.epochMilliseconds - now
        let minutes = Int(abs(left) / 60_000)
        let (unit, count): (String, Int) =
            switch minutes {
            case ..<90: ("minutes", minutes)
            case ..<(48 * 60): ("hours", minutes / 60)
            case ..<(730 * 24 * 60): ("days", minutes / (24 * 60))
            default: ("years", minutes / (365 * 24 * 60))
            }
        text = asking("claims.clock.\(left < 0 ? "late" : "left").\(unit)", ["count": .count(count)])
        tone = left < 0 ? .bad : minutes < 72 * 60 ? .wait : .plain
    }

    /// Of a clock of a claim, also one that stands still.
    init(_ reading: ClaimClockReading, now: Int64, _ asking: Asking) {
        switch reading.state {
        case .running:
            if let due = reading.due {
                self.init(until: due, now: now, asking)
            } else {
                self.init(asking(reading.state.labelKey), .plain)
            }
        case .late(let days, let minutes):
            if reading.stoppedAt == nil, let due = reading.due {
                self.init(until: due, now: now, asking)
            } else if days > 0 {
                self.init(asking("claims.clock.was-late.days", ["count": .count(days)]), .bad)
            } else {
                self.init(asking("claims.clock.was-late.minutes", ["count": .count(minutes)]), .bad)
            }
        case .met: self.init(asking(reading.state.labelKey), .good)
        case .expired: self.init(asking(reading.state.labelKey), .bad)
        case .notStarted: self.init(asking(reading.state.labelKey), .plain)
        case .unknown(let gap):
            self.init("\(asking(reading.state.labelKey)): \(asking.words(gap.note))", .wait)
        }
    }

    private init(_ text: String, _ tone: Tone) {
        self.text = text
        self.tone = tone
    }
}

extension ClaimStage {
    var tone: Tone {
        switch self {
        case .opened, .phaseOne, .care, .phaseTwo: .wait
        case .submitted, .approved, .withdrawn: .plain
        case .paid: .good
        case .refused: .bad
        }
    }
}

extension ClaimFinding.Severity {
    var tone: Tone {
        switch self {
        case .stops: .bad
        case .warns: .wait
        case .fine: .good
        }
    }
}

extension Asking {
    /// An instant where the claim's event was: `3 Maret 2026 14.05 WIB`.
    func moment(_ instant: Instant, _ time: IndonesianTime) -> String {
        let moment = LocalMoment(of: instant, in: time)
        let (hour, minute) = (moment.minute / 60, moment.minute % 60)
        let clock = "\(hour < 10 ? "0" : "")\(hour).\(minute < 10 ? "0" : "")\(minute)"
        return "\(words.text(moment.day)) \(clock) \(time.rawValue)"
    }

    /// From the least to the most, or one amount where they are the same.
    func range(_ low: Rupiah?, _ high: Rupiah?) -> String {
        guard let high else { return "–" }
        guard let low, low != high else { return high.description }
        return "\(low) – \(high)"
    }
}
