import WebGate

/// The pages of whoever governs, keeps accounts or looks things up: everything but people and money.
enum GovernPages {
    static let routes: [Route] = [
        TodayPages.routes, OwnAccountPages.routes, SettingsPages.routes, LawPages.routes, AuditPages.routes,
        LeadershipPage.routes, TotalsPage.routes, HelpPages.routes, ReportPages.routes,
    ].flatMap(\.self)
}
