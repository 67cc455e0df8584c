package import WebGate

/// Every page and act of the portal.
package enum PortalRoutes {
    /// - Parameter isDemonstration: with the door through which one enters as any role.
    package static func all(isDemonstration: Bool) -> [Route] {
        let all = [
            GovernPages.routes, SignInPages.routes, SecondFactorPages.routes, PeoplePages.routes,
            UnitPages.routes, PublicPages.routes, MoneyPages.routes, WorkPages.routes, RosterPages.routes,
            ClaimPages.routes, ObligationPages.routes, BudgetPages.routes, CoveragePages.routes,
            MeetingPages.routes, SponsorPages.routes, OutreachPages.routes, OutreachPapers.routes,
            InvitePage.routes,
            CompanyPages.routes, VulnerablePages.routes, SignalPages.routes, CivilRegistryPages.routes,
        ].flatMap(\.self)
        return isDemonstration ? all + DemoPages.routes : all
    }

    /// The picture in a browser's tab.
    package static var icon: String { Icons.file }
}
