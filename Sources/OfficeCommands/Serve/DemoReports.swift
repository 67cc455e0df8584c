import IndicatorBooks
import Indicators
import MoneyAndDates
import SQLStore

/// Reports on a schedule in the demonstration; the portal makes what is due when it starts.
struct DemoReports {
    let office: Office

    init(_ office: Office) { self.office = office }

    /// Sets schedules where there are none yet, so that two months of them are due.
    func prepare() async throws {
        let book = ReportScheduleBook(office.with(actor: "administrator"))
        guard try await book.list().isEmpty else { return }
        let from = Month(of: office.today).adding(-1).firstDay
        let drafts: [(ReportKind, String, ReportRhythm, ReportFormat)] = [
            (.coverage, "leadership", .monthly(day: 5), .pdf),
            (.continuity, "manpower-office", .monthly(day: 5), .pdf),
            (.budget, "finance-agency", .monthly(day: 10), .xlsx),
            (.renewals, "manpower-office", .monthly(day: 1), .xlsx),
            (.arrears, "opd-operator", .weekly(weekday: 1), .xlsx),
            (.claims, "manpower-office", .monthly(day: 5), .csv),
        ]
        for (kind, role, rhythm, format) in drafts {
            try await book.add(
                ReportDraft(kind: kind, role: role, rhythm: rhythm, format: format), from: from)
        }
    }
}
