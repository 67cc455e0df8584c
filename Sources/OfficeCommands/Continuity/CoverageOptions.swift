import ArgumentParser
import Continuity
import CoverageBooks
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLStore

/// Whose months are asked for, as of which day, and as known when.
struct CoverageOptions: ParsableArguments {
    @Option(name: .customLong("as-of"), help: "The day asked about, such as 2026-07-10; without it today.")
    var asOf: String?

    @Option(
        name: .customLong("known-at"),
        help: "Only what was recorded by the end of that day, or by 2026-07-10T14:30 in western Indonesia.")
    var knownAt: String?

    @Option(help: "Only the people of this unit and of all below it, by its number.")
    var unit: Int64?

    @Option(help: "Only the people of this registration at BPJS (NPP and division), by its number.")
    var registration: Int64?

    @Option(help: "The first month that is read, such as 2025-01; earlier payments are not seen.")
    var from: String?

    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Months read before and after the day asked about. What is paid in advance lies ahead.
    static let monthsBefore = 24
    static let monthsAfter = 12
    /// Months that the law is asked beyond the window, where the last grace may end.
    private static let beyond = 8

    func question(
        _ office: Office, _ coverage: LawCoverage, back: Int = CoverageOptions.monthsBefore,
        scope: CoverageScope? = nil, from start: Month? = nil, amounts: Bool = true
    ) throws -> CoverageQuestion {
        let day = try day(office)
        let present = Month(of: day)
        let december = present.adding(12 - day.month)
        let answered = coverage.through.adding(-CoverageOptions.beyond)
        let last = max(present, min(max(present.adding(CoverageOptions.monthsAfter), december), answered))
        let asked = try from.map { try month($0) } ?? start ?? present.adding(-back)
        return CoverageQuestion(
            government: office.government, from: min(present, max(coverage.from, asked)), through: last,
            asOf: day, known: try known(), scope: try scope ?? self.scope(),
            asksAmounts: amounts)
    }

    func day(_ office: Office) throws -> Day {
        guard let asOf else { return office.today }
        guard let day = Day(iso: asOf) else { throw refusal("as-of", asOf, "wanted.day") }
        return day
    }

    /// The last millisecond of a day, or of a minute, in western Indonesia.
    func known() throws -> Instant {
        guard let knownAt else { return .latest }
        let parts = knownAt.split(separator: "T", omittingEmptySubsequences: false)
        guard let day = Day(iso: parts[0]), parts.count <= 2 else {
            throw refusal("known-at", knownAt, "wanted.day")
        }
        var minutes = 24 * 60
        if parts.count == 2 {
            let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
            guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(clock[0]),
                let minute = Int(clock[1]), (0..<24).contains(hour), (0..<60).contains(minute)
            else { throw refusal("known-at", knownAt, "wanted.day") }
            minutes = hour * 60 + minute + 1
        }
        return Instant(epochMilliseconds: WesternTime.start(of: day) + Int64(minutes) * 60_000 - 1)
    }

    private func scope() throws -> CoverageScope {
        switch (unit, registration) {
        case (nil, nil): return .government
        case (let unit?, nil): return .unit(UnitID(unit))
        case (nil, let registration?): return .registration(UnitID(registration))
        case (_?, let registration?):
            throw refusal("registration", "\(registration)", "wanted.unit-or-registration")
        }
    }

    private func month(_ text: String) throws -> Month {
        guard let month = Month(iso: text) else { throw refusal("from", text, "wanted.month") }
        return month
    }

    private func refusal(_ name: String, _ value: String, _ wanted: String) -> TermsRefusal {
        TermsRefusal(name: name, value: value, wanted: wanted)
    }
}

extension SharedOptions {
    /// The law of continuity, with the months that the book answers for.
    func continuityLaw() throws -> (law: ContinuityLaw, coverage: LawCoverage) {
        let book = try lawFolder().book()
        return (try ContinuityLaw(from: book), book.coverage)
    }
}
