package import LawBook
package import MoneyAndDates

/// On which days a report is due.
package enum ReportRhythm: Sendable, Hashable {
    /// On a day of every month, 1 to 28: every month has it.
    case monthly(day: Int)
    /// On a day of every week, 1 is Monday.
    case weekly(weekday: Int)

    /// Due days that are made up for at most: a year of them.
    package static let mostMissed = 12

    /// - Parameter code: `monthly` or `weekly`.
    /// - Throws: `ReportRefusal.noSuchRhythm`, `.noSuchDay`.
    package init(_ code: String, day: Int) throws(ReportRefusal) {
        switch code {
        case "monthly": self = .monthly(day: day)
        case "weekly": self = .weekly(weekday: day)
        default: throw .noSuchRhythm(code)
        }
        guard days.contains(day) else { throw .noSuchDay(day, most: days.upperBound) }
    }

    /// As it stands in tables and files.
    package var code: String {
        switch self {
        case .monthly: "monthly"
        case .weekly: "weekly"
        }
    }

    /// Of the month or the week.
    package var day: Int {
        switch self {
        case .monthly(let day): day
        case .weekly(let day): day
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "report.rhythm.\(code)" }

    private var days: ClosedRange<Int> {
        switch self {
        case .monthly: 1...28
        case .weekly: 1...7
        }
    }

    /// The first due day on or after a day.
    package func due(onOrAfter day: Day) -> Day {
        switch self {
        case .weekly(let weekday): return day.adding(days: (weekday - day.weekday + 7) % 7)
        case .monthly(let number):
            let month = Month(of: day)
            let here = month.firstDay.adding(days: number - 1)
            return here >= day ? here : month.adding(1).firstDay.adding(days: number - 1)
        }
    }

    /// The due days from one day through another that are to be made by then.
    ///
    /// After an outage a monthly report of a month is made for each month that was missed. What is as of a
    /// day, and what comes every week, is made for the last due day only: the books no longer say what they
    /// said on an earlier one.
    package func due(_ kind: ReportKind, from first: Day, through last: Day) -> [Day] {
        var days: [Day] = []
        var next = due(onOrAfter: first)
        while next <= last {
            days.append(next)
            next = due(onOrAfter: next.adding(days: 1))
        }
        if case .monthly = self, kind.isOfMonth { return Array(days.suffix(ReportRhythm.mostMissed)) }
        return Array(days.suffix(1))
    }
}

/// Why a schedule of reports is not taken.
package enum ReportRefusal: TellableRefusal, Hashable {
    case noSuchRhythm(String)
    /// A day that not every month or week has.
    case noSuchDay(Int, most: Int)
    /// The role may not see what the report tells, or sees its own record or the nation only.
    case notForRole(report: ReportKind, role: String)
    case noSuchRole(String)
    /// The same report for the same role on the same days is there and on.
    case alreadyThere
    case noSuchSchedule
    case noSuchReport
    /// It is on, or off, already.
    case alreadySo

    package var note: Note {
        switch self {
        case .noSuchRhythm(let code): Note("report.refused.rhythm", ["code": .text(code)])
        case .noSuchDay(let day, let most):
            Note("report.refused.day", ["day": .number(day), "most": .number(most)])
        case .notForRole(let kind, let role):
            Note("report.refused.role", ["report": .word(kind.labelKey), "role": .word("role.\(role)")])
        case .noSuchRole(let code): Note("report.refused.no-role", ["code": .text(code)])
        case .alreadyThere: Note("report.refused.there")
        case .noSuchSchedule: Note("report.refused.no-schedule")
        case .noSuchReport: Note("report.refused.no-report")
        case .alreadySo: Note("report.refused.so")
        }
    }
}
