import Access

/// The places of the menu, in their order; each role sees those that it has a right to.
enum Menu {
    /// What belongs together.
    enum Group: String, CaseIterable {
        /// What one does every day: it is always open.
        case daily
        case duties
        case around
        case figures
        case ground
    }

    /// So many stand side by side; where there are more, only those of every day do.
    static let most = 8

    struct Place: Sendable {
        let path: String
        let title: String
        let group: Group
        /// Any of them will do.
        let rights: [Right]
        /// For visitors without an account only.
        var isOpen = false
        /// Other paths that belong to it.
        var beside: [String] = []
    }

    static let places = [
        Place(path: "/hari-ini", title: "menu.today", group: .daily, rights: [.seeToday]),
        Place(path: "/daftar", title: "menu.rosters", group: .daily, rights: [.seeRosters]),
        Place(
            path: "/orang", title: "menu.people", group: .daily, rights: [.seePeople],
            beside: ["/pemadanan"]),
        Place(path: "/iuran", title: "menu.dues", group: .daily, rights: [.seePeriods, .seeMoney]),
        Place(path: "/klaim", title: "menu.claims", group: .daily, rights: [.seeClaims]),
        Place(path: "/unit", title: "menu.units", group: .daily, rights: [.seeUnits]),
        Place(
            path: "/pks", title: "menu.agreements", group: .duties, rights: [.seeAgreements],
            beside: ["/regulasi"]),
        Place(path: "/anggaran", title: "menu.budgets", group: .duties, rights: [.seeBudgets]),
        Place(path: "/perusahaan", title: "menu.companies", group: .duties, rights: [.seeCompanies]),
        Place(path: "/perusahaan/periksa", title: "menu.counter", group: .duties, rights: [.checkCompanies]),
        Place(
            path: "/rentan", title: "menu.vulnerable", group: .around, rights: [.seeVulnerable],
            beside: ["/desa"]),
        Place(path: "/sponsor", title: "menu.sponsors", group: .around, rights: [.seeSponsors]),
        Place(path: "/sosialisasi", title: "menu.outreach", group: .around, rights: [.runOutreach]),
        Place(path: "/tanda", title: "menu.signals", group: .around, rights: [.seeSignals]),
        Place(path: "/pimpinan", title: "menu.leadership", group: .figures, rights: [.seeLeadership]),
        Place(path: "/cakupan", title: "menu.coverage", group: .figures, rights: [.seeAggregates]),
        Place(path: "/laporan", title: "menu.reports", group: .figures, rights: [.export]),
        Place(path: "/rapat", title: "menu.meetings", group: .figures, rights: [.runMeetings]),
        Place(path: "/hukum", title: "menu.law", group: .ground, rights: [.seeToday, .seeAggregates]),
        Place(path: "/audit", title: "menu.audit", group: .ground, rights: [.seeAudit]),
        Place(
            path: "/pengaturan", title: "menu.settings", group: .ground,
            rights: [.manageAccounts, .manageSettings]),
        Place(path: "/saya", title: "menu.own", group: .daily, rights: [.seeOwnRecord]),
        Place(
            path: "/tanggungan", title: "menu.sponsored", group: .daily, rights: [], isOpen: true,
            beside: ["/sertakan"]),
        Place(path: "/materi", title: "menu.materials", group: .daily, rights: [], isOpen: true),
        Place(path: "/manfaat", title: "menu.benefits", group: .daily, rights: [], isOpen: true),
        Place(path: "/terbuka", title: "menu.open", group: .daily, rights: [], isOpen: true),
        Place(path: "/periksa", title: "menu.verify", group: .daily, rights: [], isOpen: true),
    ]

    /// Whether a path is a place or below it.
    static func holds(_ place: Place, _ path: String) -> Bool {
        ([place.path] + place.beside).contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}
